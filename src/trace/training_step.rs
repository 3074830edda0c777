//! An entire training step: forward, loss, backward, update, and the loss again.

use std::collections::HashMap;

use super::anatomy::{Anatomy, UnitAnatomy};
use super::backward::backward;
use super::expression::{divided, sum_of};
use super::forward::forward;
use super::loss::LossPlan;
use super::name::{Name, Pass};
use super::problem::{Network, Problem};
use super::record::{Phase, Role, StepKind, Trace};
use super::sheet::{Fault, Label, Line, Sheet};
use super::update::{OptimizerState, give_settings, give_state, look_ahead, read_state, update};
use super::{Format, Scalar};
use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// Computes a training step and writes out the pass of one of its samples, step by step. The other samples only contribute the
/// results that the batch needs.
///
/// # Errors
/// [`Error::Value`], [`Error::Shape`] or [`Error::Empty`] if a text of the problem is not a number, if its parts do not match,
/// if it is empty or too large, if there is no such sample, or if a number of the forward or backward pass is not finite.
pub fn training_step(problem: &Problem, sample_idx: usize, format: Format) -> Result<Trace> {
    Ok(write_out(problem, sample_idx)?.trace(format))
}

/// A computed training step, before it is formatted.
pub(super) struct Written {
    pub(super) network: Network,
    pub(super) anatomy: Anatomy,
    /// The index of the written-out sample among those of the training step.
    pub(super) sample_idx: usize,
    /// Its index among all samples of the problem.
    pub(super) shown_sample_idx: usize,
    pub(super) sheet: Sheet,
    /// The ids of the hidden units whose δ is exactly 0 for every sample.
    pub(super) dead: Vec<String>,
    /// The id of the first number after the update that is not finite.
    pub(super) overflow: Option<String>,
    /// The number of steps up to the end of each phase.
    pub(super) ends: [usize; 5],
}

pub(super) fn write_out(problem: &Problem, sample_idx: usize) -> Result<Written> {
    write_out_with(problem, sample_idx, None)
}

/// Like [`write_out`], with a mistake in the written-out sample; everything after it is computed from it.
pub(super) fn write_out_with(problem: &Problem, sample_idx: usize, fault: Option<Fault>) -> Result<Written> {
    let training = Training::new(problem, sample_idx)?;
    let last = problem.training_step;
    let state = training.steps(last - 1, |_, _| ())?;
    training.step(last, &state, fault)
}

/// A problem whose training steps are computed one after the other.
pub(super) struct Training<'a> {
    problem: &'a Problem,
    network: Network,
    sample_idx: usize,
}

/// What a training step begins with.
pub(super) struct TrainingState {
    parameters: HashMap<String, Scalar>,
    optimizer: OptimizerState,
}

impl<'a> Training<'a> {
    pub(super) fn new(problem: &'a Problem, sample_idx: usize) -> Result<Self> {
        let network = problem.read()?;
        if sample_idx >= network.samples.len() {
            return Err(Error::value(What::Sample, Expected::between(1, network.samples.len()), sample_idx + 1));
        }
        Ok(Self { problem, network, sample_idx })
    }

    /// Makes the first `n` training steps, shows each with its number, and returns what the next one begins with.
    ///
    /// # Errors
    /// [`Error::Value`] if a number is not finite.
    pub(super) fn steps(&self, n: usize, mut show: impl FnMut(usize, &Written)) -> Result<TrainingState> {
        let anatomy = Anatomy::new(&self.network);
        let parameters = initial_parameters(&self.network, &anatomy);
        let mut state = TrainingState { parameters, optimizer: OptimizerState::new() };
        for step in 1..=n {
            let written = self.step(step, &state, None)?;
            show(step, &written);
            if let Some(id) = written.overflow {
                let got = Got::Result { id, training_step: Some(step) };
                return Err(Error::value(What::Result, Expected::FiniteNumber, got));
            }
            state.optimizer = read_state(&written.sheet, &written.network, &anatomy);
            let updated = |(_, name): (_, &Name)| (name.id(), written.sheet.of(&name.at(Pass::After)));
            state.parameters = anatomy.parameters().map(updated).collect();
        }
        Ok(state)
    }

    fn step(&self, step: usize, state: &TrainingState, fault: Option<Fault>) -> Result<Written> {
        let mut network = Network { training_step: step, ..self.network.clone() };
        let in_turn = self.problem.sample_in_turn(step);
        if let Some(idx) = in_turn {
            network.samples = vec![network.samples.swap_remove(idx)];
        }
        let sample_idx = if in_turn.is_some() { 0 } else { self.sample_idx };
        let anatomy = Anatomy::new(&network);
        let written = one_step(network, anatomy, sample_idx, state, fault)?;
        Ok(Written { shown_sample_idx: in_turn.unwrap_or(sample_idx), ..written })
    }
}

