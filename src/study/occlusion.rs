//! Saliency by covering: a patch of paper is laid over each place of the picture, and the logit falls, or rises (Zeiler and
//! Fergus 2014, section 4.2).

use ndarray::Array2;

use super::{N_PIXELS, Study};
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
    /// Covers the picture place by place; at the border the patch is cut off.
    ///
    /// # Errors
    /// [`crate::Error::Value`] if there is no such class.
    pub fn occlusion(&self, image: &Image, class: usize) -> Result<Occlusion> {
        self.check_class(class)?;
        let x = image.to_input();
        let covered: Vec<(usize, Vec<usize>)> = (0..N_PIXELS)
            .map(|middle| (middle, patch(middle).filter(|&pixel| x[(0, pixel)] > 0.0).collect::<Vec<_>>()))
            .filter(|(_, inked)| !inked.is_empty())
            .collect();
        // The picture as it is comes first.
        let mut batch = Array2::zeros((1 + covered.len(), N_PIXELS));
        batch.assign(&x);
        for (mut row, (_, inked)) in batch.rows_mut().into_iter().skip(1).zip(&covered) {
            inked.iter().for_each(|&pixel| row[pixel] = 0.0);
        }
        let logits = self.mlp.predict(&batch)?;
        let mut falls = vec![0.0; N_PIXELS];
        for (row, (middle, _)) in covered.iter().enumerate() {
            falls[*middle] = logits[(0, class)] - logits[(1 + row, class)];
        }
        Ok(Occlusion { class, falls })
    }
}

/// The pixels of the patch around one.
fn patch(middle: usize) -> impl Iterator<Item = usize> {
    let near = |at: usize| at.saturating_sub(PATCH / 2)..(at + PATCH / 2 + 1).min(SIDE);
    let columns = near(middle % SIDE);
    near(middle / SIDE).flat_map(move |row| columns.clone().map(move |column| row * SIDE + column))
}
