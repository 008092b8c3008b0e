//! Pages for those who write apps.

pub mod index;
