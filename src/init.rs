//! Initial weights.
//!
//! Numbers are drawn as `f64` in row-major order and then rounded, so that `f32` and `f64` networks start from the same
//! weights, bit-identical natively and in wasm.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
use crate::rng::Rng;
use crate::{Error, Real, Result};

/// The distribution of a layer's initial weights (O, I), with I inputs (fan-in) and O outputs (fan-out).
///
/// Biases start at 0, except with [`Init::Pytorch`]. U(−r, r) is a uniform distribution, N(0, σ²) a normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Init {
    /// All weights 0. The units of a layer then stay identical throughout training.
    Zeros,
    /// All weights equal.
    Constant {
        /// The weight.
        value: f64,
    },
    /// N(0, std²).
    Normal {
        /// The standard deviation σ.
        std: f64,
    },
    /// U(−limit, limit).
    Uniform {
        /// The bound r of the interval.
        limit: f64,
    },
    /// Weights and biases from U(−1/√I, 1/√I), the default of `torch.nn.Linear` (`kaiming_uniform_` with a = √5).
    #[default]
    Pytorch,
    /// N(0, 2/(I + O)) (Glorot and Bengio 2010, eq. 12).
    XavierNormal,
    /// U(−r, r) with r = √(6/(I + O)) (Glorot and Bengio 2010, eq. 16).
    XavierUniform,
    /// N(0, 2/I), for ReLU (He et al. 2015, eq. 10).
    HeNormal,
    /// U(−r, r) with r = √(6/I), which has the same variance 2/I as [`Init::HeNormal`].
    HeUniform,
    /// N(0, 1/I) (LeCun et al. 1998, eq. 16).
    LecunNormal,
    /// Orthonormal columns, or rows if O < I, uniformly distributed among such matrices (Saxe et al. 2014).
    Orthogonal,
}

impl Init {
    /// Returns one of each variant. Parameters have the values that were customary before weights were scaled by fan-in:
    /// N(0, 0.01²) (Krizhevsky et al. 2012) and U(−0.05, 0.05).
    pub fn all() -> [Self; 11] {
        [
            Self::Zeros,
            Self::Constant { value: 0.01 },
            Self::Normal { std: 0.01 },
            Self::Uniform { limit: 0.05 },
            Self::Pytorch,
            Self::XavierNormal,
            Self::XavierUniform,
            Self::HeNormal,
            Self::HeUniform,
            Self::LecunNormal,
            Self::Orthogonal,
        ]
    }

    /// Returns its name in configurations, without its parameter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zeros => "zeros",
            Self::Constant { .. } => "constant",
            Self::Normal { .. } => "normal",
            Self::Uniform { .. } => "uniform",
            Self::Pytorch => "pytorch",
            Self::XavierNormal => "xavier_normal",
            Self::XavierUniform => "xavier_uniform",
            Self::HeNormal => "he_normal",
            Self::HeUniform => "he_uniform",
            Self::LecunNormal => "lecun_normal",
            Self::Orthogonal => "orthogonal",
        }
    }

    /// Returns the mean square of a weight and of a bias, for a layer with I inputs and O outputs. These are the variances,
    /// because the means are 0, except with [`Init::Constant`].
    pub fn mean_squares(self, n_inputs: usize, n_outputs: usize) -> (f64, f64) {
        let (fan_in, fan_out) = (n_inputs as f64, n_outputs as f64);
        let weight = match self {
            Self::Zeros => 0.0,
            Self::Constant { value } => value * value,
            Self::Normal { std } => std * std,
            Self::Uniform { limit } => limit * limit / 3.0,
            Self::Pytorch => 1.0 / (3.0 * fan_in),
            Self::XavierNormal | Self::XavierUniform => 2.0 / (fan_in + fan_out),
            Self::HeNormal | Self::HeUniform => 2.0 / fan_in,
            Self::LecunNormal => 1.0 / fan_in,
            // min(I, O) unit vectors, spread over I · O numbers.
            Self::Orthogonal => 1.0 / fan_in.max(fan_out),
        };
        let bias = if self == Self::Pytorch { weight } else { 0.0 };
        (weight, bias)
    }

    /// Draws the weight (O, I) and the bias (O) of a layer, the weight first.
    pub fn draw<F: Real>(self, n_inputs: usize, n_outputs: usize, rng: &mut Rng) -> (Array2<F>, Array1<F>) {
        let shape = (n_outputs, n_inputs);
        let (fan_in, fan_out) = (n_inputs as f64, n_outputs as f64);
        let mut uniform = |limit: f64| Array2::from_shape_simple_fn(shape, || rng.uniform_in(-limit, limit));
        let weight = match self {
            Self::Zeros => Array2::zeros(shape),
            Self::Constant { value } => Array2::from_elem(shape, value),
            Self::Uniform { limit } => uniform(limit),
            Self::Pytorch => uniform(1.0 / fan_in.sqrt()),
            Self::XavierUniform => uniform((6.0 / (fan_in + fan_out)).sqrt()),
            Self::HeUniform => uniform((6.0 / fan_in).sqrt()),
            Self::Normal { std } => normal(shape, std, rng),
            Self::XavierNormal => normal(shape, (2.0 / (fan_in + fan_out)).sqrt(), rng),
            Self::HeNormal => normal(shape, (2.0 / fan_in).sqrt(), rng),
            Self::LecunNormal => normal(shape, (1.0 / fan_in).sqrt(), rng),
            Self::Orthogonal => orthogonal(shape, rng),
        };
        let bias = match self {
            Self::Pytorch => {
                let limit = 1.0 / fan_in.sqrt();
                Array1::from_shape_simple_fn(n_outputs, || rng.uniform_in(-limit, limit))
            }
            _ => Array1::zeros(n_outputs),
        };
        (weight.mapv(F::from_f64), bias.mapv(F::from_f64))
    }

    /// Rejects a parameter that is not finite, and a negative `std` or `limit`.
    ///
    /// # Errors
    /// [`Error::Value`].
    pub(crate) fn validate(self) -> Result<()> {
        match self {
            Self::Constant { value } if !value.is_finite() => {
                Err(Error::value(What::Value, Expected::FiniteNumber, value))
            }
            Self::Normal { std } if !(std.is_finite() && std >= 0.0) => {
                Err(Error::value(What::Std, Expected::FROM_0, std))
            }
            Self::Uniform { limit } if !(limit.is_finite() && limit >= 0.0) => {
                Err(Error::value(What::Limit, Expected::FROM_0, limit))
            }
            _ => Ok(()),
        }
    }
}

