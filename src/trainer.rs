//! The training loop: batch -> forward -> loss -> backward -> update -> history.

mod order;
mod rewind;

pub(crate) use order::order;
pub use rewind::TrainerState;

use ndarray::ArrayRef2;
use serde::{Deserialize, Serialize};

use crate::error::{Computed, Expected, What};
use crate::history::{EpochRecord, History, ValidationRecord};
use crate::layer::{LayerActivations, dot};
use crate::metrics::{Evaluation, evaluate};
use crate::mlp::{Activations, Gradients, Mlp};
use crate::optimizer::{Optimizer, OptimizerConfig};
use crate::real::is_finite;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Loss, Real, Result};

/// The settings of a training.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainerConfig {
    /// The loss function to minimize.
    pub loss: Loss,
    /// The optimizer.
    pub optimizer: OptimizerConfig,
    /// The batch size B, 1 or more; the last batch of an epoch has the remaining samples.
    pub batch_size: usize,
    /// The seed of the order of samples in each epoch.
    pub seed: u64,
}

/// A network in training. It can be paused after any step, inspected, and resumed.
#[derive(Debug, Clone, PartialEq)]
pub struct Trainer<F> {
    config: TrainerConfig,
    mlp: Mlp<F>,
    optimizer: Optimizer<F>,
    history: History,
    rng: Rng,
    /// The sample indices of the current epoch in order, and how many of them have been used.
    order: Vec<usize>,
    n_taken: usize,
    spare: Spare<F>,
}

/// The gradients of the last step, kept for their memory. They do not affect later steps, so they are ignored by equality.
#[derive(Debug, Clone)]
struct Spare<F>(Option<Gradients<F>>);

impl<F> PartialEq for Spare<F> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The result of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepRecord {
    /// The number of the step, from 1.
    pub step: usize,
    /// The loss of its batch, before its update.
    pub loss: f64,
    /// The result of the epoch, if this was its last step.
    pub epoch: Option<EpochRecord>,
}

/// The position of a training: what it needs, besides network, optimizer and history, to resume bit for bit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Position<'a> {
    /// The number of words that its generator has drawn.
    pub(crate) rng: u64,
    /// The sample indices of the current epoch in order; empty before its first step.
    pub(crate) order: &'a [usize],
    /// How many of them have been used.
    pub(crate) n_taken: usize,
}

impl<F: Real> Trainer<F> {
    /// Creates a training that has not made a step yet.
    ///
    /// # Errors
    /// [`Error::Value`] if the batch size is 0, or another number in the configuration is out of range.
    pub fn new(mlp: Mlp<F>, config: TrainerConfig) -> Result<Self> {
        if config.batch_size == 0 {
            return Err(Error::value(What::BatchSize, Expected::AT_LEAST_1, 0_usize));
        }
        config.loss.validate()?;
        let optimizer = Optimizer::new(config.optimizer, &mlp)?;
        let rng = Rng::new(config.seed, Stream::Shuffle);
        let (history, order) = (History::default(), Vec::new());
        Ok(Self { config, mlp, optimizer, history, rng, order, n_taken: 0, spare: Spare(None) })
    }

    /// Runs steps to the end of the current epoch, or a whole new epoch: every sample once, in random order.
    ///
    /// # Errors
    /// As [`Trainer::step`].
    pub fn epoch(&mut self, data: &Dataset<F>) -> Result<EpochRecord> {
        loop {
            if let Some(record) = self.step(data)?.epoch {
                return Ok(record);
            }
        }
    }

    /// Makes one update with the next batch of the epoch.
    ///
    /// # Errors
    /// As [`Trainer::update`]; also [`Error::Value`] if the number of samples changed within an epoch. The network is then
    /// unchanged.
    pub fn step(&mut self, data: &Dataset<F>) -> Result<StepRecord> {
        self.step_with(data.n_samples(), |indices| data.select(indices))
    }

    /// [`Trainer::step`] for `n_samples` samples in any storage: `select` returns the batch for given sample indices.
    ///
    /// # Errors
    /// As [`Trainer::step`] and `select`.
    pub fn step_with(
        &mut self,
        n_samples: usize,
        select: impl FnOnce(&[usize]) -> Result<Dataset<F>>,
    ) -> Result<StepRecord> {
        if self.order.len() != n_samples {
            if self.n_taken > 0 {
                let expected = Expected::SameSamples { n: self.order.len() };
                return Err(Error::value(What::Data, expected, n_samples));
            }
            self.order = self.rng.permutation(n_samples);
        }
        let end = self.order.len().min(self.n_taken + self.config.batch_size);
        let batch = select(&self.order[self.n_taken..end])?;
        let loss = self.update(&batch)?;
        self.n_taken = end;
        let mut epoch = None;
        if end == self.order.len() {
            self.order.clear();
            self.n_taken = 0;
            epoch = self.history.record_epoch();
        }
        Ok(StepRecord { step: self.history.steps.len(), loss, epoch })
    }

