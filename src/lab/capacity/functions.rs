//! The target functions on [−1, 1], and samples of them.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::column;
use crate::rng::Rng;
use crate::{Dataset, Result, Targets};

/// A function on [−1, 1] with values from −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CapacityFunction"))]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// sin(1.5 π x): one and a half periods.
    Sine,
    /// 1 − 2 |x|: one kink.
    Hat,
    /// −½ below 0 and ½ from 0 on: a jump, which no continuous function can follow.
    Step,
    /// Three bumps of decreasing width.
    Bumps,
}

impl Function {
    /// Returns all variants.
    pub fn all() -> [Self; 4] {
        [Self::Sine, Self::Hat, Self::Step, Self::Bumps]
    }

    /// Returns its name in configurations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sine => "sine",
            Self::Hat => "hat",
            Self::Step => "step",
            Self::Bumps => "bumps",
        }
    }

    /// Returns its value at x.
    pub fn value(self, x: f64) -> f64 {
        match self {
            Self::Sine => libm::sin(1.5 * std::f64::consts::PI * x),
            Self::Hat => 1.0 - 2.0 * x.abs(),
            Self::Step => {
                if x < 0.0 {
                    -0.5
                } else {
                    0.5
                }
            }
            Self::Bumps => BUMPS.iter().map(|&(center, width)| bump((x - center) / width)).sum::<f64>() - 0.5,
        }
    }
}

/// The center and width of each bump.
const BUMPS: [(f64, f64); 3] = [(-0.6, 0.2), (0.1, 0.12), (0.6, 0.07)];

/// exp(−x²).
fn bump(x: f64) -> f64 {
    libm::exp(-x * x)
}

/// Points of the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CurvePoints"))]
pub struct Points {
    /// The x coordinates, shape (N).
    pub x: Vec<f64>,
    /// The y coordinates, shape (N).
    pub y: Vec<f64>,
}

/// Draws `n` samples (x, f(x) + noise · ε) with x uniform on [−1, 1) and ε standard normal. A smaller set is a prefix of a
/// larger one.
pub fn draw(function: Function, n: usize, noise: f64, rng: &mut Rng) -> Points {
    let (x, y) = (0..n)
        .map(|_| {
            let x = rng.uniform_in(-1.0, 1.0);
            (x, function.value(x) + noise * rng.normal())
        })
        .unzip();
    Points { x, y }
}

impl Points {
    /// Returns the x coordinates as samples (N, 1) with the y coordinates as targets (N, 1).
    pub(super) fn dataset(&self) -> Result<Dataset<f64>> {
        let targets: Array2<f64> = column(&self.y);
        Dataset::new(column(&self.x), Targets::Values(targets))
    }
}
