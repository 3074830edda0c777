//! Facts and questions as sentences, and as the words that a text encoder is given: names without articles, a word for each
//! relation whatever its ending, and "not".

use super::world::{ConceptId, Fact, Language, Relation, World};
use super::{Question, Text};

/// The words of a language: those of the relations, "not", and those of the concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    words: Vec<&'static str>,
    /// The index of each concept's word.
    of_concept: Vec<usize>,
}

/// The index of a word in a [`Vocabulary`].
pub type WordId = usize;

/// The word "not".
pub const NOT: WordId = Relation::COUNT;

impl Vocabulary {
    /// The words of the world in a language. Senses of a word share its index.
    pub fn of(world: &World, language: Language) -> Self {
        let mut words: Vec<&str> = Relation::ALL.iter().map(|&relation| relation.word(language)).collect();
        words.push(match language {
            Language::English => "not",
            Language::Persian => "نه",
        });
        let first = words.len();
        let mut of_concept = Vec::with_capacity(world.concepts().len());
        for concept in world.concepts() {
            let word = concept.word(language);
            let known = words[first..].iter().position(|&known| known == word);
            of_concept.push(known.map_or_else(
                || {
                    words.push(word);
                    words.len() - 1
                },
                |index| first + index,
            ));
        }
        Self { words, of_concept }
    }

    /// The number of words, V.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How a word is written.
    pub fn text(&self, word: WordId) -> &'static str {
        self.words[word]
    }

    /// The word for a concept.
    pub fn concept(&self, concept: ConceptId) -> WordId {
        self.of_concept[concept]
    }

    /// The word for a relation.
    pub fn relation(&self, relation: Relation) -> WordId {
        relation as usize
    }

    /// The words of a fact: subject, relation, object.
    pub fn fact(&self, fact: &Fact) -> [WordId; 3] {
        [self.concept(fact.subject), self.relation(fact.relation), self.concept(fact.object)]
    }

    /// The words of a question, in the order in which it says them.
    pub fn text_of(&self, text: &Text) -> Vec<WordId> {
        let mut words = Vec::new();
        if let Some(subject) = text.subject {
            words.push(self.concept(subject));
        }
        if let Some((relation, object)) = text.clue {
            words.extend([self.relation(relation), self.concept(object)]);
        }
        if text.negated {
            words.push(NOT);
        }
        words.push(self.relation(text.asks));
        if let Some(object) = text.object {
            words.push(self.concept(object));
        }
        words
    }
}

