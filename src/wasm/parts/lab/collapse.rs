//! A network with its activations off and on, for the page.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::collapse::{self, Collapse, CollapseConfig, CollapseRun, RunConfig, Snapshot};
use chainrule::wasm::Js;

/// A network held against the product of its layers.
///
/// # Errors
/// As [`collapse::look`], and if `config` is not a `CollapseConfig`.
#[wasm_bindgen(js_name = collapseNetwork)]
pub fn collapse_network(config: Js<CollapseConfig>) -> Result<Js<Collapse>> {
    Ok(Js::new(&collapse::look(&config.read("collapse")?)?))
}

/// A network in training, twice, as the page holds it.
#[wasm_bindgen(js_name = CollapseRun)]
pub struct CollapseRunHandle(CollapseRun);

#[wasm_bindgen(js_class = CollapseRun)]
impl CollapseRunHandle {
    /// The run before its first epoch.
    ///
    /// # Errors
    /// As [`CollapseRun::new`], and if `config` is not a `RunConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<RunConfig>) -> Result<CollapseRunHandle> {
        Ok(Self(CollapseRun::new(&config.read("training")?)?))
    }

    /// One epoch of both networks. Whether there is more to do.
    ///
    /// # Errors
    /// As [`CollapseRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// How far it has come.
    ///
    /// # Errors
    /// As [`CollapseRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<Snapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}
