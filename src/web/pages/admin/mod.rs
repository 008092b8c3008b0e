//! `/admin`: the pages of those who run this instance.

pub mod home;
