//! A network taught by its reader, the game and the tour.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::checkpoint::{self, Precision};
use chainrule::play::{self, Stop};
use chainrule::teach::{DrawingSet, Snapshot, Teaching};
use chainrule::wasm::Js;

/// A teaching under way, as the page holds it.
#[wasm_bindgen]
pub struct DigitTeaching(Teaching);

#[wasm_bindgen]
impl DigitTeaching {
    /// A teaching of the network in the bytes of a safetensors file, from a set of drawings.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Teaching::begin`], and if `set` is no set of drawings.
    pub fn begin(set: Js<DrawingSet>, weights: &[u8], seed: u32) -> Result<DigitTeaching> {
        Ok(Self(Teaching::begin(set.read("drawings")?, &checkpoint::load(weights)?, u64::from(seed))?))
    }

    /// One update. Whether there is another one to make.
    ///
    /// # Errors
    /// As [`Teaching::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// How far it has come.
    pub fn snapshot(&self) -> Js<Snapshot> {
        Js::new(&self.0.snapshot())
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
#[wasm_bindgen(js_name = readDrawings)]
pub fn read_drawings(text: &str) -> Result<Js<DrawingSet>> {
    Ok(Js::new(&DrawingSet::read(text)?))
}

/// A set of drawings as a file.
///
/// # Errors
/// As [`DrawingSet::validate`], and if `set` is no set of drawings.
#[wasm_bindgen(js_name = writeDrawings)]
pub fn write_drawings(set: Js<DrawingSet>) -> Result<String> {
    let set = set.read("drawings")?;
    set.validate()?;
    set.write()
}

/// The digits that a game asks for.
#[wasm_bindgen(js_name = gameDigits)]
pub fn game_digits(n: usize, seed: u32) -> Vec<u8> {
    play::asked(n, u64::from(seed))
}

/// The stops of the tour.
#[wasm_bindgen(js_name = tourStops)]
pub fn tour_stops() -> Js<Vec<Stop>> {
    Js::new(&play::stops())
}
