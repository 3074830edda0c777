//! A network taught by its reader: from a few drawings with labels to a network that reads them.
//!
//! The first hidden layer stays as it is, since what it looks for serves any pen stroke; the layers behind it go on
//! learning from the reader's drawings, each time in another hand. If the classes are the ten digits, the shipped network
//! goes on learning, and every batch is half digits drawn by rule, so that what it knew is not forgotten (rehearsal;
//! Robins 1995). If they are others, the last layer is made anew with an output for each of them, on the shipped hidden
//! layers (transfer; Yosinski et al. 2014).

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

/// The updates of a teaching.
pub const N_STEPS: usize = 200;
/// Of each class, the third, sixth, … drawing is not learned from.
pub const HELD_OUT: usize = 3;
/// Digits drawn by rule that a network of digits is checked with, before and after.
pub const N_CHECKED: usize = 300;

const BATCH_SIZE: usize = 64;
/// Updates from one look at the drawings that are held out to the next.
const LOOK_EVERY: usize = 20;
/// What the checked digits are drawn from: none of them is ever learned from.
const CHECK_SEED: u64 = 20_240;
/// For a network that goes on; a new last layer learns faster.
const LEARNING_RATE: f64 = 2e-4;
const NEW_LEARNING_RATE: f64 = 1e-3;

/// A teaching under way.
#[derive(Debug)]
pub struct Teaching {
    set: DrawingSet,
    /// The drawings of each class that are learned from, and those that are not.
    learned: Vec<Vec<usize>>,
    held_out: Vec<usize>,
    first: Dense<f32>,
    /// The layers behind the first one.
    trainer: Trainer<f32>,
    learning_rate: f64,
    rng: Rng,
    own: Option<Dataset<f32>>,
    check: Option<Dataset<f32>>,
    before: Option<Look>,
    now: Look,
    curve: Vec<Point>,
}

/// What a network makes of the drawings that it does not learn from.
#[derive(Debug, Clone, PartialEq)]
struct Look {
    own: Vec<usize>,
    own_count: Option<Count>,
    check_count: Option<Count>,
}

/// How many of how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Hits"))]
pub struct Count {
    /// Those that are right.
    pub hits: usize,
    /// All of them.
    pub of: usize,
    /// The share in percent, with one decimal.
    pub percent: String,
}

/// One look back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TeachPoint", optional_fields = nullable))]
pub struct Point {
    /// The number of updates until then.
    pub step: usize,
    /// The mean loss of the updates since the look before.
    pub loss: f64,
    /// The share of the reader's held-out drawings that are read rightly, in [0, 1].
    pub own: Option<f64>,
    /// The share of the checked digits.
    pub check: Option<f64>,
}

/// How far a teaching has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TeachSnapshot", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Updates made.
    pub step: usize,
    /// Updates in all.
    pub n_steps: usize,
    /// Drawings that are learned from.
    pub n_learned: usize,
    /// Whether the classes are the ten digits.
    pub is_digits: bool,
    /// The reader's held-out drawings, before; `None` if there are none, or if the classes were none of the network's.
    pub own_before: Option<Count>,
    /// The same now.
    pub own_now: Option<Count>,
    /// The checked digits, before; `None` if the classes are not the digits.
    pub check_before: Option<Count>,
    /// The same now.
    pub check_now: Option<Count>,
    /// Each held-out drawing.
    pub held_out: Vec<HeldOut>,
    /// The looks so far.
    pub curve: Vec<Point>,
}

/// A drawing that is not learned from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct HeldOut {
    /// Its place in the set.
    pub index: usize,
    /// Its class.
    pub label: usize,
    /// What the network took it for before, if it knew these classes.
    pub before: Option<usize>,
    /// What it takes it for now.
    pub now: usize,
}

