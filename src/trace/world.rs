//! A variant of a training step, in which some steps have other results.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::Scalar;
use super::expression::Expression;
use super::record::{Phase, Step, StepKind};
use super::sheet::Sheet;
use super::slip::{Slip, slips};
use super::training_step::Written;
use crate::Result;

/// The number of steps before a wrong result that are searched for a slip. With more, some slip would match any number by
/// chance.
const MAX_CANDIDATES: usize = 60;

/// Steps whose results can be checked.
pub(super) trait Checked {
    fn sheet(&self) -> &Sheet;

    /// Returns the formula of each slip that is possible in a step, the most likely first.
    fn slips(&self, step: &Step) -> Vec<(Slip, Expression)>;
}

impl Checked for Written {
    fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    fn slips(&self, step: &Step) -> Vec<(Slip, Expression)> {
        slips(self, step)
    }
}

/// The results that differ from those on the sheet.
#[derive(Clone)]
pub(super) struct World<'a> {
    written: &'a dyn Checked,
    changed: HashMap<String, Scalar>,
}

/// A slip, and the steps at which it is made.
pub(super) struct Guess {
    pub(super) slip: Slip,
    pub(super) faults: Vec<(usize, Expression)>,
}

impl<'a> World<'a> {
    pub(super) fn new(written: &'a dyn Checked) -> Self {
        Self { written, changed: HashMap::new() }
    }

    pub(super) fn get(&self, id: &str) -> Scalar {
        self.changed.get(id).cloned().unwrap_or_else(|| self.written.sheet().get(id))
    }

    /// Changes the results of steps and of every step that depends on them, except those in `kept`.
    pub(super) fn change(&mut self, faults: &[(usize, Expression)], kept: &HashSet<usize>) -> Result<()> {
        let changed = self.follow(faults, |idx| !kept.contains(&idx))?;
        self.changed.extend(changed);
        Ok(())
    }

    /// Returns the world after a [`change`](Self::change).
    pub(super) fn changed(&self, faults: &[(usize, Expression)], kept: &HashSet<usize>) -> Result<Self> {
        let mut other = self.clone();
        other.change(faults, kept)?;
        Ok(other)
    }

    /// Returns the result of a step if some of its `sources` were computed by other formulas.
    pub(super) fn result_with(
        &self,
        faults: &[(usize, Expression)],
        sources: &[usize],
        step_idx: usize,
    ) -> Result<Option<Scalar>> {
        let mut changed = self.follow(faults, |idx| sources.contains(&idx))?;
        Ok(changed.remove(&self.written.sheet().steps[step_idx].defines))
    }

    fn follow(
        &self,
        faults: &[(usize, Expression)],
        may_follow: impl Fn(usize) -> bool,
    ) -> Result<HashMap<String, Scalar>> {
        let mut changed: HashMap<String, Scalar> = HashMap::new();
        let first = faults.iter().map(|&(idx, _)| idx).min().unwrap_or_default();
        for (idx, step) in self.written.sheet().steps.iter().enumerate().skip(first) {
            let fault = faults.iter().find(|&&(place, _)| place == idx).map(|(_, fault)| fault);
            let follows = || step.operands.iter().any(|id| changed.contains_key(id)) && may_follow(idx);
            if fault.is_none() && !follows() {
                continue;
            }
            let lookup = |id: &str| changed.get(id).cloned().unwrap_or_else(|| self.get(id));
            let result = fault.unwrap_or(&step.working).evaluate(&lookup)?;
            changed.insert(step.defines.clone(), result);
        }
        Ok(changed)
    }
}

/// Returns the slips that may explain the result of a step, the most likely first: a single slip in one of its `sources`, then
/// the same slip throughout a unit, a layer, a kind of step, and everywhere.
pub(super) fn guesses(written: &dyn Checked, sources: &[usize]) -> Vec<Guess> {
    let steps = &written.sheet().steps;
    let places = &sources[..sources.len().min(MAX_CANDIDATES)];
    let is_open = |id: &str| places.iter().any(|&idx| steps[idx].defines == id);
    let candidates: Vec<(usize, Vec<(Slip, Expression)>)> = places
        .iter()
        .map(|&idx| {
            let step = &steps[idx];
            let mut slips = written.slips(step);
            // If a unit's output was not given as an answer, the slip is not using z, but never computing a.
            let never_found = step.kind == StepKind::Product && step.operands.iter().any(|id| is_open(id));
            slips.retain(|(slip, _)| *slip != Slip::UsedPreActivation || !never_found);
            (idx, slips)
        })
        .collect();
    let mut guesses: Vec<Guess> = Vec::new();
    for (idx, slips) in &candidates {
        let single = |(slip, fault): &(Slip, Expression)| Guess { slip: *slip, faults: vec![(*idx, fault.clone())] };
        guesses.extend(slips.iter().map(single));
    }
    let kinds: BTreeSet<Slip> = guesses.iter().map(|guess| guess.slip).collect();
    for part in [Part::of_unit, Part::of_layer, Part::of_kind, Part::of_all] {
        for &slip in &kinds {
            let mut groups: Vec<(Part, Guess)> = Vec::new();
            for (idx, slips) in &candidates {
                let Some((_, fault)) = slips.iter().find(|(other, _)| *other == slip) else { continue };
                let (part, fault) = (part(&steps[*idx]), (*idx, fault.clone()));
                match groups.iter_mut().find(|(other, _)| *other == part) {
                    Some((_, guess)) => guess.faults.push(fault),
                    None => groups.push((part, Guess { slip, faults: vec![fault] })),
                }
            }
            guesses.extend(groups.into_iter().map(|(_, guess)| guess).filter(|guess| guess.faults.len() > 1));
        }
    }
    for guess in &mut guesses {
        guess.faults.sort_by_key(|&(idx, _)| idx);
    }
    guesses
}

/// A part of a training step in which the same slip is repeated.
#[derive(Default, PartialEq)]
struct Part {
    phase: Option<Phase>,
    place: Option<String>,
    kind: Option<StepKind>,
}

impl Part {
    fn of_unit(step: &Step) -> Self {
        Self { phase: Some(step.phase), place: step.unit.clone(), kind: None }
    }

    fn of_layer(step: &Step) -> Self {
        let letter = step.unit.as_ref().map(|unit| unit.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned());
        Self { phase: Some(step.phase), place: letter, kind: None }
    }

    fn of_all(_: &Step) -> Self {
        Self::default()
    }

    fn of_kind(step: &Step) -> Self {
        Self { kind: Some(step.kind), ..Self::default() }
    }
}

/// Returns the step and those that it depends on, the nearest first, up to those that are kept.
pub(super) fn sources(steps: &[Step], step_idx: usize, kept: &HashSet<usize>) -> Vec<usize> {
    let by_id: HashMap<&str, usize> =
        steps.iter().enumerate().map(|(idx, step)| (step.defines.as_str(), idx)).collect();
    let (mut found, mut waiting) = (vec![step_idx], VecDeque::from([step_idx]));
    while let Some(idx) = waiting.pop_front() {
        for operand in &steps[idx].operands {
            match by_id.get(operand.as_str()) {
                Some(&source) if !kept.contains(&source) && !found.contains(&source) => {
                    found.push(source);
                    waiting.push_back(source);
                }
                _ => {}
            }
        }
    }
    found
}
