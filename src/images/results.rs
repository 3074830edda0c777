//! The predictions of a network on its test images: confusion matrix, per-class accuracy, worst mistakes.

use ndarray::{Array2, Axis};
use serde::Serialize;

use super::data::ImageData;
use crate::error::{AxisLength, What};
use crate::loss::softmax;
use crate::metrics::{ConfusionMatrix, predicted_classes};
use crate::percent::percent;
use crate::{Error, Loss, Mlp, Result};

/// The number of test images per forward pass.
const SLICE: usize = 256;
/// The maximum number of images listed per cell, and of mistakes.
const MAX_LISTED: usize = 48;
/// The maximum number of confusions listed.
const MAX_CONFUSIONS: usize = 10;

/// The predictions of a network on the test images.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ImageResults {
    /// The test accuracy.
    pub accuracy: f64,
    /// The mean cross-entropy of the predicted probabilities; none if it is not finite.
    pub loss: Option<f64>,
    /// The number of wrong predictions.
    pub n_mistakes: usize,
    /// The results by class, shape (C).
    pub classes: Vec<ClassResult>,
    /// The confusion matrix (C, C): a row per true class, a column per predicted class.
    pub counts: Vec<Vec<usize>>,
    /// The ten most frequent confusions, the most frequent first.
    pub confusions: Vec<Confusion>,
    /// The indices of the images in each cell of the confusion matrix (C, C), at most 48, the most confident first.
    pub cells: Vec<Vec<Vec<usize>>>,
    /// The most confident wrong predictions, at most 48, the most confident first.
    pub mistakes: Vec<Mistake>,
}

/// The results for one class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ClassResult {
    /// The number of its test images.
    pub n_samples: usize,
    /// The accuracy on them; `None` if there are none.
    pub accuracy: Option<f64>,
    /// The class that it was most often confused with, if any.
    pub taken_for: Option<usize>,
}

/// How often one class was predicted for another: a cell beside the diagonal of the confusion matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Confusion {
    /// The true class.
    pub label: usize,
    /// The predicted class.
    pub predicted: usize,
    /// The number of test images, 1 or more.
    pub n: usize,
}

/// A test image with a wrong prediction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mistake {
    /// Its index among the test images.
    pub index: usize,
    /// Its true class.
    pub label: usize,
    /// The predicted class.
    pub predicted: usize,
    /// The predicted probability of that class.
    pub probability: f32,
}

/// A test image with the network's prediction.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ImageSample {
    /// Its index among the test images.
    pub index: usize,
    /// Its true class.
    pub label: usize,
    /// The predicted class.
    pub predicted: usize,
    /// The predicted probabilities, shape (C).
    pub probabilities: Vec<f32>,
    /// The probabilities, formatted by [`percent`].
    pub percents: Vec<String>,
}

/// The weights of some units of the first layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Neurons"))]
pub struct FirstLayerWeights {
    /// The indices of the units, those with the largest Σ w² first.
    pub indices: Vec<usize>,
    /// Their weights, one per pixel: shape (n, I), in row-major order.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub weights: Vec<f32>,
    /// The largest |w| of each unit, shape (n).
    pub limits: Vec<f32>,
}

/// Evaluates a network on all test images.
///
/// # Errors
/// [`Error::Shape`] if the network does not take these images or does not have C outputs; [`Error::Value`] if an output is
/// not finite.
pub fn results(mlp: &Mlp<f32>, data: &ImageData) -> Result<ImageResults> {
    let (test, n_classes) = (data.test(), data.n_classes());
    let mut answers: Vec<Mistake> = Vec::with_capacity(test.n_samples());
    let mut loss_sum = 0.0;
    for start in (0..test.n_samples()).step_by(SLICE) {
        let Predictions { predicted, probabilities, loss } =
            predictions(mlp, data, start..test.n_samples().min(start + SLICE))?;
        loss_sum += f64::from(loss) * predicted.len() as f64;
        for (i, predicted) in predicted.into_iter().enumerate() {
            let (index, probability) = (start + i, probabilities[[i, predicted]]);
            answers.push(Mistake { index, label: data.test_class(index), predicted, probability });
        }
    }
    let column = |of: fn(&Mistake) -> usize| answers.iter().map(of).collect::<Vec<_>>();
    let confusion = ConfusionMatrix::new(n_classes, &column(|a| a.predicted), &column(|a| a.label))?;
    let accuracy = confusion.accuracy().unwrap_or_default();
    // Most confident first; a stable sort keeps ties in index order.
    answers.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let mut cells = vec![vec![Vec::new(); n_classes]; n_classes];
    for answer in &answers {
        let cell: &mut Vec<usize> = &mut cells[answer.label][answer.predicted];
        if cell.len() < MAX_LISTED {
            cell.push(answer.index);
        }
    }
    let wrong = || answers.iter().filter(|answer| answer.label != answer.predicted);
    let counts: Vec<Vec<usize>> = confusion.counts.rows().into_iter().map(|row| row.to_vec()).collect();
    let classes = confusion.classes().into_iter().zip(&counts).enumerate().map(|(class, (metrics, row))| ClassResult {
        n_samples: metrics.n_samples,
        accuracy: metrics.recall,
        taken_for: (0..n_classes)
            .filter(|&other| other != class && row[other] > 0)
            .rev()
            .max_by_key(|&other| row[other]),
    });
    let loss = loss_sum / test.n_samples() as f64;
    Ok(ImageResults {
        accuracy,
        loss: loss.is_finite().then_some(loss),
        n_mistakes: wrong().count(),
        classes: classes.collect(),
        mistakes: wrong().take(MAX_LISTED).copied().collect(),
        confusions: confusions(&counts),
        cells,
        counts,
    })
}

