//! Makes cargo notice new rule and template files: `include_dir!` alone does not.
fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=templates");
}
