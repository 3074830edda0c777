//! Trainings of the lab on depth and width, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::Result;
use crate::lab::capacity;

/// A hidden layer that learns a curve, bit by bit.
#[wasm_bindgen]
pub struct PiecesRun(capacity::PiecesRun);

#[wasm_bindgen]
impl PiecesRun {
    /// From a `PiecesConfig`.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::new`], and if `config` is not a `PiecesConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<PiecesRun> {
        Ok(Self(capacity::PiecesRun::new(from_js("pieces", config)?)?))
    }

    /// A few steps more. Whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// A `PiecesSnapshot`.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::snapshot`].
    pub fn snapshot(&self) -> Result<JsValue> {
        Ok(to_js(&self.0.snapshot()?))
    }
}

/// Networks of several depths with as many parameters each, which learn a curve side by side.
#[wasm_bindgen]
pub struct DepthRun(capacity::DepthRun);

#[wasm_bindgen]
impl DepthRun {
    /// From a `DepthConfig`.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::new`], and if `config` is not a `DepthConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<DepthRun> {
        Ok(Self(capacity::DepthRun::new(from_js("depths", config)?)?))
    }

    /// The network that the next [`DepthRun::advance`] trains, by its place in the snapshot.
    pub fn turn(&self) -> usize {
        self.0.turn()
    }

    /// A few steps of one network. Whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// A `DepthSnapshot`.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::snapshot`].
    pub fn snapshot(&self) -> Result<JsValue> {
        Ok(to_js(&self.0.snapshot()?))
    }
}

/// A network that learns few noisy samples by heart, and what helps against it.
#[wasm_bindgen]
pub struct OverfitRun(capacity::OverfitRun);

#[wasm_bindgen]
impl OverfitRun {
    /// From an `OverfitConfig`.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::new`], and if `config` is not an `OverfitConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<OverfitRun> {
        Ok(Self(capacity::OverfitRun::new(from_js("overfit", config)?)?))
    }

    /// The steps until the next record. Whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// An `OverfitSnapshot`.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::snapshot`].
    pub fn snapshot(&self) -> Result<JsValue> {
        Ok(to_js(&self.0.snapshot()?))
    }
}

/// The `Sawtooth` of so many foldings.
///
/// # Errors
/// As [`capacity::sawtooth`].
#[wasm_bindgen]
pub fn sawtooth(n_folds: usize) -> Result<JsValue> {
    Ok(to_js(&capacity::sawtooth(n_folds)?))
}
