//! Without activation functions, a deep network collapses to one affine map. This module computes that map, compares the
//! network with it, and shows the decision regions with activations off and on.

mod affine;
mod half_plane;
mod network;
mod run;

pub use affine::{Affine, RoundingBound, border, collapse, rounding_bound};
pub use half_plane::{HalfPlane, MAX_COORDINATE, best_half_plane};
pub use network::{DrawnNetwork, GivenLayer, GivenNetwork, MAX_DRAWN, MAX_GIVEN, Network, Pair};
pub use run::{CollapseRun, MAX_EPOCHS, Progress, RunConfig, Snapshot};

use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};

use crate::dataset::toy::ToyConfig;
use crate::error::{AxisLength, Expected, Got, TargetKind, What};
pub use crate::limits::lab::MAX_CELLS;
use crate::metrics::evaluate;
use crate::real::check_finite;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Loss, Mlp, Result, Targets};

/// The number of random inputs at which a network without two features is compared with its affine map.
const N_PROBES: usize = 1000;

/// The absolute score at which the display saturates: a probability of 98 %.
const FULL: f32 = 4.0;

/// The settings of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(deny_unknown_fields)]
pub struct CollapseConfig {
    /// The network.
    pub network: Network,
    /// The points in its plane, if any.
    pub data: Option<ToyConfig>,
    /// The plane.
    pub plane: Plane,
}

/// The square [-limit, limit]², cut into equal cells.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapsePlane"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plane {
    /// Half the side of the square, above 0 and at most 100.
    pub limit: f64,
    /// The number of cells along each side, 2 to 128.
    pub n_cells: usize,
}

/// A network with its activations off and on, and its affine map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Collapse {
    /// The affine map with activations off.
    pub product: Product,
    /// The network with activations off.
    pub off: Side,
    /// The network with activations on.
    pub on: Side,
    /// The points, if there are any.
    pub data: Option<Points>,
}

/// A network without activation functions as one affine map x -> ŵ x + b̂, compared with the network itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// The size of the input and of each layer.
    pub sizes: Vec<usize>,
    /// The number of weights and biases of all layers.
    pub n_parameters: usize,
    /// The number of elements of ŵ and b̂.
    pub n_numbers: usize,
    /// ŵ: (O, I).
    pub weight: Vec<Vec<f64>>,
    /// b̂: (O).
    pub bias: Vec<f64>,
    /// The number of inputs at which the network was computed, in `f32`: the centers of the plane's cells or, without two
    /// features, random inputs from [-1, 1].
    pub n_probes: usize,
    /// The largest difference between an output and the affine map, computed in `f64`.
    pub difference: f64,
    /// The largest difference that rounding can explain.
    pub bound: f64,
    /// The end points of the decision boundary, where the score is 0, if it crosses the plane.
    pub border: Option<[[f64; 2]; 2]>,
}

/// The predictions of a network on the plane and on the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Side {
    /// The score of each cell, in rows from the bottom: above 0 for class 1, clamped to ±4. With one output it is the output,
    /// with two the second minus the first; otherwise `None`.
    pub scores: Option<Vec<f32>>,
    /// The largest absolute score.
    pub full: f64,
    /// Its metrics on the data, if there are any.
    pub fit: Option<Fit>,
}

/// The metrics of a network on the data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// The mean binary cross-entropy.
    pub loss: f64,
    /// The number of correctly classified points.
    pub n_right: usize,
    /// The accuracy.
    pub accuracy: f64,
}

/// Points of two classes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapsePoints"))]
#[serde(rename_all = "camelCase")]
pub struct Points {
    /// The x and y coordinates of the points of each class.
    pub classes: [[Vec<f64>; 2]; 2],
    /// The number of points N.
    pub n_samples: usize,
    /// The best accuracy of any half-plane.
    pub half_plane: HalfPlane,
}

/// Compares a network with its affine map, and evaluates the plane with activations off and on.
///
/// # Errors
/// [`Error::Value`] if a setting is out of range or an output is not finite; [`Error::Shape`] if layers or data do not match.
pub fn analyze(config: &CollapseConfig) -> Result<Collapse> {
    config.plane.validate()?;
    let pair = config.network.pair()?;
    let data = config.data.map(|data| data.draw()).transpose()?;
    if let Some(data) = &data
        && (pair.off.n_features(), pair.off.n_outputs()) != (data.n_features(), 1)
    {
        return Err(Error::shape(
            What::Data,
            [AxisLength::Any('N'), AxisLength::Exactly(pair.off.n_features())],
            data.samples().shape(),
        ));
    }
    let points = data.as_ref().map(points).transpose()?;
    compare(&pair.off, &pair.on, data.map(|data| single(&data)).transpose()?.as_ref(), points, config.plane)
}

/// Like [`analyze`], for two networks with possibly different weights, as after training.
fn compare(
    off: &Mlp<f32>,
    on: &Mlp<f32>,
    data: Option<&Dataset<f32>>,
    points: Option<Points>,
    plane: Plane,
) -> Result<Collapse> {
    let has_plane = off.n_features() == 2;
    let probes = if has_plane { plane.cells() } else { random_probes(off.n_features()) };
    let outputs = finite_outputs(off, &probes)?;
    let side = |mlp: &Mlp<f32>, outputs: &ArrayRef2<f32>| -> Result<Side> {
        let scores = scores(outputs).filter(|_| has_plane);
        let scores = scores.map(|scores| scores.into_iter().map(|score| score.clamp(-FULL, FULL)).collect::<Vec<_>>());
        let largest = scores.iter().flatten().fold(0.0, |largest: f64, &score| largest.max(f64::from(score).abs()));
        Ok(Side { scores, full: largest, fit: data.map(|data| fit(mlp, data)).transpose()? })
    };
    Ok(Collapse {
        product: product(off, &probes, &outputs, plane.limit)?,
        off: side(off, &outputs)?,
        on: side(on, &finite_outputs(on, &probes)?)?,
        data: points,
    })
}

