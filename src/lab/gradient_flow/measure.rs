//! Measures each layer in a forward and a backward pass, and detects where numbers overflow or underflow.

use ndarray::{Array2, ArrayRef, ArrayRef2, Dimension};
use serde::Serialize;

use super::LOSS;
use crate::lab::activations::{Flat, flats};
use crate::mlp::{Activations, Gradients};
use crate::{Dataset, Mlp, Result};

/// A unit counts as saturated for a sample where |f'| stays below this all the way to an end: see [`flats()`].
pub const SATURATED_BELOW: f64 = 0.05;

/// The root mean squares (RMS) of a layer's quantities. They are infinite or NaN if one of the numbers is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct LayerFlow {
    /// RMS of z, over samples and units.
    pub pre_activation: f64,
    /// RMS of a, over samples and units.
    pub activation: f64,
    /// RMS of δ = dℓ/dz over samples and units, where ℓ is the loss of a sample, so that it does not depend on the batch size.
    pub delta: f64,
    /// RMS of dL/dw, over weights.
    pub d_weight: f64,
    /// RMS of w.
    pub weight: f64,
    /// RMS of η dL/dw divided by the RMS of w; `None` if all weights are 0, or a gradient is NaN.
    pub update_ratio: Option<f64>,
    /// The share of z, over samples and units, where f is saturated and f' is not 0; `None` in the output layer.
    pub saturated_share: Option<f64>,
    /// The share of z, over samples and units, where f' is 0; `None` in the output layer.
    pub zero_share: Option<f64>,
    /// The number of units whose f' is 0 for every sample, so that they do not learn; `None` in the output layer.
    pub n_dead: Option<usize>,
    /// RMS of dL/da divided by that of the next layer's δ, from which the next layer's weights make it; `None` for 0/0, and
    /// in the output layer.
    pub weight_factor: Option<f64>,
    /// RMS of δ = f'(z) dL/da divided by that of dL/da; `None` as above.
    pub slope_factor: Option<f64>,
}

/// The first quantity, in the order of computation, with a number that is not finite, or else with only zeros.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Trouble {
    /// What happened.
    pub kind: TroubleKind,
    /// The quantity that it happened to.
    pub quantity: Quantity,
    /// Its layer, counted from 1.
    pub layer: usize,
    /// The largest absolute value of the quantity that it was computed from.
    pub before: f64,
}

/// A quantity that a layer computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowQuantity"))]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// z, in the forward pass.
    PreActivation,
    /// a, in the forward pass.
    Activation,
    /// dL/dz, in the backward pass.
    Delta,
    /// dL/dweight, in the backward pass.
    DWeight,
}

/// What can go wrong with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TroubleKind {
    /// A number exceeded 3.4 · 10³⁸, the largest `f32`.
    Infinite,
    /// A number is NaN, from ∞ − ∞ or 0 · ∞.
    Nan,
    /// All numbers fell below 1.4 · 10⁻⁴⁵, the smallest `f32`, and became 0.
    Underflow,
    /// All weights that the numbers are computed with are 0.
    ZeroWeights,
    /// The function, or its slope, is 0 for every unit and every sample: all of them are on the flat side of their kink.
    Off,
    /// The slope of a saturated function is 0 in `f32` for every unit and every sample.
    Saturated,
    /// The output is the target in `f32` for every sample, so that the gradient of the loss is 0.
    Certain,
    /// All numbers are 0, although the numbers before them were not small, for another reason.
    Zero,
}

/// A forward and a backward pass, which may contain numbers that are not finite.
pub(super) struct Pass<'a> {
    mlp: &'a Mlp<f32>,
    activations: Activations<f32>,
    gradients: Gradients<f32>,
    n_samples: f64,
}

impl<'a> Pass<'a> {
    pub(super) fn new(mlp: &'a Mlp<f32>, batch: &Dataset<f32>) -> Result<Self> {
        let activations = mlp.forward(batch.samples())?;
        let (_, d_output) = LOSS.value_and_gradient(activations.output(), batch.targets())?;
        let gradients = mlp.backward(&activations, d_output);
        Ok(Self { mlp, activations, gradients, n_samples: batch.n_samples() as f64 })
    }

    /// Returns the measurements of each layer, for gradient descent with the given learning rate.
    pub(super) fn layers(&self, learning_rate: f64) -> Vec<LayerFlow> {
        (0..self.mlp.layers().len()).map(|layer_idx| self.layer(layer_idx, learning_rate)).collect()
    }

    fn layer(&self, layer_idx: usize, learning_rate: f64) -> LayerFlow {
        let layer = &self.mlp.layers()[layer_idx];
        let (forward, backward) = (&self.activations.layers[layer_idx], &self.gradients.layers[layer_idx]);
        let next = self.mlp.layers().get(layer_idx + 1).zip(self.gradients.layers.get(layer_idx + 1));
        let (weight, d_weight, delta) = (rms(layer.weight()), rms(&backward.d_weight), rms(&backward.d_pre_activation));
        let shares = next.map(|_| Shares::of(&forward.pre_activation, &flats(layer.activation(), SATURATED_BELOW)));
        let factors = next.map(|(next, later)| {
            let d_activation = rms(&next.backward_input(&later.d_pre_activation));
            (ratio(d_activation, rms(&later.d_pre_activation)), ratio(delta, d_activation))
        });
        LayerFlow {
            pre_activation: rms(&forward.pre_activation),
            activation: rms(&forward.activation),
            // L is the mean of ℓ over the batch.
            delta: delta * self.n_samples,
            d_weight,
            weight,
            update_ratio: (weight > 0.0 && !d_weight.is_nan()).then(|| learning_rate * d_weight / weight),
            saturated_share: shares.map(|shares| shares.saturated),
            zero_share: shares.map(|shares| shares.zero),
            n_dead: shares.map(|shares| shares.n_dead),
            weight_factor: factors.and_then(|factors| factors.0),
            slope_factor: factors.and_then(|factors| factors.1),
        }
    }

