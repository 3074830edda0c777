//! Views of the analysis of the digit network: images as typed arrays, each with the value of full intensity.

use serde::Serialize;

use crate::ink::{Image, Steps, Stroke};
use crate::reading::{DigitProbability, Reading};
use crate::study::{
    self, Attack, Inside, Ledger, Occlusion, Output, Receiver, Stage, Strip, Study, UnitPlace, UnitReport,
};
use crate::{Result, wire};

/// Signed numbers with their largest absolute value, for an image with full intensity there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Signed {
    /// The numbers.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub values: Vec<f32>,
    /// Their largest absolute value.
    pub limit: f32,
}

/// The inner workings of the network on an image.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct InsideView {
    /// The image's gray levels.
    #[serde(serialize_with = "wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Vec<u8>,
    /// The predicted digit.
    pub best: usize,
    /// The digit that the contributions refer to.
    pub digit: usize,
    /// The outputs for the ten digits.
    pub outputs: Vec<Output>,
    /// The hidden layers.
    pub layers: Vec<StripView>,
    /// The gradient of the logit with respect to each pixel.
    pub gradient: Signed,
    /// The contribution of each pixel to the logit: gradient × input.
    pub contributions: Signed,
    /// The units of the second layer with the largest absolute contributions.
    pub units: Vec<usize>,
    /// The contributions of these units, of all other units, and of the bias.
    pub by_units: Ledger,
    /// The positive contributions of ink, the negative ones, and those of the biases.
    pub by_pixels: Ledger,
    /// The requested hidden unit.
    pub unit: Option<UnitView>,
}

/// A hidden layer.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Strip"))]
#[serde(rename_all = "camelCase")]
pub struct StripView {
    /// The activation of each unit in that order, negated for units that contribute against the digit.
    pub sent: Signed,
    /// The indices of the units in descending order of contribution to the digit.
    #[serde(serialize_with = "crate::arrays::indices")]
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub order: Vec<u32>,
    /// The number of active units.
    pub n_open: usize,
}

/// A hidden unit.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct UnitView {
    /// The hidden layer, from 0.
    pub layer: usize,
    /// The unit within the layer, from 0.
    pub unit: usize,
    /// Its weights; in the second layer the effective weights through the active units of the first.
    pub weights: Signed,
    /// Weight × pixel.
    pub products: Signed,
    /// The positive contributions of ink, the negative ones, and the bias.
    pub by_pixels: Ledger,
    /// In the second layer: the units of the first with the largest absolute contributions.
    pub senders: Option<Vec<usize>>,
    /// The number of units of the first layer that are not listed.
    pub n_others: usize,
    /// In the second layer: the contributions of the listed units, of all others, and of the bias.
    pub by_units: Option<Ledger>,
    /// The activation max(0, sum).
    pub sent: String,
    /// Whether the unit is active, that is, its sum is above 0.
    pub is_open: bool,
    /// The units of the next layer, or digits, that it contributes to.
    pub receivers: Vec<Receiver>,
    /// The digit that the view explains.
    pub digit: usize,
    /// What the unit contributes to that digit's logit, as text.
    pub adds: String,
}

/// The decrease of a digit's logit when the ink around each pixel is covered.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OcclusionView {
    /// The digit.
    pub digit: usize,
    /// The side of the patch, in pixels.
    pub patch: usize,
    /// The decrease for the patch around each pixel.
    pub falls: Signed,
}

/// An image after some stages of rendering, with the network's prediction.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StageView {
    /// The image's gray levels.
    #[serde(serialize_with = "wire::pixels")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Image,
    /// The prediction.
    pub answer: DigitProbability,
}

/// An adversarial example.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct AttackView {
    /// The gray levels before.
    #[serde(serialize_with = "wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub original: Vec<u8>,
    /// The gray levels after.
    #[serde(serialize_with = "wire::pixels")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub image: Image,
    /// After minus before, in gray levels.
    pub change: Signed,
    /// The prediction before.
    pub before: DigitProbability,
    /// The prediction after.
    pub after: DigitProbability,
    /// The digit predicted before, with its probability after.
    pub left: DigitProbability,
    /// The digit predicted after, or the target, with its probability before.
    pub hidden: DigitProbability,
    /// The target, with its probability after.
    pub aimed: Option<DigitProbability>,
    /// Whether the prediction changed, to the target if there is one.
    pub is_fooled: bool,
    /// The largest change of a pixel, in gray levels.
    pub largest: u8,
    /// The L2 norm of the change, as text.
    pub norm: String,
    /// The L2 norm of the image, as text.
    pub original_norm: String,
    /// The number of changed pixels.
    pub n_changed: usize,
    /// The amplification at which the largest change has full intensity.
    pub amplified: String,
}

/// Returns the view of the network's inner workings on the image with the given gray levels.
pub fn inside_view(pixels: &[u8], inside: Inside) -> InsideView {
    let Inside { outputs, best, class, strips, credit, named, by_units, by_pixels, unit, unit_adds } = inside;
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
        unit: unit.zip(unit_adds).map(|((place, report), adds)| unit_view(place, report, n_first, class, adds)),
    }
}

/// Returns the view of an occlusion.
pub fn occlusion_view(Occlusion { class, falls }: Occlusion) -> OcclusionView {
    OcclusionView { digit: class, patch: study::PATCH, falls: signed(falls.into_iter()) }
}

/// Returns the views of the stages of a drawing, or `None` if it is empty or too small.
///
/// # Errors
/// As [`Study::stages`].
pub fn stage_views(study: &Study, strokes: &[Stroke], steps: Steps) -> Result<Option<Vec<StageView>>> {
    let view = |Stage { image, answer: reading }: Stage| StageView { image, answer: answer(&reading) };
    Ok(study.stages(strokes, 1.0, steps)?.map(|stages| stages.into_iter().map(view).collect()))
}

/// Returns the view of an attack on the image with the given gray levels.
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

fn unit_view(place: UnitPlace, report: UnitReport, n_first: usize, digit: usize, adds: String) -> UnitView {
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
        digit,
        adds,
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
