//! Pen strokes in their flat form, in and out.

use js_sys::{Float32Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::to_js;
use crate::error::{AxisLength, Expected, Got, Thing, What};
use crate::ink::Stroke;
use crate::{Error, Result};

#[derive(Serialize)]
struct Strokes {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    points: Float32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    lengths: Uint32Array,
}

/// `Strokes` for the page.
pub(super) fn strokes_to_js(strokes: &[Stroke]) -> JsValue {
    let lengths: Vec<u32> = strokes.iter().map(|stroke| stroke.len() as u32).collect();
    let points = Float32Array::from(strokes.concat().as_flattened());
    to_js(&Strokes { points, lengths: Uint32Array::from(&lengths[..]) })
}

/// The strokes in their flat form.
pub(super) fn strokes(points: &[f32], lengths: &[u32]) -> Result<Vec<Stroke>> {
    let (pairs, half) = points.as_chunks::<2>();
    let n_points: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
    if n_points != pairs.len() as u64 || !half.is_empty() {
        let expected = Expected::Shape { axes: vec![AxisLength::Exactly(n_points), AxisLength::Exactly(2)] };
        let got = Got::Count { n: points.len(), of: Thing::Coordinates };
        return Err(Error::Shape { what: What::Points, expected, got });
    }
    let mut rest = pairs.iter();
    Ok(lengths.iter().map(|&length| rest.by_ref().take(length as usize).copied().collect()).collect())
}
