//! One hidden unit: what it listens to, its sum, what it sends on and to whom.

use ndarray::{Array1, Zip};
use serde::Serialize;

use super::credit::{product, strongest};
use super::ledger::{Ledger, ledger, number};
use super::pass::gated;
use super::{N_HIDDEN, Pass, Study};
use crate::error::{Expected, What};
use crate::{Error, Result};

/// The senders that are named one by one, and the receivers of a unit of the first layer.
const N_NAMED: usize = 5;

/// A unit at work on one image.
#[derive(Debug, Clone)]
pub struct UnitReport {
    /// How its sum follows each pixel: (784). Of a unit of the first layer, its weights. Of one of the second, the effective
    /// weights for this image, through the units of the first layer that are open (the gradient of its sum).
    pub weights: Array1<f64>,
    /// Weight × pixel: (784), what each pixel adds to its sum.
    pub products: Array1<f64>,
    /// Ink that raises the sum, ink that lowers it, and bias: they add up to the sum. The bias of a unit of the second layer
    /// is its own and those of the open units before it, as far as they come through.
    pub by_pixels: Ledger,
    /// For a unit of the second layer: the units of the first that matter most to it, whatever the sign, and what they add,
    /// then what all others add, then its bias; they add up to the sum.
    pub by_units: Option<(Vec<usize>, Ledger)>,
    /// max(0, sum).
    pub sent: String,
    /// Whether the sum is above 0.
    pub is_open: bool,
    /// Who hears it most: all classes for a unit of the second layer, the strongest units of it for one of the first.
    pub receivers: Vec<Receiver>,
}

/// What a unit adds to a sum after it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Receiver {
    /// The index of the unit or class.
    pub to: usize,
    /// Weight × what was sent.
    pub adds: f64,
    /// The same, written.
    pub text: String,
}

impl Study {
    /// Looks at one unit of a hidden layer, both counted from 0.
    ///
    /// # Errors
    /// [`Error::Value`] if there is no such layer or unit.
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

    fn by_units(&self, heard: &Array1<f64>, bias: f64, sum: f64) -> (Vec<usize>, Ledger) {
        let named = strongest(heard, N_NAMED);
        let mut others = heard.clone();
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