fn initial_parameters(network: &Network, anatomy: &Anatomy) -> HashMap<String, Scalar> {
    let layers = anatomy.layers.iter().zip(&network.layers);
    let units = layers.flat_map(|(layer, numbers)| {
        layer.units.iter().zip(numbers.weight.rows()).zip(&numbers.bias).flat_map(|((unit, row), bias)| {
            let weights = unit.weights.iter().map(|(source_idx, name)| (name.id(), row[*source_idx].clone()));
            let bias = unit.bias.iter().map(|name| (name.id(), bias.clone()));
            weights.chain(bias).collect::<Vec<_>>()
        })
    });
    units.collect()
}

fn one_step(
    network: Network,
    anatomy: Anatomy,
    sample_idx: usize,
    state: &TrainingState,
    fault: Option<Fault>,
) -> Result<Written> {
    let mut batch = Vec::with_capacity(network.samples.len());
    for idx in 0..network.samples.len() {
        let mut sheet = Sheet::new();
        sheet.fault = fault.clone().filter(|_| idx == sample_idx);
        give(&mut sheet, &network, &anatomy, idx, |name| (name.clone(), state.parameters[&name.id()].clone()));
        look_ahead(&mut sheet, &network, &anatomy, &state.optimizer)?;
        forward(&mut sheet, &anatomy, Pass::Before)?;
        sheet.phase = Phase::Loss;
        LossPlan::new(&network, &anatomy, idx, Pass::Before).forward(&mut sheet)?;
        batch.push(sheet);
    }
    let mut ends = [0; 5];
    ends[0] = batch[sample_idx].steps.iter().filter(|step| step.phase == Phase::Forward).count();
    let losses: Vec<Scalar> =
        batch.iter().enumerate().map(|(idx, sheet)| sheet.of(&sample_loss(&anatomy, idx))).collect();
    batch_loss(&mut batch[sample_idx], &anatomy, sample_idx, &losses, Pass::Before)?;
    ends[1] = batch[sample_idx].steps.len();

    for (idx, sheet) in batch.iter_mut().enumerate() {
        sheet.phase = Phase::Backward;
        LossPlan::new(&network, &anatomy, idx, Pass::Before).backward(sheet)?;
        backward(sheet, &anatomy, idx)?;
    }
    let gradients: Vec<HashMap<String, Scalar>> = batch
        .iter()
        .enumerate()
        .map(|(idx, sheet)| {
            let names = anatomy.parameters().map(|(_, parameter)| anatomy.sample_gradient(parameter, idx));
            names.map(|name| (name.id(), sheet.of(&name))).collect()
        })
        .collect();
    let dead = dead_units(&batch, &anatomy);
    let mut sheet = batch.swap_remove(sample_idx);
    batch_gradients(&mut sheet, &anatomy, sample_idx, &gradients)?;
    tied_gradients(&mut sheet, &network, &anatomy)?;
    ends[2] = sheet.steps.len();

    if !anatomy.looks_ahead {
        give_settings(&mut sheet, &network)?;
        give_state(&mut sheet, &network, &anatomy, &state.optimizer);
    }
    sheet.phase = Phase::Update;
    let after = update(&mut sheet, &network, &anatomy);
    ends[3] = sheet.steps.len();
    let overflow = after.and_then(|()| again(&mut sheet, &network, &anatomy, sample_idx)).err();
    ends[4] = sheet.steps.len();
    let overflow = overflow.map(refused_id).transpose()?;
    Ok(Written { network, anatomy, sample_idx, shown_sample_idx: sample_idx, sheet, dead, overflow, ends })
}

/// Writes the given values of a forward pass.
fn give(
    sheet: &mut Sheet,
    network: &Network,
    anatomy: &Anatomy,
    sample_idx: usize,
    of: impl Fn(&Name) -> (Name, Scalar),
) {
    let sample = &network.samples[sample_idx];
    for (name, scalar) in anatomy.inputs.iter().zip(&sample.input) {
        sheet.give(Label::named(name.clone(), Role::Input), scalar.clone());
    }
    for (_, parameter) in anatomy.parameters() {
        let role = if parameter.letter == "b" { Role::Bias } else { Role::Weight };
        let (name, scalar) = of(parameter);
        sheet.give(Label::named(name, role), scalar);
    }
    for (name, scalar) in anatomy.targets.iter().zip(&sample.target) {
        sheet.give(Label::named(name.clone(), Role::Target), scalar.clone());
    }
}

pub(super) fn sample_loss(anatomy: &Anatomy, sample_idx: usize) -> Name {
    Name::sample_loss(sample_idx, anatomy.n_samples)
}

/// L = 1/B Σ ℓ, if there are several samples.
fn batch_loss(sheet: &mut Sheet, anatomy: &Anatomy, sample_idx: usize, losses: &[Scalar], pass: Pass) -> Result<()> {
    if anatomy.n_samples == 1 {
        return Ok(());
    }
    let mut ids = Vec::with_capacity(losses.len());
    for (idx, loss) in losses.iter().enumerate() {
        let name = sample_loss(anatomy, idx).at(pass);
        ids.push(name.id());
        if idx != sample_idx {
            sheet.give(Label::named(name, Role::OtherSample), loss.clone());
        }
    }
    let line = Line::new(StepKind::BatchMean, divided(sum_of(&ids), ids.len()));
    sheet.define(Label::named(Name::loss().at(pass), Role::Loss), line)
}

