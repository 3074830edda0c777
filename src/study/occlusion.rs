//! Saliency by covering: a patch of paper is laid over each place of the image, and the logit falls, or rises (Zeiler and
//! Fergus 2014, section 4.2).

use super::{N_PIXELS, Pass, Study};
use crate::Result;
use crate::ink::{Image, SIDE};

/// Side of the patch, in pixels.
pub const PATCH: usize = 5;

/// How the logit of a class falls when the ink around each pixel is covered.
#[derive(Debug, Clone)]
pub struct Occlusion {
    /// The class.
    pub class: usize,
    /// The fall, for the patch with each pixel as its middle: (784). Below 0 where the logit rises, 0 where there is no ink.
    pub falls: Vec<f32>,
}

impl Study {
    /// Covers the image place by place; at the border the patch is cut off.
    ///
    /// # Errors
    /// [`crate::Error::Value`] if there is no such class.
    pub fn occlusion(&self, image: &Image, class: usize) -> Result<Occlusion> {
        self.check_class(class)?;
        let pass = self.pass(image);
        let falls = (0..N_PIXELS).map(|middle| (pass.logits[class] - self.covered(&pass, middle, class)) as f32);
        Ok(Occlusion { class, falls: falls.collect() })
    }

    /// The logit with the ink around a pixel covered. The sums of the first layer lose what that ink has added to them.
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

/// The pixels of the patch around one.
fn patch(middle: usize) -> impl Iterator<Item = usize> {
    let near = |at: usize| at.saturating_sub(PATCH / 2)..(at + PATCH / 2 + 1).min(SIDE);
    let columns = near(middle % SIDE);
    near(middle / SIDE).flat_map(move |row| columns.clone().map(move |column| row * SIDE + column))
}
