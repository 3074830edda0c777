//! Initial weights. Numbers are drawn as `f64`, row by row, and then rounded, so that both kinds of real number start
//! from the same network, and with the same bits natively and in wasm.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use crate::rng::Rng;
use crate::{Error, Real, Result};

/// How a layer's weights (O, I) are drawn: I inputs ("fan in"), O outputs ("fan out"). Biases start at 0, except with
/// [`Init::Pytorch`]. U(−r, r) is the uniform distribution, N(0, σ²) the normal one.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Init {
    /// All 0: neurons of a layer then stay equal to each other for ever, which is a lesson of its own.
    Zeros,
    /// All the same number.
    Constant {
        /// That number.
        value: f64,
    },
    /// N(0, std²).
    Normal {
        /// The standard deviation σ.
        std: f64,
    },
    /// U(−limit, limit).
    Uniform {
        /// The end r of the interval.
        limit: f64,
    },
    /// Weights and biases from U(−1/√I, 1/√I): what `torch.nn.Linear` does (`kaiming_uniform_` with a = √5).
    #[default]
    Pytorch,
    /// N(0, 2/(I + O)) (Glorot and Bengio 2010, eq. 12).
    XavierNormal,
    /// U(−r, r) with r = √(6/(I + O)) (Glorot and Bengio 2010, eq. 16).
    XavierUniform,
    /// N(0, 2/I), for ReLU (He et al. 2015, eq. 10).
    HeNormal,
    /// U(−r, r) with r = √(6/I), which has the variance 2/I of [`Init::HeNormal`].
    HeUniform,
    /// N(0, 1/I) (LeCun et al. 1998, eq. 16).
    LecunNormal,
    /// Orthonormal columns, or rows if O < I, uniform among all such matrices (Saxe et al. 2014).
    Orthogonal,
}

impl Init {
    /// The weight (O, I) and the bias (O) of a layer. The weights are drawn before the biases.
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

    /// Refuses a parameter that is not a finite number, and a negative width of a distribution.
    pub(crate) fn validate(self) -> Result<()> {
        match self {
            Self::Constant { value } if !value.is_finite() => Err(Error::value("value", "a finite number", value)),
            Self::Normal { std } if !(std.is_finite() && std >= 0.0) => {
                Err(Error::value("std", "a finite number, 0 or more", std))
            }
            Self::Uniform { limit } if !(limit.is_finite() && limit >= 0.0) => {
                Err(Error::value("limit", "a finite number, 0 or more", limit))
            }
            _ => Ok(()),
        }
    }
}

fn normal(shape: (usize, usize), std: f64, rng: &mut Rng) -> Array2<f64> {
    Array2::from_shape_simple_fn(shape, || std * rng.normal())
}

/// The Q of a QR decomposition with positive diagonal of R, of a matrix of independent normal numbers: such a Q is
/// uniform among the matrices with orthonormal columns (Mezzadri 2007, theorem 1).
///
/// By modified Gram–Schmidt, done twice: twice is enough for orthogonality to rounding (Giraud et al. 2005). Written
/// out and not taken from a matrix product, because each number must be summed in the same order on every target.
fn orthogonal((n_outputs, n_inputs): (usize, usize), rng: &mut Rng) -> Array2<f64> {
    let (n_rows, n_columns) = (n_outputs.max(n_inputs), n_outputs.min(n_inputs));
    let mut q = normal((n_rows, n_columns), 1.0, rng);
    for _ in 0..2 {
        for k in 0..n_columns {
            let norm = q.column(k).iter().fold(0.0, |sum, x| sum + x * x).sqrt();
            assert!(norm > 0.0, "independent normal numbers are linearly independent");
            q.column_mut(k).mapv_inplace(|x| x / norm);
            // What the columns behind the k-th have in common with it, for all of them at once, and then without it.
            let mut common = Array1::<f64>::zeros(n_columns);
            for row in q.rows() {
                for j in k + 1..n_columns {
                    common[j] += row[k] * row[j];
                }
            }
            for mut row in q.rows_mut() {
                for j in k + 1..n_columns {
                    row[j] -= row[k] * common[j];
                }
            }
        }
    }
    if n_outputs < n_inputs { q.reversed_axes() } else { q }
}
