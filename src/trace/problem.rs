//! The data of a worksheet: a small network, samples, a loss and an optimizer, with numbers as text.

mod variant;

use ndarray::Array2;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive};
use serde::{Deserialize, Serialize};

pub use self::variant::{Constraints, Variant};
use super::name::Name;
use super::scalar::exact_parameter;
use super::{Scalar, parse::parse};
use crate::activation::Parameter;
use crate::error::{AxisLength, Expected, Got, Notation, Place, Ranged, What};
use crate::limits::trace::MAX_STEP_WORK;
pub use crate::limits::trace::{MAX_LAYERS, MAX_SAMPLES, MAX_TRAINING_STEPS, MAX_UNITS};
use crate::optimizer::Rule;
use crate::{Activation, Error, Loss, OptimizerConfig, Result};

/// A training step to write out. Its numbers are text: decimals (`-0.25`) or fractions (`-1/4`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problem {
    /// The layers, from the first hidden layer to the output layer.
    pub layers: Vec<LayerProblem>,
    /// The batch (B).
    pub samples: Vec<SampleProblem>,
    /// The loss function.
    pub loss: Loss,
    /// The optimizer.
    pub optimizer: OptimizerProblem,
    /// The training step to write out, from 1. Earlier steps use the same batch.
    pub training_step: usize,
    /// How it differs from a plain problem.
    #[serde(default)]
    pub variant: Variant,
}

/// A dense layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LayerProblem {
    /// The weight, shape (O, I): row j belongs to unit j.
    pub weight: Vec<Vec<String>>,
    /// The bias, shape (O).
    pub bias: Vec<String>,
    /// The activation function.
    pub activation: Activation,
}

/// A sample with its target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SampleProblem {
    /// The inputs, shape (I).
    pub input: Vec<String>,
    /// The target values, shape (O); for a loss that takes classes, the number of the target output, from 1.
    pub target: Vec<String>,
}

/// An optimizer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptimizerProblem {
    /// The update rule with its parameters.
    pub rule: Rule,
    /// The learning rate η.
    pub learning_rate: String,
    /// The weight decay λ.
    pub weight_decay: String,
}

/// A validated problem with parsed numbers.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) layers: Vec<LayerNumbers>,
    pub(super) samples: Vec<SampleNumbers>,
    pub(super) loss: Loss,
    pub(super) optimizer: OptimizerConfig,
    pub(super) learning_rate: Scalar,
    pub(super) weight_decay: Scalar,
    pub(super) training_step: usize,
    pub(super) variant: Variant,
}

#[derive(Clone)]
pub(super) struct LayerNumbers {
    /// Shape (O, I).
    pub(super) weight: Array2<Scalar>,
    /// Shape (O).
    pub(super) bias: Vec<Scalar>,
    pub(super) activation: Activation,
}

#[derive(Clone)]
pub(super) struct SampleNumbers {
    pub(super) input: Vec<Scalar>,
    pub(super) target: Vec<Scalar>,
    /// The target output, from 0, if the loss takes classes.
    pub(super) class: Option<usize>,
}

impl Problem {
    /// Returns the size of the input and of each layer.
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no samples.
    pub fn sizes(&self) -> Result<Vec<usize>> {
        let sample = self.samples.first().ok_or(Error::Empty { what: What::Samples })?;
        Ok([sample.input.len()].into_iter().chain(self.layers.iter().map(|layer| layer.weight.len())).collect())
    }

    /// Returns how many training steps may be asked for: [`MAX_TRAINING_STEPS`], or fewer of a large network.
    ///
    /// # Errors
    /// As [`Problem::sizes`].
    pub fn max_training_steps(&self) -> Result<usize> {
        let n_parameters: usize = self.sizes()?.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        let n_samples = if self.variant.in_turn { 1 } else { self.samples.len() };
        Ok((MAX_STEP_WORK / (n_parameters * n_samples).max(1)).clamp(1, MAX_TRAINING_STEPS))
    }

