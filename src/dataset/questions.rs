//! Questions with five answers each, about a small world of concepts and facts, in English and in Persian.
//!
//! The world is written by hand (`world.txt`), its questions are synthetic, drawn from a seed. They are of four kinds; a fact
//! that a test question asks is asked by no training question, so that no answer can be learned by heart.

mod generate;
mod words;
mod world;

pub use generate::{N_TEST, N_TRAIN, Questions, own_question, questions};
pub use words::{NOT, Vocabulary, WordId, sentence};
pub use world::{Concept, ConceptId, Fact, Language, Relation, World};

/// The number of answers of a question, A.
pub const N_ANSWERS: usize = 5;

/// What is needed to answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "QuestionKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A fact: where does a fox live? Which of these lives in the forest?
    OneFact,
    /// Two facts, one after the other: it lives in the forest; what does it eat?
    TwoSteps,
    /// Facts, and "not": which of these does not live in the forest?
    Negated,
    /// A fact about one sense of an ambiguous word: a bat can fly; where does it live?
    Ambiguous,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::OneFact, Self::TwoSteps, Self::Negated, Self::Ambiguous];
}

/// What a question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "QuestionText", optional_fields = nullable))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Text {
    /// What it asks about, if it names it. With a clue and no subject it asks about whatever the clue is true of.
    pub subject: Option<ConceptId>,
    /// What it says of the subject: a relation and its object.
    pub clue: Option<(Relation, ConceptId)>,
    /// Whether it asks for what is not true.
    pub negated: bool,
    /// The relation that it asks for.
    pub asks: Relation,
    /// The object of that relation, if the answers are subjects.
    pub object: Option<ConceptId>,
}

/// A question with its answers, of which one is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is needed to answer it.
    pub kind: Kind,
    /// What it says.
    pub text: Text,
    /// Its answers.
    pub answers: [ConceptId; N_ANSWERS],
    /// The index of the right answer.
    pub right: usize,
}

impl Text {
    /// The concepts that it names: subject, object of the clue, object.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptId> {
        [self.subject, self.clue.map(|(_, object)| object), self.object].into_iter().flatten()
    }

    /// The facts because of which `answer` is true, or would be false where the question is negated.
    pub fn facts(&self, world: &World, answer: ConceptId, language: Language) -> Vec<Fact> {
        let asked = |&fact: &&Fact| match self.object {
            Some(object) => fact.object == object && fact.subject == answer,
            None => fact.object == answer && self.could_be_about(world, fact.subject, language),
        };
        world.facts().iter().filter(|fact| fact.relation == self.asks).filter(asked).copied().collect()
    }

    /// Returns whether `answer` is right.
    pub fn is_right(&self, world: &World, answer: ConceptId, language: Language) -> bool {
        self.facts(world, answer, language).is_empty() == self.negated
    }

    /// Returns whether a concept is a sense of the subject, and the clue is true of it.
    pub fn could_be_about(&self, world: &World, concept: ConceptId, language: Language) -> bool {
        self.subject.is_none_or(|subject| world.senses(subject, language).contains(&concept))
            && self.clue.is_none_or(|(relation, object)| world.holds(&Fact { subject: concept, relation, object }))
    }
}
