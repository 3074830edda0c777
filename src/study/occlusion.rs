//! Occlusion saliency: how a logit changes when a patch of the image is covered with paper (Zeiler and Fergus 2014,
//! section 4.2).

use super::{N_PIXELS, Pass, Study};
use crate::Result;
use crate::ink::{Image, SIDE};

/// The side of the patch, in pixels.
pub const PATCH: usize = 5;

/// The decrease of a logit when the ink around each pixel is covered.
#[derive(Debug, Clone)]
pub struct Occlusion {
    /// The class.
    pub class: usize,
    /// The decrease for the patch centered on each pixel: (784). Negative where the logit rises, 0 where there is no ink.
    pub falls: Vec<f32>,
}

impl Study {
    /// Covers the image patch by patch; at the border the patch is clipped.
    ///
    /// # Errors
    /// [`crate::Error::Value`] if the class does not exist.
    pub fn occlusion(&self, image: &Image, class: usize) -> Result<Occlusion> {
        self.check_class(class)?;
        let pass = self.pass(image);
        let falls = (0..N_PIXELS).map(|middle| (pass.logits[class] - self.covered(&pass, middle, class)) as f32);
        Ok(Occlusion { class, falls: falls.collect() })
    }

    /// Returns the logit with the ink around a pixel covered, by subtracting that ink's contribution from the first layer.
    fn covered(&self, pass: &Pass, middle: usize, class: usize) -> f64 {
        let mut lost = patch(middle).filter(|&pixel| pass.x[pixel] > 0.0).peekable();
        if lost.peek().is_none() {
            return pass.logits[class];
        }
        let [h, j, o] = &self.layers;
        let mut z1 = pass.sums[0].clone();
        for pixel in lost {
            z1.scaled_add(-pass.x[pixel], &h.columns.row(pixel));
        }
        let a2 = j.forward(&z1.mapv(|z| z.max(0.0))).mapv(|z| z.max(0.0));
        o.weight.row(class).dot(&a2) + o.bias[class]
    }
}

/// Returns the pixels of the patch around a pixel.
fn patch(middle: usize) -> impl Iterator<Item = usize> {
    let near = |at: usize| at.saturating_sub(PATCH / 2)..(at + PATCH / 2 + 1).min(SIDE);
    let columns = near(middle % SIDE);
    near(middle / SIDE).flat_map(move |row| columns.clone().map(move |column| row * SIDE + column))
}
