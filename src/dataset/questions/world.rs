//! The concepts and facts that questions are about.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language that the world is described in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WorldLanguage"))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    English,
    /// Persian.
    Persian,
}

/// How two concepts are related: what a fact says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It is a kind of the object.
    Kind,
    /// It lives in the object.
    Lives,
    /// It eats the object.
    Eats,
    /// It has the object.
    Has,
    /// It can do the object.
    Can,
    /// It is found in the object.
    Found,
    /// It is made of the object.
    Of,
    /// It is used for the object.
    For,
    /// It comes from the object.
    From,
    /// It is like the object says.
    Is,
}

impl Relation {
    /// The number of relations, R.
    pub const COUNT: usize = 10;

    /// All relations.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Kind,
        Self::Lives,
        Self::Eats,
        Self::Has,
        Self::Can,
        Self::Found,
        Self::Of,
        Self::For,
        Self::From,
        Self::Is,
    ];

    fn named(name: &str) -> Option<Self> {
        const NAMES: [&str; Relation::COUNT] =
            ["kind", "lives", "eats", "has", "can", "found", "of", "for", "from", "is"];
        NAMES.iter().position(|&known| known == name).map(|index| Self::ALL[index])
    }
}

/// The index of a concept in [`World::concepts`].
pub type ConceptId = usize;

/// Something that facts are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its name in the file.
    pub id: &'static str,
    /// In English, with its article.
    pub english: &'static str,
    /// In Persian.
    pub persian: &'static str,
}

impl Concept {
    /// Its name inside a sentence, with an article where the language has one.
    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Persian => self.persian,
        }
    }

    /// The word for it, without an article. Concepts with the same word are the senses of that word.
    pub fn word(&self, language: Language) -> &'static str {
        let name = self.name(language);
        match (language, name.split_once(' ')) {
            (Language::English, Some(("a" | "an" | "the", word))) => word,
            _ => name,
        }
    }
}

/// A fact: subject and object are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fact {
    /// What it says something of.
    pub subject: ConceptId,
    /// What it says.
    pub relation: Relation,
    /// Of what it says it.
    pub object: ConceptId,
}

/// The concepts and facts of a world. What is not a fact is not true in it.
#[derive(Debug)]
pub struct World {
    concepts: Vec<Concept>,
    facts: Vec<Fact>,
    senses: HashMap<(Language, &'static str), Vec<ConceptId>>,
}

impl World {
    /// The world of `world.txt`.
    pub fn get() -> &'static Self {
        static WORLD: LazyLock<World> = LazyLock::new(|| {
            World::parse(include_str!("world.txt")).unwrap_or_else(|fault| panic!("world.txt: {fault}"))
        });
        &WORLD
    }

    fn parse(text: &'static str) -> Result<Self, String> {
        let lines: Vec<Vec<&str>> = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        let mut concepts = Vec::with_capacity(lines.len());
        let mut index = HashMap::new();
        for line in &lines {
            let &[id, english, persian, _] = line.as_slice() else {
                return Err(format!("{line:?} has not four columns"));
            };
            if index.insert(id, concepts.len()).is_some() {
                return Err(format!("{id} is a duplicate"));
            }
            concepts.push(Concept { id, english, persian });
        }
        let mut facts = Vec::new();
        for (subject, line) in lines.iter().enumerate() {
            for said in line[3].split_whitespace() {
                let (name, objects) = said.split_once(':').ok_or_else(|| format!("{said} has no colon"))?;
                let relation = Relation::named(name).ok_or_else(|| format!("{name} is not a relation"))?;
                for object in objects.split(',') {
                    let &object = index.get(object).ok_or_else(|| format!("{object} is not a concept"))?;
                    facts.push(Fact { subject, relation, object });
                }
            }
        }
        let mut senses: HashMap<_, Vec<ConceptId>> = HashMap::new();
        for language in [Language::English, Language::Persian] {
            for (id, concept) in concepts.iter().enumerate() {
                senses.entry((language, concept.word(language))).or_default().push(id);
            }
        }
        Ok(Self { concepts, facts, senses })
    }

    /// The concepts, in the order of the file.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The facts, in the order of the file.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Returns whether a fact is true.
    pub fn holds(&self, fact: &Fact) -> bool {
        self.facts.contains(fact)
    }

    /// The concepts that share the word of a concept, itself among them, in the order of the file.
    pub fn senses(&self, concept: ConceptId, language: Language) -> &[ConceptId] {
        &self.senses[&(language, self.concepts[concept].word(language))]
    }

    /// Returns whether its word means something else, too.
    pub fn is_ambiguous(&self, concept: ConceptId, language: Language) -> bool {
        self.senses(concept, language).len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_have_as_many_senses_each_and_other_ambiguous_words() {
        let world = World::get();
        let senses = |language| {
            let ambiguous = |&id: &ConceptId| world.is_ambiguous(id, language);
            (0..world.concepts().len()).filter(ambiguous).collect::<Vec<_>>()
        };
        let (english, persian) = (senses(Language::English), senses(Language::Persian));
        assert_eq!(english.len(), persian.len());
        assert!(english.iter().all(|id| !persian.contains(id)));
    }

    #[test]
    fn no_fact_stands_there_twice_and_every_concept_is_in_one() {
        let world = World::get();
        let mut facts = world.facts().to_vec();
        facts.sort_unstable();
        facts.dedup();
        assert_eq!(facts.len(), world.facts().len());
        for (id, concept) in world.concepts().iter().enumerate() {
            assert!(facts.iter().any(|fact| fact.subject == id || fact.object == id), "{}", concept.id);
        }
    }
}
