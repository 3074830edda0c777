//! Teaching a network, the game and the tour.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::checkpoint::{self, Precision};
use chainrule::play::{self, Stop};
use chainrule::teach::{DrawingSet, Snapshot, Teaching};
use chainrule::wasm::Js;

/// A running teaching.
#[wasm_bindgen]
pub struct DigitTeaching(Teaching);

#[wasm_bindgen]
impl DigitTeaching {
    /// Starts teaching the network in a safetensors file, with a set of drawings.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Teaching::begin`], and if `set` is not a `DrawingSet`.
    pub fn begin(set: Js<DrawingSet>, weights: &[u8], seed: u32) -> Result<DigitTeaching> {
        Ok(Self(Teaching::begin(set.read("drawings")?, &checkpoint::load(weights)?, u64::from(seed))?))
    }

    /// Makes one update. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`Teaching::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<Snapshot> {
        Js::new(&self.0.snapshot())
    }

    /// Saves the current network as a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::save`].
    pub fn network(&self) -> Result<Vec<u8>> {
        checkpoint::save(&self.0.network()?, Precision::F16)
    }
}

/// Reads drawings from a file.
///
/// # Errors
/// As [`DrawingSet::read`].
#[wasm_bindgen(js_name = readDrawings)]
pub fn read_drawings(text: &str) -> Result<Js<DrawingSet>> {
    Ok(Js::new(&DrawingSet::read(text)?))
}

/// Writes drawings to a file.
///
/// # Errors
/// As [`DrawingSet::validate`], and if `set` is not a `DrawingSet`.
#[wasm_bindgen(js_name = writeDrawings)]
pub fn write_drawings(set: Js<DrawingSet>) -> Result<String> {
    let set = set.read("drawings")?;
    set.validate()?;
    set.write()
}

/// The digits that a game asks for.
#[wasm_bindgen(js_name = gameDigits)]
pub fn game_digits(n: usize, seed: u32) -> Vec<u8> {
    play::game_digits(n, u64::from(seed))
}

/// The stops of the tour.
#[wasm_bindgen(js_name = tourStops)]
pub fn tour_stops() -> Js<Vec<Stop>> {
    Js::new(&play::stops())
}
