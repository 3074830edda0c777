//! Trainings on images: data from files and synthetic data, resuming bit for bit, and the analysis of results.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should say so at once")]

mod files;
mod pictures;
mod repeat;
mod results;
mod state_dicts;
mod sweep;
mod training;

use std::sync::Arc;

use chainrule::images::{ImageConfig, ImageData, ImageTraining};
use chainrule::{Activation, Init, Loss, OptimizerConfig};

/// 784-`hidden`-10 with ReLU and Adam, on synthetic digits.
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
        n_train: None,
    }
}

fn drawn(n_train: usize, n_test: usize) -> Arc<ImageData> {
    Arc::new(ImageData::synthetic(n_train, n_test, 1).unwrap())
}

fn finish(training: &mut ImageTraining) {
    while training.advance().unwrap() {}
}
