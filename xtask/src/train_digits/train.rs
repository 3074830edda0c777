//! The training run: the core's trainer with a cosine learning-rate schedule.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use chainrule::checkpoint::{self, Precision};
use chainrule::ink::SIDE;
use chainrule::loss::Loss;
use chainrule::{Activation, Init, LayerConfig, Mlp, MlpConfig, OptimizerConfig, Trainer, TrainerConfig};

use super::batches::{Batches, Material, Plan};
use crate::step::{say, seconds};

/// The learning rate after the warm-up.
pub(super) const LEARNING_RATE: f64 = 1e-3;
/// The number of warm-up steps, during which the learning rate rises from 0.
const WARM_UP: usize = 500;
/// The number of epochs between two saved states.
const SAVE_EVERY: usize = 5;

/// Trains a new network. It is saved to `state` every few epochs, so that an interrupted run is not lost.
pub(super) fn train(material: Material, plan: Plan, state: &Path) -> Result<Mlp<f32>> {
    let optimizer = OptimizerConfig { learning_rate: LEARNING_RATE, ..OptimizerConfig::adam_w() };
    let config =
        TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: plan.batch_size, seed: plan.seed };
    let mut trainer = Trainer::new(network(plan.seed)?, config)?;
    let n_steps = plan.n_steps(&material);
    let steps_per_epoch = n_steps / plan.n_epochs;
    let began = Instant::now();
    let batches = Batches::begin(material, plan);
    let mut loss_sum = 0.0;
    let mut step = 0;
    while let Some(batch) = batches.next() {
        trainer.set_learning_rate(learning_rate(step, n_steps))?;
        loss_sum += trainer.update(&batch)?;
        step += 1;
        if step % steps_per_epoch == 0 {
            let epoch = step / steps_per_epoch;
            let loss = loss_sum / steps_per_epoch as f64;
            let elapsed = seconds(began.elapsed());
            say("train", &format!("epoch {epoch} of {}: mean loss {loss:.5} ({elapsed})", plan.n_epochs));
            loss_sum = 0.0;
            if epoch.is_multiple_of(SAVE_EVERY) {
                std::fs::write(state, checkpoint::save(trainer.mlp(), Precision::F16)?)
                    .with_context(|| format!("{} cannot be written", state.display()))?;
            }
        }
    }
    batches.finish()?;
    Ok(trainer.into_mlp())
}

/// Creates the network 784-600-600-10 with ReLU and logits as output.
fn network(seed: u64) -> Result<Mlp<f32>> {
    let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
    let layers = vec![layer(600, Activation::Relu), layer(600, Activation::Relu), layer(10, Activation::Identity)];
    Ok(Mlp::new(&MlpConfig { n_features: SIDE * SIDE, layers, init: Init::HeUniform, seed })?)
}

/// Returns a learning rate that rises linearly, then decays as half a cosine to almost 0 in the last step (Loshchilov and Hutter 2017, eq. 5).
fn learning_rate(step: usize, n_steps: usize) -> f64 {
    let warm_up = ((step + 1) as f64 / WARM_UP as f64).min(1.0);
    let done = step as f64 / n_steps as f64;
    LEARNING_RATE * warm_up * 0.5 * (1.0 + (std::f64::consts::PI * done).cos())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_learning_rate_rises_falls_and_stays_above_zero() {
        let n_steps = 10_000;
        let rates: Vec<f64> = (0..n_steps).map(|step| learning_rate(step, n_steps)).collect();
        assert!(rates[..WARM_UP].is_sorted() && rates[WARM_UP..].is_sorted_by(|a, b| a > b));
        // Half a cosine: half the rate after half the steps, and 1 - cos(x) = x² / 2 - … of it before the end.
        assert!((rates[n_steps / 2] - 0.5 * LEARNING_RATE).abs() < 1e-12 * LEARNING_RATE);
        let last = LEARNING_RATE * 0.25 * (std::f64::consts::PI / n_steps as f64).powi(2);
        assert!((rates[n_steps - 1] / last - 1.0).abs() < 1e-6, "the next term is x² / 12 = 8e-9 of it");
        assert!(rates.iter().all(|&rate| rate > 0.0 && rate <= LEARNING_RATE));
    }
}
