//! What is measured after a step, and what the curves are made of.

use serde::Serialize;

use super::Data;
use crate::metrics::evaluate;
use crate::{Loss, Mlp, Result};

/// What the network makes of the points after a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundRecord", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The number of steps made.
    pub step: usize,
    /// The mean loss over the training points, without what L1 and L2 add.
    pub train_loss: f64,
    /// The mean loss over the test points, if there are any.
    pub test_loss: Option<f64>,
    /// The fraction of the training points whose class is right, if there are classes.
    pub train_accuracy: Option<f64>,
    /// That of the test points.
    pub test_accuracy: Option<f64>,
}

/// Records, one array for each of their numbers, which is empty where there are none.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundCurves"))]
#[serde(rename_all = "camelCase")]
pub struct Curves {
    /// The numbers of steps made.
    pub steps: Vec<usize>,
    /// The training losses.
    pub train_losses: Vec<f64>,
    /// The test losses, if there are test points.
    pub test_losses: Vec<f64>,
    /// The training accuracies, if there are classes.
    pub train_accuracies: Vec<f64>,
    /// The test accuracies, if there are classes and test points.
    pub test_accuracies: Vec<f64>,
}

impl Record {
    /// Measures a network.
    ///
    /// # Errors
    /// If an output is not finite.
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

    /// What patience waits for.
    pub(super) fn watched(&self) -> f64 {
        self.test_loss.unwrap_or(self.train_loss)
    }

    pub(super) fn is_finite(&self) -> bool {
        self.train_loss.is_finite() && self.test_loss.is_none_or(f64::is_finite)
    }
}

impl Curves {
    pub(super) fn of(records: impl Iterator<Item = Record>) -> Self {
        let mut curves = Self::default();
        for record in records {
            curves.steps.push(record.step);
            curves.train_losses.push(record.train_loss);
            curves.test_losses.extend(record.test_loss);
            curves.train_accuracies.extend(record.train_accuracy);
            curves.test_accuracies.extend(record.test_accuracy);
        }
        curves
    }
}
