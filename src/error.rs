//! The one error of the crate: what was expected, and what came. All of it is data, from which a page makes the sentence
//! in its reader's language; the English sentence of [`Error`] is made from it here.

mod expected;
mod got;
mod kinds;
mod what;

use serde::Serialize;

pub use expected::Expected;
pub use got::{Got, Place};
pub use kinds::{Each, IdxContents, KeptPart, Notation, Ranged, Thing};
pub use what::{Computed, What};

/// The length of an axis of an array that is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum AxisLength {
    /// This length and no other.
    Exactly(usize),
    /// Any length, by the letter that stands for it: B for the samples of a batch, O for outputs.
    Any(char),
}

/// Which kind of targets a loss, or data, has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TargetKind {
    /// A class for each sample.
    Classes,
    /// A value for each output.
    Values,
}

/// Why an input from outside was refused.
///
/// A page finds the sentence by [`Error::code`] and fills in the fields.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An array has another shape than the operation needs.
    #[error("{what}: expected {expected}, got {got}")]
    Shape {
        /// The array.
        what: What,
        /// The shape that fits.
        expected: Expected,
        /// The shape that came.
        got: Got,
    },
    /// Something that needs at least one element has none.
    #[error("{what}: expected at least one, got none")]
    Empty {
        /// The collection.
        what: What,
    },
    /// A number lies outside of what it may be.
    #[error("{what}: expected {expected}, got {got}")]
    Value {
        /// The quantity.
        what: What,
        /// The values that it may take.
        expected: Expected,
        /// The value that came.
        got: Got,
    },
    /// Bytes or text are not in the format that they should be in.
    #[error("{what}: expected {expected}, got {got}")]
    Format {
        /// The document.
        what: What,
        /// What the format asks for at that place.
        expected: Expected,
        /// What stood there.
        got: Got,
    },
    /// A number that training computed is infinite or not a number, so that no update was made with it.
    #[error("training diverged in step {step}: {what}{} is not a finite number", layer_idx.map_or(String::new(), |i| format!(" of layers[{i}]")))]
    Diverged {
        /// What is not finite.
        what: Computed,
        /// The layer that it belongs to, counted from 0, if it is a layer's.
        layer_idx: Option<usize>,
        /// The number of the step that would have been next, from 1.
        step: usize,
    },
}

impl Error {
    /// [`Error::Shape`] for an array that has the shape `got`.
    pub(crate) fn shape(what: What, expected: impl IntoIterator<Item = AxisLength>, got: &[usize]) -> Self {
        let expected = Expected::Shape { axes: expected.into_iter().collect() };
        Self::Shape { what, expected, got: Got::Shape { lengths: got.to_vec() } }
    }

    /// [`Error::Value`] for a quantity that is `got`.
    pub(crate) fn value(what: What, expected: Expected, got: impl Into<Got>) -> Self {
        Self::Value { what, expected, got: got.into() }
    }

    /// A name for the kind of error that stays the same over releases and in every language.
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

/// What a page hears of an [`Error`]: its code and fields for a sentence in the reader's language, and the sentence in
/// English.
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

/// What fallible functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;

/// `(B, 784)`.
fn tuple(lengths: impl IntoIterator<Item = String>) -> String {
    format!("({})", lengths.into_iter().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests;
