//! Reshapes a problem: more or fewer layers, units and samples, other activation functions, another loss.

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use serde::{Deserialize, Serialize};

use super::parse::parse;
use super::problem::{LayerProblem, Problem, SampleProblem, check_count, check_length};
use super::{MAX_LAYERS, MAX_SAMPLES, MAX_UNITS, Variant};
use crate::error::What;
use crate::rng::{Rng, Stream};
use crate::{Activation, Loss, Result};

/// The shape of a problem: everything but its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shape {
    /// The size of the input and of each layer.
    pub sizes: Vec<usize>,
    /// The batch size B.
    pub n_samples: usize,
    /// The loss function.
    pub loss: Loss,
    /// The activation function of each layer.
    pub activations: Vec<Activation>,
}

impl Problem {
    /// Returns the problem in another shape, at its first training step. Numbers whose position still exists are kept; new
    /// positions get a short number that depends on the position only. Targets are converted between classes and values: with
    /// one output, 0 is the first class and 1 the second; with several, the class is that of the largest.
    ///
    /// # Errors
    /// [`Error::Empty`](crate::Error::Empty) or [`Error::Value`](crate::Error::Value) if the shape is empty or too large, or the
    /// number of activation functions is wrong; also the errors of an invalid problem, as in
    /// [`training_step`](super::training_step).
    pub fn reshaped(&self, shape: &Shape) -> Result<Self> {
        check_count(What::Layers, shape.sizes.len().saturating_sub(1), MAX_LAYERS)?;
        check_length(What::Activations, shape.activations.len(), shape.sizes.len() - 1)?;
        check_count(What::Input, shape.sizes[0], MAX_UNITS)?;
        shape.sizes.iter().try_for_each(|&size| check_count(What::Units, size, MAX_UNITS))?;
        check_count(What::Samples, shape.n_samples, MAX_SAMPLES)?;
        let fresh = Fresh::new();
        let layers = shape.sizes.windows(2).zip(&shape.activations).enumerate();
        let layers = layers.map(|(layer_idx, (pair, &activation))| {
            let (old, new) = (self.layers.get(layer_idx), &fresh.layers[layer_idx]);
            let old_row = |idx| old.and_then(|layer| layer.weight.get(idx)).map_or(&[][..], Vec::as_slice);
            let old_bias = old.map_or(&[][..], |layer| layer.bias.as_slice());
            LayerProblem {
                weight: (0..pair[1]).map(|idx| filled(old_row(idx), &new.weight[idx], pair[0])).collect(),
                bias: filled(old_bias, &new.bias, pair[1]),
                activation,
            }
        });
        let n_outputs = shape.sizes[shape.sizes.len() - 1];
        let sample = |idx: usize| {
            let (old, new) = (self.samples.get(idx), &fresh.samples[idx]);
            let old_input = old.map_or(&[][..], |sample| sample.input.as_slice());
            let target = match old {
                Some(sample) => self.converted(sample, shape.loss, n_outputs)?,
                None if shape.loss.takes_classes() => vec![(idx % n_outputs + 1).to_string()],
                None => Vec::new(),
            };
            let n_targets = if shape.loss.takes_classes() { 1 } else { n_outputs };
            let target = filled(&target, &new.target, n_targets);
            Ok(SampleProblem { input: filled(old_input, &new.input, shape.sizes[0]), target })
        };
        let mut problem = Self {
            layers: layers.collect(),
            samples: (0..shape.n_samples).map(sample).collect::<Result<_>>()?,
            loss: shape.loss,
            optimizer: self.optimizer.clone(),
            training_step: 1,
            variant: Variant::default(),
        };
        self.carry_variant(&mut problem);
        problem.read()?;
        Ok(problem)
    }

    /// Converts the existing targets of a sample to another loss.
    fn converted(&self, sample: &SampleProblem, loss: Loss, n_outputs: usize) -> Result<Vec<String>> {
        let targets = sample.target.iter().map(|text| parse(text, "t")).collect::<Result<Vec<_>>>()?;
        let one = BigRational::from_integer(1.into());
        let class = || targets.first().and_then(ToPrimitive::to_usize).unwrap_or(1);
        Ok(match (self.loss.takes_classes(), loss.takes_classes()) {
            (true, true) => vec![class().clamp(1, n_outputs).to_string()],
            (true, false) if n_outputs == 1 => vec![if class() > 1 { "1" } else { "0" }.to_owned()],
            (true, false) => (1..=n_outputs).map(|n| if n == class() { "1" } else { "0" }.to_owned()).collect(),
            (false, true) => {
                let class = match targets.as_slice() {
                    [only] if only + only > one => 2,
                    // The first of equal maxima, which is the last in reverse order.
                    _ => {
                        targets.iter().enumerate().rev().max_by_key(|(_, target)| *target).map_or(1, |(idx, _)| idx + 1)
                    }
                };
                vec![class.min(n_outputs).to_string()]
            }
            (false, false) if loss.takes_probabilities() => {
                let clamped = sample.target.iter().zip(&targets).map(|(text, target)| match target {
                    target if target.is_negative() => "0".to_owned(),
                    target if *target > one => "1".to_owned(),
                    _ => text.clone(),
                });
                clamped.collect()
            }
            (false, false) => sample.target.clone(),
        })
    }
}

/// Returns the first `n` of the old texts, continued with the new ones.
fn filled(old: &[String], new: &[String], n: usize) -> Vec<String> {
    old.iter().chain(new.iter().skip(old.len())).take(n).cloned().collect()
}

