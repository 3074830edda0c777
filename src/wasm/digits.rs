//! Pen strokes in, picture and answer out.

use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::strokes::{strokes, strokes_to_js};
use super::to_js;
use crate::dataset::digits;
use crate::doubt::{Doubt, Judge, Refusal};
use crate::ink::{self, Image, Ink};
use crate::recognition::{DigitNetwork, DigitProbability, Recognition};
use crate::rng::{Rng, Stream};
use crate::{Result, checkpoint};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Pen strokes: the points of all of them, x and y in turn, and how many points each of them has. */
export interface Strokes { readonly points: Float32Array; readonly lengths: Uint32Array }

/** One digit, and how probable the network holds it. */
export interface DigitProbability { readonly digit: number; readonly probability: number; readonly percent: string }

/** What is on the pad: too little, a picture (28×28, 0 for paper and 255 for ink), or a picture with the network's answer. */
export type InkReading =
  | { readonly state: 'noDigitYet' }
  | { readonly state: 'image'; readonly image: Uint8Array }
  | {
      readonly state: 'digit';
      readonly image: Uint8Array;
      readonly digits: readonly DigitProbability[];
      readonly best: number;
      readonly runnerUp?: number;
      readonly doubt: Doubt;
      readonly refusal?: 'noDigit' | 'several';
    };

/** How sure an answer is, as the core writes it. */
export interface Doubt {
  readonly entropy: string;
  readonly margin: string;
  readonly likeness?: string;
  readonly leastLikeness: string;
  readonly nSideBySide: number;
}
"#;

/// A network that names digits, as the page holds it.
#[wasm_bindgen(js_name = DigitNetwork)]
pub struct DigitNetworkHandle(DigitNetwork);

#[wasm_bindgen(js_class = DigitNetwork)]
impl DigitNetworkHandle {
    /// The network in the bytes of a safetensors file, and its judge in those of another one.
    ///
    /// # Errors
    /// As [`checkpoint::load`], [`DigitNetwork::new`], [`Judge::new`] and [`DigitNetwork::with_judge`].
    pub fn load(bytes: &[u8], judge: &[u8]) -> Result<DigitNetworkHandle> {
        let judge = Judge::new(checkpoint::load(judge)?)?;
        Ok(Self(DigitNetwork::new(checkpoint::load(bytes)?)?.with_judge(judge)?))
    }

    /// A network that a reader has taught, in the bytes of a safetensors file. It has no judge.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`DigitNetwork::of_classes`].
    #[wasm_bindgen(js_name = ofClasses)]
    pub fn of_classes(bytes: &[u8], n_classes: usize) -> Result<DigitNetworkHandle> {
        Ok(Self(DigitNetwork::of_classes(checkpoint::load(bytes)?, n_classes)?))
    }

    /// Names the digit that strokes on a pad with sides of `pad_side` show. `points`: x and y in turn; `lengths`: how
    /// many points each stroke has.
    ///
    /// # Errors
    /// As [`ink::render`] and [`DigitNetwork::recognize_drawing`], and if `points` does not hold what `lengths` says.
    #[wasm_bindgen(unchecked_return_type = "InkReading")]
    pub fn recognize(&self, points: &[f32], lengths: &[u32], pad_side: f32) -> Result<JsValue> {
        read(points, lengths, pad_side, Some(&self.0))
    }
}

/// The picture that strokes give, without a network.
///
/// # Errors
/// As [`ink::render`], and if `points` does not hold what `lengths` says.
#[wasm_bindgen(js_name = inkImage, unchecked_return_type = "InkReading")]
pub fn ink_image(points: &[f32], lengths: &[u32], pad_side: f32) -> Result<JsValue> {
    read(points, lengths, pad_side, None)
}

/// The strokes of a digit drawn by rule, on a pad whose side is 1. Equal seeds give equal strokes.
///
/// # Errors
/// As [`digits::draw`].
#[wasm_bindgen(js_name = sampleDigit, unchecked_return_type = "Strokes")]
pub fn sample_digit(digit: u8, seed: u32) -> Result<JsValue> {
    let strokes = digits::draw(digit, &mut Rng::new(u64::from(seed), Stream::Data))?;
    Ok(strokes_to_js(&strokes))
}

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum InkReading {
    NoDigitYet,
    Image {
        #[serde(serialize_with = "bytes")]
        image: Image,
    },
    Digit {
        #[serde(serialize_with = "bytes")]
        image: Image,
        digits: Vec<DigitProbability>,
        best: u8,
        runner_up: Option<u8>,
        doubt: Doubt,
        refusal: Option<Refusal>,
    },
}

fn read(points: &[f32], lengths: &[u32], pad_side: f32, network: Option<&DigitNetwork>) -> Result<JsValue> {
    let strokes = strokes(points, lengths)?;
    let reading = match (ink::render(&strokes, pad_side)?, network) {
        (Ink::NoDigitYet, _) => InkReading::NoDigitYet,
        (Ink::Digit(image), None) => InkReading::Image { image },
        (Ink::Digit(image), Some(network)) => {
            let Recognition { digits, best, runner_up, doubt, refusal } =
                network.recognize_drawing(&image, &strokes)?;
            InkReading::Digit { image, digits, best, runner_up, doubt, refusal }
        }
    };
    Ok(to_js(&reading))
}

/// A picture as a `Uint8Array`.
fn bytes<S: Serializer>(image: &Image, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_bytes(image.pixels())
}
