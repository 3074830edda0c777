//! One training after another with one thing changed at a time: which activation and which loss did best?
//!
//! A cell of the sweep is a combination of settings, trained once for each seed: so it has a mean and a spread, and a
//! difference between cells can be held against what chance does.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::data::ImageData;
use super::training::{ImageConfig, ImageTraining};
use crate::error::{Expected, What};
use crate::{Activation, Error, Loss, OptimizerConfig, Result};

/// The most seeds of a cell.
pub const MAX_SEEDS: usize = 20;
/// The most trainings of a sweep.
pub const MAX_TRAININGS: usize = 1000;

/// What is trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SweepConfig {
    /// What all trainings share; its activation, loss, optimizer and seed give way to those of the sweep.
    pub base: ImageConfig,
    /// At least one.
    pub activations: Vec<Activation>,
    /// At least one, all of them for classes.
    pub losses: Vec<Loss>,
    /// At least one.
    pub optimizers: Vec<OptimizerConfig>,
    /// Each cell is trained with so many seeds: that of `base`, the next one, …
    pub n_seeds: usize,
    /// The budget: each training learns from the first so many images …
    pub n_train: usize,
    /// … and is tested with the first so many of the test images.
    pub n_test: usize,
}

/// A sweep that is going on: seed after seed, and for each of them cell after cell, so that a sweep that is stopped early
/// has something to say about every cell.
#[derive(Debug)]
pub struct ImageSweep {
    config: SweepConfig,
    data: Arc<ImageData>,
    cells: Vec<Cell>,
    n_done: usize,
    under_way: Option<ImageTraining>,
}

#[derive(Debug)]
struct Cell {
    activation: Activation,
    loss: Loss,
    optimizer: OptimizerConfig,
    trainings: Vec<SweepTraining>,
}

/// What one training came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepTraining {
    /// The seed of its initial weights and of the order of its images.
    pub seed: u64,
    /// The mean training loss of each epoch.
    pub train_losses: Vec<f64>,
    /// The fraction of the test images that were named rightly after the last epoch; none if it diverged.
    pub accuracy: Option<f64>,
    /// Why it ended early, if it did.
    pub diverged: Option<String>,
}

/// What the trainings of one combination came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepCell {
    /// The activation function of the hidden layers.
    pub activation: Activation,
    /// The loss.
    pub loss: Loss,
    /// The update rule.
    pub optimizer: OptimizerConfig,
    /// The trainings so far, one for each seed.
    pub trainings: Vec<SweepTraining>,
    /// The mean accuracy of those that did not diverge, if there is one.
    pub mean_accuracy: Option<f64>,
    /// The standard deviation of their accuracies, with n − 1 below; from two trainings on.
    pub spread: Option<f64>,
    /// The mean of their last training losses. Numbers of different losses say nothing about each other.
    pub mean_train_loss: Option<f64>,
    /// Whether its mean accuracy is the highest of all cells so far.
    pub is_best: bool,
    /// Whether it is as good as the best within two standard errors of the difference: Welch's statistic below 2.
    pub is_close: bool,
}

/// How far a sweep has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepSnapshot {
    /// The trainings that ended.
    pub n_done: usize,
    /// Of so many.
    pub n_trainings: usize,
    /// The share of the whole work that is done.
    pub share: f64,
    /// The cell that is being trained.
    pub current: Option<usize>,
    /// Optimizers within losses within activations.
    pub cells: Vec<SweepCell>,
}

impl ImageSweep {
    /// A sweep before its first training.
    ///
    /// # Errors
    /// If there is nothing to vary, too much of it, or a configuration that cannot be trained.
    pub fn new(data: &ImageData, config: SweepConfig) -> Result<Self> {
        config.validate()?;
        let data = Arc::new(data.first(config.n_train, config.n_test)?);
        let mut cells = vec![];
        for &activation in &config.activations {
            for &loss in &config.losses {
                for &optimizer in &config.optimizers {
                    cells.push(Cell { activation, loss, optimizer, trainings: vec![] });
                }
            }
        }
        let sweep = Self { config, data, cells, n_done: 0, under_way: None };
        // Whatever is wrong with one of them is said before the first one is trained.
        for cell in 0..sweep.cells.len() {
            ImageTraining::new(Arc::clone(&sweep.data), sweep.training_config(cell, 0))?;
        }
        Ok(sweep)
    }

