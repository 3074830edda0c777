//! Examples of a reader's own: named inputs and a target, as they are chosen from the columns of a table.

use serde::{Deserialize, Serialize};

/// N examples with D inputs each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Examples {
    /// The inputs (D), 1 to [`MAX_INPUTS`](crate::limits::files::MAX_INPUTS).
    pub inputs: Vec<Input>,
    /// What is to be predicted.
    pub target: Target,
}

/// An input: a column of numbers, or one value of a column of texts (one-hot).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExamplesInput"))]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// The name on axes and legends: that of its column, with the text for one-hot inputs, such as `island = Dream`.
    pub name: String,
    /// Its numbers (N).
    pub values: Vec<f64>,
}

/// The column of targets.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExamplesTarget"))]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The name of its column.
    pub name: String,
    /// The classes or numbers.
    pub kind: TargetKind,
}

/// The targets of N examples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExamplesTargetKind"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TargetKind {
    /// A class each.
    Classes {
        /// The names of the classes (C), 2 to [`MAX_TABLE_CLASSES`](crate::limits::files::MAX_TABLE_CLASSES).
        names: Vec<String>,
        /// The class of each example, an index into `names` (N).
        indices: Vec<usize>,
    },
    /// A number each (N).
    Values(Vec<f64>),
}

impl Default for TargetKind {
    fn default() -> Self {
        Self::Values(Vec::new())
    }
}
