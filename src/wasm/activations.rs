//! Activation functions held against each other, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::Activation;
use crate::lab::activations::{self, CurvesConfig, DistributionConfig};

/// A `CurvesConfig` -> `Curves`.
///
/// # Errors
/// As [`activations::curves`], and if `config` is not a `CurvesConfig`.
#[wasm_bindgen(js_name = activationCurves)]
pub fn activation_curves(config: JsValue) -> Result<JsValue, JsValue> {
    let config: CurvesConfig = from_js("curves", config)?;
    Ok(to_js(&activations::curves(&config)?))
}

/// A `DistributionConfig` -> a `Distribution`.
///
/// # Errors
/// As [`activations::distribution`], and if `config` is not a `DistributionConfig`.
#[wasm_bindgen(js_name = activationDistribution)]
pub fn activation_distribution(config: JsValue) -> Result<JsValue, JsValue> {
    let config: DistributionConfig = from_js("distribution", config)?;
    Ok(to_js(&activations::distribution(&config)?))
}

/// Value and derivative of the function of this name (slope 0.01, alpha 1) for `n` numbers, for who measures the time.
///
/// # Errors
/// If no function has this name.
#[wasm_bindgen(js_name = activationWork)]
pub fn activation_work(name: &str, n: usize) -> Result<f32, JsValue> {
    Ok(activations::work(Activation::named(name)?, n))
}
