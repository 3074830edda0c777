//! A network taught by its reader, the game and the tour.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::checkpoint::{self, Precision};
use crate::teach::{DrawingSet, Teaching};
use crate::{Result, play};

/// A teaching under way, as the page holds it.
#[wasm_bindgen]
pub struct DigitTeaching(Teaching);

#[wasm_bindgen]
impl DigitTeaching {
    /// A teaching of the network in the bytes of a safetensors file, from a set of drawings.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Teaching::begin`], and if `set` is no set of drawings.
    pub fn begin(set: JsValue, weights: &[u8], seed: u32) -> Result<DigitTeaching> {
        Ok(Self(Teaching::begin(from_js("drawings", set)?, &checkpoint::load(weights)?, u64::from(seed))?))
    }

    /// One update. Whether there is another one to make.
    ///
    /// # Errors
    /// As [`Teaching::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// How far it has come.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn snapshot(&self) -> JsValue {
        to_js(&self.0.snapshot())
    }

    /// The network as it is now, as the bytes of a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::save`].
    pub fn network(&self) -> Result<Vec<u8>> {
        checkpoint::save(&self.0.network()?, Precision::F16)
    }
}

/// The drawings in a file.
///
/// # Errors
/// As [`DrawingSet::read`].
#[wasm_bindgen(js_name = readDrawings, unchecked_return_type = "any")]
pub fn read_drawings(text: &str) -> Result<JsValue> {
    Ok(to_js(&DrawingSet::read(text)?))
}

/// A set of drawings as a file.
///
/// # Errors
/// As [`DrawingSet::validate`], and if `set` is no set of drawings.
#[wasm_bindgen(js_name = writeDrawings)]
pub fn write_drawings(set: JsValue) -> Result<String> {
    let set: DrawingSet = from_js("drawings", set)?;
    set.validate()?;
    set.write()
}

/// The digits that a game asks for.
#[wasm_bindgen(js_name = gameDigits)]
pub fn game_digits(n: usize, seed: u32) -> Vec<u8> {
    play::asked(n, u64::from(seed))
}

/// The stops of the tour.
#[wasm_bindgen(js_name = tourStops, unchecked_return_type = "any")]
pub fn tour_stops() -> JsValue {
    to_js(&play::stops())
}
