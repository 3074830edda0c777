//! Metrics: loss, accuracy and confusion matrix of a network on a data set.

use ndarray::{Array2, ArrayRef2};

use crate::error::{AxisLength, Expected, Ranged, What};
use crate::real::check_finite;
use crate::{Dataset, Error, Loss, Mlp, Real, Result, Targets};

/// The evaluation of a network on a data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The mean loss over the samples.
    pub loss: f64,
    /// The confusion matrix, if the targets are classes.
    pub confusion: Option<ConfusionMatrix>,
}

/// The number of samples for each pair of true and predicted class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfusionMatrix {
    /// (C, C): a row per true class and a column per predicted class, as in scikit-learn.
    pub counts: Array2<usize>,
}

/// The metrics of one class. Metrics that would be 0/0 are `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassMetrics {
    /// The fraction of the samples predicted as this class that belong to it, TP / (TP + FP).
    pub precision: Option<f64>,
    /// The fraction of the samples of this class that were predicted as such, TP / (TP + FN).
    pub recall: Option<f64>,
    /// The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN).
    pub f1: Option<f64>,
    /// The number of samples of this class.
    pub n_samples: usize,
}

/// Computes the loss over a data set and, for classes, the confusion matrix.
///
/// # Errors
/// As [`Mlp::predict`] and [`Loss::value`], if the data do not fit the network or the loss; [`Error::Value`] if an output is
/// not finite.
pub fn evaluate<F: Real>(mlp: &Mlp<F>, loss: Loss, data: &Dataset<F>) -> Result<Evaluation> {
    /// Large enough for fast matrix products, small enough to keep the activations small.
    const BATCH_SIZE: usize = 512;

    let n_classes = mlp.n_outputs().max(2);
    let mut confusion = ConfusionMatrix { counts: Array2::zeros((n_classes, n_classes)) };
    let mut loss_sum = 0.0;
    let indices: Vec<usize> = (0..data.n_samples()).collect();
    for indices in indices.chunks(BATCH_SIZE) {
        let batch = data.select(indices)?;
        let output = mlp.predict(batch.samples())?;
        check_finite(What::Output, &output)?;
        loss_sum += loss.value(&output, batch.targets())?.as_f64() * batch.n_samples() as f64;
        if let Targets::Classes(classes) = batch.targets() {
            confusion.add(&predicted_classes(&output)?, classes)?;
        }
    }
    let has_classes = matches!(data.targets(), Targets::Classes(_));
    Ok(Evaluation { loss: loss_sum / data.n_samples() as f64, confusion: has_classes.then_some(confusion) })
}

/// Returns the predicted class of each sample: the index of its largest output (the first of equal outputs) or, if there is
/// only one output, class 1 if it is above 0. output: (B, O) -> (B).
///
/// # Errors
/// [`Error::Value`] if an output is infinite or NaN.
pub fn predicted_classes<F: Real>(output: &ArrayRef2<F>) -> Result<Vec<usize>> {
    check_finite(What::Output, output)?;
    let classes = output.rows().into_iter().map(|row| match row.len() {
        1 => usize::from(row[0] > F::zero()),
        _ => row.iter().enumerate().fold(0, |best, (class, &y)| if y > row[best] { class } else { best }),
    });
    Ok(classes.collect())
}

impl Evaluation {
    /// The accuracy, the fraction of correct predictions, if the targets are classes.
    pub fn accuracy(&self) -> Option<f64> {
        self.confusion.as_ref().and_then(ConfusionMatrix::accuracy)
    }
}

impl ConfusionMatrix {
    /// Counts predicted and true classes, both of shape (B).
    ///
    /// # Errors
    /// [`Error::Shape`] if the two differ in length; [`Error::Value`] if a class is not below `n_classes`.
    pub fn new(n_classes: usize, predicted: &[usize], truth: &[usize]) -> Result<Self> {
        let mut confusion = Self { counts: Array2::zeros((n_classes, n_classes)) };
        confusion.add(predicted, truth)?;
        Ok(confusion)
    }

