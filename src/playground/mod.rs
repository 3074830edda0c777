//! A network of the plane that is built by hand and trained in view: its decision surface, what every hidden unit answers to,
//! weights, gradients and curves, at any step that was made, forward and back.

mod data;
mod record;
mod run;
mod snapshot;

pub use data::{Data, DataConfig, Picture, Plane, Source, pictures};
pub use record::{Curves, Record};
pub use run::{MAX_RECORDED, Playground};
pub use snapshot::{LayerSnapshot, N_SURFACE_CELLS, N_UNIT_CELLS, Snapshot, Unit};

use serde::{Deserialize, Serialize};

use crate::dataset::csv::Task;
use crate::error::{Computed, Expected, Got, TargetKind, What};
use crate::{
    Activation, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Schedule, TrainerConfig,
};

/// The most hidden layers.
pub const MAX_HIDDEN: usize = 6;
/// The most units of a hidden layer.
pub const MAX_UNITS: usize = 8;
/// The most epochs.
pub const MAX_EPOCHS: usize = 10_000;

/// What is trained on what, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaygroundConfig {
    /// The points.
    pub data: DataConfig,
    /// The hidden layers, 1 to [`MAX_HIDDEN`] of 1 to [`MAX_UNITS`] units. After them comes one output without activation
    /// function: the logit of class 1, or the value.
    pub hidden: Vec<LayerConfig>,
    /// How the initial weights are drawn.
    pub init: Init,
    /// Binary cross-entropy for classes; squared error, Huber or L1 for values.
    pub loss: Loss,
    /// How weights follow their gradients.
    pub optimizer: OptimizerConfig,
    /// How the learning rate changes; its lengths count epochs.
    pub schedule: Schedule,
    /// The samples of a batch.
    pub batch_size: usize,
    /// When it ends.
    pub stop: StopConfig,
    /// What initial weights and the order of samples are drawn from.
    pub seed: u64,
}

/// When a training ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StopConfig {
    /// After so many epochs, 1 to [`MAX_EPOCHS`].
    pub n_epochs: usize,
    /// At the end of an epoch when the training loss is at most this, above 0.
    pub target_loss: Option<f64>,
    /// When the test loss (without test points, the training loss) was not below its least for so many epochs, 1 or more.
    pub patience: Option<usize>,
}

/// Why a training ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundStop", optional_fields = nullable))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "rule")]
pub enum Stop {
    /// All epochs are made.
    Epochs,
    /// The training loss is low enough.
    TargetLoss,
    /// The loss did not fall any more.
    Patience {
        /// The epoch after which it was least.
        best_epoch: usize,
        /// What it was.
        best_loss: f64,
    },
    /// A number was about to be infinite, or none at all. The network is as it was before that step.
    Diverged {
        /// What it was: `loss`, `pre_activation`, `d_weight`, `d_bias`.
        what: Computed,
        /// The layer, counted from 0, if it is a layer's.
        layer_idx: Option<usize>,
        /// The step that was not made, from 1.
        step: usize,
        /// A learning rate to try instead: a tenth.
        learning_rate: f64,
    },
}

impl PlaygroundConfig {
    /// The network before its first step.
    fn network(&self) -> Result<Mlp<f64>> {
        let mut layers = self.hidden.clone();
        layers.push(LayerConfig { n_neurons: 1, activation: Activation::Identity });
        Mlp::new(&MlpConfig { n_features: 2, layers, init: self.init, seed: self.seed })
    }

    fn trainer(&self) -> TrainerConfig {
        let Self { loss, optimizer, batch_size, seed, .. } = *self;
        TrainerConfig { loss, optimizer, batch_size, seed }
    }

    /// Refuses what is out of its range; what the parts of the crate refuse themselves is left to them.
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
        let is_for_classes = self.loss == Loss::BinaryCrossEntropy;
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
