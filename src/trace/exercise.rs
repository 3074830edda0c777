//! Generated exercises: small networks that a person can work out by hand, one per seed.
//!
//! Short numbers are drawn until the training step is worth working out ([`is_worthwhile`]). That is decided in `f64` with
//! margins. Results of sums and products are decimals of at most ten places, far from the edge of every margin; the result of
//! a sigmoid would have to be within 10⁻¹² of an edge for two platforms to decide differently. So the same seed gives the
//! same exercise everywhere.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use super::Variant;
use super::problem::{LayerProblem, OptimizerProblem, Problem, SampleProblem};
use crate::error::{Expected, Got, Notation, What};
use crate::loss::Reduction;
use crate::mlp::Activations;
use crate::optimizer::Rule;
use crate::rng::{Rng, Stream};
use crate::{Activation, Dense, Error, Loss, Mlp, Optimizer, OptimizerConfig, Result, Targets};

/// The maximum number of drafts. At least one draft in twenty of each kind is good, so the chance of that many bad ones in a
/// row is (19/20)¹⁰²⁴ < 10⁻²².
const MAX_DRAFTS: usize = 1024;
/// Two numbers that are closer than this count as equal. Sums in an exercise are off by less than 10⁻¹².
const MARGIN: f64 = 1e-6;
/// The largest allowed sum.
const MAX_SIZE: f64 = 20.0;
/// The bound on the error of an output.
const MAX_ERROR: f64 = 6.0;

/// The settings that identify an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// The seed of the numbers.
    pub seed: u32,
    /// The size of the network.
    pub size: Size,
    /// The difficulty of the numbers and functions.
    pub difficulty: Difficulty,
}

/// The size of an exercise's network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExerciseSize"))]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// 2-2-1.
    Small,
    /// 2-2-2-1.
    Medium,
    /// 3-3-2-2.
    Large,
    /// 2-2-1 with two samples.
    Batch,
}

/// The difficulty of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// Integers and halves, ReLU or no activation function, the sum of squared errors, SGD with η = 0.1.
    Easy,
    /// Quarters and tenths, ReLU or leaky ReLU with some negative sums, the mean or half the sum of squared errors, SGD.
    Medium,
    /// Sigmoid or tanh, or ReLU with cross-entropy, and momentum or Adam.
    Hard,
}

impl Exercise {
    /// Returns the problem, which is the same for the same settings.
    pub fn problem(&self) -> Problem {
        let kind = (self.size as u64) << 32 | (self.difficulty as u64) << 40;
        let mut rng = Rng::new(u64::from(self.seed) | kind, Stream::Exercise);
        let mut draft = self.draft(&mut rng);
        for _ in 1..MAX_DRAFTS {
            if is_worthwhile(&draft, self.difficulty).unwrap_or(false) {
                break;
            }
            draft = self.draft(&mut rng);
        }
        draft
    }

    /// Draws a problem with suitable numbers and functions, which may not be worthwhile.
    fn draft(&self, rng: &mut Rng) -> Problem {
        let sizes: &[usize] = match self.size {
            Size::Small | Size::Batch => &[2, 2, 1],
            Size::Medium => &[2, 2, 2, 1],
            Size::Large => &[3, 3, 2, 2],
        };
        let n_samples = if self.size == Size::Batch { 2 } else { 1 };
        let n_outputs = sizes[sizes.len() - 1];
        let (activation, loss) = self.functions(n_outputs, rng);
        let optimizer = self.optimizer(rng);
        let layer = |(layer_idx, pair): (usize, &[usize])| {
            let (weights, biases) = self.parameters(rng);
            LayerProblem {
                weight: (0..pair[1]).map(|_| texts(weights, pair[0], rng)).collect(),
                bias: texts(biases, pair[1], rng),
                activation: if layer_idx + 2 == sizes.len() { Activation::Identity } else { activation },
            }
        };
        let layers = sizes.windows(2).enumerate().map(layer).collect();
        let sample =
            |_| SampleProblem { input: texts(self.inputs(), sizes[0], rng), target: self.target(loss, n_outputs, rng) };
        let samples = (0..n_samples).map(sample).collect();
        Problem { layers, samples, loss, optimizer, training_step: 1, variant: Variant::default() }
    }

