//! Reads a digit: image → logits → predicted probabilities, best digit, and their text on a page.

use serde::Serialize;

use crate::doubt::{self, Doubt, Judge, Refusal};
use crate::error::{AxisLength, Expected, What};
use crate::ink::{Image, SIDE, Stroke};
use crate::loss::softmax;
use crate::percent::percent;
use crate::{Error, Mlp, Result};

/// The number of digits C.
pub const N_DIGITS: usize = 10;
/// The probability below which the best digit is doubtful and the second best is given as well.
pub const DOUBTFUL: f32 = 0.8;

/// A network from images to digits, (1, 784) -> (1, 10), or to C classes of the user's own, with an optional judge of
/// whether there is a digit.
#[derive(Debug, Clone, PartialEq)]
pub struct DigitNetwork {
    mlp: Mlp<f32>,
    judge: Option<Judge>,
}

/// The network's reading of an image.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The digits 0 to 9, or the classes from 0, shape (C).
    pub digits: Vec<DigitProbability>,
    /// The most probable digit; ties go to the smallest.
    pub best: u8,
    /// The second most probable digit, if the best one is [`DOUBTFUL`].
    pub runner_up: Option<u8>,
    /// How uncertain the reading is.
    pub doubt: Doubt,
    /// Why the drawing is not accepted as a digit, if so; [`Reading::best`] is then only a best guess.
    pub refusal: Option<Refusal>,
}

/// A digit with its predicted probability.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DigitProbability {
    /// The digit.
    pub digit: u8,
    /// Its probability in [0, 1]; all of them sum to 1.
    pub probability: f32,
    /// The probability, formatted by [`percent`].
    pub percent: String,
}

impl DigitNetwork {
    /// Creates a network that reads digits.
    ///
    /// # Errors
    /// [`Error::Shape`] if the network does not map (1, 784) to (1, 10).
    pub fn new(mlp: Mlp<f32>) -> Result<Self> {
        Self::of_classes(mlp, N_DIGITS)
    }

    /// Creates a network with `n_classes` classes of the user's own, which may be digits as well.
    ///
    /// # Errors
    /// [`Error::Shape`] if the network does not map (1, 784) to (1, `n_classes`), or if `n_classes` is below 2.
    pub fn of_classes(mlp: Mlp<f32>, n_classes: usize) -> Result<Self> {
        for (what, expected, got) in
            [(What::Features, SIDE * SIDE, mlp.n_features()), (What::Classes, n_classes.max(2), mlp.n_outputs())]
        {
            if got != expected {
                return Err(Error::shape(what, [AxisLength::Exactly(1), AxisLength::Exactly(expected)], &[1, got]));
            }
        }
        Ok(Self { mlp, judge: None })
    }

    /// Adds a judge of whether there is a digit at all.
    ///
    /// # Errors
    /// [`Error::Shape`] if the judge's number of inputs is not the number of units in the first layer.
    pub fn with_judge(self, judge: Judge) -> Result<Self> {
        let n_units = self.mlp.layers()[0].n_outputs();
        if judge.n_features() != n_units {
            let expected = [AxisLength::Exactly(1), AxisLength::Exactly(n_units)];
            return Err(Error::shape(What::Judge, expected, &[1, judge.n_features()]));
        }
        Ok(Self { judge: Some(judge), ..self })
    }

    /// Reads the digit in an image.
    ///
    /// # Errors
    /// [`Error::Value`] if a logit is not finite, because the weights are so large that a sum overflows f32.
    pub fn read(&self, image: &Image) -> Result<Reading> {
        self.read_strokes(image, &[])
    }

    /// Reads the digit in the image of some strokes. Several digits are detected from the strokes alone.
    ///
    /// # Errors
    /// As [`DigitNetwork::read`].
    pub fn read_strokes(&self, image: &Image, strokes: &[Stroke]) -> Result<Reading> {
        let layers = self.mlp.layers();
        let first = layers[0].forward_one(&image.to_input());
        let logits = layers[1..].iter().fold(first.clone(), |units, layer| layer.forward_one(&units));
        if let Some(logit) = logits.iter().find(|logit| !logit.is_finite()) {
            return Err(Error::value(What::Logits, Expected::FiniteNumbers, *logit));
        }
        let probs = softmax(&logits);
        let likeness = self.judge.as_ref().map(|judge| judge.likeness(&first)).transpose()?;
        let digits = probs.iter().enumerate().map(|(digit, &probability)| DigitProbability {
            digit: digit as u8,
            probability,
            percent: percent(probability),
        });
        Ok(Reading::of(digits.collect(), likeness, doubt::side_by_side(strokes)))
    }
}

