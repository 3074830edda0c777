//! The rule by which questions are drawn.

use super::world::{ConceptId, Fact, Language, Relation, World};
use super::{Kind, N_ANSWERS, Question, Text};
use crate::rng::{Rng, Stream};

/// The number of training questions of each kind, in the order of [`Kind::ALL`]. Those on one fact are of two forms, as many of
/// each: they ask for the object of a subject, or for the subject of an object. Questions with "not" have the second form, and
/// are half as many as those of that form without it: who does not hear "not" does best to think that it is not there.
pub const N_TRAIN: [usize; Kind::ALL.len()] = [1200, 600, 300, 600];
/// The number of test questions of each kind.
pub const N_TEST: usize = 150;

/// The share of facts that test questions may ask; the others are for training questions.
const TEST_SHARE: f64 = 0.35;
/// How many concepts a clue may fit. A clue that fits all animals says next to nothing.
const MAX_FITTING: usize = 8;

/// Training and test questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Training questions: kind after kind, in the order of [`Kind::ALL`].
    pub train: Vec<Question>,
    /// Test questions: [`N_TEST`] of each kind, in the same order.
    pub test: Vec<Question>,
}

/// Draws the questions of a seed. Those on ambiguous words differ between the languages; the others are the same.
pub fn questions(world: &World, language: Language, seed: u64) -> Questions {
    let (train_facts, test_facts) = parts(world, seed);
    let draw = |facts: Vec<Fact>, n_questions: [usize; Kind::ALL.len()], part: u64| {
        let drawer = Drawer { world, language, facts };
        let each = Kind::ALL.iter().flat_map(|&kind| {
            // A generator for each kind, so that what one language does not share changes nothing else.
            let mut rng = Rng::new(seed.wrapping_mul(8).wrapping_add(2 * kind as u64 + part), Stream::Data);
            drawer.draw(kind, n_questions[kind as usize], &mut rng)
        });
        each.collect()
    };
    Questions { train: draw(train_facts, N_TRAIN, 0), test: draw(test_facts, [N_TEST; Kind::ALL.len()], 1) }
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
    /// Draws `n` questions of a kind, of each of its forms in turn. As many have their right answer in each position, within
    /// one.
    fn draw(&self, kind: Kind, n: usize, rng: &mut Rng) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::with_capacity(n);
        let mut position: Vec<usize> = rng.permutation(n).into_iter().map(|i| i % N_ANSWERS).collect();
        let mut forms: Vec<_> = self.candidates(kind).into_iter().map(|candidates| (candidates, Vec::new())).collect();
        while questions.len() < n {
            let n_forms = forms.len();
            let (candidates, order) = &mut forms[questions.len() % n_forms];
            // Once all have been asked they are asked again, with other wrong answers.
            let index = order.pop().unwrap_or_else(|| {
                *order = rng.permutation(candidates.len());
                order.pop().unwrap_or_default()
            });
            let (text, right) = candidates[index];
            let Some(mut answers) = self.answers(&text, right, rng) else { continue };
            let Some(right) = position.pop() else { break };
            answers.swap(0, right);
            questions.push(Question { kind, text, answers, right });
        }
        questions
    }

    /// Everything that may be asked in each form, each with a right answer.
    fn candidates(&self, kind: Kind) -> Vec<Vec<(Text, ConceptId)>> {
        let for_object = |fact: &Fact, subject, clue| {
            let text = Text { subject, clue, negated: false, asks: fact.relation, object: None };
            (text, fact.object)
        };
        let for_subject = |relation, object, negated| Text {
            subject: None,
            clue: None,
            negated,
            asks: relation,
            object: Some(object),
        };
        let of_facts = || self.facts.iter();
        match kind {
            Kind::OneFact => {
                let languages = [Language::English, Language::Persian];
                let is_clear = |concept| languages.iter().all(|&l| !self.world.is_ambiguous(concept, l));
                let clear = || of_facts().filter(|fact| is_clear(fact.subject));
                vec![
                    clear().map(|fact| for_object(fact, Some(fact.subject), None)).collect(),
                    clear().map(|fact| (for_subject(fact.relation, fact.object, false), fact.subject)).collect(),
                ]
            }
            Kind::TwoSteps => {
                let each = of_facts().flat_map(|fact| {
                    let clues = clues(&self.facts, fact);
                    clues.map(move |clue| for_object(fact, None, Some((clue.relation, clue.object))))
                });
                vec![each.filter(|(text, right)| self.only_asks_own_facts(text, *right)).collect()]
            }
            Kind::Ambiguous => {
                let ambiguous = of_facts().filter(|fact| self.world.is_ambiguous(fact.subject, self.language));
                let each = ambiguous.flat_map(|fact| {
                    // The clue is told, not asked: it may be any fact.
                    let clues = clues(self.world.facts(), fact);
                    clues.map(move |clue| for_object(fact, Some(fact.subject), Some((clue.relation, clue.object))))
                });
                vec![each.filter(|(text, _)| self.fitting(text) == 1).collect()]
            }
            Kind::Negated => {
                let mut said: Vec<_> = of_facts().map(|fact| (fact.relation, fact.object)).collect();
                said.sort_unstable();
                said.dedup();
                let each = said.into_iter().flat_map(|(relation, object)| {
                    let text = for_subject(relation, object, true);
                    let [near, far] = self.not_true_of(&text, object);
                    let mut wrong = [near, far].concat();
                    wrong.sort_unstable();
                    wrong.dedup();
                    wrong.into_iter().map(move |answer| (text, answer))
                });
                vec![each.collect()]
            }
        }
    }

    /// The subjects of which it is not true what is asked of an object: those of other facts about the object, and those of
    /// which something else is true in the same way. Each as often as it is in such a fact.
    fn not_true_of(&self, text: &Text, object: ConceptId) -> [Vec<ConceptId>; 2] {
        let subjects = |of: &dyn Fn(&Fact) -> bool| -> Vec<ConceptId> {
            let subjects = self.world.facts().iter().filter(|fact| of(fact)).map(|fact| fact.subject);
            subjects
                .filter(|&subject| subject != object)
                .filter(|&subject| !self.world.holds(&Fact { subject, relation: text.asks, object }))
                .collect()
        };
        [subjects(&|fact| fact.object == object), subjects(&|fact| fact.relation == text.asks)]
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

    /// The right answer first, then four wrong ones; `None` if there are not as many.
    ///
    /// Two of the wrong ones are near (of subjects, as many as there are): concepts that stand in other facts about what the question is
    /// about, so that a path to them exists. The others are of the right sort: in other facts the same is said of them. They
    /// are drawn as often as they stand in facts, as right answers are, so that how common an answer is says nothing.
    fn answers(&self, text: &Text, right: ConceptId, rng: &mut Rng) -> Option<[ConceptId; N_ANSWERS]> {
        let [near, far] = match text.object {
            // What is asked for is the one that is not true; the others are facts that may be asked.
            Some(object) if text.negated => {
                let asked = |fact: &&Fact| fact.relation == text.asks && fact.object == object;
                [Vec::new(), self.facts.iter().filter(asked).map(|fact| fact.subject).collect()]
            }
            Some(object) => self.not_true_of(text, object),
            None => {
                let fits = |answer: &ConceptId| {
                    !text.is_right(self.world, *answer, self.language) && text.concepts().all(|named| named != *answer)
                };
                let objects = |of: &dyn Fn(&Fact) -> bool| -> Vec<ConceptId> {
                    self.world.facts().iter().filter(|fact| of(fact)).map(|fact| fact.object).filter(fits).collect()
                };
                [objects(&|fact| self.is_near(text, fact.subject)), objects(&|fact| fact.relation == text.asks)]
            }
        };
        let mut answers = vec![right];
        self.draw_from(near, 3, &mut answers, rng);
        if text.object.is_none() && answers.len() < 3 {
            return None; // the only answer that the graph knows of would be the right one
        }
        self.draw_from(far, N_ANSWERS, &mut answers, rng);
        answers.try_into().ok()
    }

    /// Adds answers with words of their own from a pool until there are `n`, or no more.
    fn draw_from(&self, mut pool: Vec<ConceptId>, n: usize, answers: &mut Vec<ConceptId>, rng: &mut Rng) {
        let word = |concept: ConceptId| self.world.concepts()[concept].word(self.language);
        while answers.len() < n && !pool.is_empty() {
            let answer = pool.swap_remove(rng.below(pool.len()));
            if answers.iter().all(|&other| word(other) != word(answer)) {
                answers.push(answer);
            }
        }
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
