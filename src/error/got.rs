//! What came in place of what was expected.

use std::fmt;

use serde::Serialize;

use super::{IdxContents, TargetKind, Thing, What, tuple};

/// What came.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Got {
    /// A finite number, with all of its digits.
    Number {
        /// As it is written in Rust.
        text: String,
    },
    /// What an operation has as its result that has none, such as 0/0.
    NotANumber,
    /// An infinite number.
    Infinity {
        /// Whether it is below all others.
        is_negative: bool,
    },
    /// Text from outside, word for word, perhaps cut off.
    Text {
        /// The beginning of it.
        text: String,
    },
    /// The text of one of many numbers.
    Typed {
        /// Which of them.
        place: Place,
        /// What was typed, perhaps cut off.
        text: String,
    },
    /// A result of a written-out training step that is not finite.
    Result {
        /// Its id.
        id: String,
        /// The number of the training step, if it is one before the step that is shown.
        training_step: Option<usize>,
    },
    /// So many.
    Count {
        /// How many.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// Lengths of lists that should be equal.
    Counts {
        /// One for each list.
        counts: Vec<usize>,
    },
    /// An array.
    Shape {
        /// The length of each axis.
        lengths: Vec<usize>,
    },
    /// A tensor of a file.
    Tensor {
        /// The type of its numbers, as safetensors names it.
        dtype: String,
        /// How many axes it has.
        n_dimensions: usize,
    },
    /// Bytes that begin as no known file does.
    StartsWith {
        /// The first of them, in hexadecimal.
        bytes: String,
    },
    /// An IDX file of the other kind.
    IdxFile {
        /// What is in it.
        contents: IdxContents,
    },
    /// Targets of the other kind, or a loss for them.
    Targets {
        /// The kind that came.
        of: TargetKind,
    },
    /// Files of several data sets.
    DataSets {
        /// Those that are known, each once, as their makers call them.
        names: Vec<&'static str>,
        /// Whether there are files of no known set.
        has_others: bool,
    },
    /// A file with another hash.
    Sha256 {
        /// In hexadecimal.
        sha256: String,
    },
    /// A label that is no class.
    LabelOfImage {
        /// The label.
        label: u8,
        /// Which image it belongs to, counted from 1.
        image: usize,
    },
    /// Images of another size.
    Pixels {
        /// Their height.
        rows: usize,
        /// Their width.
        columns: usize,
    },
    /// No drawing of a class.
    NoneOfClass {
        /// What the reader calls it.
        label: String,
    },
    /// A problem in which every slip gives the number that is right.
    NoVisibleMistake,
    /// What a reader of a format said, in its own words.
    Fault {
        /// Those words.
        message: String,
    },
    /// Nothing.
    Nothing,
    /// Something else than what was expected.
    Other,
    /// Less than what was expected.
    Less,
    /// More than what was expected.
    More,
}

/// Which of many numbers a text belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Place {
    /// One with a symbol, such as w11.
    Symbol {
        /// The id of the value.
        id: String,
        /// The sample that it belongs to, counted from 1, if there are several.
        sample: Option<usize>,
    },
    /// A setting that has no symbol.
    Setting {
        /// Which one.
        what: What,
    },
}

impl Got {
    /// What came as a number.
    pub(crate) fn number(number: impl fmt::Display) -> Self {
        match number.to_string().as_str() {
            "NaN" => Self::NotANumber,
            "inf" => Self::Infinity { is_negative: false },
            "-inf" => Self::Infinity { is_negative: true },
            text => Self::Number { text: text.to_owned() },
        }
    }

    /// The first `most` characters of what came as text.
    pub(crate) fn text(text: &str, most: usize) -> Self {
        Self::Text { text: cut(text, most) }
    }

    /// The first `most` characters of what was typed as a number.
    pub(crate) fn typed(place: Place, text: &str, most: usize) -> Self {
        Self::Typed { place, text: cut(text, most) }
    }

    /// What a reader of a format said.
    pub(crate) fn fault(error: impl fmt::Display) -> Self {
        Self::Fault { message: error.to_string() }
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if text.chars().count() > most {
        shown.push('…');
    }
    shown
}

/// How much of a name that is unknown is repeated.
const MOST_OF_A_NAME: usize = 40;

macro_rules! from_numbers {
    ($($number:ty)*) => {
        $(impl From<$number> for Got {
            fn from(number: $number) -> Self {
                Self::number(number)
            }
        })*
    };
}

from_numbers! { f64 f32 usize u64 u32 u8 }

impl From<&str> for Got {
    fn from(text: &str) -> Self {
        Self::text(text, MOST_OF_A_NAME)
    }
}

impl From<&str> for Place {
    /// The place of a number by its id: a symbol, or the name of a setting, which `:` and a layer may follow.
    fn from(id: &str) -> Self {
        let name = id.split(':').next().unwrap_or_default();
        let settings = [What::Slope, What::Alpha, What::Delta, What::Margin, What::Number, What::Unit, What::Parameter];
        match settings.into_iter().find(|what| what.to_string() == name) {
            Some(what) => Self::Setting { what },
            None => Self::Symbol { id: id.to_owned(), sample: None },
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Symbol { id, sample: None } => f.write_str(id),
            Self::Symbol { id, sample: Some(sample) } => write!(f, "#{sample} {id}"),
            Self::Setting { what } => write!(f, "{what}"),
        }
    }
}

impl fmt::Display for Got {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { text } => f.write_str(text),
            Self::NotANumber => f.write_str("NaN"),
            Self::Infinity { is_negative: false } => f.write_str("infinity"),
            Self::Infinity { is_negative: true } => f.write_str("-infinity"),
            Self::Text { text } => write!(f, "\"{text}\""),
            Self::Typed { place, text } => write!(f, "{place} = \"{text}\""),
            Self::Result { id, training_step: None } => f.write_str(id),
            Self::Result { id, training_step: Some(step) } => write!(f, "{id} of training step {step}"),
            Self::Count { n, of } => f.write_str(&of.counted(*n)),
            Self::Counts { counts } => {
                let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
                f.write_str(&counts.join(", "))
            }
            Self::Shape { lengths } => f.write_str(&tuple(lengths.iter().map(ToString::to_string))),
            Self::Tensor { dtype, n_dimensions } => {
                write!(f, "{dtype} with {}", Thing::Dimensions.counted(*n_dimensions))
            }
            Self::StartsWith { bytes } => write!(f, "a file that starts with {bytes}"),
            Self::IdxFile { contents } => write!(f, "{contents}"),
            Self::Targets { of: TargetKind::Classes } => f.write_str("classes"),
            Self::Targets { of: TargetKind::Values } => f.write_str("values"),
            Self::DataSets { names, has_others } => {
                let names: Vec<&str> = names.iter().copied().chain(has_others.then_some("another")).collect();
                f.write_str(&names.join(", "))
            }
            Self::Sha256 { sha256 } => write!(f, "SHA-256 {sha256}"),
            Self::LabelOfImage { label, image } => write!(f, "{label}, of image {image}"),
            Self::Pixels { rows, columns } => write!(f, "{rows} × {columns} pixels"),
            Self::NoneOfClass { label } => write!(f, "none of \"{label}\""),
            Self::NoVisibleMistake => f.write_str("one in which every slip gives the number that is right"),
            Self::Fault { message } => f.write_str(message),
            Self::Nothing => f.write_str("none"),
            Self::Other => f.write_str("another"),
            Self::Less => f.write_str("less"),
            Self::More => f.write_str("more"),
        }
    }
}
