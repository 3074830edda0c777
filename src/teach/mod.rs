//! Fine-tuning: teaches the shipped network to read the user's own drawings, from a few labeled examples.
//!
//! The first hidden layer is frozen, since its features serve any pen stroke; the later layers are trained on augmented
//! copies of the user's drawings. If the classes are the ten digits, half of every batch consists of synthetic digits, so
//! that the network does not forget what it knew (rehearsal; Robins 1995). For other classes, the last layer is replaced by
//! a new one with C outputs (transfer learning; Yosinski et al. 2014).

mod drawings;
mod hand;

pub use drawings::{DrawingSet, LabeledDrawing, MAX_DRAWINGS, MAX_LABELS};

use ndarray::Array2;
use serde::Serialize;

use crate::dataset::digits;
use crate::error::{AxisLength, Expected, Got, Thing, What};
use crate::ink::{self, SIDE};
use crate::layer::Dense;
use crate::metrics::{evaluate, predicted_classes};
use crate::reading::N_DIGITS;
use crate::rng::{Rng, Stream};
use crate::{Activation, Dataset, Error, Init, Loss, Mlp, OptimizerConfig, Result, Targets, Trainer, TrainerConfig};

/// The number of updates of a teaching.
pub const N_STEPS: usize = 200;
/// Every third drawing of a class is held out as validation data.
pub const HELD_OUT: usize = 3;
/// The number of synthetic digits that a digit network is evaluated on, before and after.
pub const N_CHECKED: usize = 300;

const BATCH_SIZE: usize = 64;
/// The number of updates between two evaluations on the held-out drawings.
const EVALUATE_EVERY: usize = 20;
/// The seed of the synthetic digits for evaluation, which are never trained on.
const CHECK_SEED: u64 = 20_240;
/// The learning rate of a digit network; a new last layer takes a larger one.
const LEARNING_RATE: f64 = 2e-4;
const NEW_LEARNING_RATE: f64 = 1e-3;

/// A running teaching.
#[derive(Debug)]
pub struct Teaching {
    set: DrawingSet,
    /// The training drawings of each class, and the held-out ones.
    learned: Vec<Vec<usize>>,
    held_out: Vec<usize>,
    first: Dense<f32>,
    /// The training of the layers after the first.
    trainer: Trainer<f32>,
    learning_rate: f64,
    rng: Rng,
    own: Option<Dataset<f32>>,
    check: Option<Dataset<f32>>,
    before: Option<Predictions>,
    now: Predictions,
    curve: Vec<Point>,
}

/// The predictions on the held-out drawings and the synthetic digits.
#[derive(Debug, Clone, PartialEq)]
struct Predictions {
    own: Vec<usize>,
    own_count: Option<Count>,
    check_count: Option<Count>,
}

/// A number of correct predictions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Hits"))]
pub struct Count {
    /// The number of correct predictions.
    pub hits: usize,
    /// The number of all samples.
    pub of: usize,
    /// The accuracy in percent, with one decimal.
    pub percent: String,
}

/// A point of the curves.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TeachPoint", optional_fields = nullable))]
pub struct Point {
    /// The number of updates made.
    pub step: usize,
    /// The mean loss of the updates since the previous point.
    pub loss: f64,
    /// The accuracy on the held-out drawings, in [0, 1].
    pub own: Option<f64>,
    /// The accuracy on the synthetic digits, in [0, 1].
    pub check: Option<f64>,
}

/// The progress of a teaching.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TeachSnapshot", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The number of updates made.
    pub step: usize,
    /// The number of updates of the whole teaching.
    pub n_steps: usize,
    /// The number of training drawings.
    pub n_learned: usize,
    /// Whether the classes are the ten digits.
    pub is_digits: bool,
    /// Correct predictions on the held-out drawings before the teaching; `None` if there are none, or if the classes are not
    /// those of the shipped network.
    pub own_before: Option<Count>,
    /// Correct predictions on the held-out drawings now.
    pub own_now: Option<Count>,
    /// Correct predictions on the synthetic digits before the teaching; `None` if the classes are not the digits.
    pub check_before: Option<Count>,
    /// Correct predictions on the synthetic digits now.
    pub check_now: Option<Count>,
    /// The held-out drawings.
    pub held_out: Vec<HeldOut>,
    /// The curves so far.
    pub curve: Vec<Point>,
}

/// A held-out drawing with its predictions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct HeldOut {
    /// Its index in the set.
    pub index: usize,
    /// Its true class.
    pub label: usize,
    /// The prediction before the teaching, if the shipped network has these classes.
    pub before: Option<usize>,
    /// The prediction now.
    pub now: usize,
}

