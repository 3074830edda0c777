//! Repeats a training step with the core's batched passes in `f64`, to check gradients by finite differences and to explain
//! why the loss fell or did not.

use ndarray::{Array1, Array2};

use super::anatomy::Anatomy;
use super::name::{Name, Pass};
use super::problem::Network;
use super::record::{CentralDifference, Outcome};
use super::sheet::Sheet;
use super::{Format, Number, Scalar};
use crate::error::{Expected, What};
use crate::{Dense, Loss, Mlp, Result, Targets};

/// The cube root of the machine epsilon: a step h of that size balances the rounding error of the difference, about ε/h, and
/// the truncation error of the quotient, about h² (Press et al. 2007, section 5.7).
const H: f64 = 6.0e-6;
/// The maximum number of times that the learning rate is halved until the loss falls: down to a millionth.
const MAX_HALVINGS: i32 = 20;

/// The network as arrays of `f64`.
pub(super) struct Differences<'a> {
    network: &'a Network,
    anatomy: &'a Anatomy,
    sheet: &'a Sheet,
    x: Array2<f64>,
    targets: Targets<f64>,
    /// The parameters in the order of the update.
    parameters: Vec<f64>,
    gradients: Vec<f64>,
}

impl<'a> Differences<'a> {
    pub(super) fn new(network: &'a Network, anatomy: &'a Anatomy, sheet: &'a Sheet) -> Self {
        let n_samples = network.samples.len();
        let n_inputs = anatomy.inputs.len();
        let x = Array2::from_shape_fn((n_samples, n_inputs), |(i, j)| network.samples[i].input[j].to_f64());
        let classes: Option<Vec<usize>> = network.samples.iter().map(|sample| sample.class).collect();
        let targets = match classes {
            Some(classes) => Targets::Classes(classes),
            None => {
                let shape = (n_samples, network.n_outputs());
                Targets::Values(Array2::from_shape_fn(shape, |(i, j)| network.samples[i].target[j].to_f64()))
            }
        };
        let number = |name: &Name| sheet.of(name).to_f64();
        let taken = |name| number(&anatomy.taken(name, Pass::Before));
        let parameters: Vec<f64> = anatomy.parameters().map(|(_, name)| taken(name)).collect();
        let gradients = anatomy.parameters().map(|(_, name)| number(&anatomy.gradient(name))).collect();
        Self { network, anatomy, sheet, x, targets, parameters, gradients }
    }

    /// Computes the central difference of a parameter, by its index in the order of the update.
    pub(super) fn central(&self, idx: usize, format: Format) -> CentralDifference {
        let h = H * self.parameters[idx].abs().max(1.0);
        let beside = |sign: f64| {
            let mut parameters = self.parameters.clone();
            parameters[idx] += sign * h;
            self.loss_and_sides(&parameters).ok()
        };
        let shown = |number: f64| Number::new(&Scalar::Float(number), format);
        let (number, kink) = match (beside(1.0), beside(-1.0)) {
            (Some((right, right_sides)), Some((left, left_sides))) => {
                // The actual difference, after rounding.
                let width = (self.parameters[idx] + h) - (self.parameters[idx] - h);
                (Some((right - left) / width), right_sides != left_sides)
            }
            _ => (None, false),
        };
        let error = number.and_then(|number| shown((number - self.gradients[idx]).abs()));
        let h = Number::new(&Scalar::Float(h), Format::Short).unwrap_or_default();
        CentralDifference { number: number.and_then(shown), error, h, kink }
    }