    /// The accuracy, the fraction of correct predictions; `None` if there are no samples.
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.counts.diag().sum(), self.counts.sum())
    }

    /// The metrics of each class, shape (C).
    pub fn classes(&self) -> Vec<ClassMetrics> {
        let metrics = |class: usize| {
            let hits = self.counts[[class, class]];
            let n_predicted = self.counts.column(class).sum();
            let n_samples = self.counts.row(class).sum();
            ClassMetrics {
                precision: ratio(hits, n_predicted),
                recall: ratio(hits, n_samples),
                f1: ratio(2 * hits, n_predicted + n_samples),
                n_samples,
            }
        };
        (0..self.counts.nrows()).map(metrics).collect()
    }

    fn add(&mut self, predicted: &[usize], truth: &[usize]) -> Result<()> {
        let n_classes = self.counts.nrows();
        if predicted.len() != truth.len() {
            return Err(Error::shape(What::Predicted, [AxisLength::Exactly(truth.len())], &[predicted.len()]));
        }
        if let Some(class) = predicted.iter().chain(truth).find(|&&class| class >= n_classes) {
            return Err(Error::value(What::Class, Expected::Below { of: Ranged::Class, bound: n_classes }, *class));
        }
        for (&predicted, &truth) in predicted.iter().zip(truth) {
            self.counts[[truth, predicted]] += 1;
        }
        Ok(())
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn counts_are_by_right_and_predicted_class() {
        let confusion = ConfusionMatrix::new(3, &[0, 1, 1, 1, 0], &[0, 0, 1, 1, 1]).unwrap();
        assert_eq!(confusion.counts, array![[1, 1, 0], [1, 2, 0], [0, 0, 0]]);
        assert_eq!(confusion.accuracy(), Some(0.6));
        let [zero, one, two] = confusion.classes().try_into().unwrap();
        assert_eq!(zero, ClassMetrics { precision: Some(0.5), recall: Some(0.5), f1: Some(0.5), n_samples: 2 });
        let two_thirds = Some(2.0 / 3.0);
        assert_eq!(one, ClassMetrics { precision: two_thirds, recall: two_thirds, f1: two_thirds, n_samples: 3 });
        // A class that neither came nor was predicted has no figures, rather than figures that are not numbers.
        assert_eq!(two, ClassMetrics { precision: None, recall: None, f1: None, n_samples: 0 });
    }

    #[test]
    fn a_class_never_predicted_has_recall_0_and_no_precision() {
        let confusion = ConfusionMatrix::new(2, &[0, 0], &[0, 1]).unwrap();
        let one = confusion.classes()[1];
        assert_eq!(one, ClassMetrics { precision: None, recall: Some(0.0), f1: Some(0.0), n_samples: 1 });
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(ConfusionMatrix::new(2, &[0], &[0, 1]).unwrap_err().code(), "shape");
        assert_eq!(ConfusionMatrix::new(2, &[0, 2], &[0, 1]).unwrap_err().code(), "value");
        assert_eq!(ConfusionMatrix::new(2, &[0, 1], &[0, 2]).unwrap_err().code(), "value");
        assert_eq!(ConfusionMatrix::new(2, &[], &[]).unwrap().accuracy(), None);
    }

    #[test]
    fn the_largest_output_speaks_and_the_first_of_equal_ones() {
        let output = array![[0.0, 2.0, 1.0], [3.0, 3.0, 3.0], [-1e300, -2.0, -2.0]];
        assert_eq!(predicted_classes(&output).unwrap(), [1, 0, 1]);
        assert_eq!(predicted_classes(&array![[-0.5], [0.0], [0.5]]).unwrap(), [0, 0, 1]);
    }

    #[test]
    fn what_is_not_finite_speaks_for_nothing() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(predicted_classes(&array![[1.0, bad]]).unwrap_err().code(), "value");
        }
    }
}
