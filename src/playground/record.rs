//! Losses and accuracies after a step, and the curves made of them.

use serde::Serialize;

use super::Data;
use crate::metrics::evaluate;
use crate::{Dataset, Loss, Mlp, Result};

/// The losses and accuracies after a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundRecord", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The number of steps made.
    pub step: usize,
    /// The mean training loss, without L1 and L2 penalties.
    pub train_loss: f64,
    /// The mean validation loss, if there is validation data.
    pub validation_loss: Option<f64>,
    /// The mean test loss, if there is test data.
    pub test_loss: Option<f64>,
    /// The train accuracy, for classes.
    pub train_accuracy: Option<f64>,
    /// The validation accuracy, for classes with validation data.
    pub validation_accuracy: Option<f64>,
    /// The test accuracy, for classes with test data.
    pub test_accuracy: Option<f64>,
}

/// A part of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DataPart"))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Training data.
    Train,
    /// Validation data.
    Validation,
    /// Test data.
    Test,
}

/// The epoch with the lowest loss.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BestEpoch {
    /// The epoch; 0 before the first.
    pub epoch: usize,
    /// The number of updates at its end.
    pub step: usize,
    /// Its loss.
    pub loss: f64,
    /// The part of the data whose loss that is.
    pub part: Part,
}

/// The best epoch, and what else overfitting is told by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Best {
    pub(super) epoch: BestEpoch,
    /// The training loss at that time.
    pub(super) train_loss: f64,
}

/// Records as columns. A column without values is empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundCurves"))]
#[serde(rename_all = "camelCase")]
pub struct Curves {
    /// The number of steps made, for each record.
    pub steps: Vec<usize>,
    /// The same in epochs.
    pub epochs: Vec<f64>,
    /// The training losses.
    pub train_losses: Vec<f64>,
    /// The validation losses, if there is validation data.
    pub validation_losses: Vec<f64>,
    /// The test losses, if there is test data.
    pub test_losses: Vec<f64>,
    /// The train accuracies, for classes.
    pub train_accuracies: Vec<f64>,
    /// The validation accuracies, for classes with validation data.
    pub validation_accuracies: Vec<f64>,
    /// The test accuracies, for classes with test data.
    pub test_accuracies: Vec<f64>,
}

impl Record {
    /// Evaluates a network.
    ///
    /// # Errors
    /// [`Error::Value`] if an output is not finite.
    pub(super) fn measure(step: usize, mlp: &Mlp<f64>, loss: Loss, data: &Data) -> Result<Self> {
        let train = evaluate(mlp, loss, &data.train)?;
        let part = |part: Option<&Dataset<f64>>| part.map(|part| evaluate(mlp, loss, part)).transpose();
        let (validation, test) = (part(data.validation.as_ref())?, part(data.test.as_ref())?);
        Ok(Self {
            step,
            train_loss: train.loss,
            validation_loss: validation.as_ref().map(|validation| validation.loss),
            test_loss: test.as_ref().map(|test| test.loss),
            train_accuracy: train.accuracy(),
            validation_accuracy: validation.and_then(|validation| validation.accuracy()),
            test_accuracy: test.and_then(|test| test.accuracy()),
        })
    }

    /// The loss by which the best epoch is chosen. Test data are used only where there are no others to choose by, as in links
    /// that have no validation data; the page says so.
    pub(super) fn monitored(&self) -> (Part, f64) {
        let validation = self.validation_loss.map(|loss| (Part::Validation, loss));
        let test = self.test_loss.map(|loss| (Part::Test, loss));
        validation.or(test).unwrap_or((Part::Train, self.train_loss))
    }

    pub(super) fn is_finite(&self) -> bool {
        self.train_loss.is_finite()
            && self.validation_loss.is_none_or(f64::is_finite)
            && self.test_loss.is_none_or(f64::is_finite)
    }
}

impl Best {
    pub(super) fn at(epoch: usize, record: Record) -> Self {
        let (part, loss) = record.monitored();
        Self { epoch: BestEpoch { epoch, step: record.step, loss, part }, train_loss: record.train_loss }
    }
}

impl Curves {
    pub(super) fn of(records: impl Iterator<Item = Record>, n_epoch_steps: usize) -> Self {
        let mut curves = Self::default();
        for record in records {
            curves.steps.push(record.step);
            curves.epochs.push(record.step as f64 / n_epoch_steps as f64);
            curves.train_losses.push(record.train_loss);
            curves.validation_losses.extend(record.validation_loss);
            curves.test_losses.extend(record.test_loss);
            curves.train_accuracies.extend(record.train_accuracy);
            curves.validation_accuracies.extend(record.validation_accuracy);
            curves.test_accuracies.extend(record.test_accuracy);
        }
        curves
    }
}
