//! Whether two builds draw the same bits, for tests of the page.

use wasm_bindgen::prelude::*;

use chainrule::fingerprint;

/// One number, in hexadecimal, over everything that is drawn from a seed: the same in every build.
#[wasm_bindgen(js_name = drawFingerprint)]
pub fn draw_fingerprint(seed: u32) -> String {
    format!("{:016x}", fingerprint::all(u64::from(seed)))
}

/// One number, in hexadecimal, over the parameters after a short training: the same each time in this build.
#[wasm_bindgen(js_name = trainingFingerprint)]
pub fn training_fingerprint(seed: u32) -> Result<String, JsValue> {
    Ok(format!("{:016x}", fingerprint::training(u64::from(seed))?))
}
