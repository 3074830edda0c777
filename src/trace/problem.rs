//! What a worksheet gives: a small network, one sample and a loss, with numbers as text.

use ndarray::Array2;
use num_rational::BigRational;
use num_traits::{One, Signed};
use serde::{Deserialize, Serialize};

use super::scalar::exact_parameter;
use super::{Name, Scalar, parse::parse};
use crate::{Activation, Error, Result, loss::Reduction};

/// The most layers of a network that is written out, the output layer among them.
pub const MAX_LAYERS: usize = 5;
/// The most units of one of its layers, and the most inputs.
pub const MAX_UNITS: usize = 5;

/// A forward pass to be written out. Its numbers are text: decimals (`-0.25`) or fractions (`-1/4`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// From the first hidden layer to the output layer.
    pub layers: Vec<LayerProblem>,
    /// One number for each input: (I).
    pub input: Vec<String>,
    /// One number for each output: (O).
    pub target: Vec<String>,
    /// The factor before the squared error.
    pub reduction: Reduction,
}

/// A dense layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerProblem {
    /// (O, I): row j is what unit j listens to.
    pub weight: Vec<Vec<String>>,
    /// (O).
    pub bias: Vec<String>,
    /// Of all units of the layer.
    pub activation: Activation,
}

/// A problem that was checked, with its numbers read.
pub(super) struct Network {
    pub(super) layers: Vec<LayerNumbers>,
    pub(super) input: Vec<Scalar>,
    pub(super) target: Vec<Scalar>,
    pub(super) reduction: Reduction,
}

pub(super) struct LayerNumbers {
    /// (O, I).
    pub(super) weight: Array2<Scalar>,
    /// (O).
    pub(super) bias: Vec<Scalar>,
    pub(super) activation: Activation,
}

/// The network of the worksheet's third problem: two inputs, hidden layers H and J of two ReLU units each, one output
/// without activation function, and the squared error from the target 1.
pub fn worked_example() -> Problem {
    let hidden = |weight, bias| LayerProblem { weight, bias, activation: Activation::Relu };
    Problem {
        layers: vec![
            hidden(vec![texts(["0.5", "-0.25"]), texts(["0", "1"])], texts(["0.25", "0.25"])),
            hidden(vec![texts(["-0.1", "0"]), texts(["1", "1"])], texts(["0.25", "0.25"])),
            LayerProblem { weight: vec![texts(["-0.5", "1"])], bias: texts(["0.5"]), activation: Activation::Identity },
        ],
        input: texts(["-1", "0"]),
        target: texts(["1"]),
        reduction: Reduction::Sum,
    }
}

impl Problem {
    /// Reads all numbers and checks that the parts fit together.
    ///
    /// # Errors
    /// If a text is not a number, if a layer does not fit to the one before it or to its biases, or if the network is
    /// empty or larger than [`MAX_LAYERS`] and [`MAX_UNITS`].
    pub(super) fn read(&self) -> Result<Network> {
        check_count("layers", self.layers.len(), MAX_LAYERS)?;
        check_count("input", self.input.len(), MAX_UNITS)?;
        let mut layers = Vec::with_capacity(self.layers.len());
        let (mut n_inputs, mut n_units_before) = (self.input.len(), 0);
        for layer in &self.layers {
            layers.push(layer.read(n_inputs, n_units_before)?);
            n_inputs = layer.weight.len();
            n_units_before += n_inputs;
        }
        check_length("target", self.target.len(), n_inputs)?;
        let n_outputs = n_inputs;
        Ok(Network {
            layers,
            input: read_all(&self.input, Name::input)?,
            target: read_all(&self.target, |idx| Name::target(idx, n_outputs))?,
            reduction: self.reduction,
        })
    }
}

impl LayerProblem {
    /// `n_units_before`: the units of all layers before, from which the numbers of this layer's units go on.
    fn read(&self, n_inputs: usize, n_units_before: usize) -> Result<LayerNumbers> {
        let n_units = self.weight.len();
        check_count("units", n_units, MAX_UNITS)?;
        check_length("bias", self.bias.len(), n_units)?;
        check_activation(self.activation)?;
        let mut weight = Vec::with_capacity(n_units * n_inputs);
        for (idx, row) in self.weight.iter().enumerate() {
            check_length("weight", row.len(), n_inputs)?;
            weight.extend(read_all(row, |source_idx| Name::weight(source_idx, n_units_before + idx + 1))?);
        }
        let weight = Array2::from_shape_vec((n_units, n_inputs), weight);
        let bias = read_all(&self.bias, |idx| Name::bias(n_units_before + idx + 1))?;
        let Ok(weight) = weight else { panic!("every row was checked to have {n_inputs} numbers") };
        Ok(LayerNumbers { weight, bias, activation: self.activation })
    }
}

/// Parameters that are written as a number of reasonable size, and a slope that makes a leaky ReLU: then its value is the
/// larger one of z and slope · z.
fn check_activation(activation: Activation) -> Result<()> {
    let check = |what, parameter: f64, expected, fits: fn(&BigRational) -> bool| {
        let exact = exact_parameter(what, parameter)?;
        if fits(&exact) { Ok(()) } else { Err(Error::value(what, expected, parameter)) }
    };
    match activation {
        Activation::LeakyRelu { slope } => {
            check("slope", slope, "a number from 0 to 1", |slope| !slope.is_negative() && *slope <= One::one())
        }
        Activation::Elu { alpha } => check("alpha", alpha, "a number above 0", |alpha| alpha.is_positive()),
        _ => Ok(()),
    }
}

fn check_count(what: &'static str, n: usize, max: usize) -> Result<()> {
    match n {
        0 => Err(Error::Empty { what }),
        n if n > max => Err(Error::value(what, format!("at most {max}"), n)),
        _ => Ok(()),
    }
}

fn check_length(what: &'static str, n: usize, expected: usize) -> Result<()> {
    if n == expected { Ok(()) } else { Err(Error::shape(what, format!("({expected})"), &[n])) }
}

fn read_all(texts: &[String], name: impl Fn(usize) -> Name) -> Result<Vec<Scalar>> {
    let read = |(idx, text): (usize, &String)| parse(text, &name(idx).id()).map(Scalar::Exact);
    texts.iter().enumerate().map(read).collect()
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}
