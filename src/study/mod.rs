//! A network that names digits, looked into: what each unit makes of a picture, and what of it makes the answer.
//!
//! Everything is computed in f64 from the network's own f32 weights, so that what is said of a sum is finer than the
//! rounding of the sum that the network itself makes.

mod pass;

pub use pass::Pass;

use ndarray::{Array1, Array2};

use crate::ink::SIDE;
use crate::{Activation, Dense, Error, Mlp, Result};

/// I, the number of pixels.
pub const N_PIXELS: usize = SIDE * SIDE;
/// The hidden layers.
pub const N_HIDDEN: usize = 2;

/// A network (1, 784) -> (1, C) with two hidden layers of ReLUs, to be looked into.
#[derive(Debug, Clone)]
pub struct Study {
    layers: [Linear; N_HIDDEN + 1],
}

/// z = w x + b, weight: (O, I), bias: (O).
#[derive(Debug, Clone)]
struct Linear {
    weight: Array2<f64>,
    bias: Array1<f64>,
}

impl Study {
    /// # Errors
    /// [`Error::Shape`] if the network does not take 784 pixels, [`Error::Value`] if it has not two hidden layers of ReLUs
    /// and a last one without activation function.
    pub fn new(mlp: &Mlp<f32>) -> Result<Self> {
        if mlp.n_features() != N_PIXELS {
            let (expected, got) = (format!("(1, {N_PIXELS})"), format!("(1, {})", mlp.n_features()));
            return Err(Error::Shape { what: "features", expected, got });
        }
        let kinds: Vec<_> = mlp.layers().iter().map(Dense::activation).collect();
        match (kinds.as_slice(), mlp.layers()) {
            ([Activation::Relu, Activation::Relu, Activation::Identity], [h, j, o]) => {
                Ok(Self { layers: [h, j, o].map(Linear::from) })
            }
            _ => {
                let got: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                Err(Error::value("layers", "relu, relu, identity", got.join(", ")))
            }
        }
    }

    /// C, the number of classes.
    pub fn n_classes(&self) -> usize {
        self.layers[N_HIDDEN].bias.len()
    }

    /// The number of units of a hidden layer, counted from 0.
    pub fn n_units(&self, layer: usize) -> usize {
        self.layers[layer].bias.len()
    }
}

impl From<&Dense<f32>> for Linear {
    fn from(layer: &Dense<f32>) -> Self {
        Self { weight: layer.weight().mapv(f64::from), bias: layer.bias().mapv(f64::from) }
    }
}
