//! The training of a model.

use super::batch::Batch;
use super::model::{Model, Size};
use super::{Knowledge, Retrieval, Variant};
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
    retrieval: Retrieval,
    /// The questions that are prepared: those to learn from, then the test questions.
    prepared: Vec<Batch>,
    rng: Rng,
    /// The training questions that are left in this epoch.
    order: Vec<usize>,
    epoch: usize,
    /// The sum of the losses of this epoch's updates, and their number.
    losses: (f64, usize),
    /// Whether each of the test questions was answered right after this epoch, as far as they were asked.
    tested: Vec<bool>,
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
    /// Begins to train a model with random weights.
    ///
    /// # Errors
    /// As [`Model::new`].
    pub fn new(variant: Variant, threshold: f64, seed: u64) -> Result<Self> {
        let model = Model::new(Size::of(variant), variant, seed)?;
        let config =
            OptimizerConfig { learning_rate: LEARNING_RATE, weight_decay: WEIGHT_DECAY, ..OptimizerConfig::adam_w() };
        Ok(Self {
            optimizers: model.functions().iter().map(|f| Optimizer::new(config, f)).collect::<Result<_>>()?,
            model,
            retrieval: variant.retrieval(threshold),
            prepared: Vec::new(),
            rng: Rng::new(seed, Stream::Shuffle),
            order: Vec::new(),
            epoch: 0,
            losses: (0.0, 0),
            tested: Vec::new(),
        })
    }

    /// Does a little: prepares a few questions, makes an update, or asks a few test questions. Returns the mean loss of the
    /// epoch and the accuracy after it when it is over. Knowledge and questions are the same at every call.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss is not finite.
    pub fn advance(&mut self, knowledge: &Knowledge, questions: &Questions) -> Result<Option<(f64, Accuracy)>> {
        let Questions { train, test } = questions;
        if self.prepared.len() < train.len() + test.len() {
            for question in train.iter().chain(test).skip(self.prepared.len()).take(BATCH) {
                self.prepared.push(Batch::of(question, knowledge, self.retrieval)?.0);
            }
            return Ok(None);
        }
        let n_updates = train.len().div_ceil(BATCH);
        if self.losses.1 < n_updates {
            self.update(train.len())?;
            return Ok(None);
        }
        for (question, batch) in test.iter().zip(&self.prepared[train.len()..]).skip(self.tested.len()).take(BATCH) {
            let logits = self.model.forward(batch)?.logits;
            let of_right = logits[[0, question.right]];
            self.tested.push(logits.iter().filter(|&&logit| logit >= of_right).count() == 1);
        }
        if self.tested.len() < test.len() {
            return Ok(None);
        }
        self.epoch += 1;
        let (sum, n) = std::mem::take(&mut self.losses);
        Ok(Some((sum / n as f64, accuracy(test, &std::mem::take(&mut self.tested)))))
    }

    fn update(&mut self, n_train: usize) -> Result<()> {
        if self.order.is_empty() {
            self.order = self.rng.permutation(n_train);
            let rate = LEARNING_RATE * (1.0 - self.epoch as f64 / EPOCHS as f64);
            for optimizer in &mut self.optimizers {
                optimizer.set_learning_rate(rate)?;
            }
        }
        let drawn = self.order.split_off(self.order.len().saturating_sub(BATCH));
        let mut batch = Batch::joined(&drawn.into_iter().map(|index| &self.prepared[index]).collect::<Vec<_>>());
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
        Ok(())
    }

    /// The epochs that are finished, of [`EPOCHS`].
    pub fn epoch(&self) -> usize {
        self.epoch
    }

    /// How many of the calls of [`Training::advance`] that `n_epochs` take are done, from 0 to 1.
    pub fn progress(&self, questions: &Questions, n_epochs: usize) -> f64 {
        let [n_train, n_test] = [&questions.train, &questions.test].map(|questions| questions.len().div_ceil(BATCH));
        let prepared = self.prepared.len().div_ceil(BATCH);
        let of_epoch = n_train + n_test;
        let done = prepared + self.epoch * of_epoch + self.losses.1 + self.tested.len().div_ceil(BATCH);
        done as f64 / ((questions.train.len() + questions.test.len()).div_ceil(BATCH) + n_epochs * of_epoch) as f64
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }
}

/// The shares of the test questions that were answered right.
fn accuracy(test: &[Question], right: &[bool]) -> Accuracy {
    let share = |kind: Option<Kind>| {
        let of_kind = test.iter().zip(right).filter(|(question, _)| kind.is_none_or(|kind| question.kind == kind));
        let (n, n_right) =
            of_kind.fold((0.0, 0.0), |(n, n_right), (_, &right)| (n + 1.0, n_right + f64::from(u8::from(right))));
        n_right / n
    };
    Accuracy { all: share(None), by_kind: Kind::ALL.map(|kind| share(Some(kind))) }
}
