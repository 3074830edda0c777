//! Points of the plane with a class or value each, and what a target is.

use serde::{Deserialize, Serialize};

pub use crate::limits::files::{MAX_LINES, MAX_SIZE};

/// What the target of an example is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// A class.
    Classes,
    /// A value.
    Values,
}

/// Points with their targets, each an array of length N.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PointSet"))]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// The first coordinates.
    pub x: Vec<f64>,
    /// The second coordinates.
    pub y: Vec<f64>,
    /// The class 0 or 1, or the value.
    pub target: Vec<f64>,
}
