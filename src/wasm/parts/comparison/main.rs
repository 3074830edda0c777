//! Trains models that answer questions, to see what each of their parts is for.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::dataset::questions::Language;
use chainrule::graph::{self, ComparisonConfig, ComparisonSnapshot, shipped};
use chainrule::wasm::Js;

/// The model, and what is left of it when something is taken away, trained side by side.
#[wasm_bindgen]
pub struct Comparison(graph::Comparison);

#[wasm_bindgen]
impl Comparison {
    /// Begins it.
    ///
    /// # Errors
    /// As [`graph::Comparison::new`], and if `config` is not a `ComparisonConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<ComparisonConfig>) -> Result<Comparison> {
        Ok(Self(graph::Comparison::new(config.read("comparison")?)?))
    }

    /// Does a little. Returns whether there is more to do.
    ///
    /// # Errors
    /// As [`graph::Comparison::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<ComparisonSnapshot> {
        Js::new(&self.0.snapshot())
    }
}

/// The comparison that was recorded when the shipped models were trained, a `ComparisonSnapshot` as JSON.
///
/// # Errors
/// If `language` is not a `WorldLanguage`.
#[wasm_bindgen(js_name = recordedComparison)]
pub fn recorded_comparison(language: Js<Language>) -> Result<String> {
    Ok(shipped::recorded(language.read("language")?).to_owned())
}

/// Runs once when the module is loaded, and makes panics print their source location to the console.
fn main() {
    console_error_panic_hook::set_once();
}