impl Relation {
    /// The word that stands for it.
    pub fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::English, Self::Kind) => "kind of",
            (Language::English, Self::Lives) => "lives in",
            (Language::English, Self::Eats) => "eats",
            (Language::English, Self::Has) => "has",
            (Language::English, Self::Can) => "can",
            (Language::English, Self::Found) => "found in",
            (Language::English, Self::Of) => "made of",
            (Language::English, Self::For) => "used for",
            (Language::English, Self::From) => "comes from",
            (Language::English, Self::Is) => "is",
            (Language::Persian, Self::Kind) => "نوعی",
            (Language::Persian, Self::Lives) => "زندگی می‌کند در",
            (Language::Persian, Self::Eats) => "می‌خورد",
            (Language::Persian, Self::Has) => "دارد",
            (Language::Persian, Self::Can) => "می‌تواند",
            (Language::Persian, Self::Found) => "پیدا می‌شود در",
            (Language::Persian, Self::Of) => "ساخته می‌شود از",
            (Language::Persian, Self::For) => "به کار می‌رود برای",
            (Language::Persian, Self::From) => "به دست می‌آید از",
            (Language::Persian, Self::Is) => "است",
        }
    }

    /// A clause that says it of `subject`, without a full stop.
    fn says(self, language: Language, subject: &str, object: &str) -> String {
        match language {
            Language::English => match self {
                Self::Kind => format!("{subject} is a kind of {}", without_article(object)),
                Self::Lives => format!("{subject} lives in {object}"),
                Self::Eats => format!("{subject} eats {object}"),
                Self::Has => format!("{subject} has {object}"),
                Self::Can => format!("{subject} can {object}"),
                Self::Found => format!("{subject} is found in {object}"),
                Self::Of => format!("{subject} is made of {object}"),
                Self::For => format!("{subject} is used for {object}"),
                Self::From => format!("{subject} comes from {object}"),
                Self::Is => format!("{subject} is {object}"),
            },
            Language::Persian => match self {
                Self::Kind => format!("{subject} نوعی {object} است"),
                Self::Lives => format!("{subject} در {object} زندگی می‌کند"),
                Self::Eats => format!("{subject} {object} می‌خورد"),
                Self::Has => format!("{subject} {object} دارد"),
                Self::Can => format!("{subject} توان {object} دارد"),
                Self::Found => format!("{subject} در {object} پیدا می‌شود"),
                Self::Of => format!("{subject} از {object} ساخته می‌شود"),
                Self::For => format!("{subject} برای {object} به کار می‌رود"),
                Self::From => format!("{subject} از {object} به دست می‌آید"),
                Self::Is => format!("{subject} {object} است"),
            },
        }
    }

    /// A question for an object of which it is, or is not, true.
    fn asks(self, language: Language, negated: bool, subject: &str) -> String {
        match language {
            Language::English => {
                let not = if negated { "not " } else { "" };
                match self {
                    Self::Kind => format!("What kind of thing is {subject}{}?", if negated { " not" } else { "" }),
                    Self::Lives => format!("Where does {subject} {not}live?"),
                    Self::Eats => format!("What does {subject} {not}eat?"),
                    Self::Has => format!("What does {subject} {not}have?"),
                    Self::Can => format!("What can {subject} {not}do?"),
                    Self::Found => format!("Where is {subject} {not}found?"),
                    Self::Of => format!("What is {subject} {not}made of?"),
                    Self::For => format!("What is {subject} {not}used for?"),
                    Self::From => format!("What does {subject} {not}come from?"),
                    Self::Is => format!("What is {subject} {not}like?"),
                }
            }
            Language::Persian => match (self, negated) {
                (Self::Kind, false) => format!("{subject} چه نوع چیزی است؟"),
                (Self::Kind, true) => format!("{subject} چه نوع چیزی نیست؟"),
                (Self::Lives, false) => format!("{subject} کجا زندگی می‌کند؟"),
                (Self::Lives, true) => format!("{subject} کجا زندگی نمی‌کند؟"),
                (Self::Eats, false) => format!("{subject} چه می‌خورد؟"),
                (Self::Eats, true) => format!("{subject} چه نمی‌خورد؟"),
                (Self::Has, false) => format!("{subject} چه دارد؟"),
                (Self::Has, true) => format!("{subject} چه ندارد؟"),
                (Self::Can, false) => format!("{subject} توان چه کاری دارد؟"),
                (Self::Can, true) => format!("{subject} توان چه کاری ندارد؟"),
                (Self::Found, false) => format!("{subject} کجا پیدا می‌شود؟"),
                (Self::Found, true) => format!("{subject} کجا پیدا نمی‌شود؟"),
                (Self::Of, false) => format!("{subject} از چه ساخته می‌شود؟"),
                (Self::Of, true) => format!("{subject} از چه ساخته نمی‌شود؟"),
                (Self::For, false) => format!("{subject} برای چه به کار می‌رود؟"),
                (Self::For, true) => format!("{subject} برای چه به کار نمی‌رود؟"),
                (Self::From, false) => format!("{subject} از چه به دست می‌آید؟"),
                (Self::From, true) => format!("{subject} از چه به دست نمی‌آید؟"),
                (Self::Is, false) => format!("{subject} چگونه است؟"),
                (Self::Is, true) => format!("{subject} چگونه نیست؟"),
            },
        }
    }

    /// A question for the one of several subjects of which it is, or is not, true.
    fn asks_which(self, language: Language, negated: bool, object: &str) -> String {
        match language {
            Language::English => {
                let object = if self == Self::Kind { without_article(object) } else { object };
                let (is, does) = if negated { ("is not", "does not ") } else { ("is", "") };
                let verb = |bare: &str, third: &str| format!("{does}{}", if negated { bare } else { third });
                let says = match self {
                    Self::Kind => format!("{is} a kind of"),
                    Self::Lives => verb("live in", "lives in"),
                    Self::Eats => verb("eat", "eats"),
                    Self::Has => verb("have", "has"),
                    Self::Can => (if negated { "cannot" } else { "can" }).to_owned(),
                    Self::Found => format!("{is} found in"),
                    Self::Of => format!("{is} made of"),
                    Self::For => format!("{is} used for"),
                    Self::From => verb("come from", "comes from"),
                    Self::Is => is.to_owned(),
                };
                format!("Which of these {says} {object}?")
            }
            Language::Persian => {
                let says = match (self, negated) {
                    (Self::Kind, false) => format!("نوعی {object} است"),
                    (Self::Kind, true) => format!("نوعی {object} نیست"),
                    (Self::Lives, false) => format!("در {object} زندگی می‌کند"),
                    (Self::Lives, true) => format!("در {object} زندگی نمی‌کند"),
                    (Self::Eats, false) => format!("{object} می‌خورد"),
                    (Self::Eats, true) => format!("{object} نمی‌خورد"),
                    (Self::Has, false) => format!("{object} دارد"),
                    (Self::Has, true) => format!("{object} ندارد"),
                    (Self::Can, false) => format!("توان {object} دارد"),
                    (Self::Can, true) => format!("توان {object} ندارد"),
                    (Self::Found, false) => format!("در {object} پیدا می‌شود"),
                    (Self::Found, true) => format!("در {object} پیدا نمی‌شود"),
                    (Self::Of, false) => format!("از {object} ساخته می‌شود"),
                    (Self::Of, true) => format!("از {object} ساخته نمی‌شود"),
                    (Self::For, false) => format!("برای {object} به کار می‌رود"),
                    (Self::For, true) => format!("برای {object} به کار نمی‌رود"),
                    (Self::From, false) => format!("از {object} به دست می‌آید"),
                    (Self::From, true) => format!("از {object} به دست نمی‌آید"),
                    (Self::Is, false) => format!("{object} است"),
                    (Self::Is, true) => format!("{object} نیست"),
                };
                format!("کدام‌یک {says}؟")
            }
        }
    }
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("a ").or_else(|| name.strip_prefix("an ")).unwrap_or(name)
}

/// Writes a fact as a sentence.
pub fn sentence(world: &World, fact: &Fact, language: Language) -> String {
    let name = |concept: ConceptId| world.concepts()[concept].name(language);
    format!("{}.", capitalized(&fact.relation.says(language, name(fact.subject), name(fact.object))))
}

impl Question {
    /// Writes the question without its answers.
    pub fn sentence(&self, world: &World, language: Language) -> String {
        self.text.sentence(world, language)
    }
}

impl Text {
    /// Writes it as a sentence, or two.
    pub fn sentence(&self, world: &World, language: Language) -> String {
        let name = |concept: ConceptId| world.concepts()[concept].name(language);
        let it = match language {
            Language::English => "it",
            Language::Persian => "",
        };
        let subject = self.subject.map_or(it, name);
        let asks = match self.object {
            Some(object) => self.asks.asks_which(language, self.negated, name(object)),
            None => self.asks.asks(language, self.negated, if self.clue.is_some() { it } else { subject }),
        };
        let asks = asks.trim_start();
        match self.clue {
            None => asks.to_owned(),
            Some((relation, object)) => {
                let clue = relation.says(language, subject, name(object));
                format!("{}. {asks}", capitalized(clue.trim_start()))
            }
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
