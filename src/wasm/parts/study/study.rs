//! Analysis of the digit network.

use wasm_bindgen::prelude::*;

use chainrule::ink::{Image, Steps};
use chainrule::study::{self, AttackMethod, Example, Study, UnitPlace};
use chainrule::wasm::Js;
use chainrule::wire::{self, AttackView, InsideView, OcclusionView, StageView, Strokes};
use chainrule::{Result, checkpoint};

/// A digit network prepared for analysis.
#[wasm_bindgen]
pub struct DigitStudy(Study);

#[wasm_bindgen]
impl DigitStudy {
    /// Loads a network from a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Study::new`].
    pub fn load(bytes: &[u8]) -> Result<DigitStudy> {
        Ok(Self(Study::new(checkpoint::load(bytes)?)?))
    }

    /// Analyzes the network on an image of 784 gray levels, with respect to a digit (by default the predicted one) and,
    /// optionally, a hidden unit.
    ///
    /// # Errors
    /// As [`Image::from_pixels`] and [`Study::inside`].
    pub fn inside(
        &self,
        pixels: &[u8],
        digit: Option<usize>,
        layer: Option<usize>,
        unit: Option<usize>,
    ) -> Result<Js<InsideView>> {
        let place = layer.zip(unit).map(|(layer, unit)| UnitPlace { layer, unit });
        Ok(Js::new(&wire::inside_view(pixels, self.0.inside(&Image::from_pixels(pixels)?, digit, place)?)))
    }

    /// Computes the decrease of a digit's logit when the ink around each pixel is covered.
    ///
    /// # Errors
    /// As [`Image::from_pixels`] and [`Study::occlusion`].
    pub fn occlusion(&self, pixels: &[u8], digit: usize) -> Result<Js<OcclusionView>> {
        Ok(Js::new(&wire::occlusion_view(self.0.occlusion(&Image::from_pixels(pixels)?, digit)?)))
    }

    /// Returns the stages of rendering strokes, each with the network's prediction; undefined if the drawing is empty or too
    /// small.
    ///
    /// # Errors
    /// As [`Study::stages`], and if the number of `points` does not match `lengths`.
    pub fn stages(&self, points: &[f32], lengths: &[u32], steps: Js<Steps>) -> Result<Option<Js<Vec<StageView>>>> {
        let strokes = Strokes::read(points, lengths)?;
        Ok(wire::stage_views(&self.0, &strokes, steps.read("steps")?)?.as_ref().map(Js::new))
    }

    /// Searches for an adversarial example. `budget`: the gray levels by which each pixel may change; without it, the smallest
    /// change is searched for.
    ///
    /// # Errors
    /// As [`Image::from_pixels`] and [`Study::attack`].
    pub fn attack(&self, pixels: &[u8], target: Option<usize>, budget: Option<u8>) -> Result<Js<AttackView>> {
        let method = budget.map_or(AttackMethod::Smallest, AttackMethod::Budget);
        Ok(Js::new(&wire::attack_view(pixels, &self.0.attack(&Image::from_pixels(pixels)?, target, method)?)))
    }
}

/// The strokes of an example drawing, on a pad of side 1.
///
/// # Errors
/// As [`study::example`].
#[wasm_bindgen(js_name = exampleDrawing)]
pub fn example_drawing(name: Js<Example>) -> Result<Js<Strokes>> {
    Ok(Js::new(&Strokes::new(&study::example(name.read("example")?)?)))
}
