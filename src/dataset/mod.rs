//! Data sets: samples with their targets, read from files or generated.

pub mod digits;
pub mod examples;
pub mod idx;
pub mod others;
pub mod points;
pub mod questions;
mod split;
mod standardize;
pub mod surface;
pub mod toy;

pub use split::{Split, SplitConfig};
pub use standardize::Standardizer;

use ndarray::{Array2, ArrayRef2, Axis};

use crate::error::{Each, Expected, Ranged, Thing, What};
use crate::real::check_finite;
use crate::{Error, Real, Result};

/// N samples of I features each, with a target for each sample. A batch is a data set as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset<F> {
    samples: Array2<F>,
    targets: Targets<F>,
}

/// The targets of the samples.
#[derive(Debug, Clone, PartialEq)]
pub enum Targets<F> {
    /// A real number for each output: (N, O).
    Values(Array2<F>),
    /// The index of the true class of each sample: (N).
    Classes(Vec<usize>),
}

impl<F: Real> Dataset<F> {
    /// Creates a data set. samples: (N, I), targets: (N, O) or (N).
    ///
    /// # Errors
    /// [`Error::Empty`] if N, I or O is 0; [`Error::Value`] if the number of targets is not N, or if a number is not
    /// finite.
    pub fn new(samples: Array2<F>, targets: Targets<F>) -> Result<Self> {
        if samples.is_empty() {
            return Err(Error::Empty { what: What::Samples });
        }
        if let Targets::Values(values) = &targets {
            if values.ncols() == 0 {
                return Err(Error::Empty { what: What::Targets });
            }
            check_finite(What::Targets, values)?;
        }
        check_finite(What::Samples, &samples)?;
        if targets.len() != samples.nrows() {
            let (expected, got) = (samples.nrows(), targets.len());
            return Err(Error::value(
                What::Targets,
                Expected::ForEach { each: Each::One, n: expected, of: Thing::Samples },
                got,
            ));
        }
        let samples = if samples.is_standard_layout() { samples } else { samples.as_standard_layout().into_owned() };
        Ok(Self { samples, targets })
    }

    /// The number of samples N.
    pub fn n_samples(&self) -> usize {
        self.samples.nrows()
    }

    /// The number of features I.
    pub fn n_features(&self) -> usize {
        self.samples.ncols()
    }

    /// The samples, shape (N, I).
    pub fn samples(&self) -> &ArrayRef2<F> {
        &self.samples
    }

    /// The targets, shape (N, O) or (N).
    pub fn targets(&self) -> &Targets<F> {
        &self.targets
    }

    /// Copies the samples at the given indices, in that order, into a batch.
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no indices; [`Error::Value`] if an index is N or more.
    pub fn select(&self, indices: &[usize]) -> Result<Self> {
        if indices.is_empty() {
            return Err(Error::Empty { what: What::Batch });
        }
        if let Some(index) = indices.iter().find(|&&index| index >= self.n_samples()) {
            return Err(Error::value(
                What::Index,
                Expected::Below { of: Ranged::Sample, bound: self.n_samples() },
                *index,
            ));
        }
        let targets = match &self.targets {
            Targets::Values(values) => Targets::Values(values.select(Axis(0), indices)),
            Targets::Classes(classes) => Targets::Classes(indices.iter().map(|&index| classes[index]).collect()),
        };
        Ok(Self { samples: self.samples.select(Axis(0), indices), targets })
    }
}

impl<F: Real> Targets<F> {
    /// The number of targets N.
    pub fn len(&self) -> usize {
        match self {
            Self::Values(values) => values.nrows(),
            Self::Classes(classes) => classes.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn a_batch_has_the_samples_and_targets_of_its_indices() {
        let samples = array![[0.0, 0.5], [1.0, 1.5], [2.0, 2.5]];
        let classes = Dataset::new(samples.clone(), Targets::Classes(vec![7, 8, 9])).unwrap();
        let batch = classes.select(&[2, 0, 2]).unwrap();
        assert_eq!(batch.samples().to_owned(), array![[2.0, 2.5], [0.0, 0.5], [2.0, 2.5]]);
        assert_eq!(batch.targets(), &Targets::Classes(vec![9, 7, 9]));

        let values = Dataset::new(samples, Targets::Values(array![[-1.0], [-2.0], [-3.0]])).unwrap();
        assert_eq!(values.select(&[1]).unwrap().targets(), &Targets::Values(array![[-2.0]]));
    }

    #[test]
    fn indices_out_of_range_are_refused() {
        let data = Dataset::new(array![[0.0], [1.0]], Targets::Classes(vec![0, 1])).unwrap();
        assert_eq!(data.select(&[]), Err(Error::Empty { what: What::Batch }));
        assert_eq!(data.select(&[0, 2]).unwrap_err().to_string(), "index: expected a sample below 2, got 2");
    }

    #[test]
    fn invalid_data_sets_are_refused() {
        let code = |samples, targets| Dataset::<f64>::new(samples, targets).unwrap_err().code();
        assert_eq!(code(Array2::zeros((0, 3)), Targets::Classes(vec![])), "empty");
        assert_eq!(code(Array2::zeros((3, 0)), Targets::Classes(vec![0; 3])), "empty");
        assert_eq!(code(Array2::zeros((3, 1)), Targets::Values(Array2::zeros((3, 0)))), "empty");
        assert_eq!(code(Array2::zeros((3, 1)), Targets::Classes(vec![0; 2])), "value");
        assert_eq!(code(Array2::zeros((3, 1)), Targets::Values(Array2::zeros((4, 1)))), "value");
        for bad in [f64::NAN, f64::INFINITY] {
            assert_eq!(code(array![[0.0], [bad]], Targets::Classes(vec![0, 1])), "value");
            assert_eq!(code(array![[0.0], [1.0]], Targets::Values(array![[0.0], [bad]])), "value");
        }
    }
}
