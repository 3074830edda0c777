//! Everything that a page shows of the network at work on one image.

use serde::Serialize;

use super::ledger::{Ledger, ledger, number};
use super::{Credit, N_HIDDEN, Pass, Study, UnitReport};
use crate::Result;
use crate::ink::Image;
use crate::percent::percent;

/// The units of the second layer that are named one by one in the sum of a logit.
const N_NAMED: usize = 8;

/// The network at work on one image, seen from one class.
#[derive(Debug, Clone)]
pub struct Inside {
    /// All outputs.
    pub outputs: Vec<Output>,
    /// The class with the largest logit.
    pub best: usize,
    /// The class that the rest is about.
    pub class: usize,
    /// The hidden layers.
    pub strips: [Strip; N_HIDDEN],
    /// What the pixels have to do with the class.
    pub credit: Credit,
    /// The units of the second layer that matter most to the class, whatever the sign.
    pub named: Vec<usize>,
    /// What the named units add, what all others add, the bias; and the logit.
    pub by_units: Ledger,
    /// What the ink adds that speaks for the class, what the ink adds that speaks against it, what the biases add; and the
    /// logit.
    pub by_pixels: Ledger,
    /// The unit that was asked for, with its place.
    pub unit: Option<(UnitPlace, UnitReport)>,
}

/// One class: what the last layer says of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Output {
    /// The logit.
    pub logit: f64,
    /// The logit, written.
    pub text: String,
    /// Its probability in percent, as [`percent`] writes it.
    pub percent: String,
}

/// A hidden layer.
#[derive(Debug, Clone)]
pub struct Strip {
    /// The indices from what speaks most for the class to what speaks most against it.
    pub order: Vec<u32>,
    /// What each unit sends on, in that order; below 0 for what speaks against the class.
    pub sent: Vec<f32>,
    /// What each unit contributes to the class, in that order.
    pub credit: Vec<f32>,
    /// How many units send anything.
    pub n_open: usize,
}

/// A hidden unit, layer and index counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct UnitPlace {
    /// The hidden layer.
    pub layer: usize,
    /// The unit in it.
    pub unit: usize,
}

impl Study {
    /// The network at work on an image, seen from a class (or the one that it names) and perhaps from a unit.
    ///
    /// # Errors
    /// [`crate::Error::Value`] if there is no such class or unit.
    pub fn inside(&self, image: &Image, class: Option<usize>, place: Option<UnitPlace>) -> Result<Inside> {
        let pass = self.pass(image);
        let best = pass.best();
        let class = class.unwrap_or(best);
        self.check_class(class)?;
        let credit = self.credit(&pass, class);
        let unit = place.map(|place| Ok((place, self.unit(&pass, place.layer, place.unit)?))).transpose()?;

        let last = &credit.units[N_HIDDEN - 1];
        let named = last.strongest(N_NAMED);
        let mut others = last.each.clone();
        let mut parts: Vec<f64> = named.iter().map(|&unit| std::mem::take(&mut others[unit])).collect();
        parts.extend([others.sum(), last.bias]);
        let by_units = ledger(&parts, credit.logit);

        let pixels = &credit.pixels;
        let speaking = |is_for: bool| pixels.each.iter().filter(|&&share| (share > 0.0) == is_for).sum::<f64>();
        let by_pixels = ledger(&[speaking(true), speaking(false), pixels.bias], credit.logit);

        let strips = [0, 1].map(|layer| strip(&pass, &credit, layer));
        Ok(Inside { outputs: outputs(&pass), best, class, strips, credit, named, by_units, by_pixels, unit })
    }
}

fn outputs(pass: &Pass) -> Vec<Output> {
    let each = pass.logits.iter().zip(pass.probabilities());
    each.map(|(&logit, probability)| Output { logit, text: number(logit), percent: percent(probability as f32) })
        .collect()
}

fn strip(pass: &Pass, credit: &Credit, layer: usize) -> Strip {
    let share = &credit.units[layer];
    let order = share.order();
    let sent = |&unit: &usize| {
        let sent = pass.sent[layer][unit] as f32;
        if share.each[unit] < 0.0 { -sent } else { sent }
    };
    Strip {
        sent: order.iter().map(sent).collect(),
        credit: order.iter().map(|&unit| share.each[unit] as f32).collect(),
        order: order.iter().map(|&unit| unit as u32).collect(),
        n_open: pass.sums[layer].iter().filter(|&&z| z > 0.0).count(),
    }
}
