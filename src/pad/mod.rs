//! Padding: paragraphs of the banks that the source calls for, chosen by trigger, placed where they teach.

pub mod item;
pub mod place;
pub mod select;
pub mod trigger;

pub use item::{Bank, Item, Role};
pub use place::pad;
