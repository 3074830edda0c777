//! A network with its activations off and on, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::lab::collapse::{self, CollapseConfig, CollapseRun, RunConfig};

/// A `CollapseConfig` -> a `Collapse`.
///
/// # Errors
/// As [`collapse::look`], and if `config` is not a `CollapseConfig`.
#[wasm_bindgen(js_name = collapseNetwork)]
pub fn collapse_network(config: JsValue) -> Result<JsValue, JsValue> {
    let config: CollapseConfig = from_js("collapse", config)?;
    Ok(to_js(&collapse::look(&config)?))
}

/// A network in training, twice, as the page holds it.
#[wasm_bindgen(js_name = CollapseRun)]
pub struct CollapseRunHandle(CollapseRun);

#[wasm_bindgen(js_class = CollapseRun)]
impl CollapseRunHandle {
    /// A `RunConfig` -> the run before its first epoch.
    ///
    /// # Errors
    /// As [`CollapseRun::new`], and if `config` is not a `RunConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<CollapseRunHandle, JsValue> {
        let config: RunConfig = from_js("training", config)?;
        Ok(Self(CollapseRun::new(&config)?))
    }

    /// One epoch of both networks. Whether there is more to do.
    ///
    /// # Errors
    /// As [`CollapseRun::advance`].
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        Ok(self.0.advance()?)
    }

    /// How far it has come, as a `Snapshot`.
    ///
    /// # Errors
    /// As [`CollapseRun::snapshot`].
    pub fn snapshot(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.0.snapshot()?))
    }
}
