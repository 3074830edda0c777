//! A sweep of trainings over activations, losses and optimizers.
//!
//! A cell is a combination of settings, trained once per seed, so that it has a mean and a standard deviation and
//! differences between cells can be compared with chance.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::config::ImageConfig;
use super::data::ImageData;
use super::training::ImageTraining;
use super::welch::welch_p;
use crate::error::{Expected, What};
pub use crate::limits::images::{MAX_SEEDS, MAX_TRAININGS};
use crate::{Activation, Error, Loss, OptimizerConfig, Result};

/// The probability below which a difference is not put down to chance.
const LEVEL: f64 = 0.05;

/// The settings of a sweep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SweepConfig {
    /// The settings shared by all trainings. Its activation, loss and optimizer are replaced by those of the cell, and its number
    /// of images by `n_train`.
    pub base: ImageConfig,
    /// The activation functions, at least one.
    pub activations: Vec<Activation>,
    /// The losses, at least one; all must take classes.
    pub losses: Vec<Loss>,
    /// The optimizers, at least one.
    pub optimizers: Vec<OptimizerConfig>,
    /// The number of seeds per cell, 1 to [`MAX_SEEDS`]: the seed of `base`, the next one, …
    pub n_seeds: usize,
    /// Every training uses this many of the training images, the first ones …
    pub n_train: usize,
    /// … and this many of the test images.
    pub n_test: usize,
}

/// A running sweep. It trains all cells with one seed before the next seed, so that a sweep stopped early has results for
/// every cell.
#[derive(Debug)]
pub struct ImageSweep {
    config: SweepConfig,
    data: Arc<ImageData>,
    cells: Vec<Cell>,
    n_done: usize,
    current: Option<ImageTraining>,
}

#[derive(Debug)]
struct Cell {
    activation: Activation,
    loss: Loss,
    optimizer: OptimizerConfig,
    trainings: Vec<SweepTraining>,
}

/// The result of one training.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepTraining {
    /// The seed of its initial weights and of the order of its images.
    pub seed: u64,
    /// The mean training loss of each epoch.
    pub train_losses: Vec<f64>,
    /// The test accuracy after the last epoch; `None` if the training diverged.
    pub accuracy: Option<f64>,
    /// The error that ended it early, if any.
    pub diverged: Option<String>,
}

/// The results of a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepCell {
    /// The activation function of the hidden layers.
    pub activation: Activation,
    /// The loss function.
    pub loss: Loss,
    /// The update rule.
    pub optimizer: OptimizerConfig,
    /// The finished trainings, one per seed.
    pub trainings: Vec<SweepTraining>,
    /// The mean accuracy of the trainings that did not diverge, if there are any.
    pub mean_accuracy: Option<f64>,
    /// The sample standard deviation of their accuracies (divisor n − 1), from two trainings on.
    pub spread: Option<f64>,
    /// The mean of their final training losses. Values of different loss functions are not comparable.
    pub mean_train_loss: Option<f64>,
    /// Whether its mean accuracy is the highest of all cells so far.
    pub is_best: bool,
    /// Whether its mean does not differ from the best one at the 5 % level, by Welch's test.
    pub is_close: bool,
}

/// The progress of a sweep.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct SweepSnapshot {
    /// The number of finished trainings.
    pub n_done: usize,
    /// The number of all trainings.
    pub n_trainings: usize,
    /// The fraction of the work that is done, in [0, 1].
    pub share: f64,
    /// The index of the cell in training.
    pub current: Option<usize>,
    /// The cells, ordered by activation, then loss, then optimizer.
    pub cells: Vec<SweepCell>,
}

impl ImageSweep {
    /// Creates a sweep over `data`.
    ///
    /// # Errors
    /// [`Error::Empty`] if a list is empty; [`Error::Value`] if there are too many seeds or trainings; and the errors of
    /// [`ImageTraining::new`] for every cell.
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
        let sweep = Self { config, data, cells, n_done: 0, current: None };
        // Report an invalid cell before training the first one. They do not differ in size, so one network of that size will do.
        for cell in 0..sweep.cells.len() {
            let mut config = sweep.training_config(cell, 0);
            if cell > 0 {
                config.hidden.clear();
            }
            ImageTraining::new(Arc::clone(&sweep.data), config)?;
        }
        Ok(sweep)
    }

    /// Does one unit of work of the current training. Returns whether there is more to do.
    ///
    /// # Errors
    /// Errors other than divergence, which only ends the training that diverged. None are expected after
    /// [`ImageSweep::new`] has succeeded.
    pub fn advance(&mut self) -> Result<bool> {
        if self.n_done == self.n_trainings() {
            return Ok(false);
        }
        let (seed, cell) = (self.n_done / self.cells.len(), self.n_done % self.cells.len());
        let mut training = match self.current.take() {
            Some(training) => training,
            None => ImageTraining::new(Arc::clone(&self.data), self.training_config(cell, seed))?,
        };
        let diverged = match training.advance() {
            Ok(true) => {
                self.current = Some(training);
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

    /// Returns the results so far.
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
        let current = self.current.as_ref().map_or(0.0, |training| {
            let (_, left) = training.units_left();
            let whole = training.n_units();
            (whole - left.min(whole)) as f64 / whole as f64
        });
        SweepSnapshot {
            n_done: self.n_done,
            n_trainings: self.n_trainings(),
            share: (self.n_done as f64 + current) / self.n_trainings() as f64,
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
        ImageConfig { activation, loss, optimizer, seed, n_train: None, ..self.config.base.clone() }
    }
}

/// The mean and the sum of squared deviations of the accuracies of a cell.
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

    /// Returns whether a difference as large as that of the means comes by chance in 5 % of cases or more.
    fn is_close_to(&self, best: &Self) -> bool {
        let (Some(mean), Some(highest)) = (self.mean, best.mean) else { return false };
        let (Some(own), Some(others)) = (self.variance(), best.variance()) else { return mean == highest };
        welch_p(mean - highest, [(own, self.n), (others, best.n)]) >= LEVEL
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
