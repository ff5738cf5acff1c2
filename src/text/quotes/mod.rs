//! Quotation marks: straight and curly ones made guillemets when paired, pairs matched over
//! paragraphs, broken ones cut out (rule C3). No mark is ever added.

mod pairs;
mod repair;
mod unify;

pub(crate) use pairs::{Pair, goes_on, pairs};
pub(crate) use repair::repair;
pub(crate) use unify::unify;
