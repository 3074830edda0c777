//! A training on images, with an evaluation on the test images after each epoch.

use std::sync::Arc;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::config::{ImageConfig, TrainingPlan};
use super::data::ImageData;
use crate::checkpoint::{file_json, is_training, load_training, read, save_training};
use crate::error::{AxisLength, Computed, Each, Expected, Got, KeptPart, Thing, What};
use crate::layer::Dense;
use crate::limits::images::MAX_PARAMETERS;
use crate::metrics::predicted_classes;
use crate::real::check_finite;
use crate::{Activation, Error, Mlp, Result, Targets, Trainer};

/// The number of test images per unit of work, which takes about as long as one update with 64 images.
pub(super) const TEST_SLICE: usize = 128;

/// A training that can be paused after any unit of work, saved to a file, and resumed bit for bit.
#[derive(Debug)]
pub struct ImageTraining {
    data: Arc<ImageData>,
    config: ImageConfig,
    trainer: Trainer<f32>,
    /// The evaluation after the last epoch, while it is running.
    test: Option<Test>,
    /// Whether it started from the weights in a file.
    is_from_weights: bool,
}

/// A running evaluation on the test images.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Test {
    /// The number of images evaluated so far.
    n_tested: usize,
    /// Σ loss · B over them.
    loss_sum: f64,
    /// The number of correct predictions among them.
    n_hits: usize,
}

/// What a checkpoint contains in addition to the training itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub(super) config: ImageConfig,
    data: String,
    pub(super) test: Option<Test>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_from_weights: bool,
}

impl Note {
    pub(super) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|error| format(Expected::TrainingNote, Got::fault(error)))
    }
}

impl ImageTraining {
    /// Creates a training with random initial weights.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, the network has more than [`MAX_PARAMETERS`] weights and biases, or the loss
    /// does not take classes.
    pub fn new(data: Arc<ImageData>, config: ImageConfig) -> Result<Self> {
        let mlp = config.mlp(&data)?;
        let n_parameters = mlp.n_parameters();
        if n_parameters > MAX_PARAMETERS {
            let expected = Expected::AtMost { n: MAX_PARAMETERS, of: Some(Thing::WeightsAndBiases) };
            return Err(Error::value(
                What::Layers,
                expected,
                Got::Count { n: n_parameters, of: Thing::WeightsAndBiases },
            ));
        }
        let trainer = Trainer::new(Mlp::new(&mlp)?, config.trainer())?;
        Ok(Self { data, config, trainer, test: None, is_from_weights: false })
    }

    /// Creates a training that starts from the weights in a safetensors file. The file's hidden layers replace those of `config`,
    /// and so does its activation function, if it names one.
    ///
    /// # Errors
    /// As [`ImageTraining::new`], [`read`] and [`StateDict::network`](crate::checkpoint::StateDict::network); also [`Error::Shape`] if the network does not take these images, and
    /// [`Error::Value`] if it does not have C outputs, has different activation functions on its hidden layers, or has one on
    /// its last layer.
    pub fn from_weights(data: Arc<ImageData>, mut config: ImageConfig, file: &[u8]) -> Result<Self> {
        let mlp = read(file)?.network(config.activation)?;
        let (n_features, n_classes) = (data.train().n_features(), mlp.n_outputs());
        if mlp.n_features() != n_features {
            return Err(Error::shape(
                What::Weight,
                [AxisLength::Any('O'), AxisLength::Exactly(n_features)],
                mlp.layers()[0].weight().shape(),
            ));
        }
        if n_classes != data.n_classes() {
            return Err(Error::value(
                What::Classes,
                Expected::ForEach { each: Each::Unit, n: data.n_classes(), of: Thing::Classes },
                n_classes,
            ));
        }
        let (output, hidden) = mlp.layers().split_last().ok_or(Error::Empty { what: What::Layers })?;
        if let Some(first) = hidden.first() {
            config.activation = first.activation();
        }
        let differs = hidden.iter().any(|layer| layer.activation() != config.activation);
        if differs || output.activation() != Activation::Identity {
            return Err(Error::value(What::Activations, Expected::OneHiddenActivation, Got::Other));
        }
        config.hidden = hidden.iter().map(Dense::n_outputs).collect();
        config.mlp(&data)?;
        let trainer = Trainer::new(mlp, config.trainer())?;
        Ok(Self { data, config, trainer, test: None, is_from_weights: true })
    }

