//! Mean-field theory of wide networks with random weights (Poole et al. 2016; Schoenholz et al. 2017). A unit's z is a sum of
//! many independent numbers and therefore nearly normal; a recurrence gives its mean square from layer to layer.

use serde::Serialize;

use super::{NetworkConfig, Shape};
use crate::{Activation, Init, Result};

/// The expected root mean squares, layer by layer as in [`super::LayerFlow`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowTheory"))]
#[serde(rename_all = "camelCase")]
pub struct Theory {
    /// √q with q = σ_w² mean(a²) + σ_b² (Poole et al. 2016, eq. 3), where a is that of the previous layer.
    pub pre_activation: Vec<f64>,
    /// √E f(√q ξ)², ξ from N(0, 1).
    pub activation: Vec<f64>,
    /// √ of mean(δ²) = E f'(√q ξ)² · O' var(w') · mean(δ'²), with ' for the next layer (Schoenholz et al. 2017, eq. 15),
    /// starting from the measured δ of the last layer.
    pub delta: Vec<f64>,
}

impl Theory {
    /// Predicts a network whose batch has the RMS `input`, and whose last layer's deltas have the RMS `d_output`. Returns
    /// `None` for constant weights.
    pub(super) fn of(network: &NetworkConfig, shape: &Shape, input: f64, d_output: f64) -> Result<Option<Self>> {
        let (activation, init) = network.parts()?;
        if matches!(init, Init::Constant { .. }) {
            return Ok(None);
        }
        let n_outputs = |layer_idx: usize| if layer_idx < shape.depth { shape.width } else { 1 };
        let variances = |layer_idx: usize| {
            let (weight, bias) = init.mean_squares(shape.width, n_outputs(layer_idx));
            (network.gain.powi(2) * weight, bias)
        };
        let f = |layer_idx: usize| if layer_idx < shape.depth { activation } else { Activation::Identity };

        let n_layers = shape.depth + 1;
        let mut pre_activation = Vec::with_capacity(n_layers);
        let mut activations = Vec::with_capacity(n_layers);
        let mut mean_square = input.powi(2);
        for layer_idx in 0..n_layers {
            let (weight, bias) = variances(layer_idx);
            let q = shape.width as f64 * weight * mean_square + bias;
            mean_square = mean_square_value(f(layer_idx), q);
            pre_activation.push(q.sqrt());
            activations.push(mean_square.sqrt());
        }
        let mut delta = vec![d_output];
        for layer_idx in (0..shape.depth).rev() {
            let slope = mean_square_slope(activation, pre_activation[layer_idx].powi(2));
            let back = n_outputs(layer_idx + 1) as f64 * variances(layer_idx + 1).0;
            delta.push(delta[delta.len() - 1] * (slope * back).sqrt());
        }
        delta.reverse();
        Ok(Some(Self { pre_activation, activation: activations, delta }))
    }
}

/// E f(√q ξ)².
pub(super) fn mean_square_value(f: Activation, q: f64) -> f64 {
    expectation(q.sqrt(), |z| f.value(z).powi(2))
}

/// E f'(√q ξ)².
pub(super) fn mean_square_slope(f: Activation, q: f64) -> f64 {
    expectation(q.sqrt(), |z| f.derivative(z).powi(2))
}

/// Computes E g(σ ξ), ξ from N(0, 1), for a g that is smooth except at z = 0.
///
/// It uses Simpson's rule on either side of 0, in t with ξ = sinh(t) / max(1, σ), so that the points are dense around 0,
/// however steep σ makes g there.
pub(super) fn expectation(sigma: f64, g: impl Fn(f64) -> f64) -> f64 {
    /// The normal distribution has less than 10⁻³² of its mass beyond this.
    const END: f64 = 12.0;
    const N_INTERVALS: usize = 256;
    let steepness = sigma.max(1.0);
    let step = (END * steepness).asinh() / N_INTERVALS as f64;
    let side = |sign: f64| {
        let at = |i: usize| {
            let t = i as f64 * step;
            let xi = t.sinh() / steepness;
            // At 0, the limit from this side.
            let z = if i == 0 { sign * f64::MIN_POSITIVE } else { sign * sigma * xi };
            g(z) * (-xi * xi / 2.0).exp() * t.cosh() / steepness
        };
        let weight = |i: usize| if i == 0 || i == N_INTERVALS { 1.0 } else { 2.0 + 2.0 * (i % 2) as f64 };
        (0..=N_INTERVALS).map(|i| weight(i) * at(i)).sum::<f64>() * step / 3.0
    };
    (side(-1.0) + side(1.0)) / std::f64::consts::TAU.sqrt()
}
