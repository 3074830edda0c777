//! Going back to an earlier step: all that the next step depends on, and nothing of the curves.

use super::Trainer;
use crate::Real;
use crate::mlp::Mlp;
use crate::optimizer::Optimizer;
use crate::rng::Rng;

/// A training as it was after one of its steps. The history is not in it: it grows, and what is to be forgotten of it lies at
/// its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment<F> {
    mlp: Mlp<F>,
    optimizer: Optimizer<F>,
    rng: Rng,
    order: Vec<usize>,
    n_taken: usize,
    n_steps: usize,
    n_epochs: usize,
    n_validations: usize,
    of_epoch: (f64, usize),
}

impl<F: Real> Moment<F> {
    /// The number of steps made.
    pub fn step(&self) -> usize {
        self.n_steps
    }
}

impl<F: Real> Trainer<F> {
    /// The training as it is now.
    pub fn moment(&self) -> Moment<F> {
        Moment {
            mlp: self.mlp.clone(),
            optimizer: self.optimizer.clone(),
            rng: self.rng.clone(),
            order: self.order.clone(),
            n_taken: self.n_taken,
            n_steps: self.history.steps.len(),
            n_epochs: self.history.epochs.len(),
            n_validations: self.history.validations.len(),
            of_epoch: self.history.of_epoch(),
        }
    }

    /// Makes the training what it was: the steps that follow give the same bits as they did then, if the data are the same.
    ///
    /// # Panics
    /// If the moment comes from another training, or from steps that this one has not made.
    pub fn go_back(&mut self, moment: &Moment<F>) {
        assert!(moment.n_steps <= self.history.steps.len(), "this step was not made yet");
        self.mlp.clone_from(&moment.mlp);
        self.optimizer.clone_from(&moment.optimizer);
        self.rng.clone_from(&moment.rng);
        self.order.clone_from(&moment.order);
        self.n_taken = moment.n_taken;
        self.history.shorten(moment.n_steps, moment.n_epochs, moment.n_validations, moment.of_epoch);
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::{Activation, Dataset, Init, LayerConfig, Loss, MlpConfig, OptimizerConfig, Targets, TrainerConfig};

    /// The whole training is compared, with weights, optimizer, generator, order and history.
    #[test]
    fn back_and_on_again_gives_the_same_bits() {
        let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.5, 0.2]];
        let data = Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0, 1])).unwrap();
        let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
        let layers = vec![layer(4, Activation::Tanh), layer(1, Activation::Identity)];
        let mlp = Mlp::<f64>::new(&MlpConfig { n_features: 2, layers, init: Init::Pytorch, seed: 1 }).unwrap();
        for optimizer in [OptimizerConfig::adam(), OptimizerConfig::momentum(), OptimizerConfig::sgd()] {
            let config = TrainerConfig { loss: Loss::BinaryCrossEntropy, optimizer, batch_size: 2, seed: 1 };
            let mut trainer = Trainer::new(mlp.clone(), config).unwrap();
            let mut moments = vec![trainer.moment()];
            for _ in 0..12 {
                trainer.step(&data).unwrap();
                moments.push(trainer.moment());
            }
            let end = trainer.clone();
            for moment in moments.iter().rev() {
                trainer.go_back(moment);
                assert_eq!(trainer.moment(), *moment);
                while trainer.history().steps.len() < 12 {
                    trainer.step(&data).unwrap();
                }
                assert_eq!(trainer, end, "from step {}", moment.step());
            }
        }
    }
}
