//! What depth and width are good for: networks with one input and one output learn a curve from samples. With more units,
//! they can fit more, including the noise.

mod depth;
mod functions;
mod overfit;
mod pieces;
mod regions;
mod sawtooth;

pub use depth::{DEPTHS, DepthConfig, DepthRun, DepthSnapshot, MAX_BUDGET, MIN_BUDGET, NetworkSnapshot, widest};
pub use functions::{Function, Points, draw};
pub use overfit::{N_VALIDATION, OverfitConfig, OverfitRun, OverfitSnapshot, Record};
pub use pieces::{N_SAMPLES, PiecesConfig, PiecesRun, PiecesSnapshot, Unit};
pub use regions::{kinks, n_pieces, slopes};
pub use sawtooth::{MAX_FOLDS, Sawtooth, sawtooth, sawtooth_network};

use ndarray::{Array2, Axis};
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
pub use crate::limits::lab::{MAX_CAPACITY_STEPS as MAX_STEPS, MAX_CAPACITY_UNITS as MAX_UNITS};
use crate::loss::Reduction;
use crate::{
    Activation, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Trainer, TrainerConfig,
};

/// The loss function: the mean of (y − t)² over the samples.
pub const LOSS: Loss = Loss::SquaredError { reduction: Reduction::Mean };

/// The activation function of the hidden units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CapacityKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// ReLU: the curve is piecewise linear.
    Relu,
    /// tanh: the curve is a sum of smooth steps.
    Tanh,
}

impl Kind {
    /// Returns the activation function.
    pub fn activation(self) -> Activation {
        match self {
            Self::Relu => Activation::Relu,
            Self::Tanh => Activation::Tanh,
        }
    }
}

/// Creates the network 1 → width → … → width → 1 with `depth` hidden layers. Biases are random as well, because otherwise
/// all kinks would start at 0.
fn network(depth: usize, width: usize, kind: Kind, seed: u64) -> Result<Mlp<f64>> {
    let hidden = LayerConfig { n_neurons: width, activation: kind.activation() };
    let mut layers = vec![hidden; depth];
    layers.push(LayerConfig { n_neurons: 1, activation: Activation::Identity });
    Mlp::new(&MlpConfig { n_features: 1, layers, init: Init::Pytorch, seed })
}

/// Creates a training with Adam, or AdamW if there is weight decay.
fn trainer(mlp: Mlp<f64>, batch_size: usize, weight_decay: f64, seed: u64) -> Result<Trainer<f64>> {
    let rule = if weight_decay > 0.0 { OptimizerConfig::adam_w() } else { OptimizerConfig::adam() };
    let optimizer = OptimizerConfig { learning_rate: LEARNING_RATE, weight_decay, ..rule };
    Trainer::new(mlp, TrainerConfig { loss: LOSS, optimizer, batch_size, seed })
}

const LEARNING_RATE: f64 = 0.01;

/// Returns 2 n + 1 equidistant points from −1 to 1.
fn grid(n: u32) -> Vec<f64> {
    (0..=2 * n).map(|i| (f64::from(i) - f64::from(n)) / f64::from(n)).collect()
}

/// Returns x as samples with one feature: (N) -> (N, 1).
fn column(x: &[f64]) -> Array2<f64> {
    ndarray::ArrayView1::from(x).insert_axis(Axis(1)).to_owned()
}

/// Returns the output of a network with one input and one output at each x.
fn curve(mlp: &Mlp<f64>, x: &[f64]) -> Result<Vec<f64>> {
    Ok(mlp.predict(&column(x))?.into_iter().collect())
}

fn check_range(what: What, x: usize, from: usize, to: usize) -> Result<()> {
    if (from..=to).contains(&x) {
        return Ok(());
    }
    Err(Error::value(what, Expected::between(from, to), x))
}

fn check_noise(noise: f64) -> Result<()> {
    if (0.0..=1.0).contains(&noise) {
        return Ok(());
    }
    Err(Error::value(What::Noise, Expected::between(0.0, 1.0), noise))
}
