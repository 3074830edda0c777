//! A reader's drawings with their labels, as they are kept, taken away and brought back.

use serde::{Deserialize, Serialize};

use crate::error::{Expected, Got, Ranged, Thing, What};
use crate::ink::{self, Stroke};
use crate::reading::N_DIGITS;
use crate::{Error, Result};

/// The most classes.
pub const MAX_LABELS: usize = 10;
/// The most characters of a label.
const LONGEST_LABEL: usize = 12;
/// The most drawings.
pub const MAX_DRAWINGS: usize = 600;
/// The most points of a drawing.
const MAX_POINTS: usize = 8000;

const FORMAT: &str = "chainrule-drawings";
const VERSION: u32 = 1;

/// Drawings with labels. The labels are the names of the classes; a drawing names its class by its place among them.
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
    /// The class, by its place among the labels.
    pub label: usize,
    /// The strokes on a pad whose side is 1.
    pub strokes: Vec<Stroke>,
}

/// The file: what it is, and the set.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    labels: Vec<String>,
    drawings: Vec<LabeledDrawing>,
}

impl DrawingSet {
    /// # Errors
    /// As [`DrawingSet::validate`].
    pub fn new(labels: Vec<String>, drawings: Vec<LabeledDrawing>) -> Result<Self> {
        let set = Self { labels, drawings };
        set.validate()?;
        Ok(set)
    }

    /// The set in a file that [`DrawingSet::write`] made.
    ///
    /// # Errors
    /// [`Error::Format`] if it is not such a file; as [`DrawingSet::validate`].
    pub fn read(text: &str) -> Result<Self> {
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

    /// As JSON.
    ///
    /// # Errors
    /// None that is known of: what a set holds can be written.
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

    /// # Errors
    /// [`Error::Value`] if there are fewer than 2 labels or more than [`MAX_LABELS`], if one is empty, too long or there
    /// twice, if there are more than [`MAX_DRAWINGS`] drawings or one has more than 8000 points, names no
    /// class or is too small; as [`ink::render`].
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
            if length == 0 || label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
                let expected = Expected::CountBetween { from: 1, to: LONGEST_LABEL, of: Thing::Characters };
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

    /// The drawings in the order in which they were made.
    pub fn drawings(&self) -> &[LabeledDrawing] {
        &self.drawings
    }

    /// Whether the classes are the ten digits in their order.
    pub fn is_digits(&self) -> bool {
        self.labels.len() == N_DIGITS && self.labels.iter().enumerate().all(|(i, label)| *label == i.to_string())
    }
}
