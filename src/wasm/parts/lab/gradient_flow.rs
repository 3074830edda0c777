//! Signals and gradients in deep networks.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::gradient_flow::{self, EdgeConfig, EdgeMap, Flow, FlowConfig, RunConfig, RunRecord};
use chainrule::wasm::Js;

/// Measures signals and gradients in each network.
///
/// # Errors
/// As [`gradient_flow::flow`], and if `config` is not a `FlowConfig`.
#[wasm_bindgen(js_name = gradientFlow)]
pub fn gradient_flow(config: Js<FlowConfig>) -> Result<Js<Vec<Flow>>> {
    Ok(Js::new(&gradient_flow::flow(&config.read("flow")?)?))
}

/// Networks trained side by side, step by step.
#[wasm_bindgen]
pub struct FlowTraining(gradient_flow::TrainingRun);

#[wasm_bindgen]
impl FlowTraining {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`gradient_flow::TrainingRun::new`], and if `config` is not a `RunConfig`.
    pub fn begin(config: Js<RunConfig>) -> Result<FlowTraining> {
        Ok(Self(gradient_flow::TrainingRun::new(&config.read("run")?)?))
    }

    /// Makes one step. Returns whether there are more.
    pub fn advance(&mut self) -> bool {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<RunRecord> {
        Js::new(&self.0.record())
    }
}

/// A map of vanishing and exploding gradients, cell by cell.
#[wasm_bindgen]
pub struct EdgeOfChaos(gradient_flow::EdgeRun);

#[wasm_bindgen]
impl EdgeOfChaos {
    /// Creates an empty map.
    ///
    /// # Errors
    /// As [`gradient_flow::EdgeRun::new`], and if `config` is not an `EdgeConfig`.
    pub fn begin(config: Js<EdgeConfig>) -> Result<EdgeOfChaos> {
        Ok(Self(gradient_flow::EdgeRun::new(config.read("map")?)?))
    }

    /// Computes one cell. Returns whether there are more.
    ///
    /// # Errors
    /// As [`gradient_flow::EdgeRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the finished rows.
    pub fn snapshot(&self) -> Js<EdgeMap> {
        Js::new(&self.0.map())
    }
}
