//! The network that names digits, looked into: images as typed arrays, each with the number at which it is full.

use serde::Serialize;

use crate::ink::{Image, Steps, Stroke};
use crate::reading::{DigitProbability, Reading};
use crate::study::{
    self, Attack, Inside, Ledger, Occlusion, Output, Receiver, Stage, Strip, Study, UnitPlace, UnitReport,
};
use crate::{Result, wire};

/// Numbers of either sign with the largest of their sizes, for an image that is full there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Signed {
    /// The numbers.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub values: Vec<f32>,
    /// The largest of their sizes.
    pub limit: f32,
}

/// The network at work on an image.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct InsideView {
    /// The image's grey levels.
    #[serde(serialize_with = "wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Vec<u8>,
    /// The digit that the network names.
    pub best: usize,
    /// The digit that all else is about.
    pub digit: usize,
    /// The ten digits.
    pub outputs: Vec<Output>,
    /// The hidden layers.
    pub layers: Vec<StripView>,
    /// How the logit follows each pixel.
    pub gradient: Signed,
    /// What each pixel has added to the logit: gradient times input.
    pub contributions: Signed,
    /// The units of the second layer that matter most to the logit.
    pub units: Vec<usize>,
    /// What these add, what all others add, the bias.
    pub by_units: Ledger,
    /// What ink adds that speaks for the digit, what ink adds that speaks against it, the biases.
    pub by_pixels: Ledger,
    /// The hidden unit that was asked for.
    pub unit: Option<UnitView>,
}

/// A hidden layer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Strip"))]
#[serde(rename_all = "camelCase")]
pub struct StripView {
    /// What each unit sends on, in their order; below 0 for what speaks against the digit.
    pub sent: Signed,
    /// The indices of the units from what speaks most for the digit to what speaks most against it.
    #[serde(serialize_with = "crate::arrays::indices")]
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub order: Vec<u32>,
    /// How many units send anything.
    pub n_open: usize,
}

/// A hidden unit.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct UnitView {
    /// The hidden layer, from 0.
    pub layer: usize,
    /// The unit in it, from 0.
    pub unit: usize,
    /// Its weights; in the second layer the effective ones, through the open units of the first.
    pub weights: Signed,
    /// Weight × pixel.
    pub products: Signed,
    /// Ink that raises the sum, ink that lowers it, bias.
    pub by_pixels: Ledger,
    /// In the second layer: the units that it hears most.
    pub senders: Option<Vec<usize>>,
    /// How many units of the first layer are not named.
    pub n_others: usize,
    /// In the second layer: what the named units, all others and its bias add.
    pub by_units: Option<Ledger>,
    /// max(0, sum).
    pub sent: String,
    /// Whether the sum is above 0.
    pub is_open: bool,
    /// Units of the next layer, or digits.
    pub receivers: Vec<Receiver>,
}

/// How the logit of a digit falls when the ink around each pixel is covered.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OcclusionView {
    /// The digit.
    pub digit: usize,
    /// Side of the patch, in pixels.
    pub patch: usize,
    /// The fall for the patch around each pixel.
    pub falls: Signed,
}

/// An image on its way, and what the network makes of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StageView {
    /// The image's grey levels so far.
    #[serde(serialize_with = "wire::pixels")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Image,
    /// The network's answer.
    pub answer: DigitProbability,
}

/// An image that was changed for another answer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct AttackView {
    /// The grey levels before.
    #[serde(serialize_with = "wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub original: Vec<u8>,
    /// The grey levels after.
    #[serde(serialize_with = "wire::pixels")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Image,
    /// After less before, in grey levels.
    pub change: Signed,
    /// The answer before.
    pub before: DigitProbability,
    /// The answer after.
    pub after: DigitProbability,
    /// What is left of the answer before.
    pub left: DigitProbability,
    /// What the new answer, or the target, was before.
    pub hidden: DigitProbability,
    /// What became of the target.
    pub aimed: Option<DigitProbability>,
    /// Whether the answer is another one, and the one that was aimed at.
    pub is_fooled: bool,
    /// The largest change of a pixel, in grey levels.
    pub largest: u8,
    /// The L2 norm of the change, written.
    pub norm: String,
    /// The L2 norm of the image, written.
    pub original_norm: String,
    /// How many pixels changed.
    pub n_changed: usize,
    /// The factor with which the largest change is shown as full.
    pub amplified: String,
}