fn normal(shape: (usize, usize), std: f64, rng: &mut Rng) -> Array2<f64> {
    Array2::from_shape_simple_fn(shape, || std * rng.normal())
}

/// Returns the Q of the QR decomposition, with positive diagonal of R, of a matrix of independent normal numbers. Such a Q
/// is uniformly distributed among the matrices with orthonormal columns (Mezzadri 2007, theorem 1).
///
/// It runs modified Gram–Schmidt twice, which suffices for orthogonality up to rounding (Giraud et al. 2005). The loops are
/// written out instead of calling a matrix product, because sums must have the same order on every target.
fn orthogonal((n_outputs, n_inputs): (usize, usize), rng: &mut Rng) -> Array2<f64> {
    let (n_rows, n_columns) = (n_outputs.max(n_inputs), n_outputs.min(n_inputs));
    let mut q = normal((n_rows, n_columns), 1.0, rng);
    for _ in 0..2 {
        for k in 0..n_columns {
            let norm = q.column(k).iter().fold(0.0, |sum, x| sum + x * x).sqrt();
            assert!(norm > 0.0, "independent normal numbers are linearly independent");
            q.column_mut(k).mapv_inplace(|x| x / norm);
            // Project the k-th column out of all later columns at once.
            let mut projections = Array1::<f64>::zeros(n_columns);
            for row in q.rows() {
                for j in k + 1..n_columns {
                    projections[j] += row[k] * row[j];
                }
            }
            for mut row in q.rows_mut() {
                for j in k + 1..n_columns {
                    row[j] -= row[k] * projections[j];
                }
            }
        }
    }
    if n_outputs < n_inputs { q.reversed_axes() } else { q }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    const N_INPUTS: usize = 300;
    const N_OUTPUTS: usize = 200;

    fn draw(init: Init, n_inputs: usize, n_outputs: usize) -> (Array2<f64>, Array1<f64>) {
        init.draw(n_inputs, n_outputs, &mut Rng::new(4, Stream::Init))
    }

    /// Of n numbers with variance σ² and fourth moment κ σ⁴, the mean has standard deviation σ/√n and the mean square
    /// σ² √((κ − 1)/n). Six of these are exceeded once in 5 · 10⁸ draws.
    fn check_moments(init: Init, numbers: impl IntoIterator<Item = f64>, variance: f64, kurtosis: f64) {
        let numbers: Vec<f64> = numbers.into_iter().collect();
        let n = numbers.len() as f64;
        let mean = numbers.iter().sum::<f64>() / n;
        assert!(mean.abs() <= 6.0 * (variance / n).sqrt(), "{init:?}: mean {mean}");
        let mean_square = numbers.iter().map(|x| x * x).sum::<f64>() / n;
        let error = (mean_square - variance).abs();
        assert!(error <= 6.0 * variance * ((kurtosis - 1.0) / n).sqrt(), "{init:?}: mean square {mean_square}");
    }

    #[test]
    fn normal_weights_have_the_stated_variance() {
        let (fan_in, fan_out) = (N_INPUTS as f64, N_OUTPUTS as f64);
        for (init, variance) in [
            (Init::Normal { std: 0.3 }, 0.09),
            (Init::XavierNormal, 2.0 / (fan_in + fan_out)),
            (Init::HeNormal, 2.0 / fan_in),
            (Init::LecunNormal, 1.0 / fan_in),
        ] {
            let (weight, bias) = draw(init, N_INPUTS, N_OUTPUTS);
            check_moments(init, weight, variance, 3.0);
            assert!(bias.iter().all(|&b| b == 0.0));
        }
    }

    #[test]
    fn uniform_weights_fill_the_stated_interval() {
        let (fan_in, fan_out) = (N_INPUTS as f64, N_OUTPUTS as f64);
        for (init, limit) in [
            (Init::Uniform { limit: 0.3 }, 0.3),
            (Init::Pytorch, 1.0 / fan_in.sqrt()),
            (Init::XavierUniform, (6.0 / (fan_in + fan_out)).sqrt()),
            (Init::HeUniform, (6.0 / fan_in).sqrt()),
        ] {
            let (weight, bias) = draw(init, N_INPUTS, N_OUTPUTS);
            assert!(weight.iter().all(|w| w.abs() <= limit), "{init:?}");
            check_moments(init, weight, limit * limit / 3.0, 1.8);
            match init {
                Init::Pytorch => {
                    assert!(bias.iter().all(|b| b.abs() <= limit));
                    check_moments(init, bias, limit * limit / 3.0, 1.8);
                }
                _ => assert!(bias.iter().all(|&b| b == 0.0)),
            }
        }
    }

    #[test]
    fn constants_are_constant() {
        assert!(draw(Init::Zeros, 3, 2).0.iter().all(|&w| w == 0.0));
        assert!(draw(Init::Constant { value: -0.7 }, 3, 2).0.iter().all(|&w| w == -0.7));
    }

    /// Gram–Schmidt done twice leaves |q·q'| below about 2 n EPS for vectors of length n: each of the two numbers
    /// |q|² − 1 and q·q' comes from sums of n products of numbers whose squares add up to 1 (Giraud et al. 2005).
    #[test]
    fn orthogonal_weights_have_orthonormal_rows_or_columns() {
        for (n_inputs, n_outputs) in [(1, 1), (1, 5), (5, 1), (40, 40), (90, 60), (60, 90), (200, 200)] {
            let (q, _) = draw(Init::Orthogonal, n_inputs, n_outputs);
            assert_eq!(q.dim(), (n_outputs, n_inputs));
            let gram = if n_outputs < n_inputs { q.dot(&q.t()) } else { q.t().dot(&q) };
            let tolerance = 2.0 * n_inputs.max(n_outputs) as f64 * f64::EPSILON;
            for ((i, j), &product) in gram.indexed_iter() {
                let expected = if i == j { 1.0 } else { 0.0 };
                assert!((product - expected).abs() <= tolerance, "({n_outputs}, {n_inputs}): {product} at {i}, {j}");
            }
        }
    }

    /// Rounding to `f32` moves each number by at most 2⁻²⁴ of itself, so each product of two unit vectors by 2⁻²³.
    #[test]
    fn orthogonal_weights_stay_so_when_rounded() {
        let (q, _) = Init::Orthogonal.draw::<f32>(60, 90, &mut Rng::new(4, Stream::Init));
        let q = q.mapv(f64::from);
        for ((i, j), &product) in q.t().dot(&q).indexed_iter() {
            let expected = if i == j { 1.0 } else { 0.0 };
            assert!((product - expected).abs() <= 1.0001 * f64::from(f32::EPSILON), "{product} at {i}, {j}");
        }
    }

    /// Uniform among orthogonal matrices, the row of an n × n one is a uniform point of the unit sphere: each of its
    /// elements has mean 0, variance 1/n and kurtosis 3n/(n + 2).
    #[test]
    fn orthogonal_weights_prefer_no_direction() {
        let mut rng = Rng::new(4, Stream::Init);
        for place in [[0, 0], [0, 3], [3, 0], [3, 3]] {
            let mut element = || Init::Orthogonal.draw::<f64>(4, 4, &mut rng).0[place];
            check_moments(Init::Orthogonal, (0..2000).map(|_| element()), 0.25, 2.0);
        }
    }

    #[test]
    fn both_kinds_of_number_start_from_the_same_network() {
        for init in [Init::Pytorch, Init::HeNormal, Init::Orthogonal] {
            let (wide, _) = draw(init, 7, 5);
            let (narrow, _) = init.draw::<f32>(7, 5, &mut Rng::new(4, Stream::Init));
            assert_eq!(wide.mapv(|w| w as f32), narrow);
        }
    }

    #[test]
    fn parameters_out_of_range_are_refused() {
        for bad in [
            Init::Constant { value: f64::NAN },
            Init::Normal { std: -1.0 },
            Init::Normal { std: f64::INFINITY },
            Init::Uniform { limit: -0.1 },
            Init::Uniform { limit: f64::NAN },
        ] {
            assert_eq!(bad.validate().unwrap_err().code(), "value");
        }
    }
}
