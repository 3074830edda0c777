//! Trainings of the lab on depth and width, for the page.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::capacity;
use chainrule::lab::capacity::{
    DepthConfig, DepthSnapshot, OverfitConfig, OverfitSnapshot, PiecesConfig, PiecesSnapshot, Sawtooth,
};
use chainrule::wasm::Js;

/// A hidden layer that learns a curve, bit by bit.
#[wasm_bindgen]
pub struct PiecesRun(capacity::PiecesRun);

#[wasm_bindgen]
impl PiecesRun {
    /// Before its first step.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::new`], and if `config` is not a `PiecesConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<PiecesConfig>) -> Result<PiecesRun> {
        Ok(Self(capacity::PiecesRun::new(config.read("pieces")?)?))
    }

    /// A few steps more. Whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// How far it has come.
    ///
    /// # Errors
    /// As [`capacity::PiecesRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<PiecesSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// Networks of several depths with as many parameters each, which learn a curve side by side.
#[wasm_bindgen]
pub struct DepthRun(capacity::DepthRun);

#[wasm_bindgen]
impl DepthRun {
    /// Before its first step.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::new`], and if `config` is not a `DepthConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<DepthConfig>) -> Result<DepthRun> {
        Ok(Self(capacity::DepthRun::new(config.read("depths")?)?))
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

    /// How far it has come.
    ///
    /// # Errors
    /// As [`capacity::DepthRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<DepthSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// A network that learns few noisy samples by heart, and what helps against it.
#[wasm_bindgen]
pub struct OverfitRun(capacity::OverfitRun);

#[wasm_bindgen]
impl OverfitRun {
    /// Before its first step.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::new`], and if `config` is not an `OverfitConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<OverfitConfig>) -> Result<OverfitRun> {
        Ok(Self(capacity::OverfitRun::new(config.read("overfit")?)?))
    }

    /// The steps until the next record. Whether there are more to make.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// How far it has come.
    ///
    /// # Errors
    /// As [`capacity::OverfitRun::snapshot`].
    pub fn snapshot(&self) -> Result<Js<OverfitSnapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// The sawtooth of so many foldings.
///
/// # Errors
/// As [`capacity::sawtooth`].
#[wasm_bindgen]
pub fn sawtooth(#[wasm_bindgen(js_name = nFolds)] n_folds: usize) -> Result<Js<Sawtooth>> {
    Ok(Js::new(&capacity::sawtooth(n_folds)?))
}
