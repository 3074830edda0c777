//! Overfitting: with few noisy samples and many parameters, the validation loss rises while the training loss falls. Remedies
//! are weight decay, early stopping and more data.

use serde::{Deserialize, Serialize};

use super::{Function, Kind, LOSS, MAX_STEPS, Points, check_noise, check_range, curve, draw, grid, network, trainer};
use crate::error::{Expected, What};
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Mlp, Result, Trainer};

/// The number of validation samples.
pub const N_VALIDATION: usize = 200;
/// The maximum number of units in each of the two hidden layers.
const MAX_WIDTH: usize = 32;
/// The batch size; if there are fewer samples, all of them.
const BATCH_SIZE: usize = 32;
/// The number of steps between two records, made by one [`OverfitRun::advance`].
const RECORD_EVERY: usize = 10;
/// The factor by which "more data" multiplies the number of training samples.
const MORE: usize = 8;

/// The settings of a run, with the remedies against overfitting.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OverfitConfig {
    /// The function to learn.
    pub function: Function,
    /// The number of training samples, from 8 to 200.
    pub n_train: usize,
    /// The standard deviation of the noise added to all targets, from 0 to 1.
    pub noise: f64,
    /// The number of units in each of the two hidden layers (tanh), from 2 to 32.
    pub width: usize,
    /// The weight decay λ of AdamW, from 0 (none) to 3.
    pub weight_decay: f64,
    /// The patience of early stopping: the run ends when the validation loss has not improved for this many records, and the
    /// best network is kept. 0 turns early stopping off.
    pub patience: usize,
    /// Whether to train on eight times as many samples, the first of which are the same.
    pub has_more_data: bool,
    /// The seed of the samples and the initial weights.
    pub seed: u64,
    /// The number of steps of the run, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of a network with more parameters than samples.
#[derive(Debug)]
pub struct OverfitRun {
    config: OverfitConfig,
    points: Points,
    train: Dataset<f64>,
    validation: Dataset<f64>,
    trainer: Trainer<f64>,
    records: Vec<Record>,
    best: usize,
    best_mlp: Mlp<f64>,
}

/// The losses after a number of steps, each the mean squared error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LossRecord"))]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The number of steps made.
    pub step: usize,
    /// The loss on the training samples.
    pub train_loss: f64,
    /// The loss on the [`N_VALIDATION`] validation samples.
    pub validation_loss: f64,
}

/// The progress of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OverfitSnapshot {
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The training samples.
    pub samples: Points,
    /// The inputs of the curves, from −1 to 1.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// The output of the current network.
    pub curve: Vec<f64>,
    /// The output of the network with the lowest validation loss.
    pub best_curve: Vec<f64>,
    /// The steps of the records.
    pub steps: Vec<usize>,
    /// Their training losses.
    pub train_losses: Vec<f64>,
    /// Their validation losses.
    pub validation_losses: Vec<f64>,
    /// The latest record.
    pub now: Record,
    /// The first record with the lowest validation loss.
    pub best: Record,
    /// The current validation loss, divided by the lowest one.
    pub excess: f64,
    /// Whether early stopping ended the run.
    pub is_stopped: bool,
    /// The record of the resulting network: the best with early stopping, otherwise the latest.
    pub kept: Record,
    /// noise², the expected validation loss of the true function.
    pub floor: f64,
}

impl OverfitRun {
    /// Creates a run that has not made a step yet.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range.
    pub fn new(config: OverfitConfig) -> Result<Self> {
        check_range(What::NTrain, config.n_train, 8, 200)?;
        check_range(What::Width, config.width, 2, MAX_WIDTH)?;
        check_range(What::Patience, config.patience, 0, MAX_STEPS)?;
        check_range(What::NSteps, config.n_steps, 1, MAX_STEPS)?;
        check_noise(config.noise)?;
        if !(0.0..=3.0).contains(&config.weight_decay) {
            return Err(Error::value(What::WeightDecay, Expected::between(0.0, 3.0), config.weight_decay));
        }
        let OverfitConfig { function, noise, seed, .. } = config;
        let n_train = if config.has_more_data { MORE * config.n_train } else { config.n_train };
        let points = draw(function, n_train, noise, &mut Rng::new(seed, Stream::Data));
        let validation = draw(function, N_VALIDATION, noise, &mut Rng::new(seed, Stream::Split));
        let mlp = network(2, config.width, Kind::Tanh, seed)?;
        let trainer = trainer(mlp.clone(), BATCH_SIZE, config.weight_decay, seed)?;
        let (train, validation) = (points.dataset()?, validation.dataset()?);
        let mut run = Self { config, points, train, validation, trainer, records: vec![], best: 0, best_mlp: mlp };
        run.record()?;
        Ok(run)
    }

    /// Trains until the next record. Returns whether there are more to make.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss or gradient is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        if !self.has_ended() {
            for _ in 0..RECORD_EVERY.min(self.config.n_steps - self.step()) {
                self.trainer.step(&self.train)?;
            }
            self.record()?;
        }
        Ok(!self.has_ended())
    }

    /// The current network.
    pub fn trainer(&self) -> &Trainer<f64> {
        &self.trainer
    }

    /// The resulting network (the best with early stopping, otherwise the latest), and the validation data.
    pub fn result(&self) -> (&Mlp<f64>, &Dataset<f64>) {
        let mlp = if self.config.patience > 0 { &self.best_mlp } else { self.trainer.mlp() };
        (mlp, &self.validation)
    }

    fn step(&self) -> usize {
        self.trainer.history().steps.len()
    }

    fn has_ended(&self) -> bool {
        self.is_stopped() || self.step() >= self.config.n_steps
    }

    fn is_stopped(&self) -> bool {
        self.config.patience > 0 && self.records.len() - 1 - self.best >= self.config.patience
    }

    fn record(&mut self) -> Result<()> {
        let mlp = self.trainer.mlp();
        let train_loss = evaluate(mlp, LOSS, &self.train)?.loss;
        let validation_loss = evaluate(mlp, LOSS, &self.validation)?.loss;
        let is_best = self.records.is_empty() || validation_loss < self.records[self.best].validation_loss;
        if is_best {
            (self.best, self.best_mlp) = (self.records.len(), mlp.clone());
        }
        self.records.push(Record { step: self.step(), train_loss, validation_loss });
        Ok(())
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// [`Error::Value`] if an output is not finite.
    pub fn snapshot(&self) -> Result<OverfitSnapshot> {
        let x = grid(100);
        let (now, best) = (self.records[self.records.len() - 1], self.records[self.best]);
        Ok(OverfitSnapshot {
            n_parameters: self.best_mlp.n_parameters(),
            samples: self.points.clone(),
            target: x.iter().map(|&x| self.config.function.value(x)).collect(),
            curve: curve(self.trainer.mlp(), &x)?,
            best_curve: curve(&self.best_mlp, &x)?,
            x,
            steps: self.records.iter().map(|record| record.step).collect(),
            train_losses: self.records.iter().map(|record| record.train_loss).collect(),
            validation_losses: self.records.iter().map(|record| record.validation_loss).collect(),
            now,
            best,
            excess: now.validation_loss / best.validation_loss,
            is_stopped: self.is_stopped(),
            kept: if self.config.patience > 0 { best } else { now },
            floor: self.config.noise * self.config.noise,
        })
    }
}
