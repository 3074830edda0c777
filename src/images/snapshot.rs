//! The progress of an image training, for its curves.

use serde::Serialize;

use super::summary::TrainingSummary;
use super::training::ImageTraining;

/// The maximum number of points on the curve of batch losses.
const MAX_POINTS: usize = 500;

/// The progress of a training.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ImageSnapshot {
    /// The number of updates made.
    pub step: usize,
    /// The number of updates of the whole training.
    pub n_steps: usize,
    /// The current epoch, or the last one if none is running, from 1; 0 before the first update.
    pub epoch: usize,
    /// The number of epochs of the whole training.
    pub n_epochs: usize,
    /// The number of pixels, followed by the number of units of each layer.
    pub shape: Vec<usize>,
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The number of images that are trained on.
    pub n_train: usize,
    /// The number of test images.
    pub n_test: usize,
    /// Whether the evaluation after an epoch is running.
    pub is_testing: bool,
    /// The number of units of work up to and including the next update.
    pub units_to_update: usize,
    /// The number of units of work until the end.
    pub units_left: usize,
    /// The loss of the last batch.
    pub batch_loss: Option<f64>,
    /// The batch losses so far.
    pub batches: BatchLosses,
    /// The finished epochs.
    pub epochs: Vec<ImageEpoch>,
    /// The epoch with the lowest test loss.
    pub best_epoch: Option<usize>,
    /// The epoch with the highest test accuracy.
    pub most_accurate_epoch: Option<usize>,
    /// The last test loss, divided by the training loss of the same epoch.
    pub ratio: Option<f64>,
}

/// Batch losses as at most 500 points. Each is the mean of `n_together` updates, the last one of those that remain.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BatchLosses {
    /// The last update of each point, counted from 1.
    pub steps: Vec<usize>,
    /// The mean loss of its updates.
    pub losses: Vec<f64>,
    /// The number of updates per point.
    pub n_together: usize,
}

/// The result of an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ImageEpoch {
    /// The number of the epoch, from 1.
    pub epoch: usize,
    /// The number of updates made when it ended.
    pub step: usize,
    /// The mean loss over the training images, each computed with the weights at the time of its batch.
    pub train_loss: f64,
    /// The loss of the epoch's last batch alone, which a program reports by mistake if it accumulates the loss outside of the
    /// batch loop.
    pub last_batch_loss: f64,
    /// The mean loss over the test images, after the epoch.
    pub test_loss: Option<f64>,
    /// The accuracy on the test images, after the epoch.
    pub test_accuracy: Option<f64>,
}

impl ImageTraining {
    /// Returns the finished epochs.
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

    /// Returns the current progress.
    pub fn snapshot(&self) -> ImageSnapshot {
        let (history, epochs) = (self.trainer().history(), self.epochs());
        let tested = || epochs.iter().filter(|epoch| epoch.test_loss.is_some());
        // Ties go to the earlier epoch.
        let lowest_loss = tested().min_by(|a, b| or_nan(a.test_loss).total_cmp(&or_nan(b.test_loss)));
        let highest_accuracy =
            tested().rev().max_by(|a, b| or_nan(a.test_accuracy).total_cmp(&or_nan(b.test_accuracy)));
        let ratio = tested().next_back().map(|last| or_nan(last.test_loss) / last.train_loss);
        let (units_to_update, units_left) = self.units_left();
        let TrainingSummary { shape, step, epoch, config, .. } = self.summary();
        ImageSnapshot {
            step,
            n_steps: self.n_steps(),
            epoch,
            n_epochs: config.n_epochs,
            shape,
            n_parameters: self.mlp().n_parameters(),
            n_train: self.plan().n_train,
            n_test: self.data().test().n_samples(),
            is_testing: self.is_testing(),
            units_to_update,
            units_left,
            batch_loss: history.steps.last().copied(),
            batches: downsample(&history.steps),
            best_epoch: lowest_loss.map(|epoch| epoch.epoch),
            most_accurate_epoch: highest_accuracy.map(|epoch| epoch.epoch),
            ratio: ratio.filter(|ratio| ratio.is_finite()),
            epochs,
        }
    }
}

fn or_nan(x: Option<f64>) -> f64 {
    x.unwrap_or(f64::NAN)
}

fn downsample(losses: &[f64]) -> BatchLosses {
    let n_together = losses.len().div_ceil(MAX_POINTS).max(1);
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
