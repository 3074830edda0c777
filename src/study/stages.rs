//! What the network makes of a drawing on each stage of its way into the image.

use super::Study;
use crate::Result;
use crate::ink::{Image, Steps, Stroke, render_steps};
use crate::reading::Reading;

/// The stages after the raw one.
const N_STEPS: usize = 4;

/// An image on its way, and what the network makes of it.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The image so far.
    pub image: Image,
    /// The network's answer.
    pub answer: Reading,
}

impl Study {
    /// The way of a drawing: the raw pad, then with one step more each, in the order crop, scale, pen, center. Steps that are
    /// not in `steps` are left out; the stage then is as the one before it. `None` while there is no digit yet.
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