    /// Returns where the trouble began, if there is any.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        let stages = self.stages();
        let first = |is_trouble: fn(&ArrayRef2<f32>) -> Option<TroubleKind>| {
            stages.iter().find_map(|stage| {
                let before = largest(stage.from) * stage.scale;
                let kind = match is_trouble(stage.array)? {
                    TroubleKind::Zero if before < f64::from(f32::MIN_POSITIVE) => TroubleKind::Underflow,
                    TroubleKind::Zero => self.why_zero(stage.quantity, stage.layer - 1),
                    kind => kind,
                };
                Some(Trouble { kind, quantity: stage.quantity, layer: stage.layer, before })
            })
        };
        first(not_finite).or_else(|| first(all_zero))
    }

    /// Returns why all numbers became 0 that were computed from larger ones.
    fn why_zero(&self, quantity: Quantity, layer_idx: usize) -> TroubleKind {
        let layers = self.mlp.layers();
        let weights = match quantity {
            Quantity::PreActivation => Some(layer_idx),
            Quantity::Delta => Some(layer_idx + 1),
            Quantity::Activation | Quantity::DWeight => None,
        };
        match weights.map(|idx| layers.get(idx)) {
            Some(None) => TroubleKind::Certain,
            Some(Some(layer)) if all_zero(layer.weight()).is_some() => TroubleKind::ZeroWeights,
            _ if matches!(quantity, Quantity::PreActivation | Quantity::DWeight) => TroubleKind::Zero,
            _ if flats(layers[layer_idx].activation(), SATURATED_BELOW).iter().any(|flat| flat.is_zero) => {
                TroubleKind::Off
            }
            _ => TroubleKind::Saturated,
        }
    }

    /// Returns the quantities in the order of computation, each with the one that it is computed from.
    fn stages(&self) -> Vec<Stage<'_>> {
        let forward = self.activations.layers.iter().enumerate().flat_map(|(layer_idx, layer)| {
            let z = &layer.pre_activation;
            [
                Stage::new(Quantity::PreActivation, layer_idx, z, self.activations.input(layer_idx), 1.0),
                Stage::new(Quantity::Activation, layer_idx, &layer.activation, z, 1.0),
            ]
        });
        let layers = &self.gradients.layers;
        let backward = layers.iter().enumerate().rev().flat_map(|(layer_idx, layer)| {
            let delta = &layer.d_pre_activation;
            let (from, scale) = match layers.get(layer_idx + 1) {
                Some(next) => (&next.d_pre_activation, self.n_samples),
                None => (self.activations.output(), 1.0),
            };
            [
                Stage::new(Quantity::Delta, layer_idx, delta, from, scale),
                Stage::new(Quantity::DWeight, layer_idx, &layer.d_weight, delta, self.n_samples),
            ]
        });
        forward.chain(backward).collect()
    }
}

/// How much of a layer is flat.
#[derive(Clone, Copy)]
struct Shares {
    saturated: f64,
    zero: f64,
    n_dead: usize,
}

impl Shares {
    /// z: (B, O).
    fn of(z: &Array2<f32>, flats: &[Flat]) -> Self {
        let is_in =
            |z: f32, is_zero: bool| flats.iter().any(|flat| flat.is_zero == is_zero && flat.contains(f64::from(z)));
        let share = |is_zero| z.iter().filter(|&&z| is_in(z, is_zero)).count() as f64 / z.len() as f64;
        let n_dead = z.columns().into_iter().filter(|unit| unit.iter().all(|&z| is_in(z, true))).count();
        Self { saturated: share(false), zero: share(true), n_dead }
    }
}

/// Returns a/b, or `None` for 0/0.
pub(super) fn ratio(a: f64, b: f64) -> Option<f64> {
    Some(a / b).filter(|ratio| !ratio.is_nan())
}

struct Stage<'a> {
    quantity: Quantity,
    layer: usize,
    array: &'a Array2<f32>,
    from: &'a Array2<f32>,
    scale: f64,
}

impl<'a> Stage<'a> {
    fn new(quantity: Quantity, layer_idx: usize, array: &'a Array2<f32>, from: &'a Array2<f32>, scale: f64) -> Self {
        Self { quantity, layer: layer_idx + 1, array, from, scale }
    }
}

fn not_finite(array: &ArrayRef2<f32>) -> Option<TroubleKind> {
    if array.iter().any(|x| x.is_nan()) {
        return Some(TroubleKind::Nan);
    }
    array.iter().any(|x| x.is_infinite()).then_some(TroubleKind::Infinite)
}

fn all_zero(array: &ArrayRef2<f32>) -> Option<TroubleKind> {
    array.iter().all(|&x| x == 0.0).then_some(TroubleKind::Zero)
}

fn largest(array: &ArrayRef2<f32>) -> f64 {
    array.iter().fold(0.0, |largest, x| f64::from(x.abs()).max(largest))
}

/// √(mean of x²), summed as `f64`, in which the square of no `f32` overflows.
pub(super) fn rms<D: Dimension>(array: &ArrayRef<f32, D>) -> f64 {
    let sum: f64 = array.iter().map(|&x| f64::from(x).powi(2)).sum();
    (sum / array.len() as f64).sqrt()
}
