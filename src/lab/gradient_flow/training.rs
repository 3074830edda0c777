//! Trains the networks of a comparison side by side, to show which of their layers change.

use serde::{Deserialize, Serialize};

use super::measure::{Pass, ratio, rms};
use super::{LOSS, NetworkConfig, Shape, Trouble, check_learning_rate};
use crate::error::{Expected, What};
pub use crate::limits::lab::MAX_FLOW_STEPS as MAX_STEPS;
use crate::{Dataset, Error, Mlp, OptimizerConfig, Result, Trainer, TrainerConfig};

/// The settings of the trainings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowRunConfig"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RunConfig {
    /// The shape of all networks.
    pub shape: Shape,
    /// The networks, at least one.
    pub networks: Vec<NetworkConfig>,
    /// Whether to use Adam instead of plain gradient descent.
    pub is_adam: bool,
    /// The learning rate η, above 0.
    pub learning_rate: f64,
    /// The number of steps, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of all networks of a comparison. Every step uses the whole batch.
pub struct TrainingRun {
    n_steps: usize,
    step: usize,
    batch: Dataset<f32>,
    networks: Vec<InTraining>,
}

struct InTraining {
    initial: Mlp<f32>,
    trainer: Trainer<f32>,
    stopped: Option<Stop>,
}

/// The progress of a training.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowRunRecord"))]
#[serde(rename_all = "camelCase")]
pub struct RunRecord {
    /// The number of steps made.
    pub step: usize,
    /// The number of steps of the whole run.
    pub n_steps: usize,
    /// The networks, in the order of the settings.
    pub networks: Vec<NetworkRecord>,
}

/// The progress of one network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowNetworkRecord", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct NetworkRecord {
    /// The loss before each step.
    pub losses: Vec<f64>,
    /// How far each layer's weights have moved: the RMS of their change divided by the RMS of the initial weights; `None` if
    /// those are 0.
    pub moved: Vec<Option<f64>>,
    /// The first layer's value divided by the last hidden layer's.
    pub moved_ratio: Option<f64>,
    /// Why the network stopped, if it did.
    pub stopped: Option<Stop>,
}

/// A step that failed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowStop", optional_fields = nullable))]
pub struct Stop {
    /// Its number, from 1.
    pub step: usize,
    /// Where numbers stopped being finite.
    pub trouble: Option<Trouble>,
}

impl TrainingRun {
    /// Creates the networks, before their first step.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, or a name is unknown.
    pub fn new(config: &RunConfig) -> Result<Self> {
        if config.networks.is_empty() {
            return Err(Error::Empty { what: What::Networks });
        }
        if !(1..=MAX_STEPS).contains(&config.n_steps) {
            return Err(Error::value(What::NSteps, Expected::between(1, MAX_STEPS), config.n_steps));
        }
        check_learning_rate(config.learning_rate)?;
        let defaults = if config.is_adam { OptimizerConfig::adam() } else { OptimizerConfig::sgd() };
        let optimizer = OptimizerConfig { learning_rate: config.learning_rate, ..defaults };
        let Shape { n_samples, seed, .. } = config.shape;
        let batch = config.shape.batch()?;
        let begin = |network: &NetworkConfig| {
            let initial = network.mlp(&config.shape)?;
            let how = TrainerConfig { loss: LOSS, optimizer, batch_size: n_samples, seed };
            Ok(InTraining { trainer: Trainer::new(initial.clone(), how)?, initial, stopped: None })
        };
        let networks = config.networks.iter().map(begin).collect::<Result<_>>()?;
        Ok(Self { n_steps: config.n_steps, step: 0, batch, networks })
    }

    /// Makes one step of every network that has not stopped. Returns whether there is more to do.
    pub fn advance(&mut self) -> bool {
        self.step += 1;
        for network in &mut self.networks {
            network.advance(&self.batch, self.step);
        }
        self.step < self.n_steps && self.networks.iter().any(|network| network.stopped.is_none())
    }

    /// Returns the current progress.
    pub fn record(&self) -> RunRecord {
        let networks = self.networks.iter().map(InTraining::record).collect();
        RunRecord { step: self.step, n_steps: self.n_steps, networks }
    }
}

impl InTraining {
    fn advance(&mut self, batch: &Dataset<f32>, step: usize) {
        if self.stopped.is_none() && self.trainer.update(batch).is_err() {
            // The network is unchanged, so the failed step can be repeated and examined.
            let trouble = Pass::new(self.trainer.mlp(), batch).ok().and_then(|pass| pass.trouble());
            self.stopped = Some(Stop { step, trouble });
        }
    }

    fn record(&self) -> NetworkRecord {
        let pairs = self.trainer.mlp().layers().iter().zip(self.initial.layers());
        let moved: Vec<Option<f64>> = pairs
            .map(|(now, initial)| {
                let before = rms(initial.weight());
                (before > 0.0).then(|| rms(&(now.weight() - initial.weight())) / before)
            })
            .collect();
        let moved_ratio = moved[0].zip(moved[moved.len() - 2]).and_then(|(first, last)| ratio(first, last));
        let losses = self.trainer.history().steps.clone();
        NetworkRecord { losses, moved, moved_ratio, stopped: self.stopped }
    }
}
