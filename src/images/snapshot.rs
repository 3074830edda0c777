//! How far a training on images has come, for its curves.

use serde::Serialize;

use super::training::ImageTraining;
use crate::layer::Dense;

/// The most points of the curve of batch losses.
const MOST_POINTS: usize = 500;

/// How far a training has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ImageSnapshot {
    /// The updates made, of how many.
    pub step: usize,
    /// The updates of the whole training.
    pub n_steps: usize,
    /// The epoch that is going on or ended last, from 1; 0 before the first step.
    pub epoch: usize,
    /// The epochs of the whole training.
    pub n_epochs: usize,
    /// The number of pixels, and the units of each layer.
    pub shape: Vec<usize>,
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The images to learn from, and those to be tested with.
    pub n_train: usize,
    /// The images to be tested with.
    pub n_test: usize,
    /// Whether the test after an epoch is going on.
    pub is_testing: bool,
    /// The units of work until the next update is made.
    pub units_to_update: usize,
    /// The units of work until the end.
    pub units_left: usize,
    /// The loss of the last batch.
    pub batch_loss: Option<f64>,
    /// The batch losses.
    pub batches: BatchLosses,
    /// The epochs that came to their end.
    pub epochs: Vec<ImageEpoch>,
    /// The number of the epoch with the least test loss.
    pub best_epoch: Option<usize>,
    /// The number of the epoch with the highest test accuracy.
    pub most_accurate_epoch: Option<usize>,
    /// The last test loss, divided by the training loss of the same epoch.
    pub ratio: Option<f64>,
}

/// Losses of batches, at most 500 points: the mean of as many updates each, the last point of those that remain.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BatchLosses {
    /// The last update of each point.
    pub steps: Vec<usize>,
    /// The mean of the losses of its updates.
    pub losses: Vec<f64>,
    /// The updates of a point.
    pub n_together: usize,
}

/// What an epoch came to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ImageEpoch {
    /// From 1.
    pub epoch: usize,
    /// The updates made at its end.
    pub step: usize,
    /// The mean loss over the training images, each with the weights of the time of its update.
    pub train_loss: f64,
    /// The loss of the last batch of the epoch alone: what a program prints that adds up the losses one line too far out.
    pub last_batch_loss: f64,
    /// The mean loss over the test images, after the epoch.
    pub test_loss: Option<f64>,
    /// The fraction of the test images that were named rightly, after the epoch.
    pub test_accuracy: Option<f64>,
}

impl ImageTraining {
    /// The epochs that came to their end.
    pub fn epochs(&self) -> Vec<ImageEpoch> {
        let history = self.trainer().history();
        let tests = history.validations.iter().map(Some).chain(std::iter::repeat(None));
        history
            .epochs
            .iter()
            .zip(tests)
            .map(|(epoch, test)| ImageEpoch {
                epoch: epoch.epoch,
                step: epoch.step,
                train_loss: epoch.train_loss,
                // An epoch ends with a step.
                last_batch_loss: history.steps[epoch.step - 1],
                test_loss: test.map(|test| test.loss),
                test_accuracy: test.and_then(|test| test.accuracy),
            })
            .collect()
    }

    /// How far it has come.
    pub fn snapshot(&self) -> ImageSnapshot {
        let (history, epochs) = (self.trainer().history(), self.epochs());
        let tested = || epochs.iter().filter(|epoch| epoch.test_loss.is_some());
        // Of equal ones the first: as good, sooner.
        let least = tested().min_by(|a, b| total(a.test_loss).total_cmp(&total(b.test_loss)));
        let most = tested().rev().max_by(|a, b| total(a.test_accuracy).total_cmp(&total(b.test_accuracy)));
        let ratio = tested().next_back().map(|last| total(last.test_loss) / last.train_loss);
        let (units_to_update, units_left) = self.units_left();
        let is_between = self.is_testing() || self.trainer().position().n_taken == 0;
        ImageSnapshot {
            step: history.steps.len(),
            n_steps: self.n_steps(),
            epoch: epochs.len() + usize::from(!is_between),
            n_epochs: self.config().n_epochs,
            shape: std::iter::once(self.mlp().n_features())
                .chain(self.mlp().layers().iter().map(Dense::n_outputs))
                .collect(),
            n_parameters: self.mlp().n_parameters(),
            n_train: self.data().train().n_samples(),
            n_test: self.data().test().n_samples(),
            is_testing: self.is_testing(),
            units_to_update,
            units_left,
            batch_loss: history.steps.last().copied(),
            batches: thin(&history.steps),
            best_epoch: least.map(|epoch| epoch.epoch),
            most_accurate_epoch: most.map(|epoch| epoch.epoch),
            ratio: ratio.filter(|ratio| ratio.is_finite()),
            epochs,
        }
    }
}

fn total(x: Option<f64>) -> f64 {
    x.unwrap_or(f64::NAN)
}

fn thin(losses: &[f64]) -> BatchLosses {
    let n_together = losses.len().div_ceil(MOST_POINTS).max(1);
    let chunks = || losses.chunks(n_together);
    let mut step = 0;
    let steps = chunks().map(|chunk| {
        step += chunk.len();
        step
    });
    BatchLosses {
        steps: steps.collect(),
        losses: chunks().map(|chunk| chunk.iter().sum::<f64>() / chunk.len() as f64).collect(),
        n_together,
    }
}
