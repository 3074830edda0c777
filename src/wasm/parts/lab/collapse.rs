//! A network with its activations off and on.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::collapse::{self, Collapse, CollapseConfig, CollapseRun, RunConfig, Snapshot};
use chainrule::wasm::Js;

/// Compares a network with the product of its layers.
///
/// # Errors
/// As [`collapse::analyze`], and if `config` is not a `CollapseConfig`.
#[wasm_bindgen(js_name = collapseNetwork)]
pub fn collapse_network(config: Js<CollapseConfig>) -> Result<Js<Collapse>> {
    Ok(Js::new(&collapse::analyze(&config.read("collapse")?)?))
}

/// A network trained twice, with activations off and on.
#[wasm_bindgen(js_name = CollapseRun)]
pub struct CollapseRunHandle(CollapseRun);

#[wasm_bindgen(js_class = CollapseRun)]
impl CollapseRunHandle {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`CollapseRun::new`], and if `config` is not a `RunConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<RunConfig>) -> Result<CollapseRunHandle> {
        Ok(Self(CollapseRun::new(&config.read("training")?)?))
    }

    /// Trains both networks for one epoch. Returns whether there is more to do.
    ///
    /// # Errors
    /// As [`CollapseRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// As [`CollapseRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<Snapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}