impl Reading {
    fn of(digits: Vec<DigitProbability>, likeness: Option<f32>, n_side_by_side: usize) -> Self {
        let probabilities: Vec<f32> = digits.iter().map(|digit| digit.probability).collect();
        let mut ranking: Vec<&DigitProbability> = digits.iter().collect();
        ranking.sort_by(|a, b| b.probability.total_cmp(&a.probability)); // stable: ties go to the smaller digit
        let [best, second] = [ranking[0], ranking[1]];
        let runner_up = (best.probability < DOUBTFUL).then_some(second.digit);
        Self {
            best: best.digit,
            runner_up,
            doubt: Doubt::of(&probabilities, likeness, n_side_by_side),
            refusal: doubt::refusal(likeness, n_side_by_side),
            digits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink;
    use crate::{Activation, Init, LayerConfig, MlpConfig};

    fn image() -> Image {
        match ink::render(&[vec![[0.2, 0.1], [0.5, 0.9], [0.8, 0.3]]], 1.0) {
            Ok(Some(image)) => image,
            other => panic!("three points far apart make a digit, not {other:?}"),
        }
    }

    fn mlp(n_features: usize, n_classes: usize) -> Mlp<f32> {
        let layers = vec![LayerConfig { n_neurons: n_classes, activation: Activation::Identity }];
        Mlp::new(&MlpConfig { n_features, layers, init: Init::Pytorch, seed: 7 }).unwrap()
    }

    #[test]
    fn another_network_is_refused_with_its_shape() {
        let error = DigitNetwork::new(mlp(783, 10)).unwrap_err();
        assert_eq!(error.to_string(), "features: expected shape (1, 784), got (1, 783)");
        let error = DigitNetwork::new(mlp(784, 26)).unwrap_err();
        assert_eq!(error.to_string(), "classes: expected shape (1, 10), got (1, 26)");
    }

    #[test]
    fn a_judge_of_another_network_is_refused_and_one_that_fits_judges() {
        let network = || DigitNetwork::new(mlp(784, 10)).unwrap();
        let error = network().with_judge(Judge::new(mlp(11, 2)).unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "judge: expected shape (1, 10), got (1, 11)");
        let judge = |digit_bias: f32| {
            let mut judge = mlp(10, 2);
            judge.bias_mut(0)[0] = digit_bias;
            network().with_judge(Judge::new(judge).unwrap()).unwrap().read(&image()).unwrap()
        };
        assert_eq!(network().read(&image()).unwrap().doubt.likeness, None);
        // What the judge weighs is at most a few units, so that its bias decides.
        assert_eq!((judge(50.0).refusal, judge(-50.0).refusal), (None, Some(Refusal::NoDigit)));
        let strokes = [vec![[0.1, 0.2], [0.1, 0.8]], vec![[0.6, 0.2], [0.6, 0.8]]];
        assert_eq!(network().read_strokes(&image(), &strokes).unwrap().refusal, Some(Refusal::Several));
    }

    #[test]
    fn the_probabilities_are_the_softmax_of_the_logits() {
        let mlp = mlp(784, 10);
        let logits = mlp.layers()[0].forward_one(&image().to_input());
        let reading = DigitNetwork::new(mlp).unwrap().read(&image()).unwrap();
        assert!(logits.iter().all(|y| y.abs() < 2.0));
        let sum: f64 = logits.iter().map(|&y| f64::from(y).exp()).sum();
        for (digit, entry) in reading.digits.iter().enumerate() {
            let expected = f64::from(logits[(0, digit)]).exp() / sum;
            // With u = 2⁻²⁴: the difference y − max, at most 4, is off by 4u, and so its exponential by 4u and 2u of
            // its own, relatively; the sum by these 6u and 9u of nine additions; the quotient by u: 22u, below 11 ε.
            assert!((f64::from(entry.probability) - expected).abs() <= 11.0 * f64::from(f32::EPSILON) * expected);
            assert_eq!(usize::from(entry.digit), digit);
        }
    }

    #[test]
    fn sums_that_overflow_are_named_and_not_shown_as_probabilities() {
        let mut mlp = mlp(784, 10);
        mlp.weight_mut(0).fill(f32::MAX);
        let error = DigitNetwork::new(mlp).unwrap().read(&image()).unwrap_err();
        assert_eq!(error.to_string(), "logits: expected finite numbers, got infinity");
    }

    fn reading(probabilities: [f32; N_DIGITS]) -> Reading {
        let digits = (0..N_DIGITS).map(|digit| DigitProbability {
            digit: digit as u8,
            probability: probabilities[digit],
            percent: String::new(),
        });
        Reading::of(digits.collect(), None, 1)
    }

    #[test]
    fn the_second_best_is_named_only_in_doubt() {
        let clear = reading([0.0, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0]);
        assert_eq!((clear.best, clear.runner_up), (1, None));
        let doubtful = reading([0.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.7, 0.0, 0.0]);
        assert_eq!((doubtful.best, doubtful.runner_up), (7, Some(1)));
        let even = reading([0.1; N_DIGITS]);
        assert_eq!((even.best, even.runner_up), (0, Some(1)));
    }
}
