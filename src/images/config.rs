//! The settings of an image training.

use serde::{Deserialize, Serialize};

use super::data::ImageData;
use crate::error::{Expected, Got, TargetKind, What};
pub use crate::limits::images::{MAX_EPOCHS, MAX_HIDDEN_LAYERS, MAX_PARAMETERS, MAX_UNITS};
use crate::{Activation, Error, Init, LayerConfig, Loss, MlpConfig, OptimizerConfig, Result, TrainerConfig};

/// The settings of an image training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImageConfig {
    /// The number of units in each hidden layer, 1 to [`MAX_UNITS`] in each of at most [`MAX_HIDDEN_LAYERS`], and at most
    /// [`MAX_PARAMETERS`] weights and biases in all of a network that is trained from scratch.
    pub hidden: Vec<usize>,
    /// The activation function of the hidden layers; the last layer, with C units, has none.
    pub activation: Activation,
    /// The loss function, which must take classes.
    pub loss: Loss,
    /// The optimizer.
    pub optimizer: OptimizerConfig,
    /// The batch size B, 1 or more.
    #[serde(alias = "batch_size")]
    pub batch_size: usize,
    /// The number of epochs, 1 to [`MAX_EPOCHS`].
    #[serde(alias = "n_epochs")]
    pub n_epochs: usize,
    /// The distribution of the initial weights.
    pub init: Init,
    /// The seed of the initial weights and of the order of the images.
    pub seed: u64,
    /// The number of training images that are trained on, the first ones, 1 or more; all of them if there are fewer, or without
    /// a number.
    #[serde(alias = "n_train", default, skip_serializing_if = "Option::is_none")]
    pub n_train: Option<usize>,
}

/// How many updates a training is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrainingPlan {
    /// The number of images that are trained on, N.
    pub n_train: usize,
    /// The number of updates of an epoch, ⌈N/B⌉: one for each batch.
    pub steps_per_epoch: usize,
    /// The number of images in the last batch of an epoch, 1 to B.
    pub last_batch: usize,
    /// The number of updates of the whole training.
    pub n_steps: usize,
}

impl ImageConfig {
    /// Returns how many updates a training with these settings on `data` is made of.
    ///
    /// # Errors
    /// [`Error::Value`] if the batch size is 0.
    pub fn plan(&self, data: &ImageData) -> Result<TrainingPlan> {
        if self.batch_size == 0 {
            return Err(Error::value(What::BatchSize, Expected::AT_LEAST_1, 0_usize));
        }
        Ok(self.planned(data))
    }

    /// The same for a batch size that is not 0.
    pub(super) fn planned(&self, data: &ImageData) -> TrainingPlan {
        let n_images = data.train().n_samples();
        let n_train = self.n_train.map_or(n_images, |n| n.min(n_images));
        let steps_per_epoch = n_train.div_ceil(self.batch_size);
        let last_batch = n_train - self.batch_size * steps_per_epoch.saturating_sub(1);
        TrainingPlan { n_train, steps_per_epoch, last_batch, n_steps: self.n_epochs * steps_per_epoch }
    }

    pub(super) fn mlp(&self, data: &ImageData) -> Result<MlpConfig> {
        if self.hidden.len() > MAX_HIDDEN_LAYERS {
            return Err(Error::value(What::Layers, Expected::at_most(MAX_HIDDEN_LAYERS), self.hidden.len()));
        }
        if let Some(n) = self.hidden.iter().find(|n| !(1..=MAX_UNITS).contains(*n)) {
            return Err(Error::value(What::Units, Expected::between(1, MAX_UNITS), *n));
        }
        if !(1..=MAX_EPOCHS).contains(&self.n_epochs) {
            return Err(Error::value(What::NEpochs, Expected::between(1, MAX_EPOCHS), self.n_epochs));
        }
        if self.batch_size == 0 {
            return Err(Error::value(What::BatchSize, Expected::AT_LEAST_1, 0_usize));
        }
        if self.n_train == Some(0) {
            return Err(Error::value(What::NTrain, Expected::AT_LEAST_1, 0_usize));
        }
        if !self.loss.takes_classes() {
            return Err(Error::value(
                What::Loss,
                Expected::LossFor { of: TargetKind::Classes },
                Got::Targets { of: TargetKind::Values },
            ));
        }
        let hidden = self.hidden.iter().map(|&n_neurons| LayerConfig { n_neurons, activation: self.activation });
        let output = LayerConfig { n_neurons: data.n_classes(), activation: Activation::Identity };
        let layers = hidden.chain([output]).collect();
        Ok(MlpConfig { n_features: data.train().n_features(), layers, init: self.init, seed: self.seed })
    }

    pub(super) fn trainer(&self) -> TrainerConfig {
        let Self { loss, optimizer, batch_size, seed, .. } = *self;
        TrainerConfig { loss, optimizer, batch_size, seed }
    }
}
