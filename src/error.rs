//! The one error of the crate: what was expected, and what came.

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
}

impl Error {
    /// A name for the kind of error that stays the same over releases and in every language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "shape",
            Self::Empty { .. } => "empty",
            Self::Value { .. } => "value",
            Self::Format { .. } => "format",
        }
    }
}

/// What fallible functions of this crate return.
pub type Result<T> = std::result::Result<T, Error>;
