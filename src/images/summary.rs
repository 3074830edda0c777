//! What a training is and its progress, also of one in a file, without its images.

use serde::Serialize;

use super::config::ImageConfig;
use super::training::{ImageTraining, Note};
use crate::checkpoint::load_training;
use crate::layer::Dense;
use crate::{Result, Trainer};

/// What a list of trainings says of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrainingSummary {
    /// Its settings.
    pub config: ImageConfig,
    /// The number of pixels, followed by the number of units of each layer.
    pub shape: Vec<usize>,
    /// The number of updates made.
    pub step: usize,
    /// The current epoch, or the last one if none is running, from 1; 0 before the first update.
    pub epoch: usize,
    /// Whether all its epochs are done.
    pub is_over: bool,
}

impl TrainingSummary {
    /// Reads the summary of a training from a file written by [`ImageTraining::save`].
    ///
    /// # Errors
    /// As [`load_training`]; also [`Error::Format`](crate::Error::Format) if the file is of another kind of training.
    pub fn of_file(file: &[u8]) -> Result<Self> {
        let (trainer, note) = load_training(file)?;
        let Note { config, test, .. } = Note::read(&note)?;
        Ok(Self::new(config, &trainer, test.is_some()))
    }

    pub(super) fn new(config: ImageConfig, trainer: &Trainer<f32>, is_testing: bool) -> Self {
        let (history, mlp) = (trainer.history(), trainer.mlp());
        let n_finished = history.epochs.len();
        let is_between = is_testing || trainer.position().n_taken == 0;
        Self {
            shape: std::iter::once(mlp.n_features()).chain(mlp.layers().iter().map(Dense::n_outputs)).collect(),
            step: history.steps.len(),
            epoch: n_finished + usize::from(!is_between),
            is_over: !is_testing && n_finished >= config.n_epochs,
            config,
        }
    }
}

impl ImageTraining {
    /// Returns what a list says of this training.
    pub fn summary(&self) -> TrainingSummary {
        TrainingSummary::new(self.config().clone(), self.trainer(), self.is_testing())
    }
}
