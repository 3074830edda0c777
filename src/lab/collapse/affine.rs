//! The affine map of a stack of layers without activation functions, and a bound on rounding errors.

use ndarray::{Array1, Array2};

use crate::{Dense, Real};

/// The unit roundoff of `f32` and of `f64`: half the distance from 1 to the next number.
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

/// A bound on the rounding error of layers without activations, relative to their affine map.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundingBound {
    /// x -> |w_L| (… (|w_1| |x| + |b_1|) …) + |b_L|: the sum of the absolute values of all terms.
    magnitude: Affine,
    /// The relative error bound.
    share: f64,
}

/// Collapses layers without their activation functions into one affine map:
/// w_L (… (w_1 x + b_1) …) + b_L = ŵ x + b̂ with ŵ = w_L … w_1 and b̂ = w_L (… (w_2 b_1 + b_2) …) + b_L.
///
/// Computed in `f64`, in which every `f32` is exact.
///
/// # Panics
/// Panics if there are no layers, or if consecutive layers do not match; those of a network do.
pub fn collapse<F: Real>(layers: &[Dense<F>]) -> Affine {
    compose(layers, |x| x, |b, _| b)
}

/// Bounds the difference between layers without activations, computed in `f32`, and their [`collapse`], computed in `f64`.
///
/// Layer l sums n_l + 1 terms for each unit, n_l products and a bias, so in any order no term is rounded more than n_l + 1
/// times. A path through all layers is rounded at most K = Σ (n_l + 1) times. With γ_K = K u / (1 − K u), u = 2⁻²⁴, the error
/// of an output is at most γ_K times the sum of the absolute values of its paths (Higham 2002, lemma 3.1 and eq. 3.7). The
/// same holds for the `f64` product with u = 2⁻⁵³, where the multiplication with x, the subtraction and the rounding of this
/// bound count as well. Products that underflow in `f32` are off by 2⁻¹⁵⁰ each, which is covered by adding 2⁻¹²⁶ to the bias
/// for each of them.
///
/// # Panics
/// As [`collapse`].
pub fn rounding_bound<F: Real>(layers: &[Dense<F>]) -> RoundingBound {
    let magnitude = compose(layers, f64::abs, |b, n_inputs| b + n_inputs as f64 * f64::from(f32::MIN_POSITIVE));
    let n_roundings = layers.iter().map(|layer| layer.n_inputs() + 1).sum::<usize>() as f64;
    let n_inputs = layers.first().map_or(0, Dense::n_inputs) as f64;
    let share = gamma(n_roundings, SINGLE) + 3.0 * gamma(n_roundings + n_inputs + 4.0, DOUBLE);
    RoundingBound { magnitude, share }
}

/// γ_n = n u / (1 − n u).
fn gamma(n: f64, unit: f64) -> f64 {
    n * unit / (1.0 - n * unit)
}

/// Composes the layers, with each weight mapped by `each`, and each bias by `each` and then `bias`, which also gets the layer's
/// number of inputs.
fn compose<F: Real>(layers: &[Dense<F>], each: impl Fn(f64) -> f64, bias: impl Fn(f64, usize) -> f64) -> Affine {
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
    /// Returns output `j` at x: (I).
    pub fn value(&self, j: usize, x: &[f64]) -> f64 {
        self.weight.row(j).iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + self.bias[j]
    }

    /// Returns whether all of its elements are finite.
    pub fn is_finite(&self) -> bool {
        self.weight.iter().chain(&self.bias).all(|x| x.is_finite())
    }
}

impl RoundingBound {
    /// Returns the bound on the error of output `j` at x: (I).
    pub fn value(&self, j: usize, x: &[f64]) -> f64 {
        let x: Vec<f64> = x.iter().map(|x| x.abs()).collect();
        self.share * self.magnitude.value(j, &x)
    }
}

/// Clips the line w · x + b = 0 to the square [-limit, limit]² and returns its end points, if it crosses the square.
pub fn border(w: [f64; 2], b: f64, limit: f64) -> Option<[[f64; 2]; 2]> {
    // Along the axis with the smaller slope, so that the division is by the larger component.
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
