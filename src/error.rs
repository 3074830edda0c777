//! The error type of the crate: what was expected, and what was found instead.
//!
//! Both are plain data, so that a page can write the message in its own language. The English message is the [`Display`]
//! of [`Error`].
//!
//! [`Display`]: std::fmt::Display

mod expected;
mod got;
mod kinds;
mod what;

use serde::Serialize;

pub use expected::Expected;
pub use got::{Got, NamedShape, Place};
pub use kinds::{Each, IdxContents, KeptPart, NetworkFormat, Notation, PerceptronPart, Ranged, SyntaxPart, Thing};
pub use what::{Computed, What};

/// The expected length of one axis of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum AxisLength {
    /// Exactly this length.
    Exactly(usize),
    /// Any length, named by its letter: B for the samples of a batch, O for outputs.
    Any(char),
}

/// The kind of targets that a data set has or a loss takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TargetKind {
    /// A class index for each sample, shape (N).
    Classes,
    /// A real number for each output, shape (N, O).
    Values,
}

/// Why an input was rejected, or a training stopped.
///
/// [`Error::code`] identifies the variant in any language; the fields fill in the rest of the message.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An array has the wrong shape for the operation.
    #[error("{what}: expected {expected}, got {got}")]
    Shape {
        /// The array.
        what: What,
        /// The shape that the operation needs.
        expected: Expected,
        /// The shape of the array.
        got: Got,
    },
    /// A collection that needs at least one element is empty.
    #[error("{what}: expected at least one, got none")]
    Empty {
        /// The collection.
        what: What,
    },
    /// A value is out of range.
    #[error("{what}: expected {expected}, got {got}")]
    Value {
        /// The quantity.
        what: What,
        /// The allowed values.
        expected: Expected,
        /// The actual value.
        got: Got,
    },
    /// Bytes or text are malformed.
    #[error("{what}: expected {expected}, got {got}")]
    Format {
        /// The document.
        what: What,
        /// What the format requires at this point.
        expected: Expected,
        /// What was found there.
        got: Got,
    },
    /// Training computed an infinite number or NaN. The update was not applied.
    #[error("training diverged in step {step}: {what}{} is not finite", layer_idx.map_or(String::new(), |i| format!(" of layers[{i}]")))]
    Diverged {
        /// The quantity that is not finite.
        what: Computed,
        /// The index of its layer, from 0; `None` for the loss.
        layer_idx: Option<usize>,
        /// The training step that failed, counted from 1.
        step: usize,
    },
}

impl Error {
    /// Returns an [`Error::Shape`] for an array of shape `got`.
    pub(crate) fn shape(what: What, expected: impl IntoIterator<Item = AxisLength>, got: &[usize]) -> Self {
        let expected = Expected::Shape { axes: expected.into_iter().collect() };
        Self::Shape { what, expected, got: Got::Shape { lengths: got.to_vec() } }
    }

    /// Returns an [`Error::Value`] for a quantity whose value is `got`.
    pub(crate) fn value(what: What, expected: Expected, got: impl Into<Got>) -> Self {
        Self::Value { what, expected, got: got.into() }
    }

    /// Returns the name of the variant, which is the same in every release and language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "shape",
            Self::Empty { .. } => "empty",
            Self::Value { .. } => "value",
            Self::Format { .. } => "format",
            Self::Diverged { .. } => "diverged",
        }
    }
}

/// An [`Error`] as it is sent to a page: its code and fields, to be worded in the page's language, and the English message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CoreError", optional_fields = nullable))]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the error")]
pub enum Refusal {
    /// As [`Error::Shape`].
    Shape { what: What, expected: Expected, got: Got, message: String },
    /// As [`Error::Empty`].
    Empty { what: What, message: String },
    /// As [`Error::Value`].
    Value { what: What, expected: Expected, got: Got, message: String },
    /// As [`Error::Format`].
    Format { what: What, expected: Expected, got: Got, message: String },
    /// As [`Error::Diverged`].
    Diverged { what: Computed, layer_idx: Option<usize>, step: usize, message: String },
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Shape { what, expected, got } => Self::Shape { what, expected, got, message },
            Error::Empty { what } => Self::Empty { what, message },
            Error::Value { what, expected, got } => Self::Value { what, expected, got, message },
            Error::Format { what, expected, got } => Self::Format { what, expected, got, message },
            Error::Diverged { what, layer_idx, step } => Self::Diverged { what, layer_idx, step, message },
        }
    }
}

/// The result of a fallible function of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Formats axis lengths as a tuple: `(B, 784)`.
fn tuple(lengths: impl IntoIterator<Item = String>) -> String {
    format!("({})", lengths.into_iter().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests;
