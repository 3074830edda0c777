//! Data sets: read from files, or drawn by rule.

pub mod idx;
