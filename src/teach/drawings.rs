//! The user's labeled drawings, and the file format that they are saved in.

use serde::{Deserialize, Serialize};

use crate::error::{Expected, Got, Ranged, Thing, What};
use crate::ink::{self, Stroke};
use crate::limits::check_bytes;
pub use crate::limits::drawings::{MAX_DRAWINGS, MAX_LABELS};
use crate::limits::drawings::{MAX_FILE_BYTES, MAX_LABEL_CHARS, MAX_POINTS};
use crate::reading::N_DIGITS;
use crate::{Error, Result};

const FORMAT: &str = "chainrule-drawings";
const VERSION: u32 = 1;

/// Labeled drawings. The labels are the names of the classes; a drawing refers to its class by index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DrawingSet {
    labels: Vec<String>,
    drawings: Vec<LabeledDrawing>,
}

/// One drawing and its class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LabeledDrawing {
    /// The index of its class among the labels.
    pub label: usize,
    /// The strokes on a pad of side 1.
    pub strokes: Vec<Stroke>,
}

/// The file format.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    labels: Vec<String>,
    drawings: Vec<LabeledDrawing>,
}

impl DrawingSet {
    /// Creates a set of drawings.
    ///
    /// # Errors
    /// As [`DrawingSet::validate`].
    pub fn new(labels: Vec<String>, drawings: Vec<LabeledDrawing>) -> Result<Self> {
        let set = Self { labels, drawings };
        set.validate()?;
        Ok(set)
    }

    /// Reads a set from a file written by [`DrawingSet::write`].
    ///
    /// # Errors
    /// [`Error::Format`] for another kind of file, or one of more than [`MAX_FILE_BYTES`]; also as [`DrawingSet::validate`].
    pub fn read(text: &str) -> Result<Self> {
        check_bytes(What::Drawings, text.len(), MAX_FILE_BYTES)?;
        let refuse = |expected, got| Error::Format { what: What::Drawings, expected, got };
        let File { format, version, labels, drawings } =
            serde_json::from_str(text).map_err(|error| refuse(Expected::DrawingsFile, Got::fault(error)))?;
        if format != FORMAT {
            return Err(refuse(Expected::FileFormat { name: FORMAT }, Got::from(format.as_str())));
        }
        if version != VERSION {
            return Err(refuse(Expected::Version { version: "1" }, Got::from(version)));
        }
        Self::new(labels, drawings)
    }

    /// Writes the set as JSON.
    ///
    /// # Errors
    /// [`Error::Format`] if serialization fails, which no valid set is known to cause.
    pub fn write(&self) -> Result<String> {
        let file = File {
            format: FORMAT.into(),
            version: VERSION,
            labels: self.labels.clone(),
            drawings: self.drawings.clone(),
        };
        serde_json::to_string(&file).map_err(|error| Error::Format {
            what: What::Drawings,
            expected: Expected::Json,
            got: Got::fault(error),
        })
    }

    /// Checks labels and drawings.
    ///
    /// # Errors
    /// [`Error::Value`] if there are fewer than 2 or more than [`MAX_LABELS`] labels, if a label is empty, too long or
    /// duplicate, if there are more than [`MAX_DRAWINGS`] drawings, or if a drawing has more than 8000 points, refers to no
    /// class, or is too small; also as [`ink::render`].
    pub fn validate(&self) -> Result<()> {
        let n_labels = self.labels.len();
        if !(2..=MAX_LABELS).contains(&n_labels) {
            return Err(Error::value(
                What::DrawingLabels,
                Expected::CountBetween { from: 2, to: MAX_LABELS, of: Thing::Classes },
                n_labels,
            ));
        }
        for (i, label) in self.labels.iter().enumerate() {
            let length = label.trim().chars().count();
            if length == 0 || label.chars().count() > MAX_LABEL_CHARS || label.chars().any(char::is_control) {
                let expected = Expected::CountBetween { from: 1, to: MAX_LABEL_CHARS, of: Thing::Characters };
                return Err(Error::value(What::DrawingLabels, expected, label.as_str()));
            }
            if self.labels[..i].contains(label) {
                return Err(Error::value(
                    What::DrawingLabels,
                    Expected::EachOnce { of: Thing::Classes },
                    label.as_str(),
                ));
            }
        }
        if self.drawings.len() > MAX_DRAWINGS {
            return Err(Error::value(What::Drawings, Expected::at_most(MAX_DRAWINGS), self.drawings.len()));
        }
        for LabeledDrawing { label, strokes } in &self.drawings {
            if *label >= n_labels {
                return Err(Error::value(What::Label, Expected::range(Ranged::Class, 0, n_labels - 1), *label));
            }
            let n_points: usize = strokes.iter().map(Vec::len).sum();
            if n_points > MAX_POINTS {
                return Err(Error::value(
                    What::Drawing,
                    Expected::AtMost { n: MAX_POINTS, of: Some(Thing::Points) },
                    n_points,
                ));
            }
            if ink::render(strokes, 1.0)?.is_none() {
                return Err(Error::value(
                    What::Drawing,
                    Expected::DrawingAtLeast { nth: f64::from(1.0 / ink::SMALLEST_SHARE) },
                    Got::Less,
                ));
            }
        }
        Ok(())
    }

    /// The names of the classes.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The drawings, in the order in which they were made.
    pub fn drawings(&self) -> &[LabeledDrawing] {
        &self.drawings
    }

    /// Returns whether the classes are the ten digits in order.
    pub fn is_digits(&self) -> bool {
        self.labels.len() == N_DIGITS && self.labels.iter().enumerate().all(|(i, label)| *label == i.to_string())
    }
}
