//! Losses and accuracies after a step, and the curves made of them.

use serde::Serialize;

use super::Data;
use crate::metrics::evaluate;
use crate::{Loss, Mlp, Result};

/// The losses and accuracies after a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundRecord", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The number of steps made.
    pub step: usize,
    /// The mean training loss, without L1 and L2 penalties.
    pub train_loss: f64,
    /// The mean test loss, if there is test data.
    pub test_loss: Option<f64>,
    /// The train accuracy, for classes.
    pub train_accuracy: Option<f64>,
    /// The test accuracy, for classes with test data.
    pub test_accuracy: Option<f64>,
}

/// The lowest loss at the end of an epoch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Best {
    pub(super) epoch: usize,
    pub(super) loss: f64,
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
    /// The test losses, if there is test data.
    pub test_losses: Vec<f64>,
    /// The train accuracies, for classes.
    pub train_accuracies: Vec<f64>,
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
        let test = data.test.as_ref().map(|test| evaluate(mlp, loss, test)).transpose()?;
        Ok(Self {
            step,
            train_loss: train.loss,
            test_loss: test.as_ref().map(|test| test.loss),
            train_accuracy: train.accuracy(),
            test_accuracy: test.and_then(|test| test.accuracy()),
        })
    }

    /// The loss that early stopping monitors.
    pub(super) fn monitored(&self) -> f64 {
        self.test_loss.unwrap_or(self.train_loss)
    }

    pub(super) fn is_finite(&self) -> bool {
        self.train_loss.is_finite() && self.test_loss.is_none_or(f64::is_finite)
    }
}

impl Best {
    pub(super) fn at(epoch: usize, record: Record) -> Self {
        Self { epoch, loss: record.monitored(), train_loss: record.train_loss }
    }
}

impl Curves {
    pub(super) fn of(records: impl Iterator<Item = Record>, n_epoch_steps: usize) -> Self {
        let mut curves = Self::default();
        for record in records {
            curves.steps.push(record.step);
            curves.epochs.push(record.step as f64 / n_epoch_steps as f64);
            curves.train_losses.push(record.train_loss);
            curves.test_losses.extend(record.test_loss);
            curves.train_accuracies.extend(record.train_accuracy);
            curves.test_accuracies.extend(record.test_accuracy);
        }
        curves
    }
}