    /// Makes one update with the given batch and returns its loss, for callers that choose their own batches.
    ///
    /// # Errors
    /// As [`Mlp::forward`] and [`Loss::value`], if the batch does not fit the network or the loss; [`Error::Diverged`] if a
    /// loss or gradient is not finite. The network is then unchanged.
    pub fn update(&mut self, batch: &Dataset<F>) -> Result<f64> {
        let activations = self.mlp.forward(batch.samples())?;
        let (loss, d_output) = self.config.loss.value_and_gradient(activations.output(), batch.targets())?;
        let gradients = self.mlp.backward_over(&activations, d_output, self.spare.0.take());
        self.check_finite(&activations, loss, &gradients)?;
        self.optimizer.update(&mut self.mlp, &gradients);
        self.spare = Spare(Some(gradients));
        self.history.record_step(loss.as_f64(), batch.n_samples());
        Ok(loss.as_f64())
    }

    /// Computes the loss and confusion matrix on validation data, and records them in the history.
    ///
    /// # Errors
    /// As [`evaluate`].
    pub fn validate(&mut self, data: &Dataset<F>) -> Result<Evaluation> {
        let evaluation = evaluate(&self.mlp, self.config.loss, data)?;
        self.record_validation(evaluation.loss, evaluation.accuracy());
        Ok(evaluation)
    }

    /// Records an evaluation like [`Trainer::validate`], for callers that evaluate in parts.
    pub(crate) fn record_validation(&mut self, loss: f64, accuracy: Option<f64>) {
        self.history.validations.push(ValidationRecord { step: self.history.steps.len(), loss, accuracy });
    }

    /// The position within the epoch and the random stream.
    pub(crate) fn position(&self) -> Position<'_> {
        Position { rng: self.rng.position(), order: &self.order, n_taken: self.n_taken }
    }

    /// Restores a training from saved parts, which must be consistent.
    pub(crate) fn restored(
        mlp: Mlp<F>,
        optimizer: Optimizer<F>,
        history: History,
        config: TrainerConfig,
        position: Position<'_>,
    ) -> Self {
        let rng = Rng::resumed(config.seed, Stream::Shuffle, position.rng);
        let (order, n_taken) = (position.order.to_vec(), position.n_taken);
        Self { config, mlp, optimizer, history, rng, order, n_taken, spare: Spare(None) }
    }

    /// The current network.
    pub fn mlp(&self) -> &Mlp<F> {
        &self.mlp
    }

    /// Returns the network and ends the training.
    pub fn into_mlp(self) -> Mlp<F> {
        self.mlp
    }

    /// The history so far.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The settings that it was created with.
    pub fn config(&self) -> &TrainerConfig {
        &self.config
    }

    /// The optimizer with its state.
    pub fn optimizer(&self) -> &Optimizer<F> {
        &self.optimizer
    }

    /// Sets the learning rate of the following updates.
    ///
    /// # Errors
    /// [`Error::Value`] if it is not finite and above 0.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        self.optimizer.set_learning_rate(learning_rate)
    }

    /// Returns [`Error::Diverged`] with the place where numbers stopped being finite: the first such layer of the forward
    /// pass, or else the loss, or else the first such layer of the backward pass, from the last to the first.
    fn check_finite(&self, activations: &Activations<F>, loss: F, gradients: &Gradients<F>) -> Result<()> {
        let diverged = |what, layer_idx| Err(Error::Diverged { what, layer_idx, step: self.history.steps.len() + 1 });
        if !loss.is_finite() {
            let is_bad = |layer: &LayerActivations<F>| !is_finite(&layer.pre_activation);
            return match activations.layers.iter().position(is_bad) {
                Some(layer_idx) => diverged(Computed::PreActivation, Some(layer_idx)),
                None => diverged(Computed::Loss, None),
            };
        }
        for (layer_idx, layer) in gradients.layers.iter().enumerate().rev() {
            // Each d_weight is a scalar product, so |d_weight| ≤ ‖dL/dz‖ ‖x‖ (Cauchy–Schwarz). The norms are cheaper to
            // compute; d_weight itself is only tested if this bound overflows.
            let bound = squared_norm(&layer.d_pre_activation) * squared_norm(activations.input(layer_idx));
            if !(bound < F::max_value() || is_finite(&layer.d_weight)) {
                return diverged(Computed::DWeight, Some(layer_idx));
            }
            if !is_finite(&layer.d_bias) {
                return diverged(Computed::DBias, Some(layer_idx));
            }
        }
        Ok(())
    }
}

