//! Activation functions held against each other: their curves and slopes, where a gradient does not come through, and what
//! they make of normally distributed pre-activations.

mod distribution;
mod facts;

pub use distribution::{Distribution, DistributionConfig, Histogram, MAX_SAMPLES, Response, distribution};
pub use facts::{Bound, Facts, SteepestSlope};

use serde::{Deserialize, Serialize};

use self::facts::turning_points;
use crate::error::{Expected, What};
use crate::{Activation, Error, Result};

/// The most points of a curve.
pub const MAX_POINTS: usize = 2001;

/// What is drawn of all functions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CurvesConfig {
    /// The slope of leaky ReLU below 0, from 0 to 1.
    pub slope: f64,
    /// The alpha of ELU, from 0 to 4.
    pub alpha: f64,
    /// The curves reach from here …
    pub from: f64,
    /// … to here, which is larger.
    pub to: f64,
    /// How many points they have at equal distances, 2 or more.
    pub n_points: usize,
    /// Where |f'| is below it, a function counts as saturated; from 0.0001 to 1.
    pub threshold: f64,
    /// Where all of them are read.
    pub probe: f64,
}

/// All functions over the same points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ActivationCurves"))]
pub struct Curves {
    /// The points, from left to right: those that were asked for, and both sides of 0.
    pub x: Vec<f64>,
    /// One for each of [`Activation::all`].
    pub functions: Vec<Curve>,
}

/// One function over these points.
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
    /// f at the probe.
    pub value: f64,
    /// f' at the probe.
    pub derivative: f64,
    /// Where little or nothing of a gradient comes through, from left to right.
    pub flats: Vec<Flat>,
    /// What is known of it everywhere.
    pub facts: Facts,
}

/// An interval in which |f'| is below the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Flat {
    /// Its left end, or that of what was looked at.
    pub from: f64,
    /// Its right end, or that of what was looked at.
    pub to: f64,
    /// Whether f' is exactly 0 in it, so that nothing at all comes through.
    pub is_dead: bool,
}

/// The curves, and what is known of the functions.
///
/// # Errors
/// If a number of the configuration is out of its range.
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
        flats: flats(f, from, to, threshold),
        facts: Facts::of(f),
    });
    Ok(Curves { x, functions: functions.into() })
}

/// `n` points at equal distances, and where 0 lies between them, both of its sides: there is a kink in some functions, and a
/// jump in their derivatives.
fn points(from: f64, to: f64, n: usize) -> Vec<f64> {
    let step = (to - from) / (n - 1) as f64;
    let (mut left, mut right): (Vec<f64>, Vec<f64>) =
        (0..n).map(|i| from + step * i as f64).filter(|&x| x != 0.0).partition(|&x| x < 0.0);
    if from <= 0.0 && to > 0.0 {
        left.extend([0.0, after(0.0)]);
    }
    left.append(&mut right);
    left
}

/// Where |f'| < threshold between `from` and `to`.
///
/// Each function's |f'| is monotonic between its turning points ([`turning_points`]), so that an end of a flat lies
/// between two of them where one side is flat and the other is not, and bisection finds it to the last bit.
pub(crate) fn flats(f: Activation, from: f64, to: f64, threshold: f64) -> Vec<Flat> {
    let is_flat = |x: f64| f.derivative(x).abs() < threshold;
    let mut corners = vec![from];
    corners.extend(turning_points(f).into_iter().filter(|&x| from < x && x < to));
    corners.push(to);
    let mut pieces: Vec<Flat> = vec![];
    for pair in corners.windows(2) {
        // Inside, so that the value at a kink, which belongs to its left side, does not decide for the right one.
        let (left, right) = (after(pair[0]), pair[1]);
        let (from, to) = match (is_flat(left), is_flat(right)) {
            (true, true) => (pair[0], right),
            (true, false) => (pair[0], boundary(left, right, is_flat)),
            (false, true) => (boundary(right, left, is_flat), right),
            (false, false) => continue,
        };
        let is_dead = f.derivative(after(from)) == 0.0 && f.derivative(to) == 0.0;
        match pieces.last_mut() {
            Some(last) if last.to >= from && last.is_dead == is_dead => last.to = to,
            _ => pieces.push(Flat { from, to, is_dead }),
        }
    }
    pieces
}

/// The smallest number above x.
fn after(x: f64) -> f64 {
    x.next_up()
}

/// The last number on the way from `inside` to `outside` for which `is_inside` holds, if it changes once on the way.
fn boundary(mut inside: f64, mut outside: f64, is_inside: impl Fn(f64) -> bool) -> f64 {
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
            // Further out, a slope that is small but not 0 is no number of its own any more.
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

/// Refuses parameters of functions, and a threshold, that no lesson has a use for.
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

/// Forward and backward through `n` numbers, for who measures how long that takes: Σ f(z) + f'(z) in `f32`.
pub fn work(f: Activation, n: usize) -> f32 {
    (0..n).map(|i| (i % 256) as f32 / 32.0 - 4.0).map(|z| f.value(z) + f.derivative(z)).sum()
}
