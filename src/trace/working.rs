//! "Check my work": compares a student's results with a training step.
//!
//! A typed number matches every number that rounds to it. People who work by hand continue with rounded numbers, and after a
//! mistake with wrong ones. So each answer is compared with variants of the step: the exact one; the one computed from the
//! student's numbers as typed; and those with only the student's mistakes, as computed by someone who keeps all digits in a
//! calculator. What was typed may stand for several numbers in the calculator: that of each slip that explains it, and, after a
//! mistake, both the correct one and the one that follows from the mistake.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::expression::{Expression, constant};
use super::problem::Problem;
use super::record::Role;
use super::rounding::bound;
use super::slip::Slip;
use super::training_step::write_out;
use super::typed::Typed;
use super::world::{Checked, Guess, World, guesses, sources};
use super::{Format, Number, Scalar};
use crate::error::{Expected, Refusal, Thing, What};
use crate::numerals::TwoReadings;
use crate::{Error, Result};

/// The number of variants that are kept of what may be in the student's calculator.
const MAX_CALCULATORS: usize = 12;

/// A result typed by a student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Answered"))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The id of the value.
    pub id: String,
    /// The number as typed.
    pub text: String,
}

/// The assessment of a student's answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WorkingReport", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The answers, in the order of the steps.
    pub answers: Vec<Judged>,
    /// The id of the first answer with a mistake of its own.
    pub first_wrong: Option<String>,
}

/// An assessed answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CheckedAnswer", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// The id of the value.
    pub id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The correct number.
    pub number: Number,
    /// The readings of an answer that is not correct, if it has two.
    pub two_readings: Option<TwoReadings>,
}

/// The verdict on an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Verdict {
    /// Correct, to the digits given.
    Right,
    /// Correct given the student's own rounded numbers before it, all of which are correct.
    RightByOwnNumbers,
    /// Consistent with an earlier mistake: the method is correct.
    FollowsFromMistake,
    /// Wrong.
    Wrong {
        /// The mistake that explains the number, if one was found.
        slip: Option<SlipFound>,
    },
    /// Not a number.
    Unreadable {
        /// Why.
        error: Refusal,
    },
}

/// The mistake that explains a wrong number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FoundSlip"))]
#[serde(rename_all = "camelCase")]
pub struct SlipFound {
    /// The most likely slip that gives it.
    pub slip: Slip,
    /// The id of the step, or of the first of several, where it happened.
    pub step: String,
    /// The ids of all steps where it happened.
    pub steps: Vec<String>,
    /// Other slips that give the same number.
    pub also: Vec<Slip>,
}

/// Checks a student's answers for any results of a training step. Correct numbers are formatted as `format`.
///
/// # Errors
/// As [`super::training_step`]; also [`Error::Value`] if no step defines the id of an answer, or two answers have the same id.
/// An answer that cannot be parsed is not an error, but [`Verdict::Unreadable`].
pub fn check_working(problem: &Problem, sample_idx: usize, answers: &[Answer], format: Format) -> Result<Report> {
    check(&write_out(problem, sample_idx)?, answers, format)
}

pub(super) fn check(written: &dyn Checked, answers: &[Answer], format: Format) -> Result<Report> {
    let answers = by_step(written, answers)?;
    let mut check = Check {
        written,
        errors: errors(written, format),
        rounded: World::new(written),
        calculators: vec![World::new(written)],
        answered: HashSet::new(),
        tainted: HashSet::new(),
    };
    let mut report = Report { answers: Vec::with_capacity(answers.len()), first_wrong: None };
    for (step_idx, step) in written.sheet().steps.iter().enumerate() {
        if step.operands.iter().any(|id| check.tainted.contains(id)) {
            check.tainted.insert(step.defines.clone());
        }
        let Some(answer) = answers.get(&step_idx) else { continue };
        let verdict = match Typed::read(&answer.text, &answer.id) {
            Ok(typed) => check.judge(step_idx, &typed)?,
            Err(error) => Verdict::Unreadable { error: error.into() },
        };
        if report.first_wrong.is_none() && matches!(verdict, Verdict::Wrong { .. }) {
            report.first_wrong = Some(answer.id.clone());
        }
        // Values that are not finite are not on the sheet.
        let number = Number::new(&written.sheet().get(&answer.id), format).unwrap_or_default();
        let is_right = matches!(verdict, Verdict::Right | Verdict::RightByOwnNumbers);
        let two_readings = if is_right { None } else { TwoReadings::of(&answer.text) };
        report.answers.push(Judged { id: answer.id.clone(), verdict, number, two_readings });
    }
    Ok(report)
}

/// Returns the answers by step.
fn by_step<'a>(written: &dyn Checked, answers: &'a [Answer]) -> Result<HashMap<usize, &'a Answer>> {
    let steps = written.sheet().steps.iter().enumerate();
    let by_id: HashMap<&str, usize> = steps.map(|(idx, step)| (step.defines.as_str(), idx)).collect();
    let mut by_step = HashMap::with_capacity(answers.len());
    for answer in answers {
        let step_idx = by_id.get(answer.id.as_str());
        let step_idx = step_idx.ok_or_else(|| Error::value(What::Answer, Expected::ResultId, answer.id.as_str()))?;
        if by_step.insert(*step_idx, answer).is_some() {
            return Err(Error::value(What::Answer, Expected::EachOnce { of: Thing::Results }, answer.id.as_str()));
        }
    }
    Ok(by_step)
}

