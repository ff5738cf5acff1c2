//! The `pigiste` binary.
fn main() {}
