//! The trainings of the lab on depth and width.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::capacity;
use chainrule::lab::capacity::{
    DepthConfig, DepthSnapshot, OverfitConfig, OverfitSnapshot, PiecesConfig, PiecesSnapshot, Sawtooth,
};
use chainrule::wasm::Js;

/// A hidden layer that learns a curve.
#[wasm_bindgen]
pub struct PiecesRun(capacity::PiecesRun);

#[wasm_bindgen]
impl PiecesRun {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::new`], and if `config` is not a `PiecesConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<PiecesConfig>) -> Result<PiecesRun> {
        Ok(Self(capacity::PiecesRun::new(config.read("pieces")?)?))
    }

    /// Makes a few steps. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<PiecesSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// Networks of several depths, with equal parameter budgets, that learn a curve side by side.
#[wasm_bindgen]
pub struct DepthRun(capacity::DepthRun);

#[wasm_bindgen]
impl DepthRun {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::new`], and if `config` is not a `DepthConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<DepthConfig>) -> Result<DepthRun> {
        Ok(Self(capacity::DepthRun::new(config.read("depths")?)?))
    }

    /// The index, in the snapshot, of the network that the next [`DepthRun::advance`] trains.
    pub fn turn(&self) -> usize {
        self.0.current()
    }

    /// Makes a few steps of one network. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<DepthSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// A network that overfits a few noisy samples, with remedies.
#[wasm_bindgen]
pub struct OverfitRun(capacity::OverfitRun);

#[wasm_bindgen]
impl OverfitRun {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::new`], and if `config` is not an `OverfitConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<OverfitConfig>) -> Result<OverfitRun> {
        Ok(Self(capacity::OverfitRun::new(config.read("overfit")?)?))
    }

    /// Trains until the next record. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<OverfitSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// The sawtooth with `n_folds` folds.
///
/// # Errors
/// As [`capacity::sawtooth`].
#[wasm_bindgen]
pub fn sawtooth(#[wasm_bindgen(js_name = nFolds)] n_folds: usize) -> Result<Js<Sawtooth>> {
    Ok(Js::new(&capacity::sawtooth(n_folds)?))
}