/// Returns the most frequent confusions. counts: (C, C). Ties go to the smaller true class, then to the smaller predicted one.
fn confusions(counts: &[Vec<usize>]) -> Vec<Confusion> {
    let cells = counts
        .iter()
        .enumerate()
        .flat_map(|(label, row)| row.iter().enumerate().map(move |(predicted, &n)| Confusion { label, predicted, n }));
    let mut confusions: Vec<Confusion> = cells.filter(|cell| cell.label != cell.predicted && cell.n > 0).collect();
    confusions.sort_by_key(|cell| std::cmp::Reverse(cell.n));
    confusions.truncate(MAX_CONFUSIONS);
    confusions
}

/// Returns test images with the network's predictions.
///
/// # Errors
/// As [`results`]; also [`Error::Value`] if an index is out of range, and [`Error::Empty`] if there are no indices.
pub fn samples(mlp: &Mlp<f32>, data: &ImageData, indices: &[usize]) -> Result<Vec<ImageSample>> {
    let Predictions { predicted, probabilities, .. } = predictions(mlp, data, indices.iter().copied())?;
    let rows = indices.iter().zip(predicted).zip(probabilities.rows());
    Ok(rows
        .map(|((&index, predicted), row)| ImageSample {
            index,
            label: data.test_class(index),
            predicted,
            probabilities: row.to_vec(),
            percents: row.iter().map(|&probability| percent(probability)).collect(),
        })
        .collect())
}

/// Returns the weights of the `n` units of the first layer that have the largest weights.
pub fn first_layer(mlp: &Mlp<f32>, n: usize) -> FirstLayerWeights {
    let weight = mlp.layers()[0].weight();
    let sizes: Vec<f32> = weight.rows().into_iter().map(|row| row.iter().map(|w| w * w).sum()).collect();
    let mut indices: Vec<usize> = (0..sizes.len()).collect();
    indices.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]));
    indices.truncate(n);
    let limit = |&index: &usize| weight.row(index).iter().fold(0.0_f32, |limit, w| limit.max(w.abs()));
    FirstLayerWeights {
        weights: weight.select(Axis(0), &indices).into_iter().collect(),
        limits: indices.iter().map(limit).collect(),
        indices,
    }
}

/// A network's predictions for some test images: classes (B), probabilities (B, C), and the mean cross-entropy.
struct Predictions {
    predicted: Vec<usize>,
    probabilities: Array2<f32>,
    loss: f32,
}

fn predictions(mlp: &Mlp<f32>, data: &ImageData, indices: impl ExactSizeIterator<Item = usize>) -> Result<Predictions> {
    if indices.len() == 0 {
        return Err(Error::Empty { what: What::Batch });
    }
    let batch = data.test_batch(indices)?;
    let logits = mlp.predict(batch.samples())?;
    if logits.ncols() != data.n_classes() {
        let expected = [AxisLength::Any('B'), AxisLength::Exactly(data.n_classes())];
        return Err(Error::shape(What::Logits, expected, logits.shape()));
    }
    let loss = Loss::SoftmaxCrossEntropy.value(&logits, batch.targets())?;
    Ok(Predictions { predicted: predicted_classes(&logits)?, probabilities: softmax(&logits), loss })
}