/// Computes the affine map of a network without activations, and the difference of the network's outputs (B, O) at the
/// probes (B, I) from it.
fn product(mlp: &Mlp<f32>, probes: &ArrayRef2<f32>, outputs: &ArrayRef2<f32>, limit: f64) -> Result<Product> {
    let layers = mlp.layers();
    let (affine, rounding) = (collapse(layers), rounding_bound(layers));
    let (mut difference, mut bound) = (0.0_f64, 0.0_f64);
    for (x, outputs) in probes.rows().into_iter().zip(outputs.rows()) {
        let x: Vec<f64> = x.iter().map(|&x| f64::from(x)).collect();
        for (j, &output) in outputs.iter().enumerate() {
            difference = difference.max((f64::from(output) - affine.value(j, &x)).abs());
            bound = bound.max(rounding.value(j, &x));
        }
    }
    if !(affine.is_finite() && difference.is_finite() && bound.is_finite()) {
        return Err(Error::value(What::Weight, Expected::FiniteNumbers, bound));
    }
    let Affine { weight, bias } = &affine;
    let at = |j: usize| ([weight[[j, 0]], weight[[j, 1]]], bias[j]);
    let border = match (mlp.n_features(), mlp.n_outputs()) {
        (2, 1) => border(at(0).0, at(0).1, limit),
        (2, 2) => {
            let (([w0, w1], b), ([v0, v1], c)) = (at(1), at(0));
            border([w0 - v0, w1 - v1], b - c, limit)
        }
        _ => None,
    };
    Ok(Product {
        sizes: [mlp.n_features()].into_iter().chain(layers.iter().map(crate::Dense::n_outputs)).collect(),
        n_parameters: mlp.n_parameters(),
        n_numbers: weight.len() + bias.len(),
        weight: weight.rows().into_iter().map(|row| row.to_vec()).collect(),
        bias: bias.to_vec(),
        n_probes: probes.nrows(),
        difference,
        bound,
        border,
    })
}

fn finite_outputs(mlp: &Mlp<f32>, x: &ArrayRef2<f32>) -> Result<Array2<f32>> {
    let outputs = mlp.predict(x)?;
    check_finite(What::Output, &outputs)?;
    Ok(outputs)
}

/// Returns the scores for class 1. outputs: (B, O) -> (B).
fn scores(outputs: &ArrayRef2<f32>) -> Option<Vec<f32>> {
    match outputs.ncols() {
        1 => Some(outputs.iter().copied().collect()),
        2 => Some(outputs.rows().into_iter().map(|row| row[1] - row[0]).collect()),
        _ => None,
    }
}

fn fit(mlp: &Mlp<f32>, data: &Dataset<f32>) -> Result<Fit> {
    let evaluation = evaluate(mlp, Loss::BinaryCrossEntropy, data)?;
    let n_right = evaluation.confusion.as_ref().map_or(0, |confusion| confusion.counts.diag().sum());
    Ok(Fit { loss: evaluation.loss, n_right, accuracy: n_right as f64 / data.n_samples() as f64 })
}

fn points(data: &Dataset<f64>) -> Result<Points> {
    let Targets::Classes(classes) = data.targets() else {
        return Err(Error::value(
            What::Targets,
            Expected::Targets { of: TargetKind::Classes },
            Got::Targets { of: TargetKind::Values },
        ));
    };
    let coordinates = |class, axis| {
        let rows = data.samples().rows().into_iter().zip(classes);
        rows.filter(|&(_, &of)| of == class).map(|(row, _)| row[axis]).collect()
    };
    Ok(Points {
        classes: [0, 1].map(|class| [0, 1].map(|axis| coordinates(class, axis))),
        n_samples: data.n_samples(),
        half_plane: best_half_plane(data.samples(), classes)?,
    })
}

/// Converts the points of a toy data set to `f32`, which is exact.
fn single(data: &Dataset<f64>) -> Result<Dataset<f32>> {
    let targets = match data.targets() {
        Targets::Classes(classes) => Targets::Classes(classes.clone()),
        Targets::Values(values) => Targets::Values(values.mapv(|x| x as f32)),
    };
    Dataset::new(data.samples().mapv(|x| x as f32), targets)
}

fn random_probes(n_features: usize) -> Array2<f32> {
    let mut rng = Rng::new(0, Stream::Data);
    Array2::from_shape_simple_fn((N_PROBES, n_features), || rng.uniform_in(-1.0, 1.0) as f32)
}

impl Plane {
    /// Returns the centers of its cells, in rows from the bottom: (n², 2).
    pub fn cells(&self) -> Array2<f32> {
        let n = self.n_cells;
        let middle = |i: usize| (self.limit * ((2 * i + 1) as f64 / n as f64 - 1.0)) as f32;
        Array2::from_shape_fn((n * n, 2), |(i, axis)| middle(if axis == 0 { i % n } else { i / n }))
    }

    fn validate(&self) -> Result<()> {
        if !(self.limit > 0.0 && self.limit <= 100.0) {
            return Err(Error::value(What::Limit, Expected::AboveUpTo { bound: 0.0, to: 100.0 }, self.limit));
        }
        if !(2..=MAX_CELLS).contains(&self.n_cells) {
            return Err(Error::value(What::NCells, Expected::between(2, MAX_CELLS), self.n_cells));
        }
        Ok(())
    }
}