/// Returns the allowed error of each value of the sheet: the rounding error of a float, and the display rounding of values
/// that a student is only given rounded, such as the results of other samples.
fn errors(written: &dyn Checked, format: Format) -> HashMap<String, f64> {
    let mut errors = HashMap::new();
    for (id, role) in written.sheet().given() {
        if !matches!(role, Role::OtherSample | Role::State) {
            continue;
        }
        let Some(number) = Number::new(&written.sheet().get(id), format).filter(|number| !number.exact) else {
            continue;
        };
        if let Ok(shown) = Typed::read(&number.decimal, id) {
            errors.insert(id.to_owned(), Scalar::Exact(shown.half_unit).to_f64());
        }
    }
    for step in &written.sheet().steps {
        let is_float = matches!(written.sheet().get(&step.defines), Scalar::Float(_));
        let error = |id: &str| errors.get(id).copied().unwrap_or_default();
        if is_float || step.operands.iter().any(|id| error(id) > 0.0) {
            let (_, error) = bound(&step.working, &|id| (written.sheet().get(id).to_f64(), error(id)));
            errors.insert(step.defines.clone(), error);
        }
    }
    errors
}

/// The variants of the training step, up to the step that is being checked.
struct Check<'a> {
    written: &'a dyn Checked,
    errors: HashMap<String, f64>,
    /// With every number as typed.
    rounded: World<'a>,
    /// With only the mistakes, the most likely first.
    calculators: Vec<World<'a>>,
    /// The steps with a readable answer.
    answered: HashSet<usize>,
    /// The ids of the values affected by a mistake.
    tainted: HashSet<String>,
}

impl Check<'_> {
    fn judge(&mut self, step_idx: usize, typed: &Typed) -> Result<Verdict> {
        let id = &self.written.sheet().steps[step_idx].defines;
        let truth = self.written.sheet().get(id);
        let typed_fault = [(step_idx, constant(typed.scalar()))];
        let before = self.calculators[0].clone();
        let agrees = |world: &World<'_>| self.is(typed, &world.get(id), step_idx);
        let mut possible: Vec<World<'_>> = self.calculators.iter().filter(|world| agrees(world)).cloned().collect();
        let verdict = if self.is(typed, &truth, step_idx) {
            if possible.iter().all(|world| world.get(id).to_f64() != truth.to_f64()) {
                possible.insert(0, before.changed(&[(step_idx, constant(truth))], &self.answered)?);
            }
            Verdict::Right
        } else if !possible.is_empty() {
            Verdict::FollowsFromMistake
        } else if agrees(&self.rounded) && !self.tainted.contains(id) {
            possible.push(before);
            Verdict::RightByOwnNumbers
        } else if agrees(&self.rounded) {
            possible.push(before.changed(&typed_fault, &self.answered)?);
            Verdict::FollowsFromMistake
        } else {
            let guesses = self.guesses(step_idx, typed)?;
            for guess in guesses.iter().take(MAX_CALCULATORS - 1) {
                possible.push(before.changed(&guess.faults, &self.answered)?);
            }
            possible.retain(agrees);
            possible.push(before.changed(&typed_fault, &self.answered)?);
            Verdict::Wrong { slip: self.found(&guesses) }
        };
        possible.truncate(MAX_CALCULATORS);
        self.calculators = possible;
        match verdict {
            Verdict::Right | Verdict::RightByOwnNumbers => self.tainted.remove(id),
            _ => self.tainted.insert(id.clone()),
        };
        self.rounded.change(&typed_fault, &self.answered)?;
        self.answered.insert(step_idx);
        Ok(verdict)
    }

    /// Returns the slips that give a number, the most likely first.
    fn guesses(&self, step_idx: usize, typed: &Typed) -> Result<Vec<Guess>> {
        let mut fitting = Vec::new();
        let sources = sources(&self.written.sheet().steps, step_idx, &self.answered);
        for guess in guesses(self.written, &sources) {
            for world in [&self.calculators[0], &self.rounded] {
                let result = world.result_with(&guess.faults, &sources, step_idx)?;
                if result.is_some_and(|result| self.is(typed, &result, step_idx)) {
                    fitting.push(guess);
                    break;
                }
            }
        }
        Ok(fitting)
    }

    fn found(&self, guesses: &[Guess]) -> Option<SlipFound> {
        let most_likely = guesses.first()?;
        let ids = most_likely
            .faults
            .iter()
            .map(|&(idx, _): &(usize, Expression)| self.written.sheet().steps[idx].defines.clone());
        let steps: Vec<String> = ids.collect();
        let mut also: Vec<Slip> = Vec::new();
        for guess in guesses {
            if guess.slip != most_likely.slip && !also.contains(&guess.slip) {
                also.push(guess.slip);
            }
        }
        Some(SlipFound { slip: most_likely.slip, step: steps.first()?.clone(), steps, also })
    }

    /// Returns whether a number may have been rounded to what was typed for a step.
    fn is(&self, typed: &Typed, scalar: &Scalar, step_idx: usize) -> bool {
        let id = &self.written.sheet().steps[step_idx].defines;
        let error = self.errors.get(id).copied().unwrap_or_default();
        typed.stands_for(scalar, error)
    }
}

#[cfg(test)]
mod following;
#[cfg(test)]
mod tests;
