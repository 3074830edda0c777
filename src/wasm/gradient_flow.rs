//! Signals and gradients through deep networks, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::lab::gradient_flow::{self, EdgeConfig, FlowConfig, RunConfig};

/// A `FlowConfig` -> a `Flow` for each of its networks.
///
/// # Errors
/// As [`gradient_flow::flow`], and if `config` is not a `FlowConfig`.
#[wasm_bindgen(js_name = gradientFlow)]
pub fn gradient_flow(config: JsValue) -> Result<JsValue, JsValue> {
    let config: FlowConfig = from_js("flow", config)?;
    Ok(to_js(&gradient_flow::flow(&config)?))
}

/// Networks trained side by side, step by step.
#[wasm_bindgen]
pub struct FlowTraining(gradient_flow::TrainingRun);

#[wasm_bindgen]
impl FlowTraining {
    /// From a `RunConfig`.
    ///
    /// # Errors
    /// As [`gradient_flow::TrainingRun::new`], and if `config` is not a `RunConfig`.
    pub fn begin(config: JsValue) -> Result<FlowTraining, JsValue> {
        let config: RunConfig = from_js("run", config)?;
        Ok(Self(gradient_flow::TrainingRun::new(&config)?))
    }

    /// One step. Whether there is another.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// A `RunRecord`.
    pub fn snapshot(&self) -> JsValue {
        to_js(&self.0.record())
    }
}

/// A map of vanishing and exploding gradients, cell by cell.
#[wasm_bindgen]
pub struct EdgeOfChaos(gradient_flow::EdgeRun);

#[wasm_bindgen]
impl EdgeOfChaos {
    /// From an `EdgeConfig`.
    ///
    /// # Errors
    /// As [`gradient_flow::EdgeRun::new`], and if `config` is not an `EdgeConfig`.
    pub fn begin(config: JsValue) -> Result<EdgeOfChaos, JsValue> {
        let config: EdgeConfig = from_js("map", config)?;
        Ok(Self(gradient_flow::EdgeRun::new(config)?))
    }

    /// One cell. Whether there is another.
    ///
    /// # Errors
    /// As [`gradient_flow::EdgeRun::advance`].
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        Ok(self.0.advance()?)
    }

    /// An `EdgeMap`.
    pub fn snapshot(&self) -> JsValue {
        to_js(&self.0.map())
    }
}
