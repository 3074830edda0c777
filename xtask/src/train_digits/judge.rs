//! Trains the judge of whether there is a digit at all: a small network on the first hidden layer of the digit network.

use anyhow::{Context as _, Result};
use chainrule::dataset::digits;
use chainrule::dataset::others::{self, CALIBRATION, Other};
use chainrule::ink::{self, SIDE, Stroke};
use chainrule::loss::Loss;
use chainrule::rng::{Rng, Stream};
use chainrule::{
    Activation, Dataset, Init, LayerConfig, Mlp, MlpConfig, OptimizerConfig, Targets, Trainer, TrainerConfig,
};
use ndarray::{Array2, Axis, concatenate};

use super::augment::{Augment, PICTURE};
use super::data::{self, Data, Drawing, Pictures};
use crate::step::say;

/// The number of training writers who are held out for choosing the threshold.
const KEPT_WRITERS: usize = 6;
/// The index in MNIST's training images from which they are held out for the same purpose.
const KEPT_FROM: usize = 50_000;
/// The number of MNIST's training images that are used.
const N_PICTURES: usize = 20_000;
/// The number of synthetic digits.
const N_DIGITS: usize = 4000;
/// The number of drawings of each kind of non-digit, and of scribbles, which vary more.
const N_OTHERS: usize = 800;
const N_SCRIBBLES: usize = 2500;
const N_UNITS: usize = 64;
const N_EPOCHS: usize = 7;
const LEARNING_RATE: f64 = 1e-3;
/// The fraction of digits that may be rejected.
pub(super) const REFUSED: f64 = 0.01;

/// The judge's classes.
const DIGIT: usize = 0;
const NO_DIGIT: usize = 1;

/// Trains the judge of a network, and shifts its bias so that the threshold rejects [`REFUSED`] of the held-out digits.
pub(super) fn train(mlp: &Mlp<f32>, data: &Data) -> Result<Mlp<f32>> {
    let (drawings, kept) = data::split_by_writer(data.drawings.clone(), KEPT_WRITERS)?;
    let (pictures, kept_pictures) = data.mnist_train.split(KEPT_FROM);
    let samples = samples(&pictures, &drawings)?;
    say("judge", &format!("training on {} images", samples.labels.len()));
    let units = Dataset::new(hidden(mlp, &samples.pictures()?)?, Targets::Classes(samples.labels))?;
    let mut trainer = Trainer::new(network(units.n_features())?, config())?;
    for epoch in 0..N_EPOCHS {
        // Cosine decay over the epochs (Loshchilov and Hutter 2017, eq. 5).
        let done = epoch as f64 / N_EPOCHS as f64;
        trainer.set_learning_rate(LEARNING_RATE * 0.5 * (1.0 + (std::f64::consts::PI * done).cos()))?;
        let record = trainer.epoch(&units)?;
        say("judge", &format!("epoch {} of {N_EPOCHS}: mean loss {:.5}", record.epoch, record.train_loss));
    }
    let mut judge = trainer.into_mlp();
    let kept = pictures_of(kept.iter().map(|drawing| drawing.strokes.as_slice()))?;
    let of_writers = threshold(&judge, &hidden(mlp, &kept)?)?;
    let of_mnist = threshold(&judge, &hidden(mlp, &kept_pictures.images.to_input())?)?;
    // The likeness is ½ where both logits are equal.
    let last = judge.layers().len() - 1;
    judge.bias_mut(last)[DIGIT] -= of_writers.min(of_mnist);
    Ok(judge)
}

fn config() -> TrainerConfig {
    let optimizer = OptimizerConfig { learning_rate: LEARNING_RATE, weight_decay: 0.05, ..OptimizerConfig::adam_w() };
    TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: 128, seed: 1 }
}

fn network(n_features: usize) -> Result<Mlp<f32>> {
    let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
    let layers = vec![layer(N_UNITS, Activation::Relu), layer(2, Activation::Identity)];
    Ok(Mlp::new(&MlpConfig { n_features, layers, init: Init::HeUniform, seed: 1 })?)
}

