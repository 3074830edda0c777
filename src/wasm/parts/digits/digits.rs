//! Pen strokes in, image and answer out.

use wasm_bindgen::prelude::*;

use chainrule::dataset::digits;
use chainrule::doubt::Judge;
use chainrule::reading::DigitNetwork;
use chainrule::rng::{Rng, Stream};
use chainrule::wasm::Js;
use chainrule::wire::{PadReading, Strokes, read_strokes};
use chainrule::{Result, checkpoint};

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
    pub fn of_classes(
        bytes: &[u8],
        #[wasm_bindgen(js_name = nClasses)] n_classes: usize,
    ) -> Result<DigitNetworkHandle> {
        Ok(Self(DigitNetwork::of_classes(checkpoint::load(bytes)?, n_classes)?))
    }

    /// Names the digit that strokes on a pad with sides of `pad_side` show. `points`: x and y in turn; `lengths`: how
    /// many points each stroke has.
    ///
    /// # Errors
    /// As [`read_strokes`].
    pub fn read(
        &self,
        points: &[f32],
        lengths: &[u32],
        #[wasm_bindgen(js_name = padSide)] pad_side: f32,
    ) -> Result<Js<PadReading>> {
        Ok(Js::new(&read_strokes(points, lengths, pad_side, Some(&self.0))?))
    }
}

/// The image that strokes give, without a network.
///
/// # Errors
/// As [`read_strokes`].
#[wasm_bindgen(js_name = strokesImage)]
pub fn strokes_image(
    points: &[f32],
    lengths: &[u32],
    #[wasm_bindgen(js_name = padSide)] pad_side: f32,
) -> Result<Js<PadReading>> {
    Ok(Js::new(&read_strokes(points, lengths, pad_side, None)?))
}

/// The strokes of a digit drawn by rule, on a pad whose side is 1. Equal seeds give equal strokes.
///
/// # Errors
/// As [`digits::draw`].
#[wasm_bindgen(js_name = sampleDigit)]
pub fn sample_digit(digit: u8, seed: u32) -> Result<Js<Strokes>> {
    let strokes = digits::draw(digit, &mut Rng::new(u64::from(seed), Stream::Data))?;
    Ok(Js::new(&Strokes::new(&strokes)))
}
