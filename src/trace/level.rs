//! Worksheets: a training step with blanks to fill in, and one with a mistake to find.

use serde::Serialize;

use super::problem::Problem;
use super::record::{Phase, Role, Step, StepKind, Trace};
use super::sheet::Fault;
use super::slip::{Slip, slips};
use super::training_step::{Written, write_out, write_out_with};
use super::{Format, Number};
use crate::error::{Expected, Got, What};
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// The minimum relative difference of two numbers that rounded operands cannot explain.
const VISIBLE: f64 = 0.05;

/// A training step with one mistake. Everything after the mistake is computed from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlantedMistake"))]
#[serde(rename_all = "camelCase")]
pub struct Planted {
    /// The trace, with correct formulas, one of which does not give the number shown.
    pub trace: Trace,
    /// The index of the step with the mistake.
    pub step: usize,
    /// The id of the value that it defines.
    pub id: String,
    /// The mistake.
    pub slip: Slip,
    /// The correct result of the step's formula.
    pub right: Number,
    /// The wrong result that is shown.
    pub wrong: Number,
}

/// Returns the blanks of a worksheet: the ids of about half of the named results (sums, outputs, losses, δ, gradients and new
/// weights), drawn at random from each phase, in the order of the steps.
///
/// # Errors
/// As [`super::training_step`].
pub fn blanks(problem: &Problem, sample_idx: usize, seed: u64) -> Result<Vec<String>> {
    let written = write_out(problem, sample_idx)?;
    let mut rng = Rng::new(seed, Stream::Exercise);
    let mut blanks = Vec::new();
    for phase in [Phase::Forward, Phase::Loss, Phase::Backward, Phase::Update, Phase::Again] {
        let steps = written.sheet.steps.iter().enumerate();
        let fits = |&(idx, step): &(usize, &Step)| step.phase == phase && is_result(&written, idx, step);
        let results: Vec<usize> = steps.filter(fits).map(|(idx, _)| idx).collect();
        let drawn = rng.permutation(results.len()).into_iter().take(results.len().div_ceil(2));
        blanks.extend(drawn.map(|idx| results[idx]));
    }
    blanks.sort_unstable();
    Ok(blanks.into_iter().map(|idx| written.sheet.steps[idx].defines.clone()).collect())
}

/// Returns whether a step defines a result that a worksheet asks for.
fn is_result(written: &Written, step_idx: usize, step: &Step) -> bool {
    let by_role = matches!(
        written.sheet.role(step_idx),
        Role::PreActivation
            | Role::Activation
            | Role::Output
            | Role::SampleLoss
            | Role::Loss
            | Role::Delta
            | Role::SampleGradient
            | Role::Gradient
            | Role::NewWeight
            | Role::NewBias
    );
    by_role || step.kind == StepKind::OutputDerivative
}

/// Plants a mistake in a step of the forward pass, loss or backward pass that changes its number as displayed in `format`. If
/// possible, a later step uses the result.
///
/// # Errors
/// As [`super::training_step`]; also [`Error::Value`] if no mistake in any step changes its number.
pub fn planted_mistake(problem: &Problem, sample_idx: usize, seed: u64, format: Format) -> Result<Planted> {
    let written = write_out(problem, sample_idx)?;
    let mut rng = Rng::new(seed, Stream::Exercise);
    let n_steps = written.sheet.steps.len();
    // Steps in random order, those first whose results are used by others.
    let (followed, last): (Vec<usize>, Vec<usize>) =
        rng.permutation(n_steps).into_iter().partition(|&idx| is_followed(&written, idx));
    for idx in followed.into_iter().chain(last) {
        let mistakes = visible(&written, idx, format)?;
        for drawn in rng.permutation(mistakes.len()) {
            let Mistake { slip, fault, right, wrong } = mistakes[drawn].clone();
            let id = fault.id.clone();
            // A later number may be undefined (the logarithm of a negative number): then try another mistake.
            if let Ok(written) = write_out_with(problem, sample_idx, Some(fault)) {
                return Ok(Planted { trace: written.trace(format), step: idx, id, slip, right, wrong });
            }
        }
    }
    Err(Error::value(What::Problem, Expected::VisibleMistakes, Got::NoVisibleMistake))
}

fn is_followed(written: &Written, step_idx: usize) -> bool {
    let steps = &written.sheet.steps;
    steps[step_idx + 1..].iter().any(|later| later.operands.contains(&steps[step_idx].defines))
}

#[derive(Clone)]
struct Mistake {
    slip: Slip,
    fault: Fault,
    right: Number,
    wrong: Number,
}

/// Returns the slips in a step that change its number and only use values known at that point.
fn visible(written: &Written, step_idx: usize, format: Format) -> Result<Vec<Mistake>> {
    let step = &written.sheet.steps[step_idx];
    if !matches!(step.phase, Phase::Forward | Phase::Loss | Phase::Backward) {
        return Ok(Vec::new());
    }
    let lookup = |id: &str| written.sheet.get(id);
    let right_scalar = lookup(&step.defines);
    let mut mistakes = Vec::new();
    for (slip, expression) in slips(written, step) {
        let later = &written.sheet.steps[step_idx..];
        if expression.operands().iter().any(|id| later.iter().any(|step| step.defines == *id)) {
            continue;
        }
        let wrong_scalar = expression.evaluate(&lookup)?;
        let [right, wrong] = [&right_scalar, &wrong_scalar].map(|scalar| Number::new(scalar, format));
        let (Some(right), Some(wrong)) = (right, wrong) else { continue };
        let differs = (right.value - wrong.value).abs() >= VISIBLE * right.value.abs().max(wrong.value.abs());
        if right.text != wrong.text && right.decimal != wrong.decimal && differs {
            let fault = Fault { id: step.defines.clone(), expression };
            mistakes.push(Mistake { slip, fault, right, wrong });
        }
    }
    Ok(mistakes)
}

#[cfg(test)]
mod tests;
