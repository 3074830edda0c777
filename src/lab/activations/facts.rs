//! Analytic properties of activation functions.

use serde::Serialize;

use super::boundary;
use crate::Activation;

/// The analytic properties of a function f.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The greatest lower bound of f.
    pub least: Bound,
    /// The least upper bound of f.
    pub greatest: Bound,
    /// Whether f(−z) = −f(z). The outputs then have mean 0 if the pre-activations are symmetric around 0.
    pub is_odd: bool,
    /// The least upper bound of f'.
    pub steepest: SteepestSlope,
    /// Its tenth power, which bounds the factor of a gradient through ten layers, apart from the weights.
    pub steepest_ten_times: f64,
    /// Whether f' → 0 for z → −∞.
    pub saturates_below: bool,
    /// Whether f' → 0 for z → ∞.
    pub saturates_above: bool,
}

/// The end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Bound {
    /// Its value; `None` if the range is unbounded.
    pub value: Option<f64>,
    /// Whether f attains this value, in exact arithmetic.
    pub is_taken: bool,
}

/// The least upper bound of f'.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SteepestSlope {
    /// Its value.
    pub slope: f64,
    /// The unique z at which f' attains it; `None` if f' attains it on a half-line or only approaches it.
    pub at: Option<f64>,
}

impl Facts {
    /// Returns the properties of `f`.
    pub fn of(f: Activation) -> Self {
        let steepest = steepest(f);
        let (least, greatest) = range(f);
        let (saturates_below, saturates_above) = match f {
            Activation::Identity => (false, false),
            Activation::Sigmoid | Activation::Tanh => (true, true),
            Activation::LeakyRelu { slope } => (slope == 0.0, false),
            Activation::Relu
            | Activation::Elu { .. }
            | Activation::Gelu
            | Activation::Silu
            | Activation::Softplus
            | Activation::Mish => (true, false),
        };
        let is_odd = match f {
            Activation::Identity | Activation::Tanh => true,
            Activation::LeakyRelu { slope } => slope == 1.0,
            Activation::Sigmoid
            | Activation::Relu
            | Activation::Elu { .. }
            | Activation::Gelu
            | Activation::Silu
            | Activation::Softplus
            | Activation::Mish => false,
        };
        let steepest_ten_times = steepest.slope.powi(10);
        Self { least, greatest, is_odd, steepest, steepest_ten_times, saturates_below, saturates_above }
    }
}

fn range(f: Activation) -> (Bound, Bound) {
    let taken = |value| Bound { value: Some(value), is_taken: true };
    let open = |value| Bound { value: Some(value), is_taken: false };
    let none = Bound { value: None, is_taken: false };
    match f {
        Activation::Identity => (none, none),
        Activation::Sigmoid => (open(0.0), open(1.0)),
        Activation::Tanh => (open(-1.0), open(1.0)),
        Activation::Relu => (taken(0.0), none),
        Activation::LeakyRelu { slope } => (if slope == 0.0 { taken(0.0) } else { none }, none),
        Activation::Elu { alpha } => (if alpha == 0.0 { taken(0.0) } else { open(-alpha) }, none),
        // f is flat at its minimum and the zero of f' is known to the last bit, so the value is exact to one ulp.
        Activation::Gelu => (taken(f.value(gelu_turns().lowest)), none),
        Activation::Silu => (taken(f.value(silu_turns().lowest)), none),
        Activation::Mish => (taken(f.value(mish_turns().lowest)), none),
        Activation::Softplus => (open(0.0), none),
    }
}

fn steepest(f: Activation) -> SteepestSlope {
    let everywhere = |slope| SteepestSlope { slope, at: None };
    let at = |z: f64| SteepestSlope { slope: f.derivative(z), at: Some(z) };
    match f {
        Activation::Identity | Activation::Relu | Activation::Softplus => everywhere(1.0),
        Activation::LeakyRelu { slope } => everywhere(slope.max(1.0)),
        Activation::Sigmoid | Activation::Tanh => at(0.0),
        // α eᶻ grows up to α at 0; above 0 the slope is 1.
        Activation::Elu { alpha } if alpha > 1.0 => at(0.0),
        Activation::Elu { .. } => everywhere(1.0),
        Activation::Gelu => at(gelu_turns().steepest),
        Activation::Silu => at(silu_turns().steepest),
        Activation::Mish => at(mish_turns().steepest),
    }
}

/// Returns the points between which |f'| is monotonic (kinks, extrema and zeros of f'), in ascending order.
pub(super) fn turning_points(f: Activation) -> Vec<f64> {
    match f {
        Activation::Identity | Activation::Softplus => vec![],
        Activation::Sigmoid | Activation::Tanh => vec![0.0],
        Activation::Relu | Activation::LeakyRelu { .. } | Activation::Elu { .. } => vec![0.0],
        Activation::Gelu => gelu_turns().to_vec(),
        Activation::Silu => silu_turns().to_vec(),
        Activation::Mish => mish_turns().to_vec(),
    }
}

/// The turning points of a function that falls from 0 to a minimum and then rises: f'' = 0 where it falls most steeply,
/// f' = 0 at the minimum, and f'' = 0 again where it rises most steeply.
struct Turns {
    falling: f64,
    lowest: f64,
    steepest: f64,
}

impl Turns {
    fn of(f: Activation, falling: f64, steepest: f64) -> Self {
        Self { falling, lowest: boundary(falling, 0.0, |z| f.derivative(z) < 0.0), steepest }
    }

    fn to_vec(&self) -> Vec<f64> {
        vec![self.falling, self.lowest, self.steepest]
    }
}

/// f'' = φ(z) (2 − z²).
fn gelu_turns() -> Turns {
    Turns::of(Activation::Gelu, -std::f64::consts::SQRT_2, std::f64::consts::SQRT_2)
}

/// f'' = 0 where z tanh(z/2) = 2, at ±2.3994.
fn silu_turns() -> Turns {
    let turn = boundary(0.0, 4.0, |z: f64| z * (z / 2.0).tanh() < 2.0);
    Turns::of(Activation::Silu, -turn, turn)
}

/// With g = tanh(softplus(z)) and s = sigmoid(z), g' = (1 − g²) s and f'' = g' (2 + z (1 − s − 2 g s)).
fn mish_turns() -> Turns {
    let bends_upwards = |z: f64| {
        let g = Activation::Tanh.value(Activation::Softplus.value(z));
        let s = Activation::Sigmoid.value(z);
        2.0 + z * (1.0 - s - 2.0 * g * s) > 0.0
    };
    let ends = [-8.0, 4.0].map(|end| boundary(0.0, end, bends_upwards));
    Turns::of(Activation::Mish, ends[0], ends[1])
}
