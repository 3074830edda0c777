//! Comparison of activation functions.

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

/// The responses of the functions to normally distributed numbers.
///
/// # Errors
/// As [`activations::distribution`], and if `config` is not a `DistributionConfig`.
#[wasm_bindgen(js_name = activationDistribution)]
pub fn activation_distribution(config: Js<DistributionConfig>) -> Result<Js<Distribution>> {
    Ok(Js::new(&activations::distribution(&config.read("distribution")?)?))
}

/// Evaluates a function and its derivative (slope 0.01, alpha 1) at `n` numbers, for benchmarks.
///
/// # Errors
/// As [`Activation::from_name`].
#[wasm_bindgen(js_name = activationWork)]
pub fn activation_work(name: &str, n: usize) -> Result<f32> {
    Ok(activations::benchmark_workload(Activation::from_name(name)?, n))
}
