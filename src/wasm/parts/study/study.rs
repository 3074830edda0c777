//! The network that names digits, looked into, for the page.

use wasm_bindgen::prelude::*;

use chainrule::ink::{Image, Steps};
use chainrule::study::{self, AttackMethod, Example, Study, UnitPlace};
use chainrule::wasm::Js;
use chainrule::wire::{self, AttackView, InsideView, OcclusionView, StageView, Strokes};
use chainrule::{Result, checkpoint};

/// A network that names digits, to be looked into.
#[wasm_bindgen]
pub struct DigitStudy(Study);

#[wasm_bindgen]
impl DigitStudy {
    /// The network in the bytes of a safetensors file.
    ///
    /// # Errors
    /// As [`checkpoint::load`] and [`Study::new`].
    pub fn load(bytes: &[u8]) -> Result<DigitStudy> {
        Ok(Self(Study::new(checkpoint::load(bytes)?)?))
    }

    /// The network at work on an image of 784 grey levels: seen from a digit, or else the one that the network names, and from a
    /// hidden unit if there is one.
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

    /// How the logit of a digit falls when the ink around each pixel is covered.
    ///
    /// # Errors
    /// As [`Image::from_pixels`] and [`Study::occlusion`].
    pub fn occlusion(&self, pixels: &[u8], digit: usize) -> Result<Js<OcclusionView>> {
        Ok(Js::new(&wire::occlusion_view(self.0.occlusion(&Image::from_pixels(pixels)?, digit)?)))
    }

    /// The stages on the way of strokes into the image, each with the network's answer; undefined while there is no
    /// digit yet.
    ///
    /// # Errors
    /// As [`Study::stages`], and if `points` does not hold what `lengths` says.
    pub fn stages(&self, points: &[f32], lengths: &[u32], steps: Js<Steps>) -> Result<Option<Js<Vec<StageView>>>> {
        let strokes = Strokes::read(points, lengths)?;
        Ok(wire::stage_views(&self.0, &strokes, steps.read("steps")?)?.as_ref().map(Js::new))
    }

    /// A changed image with another answer. `budget`: the grey levels by which each pixel may change, or
    /// else the smallest change is looked for.
    ///
    /// # Errors
    /// As [`Image::from_pixels`] and [`Study::attack`].
    pub fn attack(&self, pixels: &[u8], target: Option<usize>, budget: Option<u8>) -> Result<Js<AttackView>> {
        let method = budget.map_or(AttackMethod::Smallest, AttackMethod::Budget);
        Ok(Js::new(&wire::attack_view(pixels, &self.0.attack(&Image::from_pixels(pixels)?, target, method)?)))
    }
}

/// The strokes of a prepared drawing, on a pad whose side is 1.
///
/// # Errors
/// As [`study::example`].
#[wasm_bindgen(js_name = exampleDrawing)]
pub fn example_drawing(name: Js<Example>) -> Result<Js<Strokes>> {
    Ok(Js::new(&Strokes::new(&study::example(name.read("example")?)?)))
}