impl Teaching {
    /// Starts a teaching of `shipped`, a network (1, 784) -> (1, 10) with at least two layers.
    ///
    /// # Errors
    /// As [`DrawingSet::validate`]; [`Error::Value`] if a class has no drawing (of the ten digits, if none has one);
    /// [`Error::Shape`] if the network does not take 784 pixels to ten classes, or has a single layer.
    pub fn begin(set: DrawingSet, shipped: &Mlp<f32>, seed: u64) -> Result<Self> {
        set.validate()?;
        if (shipped.n_features(), shipped.n_outputs()) != (SIDE * SIDE, N_DIGITS) || shipped.layers().len() < 2 {
            let expected = [AxisLength::Exactly(SIDE * SIDE), AxisLength::Exactly(N_DIGITS)];
            return Err(Error::shape(What::Weights, expected, &[shipped.n_features(), shipped.n_outputs()]));
        }
        let (learned, held_out) = split(&set);
        let is_digits = set.is_digits();
        if is_digits && set.drawings().is_empty() {
            return Err(Error::Empty { what: What::Drawings });
        }
        if let Some(label) = learned.iter().position(Vec::is_empty).filter(|_| !is_digits) {
            return Err(Error::value(
                What::Drawings,
                Expected::OneOfEachClass,
                Got::NoneOfClass { label: set.labels()[label].clone() },
            ));
        }
        let (first, head) = head(shipped, &set, seed)?;
        let learning_rate = if is_digits { LEARNING_RATE } else { NEW_LEARNING_RATE };
        let optimizer = OptimizerConfig { learning_rate, ..OptimizerConfig::adam() };
        let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: BATCH_SIZE, seed };
        let trainer = Trainer::new(head, config)?;
        let own = own_units(&first, &set, &held_out)?;
        let check = is_digits.then(|| checked_units(&first)).transpose()?;
        let now = predict(trainer.mlp(), own.as_ref(), check.as_ref())?;
        let before = is_digits.then(|| now.clone());
        let rng = Rng::new(seed, Stream::Augment);
        let curve = Vec::new();
        Ok(Self { set, learned, held_out, first, trainer, learning_rate, rng, own, check, before, now, curve })
    }

    /// Makes one update. Returns whether there are more to make.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss or gradient is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        let step = self.trainer.history().steps.len();
        if step >= N_STEPS {
            return Ok(false);
        }
        // Half a cosine (Loshchilov and Hutter 2017, eq. 5).
        let done = step as f64 / N_STEPS as f64;
        let rate = self.learning_rate * 0.5 * (1.0 + libm::cos(std::f64::consts::PI * done));
        self.trainer.set_learning_rate(rate)?;
        let batch = self.batch()?;
        self.trainer.update(&batch)?;
        if (step + 1).is_multiple_of(EVALUATE_EVERY) || step + 1 == N_STEPS {
            self.evaluate()?;
        }
        Ok(step + 1 < N_STEPS)
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Snapshot {
        let held_out = self.held_out.iter().zip(&self.now.own).enumerate();
        let before = self.before.as_ref();
        Snapshot {
            step: self.trainer.history().steps.len(),
            n_steps: N_STEPS,
            n_learned: self.learned.iter().map(Vec::len).sum(),
            is_digits: self.set.is_digits(),
            own_before: before.and_then(|predictions| predictions.own_count.clone()),
            own_now: self.now.own_count.clone(),
            check_before: before.and_then(|predictions| predictions.check_count.clone()),
            check_now: self.now.check_count.clone(),
            held_out: held_out
                .map(|(i, (&index, &now))| {
                    let label = self.set.drawings()[index].label;
                    HeldOut { index, label, before: before.map(|predictions| predictions.own[i]), now }
                })
                .collect(),
            curve: self.curve.clone(),
        }
    }

    /// Returns the current network, (1, 784) -> (1, C).
    ///
    /// # Errors
    /// As [`Mlp::from_layers`]; none are expected, because the layers match.
    pub fn network(&self) -> Result<Mlp<f32>> {
        let rest = self.trainer.mlp().layers().iter().cloned();
        Mlp::from_layers(std::iter::once(self.first.clone()).chain(rest).collect())
    }

    /// The names of its classes.
    pub fn labels(&self) -> &[String] {
        self.set.labels()
    }

    fn evaluate(&mut self) -> Result<()> {
        self.now = predict(self.trainer.mlp(), self.own.as_ref(), self.check.as_ref())?;
        let losses = &self.trainer.history().steps;
        let recent = &losses[self.curve.last().map_or(0, |point| point.step)..];
        let share = |count: &Count| count.hits as f64 / count.of as f64;
        self.curve.push(Point {
            step: losses.len(),
            loss: recent.iter().sum::<f64>() / recent.len() as f64,
            own: self.now.own_count.as_ref().map(share),
            check: self.now.check_count.as_ref().map(share),
        });
        Ok(())
    }

    /// Returns the next batch as activations of the first layer: (B, F). The classes of the user's drawings are balanced.
    fn batch(&mut self) -> Result<Dataset<f32>> {
        let n_by_rule = if self.set.is_digits() { BATCH_SIZE / 2 } else { 0 };
        let classes: Vec<usize> = (0..self.learned.len()).filter(|&class| !self.learned[class].is_empty()).collect();
        let mut images = Images::default();
        for _ in n_by_rule..BATCH_SIZE {
            let class = classes[self.rng.below(classes.len())];
            let drawings = &self.learned[class];
            let index = drawings[self.rng.below(drawings.len())];
            images.push(hand::augmented(&self.set.drawings()[index].strokes, &mut self.rng)?, class);
        }
        for _ in 0..n_by_rule {
            let class = self.rng.below(N_DIGITS);
            let strokes = digits::draw(class as u8, &mut self.rng)?;
            images.push(hand::augmented(&strokes, &mut self.rng)?, class);
        }
        images.units(&self.first)
    }
}

