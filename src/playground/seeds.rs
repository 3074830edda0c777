//! The same training with several seeds: the mean of their losses, and how far they lie apart.

use serde::{Deserialize, Serialize};

use super::run::Watch;
use super::{Playground, PlaygroundConfig, Record, Stop, check_range};
use crate::Result;
use crate::error::What;
pub use crate::limits::playground::MAX_SEEDS;

/// The largest number of places on the curves; with more epochs, not every one is a place.
const N_PLACES: usize = 300;

/// A training, and how many seeds to repeat it with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeedsConfig {
    /// The training with the first seed.
    pub playground: PlaygroundConfig,
    /// The number of seeds, 2 to [`MAX_SEEDS`]: that of the training, the next one, … The points are the same.
    pub n_seeds: usize,
}

/// Trainings with several seeds, one after the other.
#[derive(Debug, Clone)]
pub struct Seeds {
    config: SeedsConfig,
    /// The number of epochs between two places.
    interval: usize,
    run: Playground,
    /// The records of the current training, at each place.
    current: Vec<Record>,
    /// Those of the trainings that stopped.
    done: Vec<Vec<Record>>,
    n_diverged: usize,
}

/// The losses of all finished trainings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeedsSnapshot {
    /// The number of seeds asked for.
    pub n_seeds: usize,
    /// How many trainings have stopped.
    pub n_done: usize,
    /// How many of them diverged. They are not in the curves.
    pub n_diverged: usize,
    /// The number of finished epochs at each place.
    pub epochs: Vec<usize>,
    /// The number of updates made at each place.
    pub steps: Vec<usize>,
    /// The training losses at each place. A training that stopped keeps its last loss.
    pub train: Spread,
    /// The losses of the validation data or, without any, of the test data; empty without either.
    pub held_out: Spread,
}

/// Numbers of several trainings at each place.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Spread {
    /// Their mean.
    pub mean: Vec<f64>,
    /// The smallest.
    pub low: Vec<f64>,
    /// The largest.
    pub high: Vec<f64>,
}

impl Seeds {
    /// Creates the trainings; none of them has made an update.
    ///
    /// # Errors
    /// As [`Playground::new`], and if the number of seeds is out of range.
    pub fn new(config: SeedsConfig) -> Result<Self> {
        check_range(What::NSeeds, config.n_seeds, 2, MAX_SEEDS)?;
        let run = Playground::started(config.playground.clone(), Watch::Epochs)?;
        let interval = config.playground.stop.n_epochs.div_ceil(N_PLACES);
        let current = vec![run.record()];
        Ok(Self { config, interval, run, current, done: Vec::new(), n_diverged: 0 })
    }

    /// Makes one update of the current training. Returns whether there are more to make.
    ///
    /// # Errors
    /// As [`Playground::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        if self.done.len() + self.n_diverged == self.config.n_seeds {
            return Ok(false);
        }
        let has_more = self.run.advance()?;
        let is_place = self.run.step() == self.run.epoch() * self.run.n_epoch_steps()
            && self.run.epoch().is_multiple_of(self.interval);
        if is_place || !has_more {
            self.current.push(self.run.record());
        }
        if has_more {
            return Ok(true);
        }
        if matches!(self.run.stopped(), Some(Stop::Diverged { .. })) {
            self.n_diverged += 1;
        } else {
            self.done.push(std::mem::take(&mut self.current));
        }
        let n_begun = self.done.len() + self.n_diverged;
        if n_begun < self.config.n_seeds {
            let first = &self.config.playground;
            let next = PlaygroundConfig { seed: first.seed + n_begun as u64, ..first.clone() };
            self.run = Playground::started(next, Watch::Epochs)?;
            self.current = vec![self.run.record()];
        }
        Ok(n_begun < self.config.n_seeds)
    }

    /// The finished trainings.
    pub fn snapshot(&self) -> SeedsSnapshot {
        let n_places = self.done.iter().map(Vec::len).max().unwrap_or(0);
        let longest = self.done.iter().max_by_key(|records| records.len());
        let steps: Vec<usize> = longest.iter().flat_map(|records| records.iter().map(|record| record.step)).collect();
        let at = |place: usize| self.done.iter().filter_map(move |all| all.get(place).or(all.last()));
        let spread = |loss: fn(&Record) -> Option<f64>| {
            let mut spread = Spread::default();
            for place in 0..n_places {
                let losses: Vec<f64> = at(place).filter_map(loss).collect();
                if losses.is_empty() {
                    continue;
                }
                spread.mean.push(losses.iter().sum::<f64>() / losses.len() as f64);
                spread.low.push(losses.iter().copied().fold(f64::INFINITY, f64::min));
                spread.high.push(losses.iter().copied().fold(f64::NEG_INFINITY, f64::max));
            }
            spread
        };
        SeedsSnapshot {
            n_seeds: self.config.n_seeds,
            n_done: self.done.len() + self.n_diverged,
            n_diverged: self.n_diverged,
            epochs: steps.iter().map(|step| step / self.run.n_epoch_steps()).collect(),
            steps,
            train: spread(|record| Some(record.train_loss)),
            held_out: spread(|record| record.validation_loss.or(record.test_loss)),
        }
    }
}
