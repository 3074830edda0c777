//! The loss and the parameters over many training steps.

use serde::Serialize;

use super::name::Name;
use super::problem::Problem;
use super::training_step::Training;
use super::{Format, Number};
use crate::error::{Got, What};
use crate::trace::problem::check_count;
use crate::{Error, Result};

/// The largest number of rows of a table of training steps.
const MAX_ROWS: usize = 100;

/// Training steps in a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct TrainingHistory {
    /// The loss at the beginning of each training step, of the samples that it uses.
    pub losses: Vec<f64>,
    /// The names of the weights and biases, in the order of the update.
    pub parameters: Vec<Name>,
    /// Some of the steps, evenly spaced, with the first and the last.
    pub rows: Vec<HistoryRow>,
    /// The first number that is not finite, after which the training ended.
    pub overflow: Option<String>,
}

/// A training step of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// Its number, from 1.
    pub training_step: usize,
    /// The index of the sample that is used, if they are used in turn; otherwise 0.
    pub sample: usize,
    /// The loss at its beginning.
    pub loss: Number,
    /// The parameters at its beginning.
    pub parameters: Vec<Number>,
}

/// Makes `n` training steps from the beginning. A number that is not finite ends them early.
///
/// # Errors
/// As [`training_step`](super::training_step); also [`Error::Value`] or [`Error::Empty`] if `n` is not from 1 to
/// [`Problem::max_training_steps`].
pub fn training_history(problem: &Problem, n: usize, format: Format) -> Result<TrainingHistory> {
    check_count(What::TrainingStep, n, problem.max_training_steps()?)?;
    let spacing = n.div_ceil(MAX_ROWS);
    let mut history = TrainingHistory { losses: Vec::new(), parameters: Vec::new(), rows: Vec::new(), overflow: None };
    let training = Training::new(problem, 0)?;
    let end = training.steps(n, |step, written| {
        // Only finite values are on a sheet.
        let number = |name: &Name| Number::new(&written.sheet.of(name), format).unwrap_or_default();
        let names: Vec<&Name> = written.anatomy.parameters().map(|(_, name)| name).collect();
        history.losses.push(written.sheet.of(&Name::loss()).to_f64());
        if (step - 1) % spacing == 0 || step == n {
            history.rows.push(HistoryRow {
                training_step: step,
                sample: written.shown_sample_idx,
                loss: number(&Name::loss()),
                parameters: names.iter().map(|name| number(name)).collect(),
            });
        }
        if history.parameters.is_empty() {
            history.parameters = names.into_iter().cloned().collect();
        }
    });
    match end {
        Err(Error::Value { got: Got::Result { id, .. }, .. }) => history.overflow = Some(id),
        end => drop(end?),
    }
    Ok(history)
}
