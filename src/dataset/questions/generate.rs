//! The rule by which questions are drawn.

use super::world::{ConceptId, Fact, Language, Relation, World};
use super::{Kind, N_ANSWERS, Question, Text};
use crate::rng::{Rng, Stream};

/// The number of training questions of each kind.
pub const N_TRAIN: usize = 600;
/// The number of test questions of each kind.
pub const N_TEST: usize = 75;

/// The share of facts that test questions may ask; the others are for training questions.
const TEST_SHARE: f64 = 0.35;
/// How many concepts a clue may fit. A clue that fits all animals says next to nothing.
const MAX_FITTING: usize = 8;

/// Training and test questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Training questions: [`N_TRAIN`] of each kind, in the order of [`Kind::ALL`].
    pub train: Vec<Question>,
    /// Test questions: [`N_TEST`] of each kind, in the same order.
    pub test: Vec<Question>,
}

/// Draws the questions of a seed. Those on ambiguous words differ between the languages; the others are the same.
pub fn questions(world: &World, language: Language, seed: u64) -> Questions {
    let (train_facts, test_facts) = parts(world, seed);
    let draw = |facts: Vec<Fact>, per_kind: usize, part: u64| {
        let drawer = Drawer { world, language, facts };
        let each = Kind::ALL.iter().flat_map(|&kind| {
            // A generator for each kind, so that what one language does not share changes nothing else.
            let mut rng = Rng::new(seed.wrapping_mul(8).wrapping_add(2 * kind as u64 + part), Stream::Data);
            drawer.draw(kind, per_kind, &mut rng)
        });
        each.collect()
    };
    Questions { train: draw(train_facts, N_TRAIN, 0), test: draw(test_facts, N_TEST, 1) }
}

/// Divides the facts into those that training questions and those that test questions may ask. Facts that say the same of
/// several subjects stay together.
fn parts(world: &World, seed: u64) -> (Vec<Fact>, Vec<Fact>) {
    let mut said: Vec<(Relation, ConceptId)> = world.facts().iter().map(|fact| (fact.relation, fact.object)).collect();
    said.sort_unstable();
    said.dedup();
    let order = Rng::new(seed, Stream::Split).permutation(said.len());
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for index in order {
        let facts = world.facts().iter().filter(|fact| (fact.relation, fact.object) == said[index]);
        let part = if (test.len() as f64) < TEST_SHARE * world.facts().len() as f64 { &mut test } else { &mut train };
        part.extend(facts);
    }
    train.sort_unstable();
    test.sort_unstable();
    (train, test)
}

/// A question of the reader's own: for the object of a relation of a subject. Its answers are drawn from a seed, with one that
/// is right if there is any. `None` if the relation has too few objects.
pub fn own_question(world: &World, language: Language, subject: ConceptId, asks: Relation) -> Option<Question> {
    let text = Text { subject: Some(subject), clue: None, negated: false, asks, object: None };
    let drawer = Drawer { world, language, facts: world.facts().to_vec() };
    let objects = || world.facts().iter().filter(|fact| fact.relation == asks).map(|fact| fact.object);
    let first = objects().find(|&object| text.is_right(world, object, language)).or_else(|| objects().next())?;
    let mut rng = Rng::new(subject as u64 * Relation::COUNT as u64 + asks as u64, Stream::Data);
    let mut answers = drawer.answers(&text, first, &mut rng)?;
    let right = rng.below(N_ANSWERS);
    answers.swap(0, right);
    Some(Question { kind: Kind::OneFact, text, answers, right })
}

struct Drawer<'a> {
    world: &'a World,
    language: Language,
    /// The facts that may be asked.
    facts: Vec<Fact>,
}

