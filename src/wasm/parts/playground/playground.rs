//! The playground.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::playground::{
    self, Picture, Playground, PlaygroundConfig, Seeds, SeedsConfig, SeedsSnapshot, Snapshot, View,
};
use chainrule::trace::Formula;
use chainrule::wasm::Js;

/// A thumbnail of each generated data set.
///
/// # Errors
/// As [`playground::pictures`].
#[wasm_bindgen(js_name = playgroundPictures)]
pub fn playground_pictures() -> Result<Js<Vec<Picture>>> {
    Ok(Js::new(&playground::pictures()?))
}

/// Refuses a border that is not a formula of one variable.
///
/// # Errors
/// As [`Formula::parse`].
#[wasm_bindgen(js_name = checkFormula)]
pub fn check_formula(formula: &str) -> Result<()> {
    Formula::parse(formula).map(drop)
}

/// A training in the playground.
#[wasm_bindgen]
pub struct PlaygroundRun(Playground);

#[wasm_bindgen]
impl PlaygroundRun {
    /// Creates a training that has not made a step yet.
    ///
    /// # Errors
    /// As [`Playground::new`], and if `config` is not a `PlaygroundConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<PlaygroundConfig>) -> Result<PlaygroundRun> {
        Ok(Self(Playground::new(config.read("playground")?)?))
    }

    /// One update. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`Playground::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Goes to the state after `step` updates.
    ///
    /// # Errors
    /// As [`Playground::go_to`].
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&mut self, step: usize) -> Result<()> {
        self.0.go_to(step)
    }

    /// Chooses what is visible of the inputs.
    ///
    /// # Errors
    /// As [`Playground::set_view`], and if `view` is not a `PlaygroundView`.
    #[wasm_bindgen(js_name = setView)]
    pub fn set_view(&mut self, view: Js<View>) -> Result<()> {
        self.0.set_view(view.read("view")?)
    }

    /// Returns the current snapshot.
    ///
    /// # Errors
    /// As [`Playground::snapshot`].
    pub fn snapshot(&mut self) -> Result<Js<Snapshot>> {
        Ok(Js::new(&self.0.snapshot()?))
    }
}

/// A training of the playground, repeated with several seeds.
#[wasm_bindgen]
pub struct SeedsRun(Seeds);

#[wasm_bindgen]
impl SeedsRun {
    /// Creates the trainings; none of them has made an update.
    ///
    /// # Errors
    /// As [`Seeds::new`], and if `config` is not a `SeedsConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: Js<SeedsConfig>) -> Result<SeedsRun> {
        Ok(Self(Seeds::new(config.read("seeds")?)?))
    }

    /// One update. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`Seeds::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the finished trainings.
    pub fn snapshot(&self) -> Js<SeedsSnapshot> {
        Js::new(&self.0.snapshot())
    }
}
