//! Splits a data set into training, validation and test data.

use serde::{Deserialize, Serialize};

use crate::error::{Expected, Thing, What};
use crate::rng::Rng;
use crate::{Error, Result};

/// The sizes of the validation and test data; the remaining samples are the training data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitConfig {
    /// The fraction of validation data, used to choose settings, from 0 to 1.
    pub validation: f64,
    /// The fraction of test data, used once at the end, from 0 to 1.
    pub test: f64,
}

/// The sample indices of each part. Every sample is in exactly one part, chosen at random regardless of its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Training data.
    pub train: Vec<usize>,
    /// Validation data.
    pub validation: Vec<usize>,
    /// Test data.
    pub test: Vec<usize>,
}

impl SplitConfig {
    /// Splits `n_samples` samples at random, rounding the fractions to whole samples.
    ///
    /// # Errors
    /// [`Error::Value`] if a fraction is outside [0, 1], or if no sample remains for training.
    pub fn split(&self, n_samples: usize, rng: &mut Rng) -> Result<Split> {
        let count = |what, fraction: f64| match fraction {
            0.0..=1.0 => Ok((fraction * n_samples as f64).round() as usize),
            _ => Err(Error::value(what, Expected::between(0.0, 1.0), fraction)),
        };
        let n_test = count(What::Test, self.test)?;
        let n_held_out = n_test + count(What::Validation, self.validation)?;
        if n_held_out >= n_samples {
            let expected = Expected::FewerThan { n: n_samples, of: Thing::Samples };
            return Err(Error::value(What::Split, expected, n_held_out));
        }
        let mut test = rng.permutation(n_samples);
        let train = test.split_off(n_held_out);
        let validation = test.split_off(n_test);
        Ok(Split { train, validation, test })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    fn split(validation: f64, test: f64, n_samples: usize) -> Result<Split> {
        SplitConfig { validation, test }.split(n_samples, &mut Rng::new(5, Stream::Split))
    }

    #[test]
    fn every_sample_is_in_exactly_one_part() {
        let Split { train, validation, test } = split(0.15, 0.25, 101).unwrap();
        assert_eq!((train.len(), validation.len(), test.len()), (61, 15, 25));
        let mut all = [train, validation, test].concat();
        assert_ne!(all, (0..101).collect::<Vec<_>>(), "drawn at random");
        all.sort_unstable();
        assert_eq!(all, (0..101).collect::<Vec<_>>());
    }

    #[test]
    fn all_may_be_for_training_but_not_none() {
        assert_eq!(split(0.0, 0.0, 1).unwrap().train, [0]);
        for (validation, test, n_samples) in
            [(0.5, 0.5, 10), (1.0, 0.0, 10), (0.0, 0.0, 0), (0.3, 0.3, 2), (1.0, 1.0, 3)]
        {
            assert_eq!(split(validation, test, n_samples).unwrap_err().code(), "value");
        }
    }

    #[test]
    fn fractions_are_from_0_to_1() {
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(split(bad, 0.0, 10).unwrap_err().code(), "value");
            assert_eq!(split(0.0, bad, 10).unwrap_err().code(), "value");
        }
    }
}
