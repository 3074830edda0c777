//! The one error of the crate: what was expected, and what came.

use serde::Serialize;

/// Why an input from outside was refused.
///
/// Every variant carries what was expected and what came, so that a page can say it in its reader's language: it finds
/// the sentence by [`Error::code`] and fills in the fields.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An array has another shape than the operation needs.
    #[error("{what}: expected shape {expected}, got {got}")]
    Shape {
        /// The array, by its name in the code ("x", "weight").
        what: &'static str,
        /// The shape that fits, as in `(B, 784)`.
        expected: String,
        /// The shape that came.
        got: String,
    },
    /// Something that needs at least one element has none.
    #[error("{what}: expected at least one, got none")]
    Empty {
        /// The collection, by its name in the code ("batch", "layers").
        what: &'static str,
    },
    /// A number lies outside of what it may be.
    #[error("{what}: expected {expected}, got {got}")]
    Value {
        /// The quantity, by its name in the code ("learning_rate").
        what: &'static str,
        /// The values that it may take, as in `a number above 0`.
        expected: String,
        /// The value that came.
        got: String,
    },
    /// Bytes or text are not in the format that they should be in.
    #[error("{what}: expected {expected}, got {got}")]
    Format {
        /// The document ("IDX file", "safetensors").
        what: &'static str,
        /// What the format asks for at that place.
        expected: String,
        /// What stood there.
        got: String,
    },
    /// A number that training computed is infinite or not a number, so that no update was made with it.
    #[error("training diverged in step {step}: {what}{} is not a finite number", layer_idx.map_or(String::new(), |i| format!(" of layers[{i}]")))]
    Diverged {
        /// What is not finite ("loss", "pre_activation", "d_weight", "d_bias").
        what: &'static str,
        /// The layer that it belongs to, counted from 0, if it is a layer's.
        layer_idx: Option<usize>,
        /// The number of the step that would have been next, from 1.
        step: usize,
    },
}

impl Error {
    /// [`Error::Shape`] for an array that has the shape `got`.
    pub(crate) fn shape(what: &'static str, expected: impl Into<String>, got: &[usize]) -> Self {
        let lengths: Vec<String> = got.iter().map(ToString::to_string).collect();
        Self::Shape { what, expected: expected.into(), got: format!("({})", lengths.join(", ")) }
    }

    /// [`Error::Value`] for a quantity that is `got`.
    pub(crate) fn value(what: &'static str, expected: impl Into<String>, got: impl std::fmt::Display) -> Self {
        Self::Value { what, expected: expected.into(), got: got.to_string() }
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CoreError", optional_fields = nullable))]
pub struct Refusal {
    /// As [`Error::code`].
    pub code: &'static str,
    /// What was refused, by its name in the code.
    pub what: &'static str,
    /// What would have been taken.
    pub expected: Option<String>,
    /// What came.
    pub got: Option<String>,
    /// All of it as one sentence.
    pub message: String,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let code = error.code();
        let (what, expected, got) = match error {
            Error::Shape { what, expected, got }
            | Error::Value { what, expected, got }
            | Error::Format { what, expected, got } => (what, Some(expected), Some(got)),
            Error::Empty { what } | Error::Diverged { what, .. } => (what, None, None),
        };
        Self { code, what, expected, got, message }
    }
}

/// What fallible functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;