/// A growing set of images with their labels.
#[derive(Default)]
struct Samples {
    pixels: Vec<f32>,
    labels: Vec<usize>,
}

impl Samples {
    fn push(&mut self, picture: impl IntoIterator<Item = f32>, label: usize) {
        self.pixels.extend(picture);
        self.labels.push(label);
    }

    /// Adds a drawing without augmentation, unless it is too small.
    fn push_plain(&mut self, strokes: &[Stroke], label: usize) -> Result<()> {
        if let Some(image) = ink::render(strokes, 1.0)? {
            self.push(image.to_input(), label);
        }
        Ok(())
    }

    fn pictures(&self) -> Result<Array2<f32>> {
        Ok(Array2::from_shape_vec((self.labels.len(), SIDE * SIDE), self.pixels.clone())?)
    }
}

/// Returns the training data of the judge: half of it unchanged, half augmented.
fn samples(pictures: &Pictures, drawings: &[Drawing]) -> Result<Samples> {
    let augment = Augment::new();
    let mut rng = Rng::new(1, Stream::Augment);
    let mut samples = Samples::default();
    for (i, &label) in pictures.labels.iter().enumerate().take(N_PICTURES) {
        let pixels = &pictures.images.pixels[i * SIDE * SIDE..][..SIDE * SIDE];
        match i % 2 {
            0 => samples.push(pixels.iter().map(|&level| f32::from(level) / 255.0), DIGIT),
            _ => samples.push(augment.picture(pixels, label, &PICTURE, &mut rng), DIGIT),
        }
    }
    for Drawing { strokes, label, .. } in drawings {
        samples.push_plain(strokes, DIGIT)?;
        samples.push(augment.drawing(strokes, *label, &mut rng)?, DIGIT);
    }
    for label in (0..10).cycle().take(N_DIGITS) {
        samples.push(augment.drawing(&digits::draw(label, &mut rng)?, label, &mut rng)?, DIGIT);
    }
    for &other in CALIBRATION {
        for i in 0..if matches!(other, Other::Scribble(_)) { N_SCRIBBLES } else { N_OTHERS } {
            let strokes = others::draw(other, &mut rng)?;
            match i % 2 {
                0 => samples.push_plain(&strokes, NO_DIGIT)?,
                // With label 8, that is, rotated as far as most digits.
                _ => samples.push(augment.drawing(&strokes, 8, &mut rng)?, NO_DIGIT),
            }
        }
    }
    Ok(samples)
}

/// Renders drawings, except those that are too small: (N, 784).
fn pictures_of<'a>(drawings: impl Iterator<Item = &'a [Stroke]>) -> Result<Array2<f32>> {
    let mut samples = Samples::default();
    for strokes in drawings {
        samples.push_plain(strokes, DIGIT)?;
    }
    samples.pictures()
}

/// Computes the first hidden layer (N, F) of images (N, 784).
fn hidden(mlp: &Mlp<f32>, pictures: &Array2<f32>) -> Result<Array2<f32>> {
    let parts = pictures.axis_chunks_iter(Axis(0), 2000).map(|part| mlp.layers()[0].forward(&part).activation);
    let parts: Vec<_> = parts.collect();
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    Ok(concatenate(Axis(0), &views)?)
}

/// Returns the [`REFUSED`] quantile of the logit difference between "a digit" and "no digit" over the digits.
fn threshold(judge: &Mlp<f32>, units: &Array2<f32>) -> Result<f32> {
    let logits = judge.predict(units)?;
    let mut ahead: Vec<f32> = logits.rows().into_iter().map(|row| row[DIGIT] - row[NO_DIGIT]).collect();
    ahead.sort_by(f32::total_cmp);
    ahead
        .get((ahead.len() as f64 * REFUSED) as usize)
        .copied()
        .context("there are no digits to choose the threshold by")
}
