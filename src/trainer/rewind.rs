//! Rewinding a training to an earlier step.

use super::Trainer;
use crate::Real;
use crate::mlp::Mlp;
use crate::optimizer::Optimizer;
use crate::rng::Rng;

/// The state of a training after one of its steps: everything that the next step depends on. The history is not included:
/// it only grows, so rewinding truncates it.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainerState<F> {
    mlp: Mlp<F>,
    optimizer: Optimizer<F>,
    rng: Rng,
    order: Vec<usize>,
    n_taken: usize,
    n_steps: usize,
    n_epochs: usize,
    n_validations: usize,
    epoch_sums: (f64, usize),
}

impl<F: Real> TrainerState<F> {
    /// The number of steps made.
    pub fn step(&self) -> usize {
        self.n_steps
    }
}

impl<F: Real> Trainer<F> {
    /// Copies the current state.
    pub fn state(&self) -> TrainerState<F> {
        TrainerState {
            mlp: self.mlp.clone(),
            optimizer: self.optimizer.clone(),
            rng: self.rng.clone(),
            order: self.order.clone(),
            n_taken: self.n_taken,
            n_steps: self.history.steps.len(),
            n_epochs: self.history.epochs.len(),
            n_validations: self.history.validations.len(),
            epoch_sums: self.history.epoch_sums(),
        }
    }

    /// Rewinds the training to an earlier state. With the same data, the following steps repeat bit for bit.
    ///
    /// # Panics
    /// Panics if the state is ahead of this training. It must be a state of the same training.
    pub fn rewind(&mut self, state: &TrainerState<F>) {
        assert!(state.n_steps <= self.history.steps.len(), "this step was not made yet");
        self.mlp.clone_from(&state.mlp);
        self.optimizer.clone_from(&state.optimizer);
        self.rng.clone_from(&state.rng);
        self.order.clone_from(&state.order);
        self.n_taken = state.n_taken;
        self.history.truncate(state.n_steps, state.n_epochs, state.n_validations, state.epoch_sums);
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::{Activation, Dataset, Init, LayerConfig, Loss, MlpConfig, OptimizerConfig, Targets, TrainerConfig};

    /// Compares the entire training: weights, optimizer, generator, order and history.
    #[test]
    fn steps_after_a_rewind_repeat_bit_for_bit() {
        let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.5, 0.2]];
        let data = Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0, 1])).unwrap();
        let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
        let layers = vec![layer(4, Activation::Tanh), layer(1, Activation::Identity)];
        let mlp = Mlp::<f64>::new(&MlpConfig { n_features: 2, layers, init: Init::Pytorch, seed: 1 }).unwrap();
        for optimizer in [OptimizerConfig::adam(), OptimizerConfig::momentum(), OptimizerConfig::sgd()] {
            let config = TrainerConfig { loss: Loss::BinaryCrossEntropy, optimizer, batch_size: 2, seed: 1 };
            let mut trainer = Trainer::new(mlp.clone(), config).unwrap();
            let mut states = vec![trainer.state()];
            for _ in 0..12 {
                trainer.step(&data).unwrap();
                states.push(trainer.state());
            }
            let end = trainer.clone();
            for state in states.iter().rev() {
                trainer.rewind(state);
                assert_eq!(trainer.state(), *state);
                while trainer.history().steps.len() < 12 {
                    trainer.step(&data).unwrap();
                }
                assert_eq!(trainer, end, "from step {}", state.step());
            }
        }
    }
}
