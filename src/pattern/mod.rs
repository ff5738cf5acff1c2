//! The one language of rules: patterns over parsed text, for finding and for rewriting.
//!
//! | written | matches |
//! |---|---|
//! | `que`, `selon`, `,` | that word or mark (case and apostrophe folded; « qu’ » is `que`) |
//! | `<déclarer>` | any form of the lemma |
//! | `@reporting.neutral` | any word, lemma or phrase of a list in `rules/french/lists/` |
//! | `NOUN`, `VERB[tense=imparfait]` | a token by tag and features |
//! | `NP`, `NPS`, `VG`, `PP` | a chunk; `NP` with its prepositional complements, longest first; `NPS` without |
//! | `CLAUSE`, `QUOTE` | up to a clause border, nearest first; a pair of quotation marks |
//! | `person`, `money`, `date` … | a mention |
//! | `_` | any one token |
//! | `speaker=NP`, `content=( … )` | names what was matched |
//! | `( … \| … )`, `?`, `*`, `+` | alternatives, optional, repeated |
//! | `..`, `...` | a gap inside one clause, a gap inside the sentence; shortest first |
//! | `^`, `$` | sentence start (an opening mark may stand before it); sentence end (before its final mark) |
//!
//! Constraints in brackets: `lemma`, `form`, `tense`, `gender`, `number`, `person`, `neg`, `passive`,
//! `cap`, `finite`, `unknown`; several are separated by `;`; a value may be a list (`@…`) or `a|b`; `!=`
//! negates.

pub mod condition;
pub mod filters;
pub mod index;
pub mod lists;
pub mod matcher;
pub mod mention;
pub mod program;
pub mod rewrite;
pub mod syntax;

pub use condition::Condition;
pub use index::Index;
pub use lists::Lists;
pub use matcher::{Match, Scene};
pub use mention::{EntityType, FigureKind, MentionOf, Mentioned};
pub use program::Pattern;