impl Teaching {
    /// A teaching of `shipped`, a network (1, 784) -> (1, 10) of three layers or more, before its first update.
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
        let now = look(trainer.mlp(), own.as_ref(), check.as_ref())?;
        let before = is_digits.then(|| now.clone());
        let rng = Rng::new(seed, Stream::Augment);
        let curve = Vec::new();
        Ok(Self { set, learned, held_out, first, trainer, learning_rate, rng, own, check, before, now, curve })
    }

    /// One update. Whether there is another one to make.
    ///
    /// # Errors
    /// [`Error::Diverged`].
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
        if (step + 1).is_multiple_of(LOOK_EVERY) || step + 1 == N_STEPS {
            self.look()?;
        }
        Ok(step + 1 < N_STEPS)
    }

    /// How far it has come.
    pub fn snapshot(&self) -> Snapshot {
        let held_out = self.held_out.iter().zip(&self.now.own).enumerate();
        let before = self.before.as_ref();
        Snapshot {
            step: self.trainer.history().steps.len(),
            n_steps: N_STEPS,
            n_learned: self.learned.iter().map(Vec::len).sum(),
            is_digits: self.set.is_digits(),
            own_before: before.and_then(|look| look.own_count.clone()),
            own_now: self.now.own_count.clone(),
            check_before: before.and_then(|look| look.check_count.clone()),
            check_now: self.now.check_count.clone(),
            held_out: held_out
                .map(|(i, (&index, &now))| {
                    let label = self.set.drawings()[index].label;
                    HeldOut { index, label, before: before.map(|look| look.own[i]), now }
                })
                .collect(),
            curve: self.curve.clone(),
        }
    }

    /// The whole network as it is now, (1, 784) -> (1, C).
    ///
    /// # Errors
    /// None that is known of: its layers fit together.
    pub fn network(&self) -> Result<Mlp<f32>> {
        let rest = self.trainer.mlp().layers().iter().cloned();
        Mlp::from_layers(std::iter::once(self.first.clone()).chain(rest).collect())
    }

    /// The names of its classes.
    pub fn labels(&self) -> &[String] {
        self.set.labels()
    }

    fn look(&mut self) -> Result<()> {
        self.now = look(self.trainer.mlp(), self.own.as_ref(), self.check.as_ref())?;
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

    /// The next batch, as the units of the first layer: (B, F). Of the reader's drawings each class comes as often.
    fn batch(&mut self) -> Result<Dataset<f32>> {
        let n_by_rule = if self.set.is_digits() { BATCH_SIZE / 2 } else { 0 };
        let classes: Vec<usize> = (0..self.learned.len()).filter(|&class| !self.learned[class].is_empty()).collect();
        let mut images = Images::default();
        for _ in n_by_rule..BATCH_SIZE {
            let class = classes[self.rng.below(classes.len())];
            let drawings = &self.learned[class];
            let index = drawings[self.rng.below(drawings.len())];
            images.push(hand::another(&self.set.drawings()[index].strokes, &mut self.rng)?, class);
        }
        for _ in 0..n_by_rule {
            let class = self.rng.below(N_DIGITS);
            let strokes = digits::draw(class as u8, &mut self.rng)?;
            images.push(hand::another(&strokes, &mut self.rng)?, class);
        }
        images.units(&self.first)
    }
}

/// Of each class the drawings that are learned from, and of all classes those that are not.
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

/// The first layer, which stays, and the layers behind it, with a new last one unless the classes are the digits.
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
        images.push(hand::another(&digits::draw(class as u8, &mut rng)?, &mut rng)?, class);
    }
    images.units(first)
}

fn look(head: &Mlp<f32>, own: Option<&Dataset<f32>>, check: Option<&Dataset<f32>>) -> Result<Look> {
    let answers = own.map(|own| predicted_classes(&head.predict(own.samples())?)).transpose()?.unwrap_or_default();
    Ok(Look { own: answers, own_count: count(head, own)?, check_count: count(head, check)? })
}

fn count(head: &Mlp<f32>, data: Option<&Dataset<f32>>) -> Result<Option<Count>> {
    let Some(data) = data else { return Ok(None) };
    let accuracy = evaluate(head, Loss::SoftmaxCrossEntropy, data)?.accuracy().unwrap_or(0.0);
    let of = data.n_samples();
    let hits = (accuracy * of as f64).round() as usize;
    Ok(Some(Count { hits, of, percent: format!("{:.1}", 100.0 * accuracy) }))
}

/// Images one after another with their classes.
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

    /// What the first layer makes of them: (N, F).
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