/// Returns the sum of the squares of all elements, NaN if one of them is.
fn squared_norm<F: Real>(array: &ArrayRef2<F>) -> F {
    array.rows().into_iter().map(|row| row.as_slice().map_or_else(|| row.dot(&row), |row| dot(row, row))).sum()
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array};

    use super::*;
    use crate::loss::Reduction;
    use crate::{Activation, Dense, Init, LayerConfig, MlpConfig, Targets};

    /// One update of z = 0 x with the squared error, whose gradient is −2 y x: y² is finite in each case.
    fn update(x: f32, y: f32) -> Result<f64> {
        let layers = vec![LayerConfig { n_neurons: 1, activation: Activation::Identity }];
        let mlp = Mlp::new(&MlpConfig { n_features: 1, layers, init: Init::Zeros, seed: 1 })?;
        let optimizer = OptimizerConfig { learning_rate: 1e-30, ..OptimizerConfig::sgd() };
        let loss = Loss::SquaredError { reduction: Reduction::Mean };
        let mut trainer = Trainer::new(mlp, TrainerConfig { loss, optimizer, batch_size: 1, seed: 1 })?;
        trainer.update(&Dataset::new(array![[x]], Targets::Values(array![[y]]))?)
    }

    #[test]
    fn a_gradient_diverges_when_it_is_not_finite_and_not_when_its_bound_is_not() {
        assert!(update(1.0, 1.0).is_ok());
        // The gradient is 2 · 10²⁵, and the square of its bound, 4 · 10⁵⁰, is beyond f32.
        assert!(update(1e15, -1e10).is_ok());
        let error = update(1e30, -1e15).unwrap_err();
        assert_eq!(error, Error::Diverged { what: Computed::DWeight, layer_idx: Some(0), step: 1 });
    }

    /// Two deltas of 3 · 10³⁸, each of which an f32 can hold, but not their sum. The samples are 0, and so is d_weight.
    #[test]
    fn a_bias_alone_can_diverge() {
        let layer = |weight: f32| Dense::new(array![[weight]], array![0.0], Activation::Identity).unwrap();
        let loss = Loss::SquaredError { reduction: Reduction::Mean };
        let config = TrainerConfig { loss, optimizer: OptimizerConfig::sgd(), batch_size: 2, seed: 1 };
        let batch = |n| Dataset::new(Array2::zeros((n, 1)), Targets::Values(Array2::ones((n, 1)))).unwrap();
        let mut trainer = Trainer::new(Mlp::from_layers(vec![layer(0.0), layer(3e38)]).unwrap(), config).unwrap();
        let before = trainer.mlp().clone();
        let error = trainer.update(&batch(2)).unwrap_err();
        assert_eq!(error, Error::Diverged { what: Computed::DBias, layer_idx: Some(0), step: 1 });
        assert_eq!(trainer.mlp(), &before);
        // Half of each delta does fit.
        let mut trainer = Trainer::new(Mlp::from_layers(vec![layer(0.0), layer(1.5e38)]).unwrap(), config).unwrap();
        assert!(trainer.update(&batch(2)).is_ok());
    }

    #[test]
    fn what_an_update_leaves_behind_is_no_part_of_the_training() {
        let layers = vec![LayerConfig { n_neurons: 2, activation: Activation::Tanh }];
        let mlp = Mlp::<f64>::new(&MlpConfig { n_features: 1, layers, init: Init::Pytorch, seed: 1 }).unwrap();
        let loss = Loss::SquaredError { reduction: Reduction::Mean };
        let config = TrainerConfig { loss, optimizer: OptimizerConfig::adam(), batch_size: 1, seed: 1 };
        let batch = |x| Dataset::new(array![[x]], Targets::Values(array![[0.5, -0.5]])).unwrap();
        let mut trainer = Trainer::new(mlp, config).unwrap();
        trainer.update(&batch(1.0)).unwrap();
        // One goes on over the gradients of the first step, the other one has none.
        let mut other = Trainer { spare: Spare(None), ..trainer.clone() };
        assert_eq!(trainer, other);
        assert_eq!(trainer.update(&batch(-2.0)), other.update(&batch(-2.0)));
        assert_eq!(trainer, other);
    }
}
