//! Comparison of activation functions: curves, derivatives, regions where gradients do not pass, and the response to normally
//! distributed pre-activations.

mod distribution;
mod facts;
mod saturation;

pub use distribution::{Distribution, DistributionConfig, Histogram, MAX_SAMPLES, Response, distribution};
pub use facts::{Bound, Facts, SteepestSlope};
pub use saturation::{Flat, flats};

use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
pub use crate::limits::lab::MAX_CURVE_POINTS as MAX_POINTS;
use crate::{Activation, Error, Result};

/// The settings of the curves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CurvesConfig {
    /// The slope of leaky ReLU below 0, from 0 to 1.
    pub slope: f64,
    /// The alpha of ELU, from 0 to 4.
    pub alpha: f64,
    /// The left end of the curves, from −100 to 100.
    pub from: f64,
    /// The right end, above `from` and at most 100.
    pub to: f64,
    /// The number of equidistant points, 2 to [`MAX_POINTS`].
    pub n_points: usize,
    /// A function is saturated where |f'| stays below this all the way to an end: see [`flats()`]; from 0.0001 to 1.
    pub threshold: f64,
    /// The x at which all functions are evaluated, from −100 to 100.
    pub probe: f64,
}

/// All functions over the same points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ActivationCurves"))]
pub struct Curves {
    /// The points, in ascending order: the requested ones, and both sides of 0.
    pub x: Vec<f64>,
    /// The curves of [`Activation::all`], in that order.
    pub functions: Vec<Curve>,
}

/// The curve of one function.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ActivationCurve"))]
pub struct Curve {
    /// [`Activation::name`].
    #[cfg_attr(feature = "types", ts(type = "ActivationName"))]
    pub name: &'static str,
    /// f(x) at each point.
    pub values: Vec<f64>,
    /// f'(x) at each point.
    pub derivatives: Vec<f64>,
    /// f(probe).
    pub value: f64,
    /// f'(probe).
    pub derivative: f64,
    /// Where it is saturated, or f' is 0, within the range: see [`flats()`].
    pub flats: Vec<Flat>,
    /// Its analytic properties.
    pub facts: Facts,
}

/// Computes the curves and analytic properties of all activation functions.
///
/// # Errors
/// [`Error::Value`] if a setting is out of range.
pub fn curves(config: &CurvesConfig) -> Result<Curves> {
    config.validate()?;
    let CurvesConfig { slope, alpha, from, to, n_points, threshold, probe } = *config;
    let x = points(from, to, n_points);
    let functions = Activation::all(slope, alpha).map(|f| Curve {
        name: f.name(),
        values: x.iter().map(|&x| f.value(x)).collect(),
        derivatives: x.iter().map(|&x| f.derivative(x)).collect(),
        value: f.value(probe),
        derivative: f.derivative(probe),
        flats: flats(f, threshold).into_iter().filter_map(|flat| flat.between(from, to)).collect(),
        facts: Facts::of(f),
    });
    Ok(Curves { x, functions: functions.into() })
}

/// Returns `n` equidistant points and, if 0 lies between them, both sides of 0, where some functions have a kink and their
/// derivatives a jump.
fn points(from: f64, to: f64, n: usize) -> Vec<f64> {
    let step = (to - from) / (n - 1) as f64;
    let (mut left, mut right): (Vec<f64>, Vec<f64>) =
        (0..n).map(|i| from + step * i as f64).filter(|&x| x != 0.0).partition(|&x| x < 0.0);
    if from <= 0.0 && to > 0.0 {
        left.extend([0.0, 0.0_f64.next_up()]);
    }
    left.append(&mut right);
    left
}

/// Bisects for the last number from `inside` towards `outside` for which `is_inside` holds, which must change only once.
pub(in crate::lab) fn boundary(mut inside: f64, mut outside: f64, is_inside: impl Fn(f64) -> bool) -> f64 {
    loop {
        let middle = inside + (outside - inside) / 2.0;
        if middle == inside || middle == outside {
            return inside;
        }
        if is_inside(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
}

impl CurvesConfig {
    fn validate(&self) -> Result<()> {
        check_parameters(self.slope, self.alpha, self.threshold)?;
        for (what, x) in [(What::From, self.from), (What::To, self.to), (What::Probe, self.probe)] {
            // Further out, tiny slopes underflow to 0.
            if !(-100.0..=100.0).contains(&x) {
                return Err(Error::value(what, Expected::between(-100.0, 100.0), x));
            }
        }
        if self.to <= self.from {
            return Err(Error::value(What::To, Expected::Above { bound: self.from }, self.to));
        }
        if !(2..=MAX_POINTS).contains(&self.n_points) {
            return Err(Error::value(What::NPoints, Expected::between(2, MAX_POINTS), self.n_points));
        }
        Ok(())
    }
}

/// Rejects parameters and thresholds that are out of range.
fn check_parameters(slope: f64, alpha: f64, threshold: f64) -> Result<()> {
    if !(0.0..=1.0).contains(&slope) {
        return Err(Error::value(What::Slope, Expected::between(0.0, 1.0), slope));
    }
    if !(0.0..=4.0).contains(&alpha) {
        return Err(Error::value(What::Alpha, Expected::between(0.0, 4.0), alpha));
    }
    if !(1e-4..=1.0).contains(&threshold) {
        return Err(Error::value(What::Threshold, Expected::between(0.0001, 1.0), threshold));
    }
    Ok(())
}

/// Computes Σ f(z) + f'(z) over `n` numbers in `f32`, as a workload for benchmarks.
pub fn benchmark_workload(f: Activation, n: usize) -> f32 {
    (0..n).map(|i| (i % 256) as f32 / 32.0 - 4.0).map(|z| f.value(z) + f.derivative(z)).sum()
}
