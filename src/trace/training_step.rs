//! An entire training step: forward, loss, backward, update, and the loss again.

use std::collections::HashMap;

use super::anatomy::{Anatomy, UnitAnatomy};
use super::backward::{backward, path_id};
use super::differences::Differences;
use super::expression::{divided, sum_of};
use super::forward::{forward, product_id};
use super::loss::LossPlan;
use super::name::{Name, Pass};
use super::problem::{Network, Problem};
use super::record::{
    CentralDifference, Connection, Layer, Outcome, Parameter, Phase, PhaseEnd, Role, StepKind, Trace, Unit,
};
use super::sheet::{Fault, Label, Line, Sheet};
use super::update::{OptimizerState, give_settings, give_state, read_state, update};
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
    pub(super) sample_idx: usize,
    pub(super) sheet: Sheet,
    /// The ids of the hidden units whose δ is exactly 0 for every sample.
    dead: Vec<String>,
    /// The id of the first number after the update that is not finite.
    pub(super) overflow: Option<String>,
    ends: [usize; 5],
}

pub(super) fn write_out(problem: &Problem, sample_idx: usize) -> Result<Written> {
    write_out_with(problem, sample_idx, None)
}

/// Like [`write_out`], with a mistake in the written-out sample; everything after it is computed from it.
pub(super) fn write_out_with(problem: &Problem, sample_idx: usize, fault: Option<Fault>) -> Result<Written> {
    let network = problem.read()?;
    let anatomy = Anatomy::new(&network);
    if sample_idx >= network.samples.len() {
        return Err(Error::value(What::Sample, Expected::between(1, network.samples.len()), sample_idx + 1));
    }
    let (mut parameters, mut state) = (initial_parameters(&network, &anatomy), OptimizerState::new());
    for step in 1..network.training_step {
        let before = Network { training_step: step, ..problem.read()? };
        let written = one_step(before, Anatomy::new(&network), 0, &parameters, &state, None)?;
        if let Some(id) = written.overflow {
            return Err(Error::value(
                What::Result,
                Expected::FiniteNumber,
                Got::Result { id, training_step: Some(step) },
            ));
        }
        state = read_state(&written.sheet, &written.network, &anatomy);
        let updated = |(_, name): (_, &Name)| (name.id(), written.sheet.of(&name.at(Pass::After)));
        parameters = anatomy.parameters().map(updated).collect();
    }
    one_step(network, anatomy, sample_idx, &parameters, &state, fault)
}

fn initial_parameters(network: &Network, anatomy: &Anatomy) -> HashMap<String, Scalar> {
    let layers = anatomy.layers.iter().zip(&network.layers);
    let units = layers.flat_map(|(layer, numbers)| {
        layer.units.iter().zip(numbers.weight.rows()).zip(&numbers.bias).flat_map(|((unit, row), bias)| {
            let weights = unit.weights.iter().map(Name::id).zip(row.to_vec());
            weights.chain([(unit.bias.id(), bias.clone())]).collect::<Vec<_>>()
        })
    });
    units.collect()
}

