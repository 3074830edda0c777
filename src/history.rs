//! The history of a training run, for its curves.

use serde::{Deserialize, Serialize};

/// The losses of a training run, by step and by epoch.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct History {
    /// The loss of each step's batch, before its update.
    pub steps: Vec<f64>,
    /// The finished epochs.
    pub epochs: Vec<EpochRecord>,
    /// The evaluations on validation data, in the order in which they were requested.
    pub validations: Vec<ValidationRecord>,
    /// Σ loss · B and Σ B over the steps of the current epoch.
    loss_sum: f64,
    n_samples: usize,
}

/// The result of an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EpochRecord {
    /// The number of the epoch, from 1.
    pub epoch: usize,
    /// The number of steps made when it ended, since the start of the run.
    pub step: usize,
    /// The mean loss over its samples, each computed with the weights at the time of its batch.
    pub train_loss: f64,
}

/// The result of an evaluation on validation data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ValidationRecord {
    /// The number of steps made before.
    pub step: usize,
    /// The mean loss over the samples.
    pub loss: f64,
    /// The accuracy, if the targets are classes.
    pub accuracy: Option<f64>,
}

impl History {
    /// Returns whether `n_samples` have been seen in the current epoch and their loss is finite.
    pub(crate) fn is_at(&self, n_samples: usize) -> bool {
        self.n_samples == n_samples && self.loss_sum.is_finite()
    }

    /// Records a step with its mean loss over a batch of `n_samples`.
    pub fn record_step(&mut self, loss: f64, n_samples: usize) {
        self.steps.push(loss);
        // Weighted by batch size: the last batch of an epoch may be shorter.
        self.loss_sum += loss * n_samples as f64;
        self.n_samples += n_samples;
    }

    /// Records the end of an epoch. Returns `None` if there was no step since the last one.
    pub fn record_epoch(&mut self) -> Option<EpochRecord> {
        if self.n_samples == 0 {
            return None;
        }
        let train_loss = self.loss_sum / self.n_samples as f64;
        let record = EpochRecord { epoch: self.epochs.len() + 1, step: self.steps.len(), train_loss };
        self.epochs.push(record);
        (self.loss_sum, self.n_samples) = (0.0, 0);
        Some(record)
    }

    /// Σ loss · B and Σ B over the steps of the current epoch.
    pub(crate) fn epoch_sums(&self) -> (f64, usize) {
        (self.loss_sum, self.n_samples)
    }

    /// Truncates the history to the given lengths, and restores the [`History::epoch_sums`] of that time.
    pub(crate) fn truncate(&mut self, n_steps: usize, n_epochs: usize, n_validations: usize, epoch_sums: (f64, usize)) {
        self.steps.truncate(n_steps);
        self.epochs.truncate(n_epochs);
        self.validations.truncate(n_validations);
        (self.loss_sum, self.n_samples) = epoch_sums;
    }
}
