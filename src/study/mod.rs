//! Explains the digit network: the activation of each unit, the contribution of units and pixels to a logit, and adversarial
//! examples.
//!
//! Sums are computed in f64 from the network's f32 weights, more precisely than the network's own. Predictions always come
//! from the f32 network itself.

mod attack;
mod credit;
mod example;
mod inside;
mod ledger;
mod occlusion;
mod pass;
mod stages;
mod unit;

pub use attack::{Attack, AttackMethod, MAX_BUDGET};
pub use credit::{Credit, Share};
pub use example::{Example, example};
pub use inside::{Inside, Output, Strip, UnitPlace};
pub use ledger::{Ledger, ledger};
pub use occlusion::{Occlusion, PATCH};
pub use pass::Pass;
pub use stages::Stage;
pub use unit::{Receiver, UnitReport};

use ndarray::{Array1, Array2};

use crate::error::{Expected, Got, Ranged, What};
use crate::ink::SIDE;
use crate::reading::DigitNetwork;
use crate::{Activation, Dense, Error, Mlp, Result};

/// The number of pixels I.
pub const N_PIXELS: usize = SIDE * SIDE;
/// The number of hidden layers.
pub const N_HIDDEN: usize = 2;

/// Sums below this have exact thousandths in f64 and i64.
const LARGEST: f64 = 1e15;

/// A network (1, 784) -> (1, 10) with two hidden ReLU layers, prepared for analysis.
#[derive(Debug, Clone)]
pub struct Study {
    layers: [Linear; N_HIDDEN + 1],
    network: DigitNetwork,
}

/// z = w x + b, weight: (O, I), bias: (O).
#[derive(Debug, Clone)]
struct Linear {
    weight: Array2<f64>,
    /// The transpose (I, O) in row-major order: row i is what input i adds to all sums.
    columns: Array2<f64>,
    bias: Array1<f64>,
}

impl Study {
    /// Prepares a network for analysis.
    ///
    /// # Errors
    /// As [`DigitNetwork::new`]; also [`Error::Value`] if the network does not have two hidden ReLU layers and an output layer
    /// without activation function, or if its sums could reach 10¹⁵.
    pub fn new(mlp: Mlp<f32>) -> Result<Self> {
        let network = DigitNetwork::new(mlp.clone())?;
        let kinds: Vec<_> = mlp.layers().iter().map(Dense::activation).collect();
        match (kinds.as_slice(), mlp.layers()) {
            ([Activation::Relu, Activation::Relu, Activation::Identity], [h, j, o]) => {
                let layers = [h, j, o].map(Linear::from);
                // Pixels are at most 1. The bound on a sum also bounds each of its parts, expanded or not.
                let bound = layers.iter().fold(1.0, |bound, layer| layer.bound(bound));
                if bound < LARGEST {
                    Ok(Self { layers, network })
                } else {
                    Err(Error::value(
                        What::Logits,
                        Expected::range(Ranged::Numbers, -1e15, 1e15),
                        Got::number(format_args!("{bound:e}")),
                    ))
                }
            }
            _ => {
                let names = vec!["relu", "relu", "identity"];
                let got: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                Err(Error::value(What::Layers, Expected::ActivationsOf { names }, got.join(", ").as_str()))
            }
        }
    }

    /// The number of classes C.
    pub fn n_classes(&self) -> usize {
        self.layers[N_HIDDEN].bias.len()
    }

    /// The number of units of a hidden layer, counted from 0.
    pub fn n_units(&self, layer: usize) -> usize {
        self.layers[layer].bias.len()
    }

    fn check_class(&self, class: usize) -> Result<()> {
        let last = self.n_classes() - 1;
        if class <= last { Ok(()) } else { Err(Error::value(What::Digit, Expected::between(0, last), class)) }
    }
}

impl From<&Dense<f32>> for Linear {
    fn from(layer: &Dense<f32>) -> Self {
        Self::new(layer.weight().mapv(f64::from), layer.bias().mapv(f64::from))
    }
}

impl Linear {
    fn new(weight: Array2<f64>, bias: Array1<f64>) -> Self {
        Self { columns: weight.t().as_standard_layout().into_owned(), weight, bias }
    }

    /// Returns the largest possible |z| for inputs of absolute value at most `bound`.
    fn bound(&self, bound: f64) -> f64 {
        let each = self.weight.rows().into_iter().zip(&self.bias);
        each.map(|(row, b)| row.iter().map(|w| w.abs() * bound).sum::<f64>() + b.abs()).fold(0.0, f64::max)
    }

    /// Computes z = w x + b. x: (I) -> (O).
    fn forward(&self, x: &Array1<f64>) -> Array1<f64> {
        let mut z = self.bias.clone();
        add_rows(&self.columns, x, &mut z);
        z
    }

    /// Computes dL/dx from d = dL/dz. (O) -> (I).
    fn backward(&self, d: &Array1<f64>) -> Array1<f64> {
        let mut d_x = Array1::zeros(self.weight.ncols());
        add_rows(&self.weight, d, &mut d_x);
        d_x
    }
}

/// Adds Σ factor × row to `sum`, skipping zero factors: most pixels are paper, and most ReLUs are inactive.
fn add_rows(rows: &Array2<f64>, factors: &Array1<f64>, sum: &mut Array1<f64>) {
    for (row, &factor) in rows.rows().into_iter().zip(factors) {
        if factor != 0.0 {
            sum.scaled_add(factor, &row);
        }
    }
}

#[cfg(test)]
mod tests;
