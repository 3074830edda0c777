//! Edits of a circuit's problem, and its values as text for a URL.

use num_rational::BigRational;
use serde::{Deserialize, Serialize};

use super::parse::parse;
use super::write::write_out;
use super::{Circuit, CircuitProblem};
use crate::error::{Expected, Got, Notation, Thing, What};
use crate::limits::circuit::MAX_VALUES_CHARS;
use crate::numerals::TwoReadings;
use crate::trace::Format;
use crate::trace::edit::{NumberText, nudge, read_number};
use crate::trace::parse::{normalized, parse as parse_number};
use crate::{Error, Result};

/// The value of a variable that was given none.
const DEFAULT_VALUE: &str = "1";

/// A change of a circuit's problem.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum CircuitEdit {
    /// Replaces the expression. Variables that stay keep their values.
    Expression(String),
    /// Replaces the value of a variable.
    Number {
        /// The id of the variable.
        id: String,
        /// The text that was typed.
        text: String,
    },
    /// Adds units to the value of a variable.
    Nudge {
        /// The id of the variable.
        id: String,
        /// The text in the input field to start from; without it, the stored number.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional = nullable))]
        text: Option<String>,
        /// The unit, as text.
        unit: String,
        /// The number of units to add.
        n: i32,
    },
}

/// A circuit's problem, and everything that the page shows of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct EditedCircuit {
    /// The problem, its expression in the shortest notation, with a value for each variable in the order of the text.
    pub problem: CircuitProblem,
    /// The values as text for a URL.
    pub values: String,
    /// The circuit, written out.
    pub circuit: Circuit,
    /// The readings of the number that the last edit set, if there are two.
    pub two_readings: Option<TwoReadings>,
}

/// Applies edits in order and writes out the result. Without edits it writes out the given problem.
///
/// # Errors
/// As [`circuit`](super::circuit()), [`read_number`] and [`nudge()`]; also if no variable has the id of a number. No edit is
/// applied then.
pub fn edit_circuit(problem: &CircuitProblem, edits: &[CircuitEdit], format: Format) -> Result<EditedCircuit> {
    let edited = edits.iter().try_fold(problem.clone(), |problem, edit| problem.edited(edit))?;
    let circuit = write_out(&edited)?.circuit(format);
    let value = |id: &String| NumberText { id: id.clone(), text: normalized(edited.text_of(id)) };
    let values: Vec<NumberText> = circuit.variables.iter().map(|variable| value(&variable.id)).collect();
    let words: Vec<String> = values.iter().map(|NumberText { id, text }| format!("{id}_{text}")).collect();
    let problem = CircuitProblem { expression: parse(&edited.expression)?.to_string(), values };
    let two_readings = match edits.last() {
        Some(CircuitEdit::Number { text, .. }) => TwoReadings::of(text),
        _ => None,
    };
    Ok(EditedCircuit { problem, values: words.join("*"), circuit, two_readings })
}

/// Returns the problem of an expression with values as in [`EditedCircuit::values`]: `x_-2*y_5`.
///
/// # Errors
/// [`Error::Format`] if the values are not in this format. The expression and the numbers are read when they are written out.
pub fn circuit_from_link(expression: &str, values: &str) -> Result<CircuitProblem> {
    if values.chars().take(MAX_VALUES_CHARS + 1).count() > MAX_VALUES_CHARS {
        let expected = Expected::AtMost { n: MAX_VALUES_CHARS, of: Some(Thing::Characters) };
        return Err(Error::Format { what: What::Link, expected, got: Got::More });
    }
    let value = |word: &str| match word.rsplit_once('_') {
        Some((id, text)) => Ok(NumberText { id: id.to_owned(), text: text.to_owned() }),
        None => {
            let expected = Expected::Written { notation: Notation::VariableValue, examples: vec!["x_0.5", "w1_-1/4"] };
            Err(Error::Format { what: What::Link, expected, got: word.into() })
        }
    };
    let words = values.split('*').filter(|word| !word.is_empty());
    Ok(CircuitProblem { expression: expression.to_owned(), values: words.map(value).collect::<Result<_>>()? })
}

impl CircuitProblem {
    /// Returns the value of a variable.
    pub(super) fn number_of(&self, id: &str) -> Result<BigRational> {
        parse_number(self.text_of(id), id)
    }

    fn text_of(&self, id: &str) -> &str {
        let given = self.values.iter().find(|value| value.id == id);
        given.map_or(DEFAULT_VALUE, |value| &value.text)
    }

    fn edited(&self, edit: &CircuitEdit) -> Result<Self> {
        match edit {
            CircuitEdit::Expression(expression) => Ok(Self { expression: expression.clone(), ..self.clone() }),
            CircuitEdit::Number { id, text } => self.with_number(id, text),
            CircuitEdit::Nudge { id, text, unit, n } => {
                let text = text.as_deref().unwrap_or_else(|| self.text_of(id));
                self.with_number(id, &nudge(text, unit, *n)?)
            }
        }
    }

    fn with_number(&self, id: &str, text: &str) -> Result<Self> {
        let text = read_number(text, id)?.text;
        let mut problem = self.clone();
        match problem.values.iter_mut().find(|value| value.id == id) {
            Some(value) => value.text = text,
            None => {
                let expected = Expected::Written { notation: Notation::NumberId, examples: vec!["x", "w1"] };
                return Err(Error::value(What::Id, expected, id));
            }
        }
        Ok(problem)
    }
}
