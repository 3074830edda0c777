//! A close look at what a network makes of its test images.

use ndarray::{Array2, Axis};
use serde::Serialize;

use super::data::{ImageData, N_CLASSES};
use crate::error::{AxisLength, What};
use crate::loss::softmax;
use crate::metrics::{ConfusionMatrix, predicted_classes};
use crate::percent::percent;
use crate::{Error, Mlp, Result};

/// The test images that are computed with at a time.
const SLICE: usize = 256;
/// The most images that are kept of a cell, and of the mistakes.
const MOST: usize = 48;

/// What a network makes of the test images.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ImageResults {
    /// The fraction that was named rightly.
    pub accuracy: f64,
    /// How many were not.
    pub n_mistakes: usize,
    /// How well each class is told, (C).
    pub classes: Vec<ClassResult>,
    /// (C, C): how many images of each class, a row, were taken for each class.
    pub counts: Vec<Vec<usize>>,
    /// (C, C): the images of each cell by their index, at most 48, the surest first.
    pub cells: Vec<Vec<Vec<usize>>>,
    /// The wrong answers that the network was surest of, at most 48, the surest first.
    pub mistakes: Vec<Mistake>,
}

/// How well one class is told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ClassResult {
    /// The number of its test images.
    pub n_samples: usize,
    /// Of these, the fraction that was named rightly.
    pub accuracy: Option<f64>,
    /// The other class that it was taken for most often, if it was.
    pub taken_for: Option<usize>,
}

/// A test image that was taken for another class.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mistake {
    /// Its index among the test images.
    pub index: usize,
    /// The class that it is of.
    pub label: usize,
    /// The class that it was taken for.
    pub predicted: usize,
    /// How probable the network held that.
    pub probability: f32,
}

/// A test image with what the network makes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ImageSample {
    /// Its index among the test images.
    pub index: usize,
    /// The class that it is of.
    pub label: usize,
    /// The class that it is taken for.
    pub predicted: usize,
    /// How probable the network holds each class, (C).
    pub probabilities: Vec<f32>,
    /// The same in percent, as it is written.
    pub percents: Vec<String>,
}

/// What some neurons of the first layer listen to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Neurons {
    /// Their indices, those with the largest weights first (by Σ w²).
    pub indices: Vec<usize>,
    /// The weights of each, a number for each pixel: (neurons · I).
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub weights: Vec<f32>,
    /// For each neuron the largest size |w|.
    pub limits: Vec<f32>,
}

/// Goes through all test images.
///
/// # Errors
/// If the network does not take these images, or its output is not finite.
pub fn results(mlp: &Mlp<f32>, data: &ImageData) -> Result<ImageResults> {
    let test = data.test();
    let mut answers: Vec<Mistake> = Vec::with_capacity(test.n_samples());
    for start in (0..test.n_samples()).step_by(SLICE) {
        let (predicted, probabilities) = ask(mlp, data, start..test.n_samples().min(start + SLICE))?;
        for (i, predicted) in predicted.into_iter().enumerate() {
            let (index, probability) = (start + i, probabilities[[i, predicted]]);
            answers.push(Mistake { index, label: usize::from(test.label(index)), predicted, probability });
        }
    }
    let column = |of: fn(&Mistake) -> usize| answers.iter().map(of).collect::<Vec<_>>();
    let confusion = ConfusionMatrix::new(N_CLASSES, &column(|a| a.predicted), &column(|a| a.label))?;
    let accuracy = confusion.accuracy().unwrap_or_default();
    // Surest first; a stable sort leaves equals in the order of their indices.
    answers.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let mut cells = vec![vec![Vec::new(); N_CLASSES]; N_CLASSES];
    for answer in &answers {
        let cell: &mut Vec<usize> = &mut cells[answer.label][answer.predicted];
        if cell.len() < MOST {
            cell.push(answer.index);
        }
    }
    let wrong = || answers.iter().filter(|answer| answer.label != answer.predicted);
    let counts: Vec<Vec<usize>> = confusion.counts.rows().into_iter().map(|row| row.to_vec()).collect();
    let classes = confusion.classes().into_iter().zip(&counts).enumerate().map(|(class, (metrics, row))| ClassResult {
        n_samples: metrics.n_samples,
        accuracy: metrics.recall,
        taken_for: (0..N_CLASSES)
            .filter(|&other| other != class && row[other] > 0)
            .rev()
            .max_by_key(|&other| row[other]),
    });
    Ok(ImageResults {
        accuracy,
        n_mistakes: wrong().count(),
        classes: classes.collect(),
        mistakes: wrong().take(MOST).copied().collect(),
        cells,
        counts,
    })
}

/// Some test images with the network's answers.
///
/// # Errors
/// As [`results`], and if there is no such image, or none is asked for.
pub fn samples(mlp: &Mlp<f32>, data: &ImageData, indices: &[usize]) -> Result<Vec<ImageSample>> {
    let (predicted, probabilities) = ask(mlp, data, indices.iter().copied())?;
    let rows = indices.iter().zip(predicted).zip(probabilities.rows());
    Ok(rows
        .map(|((&index, predicted), row)| ImageSample {
            index,
            label: usize::from(data.test().label(index)),
            predicted,
            probabilities: row.to_vec(),
            percents: row.iter().map(|&probability| percent(probability)).collect(),
        })
        .collect())
}

/// What the `n` neurons of the first layer with the largest weights listen to.
pub fn first_layer(mlp: &Mlp<f32>, n: usize) -> Neurons {
    let weight = mlp.layers()[0].weight();
    let sizes: Vec<f32> = weight.rows().into_iter().map(|row| row.iter().map(|w| w * w).sum()).collect();
    let mut indices: Vec<usize> = (0..sizes.len()).collect();
    indices.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]));
    indices.truncate(n);
    let limit = |&index: &usize| weight.row(index).iter().fold(0.0_f32, |limit, w| limit.max(w.abs()));
    Neurons {
        weights: weight.select(Axis(0), &indices).into_iter().collect(),
        limits: indices.iter().map(limit).collect(),
        indices,
    }
}

/// The predicted classes (B) and the probabilities (B, C) of some test images.
fn ask(
    mlp: &Mlp<f32>,
    data: &ImageData,
    indices: impl ExactSizeIterator<Item = usize>,
) -> Result<(Vec<usize>, Array2<f32>)> {
    if indices.len() == 0 {
        return Err(Error::Empty { what: What::Batch });
    }
    let logits = mlp.predict(data.test_batch(indices)?.samples())?;
    if logits.ncols() != N_CLASSES {
        return Err(Error::shape(What::Logits, [AxisLength::Any('B'), AxisLength::Exactly(N_CLASSES)], logits.shape()));
    }
    Ok((predicted_classes(&logits)?, softmax(&logits)))
}