    /// The activation function of the hidden layers, and the loss.
    fn functions(&self, n_outputs: usize, rng: &mut Rng) -> (Activation, Loss) {
        let cross_entropy = if n_outputs == 1 { Loss::BinaryCrossEntropy } else { Loss::SoftmaxCrossEntropy };
        let squared = |reduction| Loss::SquaredError { reduction };
        let either = |rng: &mut Rng| squared(one(&[Reduction::Mean, Reduction::HalfSum], rng));
        match self.difficulty {
            Difficulty::Easy => {
                let activations = [Activation::Relu, Activation::Relu, Activation::Relu, Activation::Identity];
                (one(&activations, rng), squared(Reduction::Sum))
            }
            Difficulty::Medium => (one(&[Activation::Relu, Activation::LeakyRelu { slope: 0.1 }], rng), either(rng)),
            Difficulty::Hard => match one(&[Activation::Sigmoid, Activation::Tanh, Activation::Relu], rng) {
                Activation::Relu => (Activation::Relu, cross_entropy),
                smooth => (smooth, either(rng)),
            },
        }
    }

    fn optimizer(&self, rng: &mut Rng) -> OptimizerProblem {
        let (rule, learning_rate) = match self.difficulty {
            Difficulty::Easy => (Rule::Sgd, "0.1"),
            Difficulty::Medium => (Rule::Sgd, one(&["0.05", "0.1", "0.2"], rng)),
            Difficulty::Hard => {
                let adam = Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 };
                one(&[(Rule::Momentum { momentum: 0.9 }, "0.1"), (adam, "0.01")], rng)
            }
        };
        OptimizerProblem { rule, learning_rate: learning_rate.to_owned(), weight_decay: "0".to_owned() }
    }

    fn inputs(&self) -> &'static [&'static str] {
        match self.difficulty {
            Difficulty::Easy => &["-2", "-1", "-0.5", "0", "0.5", "1", "2", "3"],
            Difficulty::Medium => &["-2", "-1", "-0.5", "0.5", "1", "2"],
            Difficulty::Hard => &["-1", "-0.5", "0.5", "1", "2"],
        }
    }

    /// Returns the numbers that the weights and the biases of a layer are drawn from.
    fn parameters(&self, rng: &mut Rng) -> (&'static [&'static str], &'static [&'static str]) {
        if self.difficulty == Difficulty::Easy {
            return (&["-2", "-1.5", "-1", "-0.5", "0.5", "1", "1.5", "2"], &["-1", "-0.5", "0", "0.5", "1"]);
        }
        // Not both in one layer, so that sums have few digits.
        let quarters: (&[_], &[_]) =
            (&["-1", "-0.75", "-0.5", "-0.25", "0.25", "0.5", "0.75", "1"], &["-0.5", "-0.25", "0.25", "0.5"]);
        let tenths: (&[_], &[_]) =
            (&["-0.6", "-0.4", "-0.3", "-0.2", "0.1", "0.3", "0.4", "0.6", "0.8"], &["-0.2", "-0.1", "0.1", "0.2"]);
        one(&[quarters, tenths], rng)
    }

    fn target(&self, loss: Loss, n_outputs: usize, rng: &mut Rng) -> Vec<String> {
        if loss.takes_classes() {
            return vec![(1 + rng.below(n_outputs)).to_string()];
        }
        let targets: &[&str] = match (self.difficulty, loss) {
            (_, Loss::BinaryCrossEntropy) => &["0", "1"],
            (Difficulty::Easy, _) => &["-2", "-1", "0", "1", "2", "3"],
            (Difficulty::Medium, _) => &["-1", "-0.5", "0", "0.5", "1", "1.5"],
            (Difficulty::Hard, _) => &["0.1", "0.25", "0.5", "0.75", "0.9"],
        };
        texts(targets, n_outputs, rng)
    }
}

fn one<T: Copy>(of: &[T], rng: &mut Rng) -> T {
    of[rng.below(of.len())]
}

fn texts(from: &[&str], n: usize, rng: &mut Rng) -> Vec<String> {
    (0..n).map(|_| one(from, rng).to_owned()).collect()
}

/// Returns whether a draft is worth working out: numbers stay short, no sum is at a kink, every layer has an active unit, no
/// output equals its target, most gradients are nonzero, and the loss falls.
fn is_worthwhile(draft: &Problem, difficulty: Difficulty) -> Result<bool> {
    let mut mlp = mlp(draft)?;
    let (x, targets) = samples(draft)?;
    let before = mlp.forward(&x)?;
    let differ = x.rows().into_iter().zip(x.rows().into_iter().skip(1)).all(|(row, next)| row != next);
    if !differ || !is_clear(&mlp, &before, difficulty) || !is_wrong(before.output(), &targets) {
        return Ok(false);
    }
    let (loss, d_output) = draft.loss.value_and_gradient(before.output(), &targets)?;
    let gradients = mlp.backward(&before, d_output);
    let all = || gradients.layers.iter().flat_map(|layer| layer.d_weight.iter().chain(&layer.d_bias));
    if 2 * all().filter(|gradient| gradient.abs() > MARGIN).count() < all().count() {
        return Ok(false);
    }
    let learning_rate = number(&draft.optimizer.learning_rate)?;
    let config = OptimizerConfig { rule: draft.optimizer.rule, learning_rate, weight_decay: 0.0, l1: 0.0 };
    Optimizer::new(config, &mlp)?.update(&mut mlp, &gradients);
    let after = draft.loss.value(mlp.forward(&x)?.output(), &targets)?;
    Ok(loss - after > MARGIN)
}

