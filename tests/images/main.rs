//! Trainings on images: data from files and by rule, going on to the bit, and what is read off the result.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should say so at once")]

mod files;
mod results;
mod sweep;
mod training;

use std::sync::Arc;

use chainrule::images::{ImageConfig, ImageData, ImageTraining};
use chainrule::{Activation, Init, Loss, OptimizerConfig};

/// 784-`hidden`-10 with ReLU and Adam, on digits drawn by rule.
fn config(hidden: Vec<usize>, n_epochs: usize) -> ImageConfig {
    ImageConfig {
        hidden,
        activation: Activation::Relu,
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig::adam(),
        batch_size: 64,
        n_epochs,
        init: Init::Pytorch,
        seed: 1,
    }
}

fn drawn(n_train: usize, n_test: usize) -> Arc<ImageData> {
    Arc::new(ImageData::synthetic(n_train, n_test, 1).unwrap())
}

fn finish(training: &mut ImageTraining) {
    while training.advance().unwrap() {}
}
