//! Networks from files: what a file holds, and how accurate its network would be with each activation function.

use std::sync::Arc;

use serde::Serialize;

use super::config::ImageConfig;
use super::data::ImageData;
use super::training::{ImageTraining, TEST_SLICE, n_hits};
use crate::checkpoint::{StateDict, StateDictReport, is_training, read};
use crate::{Activation, Mlp, Result};

/// Returns how a file would be read as a network; nothing for the file of a training.
///
/// # Errors
/// As [`read`] for a network; the parts of a training are not checked.
pub fn inspect(file: &[u8]) -> Result<Option<StateDictReport>> {
    if is_training(file) { Ok(None) } else { Ok(Some(read(file)?.report().clone())) }
}

/// Returns the same if a training on `data` can start from the file or resume from it.
///
/// # Errors
/// As [`ImageTraining::from_file`].
pub fn inspect_on(data: Arc<ImageData>, config: ImageConfig, file: &[u8]) -> Result<Option<StateDictReport>> {
    ImageTraining::from_file(data, config, file)?;
    inspect(file)
}

/// Evaluates a network whose activation function is unknown with each function, on the test images.
#[derive(Debug)]
pub struct ActivationTrials {
    data: Arc<ImageData>,
    state_dict: StateDict,
    trials: Vec<ActivationTrial>,
    /// The network of the current trial, the number of images that it was tested on, and of its correct predictions.
    current: Option<(Mlp<f32>, usize, usize)>,
}

/// A network with one activation function on its hidden layers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ActivationTrial {
    /// The function, with PyTorch's default parameter.
    pub activation: Activation,
    /// The fraction of test images that the network predicts correctly, in [0, 1]; none until it is evaluated.
    pub accuracy: Option<f64>,
}

/// The progress of trials.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrialsSnapshot {
    /// The number of test images.
    pub n_test: usize,
    /// ReLU first, the most usual one.
    pub trials: Vec<ActivationTrial>,
}

impl ActivationTrials {
    /// Reads a network.
    ///
    /// # Errors
    /// As [`ImageTraining::from_weights`].
    pub fn new(data: Arc<ImageData>, config: ImageConfig, file: &[u8]) -> Result<Self> {
        ImageTraining::from_weights(Arc::clone(&data), config, file)?;
        let others = Activation::all(0.01, 1.0).into_iter().filter(|&activation| activation != Activation::Relu);
        let trial = |activation| ActivationTrial { activation, accuracy: None };
        let trials = std::iter::once(Activation::Relu).chain(others).map(trial).collect();
        Ok(Self { data, state_dict: read(file)?, trials, current: None })
    }

    /// Evaluates the current network on a few more images. Returns whether there is more to do.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if an output is not a number.
    pub fn advance(&mut self) -> Result<bool> {
        let Some(trial) = self.trials.iter_mut().find(|trial| trial.accuracy.is_none()) else { return Ok(false) };
        let (mlp, n_tested, n_found) = match self.current.take() {
            Some(current) => current,
            None => (self.state_dict.network(trial.activation)?, 0, 0),
        };
        let n_test = self.data.test().n_samples();
        let end = n_test.min(n_tested + TEST_SLICE);
        let batch = self.data.test_batch(n_tested..end)?;
        let n_found = n_found + n_hits(&mlp.predict(batch.samples())?, batch.targets())?;
        if end == n_test {
            trial.accuracy = Some(n_found as f64 / n_test as f64);
        } else {
            self.current = Some((mlp, end, n_found));
        }
        Ok(self.trials.last().is_some_and(|trial| trial.accuracy.is_none()))
    }

    /// Returns the accuracies so far.
    pub fn snapshot(&self) -> TrialsSnapshot {
        TrialsSnapshot { n_test: self.data.test().n_samples(), trials: self.trials.clone() }
    }
}
