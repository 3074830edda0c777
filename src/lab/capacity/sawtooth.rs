//! The sawtooth: a function that depth represents far more cheaply than width, by repeated folding.

use ndarray::{Array1, Array2, array};
use serde::Serialize;

use super::{curve, kinks, n_pieces};
use crate::error::What;
use crate::layer::Dense;
pub use crate::limits::lab::MAX_FOLDS;
use crate::{Activation, Mlp, Result};

/// A sawtooth, with the cost of representing it by a deep and by a wide network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sawtooth {
    /// 0, every kink, and 1.
    pub x: Vec<f64>,
    /// The values at x, alternating between 0 and 1.
    pub y: Vec<f64>,
    /// The number of linear pieces.
    pub n_pieces: usize,
    /// The number of hidden units of the deep network, two per layer.
    pub deep_units: usize,
    /// The number of weights and biases of the deep network.
    pub deep_parameters: usize,
    /// The number of units that a single hidden layer needs, where each unit adds at most one kink.
    pub wide_units: usize,
    /// The number of weights and biases of that wide network.
    pub wide_parameters: usize,
}

/// Creates a network with `n_folds` hidden layers of two ReLUs each. A layer computes the tent function
/// t(x) = 2 relu(x) − 4 relu(x − ½), which folds [0, 1] in the middle; `n_folds` folds give 2^n_folds pieces (Telgarsky 2016,
/// lemma 3.10).
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if `n_folds` is not from 1 to [`MAX_FOLDS`].
pub fn sawtooth_network(n_folds: usize) -> Result<Mlp<f64>> {
    super::check_range(What::NFolds, n_folds, 1, MAX_FOLDS)?;
    let bias = || Array1::from(vec![0.0, -0.5]);
    let mut layers = vec![Dense::new(array![[1.0], [1.0]], bias(), Activation::Relu)?];
    for _ in 1..n_folds {
        layers.push(Dense::new(array![[2.0, -4.0], [2.0, -4.0]], bias(), Activation::Relu)?);
    }
    let tent: Array2<f64> = array![[2.0, -4.0]];
    layers.push(Dense::new(tent, Array1::zeros(1), Activation::Identity)?);
    Mlp::from_layers(layers)
}

/// Computes the sawtooth on [0, 1]. All of its numbers are multiples of 2⁻⁸ and exact.
///
/// # Errors
/// As [`sawtooth_network`].
pub fn sawtooth(n_folds: usize) -> Result<Sawtooth> {
    let mlp = sawtooth_network(n_folds)?;
    let mut x = vec![0.0];
    x.extend(kinks(&mlp, 0.0, 1.0)?);
    x.push(1.0);
    let n_pieces = n_pieces(&mlp, 0.0, 1.0)?;
    let wide_units = n_pieces - 1;
    Ok(Sawtooth {
        y: curve(&mlp, &x)?,
        x,
        n_pieces,
        deep_units: 2 * n_folds,
        deep_parameters: mlp.n_parameters(),
        wide_units,
        wide_parameters: super::depth::n_parameters(1, wide_units),
    })
}