    /// Parses all numbers and validates the problem.
    ///
    /// # Errors
    /// [`Error::Value`] if a text is not a number, a target does not match the loss, or the problem exceeds [`MAX_LAYERS`],
    /// [`MAX_UNITS`] or [`MAX_SAMPLES`]; [`Error::Shape`] or [`Error::Empty`] if layers or samples do not match or are empty.
    pub(super) fn read(&self) -> Result<Network> {
        check_count(What::Layers, self.layers.len(), MAX_LAYERS)?;
        check_count(What::Samples, self.samples.len(), MAX_SAMPLES)?;
        let sizes = self.sizes()?;
        check_count(What::Input, sizes[0], MAX_UNITS)?;
        check_count(What::TrainingStep, self.training_step, self.max_training_steps()?)?;
        let mut layers = Vec::with_capacity(self.layers.len());
        let mut n_units_before = 0;
        for (layer, n_inputs) in self.layers.iter().zip(&sizes) {
            layers.push(layer.read(*n_inputs, n_units_before)?);
            n_units_before += layer.weight.len();
        }
        self.variant.check(self)?;
        check_loss(self.loss)?;
        self.check_output_function()?;
        let n_outputs = sizes[sizes.len() - 1];
        let read_sample = |(idx, sample): (usize, &SampleProblem)| {
            // A name mentions its sample only if there are several.
            let number = (self.samples.len() > 1).then_some(idx + 1);
            sample.read(sizes[0], n_outputs, self.loss, number)
        };
        let samples = self.samples.iter().enumerate().map(read_sample).collect::<Result<_>>()?;
        let learning_rate = parse(&self.optimizer.learning_rate, "η")?;
        let weight_decay = parse(&self.optimizer.weight_decay, "λ")?;
        let to_f64 = |number: &BigRational| number.to_f64().unwrap_or(f64::NAN);
        let optimizer = OptimizerConfig {
            rule: self.optimizer.rule,
            learning_rate: to_f64(&learning_rate),
            weight_decay: to_f64(&weight_decay),
            l1: 0.0,
        };
        optimizer.validate()?;
        check_rule(optimizer.rule)?;
        Ok(Network {
            layers,
            samples,
            loss: self.loss,
            optimizer,
            learning_rate: Scalar::Exact(learning_rate),
            weight_decay: Scalar::Exact(weight_decay),
            training_step: self.training_step,
            variant: self.variant.clone(),
        })
    }

    /// Checks that a loss on probabilities follows a sigmoid, whose outputs are some.
    fn check_output_function(&self) -> Result<()> {
        let activation = self.layers.last().map(|layer| layer.activation);
        if self.loss != Loss::BinaryCrossEntropyOnProbabilities || activation == Some(Activation::Sigmoid) {
            return Ok(());
        }
        let expected = Expected::Written { notation: Notation::OutputOfProbabilities, examples: vec!["sigmoid"] };
        Err(Error::value(What::Activation, expected, activation.map_or("", Activation::name)))
    }
}

impl Network {
    /// Whether gradients are taken ahead of the weights.
    pub(super) fn looks_ahead(&self) -> bool {
        self.variant.look_ahead && matches!(self.optimizer.rule, Rule::Nesterov { .. })
    }

    pub(super) fn n_outputs(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.bias.len())
    }
}

impl LayerProblem {
    /// `n_units_before`: the number of units in all earlier layers, after which this layer's units are numbered.
    fn read(&self, n_inputs: usize, n_units_before: usize) -> Result<LayerNumbers> {
        let n_units = self.weight.len();
        check_count(What::Units, n_units, MAX_UNITS)?;
        check_length(What::Bias, self.bias.len(), n_units)?;
        check_activation(self.activation)?;
        let of_all = |name: Name| Place::Symbol { id: name.id(), sample: None };
        let mut weight = Vec::with_capacity(n_units * n_inputs);
        for (idx, row) in self.weight.iter().enumerate() {
            check_length(What::Weight, row.len(), n_inputs)?;
            weight.extend(read_all(row, |source_idx| of_all(Name::weight(source_idx, n_units_before + idx + 1)))?);
        }
        let weight = Array2::from_shape_vec((n_units, n_inputs), weight);
        let bias = read_all(&self.bias, |idx| of_all(Name::bias(n_units_before + idx + 1)))?;
        let Ok(weight) = weight else { panic!("every row was checked to have {n_inputs} numbers") };
        Ok(LayerNumbers { weight, bias, activation: self.activation })
    }
}