/// Returns the training drawings of each class, and the held-out drawings of all classes.
fn split(set: &DrawingSet) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut learned = vec![Vec::new(); set.labels().len()];
    let mut n_seen = vec![0; set.labels().len()];
    let mut held_out = Vec::new();
    for (index, drawing) in set.drawings().iter().enumerate() {
        n_seen[drawing.label] += 1;
        let is_held_out = usize::is_multiple_of(n_seen[drawing.label], HELD_OUT);
        if is_held_out { held_out.push(index) } else { learned[drawing.label].push(index) }
    }
    (learned, held_out)
}

/// Returns the frozen first layer, and the layers after it, with a new last layer unless the classes are the digits.
fn head(shipped: &Mlp<f32>, set: &DrawingSet, seed: u64) -> Result<(Dense<f32>, Mlp<f32>)> {
    let mut layers: Vec<Dense<f32>> = shipped.layers().to_vec();
    let first = layers.remove(0);
    if !set.is_digits() {
        let n_inputs = layers.pop().map_or(first.n_outputs(), |last| last.n_inputs());
        let (weight, bias) = Init::Pytorch.draw(n_inputs, set.labels().len(), &mut Rng::new(seed, Stream::Init));
        layers.push(Dense::new(weight, bias, Activation::Identity)?);
    }
    Ok((first, Mlp::from_layers(layers)?))
}

fn own_units(first: &Dense<f32>, set: &DrawingSet, held_out: &[usize]) -> Result<Option<Dataset<f32>>> {
    let mut images = Images::default();
    for &index in held_out {
        let LabeledDrawing { label, strokes } = &set.drawings()[index];
        if let Some(image) = ink::render(strokes, 1.0)? {
            images.push(image.to_input(), *label);
        }
    }
    if images.classes.is_empty() { Ok(None) } else { images.units(first).map(Some) }
}

fn checked_units(first: &Dense<f32>) -> Result<Dataset<f32>> {
    let mut rng = Rng::new(CHECK_SEED, Stream::Data);
    let mut images = Images::default();
    for i in 0..N_CHECKED {
        let class = i % N_DIGITS;
        images.push(hand::augmented(&digits::draw(class as u8, &mut rng)?, &mut rng)?, class);
    }
    images.units(first)
}

fn predict(head: &Mlp<f32>, own: Option<&Dataset<f32>>, check: Option<&Dataset<f32>>) -> Result<Predictions> {
    let answers = own.map(|own| predicted_classes(&head.predict(own.samples())?)).transpose()?.unwrap_or_default();
    Ok(Predictions { own: answers, own_count: count(head, own)?, check_count: count(head, check)? })
}

fn count(head: &Mlp<f32>, data: Option<&Dataset<f32>>) -> Result<Option<Count>> {
    let Some(data) = data else { return Ok(None) };
    let accuracy = evaluate(head, Loss::SoftmaxCrossEntropy, data)?.accuracy().unwrap_or(0.0);
    let of = data.n_samples();
    let hits = (accuracy * of as f64).round() as usize;
    Ok(Some(Count { hits, of, percent: format!("{:.1}", 100.0 * accuracy) }))
}

/// A growing set of images with their classes.
#[derive(Default)]
struct Images {
    pixels: Vec<f32>,
    classes: Vec<usize>,
}

impl Images {
    fn push(&mut self, image: Array2<f32>, class: usize) {
        self.pixels.extend(image);
        self.classes.push(class);
    }

    /// Returns their activations in the first layer: (N, F).
    fn units(self, first: &Dense<f32>) -> Result<Dataset<f32>> {
        let shape = (self.classes.len(), SIDE * SIDE);
        let pixels = Array2::from_shape_vec(shape, self.pixels).map_err(|error| {
            let expected = Expected::Count { n: SIDE * SIDE, of: Thing::PixelsOfEachPicture };
            Error::value(What::Pixels, expected, Got::fault(error))
        })?;
        Dataset::new(first.forward(&pixels).activation, Targets::Classes(self.classes))
    }
}

#[cfg(test)]
mod tests;