    /// Returns the settings and the entire history as JSON, for use by other programs.
    ///
    /// # Errors
    /// [`Error::Format`] if serialization fails, which no valid training is known to cause.
    pub fn to_json(&self) -> Result<String> {
        let run = serde_json::json!({
            "config": self.config,
            "n_train": self.plan().n_train,
            "n_test": self.data.test().n_samples(),
            "data_sha256": self.data.fingerprint(),
            "batch_losses": self.trainer.history().steps,
            "epochs": self.snapshot().epochs,
        });
        let json = file_json(&run).and_then(|run| serde_json::to_string_pretty(&run));
        json.map_err(|error| format(Expected::Json, Got::fault(error)))
    }

    /// Resumes a training on the same images, from a file written by [`ImageTraining::save`].
    ///
    /// # Errors
    /// As [`load_training`]; also [`Error::Format`] if the file is of another kind of training, and [`Error::Value`] if it was
    /// trained on other images, or its parts are inconsistent.
    pub fn load(data: Arc<ImageData>, file: &[u8]) -> Result<Self> {
        let (trainer, note) = load_training(file)?;
        let Note { config, data: fingerprint, test, is_from_weights } = Note::read(&note)?;
        if fingerprint != data.fingerprint() {
            return Err(Error::value(What::Data, Expected::SameImages, Got::Other));
        }
        let training = Self { data, config, trainer, test, is_from_weights };
        training.check()?;
        Ok(training)
    }

    /// Resumes the training in a file, or creates one that starts from the weights in it, with the settings of `config`.
    ///
    /// # Errors
    /// As [`ImageTraining::load`] for the file of a training, and as [`ImageTraining::from_weights`] for others.
    pub fn from_file(data: Arc<ImageData>, config: ImageConfig, file: &[u8]) -> Result<Self> {
        if is_training(file) { Self::load(data, file) } else { Self::from_weights(data, config, file) }
    }

    /// Saves a checkpoint from which the training resumes bit for bit.
    ///
    /// # Errors
    /// As [`save_training`].
    pub fn save(&self) -> Result<Vec<u8>> {
        let note = Note {
            config: self.config.clone(),
            data: self.data.fingerprint().to_owned(),
            test: self.test,
            is_from_weights: self.is_from_weights,
        };
        let note = file_json(&note).map_err(|error| format(Expected::Json, Got::fault(error)))?.to_string();
        save_training(&self.trainer, &note)
    }

    /// Does one unit of work: an update or, after an epoch, the evaluation of some test images. Returns whether there is more
    /// to do.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss or gradient is not finite, and [`Error::Value`] if an output is not. The training is then
    /// unchanged.
    pub fn advance(&mut self) -> Result<bool> {
        if let Some(test) = self.test {
            self.advance_test(test)?;
        } else if !self.is_over() {
            let record = self.trainer.step_with(self.plan().n_train, |indices| self.data.train_batch(indices))?;
            if record.epoch.is_some() {
                self.test = Some(Test::default());
            }
        }
        Ok(!self.is_over())
    }

    /// Returns the number of units of work up to and including the next update, and until the end.
    pub(super) fn units_left(&self) -> (usize, usize) {
        let n_slices = self.data.test().n_samples().div_ceil(TEST_SLICE);
        let of_test = self.test.map_or(0, |test| n_slices - test.n_tested / TEST_SLICE);
        let n_steps = self.n_steps() - self.trainer.history().steps.len();
        let n_tests = self.config.n_epochs - self.trainer.history().epochs.len();
        // The next update comes after the remaining slices of the evaluation.
        let until_update = if n_steps == 0 { of_test } else { of_test + 1 };
        (until_update, of_test + n_steps + n_tests * n_slices)
    }

    /// The number of units of work of the whole training.
    pub(super) fn n_units(&self) -> usize {
        self.n_steps() + self.config.n_epochs * self.data.test().n_samples().div_ceil(TEST_SLICE)
    }

    /// The number of updates of the whole training.
    pub(super) fn n_steps(&self) -> usize {
        self.plan().n_steps
    }

    /// How many updates it is made of.
    pub(super) fn plan(&self) -> TrainingPlan {
        self.config.planned(&self.data)
    }