impl SampleProblem {
    fn read(&self, n_inputs: usize, n_outputs: usize, loss: Loss, number: Option<usize>) -> Result<SampleNumbers> {
        check_length(What::Input, self.input.len(), n_inputs)?;
        let n_targets = if loss.takes_classes() { 1 } else { n_outputs };
        check_length(What::Target, self.target.len(), n_targets)?;
        let place = |name: Name| Place::Symbol { id: name.id(), sample: number };
        let input = read_all(&self.input, |idx| place(Name::input(idx)))?;
        let target = read_all(&self.target, |idx| place(Name::target(idx, n_targets)))?;
        let mut class = None;
        for (idx, (number, text)) in target.iter().zip(&self.target).enumerate() {
            let refuse = |expected| {
                let got = Got::Typed { place: place(Name::target(idx, n_targets)), text: text.clone() };
                Error::Format { what: What::Number, expected, got }
            };
            let number = number.to_f64();
            if loss.takes_classes() {
                if number.fract() != 0.0 || number < 1.0 || number > n_outputs as f64 {
                    return Err(refuse(Expected::range(Ranged::RightOutput, 1, n_outputs)));
                }
                class = Some(number as usize - 1);
            } else if loss.takes_probabilities() && !(0.0..=1.0).contains(&number) {
                return Err(refuse(Expected::between(0, 1)));
            }
        }
        Ok(SampleNumbers { input, target, class })
    }
}

/// Checks that parameters have a reasonable number of digits, and that the slope of a leaky ReLU makes its value the maximum of
/// z and slope · z.
fn check_activation(activation: Activation) -> Result<()> {
    let check = |what, parameter: f64, expected, fits: fn(&BigRational) -> bool| {
        let exact = exact_parameter(Place::Setting { what }, parameter)?;
        if fits(&exact) { Ok(()) } else { Err(Error::value(what, expected, parameter)) }
    };
    match activation.parameter() {
        Some((Parameter::Slope, slope)) => {
            check(What::Slope, slope, Expected::between(0.0, 1.0), |slope| !slope.is_negative() && *slope <= One::one())
        }
        Some((Parameter::Alpha, alpha)) => check(What::Alpha, alpha, Expected::ABOVE_0, |alpha| alpha.is_positive()),
        None => Ok(()),
    }
}

fn check_loss(loss: Loss) -> Result<()> {
    loss.validate()?;
    match loss {
        Loss::Huber { delta } => exact_parameter("delta", delta).map(drop),
        Loss::Hinge { margin } => exact_parameter("margin", margin).map(drop),
        _ => Ok(()),
    }
}

fn check_rule(rule: Rule) -> Result<()> {
    let check = |what, parameter| exact_parameter(what, parameter).map(drop);
    match rule {
        Rule::Sgd => Ok(()),
        Rule::Momentum { momentum } | Rule::Nesterov { momentum } => check("μ", momentum),
        Rule::RmsProp { alpha, eps } => check("α", alpha).and_then(|()| check("ε", eps)),
        Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => {
            check("β1", beta1).and_then(|()| check("β2", beta2)).and_then(|()| check("ε", eps))
        }
    }
}

pub(super) fn check_count(what: What, n: usize, max: usize) -> Result<()> {
    match n {
        0 => Err(Error::Empty { what }),
        n if n > max => Err(Error::value(what, Expected::at_most(max), n)),
        _ => Ok(()),
    }
}

pub(super) fn check_length(what: What, n: usize, expected: usize) -> Result<()> {
    if n == expected { Ok(()) } else { Err(Error::shape(what, [AxisLength::Exactly(expected)], &[n])) }
}

fn read_all(texts: &[String], place: impl Fn(usize) -> Place) -> Result<Vec<Scalar>> {
    let read = |(idx, text): (usize, &String)| parse(text, place(idx)).map(Scalar::Exact);
    texts.iter().enumerate().map(read).collect()
}
