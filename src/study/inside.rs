//! Everything that the page shows of the network's inner workings on one image.

use serde::Serialize;

use super::ledger::{Ledger, ledger, number};
use super::{Credit, N_HIDDEN, Pass, Study, UnitReport};
use crate::Result;
use crate::ink::Image;
use crate::percent::percent;

/// The number of units of the second layer that are listed individually in the sum of a logit.
const N_NAMED: usize = 8;

/// The network on one image, with the contributions to one class.
#[derive(Debug, Clone)]
pub struct Inside {
    /// The outputs (C).
    pub outputs: Vec<Output>,
    /// The class with the largest logit.
    pub best: usize,
    /// The class that the contributions refer to.
    pub class: usize,
    /// The hidden layers.
    pub strips: [Strip; N_HIDDEN],
    /// The contributions to the logit of the class.
    pub credit: Credit,
    /// The units of the second layer with the largest absolute contributions.
    pub named: Vec<usize>,
    /// The contributions of these units, of all other units, and of the bias, with the logit as total.
    pub by_units: Ledger,
    /// The positive contributions of ink, the negative ones, and those of the biases, with the logit as total.
    pub by_pixels: Ledger,
    /// The requested unit, if any.
    pub unit: Option<(UnitPlace, UnitReport)>,
    /// What the requested unit contributes to the logit of the class, as text.
    pub unit_adds: Option<String>,
}

/// The output for one class.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Output {
    /// The logit.
    pub logit: f64,
    /// The logit as text.
    pub text: String,
    /// Its predicted probability, formatted by [`percent`].
    pub percent: String,
}

/// A hidden layer.
#[derive(Debug, Clone)]
pub struct Strip {
    /// The indices of the units in descending order of contribution to the class.
    pub order: Vec<u32>,
    /// The activation of each unit in that order, negated for units that contribute against the class.
    pub sent: Vec<f32>,
    /// The contribution of each unit to the class, in that order.
    pub credit: Vec<f32>,
    /// The number of active units.
    pub n_open: usize,
}

/// The position of a hidden unit; layer and index are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct UnitPlace {
    /// The hidden layer.
    pub layer: usize,
    /// The unit within the layer.
    pub unit: usize,
}

impl Study {
    /// Analyzes the network on an image, with respect to a class (by default the predicted one) and, optionally, a unit.
    ///
    /// # Errors
    /// [`crate::Error::Value`] if the class or unit does not exist.
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

        // The number that the sum of the logit shows, where it lists the unit.
        let unit_adds = place.map(|UnitPlace { layer, unit }| {
            let listed = named.iter().position(|&one| one == unit).filter(|_| layer + 1 == N_HIDDEN);
            listed.map_or_else(|| number(credit.units[layer].each[unit]), |i| by_units.parts[i].clone())
        });

        let strips = [0, 1].map(|layer| strip(&pass, &credit, layer));
        Ok(Inside { outputs: outputs(&pass), best, class, strips, credit, named, by_units, by_pixels, unit, unit_adds })
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
