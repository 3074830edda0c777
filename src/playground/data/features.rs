//! Inputs computed from the two coordinates of a point.

use std::f64::consts::PI;

use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};

/// An input of the network: a function of the coordinates x₁ and x₂, as those of TensorFlow Playground. The sine has the
/// argument π x, because points lie within 1.2 of 0 and not within 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// x₁.
    X1,
    /// x₂.
    X2,
    /// x₁².
    X1Squared,
    /// x₂².
    X2Squared,
    /// x₁ x₂.
    X1X2,
    /// sin π x₁.
    SinX1,
    /// sin π x₂.
    SinX2,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::X1, Self::X2, Self::X1Squared, Self::X2Squared, Self::X1X2, Self::SinX1, Self::SinX2];

    fn of(self, x1: f64, x2: f64) -> f64 {
        match self {
            Self::X1 => x1,
            Self::X2 => x2,
            Self::X1Squared => x1 * x1,
            Self::X2Squared => x2 * x2,
            Self::X1X2 => x1 * x2,
            Self::SinX1 => libm::sin(PI * x1),
            Self::SinX2 => libm::sin(PI * x2),
        }
    }

    /// The features of points (N, 2): (N, features).
    pub(super) fn all(features: &[Self], points: &ArrayRef2<f64>) -> Array2<f64> {
        Array2::from_shape_fn((points.nrows(), features.len()), |(i, j)| features[j].of(points[[i, 0]], points[[i, 1]]))
    }
}
