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

/// Computes E g(σ ξ), ξ from N(0, 1), for a g that is analytic on either side of 0.
///
/// On either side it is the trapezoidal rule in t with ξ = exp(t − e⁻ᵗ), which approaches 0 double exponentially to the left,
/// as the density does to the right, so that the error falls exponentially with the number of points (Takahasi and Mori
/// 1974). The points are dense around 0 in the logarithm, however steep σ makes g there.
pub(super) fn expectation(sigma: f64, g: impl Fn(f64) -> f64) -> f64 {
    /// Less than 10⁻²² of the numbers are smaller than the first point, and 10⁻³² larger than the last one.
    const FROM: f64 = -4.0;
    const TO: f64 = 2.6;
    const N_INTERVALS: u32 = 128;
    let step = (TO - FROM) / f64::from(N_INTERVALS);
    let at = |i: u32| {
        let t = FROM + step * f64::from(i);
        let xi = (t - (-t).exp()).exp();
        let density = (-xi * xi / 2.0).exp() * xi * (1.0 + (-t).exp());
        // Where σ is 0, the limits from both sides.
        let z = (sigma * xi).max(f64::MIN_POSITIVE);
        density * (g(z) + g(-z))
    };
    step * (0..=N_INTERVALS).map(at).sum::<f64>() / std::f64::consts::TAU.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Real;

    /// Φ(z).
    fn normal_below(z: f64) -> f64 {
        Real::erfc(-z / std::f64::consts::SQRT_2) / 2.0
    }

    /// Where there is a closed form, over all sizes that occur. The rule itself converges to below EPS; its 258 terms, each a
    /// few roundings off and none negative, leave an error of some EPS, and so does the closed form, except that its terms
    /// cancel to q where q is small, from numbers near 1.
    #[test]
    fn expectations_are_those_of_the_closed_forms() {
        const EPS: f64 = f64::EPSILON;
        let half = |q: f64| q / 2.0;
        for exponent in -12..=12 {
            let q = 10.0_f64.powi(exponent);
            let close = |f: Activation, expected: f64, actual: f64, scale: f64| {
                assert!((actual - expected).abs() <= 32.0 * EPS * scale, "{f:?} at q = {q}: {actual}, not {expected}");
            };
            let value = |f: Activation| mean_square_value(f, q);
            let slope = |f: Activation| mean_square_slope(f, q);
            close(Activation::Identity, q, value(Activation::Identity), q);
            close(Activation::Identity, 1.0, slope(Activation::Identity), 1.0);
            close(Activation::Relu, half(q), value(Activation::Relu), q);
            close(Activation::Relu, 0.5, slope(Activation::Relu), 1.0);
            if exponent > 2 {
                // Here exp(2q) overflows.
                continue;
            }
            let s = q.sqrt();
            let elu = Activation::Elu { alpha: 1.0 };
            let falling = (2.0 * q).exp() * normal_below(-2.0 * s);
            close(elu, 0.5 + falling, slope(elu), 1.0 + q);
            let square = half(q) + falling - 2.0 * half(q).exp() * normal_below(-s) + 0.5;
            close(elu, square, value(elu), 1.0 + q);
        }
        // With σ = 0, z is 0, and a ReLU's slope is that of either side.
        assert_eq!(mean_square_slope(Activation::Relu, 0.0), mean_square_slope(Activation::Relu, 1.0));
    }

    /// What the search for a fixed point relies on (see `edge::deep_mean_square`).
    #[test]
    fn mean_squares_grow_with_those_of_the_inputs() {
        for f in Activation::all(0.01, 1.0) {
            let squares: Vec<f64> =
                (-400..=400).map(|i| mean_square_value(f, 10.0_f64.powf(f64::from(i) / 40.0))).collect();
            assert!(squares.is_sorted_by(|a, b| a < b), "{f:?}");
        }
    }
}