fn one_step(
    network: Network,
    anatomy: Anatomy,
    sample_idx: usize,
    parameters: &HashMap<String, Scalar>,
    state: &OptimizerState,
    fault: Option<Fault>,
) -> Result<Written> {
    let mut batch = Vec::with_capacity(network.samples.len());
    for idx in 0..network.samples.len() {
        let mut sheet = Sheet::new();
        sheet.fault = fault.clone().filter(|_| idx == sample_idx);
        give(&mut sheet, &network, &anatomy, idx, |name| parameters[&name.id()].clone());
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
    ends[2] = sheet.steps.len();

    give_settings(&mut sheet, &network)?;
    give_state(&mut sheet, &network, &anatomy, state);
    sheet.phase = Phase::Update;
    let after = update(&mut sheet, &network, &anatomy);
    ends[3] = sheet.steps.len();
    let overflow = after.and_then(|()| again(&mut sheet, &network, &anatomy, sample_idx)).err();
    ends[4] = sheet.steps.len();
    let overflow = overflow.map(refused_id).transpose()?;
    Ok(Written { network, anatomy, sample_idx, sheet, dead, overflow, ends })
}

/// Writes the given values of a forward pass.
fn give(sheet: &mut Sheet, network: &Network, anatomy: &Anatomy, sample_idx: usize, of: impl Fn(&Name) -> Scalar) {
    let sample = &network.samples[sample_idx];
    for (name, scalar) in anatomy.inputs.iter().zip(&sample.input) {
        sheet.give(Label::named(name.clone(), Role::Input), scalar.clone());
    }
    for (_, parameter) in anatomy.parameters() {
        let role = if parameter.letter == "b" { Role::Bias } else { Role::Weight };
        sheet.give(Label::named(parameter.clone(), role), of(parameter));
    }
    for (name, scalar) in anatomy.targets.iter().zip(&sample.target) {
        sheet.give(Label::named(name.clone(), Role::Target), scalar.clone());
    }
}

fn sample_loss(anatomy: &Anatomy, sample_idx: usize) -> Name {
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
        let label = Label::named(Name::loss().derivative(parameter), Role::Gradient).about(parameter.id());
        sheet.define(label, line)?;
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
    give(&mut other, network, anatomy, sample_idx, |name| sheet.of(&name.at(Pass::After)));
    forward(&mut other, anatomy, Pass::Before)?;
    LossPlan::new(network, anatomy, sample_idx, Pass::Before).forward(&mut other)?;
    Ok(other.of(&sample_loss(anatomy, sample_idx)))
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

impl Written {
    pub(super) fn trace(self, format: Format) -> Trace {
        let differences = Differences::new(&self.network, &self.anatomy, &self.sheet);
        let phases = [Phase::Forward, Phase::Loss, Phase::Backward, Phase::Update, Phase::Again];
        let anatomy = &self.anatomy;
        let name_ids = |names: &[Name]| names.iter().map(Name::id).collect();
        Trace {
            sample: self.sample_idx,
            n_samples: anatomy.n_samples,
            training_step: self.network.training_step,
            inputs: name_ids(&anatomy.inputs),
            layers: (0..anatomy.layers.len()).map(|layer_idx| self.layer(layer_idx)).collect(),
            targets: name_ids(&anatomy.targets),
            loss: Name::loss().id(),
            sample_loss: sample_loss(anatomy, self.sample_idx).id(),
            loss_function: self.network.loss,
            optimizer: self.network.optimizer,
            parameters: self.parameters(&differences, format),
            dead: if self.has_fault() { Vec::new() } else { self.dead.clone() },
            outcome: self.outcome(&differences, format),
            values: self.sheet.values(format),
            phases: phases.into_iter().zip(self.ends).map(|(phase, end)| PhaseEnd { phase, end }).collect(),
            steps: self.sheet.steps,
        }
    }

    fn has_fault(&self) -> bool {
        self.sheet.fault.is_some()
    }

    fn outcome(&self, differences: &Differences, format: Format) -> Outcome {
        match (&self.overflow, self.has_fault()) {
            (None, true) => Outcome::Untold,
            (overflow, _) => differences.outcome(overflow.as_deref(), format),
        }
    }

    fn layer(&self, layer_idx: usize) -> Layer {
        let layer = &self.anatomy.layers[layer_idx];
        let sources = self.anatomy.sources(layer_idx, Pass::Before);
        let units = layer.units.iter().map(|unit| {
            let delta = self.anatomy.delta(unit, self.sample_idx);
            let connection = |(weight, source): (&Name, &Name)| Connection {
                weight: weight.id(),
                source: source.id(),
                product: product_id(weight, source),
                path: (layer_idx > 0).then(|| path_id(&delta, weight)),
            };
            let has_function = unit.pre_activation != unit.output;
            Unit {
                id: unit.name.id(),
                name: unit.name.clone(),
                number: unit.number,
                bias: unit.bias.id(),
                pre_activation: unit.pre_activation.id(),
                output: unit.output.id(),
                d_output: self.anatomy.d_output(unit, self.sample_idx).id(),
                slope: has_function.then(|| unit.output.derivative(&unit.pre_activation).id()),
                delta: delta.id(),
                connections: unit.weights.iter().zip(&sources).map(connection).collect(),
            }
        });
        let letter = layer.units[0].name.letter.clone();
        Layer { letter, activation: layer.activation, units: units.collect() }
    }

    fn parameters(&self, differences: &Differences, format: Format) -> Vec<Parameter> {
        let all = self.anatomy.parameters().enumerate();
        let parameter = |(idx, (unit, name)): (usize, (&UnitAnatomy, &Name))| Parameter {
            id: name.id(),
            unit: unit.name.id(),
            sample_gradient: self.anatomy.sample_gradient(name, self.sample_idx).id(),
            gradient: Name::loss().derivative(name).id(),
            updated: name.at(Pass::After).id(),
            difference: self.difference(differences, idx, format),
        };
        all.map(parameter).collect()
    }

    /// Returns the central difference, or none next to a planted mistake, which it would give away.
    fn difference(&self, differences: &Differences, idx: usize, format: Format) -> CentralDifference {
        let difference = differences.central(idx, format);
        if self.has_fault() { CentralDifference { number: None, error: None, ..difference } } else { difference }
    }
}
