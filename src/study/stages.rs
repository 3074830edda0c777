//! The prediction after each stage of rendering a drawing.

use super::Study;
use crate::Result;
use crate::ink::{Image, Steps, Stroke, render_steps};
use crate::reading::Reading;

/// The number of stages after the raw image.
const N_STEPS: usize = 4;

/// An image after some stages of rendering, with the network's reading.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The image so far.
    pub image: Image,
    /// The network's reading.
    pub answer: Reading,
}

impl Study {
    /// Returns the stages of a drawing: the raw pad, then one more step each, in the order crop, scale, pen, center. A step
    /// that is not in `steps` is skipped, so that its stage equals the previous one. Returns `None` if the drawing is empty or
    /// too small.
    ///
    /// # Errors
    /// As [`render_steps`] and [`crate::reading::DigitNetwork::read`].
    pub fn stages(&self, strokes: &[Stroke], pad_side: f32, steps: Steps) -> Result<Option<Vec<Stage>>> {
        let so_far = |n: usize| Steps {
            crop: steps.crop && n > 0,
            scale: steps.scale && n > 1,
            pen: steps.pen && n > 2,
            center: steps.center && n > 3,
        };
        let stages = (0..=N_STEPS).map(|n| match render_steps(strokes, pad_side, so_far(n))? {
            None => Ok(None),
            Some(image) => Ok(Some(Stage { answer: self.network.read(&image)?, image })),
        });
        stages.collect()
    }
}
