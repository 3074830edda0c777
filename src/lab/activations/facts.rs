//! What holds of an activation function everywhere.

use serde::Serialize;

use super::boundary;
use crate::Activation;

/// What is known of a function f.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The greatest lower bound of f.
    pub least: Bound,
    /// The least upper bound of f.
    pub greatest: Bound,
    /// Whether f(−z) = −f(z): then outputs have mean 0 whenever pre-activations are distributed symmetrically around 0.
    pub is_odd: bool,
    /// The least upper bound of f'.
    pub steepest: SteepestSlope,
    /// The tenth power of that: the most that is left of a gradient after ten layers, weights apart.
    pub steepest_ten_times: f64,
    /// f' → 0 for z → −∞.
    pub saturates_below: bool,
    /// f' → 0 for z → ∞.
    pub saturates_above: bool,
}

/// The end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Bound {
    /// Its value; `None` where there is none.
    pub value: Option<f64>,
    /// Whether f takes this value, in real numbers.
    pub is_taken: bool,
}

/// The least upper bound of f'.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SteepestSlope {
    /// Its value.
    pub slope: f64,
    /// The one place where f' has it; `None` if f' has it on a half line, or comes near it alone.
    pub at: Option<f64>,
}

impl Facts {
    /// What is known of `f`.
    pub fn of(f: Activation) -> Self {
        let steepest = steepest(f);
        let (least, greatest) = range(f);
        let (saturates_below, saturates_above) = match f {
            Activation::Identity => (false, false),
            Activation::Sigmoid | Activation::Tanh => (true, true),
            Activation::LeakyRelu { slope } => (slope == 0.0, false),
            _ => (true, false),
        };
        let is_odd = match f {
            Activation::Identity | Activation::Tanh => true,
            Activation::LeakyRelu { slope } => slope == 1.0,
            _ => false,
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
        // They fall until f' = 0, left of 0.
        Activation::Gelu | Activation::Silu => {
            let lowest = boundary(-4.0, 0.0, |z| f.derivative(z) < 0.0);
            // f' is flat there, and its zero is known to the last bit: so is the value, within one unit.
            (taken(f.value(lowest)), none)
        }
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
        Activation::Gelu => at(std::f64::consts::SQRT_2),
        Activation::Silu => at(boundary(0.0, 4.0, |z: f64| z * (z / 2.0).tanh() < 2.0)),
    }
}
