//! Standardizes features to mean 0 and standard deviation 1.

use ndarray::{Array1, Array2, Axis, Zip};

use super::Dataset;
use crate::error::{AxisLength, What};
use crate::{Error, Real, Result};

/// The map x ↦ (x − mean) / std of each feature. Mean and standard deviation come from the training data and are applied
/// to the validation and test data unchanged, so that nothing leaks from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Standardizer<F> {
    /// The mean of each feature, shape (I).
    pub mean: Array1<F>,
    /// The standard deviation √(1/N Σ_N (x − mean)²) of each feature, shape (I); 1 for a constant feature, which becomes 0.
    pub std: Array1<F>,
}

impl<F: Real> Standardizer<F> {
    /// Computes the mean and standard deviation of the features of `train`, in `f64`.
    pub fn fit(train: &Dataset<F>) -> Self {
        let n_samples = train.n_samples() as f64;
        let columns = train.samples().columns();
        let moments = columns.into_iter().map(|column| {
            // With the first sample as origin, equal numbers have deviation exactly 0 and close ones keep their digits.
            let origin = column[0].as_f64();
            let mean = column.iter().map(|x| x.as_f64() - origin).sum::<f64>() / n_samples;
            let variance = column.iter().map(|x| (x.as_f64() - origin - mean).powi(2)).sum::<f64>() / n_samples;
            let std = F::from_f64(variance.sqrt());
            (F::from_f64(origin + mean), if std > F::zero() { std } else { F::one() })
        });
        let (mean, std): (Vec<F>, Vec<F>) = moments.unzip();
        Self { mean: mean.into(), std: std.into() }
    }

    /// Standardizes samples (N, I).
    ///
    /// # Errors
    /// [`Error::Shape`] if the samples do not have I features.
    pub fn apply(&self, mut samples: Array2<F>) -> Result<Array2<F>> {
        if samples.ncols() != self.mean.len() {
            return Err(Error::shape(
                What::Samples,
                [AxisLength::Any('N'), AxisLength::Exactly(self.mean.len())],
                samples.shape(),
            ));
        }
        for mut row in samples.axis_iter_mut(Axis(0)) {
            Zip::from(&mut row).and(&self.mean).and(&self.std).for_each(|x, &mean, &std| *x = (*x - mean) / std);
        }
        Ok(samples)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::Targets;

    fn dataset(samples: Array2<f64>) -> Dataset<f64> {
        let targets = Targets::Classes(vec![0; samples.nrows()]);
        Dataset::new(samples, targets).unwrap()
    }

    #[test]
    fn training_features_get_mean_0_and_deviation_1() {
        let train = dataset(array![[1.0, 5.0, -3.0], [3.0, 5.0, 1.0]]);
        let standardizer = Standardizer::fit(&train);
        assert_eq!(standardizer, Standardizer { mean: array![2.0, 5.0, -1.0], std: array![1.0, 1.0, 2.0] });
        let samples = standardizer.apply(train.samples().to_owned()).unwrap();
        assert_eq!(samples, array![[-1.0, 0.0, -1.0], [1.0, 0.0, 1.0]]);
        // A test sample is standardized with the moments of the training samples.
        assert_eq!(standardizer.apply(array![[4.0, 7.0, -1.0]]).unwrap(), array![[2.0, 2.0, 0.0]]);
    }

    /// 0.1 is not exact in binary: a naive mean of equal numbers would differ from 0.1, and their deviation would be tiny
    /// instead of 0.
    #[test]
    fn a_constant_feature_becomes_0() {
        let samples = Array2::from_elem((1000, 1), 0.1);
        let standardizer = Standardizer::fit(&dataset(samples.clone()));
        assert_eq!(standardizer.std, array![1.0]);
        assert_eq!(standardizer.apply(samples).unwrap(), Array2::<f64>::zeros((1000, 1)));
    }

    #[test]
    fn another_number_of_features_is_refused() {
        let standardizer = Standardizer::fit(&dataset(array![[1.0, 2.0], [2.0, 1.0]]));
        assert_eq!(standardizer.apply(array![[1.0]]).unwrap_err().code(), "shape");
    }
}
