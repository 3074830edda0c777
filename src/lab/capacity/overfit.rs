//! Few noisy samples and more parameters than they need: training and validation losses part, and what helps against it.

use serde::{Deserialize, Serialize};

use super::{Function, Kind, LOSS, MAX_STEPS, Points, check_noise, check_range, curve, draw, grid, network, trainer};
use crate::error::{Expected, What};
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Mlp, Result, Trainer};

/// The number of samples that are not learned from.
pub const N_VALIDATION: usize = 200;
/// The most units of each of the two hidden layers.
const MAX_WIDTH: usize = 32;
/// The samples of a step; all, if there are fewer.
const BATCH_SIZE: usize = 32;
/// The steps between two records, which are those of one advance.
const RECORD_EVERY: usize = 10;
/// How many times as many samples "more data" means.
const MORE: usize = 8;

/// What is learned, from what, by which network, and with which remedies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OverfitConfig {
    /// What is learned.
    pub function: Function,
    /// The samples that are learned from, from 8 to 200.
    pub n_train: usize,
    /// The standard deviation of what is added to all samples, from 0 to 1.
    pub noise: f64,
    /// The units of each of the two hidden layers (tanh), from 2 to 32.
    pub width: usize,
    /// λ of AdamW, which takes w ← w − η λ w in every step; from 0, which is no remedy, to 3.
    pub weight_decay: f64,
    /// The run ends when the validation loss has not fallen below its least value for so many records, and the network of
    /// that value is kept; 0 is no remedy.
    pub patience: usize,
    /// Eight times as many samples, the first of which are the same.
    pub has_more_data: bool,
    /// What samples and initial weights are drawn from.
    pub seed: u64,
    /// The run ends after so many steps, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of a network that has more parameters than samples.
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
    /// Steps made.
    pub step: usize,
    /// Over the samples that are learned from.
    pub train_loss: f64,
    /// Over [`N_VALIDATION`] others.
    pub validation_loss: f64,
}

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OverfitSnapshot {
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The samples that are learned from.
    pub samples: Points,
    /// From −1 to 1.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// The output of the network as it is now.
    pub curve: Vec<f64>,
    /// That of the network whose validation loss was least.
    pub best_curve: Vec<f64>,
    /// The steps of the records.
    pub steps: Vec<usize>,
    /// Their training losses.
    pub train_losses: Vec<f64>,
    /// Their validation losses.
    pub validation_losses: Vec<f64>,
    /// The newest record.
    pub now: Record,
    /// The first record with the least validation loss.
    pub best: Record,
    /// The validation loss of now, divided by the least one.
    pub excess: f64,
    /// Whether early stopping ended the run.
    pub is_stopped: bool,
    /// The record of the network that is kept: the best one with early stopping, the newest one without.
    pub kept: Record,
    /// noise²: the validation loss to be expected of the function itself.
    pub floor: f64,
}

impl OverfitRun {
    /// The run before its first step.
    ///
    /// # Errors
    /// If a number of the configuration is out of its range.
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

    /// The steps until the next record. Whether there are more to make.
    ///
    /// # Errors
    /// If training diverged.
    pub fn advance(&mut self) -> Result<bool> {
        if !self.has_ended() {
            for _ in 0..RECORD_EVERY.min(self.config.n_steps - self.step()) {
                self.trainer.step(&self.train)?;
            }
            self.record()?;
        }
        Ok(!self.has_ended())
    }

    /// The network as it is now.
    pub fn trainer(&self) -> &Trainer<f64> {
        &self.trainer
    }

    /// The network that is kept, and the data that it was not trained with.
    pub fn kept(&self) -> (&Mlp<f64>, &Dataset<f64>) {
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

    /// How far it has come.
    ///
    /// # Errors
    /// If the output of the network is not finite.
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
