//! A training as files, with which another program repeats it: where it began, in which order it took the images, and the
//! images themselves.

use super::data::{ImageData, ImageSet};
use super::files::Part;
use super::training::ImageTraining;
use crate::checkpoint::save_start;
use crate::dataset::idx::{write_images, write_labels};
use crate::trainer::order;
use crate::{Mlp, Result};

impl ImageTraining {
    /// Saves the initial weights and the order of the images as safetensors: `order` (epochs, N), i32, holds the training images
    /// that each epoch begun so far takes, one after the other. If the training started from the weights in a file, the order is
    /// alone.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if it has more than 5 million entries.
    pub fn start(&self) -> Result<Vec<u8>> {
        let config = self.config();
        let order = order(config.seed, self.plan().n_train, config.batch_size, self.n_steps_made())?;
        let initial = if self.is_from_weights() { None } else { Some(Mlp::new(&config.mlp(self.data())?)?) };
        save_start(initial.as_ref(), &order)
    }
}

impl ImageData {
    /// The images, or their classes from 0, of a part as an IDX file, not compressed.
    pub fn idx(&self, part: Part) -> Vec<u8> {
        let images = |set: &ImageSet| write_images(set.images());
        let labels = |classes: &mut dyn Iterator<Item = usize>| {
            write_labels(&classes.map(|class| class as u8).collect::<Vec<u8>>())
        };
        match part {
            Part::TrainImages => images(self.train()),
            Part::TrainLabels => labels(&mut (0..self.train().n_samples()).map(|index| self.train_class(index))),
            Part::TestImages => images(self.test()),
            Part::TestLabels => labels(&mut (0..self.test().n_samples()).map(|index| self.test_class(index))),
        }
    }
}
