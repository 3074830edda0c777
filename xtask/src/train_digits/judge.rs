//! The judge of whether there is a digit at all: a small network on the first hidden layer of the one that names digits.

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

/// Of the writers whose drawings may be learned from, so many are kept for choosing the threshold.
const KEPT_WRITERS: usize = 6;
/// MNIST's training pictures from here on are kept for the same.
const KEPT_FROM: usize = 50_000;
/// So many of MNIST's training pictures are learned from.
const N_PICTURES: usize = 20_000;
/// Digits drawn by rule.
const N_DIGITS: usize = 4000;
/// Drawings of each kind of what is no digit; of scribbles, which differ more from each other.
const N_OTHERS: usize = 800;
const N_SCRIBBLES: usize = 2500;
const N_UNITS: usize = 64;
const N_EPOCHS: usize = 7;
const LEARNING_RATE: f64 = 1e-3;
/// The share of digits that may be refused.
pub(super) const REFUSED: f64 = 0.01;

/// "A digit" and "no digit", as the judge counts them.
const DIGIT: usize = 0;
const NO_DIGIT: usize = 1;

/// Trains the judge of a network, and moves its bias so that the threshold refuses [`REFUSED`] of the kept digits.
pub(super) fn train(mlp: &Mlp<f32>, data: &Data) -> Result<Mlp<f32>> {
    let (drawings, kept) = data::split_by_writer(data.drawings.clone(), KEPT_WRITERS)?;
    let (pictures, kept_pictures) = data.mnist_train.split(KEPT_FROM);
    let samples = samples(&pictures, &drawings)?;
    say("judge", &format!("learns from {} pictures", samples.labels.len()));
    let units = Dataset::new(hidden(mlp, &samples.pictures()?)?, Targets::Classes(samples.labels))?;
    let mut trainer = Trainer::new(network(units.n_features())?, config())?;
    for epoch in 0..N_EPOCHS {
        // Half a cosine over the epochs (Loshchilov and Hutter 2017, eq. 5).
        let done = epoch as f64 / N_EPOCHS as f64;
        trainer.set_learning_rate(LEARNING_RATE * 0.5 * (1.0 + (std::f64::consts::PI * done).cos()))?;
        let record = trainer.epoch(&units)?;
        say("judge", &format!("epoch {} of {N_EPOCHS}: mean loss {:.5}", record.epoch, record.train_loss));
    }
    let mut judge = trainer.into_mlp();
    let kept = pictures_of(kept.iter().map(|drawing| drawing.strokes.as_slice()))?;
    let of_writers = threshold(&judge, &hidden(mlp, &kept)?)?;
    let of_mnist = threshold(&judge, &hidden(mlp, &kept_pictures.images.to_input())?)?;
    // A likeness of ½ is where both logits are the same.
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

/// Pictures one after another, and what they are.
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

    /// A drawing as it is, if it makes a picture.
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

/// What the judge learns from: half of everything as it is, and half of it in another hand.
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
                // As an 8, that is, turned as far as most digits.
                _ => samples.push(augment.drawing(&strokes, 8, &mut rng)?, NO_DIGIT),
            }
        }
    }
    Ok(samples)
}

/// The pictures of those drawings that make one: (N, 784).
fn pictures_of<'a>(drawings: impl Iterator<Item = &'a [Stroke]>) -> Result<Array2<f32>> {
    let mut samples = Samples::default();
    for strokes in drawings {
        samples.push_plain(strokes, DIGIT)?;
    }
    samples.pictures()
}

/// The first hidden layer, (N, F), of pictures, (N, 784).
fn hidden(mlp: &Mlp<f32>, pictures: &Array2<f32>) -> Result<Array2<f32>> {
    let parts = pictures.axis_chunks_iter(Axis(0), 2000).map(|part| mlp.layers()[0].forward(&part).activation);
    let parts: Vec<_> = parts.collect();
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    Ok(concatenate(Axis(0), &views)?)
}

/// By how much "a digit" is ahead of "no digit" at the share [`REFUSED`] of the digits.
fn threshold(judge: &Mlp<f32>, units: &Array2<f32>) -> Result<f32> {
    let logits = judge.predict(units)?;
    let mut ahead: Vec<f32> = logits.rows().into_iter().map(|row| row[DIGIT] - row[NO_DIGIT]).collect();
    ahead.sort_by(f32::total_cmp);
    ahead.get((ahead.len() as f64 * REFUSED) as usize).copied().context("there is no digit to choose the threshold by")
}
