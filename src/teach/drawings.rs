//! A reader's drawings with their labels, as they are kept, taken away and brought back.

use serde::{Deserialize, Serialize};

use crate::ink::{self, Stroke};
use crate::reading::N_DIGITS;
use crate::{Error, Result};

/// The most classes.
pub const MOST_LABELS: usize = 10;
/// The most characters of a label.
const LONGEST_LABEL: usize = 12;
/// The most drawings.
pub const MOST_DRAWINGS: usize = 600;
/// The most points of a drawing.
const MOST_POINTS: usize = 8000;

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
        let refuse = |expected: &str, got: String| Error::Format { what: "drawings", expected: expected.into(), got };
        let File { format, version, labels, drawings } = serde_json::from_str(text)
            .map_err(|error| refuse("a file of drawings from this page", error.to_string()))?;
        if format != FORMAT {
            return Err(refuse("the format chainrule-drawings", short(&format)));
        }
        if version != VERSION {
            return Err(refuse("version 1", version.to_string()));
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
            what: "drawings",
            expected: "what JSON can hold".into(),
            got: error.to_string(),
        })
    }

    /// # Errors
    /// [`Error::Value`] if there are fewer than 2 labels or more than [`MOST_LABELS`], if one is empty, too long or there
    /// twice, if there are more than [`MOST_DRAWINGS`] drawings or one has more than 8000 points, names no
    /// class or is too small; as [`ink::render`].
    pub fn validate(&self) -> Result<()> {
        let n_labels = self.labels.len();
        if !(2..=MOST_LABELS).contains(&n_labels) {
            return Err(Error::value("labels of the drawings", format!("2 to {MOST_LABELS} of them"), n_labels));
        }
        for (i, label) in self.labels.iter().enumerate() {
            let length = label.trim().chars().count();
            if length == 0 || label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
                let expected = format!("1 to {LONGEST_LABEL} characters each");
                return Err(Error::value("labels of the drawings", expected, short(label)));
            }
            if self.labels[..i].contains(label) {
                return Err(Error::value("labels of the drawings", "each once", short(label)));
            }
        }
        if self.drawings.len() > MOST_DRAWINGS {
            return Err(Error::value("drawings", format!("at most {MOST_DRAWINGS}"), self.drawings.len()));
        }
        for LabeledDrawing { label, strokes } in &self.drawings {
            if *label >= n_labels {
                return Err(Error::value("label", format!("a class from 0 to {}", n_labels - 1), label));
            }
            let n_points: usize = strokes.iter().map(Vec::len).sum();
            if n_points > MOST_POINTS {
                return Err(Error::value("drawing", format!("at most {MOST_POINTS} points"), n_points));
            }
            if ink::render(strokes, 1.0)?.is_none() {
                return Err(Error::value("drawing", "a longest side of a twentieth of the pad", "less"));
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

fn short(text: &str) -> String {
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text.to_owned() }
}