    /// One unit of work of the training under way. Whether there is more to do.
    ///
    /// # Errors
    /// None that is known of: a training that diverges ends, and the next one begins.
    pub fn advance(&mut self) -> Result<bool> {
        if self.n_done == self.n_trainings() {
            return Ok(false);
        }
        let (seed, cell) = (self.n_done / self.cells.len(), self.n_done % self.cells.len());
        let mut training = match self.under_way.take() {
            Some(training) => training,
            None => ImageTraining::new(Arc::clone(&self.data), self.training_config(cell, seed))?,
        };
        let diverged = match training.advance() {
            Ok(true) => {
                self.under_way = Some(training);
                return Ok(true);
            }
            Ok(false) => None,
            Err(error @ (Error::Diverged { .. } | Error::Value { .. })) => Some(error.to_string()),
            Err(error) => return Err(error),
        };
        let history = training.trainer().history();
        let accuracy = history.validations.last().and_then(|validation| validation.accuracy);
        self.cells[cell].trainings.push(SweepTraining {
            seed: training.config().seed,
            train_losses: history.epochs.iter().map(|epoch| epoch.train_loss).collect(),
            accuracy: accuracy.filter(|_| diverged.is_none()),
            diverged,
        });
        self.n_done += 1;
        Ok(self.n_done < self.n_trainings())
    }

    /// What has come of it so far.
    pub fn snapshot(&self) -> SweepSnapshot {
        let statistics: Vec<Statistics> = self.cells.iter().map(|cell| Statistics::of(&cell.trainings)).collect();
        let best = statistics
            .iter()
            .filter(|cell| cell.mean.is_some())
            .max_by(|a, b| a.mean.unwrap_or(0.0).total_cmp(&b.mean.unwrap_or(0.0)));
        let cells = self.cells.iter().zip(&statistics).map(|(cell, own)| SweepCell {
            activation: cell.activation,
            loss: cell.loss,
            optimizer: cell.optimizer,
            mean_accuracy: own.mean,
            spread: own.spread(),
            mean_train_loss: mean(cell.trainings.iter().filter_map(|training| training.train_losses.last().copied())),
            is_best: best.is_some_and(|best| own.mean.is_some() && own.mean == best.mean),
            is_close: best.is_some_and(|best| own.is_close_to(best)),
            trainings: cell.trainings.clone(),
        });
        let under_way = self.under_way.as_ref().map_or(0.0, |training| {
            let (_, left) = training.units_left();
            let whole = training.n_units();
            (whole - left.min(whole)) as f64 / whole as f64
        });
        SweepSnapshot {
            n_done: self.n_done,
            n_trainings: self.n_trainings(),
            share: (self.n_done as f64 + under_way) / self.n_trainings() as f64,
            current: (self.n_done < self.n_trainings()).then(|| self.n_done % self.cells.len()),
            cells: cells.collect(),
        }
    }

    fn n_trainings(&self) -> usize {
        self.cells.len() * self.config.n_seeds
    }

    fn training_config(&self, cell: usize, seed: usize) -> ImageConfig {
        let Cell { activation, loss, optimizer, .. } = self.cells[cell];
        let seed = self.config.base.seed.wrapping_add(seed as u64);
        ImageConfig { activation, loss, optimizer, seed, ..self.config.base.clone() }
    }
}

/// Mean and sum of squared deviations of the accuracies of a cell.
struct Statistics {
    n: usize,
    mean: Option<f64>,
    deviations: f64,
}

impl Statistics {
    fn of(trainings: &[SweepTraining]) -> Self {
        let accuracies: Vec<f64> = trainings.iter().filter_map(|training| training.accuracy).collect();
        let mean = mean(accuracies.iter().copied());
        let deviations = accuracies.iter().map(|x| (x - mean.unwrap_or(0.0)).powi(2)).sum();
        Self { n: accuracies.len(), mean, deviations }
    }

    fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.deviations / (self.n - 1) as f64)
    }

    fn spread(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// |difference of the means| < 2 √(s²/n + s'²/n') (Welch 1947).
    fn is_close_to(&self, best: &Self) -> bool {
        let (Some(mean), Some(highest)) = (self.mean, best.mean) else { return false };
        let (Some(own), Some(others)) = (self.variance(), best.variance()) else { return mean == highest };
        mean == highest || (mean - highest).abs() < 2.0 * (own / self.n as f64 + others / best.n as f64).sqrt()
    }
}

fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = numbers.fold((0.0, 0_usize), |(sum, n), x| (sum + x, n + 1));
    (n > 0).then(|| sum / n as f64)
}

impl SweepConfig {
    fn validate(&self) -> Result<()> {
        for (what, n) in [
            (What::Activations, self.activations.len()),
            (What::Losses, self.losses.len()),
            (What::Optimizers, self.optimizers.len()),
        ] {
            if n == 0 {
                return Err(Error::Empty { what });
            }
        }
        if !(1..=MAX_SEEDS).contains(&self.n_seeds) {
            return Err(Error::value(What::NSeeds, Expected::between(1, MAX_SEEDS), self.n_seeds));
        }
        let n_cells = self.activations.len().saturating_mul(self.losses.len()).saturating_mul(self.optimizers.len());
        let n_trainings = n_cells.saturating_mul(self.n_seeds);
        if n_trainings > MAX_TRAININGS {
            return Err(Error::value(What::Trainings, Expected::at_most(MAX_TRAININGS), n_trainings));
        }
        Ok(())
    }
}
