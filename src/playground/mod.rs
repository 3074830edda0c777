//! The playground: a small network on points of the plane, or on the rows of a table, with its decision surface, the response of every unit, weights,
//! gradients and curves, at any step of the training, forward and backward.

mod data;
mod files;
mod reasons;
mod record;
mod run;
mod seeds;
mod snapshot;

pub use data::{Data, DataConfig, Feature, Picture, Plane, Source, View, pictures};
pub use files::{Files, FilesConfig, Weights};
pub use reasons::{Cure, Finding, Reason, Tried};
pub use record::{BestEpoch, Curves, Part, Record};
pub use run::{MAX_RECORDED, Playground};
pub use seeds::{MAX_SEEDS, Seeds, SeedsConfig, SeedsSnapshot, Spread};
pub use snapshot::{Curve, EpochSizes, LayerSnapshot, N_SURFACE_CELLS, N_UNIT_CELLS, PartSize, Snapshot, Unit};

use serde::{Deserialize, Serialize};

use crate::dataset::points::Task;
use crate::error::{Computed, Expected, Got, TargetKind, What};
pub use crate::limits::playground::{MAX_EPOCHS, MAX_HIDDEN, MAX_UNITS};
use crate::{
    Activation, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Schedule, TrainerConfig,
};

/// The settings of a training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaygroundConfig {
    /// The points.
    pub data: DataConfig,
    /// The hidden layers, 1 to [`MAX_HIDDEN`] with 1 to [`MAX_UNITS`] units each. The output layer has no
    /// activation function. Its only unit is the logit of class 1, or the value; for three classes or more, it has a unit for
    /// the logit of each.
    pub hidden: Vec<LayerConfig>,
    /// The distribution of the initial weights.
    pub init: Init,
    /// Binary cross-entropy for two classes, softmax cross-entropy for more; squared error, Huber or L1 for values.
    pub loss: Loss,
    /// The optimizer.
    pub optimizer: OptimizerConfig,
    /// The learning-rate schedule, with lengths in epochs.
    pub schedule: Schedule,
    /// The batch size B, 1 or more.
    pub batch_size: usize,
    /// When to stop.
    pub stop: StopConfig,
    /// The seed of the initial weights and of the order of samples.
    pub seed: u64,
}

/// When a training stops.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StopConfig {
    /// After this many epochs, 1 to [`MAX_EPOCHS`].
    pub n_epochs: usize,
    /// When the training loss at the end of an epoch is at most this, above 0.
    pub target_loss: Option<f64>,
    /// When the loss by which the best epoch is chosen has not improved for this many epochs, 1 or more: that of the validation
    /// data; without any, that of the test data; without any, that of the training data.
    pub patience: Option<usize>,
}

/// Why a training stopped.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundStop", optional_fields = nullable))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "rule")]
pub enum Stop {
    /// All epochs are finished.
    Epochs,
    /// The training loss is low enough.
    TargetLoss,
    /// The loss stopped improving.
    Patience {
        /// The epoch with the lowest loss.
        best: BestEpoch,
    },
    /// A number would have become infinite or NaN. The network is as it was before that step.
    Diverged {
        /// The quantity: `loss`, `pre_activation`, `d_weight`, `d_bias`.
        what: Computed,
        /// The index of its layer, from 0; `None` for the loss.
        layer_idx: Option<usize>,
        /// The step that failed, counted from 1.
        step: usize,
        /// A learning rate to try instead: a tenth of the current one.
        learning_rate: f64,
    },
}

impl PlaygroundConfig {
    /// Creates the initial network.
    fn network(&self, data: &Data) -> Result<Mlp<f64>> {
        let mut layers = self.hidden.clone();
        let n_outputs = if data.n_targets > 2 { data.n_targets } else { 1 };
        layers.push(LayerConfig { n_neurons: n_outputs, activation: Activation::Identity });
        let n_features = data.train.samples().ncols();
        Mlp::new(&MlpConfig { n_features, layers, init: self.init, seed: self.seed })
    }

    fn trainer(&self) -> TrainerConfig {
        let Self { loss, optimizer, batch_size, seed, .. } = *self;
        TrainerConfig { loss, optimizer, batch_size, seed }
    }

    /// Rejects settings that are out of range and are not validated by the modules that they are passed to.
    ///
    /// # Errors
    /// [`Error::Value`].
    fn validate(&self) -> Result<()> {
        check_range(What::Layers, self.hidden.len(), 1, MAX_HIDDEN)?;
        for layer in &self.hidden {
            check_range(What::Units, layer.n_neurons, 1, MAX_UNITS)?;
        }
        check_range(What::NEpochs, self.stop.n_epochs, 1, MAX_EPOCHS)?;
        if let Some(target) = self.stop.target_loss
            && !(target.is_finite() && target > 0.0)
        {
            return Err(Error::value(What::TargetLoss, Expected::ABOVE_0, target));
        }
        if self.stop.patience == Some(0) {
            return Err(Error::value(What::Patience, Expected::AT_LEAST_1, 0_usize));
        }
        self.schedule.validate()?;
        let is_for_classes = self.loss
            == if self.data.source.n_targets() > 2 { Loss::SoftmaxCrossEntropy } else { Loss::BinaryCrossEntropy };
        let is_for_values = matches!(self.loss, Loss::SquaredError { .. } | Loss::Huber { .. } | Loss::L1);
        match self.data.source.task() {
            Task::Classes if !is_for_classes => {
                Err(Error::value(What::Loss, Expected::LossFor { of: TargetKind::Classes }, Got::Other))
            }
            Task::Values if !is_for_values => {
                Err(Error::value(What::Loss, Expected::LossFor { of: TargetKind::Values }, Got::Other))
            }
            _ => Ok(()),
        }
    }
}

fn check_range(what: What, x: usize, from: usize, to: usize) -> Result<()> {
    if (from..=to).contains(&x) {
        return Ok(());
    }
    Err(Error::value(what, Expected::between(from, to), x))
}