/// What the page shows of the network at work on the image with these grey levels.
pub fn inside_view(pixels: &[u8], inside: Inside) -> InsideView {
    let Inside { outputs, best, class, strips, credit, named, by_units, by_pixels, unit } = inside;
    let n_first = strips[0].order.len();
    InsideView {
        image: pixels.to_vec(),
        best,
        digit: class,
        outputs,
        layers: strips.into_iter().map(strip_view).collect(),
        gradient: signed(credit.gradient.iter().map(|&x| x as f32)),
        contributions: signed(credit.pixels.each.iter().map(|&x| x as f32)),
        units: named,
        by_units,
        by_pixels,
        unit: unit.map(|(place, report)| unit_view(place, report, n_first)),
    }
}

/// What the page shows of a covered image.
pub fn occlusion_view(Occlusion { class, falls }: Occlusion) -> OcclusionView {
    OcclusionView { digit: class, patch: study::PATCH, falls: signed(falls.into_iter()) }
}

/// The stages of a drawing on its way into the image; `None` while there is no digit yet.
///
/// # Errors
/// As [`Study::stages`].
pub fn stage_views(study: &Study, strokes: &[Stroke], steps: Steps) -> Result<Option<Vec<StageView>>> {
    let view = |Stage { image, answer: reading }: Stage| StageView { image, answer: answer(&reading) };
    Ok(study.stages(strokes, 1.0, steps)?.map(|stages| stages.into_iter().map(view).collect()))
}

/// What the page shows of an attack on the image with these grey levels.
pub fn attack_view(pixels: &[u8], attack: &Attack) -> AttackView {
    let from = usize::from(attack.before.best);
    let to = attack.target.unwrap_or_else(|| usize::from(attack.after.best));
    AttackView {
        original: pixels.to_vec(),
        image: attack.image.clone(),
        change: signed(attack.change.iter().map(|&level| f32::from(level))),
        before: answer(&attack.before),
        after: answer(&attack.after),
        left: attack.after.digits[from].clone(),
        hidden: attack.before.digits[to].clone(),
        aimed: attack.target.map(|target| attack.after.digits[target].clone()),
        is_fooled: attack.is_fooled,
        largest: attack.largest,
        norm: attack.norm.clone(),
        original_norm: attack.original_norm.clone(),
        n_changed: attack.n_changed,
        amplified: if attack.largest == 0 { "1".into() } else { format!("{:.1}", 255.0 / f32::from(attack.largest)) },
    }
}

fn strip_view(Strip { order, sent, n_open, .. }: Strip) -> StripView {
    StripView { sent: signed(sent.into_iter()), order, n_open }
}

fn unit_view(place: UnitPlace, report: UnitReport, n_first: usize) -> UnitView {
    let UnitReport { weights, products, by_pixels, by_units, sent, is_open, receivers } = report;
    let (senders, by_units) = by_units.unzip();
    UnitView {
        layer: place.layer,
        unit: place.unit,
        weights: signed(weights.iter().map(|&x| x as f32)),
        products: signed(products.iter().map(|&x| x as f32)),
        by_pixels,
        n_others: senders.as_ref().map_or(0, |senders: &Vec<usize>| n_first - senders.len()),
        senders,
        by_units,
        sent,
        is_open,
        receivers,
    }
}

fn answer(reading: &Reading) -> DigitProbability {
    reading.digits[usize::from(reading.best)].clone()
}

fn signed(values: impl Iterator<Item = f32>) -> Signed {
    let values: Vec<f32> = values.collect();
    let limit = values.iter().fold(0.0_f32, |limit, x| limit.max(x.abs()));
    Signed { values, limit }
}