    /// The number of updates made.
    pub(super) fn n_steps_made(&self) -> usize {
        self.trainer.history().steps.len()
    }

    pub(super) fn is_from_weights(&self) -> bool {
        self.is_from_weights
    }

    pub(super) fn is_testing(&self) -> bool {
        self.test.is_some()
    }

    pub(super) fn trainer(&self) -> &Trainer<f32> {
        &self.trainer
    }

    /// The current network.
    pub fn mlp(&self) -> &Mlp<f32> {
        self.trainer.mlp()
    }

    /// Its settings.
    pub fn config(&self) -> &ImageConfig {
        &self.config
    }

    /// Its training and test images.
    pub fn data(&self) -> &ImageData {
        &self.data
    }

    fn is_over(&self) -> bool {
        self.test.is_none() && self.trainer.history().epochs.len() >= self.config.n_epochs
    }

    fn advance_test(&mut self, mut test: Test) -> Result<()> {
        let n_samples = self.data.test().n_samples();
        let end = n_samples.min(test.n_tested + TEST_SLICE);
        let batch = self.data.test_batch(test.n_tested..end)?;
        let output = self.trainer.mlp().predict(batch.samples())?;
        check_finite(What::Output, &output)?;
        let loss = self.config.loss.value(&output, batch.targets())?;
        if !loss.is_finite() {
            // The difference of two finite logits may overflow.
            let step = self.trainer.history().steps.len();
            return Err(Error::Diverged { what: Computed::Loss, layer_idx: None, step });
        }
        test.loss_sum += f64::from(loss) * batch.n_samples() as f64;
        test.n_hits += n_hits(&output, batch.targets())?;
        test.n_tested = end;
        self.test = Some(test);
        if end == n_samples {
            let (loss, accuracy) = (test.loss_sum / n_samples as f64, test.n_hits as f64 / n_samples as f64);
            self.trainer.record_validation(loss, Some(accuracy));
            self.test = None;
        }
        Ok(())
    }

    /// Checks that the parts of a file are consistent with a training on these images.
    ///
    /// # Errors
    /// [`Error::Value`] with the part that is not.
    fn check(&self) -> Result<()> {
        let refuse = |part| Err(Error::value(What::Training, Expected::Fitting { part }, Got::Other));
        let fresh = self.config.mlp(&self.data)?;
        let (mlp, plan) = (self.mlp(), self.plan());
        let has_layers = mlp.n_features() == fresh.n_features
            && mlp.layers().len() == fresh.layers.len()
            && mlp.layers().iter().zip(&fresh.layers).all(|(layer, config)| {
                layer.n_outputs() == config.n_neurons && layer.activation() == config.activation
            });
        if !has_layers || *self.trainer.config() != self.config.trainer() {
            return refuse(KeptPart::Settings);
        }
        let (history, position) = (self.trainer.history(), self.trainer.position());
        let n_epochs = history.epochs.len();
        let n_steps = n_epochs * plan.steps_per_epoch + position.n_taken.div_ceil(self.config.batch_size);
        let is_placed = (position.order.is_empty() || position.order.len() == plan.n_train)
            && history.steps.len() == n_steps
            && n_epochs <= self.config.n_epochs
            && (position.n_taken == 0 || n_epochs < self.config.n_epochs);
        let n_tests = history.validations.len();
        let is_tested = match self.test {
            None => n_tests == n_epochs,
            Some(Test { n_tested, loss_sum, n_hits }) => {
                n_tests + 1 == n_epochs
                    && position.n_taken == 0
                    && n_tested % TEST_SLICE == 0
                    && n_tested < self.data.test().n_samples()
                    && n_hits <= n_tested
                    && loss_sum.is_finite()
            }
        };
        if is_placed && is_tested { Ok(()) } else { refuse(KeptPart::Progress) }
    }
}

/// The number of correct predictions. output: (B, C), targets: (B).
pub(super) fn n_hits(output: &Array2<f32>, targets: &Targets<f32>) -> Result<usize> {
    let Targets::Classes(classes) = targets else { return Ok(0) };
    Ok(predicted_classes(output)?.iter().zip(classes).filter(|(a, b)| a == b).count())
}

fn format(expected: Expected, got: Got) -> Error {
    Error::Format { what: What::Safetensors, expected, got }
}
