//! Fingerprints that tell whether two builds generate the same bits, for the tests of the page.

use wasm_bindgen::prelude::*;

use chainrule::fingerprint;

/// Hashes everything that is generated from a seed, in hexadecimal: the same in every build.
#[wasm_bindgen(js_name = drawFingerprint)]
pub fn draw_fingerprint(seed: u32) -> String {
    format!("{:016x}", fingerprint::all(u64::from(seed)))
}

/// Hashes the parameters after a short training, in hexadecimal: the same on every call in one build.
#[wasm_bindgen(js_name = trainingFingerprint)]
pub fn training_fingerprint(seed: u32) -> Result<String, JsValue> {
    Ok(format!("{:016x}", fingerprint::training(u64::from(seed))?))
}
