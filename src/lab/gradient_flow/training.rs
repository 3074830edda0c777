//! Networks of one comparison trained side by side, step by step: which of their layers move?

use serde::{Deserialize, Serialize};

use super::measure::{Pass, rms};
use super::{LOSS, NetworkConfig, Shape, Trouble, check_learning_rate};
use crate::error::{Expected, What};
use crate::{Dataset, Error, Mlp, OptimizerConfig, Result, Trainer, TrainerConfig};

/// How they are trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowRunConfig"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RunConfig {
    /// What the networks share.
    pub shape: Shape,
    /// The networks, at least one.
    pub networks: Vec<NetworkConfig>,
    /// Adam, instead of plain gradient descent.
    pub is_adam: bool,
    /// η, above 0.
    pub learning_rate: f64,
    /// From 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The most steps of a run.
pub const MAX_STEPS: usize = 2000;

/// The training of a comparison. Every step takes the whole batch.
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

/// How far the training has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowRunRecord"))]
#[serde(rename_all = "camelCase")]
pub struct RunRecord {
    /// The number of steps that were made.
    pub step: usize,
    /// Of so many.
    pub n_steps: usize,
    /// The networks, in their order.
    pub networks: Vec<NetworkRecord>,
}

/// How far one network has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowNetworkRecord", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct NetworkRecord {
    /// The loss before each step that was made.
    pub losses: Vec<f64>,
    /// How far each layer's weights have moved: RMS of their change through RMS of the initial ones; none if those are 0.
    pub moved: Vec<Option<f64>>,
    /// The first layer's through the last layer's.
    pub moved_ratio: Option<f64>,
    /// Why there is no further step, if there is none.
    pub stopped: Option<Stop>,
}

/// A step that could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowStop", optional_fields = nullable))]
pub struct Stop {
    /// Its number, from 1.
    pub step: usize,
    /// Where it began.
    pub trouble: Option<Trouble>,
}

impl TrainingRun {
    /// The networks before their first step.
    ///
    /// # Errors
    /// If a number of the configuration is out of its range, or a name is unknown.
    pub fn new(config: &RunConfig) -> Result<Self> {
        if config.networks.is_empty() {
            return Err(Error::Empty { what: What::Networks });
        }
        if !(1..=MAX_STEPS).contains(&config.n_steps) {
            return Err(Error::value(What::NSteps, Expected::between(1, MAX_STEPS), config.n_steps));
        }
        check_learning_rate(config.learning_rate)?;
        let usual = if config.is_adam { OptimizerConfig::adam() } else { OptimizerConfig::sgd() };
        let optimizer = OptimizerConfig { learning_rate: config.learning_rate, ..usual };
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

    /// One step of every network that has not stopped. Whether there is more to do.
    pub fn advance(&mut self) -> bool {
        self.step += 1;
        for network in &mut self.networks {
            network.advance(&self.batch, self.step);
        }
        self.step < self.n_steps && self.networks.iter().any(|network| network.stopped.is_none())
    }

    /// How far it has come.
    pub fn record(&self) -> RunRecord {
        let networks = self.networks.iter().map(InTraining::record).collect();
        RunRecord { step: self.step, n_steps: self.n_steps, networks }
    }
}

impl InTraining {
    fn advance(&mut self, batch: &Dataset<f32>, step: usize) {
        if self.stopped.is_none() && self.trainer.update(batch).is_err() {
            // The network is still as it was before this step, so that the step can be looked at.
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
        let moved_ratio = match (moved.first(), moved.last()) {
            (Some(&Some(first)), Some(&Some(last))) => Some(first / last),
            _ => None,
        };
        let losses = self.trainer.history().steps.clone();
        NetworkRecord { losses, moved, moved_ratio, stopped: self.stopped }
    }
}
