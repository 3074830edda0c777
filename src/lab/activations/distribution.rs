//! The response of every activation function to normally distributed pre-activations.

use serde::{Deserialize, Serialize};

use super::{Flat, check_parameters, flats};
use crate::error::{Expected, What};
pub use crate::limits::lab::MAX_DISTRIBUTION as MAX_SAMPLES;
use crate::rng::{Rng, Stream};
use crate::{Activation, Error, Real, Result};

/// The settings of the samples z ~ N(mean, std²).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DistributionConfig {
    /// The slope of leaky ReLU below 0, from 0 to 1.
    pub slope: f64,
    /// The alpha of ELU, from 0 to 4.
    pub alpha: f64,
    /// A function is saturated where |f'| stays below this all the way to an end: see [`flats()`]; from 0.0001 to 1.
    pub threshold: f64,
    /// The mean, from −100 to 100.
    pub mean: f64,
    /// The standard deviation, above 0 and at most 100.
    pub std: f64,
    /// The number of samples N, 1 to [`MAX_SAMPLES`].
    pub n_samples: usize,
    /// The number of bars of each histogram, 1 to 200.
    pub n_bins: usize,
    /// The seed of the samples.
    pub seed: u64,
}

/// The samples, and the response of each function.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Distribution {
    /// The histogram of the pre-activations.
    pub input: Histogram,
    /// The responses of [`Activation::all`], in that order.
    pub responses: Vec<Response>,
}

/// The response of a function to the samples.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ActivationResponse"))]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// [`Activation::name`].
    #[cfg_attr(feature = "types", ts(type = "ActivationName"))]
    pub name: &'static str,
    /// The histogram of the outputs f(z).
    pub histogram: Histogram,
    /// The mean of the outputs.
    pub mean: f64,
    /// Their standard deviation.
    pub std: f64,
    /// The fraction of samples where f' is 0, and not only at a point.
    pub zero_share: f64,
    /// The fraction of samples where the function is saturated, and f' is not 0.
    pub saturated_share: f64,
    /// The probability of the former.
    pub zero_probability: f64,
    /// The probability of the latter.
    pub saturated_probability: f64,
    /// The mean of f'(z).
    pub mean_slope: f64,
    /// The mean of f'(z)², the factor of the variance of a gradient, apart from the weights (He et al. 2015, eq. 13).
    pub mean_square_slope: f64,
}

/// A histogram with bins of equal width.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Histogram {
    /// The edges of the bins, one more than there are bins.
    pub edges: Vec<f64>,
    /// The fraction of all numbers in each bin; they sum to 1.
    pub shares: Vec<f64>,
}

/// Draws the samples and applies every function to them.
///
/// # Errors
/// [`Error::Value`] if a setting is out of range.
pub fn distribution(config: &DistributionConfig) -> Result<Distribution> {
    config.validate()?;
    let DistributionConfig { slope, alpha, mean, std, n_samples, n_bins, seed, .. } = *config;
    let mut rng = Rng::new(seed, Stream::Data);
    let z: Vec<f64> = (0..n_samples).map(|_| mean + std * rng.normal()).collect();
    let responses = Activation::all(slope, alpha).map(|f| response(f, &z, config));
    Ok(Distribution { input: Histogram::of(&z, n_bins), responses: responses.into() })
}

fn response(f: Activation, z: &[f64], config: &DistributionConfig) -> Response {
    let outputs: Vec<f64> = z.iter().map(|&z| f.value(z)).collect();
    let slopes: Vec<f64> = z.iter().map(|&z| f.derivative(z)).collect();
    let mean = mean(outputs.iter().copied());
    let flats = flats(f, config.threshold);
    let [zero, saturated] = [true, false].map(|is_zero| {
        let flats: Vec<Flat> = flats.iter().copied().filter(|flat| flat.is_zero == is_zero).collect();
        (share(z, &flats), probability(config, &flats))
    });
    Response {
        name: f.name(),
        histogram: Histogram::of(&outputs, config.n_bins),
        mean,
        std: self::mean(outputs.iter().map(|a| (a - mean).powi(2))).sqrt(),
        zero_share: zero.0,
        saturated_share: saturated.0,
        zero_probability: zero.1,
        saturated_probability: saturated.1,
        mean_slope: self::mean(slopes.iter().copied()),
        mean_square_slope: self::mean(slopes.iter().map(|slope| slope * slope)),
    }
}

/// Returns the fraction of numbers within one of the intervals.
fn share(z: &[f64], flats: &[Flat]) -> f64 {
    let is_in = |&&z: &&f64| flats.iter().any(|flat| flat.contains(z));
    z.iter().filter(is_in).count() as f64 / z.len() as f64
}

/// Returns the probability of the intervals.
fn probability(config: &DistributionConfig, flats: &[Flat]) -> f64 {
    let standard = |z: f64| (z - config.mean) / config.std;
    flats.iter().map(|flat| normal_between(standard(flat.from), standard(flat.to))).sum()
}

/// Φ(b) − Φ(a), computed in the tail where both are small, to avoid cancellation.
fn normal_between(a: f64, b: f64) -> f64 {
    if a > 0.0 { normal_between(-b, -a) } else { normal_below(b) - normal_below(a) }
}

/// Φ(x) = ½ erfc(−x/√2).
fn normal_below(x: f64) -> f64 {
    Real::erfc(-x / std::f64::consts::SQRT_2) / 2.0
}

fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = numbers.len() as f64;
    numbers.sum::<f64>() / n
}

impl Histogram {
    /// Creates the histogram of finite numbers, from the smallest to the largest. If all are equal, the range has length 1 and
    /// is centered on them.
    fn of(numbers: &[f64], n_bins: usize) -> Self {
        let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
        for &x in numbers {
            (from, to) = (from.min(x), to.max(x));
        }
        if from == to {
            (from, to) = (from - 0.5, to + 0.5);
        }
        let width = (to - from) / n_bins as f64;
        let mut counts = vec![0_usize; n_bins];
        for x in numbers {
            // The largest number belongs to the last bin.
            counts[(((x - from) / width) as usize).min(n_bins - 1)] += 1;
        }
        let edges = (0..=n_bins).map(|i| from + width * i as f64).collect();
        let shares = counts.into_iter().map(|count| count as f64 / numbers.len() as f64).collect();
        Self { edges, shares }
    }
}

impl DistributionConfig {
    fn validate(&self) -> Result<()> {
        check_parameters(self.slope, self.alpha, self.threshold)?;
        if !(-100.0..=100.0).contains(&self.mean) {
            return Err(Error::value(What::Mean, Expected::between(-100.0, 100.0), self.mean));
        }
        if !(self.std > 0.0 && self.std <= 100.0) {
            return Err(Error::value(What::Std, Expected::AboveUpTo { bound: 0.0, to: 100.0 }, self.std));
        }
        if !(1..=MAX_SAMPLES).contains(&self.n_samples) {
            return Err(Error::value(What::NSamples, Expected::between(1, MAX_SAMPLES), self.n_samples));
        }
        if !(1..=200).contains(&self.n_bins) {
            return Err(Error::value(What::NBins, Expected::between(1.0, 200.0), self.n_bins));
        }
        Ok(())
    }
}
