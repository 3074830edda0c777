//! The network that names digits, looked into.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::to_js;
use crate::ink::Image;
use crate::recognition::percent;
use crate::study::Study;
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
        Ok(Self(Study::new(&checkpoint::load(bytes)?)?))
    }

    /// The outputs for a picture of 784 grey levels.
    ///
    /// # Errors
    /// As [`Image::from_levels`].
    pub fn outputs(&self, levels: &[u8]) -> Result<JsValue> {
        let pass = self.0.pass(&Image::from_levels(levels)?);
        let outputs = pass.logits.iter().zip(pass.probabilities());
        let outputs: Vec<Output> = outputs
            .map(|(&logit, probability)| Output {
                logit,
                text: format!("{logit:.2}"),
                percent: percent(probability as f32),
            })
            .collect();
        Ok(to_js(&outputs))
    }
}

#[derive(Serialize)]
struct Output {
    logit: f64,
    text: String,
    percent: String,
}
