//! The network that names digits, looked into, for the page.

use js_sys::{Float32Array, Uint8Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::strokes::{strokes, strokes_to_js};
use super::to_js;
use crate::ink::{Image, Steps};
use crate::recognition::{DigitProbability, Recognition};
use crate::study::{self, Attack, AttackMethod, Inside, Ledger, Receiver, Strip, Study, UnitPlace, UnitReport};
use crate::{Result, checkpoint};

/// A network that names digits, to be looked into.
#[wasm_bindgen]
pub struct DigitStudy(Study);

#[wasm_bindgen]
impl DigitStudy {
    /// The network in the bytes of a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Study::new`].
    pub fn load(bytes: &[u8]) -> Result<DigitStudy> {
        Ok(Self(Study::new(checkpoint::load(bytes)?)?))
    }

    /// An `InsideView` of a picture of 784 grey levels: seen from a digit, or else the one that the network names, and from a
    /// hidden unit if there is one.
    ///
    /// # Errors
    /// As [`Image::from_levels`] and [`Study::inside`].
    pub fn inside(
        &self,
        levels: &[u8],
        digit: Option<usize>,
        layer: Option<usize>,
        unit: Option<usize>,
    ) -> Result<JsValue> {
        let place = layer.zip(unit).map(|(layer, unit)| UnitPlace { layer, unit });
        Ok(to_js(&inside_view(levels, self.0.inside(&Image::from_levels(levels)?, digit, place)?)))
    }

    /// How the logit of a digit falls when the ink around each pixel is covered: an `OcclusionView`.
    ///
    /// # Errors
    /// As [`Image::from_levels`] and [`Study::occlusion`].
    pub fn occlusion(&self, levels: &[u8], digit: usize) -> Result<JsValue> {
        let occlusion = self.0.occlusion(&Image::from_levels(levels)?, digit)?;
        Ok(to_js(&OcclusionView { digit, patch: study::PATCH, falls: signed(occlusion.falls.into_iter()) }))
    }

    /// The stages on the way of strokes into the picture, each with the network's answer: `StageView`s, or undefined while
    /// there is no digit yet.
    ///
    /// # Errors
    /// As [`Study::stages`], and if `points` does not hold what `lengths` says.
    pub fn stages(
        &self,
        points: &[f32],
        lengths: &[u32],
        crop: bool,
        scale: bool,
        pen: bool,
        center: bool,
    ) -> Result<JsValue> {
        let stages = self.0.stages(&strokes(points, lengths)?, 1.0, Steps { crop, scale, pen, center })?;
        let views = |stages: Vec<study::Stage>| -> Vec<StageView> {
            stages
                .into_iter()
                .map(|stage| StageView { image: picture(&stage.image), answer: answer(&stage.answer) })
                .collect()
        };
        Ok(stages.map_or(JsValue::UNDEFINED, |stages| to_js(&views(stages))))
    }

    /// A changed picture with another answer: an `AttackView`. `budget`: the grey levels by which each pixel may change, or
    /// else the smallest change is looked for.
    ///
    /// # Errors
    /// As [`Image::from_levels`] and [`Study::attack`].
    pub fn attack(&self, levels: &[u8], target: Option<usize>, budget: Option<u8>) -> Result<JsValue> {
        let method = budget.map_or(AttackMethod::Smallest, AttackMethod::Budget);
        Ok(to_js(&attack_view(levels, &self.0.attack(&Image::from_levels(levels)?, target, method)?)))
    }
}

/// The strokes of a prepared drawing, on a pad whose side is 1.
///
/// # Errors
/// As [`study::example`].
#[wasm_bindgen(js_name = exampleDrawing)]
pub fn example_drawing(name: &str) -> Result<JsValue> {
    Ok(strokes_to_js(&study::example(name)?))
}

/// Numbers of either sign with the largest of their sizes, for a picture that is full there.
#[derive(Serialize)]
struct Signed {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    values: Float32Array,
    limit: f32,
}

#[derive(Serialize)]
struct InsideView {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    image: Uint8Array,
    best: usize,
    digit: usize,
    outputs: Vec<OutputView>,
    layers: Vec<StripView>,
    gradient: Signed,
    contributions: Signed,
    units: Vec<usize>,
    by_units: LedgerView,
    by_pixels: LedgerView,
    unit: Option<UnitView>,
}

#[derive(Serialize)]
struct OutputView {
    logit: f64,
    text: String,
    percent: String,
}

#[derive(Serialize)]
struct StripView {
    sent: Signed,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    order: Uint32Array,
    n_open: usize,
}

#[derive(Serialize)]
struct LedgerView {
    parts: Vec<String>,
    total: String,
}

#[derive(Serialize)]
struct UnitView {
    layer: usize,
    unit: usize,
    weights: Signed,
    products: Signed,
    by_pixels: LedgerView,
    senders: Option<Vec<usize>>,
    n_others: usize,
    by_units: Option<LedgerView>,
    sent: String,
    is_open: bool,
    receivers: Vec<ReceiverView>,
}

#[derive(Serialize)]
struct ReceiverView {
    to: usize,
    adds: f64,
    text: String,
}

#[derive(Serialize)]
struct OcclusionView {
    digit: usize,
    patch: usize,
    falls: Signed,
}

#[derive(Serialize)]
struct StageView {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    image: Uint8Array,
    answer: AnswerView,
}

/// A digit that the network names, and how probable it holds it.
#[derive(Serialize)]
struct AnswerView {
    digit: u8,
    probability: f32,
    percent: String,
}

#[derive(Serialize)]
struct AttackView {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    original: Uint8Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    image: Uint8Array,
    change: Signed,
    before: AnswerView,
    after: AnswerView,
    /// What is left of the answer before.
    left: AnswerView,
    /// What the new answer, or the target, was before.
    hidden: AnswerView,
    /// What became of the target.
    aimed: Option<AnswerView>,
    is_fooled: bool,
    largest: u8,
    norm: String,
    original_norm: String,
    n_changed: usize,
    /// The factor with which the largest change is shown as full.
    amplified: String,
}

fn inside_view(levels: &[u8], inside: Inside) -> InsideView {
    let Inside { outputs, best, class, strips, credit, named, by_units, by_pixels, unit } = inside;
    let n_first = strips[0].order.len();
    let output = |output: study::Output| {
        let study::Output { logit, text, percent } = output;
        OutputView { logit, text, percent }
    };
    InsideView {
        image: Uint8Array::from(levels),
        best,
        digit: class,
        outputs: outputs.into_iter().map(output).collect(),
        layers: strips.into_iter().map(strip_view).collect(),
        gradient: signed(credit.gradient.iter().map(|&x| x as f32)),
        contributions: signed(credit.pixels.each.iter().map(|&x| x as f32)),
        units: named,
        by_units: ledger_view(by_units),
        by_pixels: ledger_view(by_pixels),
        unit: unit.map(|(place, report)| unit_view(place, report, n_first)),
    }
}

fn strip_view(strip: Strip) -> StripView {
    StripView { sent: signed(strip.sent.into_iter()), order: Uint32Array::from(&strip.order[..]), n_open: strip.n_open }
}

fn unit_view(place: UnitPlace, report: UnitReport, n_first: usize) -> UnitView {
    let UnitReport { weights, products, by_pixels, by_units, sent, is_open, receivers } = report;
    let (senders, by_units) = by_units.map(|(senders, ledger)| (senders, ledger_view(ledger))).unzip();
    let receiver = |Receiver { to, adds, text }| ReceiverView { to, adds, text };
    UnitView {
        layer: place.layer,
        unit: place.unit,
        weights: signed(weights.iter().map(|&x| x as f32)),
        products: signed(products.iter().map(|&x| x as f32)),
        by_pixels: ledger_view(by_pixels),
        n_others: senders.as_ref().map_or(0, |senders: &Vec<usize>| n_first - senders.len()),
        senders,
        by_units,
        sent,
        is_open,
        receivers: receivers.into_iter().map(receiver).collect(),
    }
}

fn attack_view(levels: &[u8], attack: &Attack) -> AttackView {
    let before = answer(&attack.before);
    let after = answer(&attack.after);
    let one = |digits: &[DigitProbability], digit: usize| probability(&digits[digit]);
    let from = usize::from(attack.before.best);
    let to = attack.target.unwrap_or_else(|| usize::from(attack.after.best));
    AttackView {
        original: Uint8Array::from(levels),
        image: picture(&attack.image),
        change: signed(attack.change.iter().map(|&level| f32::from(level))),
        left: one(&attack.after.digits, from),
        hidden: one(&attack.before.digits, to),
        aimed: attack.target.map(|target| one(&attack.after.digits, target)),
        before,
        after,
        is_fooled: attack.is_fooled,
        largest: attack.largest,
        norm: attack.norm.clone(),
        original_norm: attack.original_norm.clone(),
        n_changed: attack.n_changed,
        amplified: if attack.largest == 0 { "1".into() } else { format!("{:.1}", 255.0 / f32::from(attack.largest)) },
    }
}

fn answer(recognition: &Recognition) -> AnswerView {
    probability(&recognition.digits[usize::from(recognition.best)])
}

fn probability(entry: &DigitProbability) -> AnswerView {
    AnswerView { digit: entry.digit, probability: entry.probability, percent: entry.percent.clone() }
}

fn ledger_view(Ledger { parts, total }: Ledger) -> LedgerView {
    LedgerView { parts, total }
}

fn picture(image: &Image) -> Uint8Array {
    Uint8Array::from(&image.pixels()[..])
}

fn signed(values: impl Iterator<Item = f32>) -> Signed {
    let values: Vec<f32> = values.collect();
    let limit = values.iter().fold(0.0_f32, |limit, x| limit.max(x.abs()));
    Signed { values: Float32Array::from(&values[..]), limit }
}