/// A number for every position of a problem.
struct Fresh {
    layers: Vec<LayerProblem>,
    samples: Vec<SampleProblem>,
}

impl Fresh {
    fn new() -> Self {
        let mut rng = Rng::new(0, Stream::Exercise);
        let mut draw =
            |from: &[&str], n| -> Vec<String> { (0..n).map(|_| from[rng.below(from.len())].to_owned()).collect() };
        let layer = |_| LayerProblem {
            weight: (0..MAX_UNITS).map(|_| draw(&["-1", "-0.5", "-0.25", "0.25", "0.5", "1"], MAX_UNITS)).collect(),
            bias: draw(&["-0.25", "0", "0.25", "0.5"], MAX_UNITS),
            activation: Activation::Identity,
        };
        let layers = (0..MAX_LAYERS).map(layer).collect();
        let sample = |_| SampleProblem {
            input: draw(&["-1", "-0.5", "0.5", "1", "2"], MAX_UNITS),
            target: draw(&["0", "1"], MAX_UNITS),
        };
        Self { layers, samples: (0..MAX_SAMPLES).map(sample).collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::loss::Reduction;
    use crate::trace::arbitrary::{problem, shape};
    use crate::trace::{Format, Preset, training_step};

    #[test]
    fn a_place_that_comes_back_has_the_same_number() {
        let problem = Preset::Assignment.problem();
        let shape = |sizes: &[usize]| Shape {
            sizes: sizes.to_vec(),
            n_samples: 1,
            loss: problem.loss,
            activations: vec![Activation::Relu; sizes.len() - 1],
        };
        let (small, large) = (shape(&[2, 2, 2, 1]), shape(&[3, 4, 2, 2]));
        let grown = problem.reshaped(&large).unwrap();
        assert_eq!(grown.layers[0].weight[1][..2], problem.layers[0].weight[1][..]);
        assert_eq!(grown.reshaped(&small).unwrap().reshaped(&large).unwrap(), grown);
    }

    #[test]
    fn targets_follow_the_loss() {
        let one_hot = Loss::SquaredError { reduction: Reduction::Mean };
        let targets = |problem: &Problem, loss, n_outputs| {
            let shape =
                Shape { sizes: vec![2, 2, n_outputs], n_samples: 1, loss, activations: vec![Activation::Tanh; 2] };
            problem.reshaped(&shape).unwrap().samples[0].target.join(" ")
        };
        let classes = Preset::Softmax.problem();
        assert_eq!(targets(&classes, one_hot, 3), "0 1 0");
        assert_eq!(targets(&classes, one_hot, 1), "1");
        assert_eq!(targets(&classes, Loss::LogSoftmaxNll, 1), "1");
        assert_eq!(targets(&classes, Loss::Hinge { margin: 1.0 }, 4), "2");
        let values = Preset::Sigmoid.problem(); // 0.01 and 0.99
        assert_eq!(targets(&values, Loss::SoftmaxCrossEntropy, 2), "2");
        assert_eq!(targets(&values.with_number("t1", 0, "99/100").unwrap(), Loss::SoftmaxCrossEntropy, 2), "1");
        assert_eq!(targets(&values.with_number("t2", 0, "-3").unwrap(), Loss::BinaryCrossEntropy, 2), "0.01 0");
        assert_eq!(targets(&values.with_number("t2", 0, "3").unwrap(), Loss::BinaryCrossEntropy, 1), "0.01");
        let assignment = Preset::Assignment.problem(); // one output with the target 1
        assert_eq!(targets(&assignment, Loss::SoftmaxCrossEntropy, 3), "2");
        assert_eq!(targets(&assignment.with_number("t", 0, "0").unwrap(), Loss::SoftmaxCrossEntropy, 3), "1");
    }

    #[test]
    fn a_shape_that_cannot_be_is_refused() {
        let problem = Preset::Assignment.problem();
        let shape = |sizes: &[usize], n_samples, n_functions| Shape {
            sizes: sizes.to_vec(),
            n_samples,
            loss: problem.loss,
            activations: vec![Activation::Relu; n_functions],
        };
        for shape in [
            shape(&[], 1, 0),
            shape(&[2], 1, 0),
            shape(&[2, 2], 1, 2),
            shape(&[2, 0], 1, 1),
            shape(&[0, 2], 1, 1),
            shape(&[2, usize::MAX], 1, 1),
            shape(&[1; 6], 1, 5),
            shape(&[2, 2], 0, 1),
            shape(&[2, 2], usize::MAX, 1),
        ] {
            assert!(problem.reshaped(&shape).is_err(), "{shape:?}");
        }
    }

    #[test]
    fn a_new_shape_can_be_worked_out() {
        let shape = Shape {
            sizes: vec![5; 5],
            n_samples: 8,
            loss: Loss::SoftmaxCrossEntropy,
            activations: vec![Activation::Gelu; 4],
        };
        let problem = Preset::Assignment.problem().reshaped(&shape).unwrap();
        assert!(training_step(&problem, 7, Format::Short).is_ok());
    }

    proptest! {
        #[test]
        fn a_reshaped_problem_can_be_read(problem in problem(), shape in shape()) {
            let reshaped = problem.reshaped(&shape).unwrap();
            prop_assert!(reshaped.read().is_ok());
            prop_assert_eq!(reshaped.sizes().unwrap(), shape.sizes);
            prop_assert_eq!(reshaped.samples.len(), shape.n_samples);
            prop_assert_eq!((reshaped.loss, reshaped.training_step), (shape.loss, 1));
        }
    }
}
