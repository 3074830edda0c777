//! What a training run leaves behind for its curves.

use serde::{Deserialize, Serialize};

/// The losses of a training run, step by step and epoch by epoch.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct History {
    /// The loss of the batch of each step, before the update that it led to.
    pub steps: Vec<f64>,
    /// The epochs that came to their end.
    pub epochs: Vec<EpochRecord>,
    /// What the network made of data that it does not learn from, whenever that was asked.
    pub validations: Vec<ValidationRecord>,
    /// Σ loss · B and Σ B over the steps of the epoch that is going on.
    loss_sum: f64,
    n_samples: usize,
}

/// What an epoch came to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EpochRecord {
    /// The number of the epoch, from 1.
    pub epoch: usize,
    /// The number of steps made when it ended, from the start of the run.
    pub step: usize,
    /// The mean loss over its samples, each taken when its batch came up, so with the weights of that time.
    pub train_loss: f64,
}

/// What a network made of data that it does not learn from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ValidationRecord {
    /// The number of steps made before.
    pub step: usize,
    /// The mean loss over the samples.
    pub loss: f64,
    /// The fraction of the samples whose class was predicted, if the targets are classes.
    pub accuracy: Option<f64>,
}

impl History {
    /// The samples of the epoch that is going on, and whether its sum is a number.
    pub(crate) fn is_at(&self, n_samples: usize) -> bool {
        self.n_samples == n_samples && self.loss_sum.is_finite()
    }

    /// Takes note of a step with its loss over a batch of `n_samples`.
    pub fn end_step(&mut self, loss: f64, n_samples: usize) {
        self.steps.push(loss);
        // A batch counts by its samples: the last one of an epoch may be shorter.
        self.loss_sum += loss * n_samples as f64;
        self.n_samples += n_samples;
    }

    /// Takes note of the end of an epoch; without a step since the last one there is nothing to note.
    pub fn end_epoch(&mut self) -> Option<EpochRecord> {
        if self.n_samples == 0 {
            return None;
        }
        let train_loss = self.loss_sum / self.n_samples as f64;
        let record = EpochRecord { epoch: self.epochs.len() + 1, step: self.steps.len(), train_loss };
        self.epochs.push(record);
        (self.loss_sum, self.n_samples) = (0.0, 0);
        Some(record)
    }

    /// Σ loss · B and Σ B over the steps of the epoch that is going on.
    pub(crate) fn of_epoch(&self) -> (f64, usize) {
        (self.loss_sum, self.n_samples)
    }

    /// Forgets what came after so many steps, epochs and validations, with [`History::of_epoch`] as it was then.
    pub(crate) fn shorten(&mut self, n_steps: usize, n_epochs: usize, n_validations: usize, of_epoch: (f64, usize)) {
        self.steps.truncate(n_steps);
        self.epochs.truncate(n_epochs);
        self.validations.truncate(n_validations);
        (self.loss_sum, self.n_samples) = of_epoch;
    }
}
