//! What an input was instead of what was expected.

use std::fmt;

use serde::Serialize;

use super::{IdxContents, NetworkFormat, TargetKind, Thing, What, tuple};

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Got {
    /// A finite number, with all of its digits.
    Number {
        /// The number as Rust formats it.
        text: String,
    },
    /// NaN, such as the result of 0/0.
    NotANumber,
    /// An infinite number.
    Infinity {
        /// Whether it is negative infinity.
        is_negative: bool,
    },
    /// The input text, possibly truncated.
    Text {
        /// Its beginning.
        text: String,
    },
    /// The text that was typed for one of several numbers.
    Typed {
        /// Which number.
        place: Place,
        /// What was typed, possibly truncated.
        text: String,
    },
    /// A part of an expression.
    At {
        /// The number of its first character, from 1.
        position: usize,
        /// The part.
        text: String,
    },
    /// The end of an expression.
    EndOfText,
    /// A result of a written-out training step that is not finite.
    Result {
        /// Its id.
        id: String,
        /// The training step that it belongs to, if that is earlier than the one shown.
        training_step: Option<usize>,
    },
    /// A count.
    Count {
        /// How many.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// The lengths of lists that should be equally long.
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
        /// Its element type, as safetensors names it.
        dtype: String,
        /// The number of axes.
        n_dimensions: usize,
    },
    /// Tensors of a file.
    Tensors {
        /// The first of them.
        tensors: Vec<NamedShape>,
        /// How many others there are.
        n_more: usize,
    },
    /// A file of a network in another format.
    NetworkFile {
        /// The format.
        of: NetworkFormat,
    },
    /// Bytes that start like no known file format.
    StartsWith {
        /// The first of them, in hexadecimal.
        bytes: String,
    },
    /// The wrong kind of IDX file.
    IdxFile {
        /// What is in it.
        contents: IdxContents,
    },
    /// Targets of the wrong kind, or a loss for them.
    Targets {
        /// The kind that was found.
        of: TargetKind,
    },
    /// Files of several data sets.
    DataSets {
        /// The known ones, each once, by their official names.
        names: Vec<&'static str>,
        /// Whether some files belong to no known data set.
        has_others: bool,
    },
    /// A file with a different hash.
    Sha256 {
        /// In hexadecimal.
        sha256: String,
    },
    /// Labels that are too far apart.
    Labels {
        /// The lowest.
        lowest: i32,
        /// The highest.
        highest: i32,
    },
    /// Images of a different size.
    Pixels {
        /// Their height in pixels.
        rows: usize,
        /// Their width in pixels.
        columns: usize,
    },
    /// No drawing of a class.
    NoneOfClass {
        /// The name that the user gave the class.
        label: String,
    },
    /// A problem in which every mistake still gives the correct result.
    NoVisibleMistake,
    /// The message of a parser or decoder.
    Fault {
        /// The message.
        message: String,
    },
    /// Nothing.
    Nothing,
    /// Something other than what was expected.
    Other,
    /// Less than what was expected.
    Less,
    /// More than what was expected.
    More,
}

/// A tensor of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NamedShape {
    /// Its name, possibly truncated.
    pub name: String,
    /// The length of each axis.
    pub lengths: Vec<usize>,
}

/// The number of tensors that an error names.
const MAX_TENSORS: usize = 8;

/// Which of several numbers a text belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Place {
    /// A number with a symbol, such as w11.
    Symbol {
        /// The id of the value.
        id: String,
        /// Its sample, counted from 1, if there are several.
        sample: Option<usize>,
    },
    /// A setting without a symbol.
    Setting {
        /// Which one.
        what: What,
    },
}

impl Got {
    /// Classifies a number: finite, infinite, or NaN.
    pub(crate) fn number(number: impl fmt::Display) -> Self {
        match number.to_string().as_str() {
            "NaN" => Self::NotANumber,
            "inf" => Self::Infinity { is_negative: false },
            "-inf" => Self::Infinity { is_negative: true },
            text => Self::Number { text: text.to_owned() },
        }
    }

    /// Quotes at most `max_chars` characters of the input text.
    pub(crate) fn text(text: &str, max_chars: usize) -> Self {
        Self::Text { text: truncated(text, max_chars) }
    }

    /// Quotes at most `max_chars` characters of what was typed for the number at `place`.
    pub(crate) fn typed(place: Place, text: &str, max_chars: usize) -> Self {
        Self::Typed { place, text: truncated(text, max_chars) }
    }

    /// Names tensors, with their shapes.
    pub(crate) fn tensors<'a>(tensors: impl Iterator<Item = (&'a str, &'a [usize])>) -> Self {
        let shape = |(name, lengths): (&str, &[usize])| NamedShape {
            name: truncated(name, MAX_NAME_CHARS),
            lengths: lengths.to_vec(),
        };
        let mut tensors = tensors.map(shape);
        Self::Tensors { tensors: tensors.by_ref().take(MAX_TENSORS).collect(), n_more: tensors.count() }
    }

    /// Passes on the message of a parser or decoder.
    pub(crate) fn fault(error: impl fmt::Display) -> Self {
        Self::Fault { message: error.to_string() }
    }
}

fn truncated(text: &str, max_chars: usize) -> String {
    let mut shown: String = text.chars().take(max_chars).collect();
    if text.chars().count() > max_chars {
        shown.push('…');
    }
    shown
}

/// The number of characters of an unknown name that an error quotes.
const MAX_NAME_CHARS: usize = 40;

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
        Self::text(text, MAX_NAME_CHARS)
    }
}

impl From<&str> for Place {
    /// Parses the id of a number: a symbol, or the name of a setting, optionally followed by `:` and a layer.
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
            Self::At { position, text } => write!(f, "\"{text}\" at character {position}"),
            Self::EndOfText => f.write_str("the end"),
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
            Self::Tensors { tensors, n_more } => {
                let shown = tensors.iter().map(|NamedShape { name, lengths }| {
                    format!("{name} {}", tuple(lengths.iter().map(ToString::to_string)))
                });
                let more = (*n_more > 0).then(|| format!("{n_more} more"));
                f.write_str(&shown.chain(more).collect::<Vec<_>>().join(", "))
            }
            Self::NetworkFile { of } => write!(f, "{of}"),
            Self::StartsWith { bytes } => write!(f, "a file that starts with {bytes}"),
            Self::IdxFile { contents } => write!(f, "{contents}"),
            Self::Targets { of: TargetKind::Classes } => f.write_str("classes"),
            Self::Targets { of: TargetKind::Values } => f.write_str("values"),
            Self::DataSets { names, has_others } => {
                let names: Vec<&str> = names.iter().copied().chain(has_others.then_some("another")).collect();
                f.write_str(&names.join(", "))
            }
            Self::Sha256 { sha256 } => write!(f, "SHA-256 {sha256}"),
            Self::Labels { lowest, highest } => write!(f, "labels from {lowest} to {highest}"),
            Self::Pixels { rows, columns } => write!(f, "{rows} × {columns} pixels"),
            Self::NoneOfClass { label } => write!(f, "none of \"{label}\""),
            Self::NoVisibleMistake => f.write_str("one in which every mistake still gives the correct result"),
            Self::Fault { message } => f.write_str(message),
            Self::Nothing => f.write_str("none"),
            Self::Other => f.write_str("another"),
            Self::Less => f.write_str("less"),
            Self::More => f.write_str("more"),
        }
    }
}
