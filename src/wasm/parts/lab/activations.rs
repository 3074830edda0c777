//! Activation functions held against each other, for the page.

use wasm_bindgen::prelude::*;

use chainrule::lab::activations::{self, Curves, CurvesConfig, Distribution, DistributionConfig};
use chainrule::wasm::Js;
use chainrule::{Activation, Result};

/// The functions over a range.
///
/// # Errors
/// As [`activations::curves`], and if `config` is not a `CurvesConfig`.
#[wasm_bindgen(js_name = activationCurves)]
pub fn activation_curves(config: Js<CurvesConfig>) -> Result<Js<Curves>> {
    Ok(Js::new(&activations::curves(&config.read("curves")?)?))
}

/// What the functions make of normally distributed numbers.
///
/// # Errors
/// As [`activations::distribution`], and if `config` is not a `DistributionConfig`.
#[wasm_bindgen(js_name = activationDistribution)]
pub fn activation_distribution(config: Js<DistributionConfig>) -> Result<Js<Distribution>> {
    Ok(Js::new(&activations::distribution(&config.read("distribution")?)?))
}

/// Value and derivative of the function of this name (slope 0.01, alpha 1) for `n` numbers, for who measures the time.
///
/// # Errors
/// If no function has this name.
#[wasm_bindgen(js_name = activationWork)]
pub fn activation_work(name: &str, n: usize) -> Result<f32> {
    Ok(activations::work(Activation::from_name(name)?, n))
}
