//! Trains a network twice from the same initial weights, with activations off and on.

use serde::{Deserialize, Serialize};

use super::{Collapse, DrawnNetwork, Fit, GivenLayer, GivenNetwork, Pair, Plane, Points, compare, fit, points, single};
use crate::dataset::toy::ToyConfig;
use crate::error::{Expected, What};
pub use crate::limits::lab::MAX_COLLAPSE_EPOCHS as MAX_EPOCHS;
use crate::{Dataset, Error, Loss, OptimizerConfig, Result, Trainer, TrainerConfig};

/// The settings of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapseRunConfig"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RunConfig {
    /// The initial network.
    pub network: DrawnNetwork,
    /// The training data.
    pub data: ToyConfig,
    /// The plane on which predictions are evaluated.
    pub plane: Plane,
    /// The learning rate η of Adam, above 0.
    pub learning_rate: f64,
    /// The batch size B, 1 or more.
    pub batch_size: usize,
    /// The number of epochs, 1 to 2000.
    pub n_epochs: usize,
}

/// Both networks in training with binary cross-entropy and Adam, on the same batches.
#[derive(Debug, Clone)]
pub struct CollapseRun {
    off: Trainer<f32>,
    on: Trainer<f32>,
    data: Dataset<f32>,
    points: Points,
    plane: Plane,
    n_epochs: usize,
    progress: Progress,
}

/// The accuracies before the first epoch and after each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapseProgress"))]
pub struct Progress {
    /// The number of epochs made: 0, 1, …
    pub epochs: Vec<usize>,
    /// The accuracy with activations off.
    pub off: Vec<f64>,
    /// The accuracy with activations on.
    pub on: Vec<f64>,
}

/// The progress of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapseSnapshot"))]
pub struct Snapshot {
    /// The number of epochs made.
    pub epoch: usize,
    /// The number of updates that each network had.
    pub step: usize,
    /// Both networks.
    pub collapse: Collapse,
    /// The accuracies so far.
    pub progress: Progress,
}

impl CollapseRun {
    /// Creates a run that has not trained yet.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range.
    pub fn new(config: &RunConfig) -> Result<Self> {
        config.plane.validate()?;
        if !(1..=MAX_EPOCHS).contains(&config.n_epochs) {
            return Err(Error::value(What::NEpochs, Expected::between(1, MAX_EPOCHS), config.n_epochs));
        }
        let Pair { off, on } = config.network.pair()?;
        let data = config.data.draw()?;
        let trainer = |mlp| {
            let optimizer = OptimizerConfig { learning_rate: config.learning_rate, ..OptimizerConfig::adam() };
            let (loss, batch_size, seed) = (Loss::BinaryCrossEntropy, config.batch_size, config.network.seed);
            Trainer::new(mlp, TrainerConfig { loss, optimizer, batch_size, seed })
        };
        let mut run = Self {
            off: trainer(off)?,
            on: trainer(on)?,
            points: points(&data)?,
            data: single(&data)?,
            plane: config.plane,
            n_epochs: config.n_epochs,
            progress: Progress { epochs: vec![], off: vec![], on: vec![] },
        };
        run.record_accuracies()?;
        Ok(run)
    }

    /// Trains both networks for one epoch. Returns whether there is more to do.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss or gradient is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        self.off.epoch(&self.data)?;
        self.on.epoch(&self.data)?;
        self.record_accuracies()?;
        Ok(self.epoch() < self.n_epochs)
    }

    /// The number of epochs made.
    pub fn epoch(&self) -> usize {
        self.on.history().epochs.len()
    }

    /// Returns the metrics of both networks, with activations off and on.
    ///
    /// # Errors
    /// [`Error::Value`] if an output is not finite.
    pub fn fits(&self) -> Result<[Fit; 2]> {
        Ok([fit(self.off.mlp(), &self.data)?, fit(self.on.mlp(), &self.data)?])
    }

    /// The points, with the best accuracy of any half-plane.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// [`Error::Value`] if an output is not finite.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let (off, on, points) = (self.off.mlp(), self.on.mlp(), self.points.clone());
        Ok(Snapshot {
            epoch: self.epoch(),
            step: self.on.history().steps.len(),
            collapse: compare(off, on, Some(&self.data), Some(points), self.plane)?,
            progress: self.progress.clone(),
        })
    }

    /// Returns the network trained with its activations on.
    pub fn network(&self) -> GivenNetwork {
        let mlp = self.on.mlp();
        GivenNetwork { n_features: mlp.n_features(), layers: mlp.layers().iter().map(GivenLayer::of).collect() }
    }

    fn record_accuracies(&mut self) -> Result<()> {
        let [off, on] = self.fits()?;
        self.progress.epochs.push(self.epoch());
        self.progress.off.push(off.accuracy);
        self.progress.on.push(on.accuracy);
        Ok(())
    }
}
