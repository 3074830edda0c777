//! What a stack of layers without activations comes to: one weight and one bias.

use ndarray::{Array1, Array2};

use crate::{Dense, Real};

/// The unit roundoff of `f32` and of `f64`: half of the distance from 1 to the next number.
const SINGLE: f64 = 1.0 / (1_u64 << 24) as f64;
const DOUBLE: f64 = 1.0 / (1_u64 << 53) as f64;

/// An affine map, x -> ŵ x + b̂.
#[derive(Debug, Clone, PartialEq)]
pub struct Affine {
    /// ŵ: (O, I).
    pub weight: Array2<f64>,
    /// b̂: (O).
    pub bias: Array1<f64>,
}

/// What rounding can make of the layers without activations, against their product.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundingBound {
    /// x -> |w_L| (… (|w_1| |x| + |b_1|) …) + |b_L|: everything that is added up, without its sign.
    magnitude: Affine,
    /// How much of it rounding can take or give.
    share: f64,
}

/// The layers with their activations off, as one affine map:
/// w_L (… (w_1 x + b_1) …) + b_L = ŵ x + b̂ with ŵ = w_L … w_1 and b̂ = w_L (… (w_2 b_1 + b_2) …) + b_L.
///
/// Computed in `f64`, in which every `f32` is exact.
///
/// # Panics
/// If there is no layer, or one that does not take what the layer before it gives; those of a network do.
pub fn collapse<F: Real>(layers: &[Dense<F>]) -> Affine {
    running(layers, |x| x, |b, _| b)
}

/// How far the layers without activations, computed in `f32`, can be from their [`collapse`], computed in `f64`.
///
/// Layer l adds n_l + 1 terms for each neuron, n_l products and a bias, so in whatever order no term is rounded more than
/// n_l + 1 times. A path through all layers is rounded K = Σ (n_l + 1) times at most, and with γ_K = K u / (1 − K u),
/// u = 2⁻²⁴, the output is off by at most γ_K of what its paths add up to without their signs (Higham 2002, lemma 3.1 and
/// eq. 3.7). The product in `f64` is off by the same with u = 2⁻⁵³, where its own multiplication with x, the subtraction and
/// this bound's own rounding count as well. Products that are too small for `f32` are off by 2⁻¹⁵⁰ each, which the 2⁻¹²⁶
/// that are added to a bias for each of them cover.
///
/// # Panics
/// As [`collapse`].
pub fn rounding_bound<F: Real>(layers: &[Dense<F>]) -> RoundingBound {
    let magnitude = running(layers, f64::abs, |b, n_inputs| b + n_inputs as f64 * f64::from(f32::MIN_POSITIVE));
    let n_roundings = layers.iter().map(|layer| layer.n_inputs() + 1).sum::<usize>() as f64;
    let n_inputs = layers.first().map_or(0, Dense::n_inputs) as f64;
    let share = gamma(n_roundings, SINGLE) + 3.0 * gamma(n_roundings + n_inputs + 4.0, DOUBLE);
    RoundingBound { magnitude, share }
}

/// γ_n = n u / (1 − n u).
fn gamma(n: f64, unit: f64) -> f64 {
    n * unit / (1.0 - n * unit)
}

/// The product of the layers after each weight went through `each`, and each bias besides through `bias`, which hears of
/// the layer's number of inputs.
fn running<F: Real>(layers: &[Dense<F>], each: impl Fn(f64) -> f64, bias: impl Fn(f64, usize) -> f64) -> Affine {
    let read = |layer: &Dense<F>| Affine {
        weight: layer.weight().mapv(|w| each(w.as_f64())),
        bias: layer.bias().mapv(|b| bias(each(b.as_f64()), layer.n_inputs())),
    };
    let (first, rest) = layers.split_first().unwrap_or_else(|| panic!("a network has a layer"));
    rest.iter().map(read).fold(read(first), |before, Affine { weight, bias }| Affine {
        bias: weight.dot(&before.bias) + bias,
        weight: weight.dot(&before.weight),
    })
}

impl Affine {
    /// Output `j` at x: (I).
    pub fn value(&self, j: usize, x: &[f64]) -> f64 {
        self.weight.row(j).iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + self.bias[j]
    }

    /// Whether all of its numbers are finite.
    pub fn is_finite(&self) -> bool {
        self.weight.iter().chain(&self.bias).all(|x| x.is_finite())
    }
}

impl RoundingBound {
    /// The most that output `j` can be off at x: (I).
    pub fn value(&self, j: usize, x: &[f64]) -> f64 {
        let x: Vec<f64> = x.iter().map(|x| x.abs()).collect();
        self.share * self.magnitude.value(j, &x)
    }
}

/// The part of the line w · x + b = 0 that lies in the square [-limit, limit]², from one of its ends to the other, if there
/// is one.
pub fn border(w: [f64; 2], b: f64, limit: f64) -> Option<[[f64; 2]; 2]> {
    // Along the axis in which the line is less steep, so that nothing is divided by the smaller of the two.
    let (across, along) = if w[1].abs() >= w[0].abs() { (1, 0) } else { (0, 1) };
    if w[across] == 0.0 {
        return None;
    }
    let (slope, offset) = (-w[along] / w[across], -b / w[across]);
    if !(slope.is_finite() && offset.is_finite()) {
        return None;
    }
    // |offset + slope t| <= limit and |t| <= limit.
    let (mut from, mut to) = (-limit, limit);
    if slope != 0.0 {
        let [one, other] = [(-limit - offset) / slope, (limit - offset) / slope];
        from = from.max(one.min(other));
        to = to.min(one.max(other));
    } else if offset.abs() > limit {
        return None;
    }
    let end = |t: f64| {
        let mut point = [0.0; 2];
        (point[along], point[across]) = (t, (offset + slope * t).clamp(-limit, limit));
        point
    };
    (from < to).then(|| [end(from), end(to)])
}
