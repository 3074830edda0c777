//! From pen strokes to an image and a prediction.

use wasm_bindgen::prelude::*;

use chainrule::dataset::digits;
use chainrule::doubt::Judge;
use chainrule::reading::DigitNetwork;
use chainrule::rng::{Rng, Stream};
use chainrule::wasm::Js;
use chainrule::wire::{PadReading, Strokes, read_strokes};
use chainrule::{Result, checkpoint};

/// A network that reads digits.
#[wasm_bindgen(js_name = DigitNetwork)]
pub struct DigitNetworkHandle(DigitNetwork);

#[wasm_bindgen(js_class = DigitNetwork)]
impl DigitNetworkHandle {
    /// Loads a network and its judge, each from a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::load`], [`DigitNetwork::new`], [`Judge::new`] and [`DigitNetwork::with_judge`].
    pub fn load(bytes: &[u8], judge: &[u8]) -> Result<DigitNetworkHandle> {
        let judge = Judge::new(checkpoint::load(judge)?)?;
        Ok(Self(DigitNetwork::new(checkpoint::load(bytes)?)?.with_judge(judge)?))
    }

    /// Loads a network that the user has taught from a safetensors file. It has no judge.
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

    /// Reads the digit drawn on a pad of side `pad_side`. `points`: x and y, alternating; `lengths`: the number of points of
    /// each stroke.
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

/// Renders strokes, without a network.
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

/// The strokes of a synthetic digit, on a pad of side 1. Equal seeds give equal strokes.
///
/// # Errors
/// As [`digits::draw`].
#[wasm_bindgen(js_name = sampleDigit)]
pub fn sample_digit(digit: u8, seed: u32) -> Result<Js<Strokes>> {
    let strokes = digits::draw(digit, &mut Rng::new(u64::from(seed), Stream::Data))?;
    Ok(Js::new(&Strokes::new(&strokes)))
}

/// Returns the SHA-256 of a file, in hexadecimal.
#[wasm_bindgen]
pub fn sha256(file: &[u8]) -> String {
    chainrule::sum::sha256(file)
}
