//! The text encoder: a stand-in for a language model.
//!
//! Like a language model it has learned from sentences alone, by guessing a word that was covered (Devlin et al. 2019,
//! section 3.1). Unlike one it is a multilayer perceptron on the words of a sentence regardless of their order, V → E → H →
//! E → V: the columns of its first layer are the word vectors, and the rows of its last are what they are compared with.

use ndarray::{Array1, Array2, ArrayView1, Axis};

use crate::dataset::questions::{Fact, Vocabulary, WordId};
use crate::loss::log_softmax;
use crate::{
    Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Targets, Trainer,
    TrainerConfig,
};

/// The length of a word vector, E.
pub const WORD_SIZE: usize = 16;
/// The units of the hidden layer, H.
const HIDDEN: usize = 64;
/// How often each passage is read.
pub const N_EPOCHS: usize = 25;

/// Passages read between two updates of the weights.
const BATCH: usize = 32;

/// A text encoder.
#[derive(Debug, Clone, PartialEq)]
pub struct TextEncoder {
    mlp: Mlp<f64>,
}

/// A text encoder while it reads sentences.
#[derive(Debug)]
pub struct Reading {
    passages: Dataset<f64>,
    trainer: Trainer<f64>,
}

impl Reading {
    /// Starts with random weights to read the facts as sentences.
    ///
    /// # Errors
    /// [`crate::Error::Empty`] if there are no facts.
    pub fn new(vocabulary: &Vocabulary, facts: &[Fact], seed: u64) -> Result<Self> {
        let (texts, words): (Vec<_>, Vec<_>) = passages(vocabulary, facts).into_iter().unzip();
        let mlp = TextEncoder::new(vocabulary.len(), seed)?.mlp;
        let optimizer = OptimizerConfig { learning_rate: 0.01, ..OptimizerConfig::adam() };
        let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: BATCH, seed };
        Ok(Self {
            passages: Dataset::new(bags(&texts, vocabulary.len()), Targets::Classes(words))?,
            trainer: Trainer::new(mlp, config)?,
        })
    }

    /// Reads a few passages. Returns whether there are more to read.
    ///
    /// # Errors
    /// As [`Trainer::step`].
    pub fn advance(&mut self) -> Result<bool> {
        self.trainer.step(&self.passages)?;
        Ok(self.trainer.history().epochs.len() < N_EPOCHS)
    }

    /// How much has been read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let n_batches = self.passages.n_samples().div_ceil(BATCH);
        self.trainer.history().steps.len() as f64 / (N_EPOCHS * n_batches) as f64
    }

    /// What it has become.
    pub fn encoder(&self) -> TextEncoder {
        TextEncoder { mlp: self.trainer.mlp().clone() }
    }
}

impl TextEncoder {
    /// Creates an encoder of `n_words` words with random weights.
    ///
    /// # Errors
    /// [`crate::Error::Empty`] if there are no words.
    pub fn new(n_words: usize, seed: u64) -> Result<Self> {
        let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
        let mlp = Mlp::new(&MlpConfig {
            n_features: n_words,
            layers: vec![
                layer(WORD_SIZE, Activation::Identity),
                layer(HIDDEN, Activation::Relu),
                layer(WORD_SIZE, Activation::Tanh),
                layer(n_words, Activation::Identity),
            ],
            init: Init::XavierUniform,
            seed,
        })?;
        Ok(Self { mlp })
    }

    pub(super) fn mlp(&self) -> &Mlp<f64> {
        &self.mlp
    }

    pub(super) fn mlp_mut(&mut self) -> &mut Mlp<f64> {
        &mut self.mlp
    }

    /// The vector of a word: (E).
    pub fn word(&self, word: WordId) -> ArrayView1<'_, f64> {
        self.mlp.layers()[0].weight().index_axis(Axis(1), word)
    }

    /// The logarithms of the probabilities that it gives to each word as the one that is covered in a text: (B, V).
    ///
    /// # Errors
    /// As [`Mlp::predict`].
    pub fn log_probs(&self, texts: &[Vec<WordId>]) -> Result<Array2<f64>> {
        Ok(log_softmax(&self.mlp.predict(&bags(texts, self.n_words()))?))
    }

    /// The number of words, V.
    pub fn n_words(&self) -> usize {
        self.mlp.n_outputs()
    }

    /// The mean of some words' vectors: (E).
    pub fn mean(&self, words: &[WordId]) -> Array1<f64> {
        let mut sum = Array1::zeros(WORD_SIZE);
        for &word in words {
            sum += &self.word(word);
        }
        sum / words.len() as f64
    }
}

/// The texts that are read, each with the word that is covered: every fact, with each of its words covered; and every two
/// facts about the same subject, one after the other, with the subject covered, or an object. Each names its subject: that two
/// facts belong together because what is said in one is said of what the other names has to be found out.
fn passages(vocabulary: &Vocabulary, facts: &[Fact]) -> Vec<(Vec<WordId>, WordId)> {
    let mut passages = Vec::new();
    for fact in facts {
        let [subject, relation, object] = vocabulary.fact(fact);
        passages.push((vec![relation, object], subject));
        passages.push((vec![subject, object], relation));
        passages.push((vec![subject, relation], object));
        for other in facts.iter().filter(|other| other.subject == fact.subject && *other != fact) {
            let [_, clue, told] = vocabulary.fact(other);
            passages.push((vec![subject, clue, told, relation], object));
            if other < fact {
                passages.push((vec![clue, told, relation, object], subject));
            }
        }
    }
    passages
}

/// Texts as bags of words: each word of a text of n words has 1/n. (B, V)
fn bags(texts: &[Vec<WordId>], n_words: usize) -> Array2<f64> {
    let mut bags = Array2::zeros((texts.len(), n_words));
    for (mut bag, text) in bags.rows_mut().into_iter().zip(texts) {
        for &word in text {
            bag[word] += 1.0 / text.len() as f64;
        }
    }
    bags
}
