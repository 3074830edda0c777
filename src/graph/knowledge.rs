//! What is known of the world: sentences that a text encoder has read, and a graph of facts.

use serde::{Deserialize, Serialize};

use super::text::TextEncoder;
use crate::dataset::questions::{ConceptId, Fact, Language, Vocabulary, WordId, World};
use crate::error::{Expected, What};
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// How much of the world is known, each from 0.1 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shares {
    /// The share of facts that are stated in sentences.
    pub sentences: f64,
    /// The share of facts that are in the graph.
    pub graph: f64,
}

impl Default for Shares {
    fn default() -> Self {
        Self { sentences: 0.8, graph: 0.95 }
    }
}

/// The seed by which the facts are chosen that are stated, and those that are in the graph.
const SEED: u64 = 20;

impl Shares {
    /// The facts that are stated in sentences, in the order of the world.
    ///
    /// # Errors
    /// [`Error::Value`] if the share is out of range.
    pub fn stated(&self, world: &World) -> Result<Vec<Fact>> {
        chosen(world, self.sentences, SEED)
    }

    /// The facts that are in the graph, in the order of the world.
    ///
    /// # Errors
    /// [`Error::Value`] if the share is out of range.
    pub fn in_graph(&self, world: &World) -> Result<Vec<Fact>> {
        chosen(world, self.graph, SEED + 1)
    }
}

/// The facts of a smaller share are among those of a larger one.
fn chosen(world: &World, share: f64, seed: u64) -> Result<Vec<Fact>> {
    if !(0.1..=1.0).contains(&share) {
        return Err(Error::value(What::Share, Expected::between(0.1, 1.0), share));
    }
    let n = world.facts().len();
    let mut order = Rng::new(seed, Stream::Data).permutation(n);
    order.truncate((share * n as f64).round() as usize);
    order.sort_unstable();
    Ok(order.into_iter().map(|index| world.facts()[index]).collect())
}

/// What is known of the world.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// The world that it is about.
    pub world: &'static World,
    /// The language of the text.
    pub language: Language,
    /// The words of that language.
    pub vocabulary: Vocabulary,
    /// The facts that are in the graph.
    pub facts: Vec<Fact>,
    /// The text encoder.
    pub text: TextEncoder,
}

impl Knowledge {
    /// The words by which a concept is known to the text encoder: its word and, if that has several senses, the object of
    /// its first fact, by which the senses can be told apart.
    pub fn words(&self, concept: ConceptId) -> Vec<WordId> {
        let mut words = vec![self.vocabulary.concept(concept)];
        if self.world.is_ambiguous(concept, self.language) {
            let first = self.world.facts().iter().find(|fact| fact.subject == concept);
            words.extend(first.map(|fact| self.vocabulary.concept(fact.object)));
        }
        words
    }

    /// The relevance of a concept to a text, from the log-probabilities that the text encoder gives to each word
    /// (V) in it: ∛o / (1 + ∛o) with o = p V, where p is the geometric mean of the probabilities of the concept's words.
    /// One whose words are as probable as any others has ½. The cube root spreads what would be close to 0 or 1.
    pub fn relevance(&self, concept: ConceptId, log_probs: &[f64]) -> f64 {
        let words = self.words(concept);
        let mean = words.iter().map(|&word| log_probs[word]).sum::<f64>() / words.len() as f64;
        let odds = libm::cbrt(libm::exp(mean) * log_probs.len() as f64);
        odds / (1.0 + odds)
    }
}