impl Drawer<'_> {
    /// Draws `n` questions of a kind. As many have their right answer in each position, within one.
    fn draw(&self, kind: Kind, n: usize, rng: &mut Rng) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::with_capacity(n);
        let mut position: Vec<usize> = rng.permutation(n).into_iter().map(|i| i % N_ANSWERS).collect();
        let candidates = self.candidates(kind);
        let mut order = Vec::new();
        while questions.len() < n {
            // Once all have been asked they are asked again, with other wrong answers.
            let index = order.pop().unwrap_or_else(|| {
                order = rng.permutation(candidates.len());
                order.pop().unwrap_or_default()
            });
            let (text, right) = candidates[index];
            let Some(answers) = self.answers(&text, right, rng) else { continue };
            let Some(right) = position.pop() else { break };
            let mut answers = answers;
            answers.swap(0, right);
            questions.push(Question { kind, text, answers, right });
        }
        questions
    }

    /// Everything that may be asked, each with a right answer.
    fn candidates(&self, kind: Kind) -> Vec<(Text, ConceptId)> {
        let asks = |fact: &Fact, subject, clue| {
            let text = Text { subject, clue, negated: false, asks: fact.relation, object: None };
            (text, fact.object)
        };
        let of_facts = self.facts.iter();
        match kind {
            Kind::OneFact => of_facts
                .filter(|fact| {
                    [Language::English, Language::Persian].iter().all(|&l| !self.world.is_ambiguous(fact.subject, l))
                })
                .map(|fact| asks(fact, Some(fact.subject), None))
                .collect(),
            Kind::TwoSteps => of_facts
                .flat_map(|fact| {
                    clues(&self.facts, fact).map(move |clue| asks(fact, None, Some((clue.relation, clue.object))))
                })
                .filter(|(text, right)| self.only_asks_own_facts(text, *right))
                .collect(),
            Kind::Ambiguous => of_facts
                .filter(|fact| self.world.is_ambiguous(fact.subject, self.language))
                .flat_map(|fact| {
                    // The clue is told, not asked: it may be any fact.
                    clues(self.world.facts(), fact)
                        .map(move |clue| asks(fact, Some(fact.subject), Some((clue.relation, clue.object))))
                })
                .filter(|(text, _)| self.fitting(text) == 1)
                .collect(),
            Kind::Negated => {
                let mut texts: Vec<_> = of_facts.map(|fact| (fact.relation, fact.object)).collect();
                texts.sort_unstable();
                texts.dedup();
                let each = texts.into_iter().flat_map(|(asks, object)| {
                    let text = Text { subject: None, clue: None, negated: true, asks, object: Some(object) };
                    let true_of = |subject| self.world.holds(&Fact { subject, relation: asks, object });
                    let mut wrong: Vec<ConceptId> = self.subjects(asks).filter(|&s| !true_of(s)).collect();
                    wrong.sort_unstable();
                    wrong.dedup();
                    wrong.into_iter().map(move |answer| (text, answer))
                });
                each.collect()
            }
        }
    }

    /// Returns whether the clue fits few concepts, and all facts by which the answer is right may be asked.
    fn only_asks_own_facts(&self, text: &Text, right: ConceptId) -> bool {
        let asked = text.facts(self.world, right, self.language);
        let clue = text.clue.into_iter().flat_map(|(relation, object)| {
            asked.iter().map(move |fact| Fact { subject: fact.subject, relation, object })
        });
        self.fitting(text) <= MAX_FITTING && clue.chain(asked.iter().copied()).all(|fact| self.facts.contains(&fact))
    }

    fn fitting(&self, text: &Text) -> usize {
        (0..self.world.concepts().len())
            .filter(|&concept| text.could_be_about(self.world, concept, self.language))
            .count()
    }

    /// The subjects of a relation, each as often as it is one.
    fn subjects(&self, relation: Relation) -> impl Iterator<Item = ConceptId> {
        self.world.facts().iter().filter(move |fact| fact.relation == relation).map(|fact| fact.subject)
    }

    /// The right answer first, then four wrong ones; `None` if there are not as many.
    ///
    /// Half of the wrong ones are near: concepts that stand in other facts about what the question is about, so that a
    /// path to them exists. The others are of the right sort: in other facts the same is said of them. They are drawn as
    /// often as they stand in facts, as right answers are, so that how common an answer is says nothing.
    fn answers(&self, text: &Text, right: ConceptId, rng: &mut Rng) -> Option<[ConceptId; N_ANSWERS]> {
        let pools = match text.object {
            // What is asked for is the one that is not true; the others are facts that may be asked.
            Some(object) => {
                let asked = |fact: &&Fact| fact.relation == text.asks && fact.object == object;
                [self.facts.iter().filter(asked).map(|fact| fact.subject).collect(), Vec::new()]
            }
            None => {
                let fits = |answer: &ConceptId| {
                    !text.is_right(self.world, *answer, self.language) && text.concepts().all(|named| named != *answer)
                };
                let objects = |of: &dyn Fn(&Fact) -> bool| -> Vec<ConceptId> {
                    self.world.facts().iter().filter(|fact| of(fact)).map(|fact| fact.object).filter(fits).collect()
                };
                [objects(&|fact| fact.relation == text.asks), objects(&|fact| self.is_near(text, fact.subject))]
            }
        };
        let mut answers = vec![right];
        for (mut pool, n) in pools.into_iter().zip(if text.object.is_some() { [4, 0] } else { [2, 2] }) {
            let n = answers.len() + n;
            while answers.len() < n {
                if pool.is_empty() {
                    return None;
                }
                let answer = pool.swap_remove(rng.below(pool.len()));
                let word = |concept: ConceptId| self.world.concepts()[concept].word(self.language);
                if answers.iter().all(|&other| word(other) != word(answer)) {
                    answers.push(answer);
                }
            }
        }
        answers.try_into().ok()
    }

    /// Returns whether a question could be about a concept, but for what it tells of it: for a sense of its subject or, if
    /// it names none, for whatever the clue is true of.
    fn is_near(&self, text: &Text, concept: ConceptId) -> bool {
        match text.subject {
            Some(subject) => self.world.senses(subject, self.language).contains(&concept),
            None => text.could_be_about(self.world, concept, self.language),
        }
    }
}

/// Those of `facts` that can be told of the subject of a fact, to ask for its object.
fn clues<'a>(facts: &'a [Fact], fact: &Fact) -> impl Iterator<Item = &'a Fact> {
    let Fact { subject, relation, object } = *fact;
    facts.iter().filter(move |clue| clue.subject == subject && clue.relation != relation && clue.object != object)
}