    pub(super) fn outcome(&self, overflow: Option<&str>, format: Format) -> Outcome {
        if let Some(id) = overflow {
            return Outcome::Overflow { id: id.to_owned() };
        }
        let loss = self.sheet.of(&Name::loss());
        let change = &self.sheet.of(&Name::loss().at(Pass::After)) - &loss;
        let is_same = change.is_zero();
        let is_frozen = |(_, name): (_, &Name)| self.network.variant.is_frozen(&name.id());
        if is_same && self.anatomy.parameters().all(is_frozen) {
            return Outcome::Frozen;
        }
        if is_same && self.gradients.iter().all(|&gradient| gradient == 0.0) {
            return Outcome::NoGradient;
        }
        if !is_same && !change.is_positive() {
            return Outcome::Fell;
        }
        let updated = self.anatomy.parameters().map(|(_, name)| self.sheet.of(&name.at(Pass::After)).to_f64());
        let moves: Vec<f64> = updated.zip(&self.parameters).map(|(after, before)| after - before).collect();
        let downhill: f64 = moves.iter().zip(&self.gradients).map(|(change, gradient)| change * gradient).sum();
        if downhill >= 0.0 {
            return if is_same { Outcome::Unchanged } else { Outcome::Uphill };
        }
        // With every rule, the change of a parameter is proportional to the learning rate.
        for halvings in 1..=MAX_HALVINGS {
            let factor = 0.5_f64.powi(halvings);
            let nearer: Vec<f64> = self.parameters.iter().zip(&moves).map(|(w, change)| w + factor * change).collect();
            let Ok((nearer_loss, _)) = self.loss_and_sides(&nearer) else { continue };
            if nearer_loss < loss.to_f64() {
                let shown = |scalar: &Scalar| Number::new(scalar, format).unwrap_or_default();
                let learning_rate = &self.network.learning_rate / &Scalar::integer(2).power(halvings as u32);
                let loss = shown(&Scalar::Float(nearer_loss));
                return Outcome::Overshot { learning_rate: shown(&learning_rate), loss };
            }
        }
        if is_same { Outcome::Unchanged } else { Outcome::Rose }
    }

    /// Returns the loss, and the side of each kink that the pass was on.
    fn loss_and_sides(&self, parameters: &[f64]) -> Result<(f64, Vec<i8>)> {
        let mlp = self.mlp(parameters)?;
        let activations = mlp.forward(&self.x)?;
        let output = activations.output();
        let loss = self.network.loss.value(output, &self.targets)?;
        if !loss.is_finite() {
            return Err(crate::Error::value(What::Loss, Expected::FiniteNumber, loss));
        }
        let side = |x: f64| if x > 0.0 { 1 } else { i8::from(x == 0.0) - 1 };
        let mut sides = Vec::new();
        for (layer, written) in self.anatomy.layers.iter().zip(&activations.layers) {
            if layer.activation.is_kinked() {
                sides.extend(written.pre_activation.iter().map(|&z| side(z)));
            }
        }
        match (self.network.loss, &self.targets) {
            (Loss::L1, Targets::Values(targets)) => sides.extend((targets - output).iter().map(|&e| side(e))),
            (Loss::Perceptron, _) => sides.extend(output.iter().map(|&y| side(y))),
            (Loss::Hinge { margin }, Targets::Classes(classes)) => {
                for (row, &class) in output.rows().into_iter().zip(classes) {
                    sides.extend(row.iter().map(|other| side(margin - row[class] + other)));
                }
            }
            _ => {}
        }
        Ok((loss, sides))
    }

    fn mlp(&self, parameters: &[f64]) -> Result<Mlp<f64>> {
        let mut numbers = parameters.iter().copied();
        let mut layers = Vec::with_capacity(self.anatomy.layers.len());
        for layer in &self.anatomy.layers {
            let n_inputs = layers.last().map_or(self.anatomy.inputs.len(), |before: &Dense<f64>| before.bias().len());
            let mut weight = Array2::zeros((layer.units.len(), n_inputs));
            let mut bias = Array1::zeros(layer.units.len());
            // What is absent stays 0.
            for (j, unit) in layer.units.iter().enumerate() {
                for (source_idx, _) in &unit.weights {
                    weight[[j, *source_idx]] = numbers.next().unwrap_or_default();
                }
                if unit.bias.is_some() {
                    bias[j] = numbers.next().unwrap_or_default();
                }
            }
            layers.push(Dense::new(weight, bias, layer.activation)?);
        }
        Mlp::from_layers(layers)
    }
}
