//! One hidden unit: its weights, its sum, its activation and what it contributes to.

use ndarray::{Array1, Zip};
use serde::Serialize;

use super::credit::{product, strongest};
use super::ledger::{Ledger, ledger, number};
use super::pass::gated;
use super::{N_HIDDEN, Pass, Study};
use crate::error::{Expected, What};
use crate::{Error, Result};

/// The number of inputs that are listed individually, and of receivers of a unit in the first layer.
const N_NAMED: usize = 5;

/// A hidden unit on one image.
#[derive(Debug, Clone)]
pub struct UnitReport {
    /// The gradient of its sum with respect to the pixels: (784). In the first layer these are its weights; in the second, the
    /// effective weights for this image, through the active units of the first layer.
    pub weights: Array1<f64>,
    /// Weight × pixel: (784), the contribution of each pixel to its sum.
    pub products: Array1<f64>,
    /// The positive contributions of ink, the negative ones, and the bias, with the sum as total. In the second layer, the bias
    /// includes what the biases of active units in the first layer contribute.
    pub by_pixels: Ledger,
    /// In the second layer: the units of the first layer with the largest absolute contributions, and a ledger of these
    /// contributions, those of all other units, and the bias, with the sum as total.
    pub by_units: Option<(Vec<usize>, Ledger)>,
    /// The activation max(0, sum).
    pub sent: String,
    /// Whether the unit is active, that is, its sum is above 0.
    pub is_open: bool,
    /// What it contributes to: in the second layer all classes, in the first the units of the second with the largest absolute
    /// contributions.
    pub receivers: Vec<Receiver>,
}

/// The contribution of a unit to a sum in the next layer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Receiver {
    /// The index of the unit or class.
    pub to: usize,
    /// Weight × activation.
    pub adds: f64,
    /// The contribution as text.
    pub text: String,
}

impl Study {
    /// Analyzes one unit of a hidden layer, both counted from 0.
    ///
    /// # Errors
    /// [`Error::Value`] if the layer or unit does not exist.
    pub fn unit(&self, pass: &Pass, layer: usize, unit: usize) -> Result<UnitReport> {
        self.check_unit(layer, unit)?;
        let [h, ..] = &self.layers;
        let (sum, sent) = (pass.sums[layer][unit], pass.sent[layer][unit]);
        let row = self.layers[layer].weight.row(unit).to_owned();
        let own_bias = self.layers[layer].bias[unit];
        let (weights, bias, by_units) = if layer == 0 {
            (row, own_bias, None)
        } else {
            let open = gated(&row, &pass.sums[0]);
            let bias = own_bias + open.dot(&h.bias);
            (h.backward(&open), bias, Some(self.by_units(&product(&row, &pass.sent[0]), own_bias, sum)))
        };
        let products = product(&weights, &pass.x);
        let raised: f64 = products.iter().filter(|&&p| p > 0.0).sum();
        let lowered: f64 = products.iter().filter(|&&p| p < 0.0).sum();
        let by_pixels = ledger(&[raised, lowered, bias], sum);
        let receivers = self.receivers(layer, unit, sent);
        Ok(UnitReport { weights, products, by_pixels, by_units, sent: number(sent), is_open: sum > 0.0, receivers })
    }

    pub(super) fn check_unit(&self, layer: usize, unit: usize) -> Result<()> {
        if layer >= N_HIDDEN {
            return Err(Error::value(What::Layer, Expected::between(0, N_HIDDEN - 1), layer));
        }
        let last = self.n_units(layer) - 1;
        if unit > last { Err(Error::value(What::Unit, Expected::between(0, last), unit)) } else { Ok(()) }
    }

    fn by_units(&self, contributions: &Array1<f64>, bias: f64, sum: f64) -> (Vec<usize>, Ledger) {
        let named = strongest(contributions, N_NAMED);
        let mut others = contributions.clone();
        let mut parts: Vec<f64> = named.iter().map(|&unit| std::mem::take(&mut others[unit])).collect();
        parts.extend([others.sum(), bias]);
        (named, ledger(&parts, sum))
    }

    fn receivers(&self, layer: usize, unit: usize, sent: f64) -> Vec<Receiver> {
        let weights = self.layers[layer + 1].weight.column(unit);
        let adds: Array1<f64> = Zip::from(weights).map_collect(|w| w * sent);
        let to = if layer + 1 == N_HIDDEN { (0..adds.len()).collect() } else { strongest(&adds, N_NAMED) };
        to.into_iter().map(|to| Receiver { to, adds: adds[to], text: number(adds[to]) }).collect()
    }
}
