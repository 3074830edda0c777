//! The training of a model.

use super::batch::Batch;
use super::model::{Model, Size};
use super::{Knowledge, Variant};
use crate::dataset::questions::{Kind, Question, Questions};
use crate::error::Computed;
use crate::optimizer::{Optimizer, OptimizerConfig};
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// How often each question is seen.
pub const EPOCHS: usize = 16;
/// Questions between two updates.
const BATCH: usize = 16;
/// The learning rate of the first epoch. It falls in a straight line.
const LEARNING_RATE: f64 = 0.01;
/// The weight decay of AdamW.
const WEIGHT_DECAY: f64 = 0.3;
/// The chance that a concept's vector is taken away while it trains, so that it does not learn answers by heart: dropout
/// of whole words (Srivastava et al. 2014; without the factor that makes up for it, since a word is rather there or not).
const DROPOUT: f64 = 0.5;

/// A model while it trains.
#[derive(Debug)]
pub struct Training {
    model: Model,
    optimizers: Vec<Optimizer<f64>>,
    train: Vec<Batch>,
    test: Vec<(Kind, Batch)>,
    rng: Rng,
    /// The questions that are left in this epoch.
    order: Vec<usize>,
    epoch: usize,
    /// The sum of the losses of this epoch's updates, and their number.
    losses: (f64, usize),
}

/// The accuracy, in all and by kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accuracy {
    /// Of all questions.
    pub all: f64,
    /// Of each kind, in the order of [`Kind::ALL`].
    pub by_kind: [f64; 4],
}

impl Training {
    /// Prepares to train a model with random weights.
    ///
    /// # Errors
    /// As [`Batch::of`].
    pub fn new(
        knowledge: &Knowledge,
        questions: &Questions,
        variant: Variant,
        threshold: f64,
        seed: u64,
    ) -> Result<Self> {
        let retrieval = variant.retrieval(threshold);
        let prepared = |question: &Question| Ok(Batch::of(question, knowledge, retrieval)?.0);
        let model = Model::new(Size::default(), variant, seed)?;
        let config =
            OptimizerConfig { learning_rate: LEARNING_RATE, weight_decay: WEIGHT_DECAY, ..OptimizerConfig::adam_w() };
        Ok(Self {
            optimizers: model.functions().iter().map(|f| Optimizer::new(config, f)).collect::<Result<_>>()?,
            model,
            train: questions.train.iter().map(prepared).collect::<Result<_>>()?,
            test: questions.test.iter().map(|q| Ok((q.kind, prepared(q)?))).collect::<Result<_>>()?,
            rng: Rng::new(seed, Stream::Shuffle),
            order: Vec::new(),
            epoch: 0,
            losses: (0.0, 0),
        })
    }

    /// Makes an update. Returns the mean loss of the epoch when it is over.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss is not finite.
    pub fn advance(&mut self) -> Result<Option<f64>> {
        if self.order.is_empty() {
            self.order = self.rng.permutation(self.train.len());
            let rate = LEARNING_RATE * (1.0 - self.epoch as f64 / EPOCHS as f64);
            for optimizer in &mut self.optimizers {
                optimizer.set_learning_rate(rate)?;
            }
        }
        let drawn = self.order.split_off(self.order.len().saturating_sub(BATCH));
        let mut batch = Batch::joined(&drawn.into_iter().map(|index| &self.train[index]).collect::<Vec<_>>());
        for mut concept in batch.concepts.rows_mut() {
            if self.rng.uniform() < DROPOUT {
                concept.fill(0.0);
            }
        }
        let answered = self.model.forward(&batch)?;
        let (loss, gradients) = self.model.backward(&batch, &answered)?;
        if !loss.is_finite() {
            let step = self.optimizers[0].step() as usize + 1;
            return Err(Error::Diverged { what: Computed::Loss, layer_idx: None, step });
        }
        for ((optimizer, function), gradients) in
            self.optimizers.iter_mut().zip(self.model.functions_mut()).zip(&gradients)
        {
            optimizer.update(function, gradients);
        }
        self.losses = (self.losses.0 + loss, self.losses.1 + 1);
        if !self.order.is_empty() {
            return Ok(None);
        }
        self.epoch += 1;
        let (sum, n) = std::mem::take(&mut self.losses);
        Ok(Some(sum / n as f64))
    }

    /// The epochs that are finished, of [`EPOCHS`].
    pub fn epoch(&self) -> usize {
        self.epoch
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let n_batches = self.train.len().div_ceil(BATCH);
        let in_epoch = self.losses.1 as f64 / n_batches as f64;
        (self.epoch as f64 + in_epoch) / EPOCHS as f64
    }

    /// Answers the test questions.
    ///
    /// # Errors
    /// As [`Model::forward`].
    pub fn test(&self) -> Result<Accuracy> {
        let (mut right, mut n) = ([0.0; 4], [0.0; 4]);
        for (kind, question) in &self.test {
            let logits = self.model.forward(question)?.logits;
            let of_right = logits[[0, question.right[0]]];
            n[*kind as usize] += 1.0;
            right[*kind as usize] +=
                f64::from(u8::from(logits.iter().filter(|&&logit| logit >= of_right).count() == 1));
        }
        let sum = |counts: [f64; 4]| counts.iter().sum::<f64>();
        Ok(Accuracy { all: sum(right) / sum(n), by_kind: std::array::from_fn(|kind| right[kind] / n[kind]) })
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }
}