/// ∂L/∂w = 1/B Σ ∂ℓ/∂w, if there are several samples.
fn batch_gradients(
    sheet: &mut Sheet,
    anatomy: &Anatomy,
    sample_idx: usize,
    gradients: &[HashMap<String, Scalar>],
) -> Result<()> {
    if anatomy.n_samples == 1 {
        return Ok(());
    }
    for (unit, parameter) in anatomy.parameters() {
        let mut ids = Vec::with_capacity(gradients.len());
        for (idx, gradients) in gradients.iter().enumerate() {
            let name = anatomy.sample_gradient(parameter, idx);
            ids.push(name.id());
            if idx != sample_idx {
                let scalar = gradients[&name.id()].clone();
                sheet.give(Label::named(name, Role::OtherSample).about(parameter.id()), scalar);
            }
        }
        let line = Line::new(StepKind::BatchGradient, divided(sum_of(&ids), ids.len())).of(&unit.name);
        let label = Label::named(anatomy.gradient(parameter), Role::Gradient).about(parameter.id());
        sheet.define(label, line)?;
    }
    Ok(())
}

/// ∂L/∂b₁₌₂ = ∂L/∂b₁ + ∂L/∂b₂ for each group of parameters that are one: it affects the loss in every place.
fn tied_gradients(sheet: &mut Sheet, network: &Network, anatomy: &Anatomy) -> Result<()> {
    for (unit, parameter) in anatomy.parameters() {
        let group = network.variant.group(&parameter.id());
        if group.len() == 1 || group[0] != parameter.id() {
            continue;
        }
        let members = anatomy.parameters().filter(|(_, name)| group.contains(&name.id()));
        let ids: Vec<String> = members.map(|(_, name)| anatomy.gradient(name).id()).collect();
        let line = Line::new(StepKind::TiedGradient, sum_of(&ids)).of(&unit.name);
        sheet.define(Label::named(anatomy.tied_gradient(&group), Role::Gradient).about(parameter.id()), line)?;
    }
    Ok(())
}

/// Returns the hidden units whose gradients are exactly 0 for every sample. This is decided on the exact sheets rather than in
/// `f64`, where 0.1 + 0.2 − 0.3 is not 0 and a unit at its kink would not be dead.
fn dead_units(batch: &[Sheet], anatomy: &Anatomy) -> Vec<String> {
    let hidden = anatomy.layers[..anatomy.layers.len() - 1].iter().flat_map(|layer| &layer.units);
    let is_dead = |unit: &&UnitAnatomy| {
        batch.iter().enumerate().all(|(idx, sheet)| sheet.of(&anatomy.delta(unit, idx)).is_zero())
    };
    hidden.filter(is_dead).map(|unit| unit.name.id()).collect()
}

/// Writes the forward pass and loss with the new parameters, which must be on the sheet.
fn again(sheet: &mut Sheet, network: &Network, anatomy: &Anatomy, sample_idx: usize) -> Result<()> {
    sheet.phase = Phase::Again;
    forward(sheet, anatomy, Pass::After)?;
    LossPlan::new(network, anatomy, sample_idx, Pass::After).forward(sheet)?;
    let mut losses = Vec::with_capacity(network.samples.len());
    for idx in 0..network.samples.len() {
        let name = sample_loss(anatomy, idx).at(Pass::After);
        losses.push(match idx == sample_idx {
            true => sheet.of(&name),
            false => loss_again(sheet, network, anatomy, idx).map_err(|error| of_other_sample(error, &name))?,
        });
    }
    batch_loss(sheet, anatomy, sample_idx, &losses, Pass::After)
}

/// Computes the loss of another sample with the new parameters.
fn loss_again(sheet: &Sheet, network: &Network, anatomy: &Anatomy, sample_idx: usize) -> Result<Scalar> {
    let mut other = Sheet::new();
    give(&mut other, network, anatomy, sample_idx, |parameter| {
        let updated = parameter.at(Pass::After);
        let scalar = sheet.of(&updated);
        (updated, scalar)
    });
    forward(&mut other, anatomy, Pass::After)?;
    LossPlan::new(network, anatomy, sample_idx, Pass::After).forward(&mut other)?;
    Ok(other.of(&sample_loss(anatomy, sample_idx).at(Pass::After)))
}

/// Attributes a number that is not finite on another sample's sheet to that sample's loss.
fn of_other_sample(error: Error, loss: &Name) -> Error {
    match error {
        Error::Value { what: What::Result, expected, .. } => {
            Error::Value { what: What::Result, expected, got: Got::Result { id: loss.id(), training_step: None } }
        }
        error => error,
    }
}

/// Returns the id of the number that was rejected because it is not finite.
fn refused_id(error: Error) -> Result<String> {
    match error {
        Error::Value { got: Got::Result { id, .. }, .. } => Ok(id),
        error => Err(error),
    }
}