/// Returns whether the numbers of a forward pass suit the difficulty.
fn is_clear(mlp: &Mlp<f64>, pass: &Activations<f64>, difficulty: Difficulty) -> bool {
    let (mut n_negative, n_hidden) = (0, mlp.layers().len() - 1);
    for (layer_idx, (layer, written)) in mlp.layers().iter().zip(&pass.layers).enumerate() {
        let (z, input) = (&written.pre_activation, pass.input(layer_idx));
        if z.iter().any(|z| z.abs() > MAX_SIZE) {
            return false;
        }
        if layer_idx < n_hidden {
            let is_silent = |row: ndarray::ArrayView1<f64>| row.iter().all(|&z| z < 0.0);
            let is_kinked = z.iter().any(|z| z.abs() < MARGIN);
            if is_kinked || (layer.activation() == Activation::Relu && z.rows().into_iter().any(is_silent)) {
                return false;
            }
            n_negative += z.iter().filter(|&&z| z < 0.0).count();
        }
        let mut products = layer
            .weight()
            .rows()
            .into_iter()
            .flat_map(|row| input.rows().into_iter().flat_map(move |source| (&row * &source).to_vec()));
        let is_exact = difficulty != Difficulty::Hard;
        if is_exact && !(products.all(is_short) && z.iter().chain(&written.activation).all(|&number| is_short(number)))
        {
            return false;
        }
    }
    n_negative > 0 || difficulty != Difficulty::Medium
}

/// Returns whether a number is a decimal with at most six significant digits. Exact results have at most ten places, so any
/// other is at least 10⁻¹⁰ away from such a decimal, and the error of `f64` is below 10⁻¹².
fn is_short(number: f64) -> bool {
    (0..=6).map(|places| 10_f64.powi(places)).any(|scale| {
        let digits = (number * scale).round();
        digits.abs() < 1e6 && (number - digits / scale).abs() < 1e-11
    })
}

/// Returns whether every output differs from its target, but not by much.
fn is_wrong(output: &Array2<f64>, targets: &Targets<f64>) -> bool {
    match targets {
        Targets::Values(values) => (output - values).iter().all(|error| (MARGIN..MAX_ERROR).contains(&error.abs())),
        Targets::Classes(_) => true,
    }
}

fn mlp(problem: &Problem) -> Result<Mlp<f64>> {
    let layer = |layer: &LayerProblem| {
        Dense::new(array(&layer.weight)?, Array1::from_vec(numbers(&layer.bias)?), layer.activation)
    };
    Mlp::from_layers(problem.layers.iter().map(layer).collect::<Result<_>>()?)
}

fn samples(problem: &Problem) -> Result<(Array2<f64>, Targets<f64>)> {
    let rows =
        |of: fn(&SampleProblem) -> &Vec<String>| problem.samples.iter().map(|sample| of(sample).clone()).collect();
    let (inputs, targets): (Vec<_>, Vec<_>) = (rows(|sample| &sample.input), rows(|sample| &sample.target));
    let targets = array(&targets)?;
    let classes = || targets.iter().map(|&class| class as usize - 1).collect();
    let targets = if problem.loss.takes_classes() { Targets::Classes(classes()) } else { Targets::Values(targets) };
    Ok((array(&inputs)?, targets))
}

fn array(rows: &[Vec<String>]) -> Result<Array2<f64>> {
    let n_columns = rows.first().map_or(0, Vec::len);
    let numbers = numbers(rows.iter().flatten())?;
    let n = numbers.len();
    Array2::from_shape_vec((rows.len(), n_columns), numbers).map_err(|_| Error::Shape {
        what: What::Rows,
        expected: Expected::EqualRows,
        got: Got::Shape { lengths: vec![n] },
    })
}

fn numbers<'a>(texts: impl IntoIterator<Item = &'a String>) -> Result<Vec<f64>> {
    texts.into_iter().map(|text| number(text)).collect()
}

/// Parses a number of a draft, a decimal from this file.
fn number(text: &str) -> Result<f64> {
    text.parse().map_err(|_| {
        Error::value(What::Number, Expected::Written { notation: Notation::Decimal, examples: vec!["0.25"] }, text)
    })
}

#[cfg(test)]
mod tests;
