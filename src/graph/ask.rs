//! One question, number by number: everything that the model computes on its way to the probabilities.

use ndarray::{ArrayView1, Axis};
use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::model::{Answered, Model};
use super::working_graph::{EdgeType, NodeType, WorkingGraph};
use super::{Knowledge, QUESTIONS, Retrieval};
use crate::dataset::questions::{
    ConceptId, Fact, Kind, Language, N_ANSWERS, Question, Relation, Text, own_question, questions, sentence,
};
use crate::error::{Expected, What};
use crate::limits::lab::MAX_GRAPH_EDITS;
use crate::loss::softmax;
use crate::percent::percent;
use crate::{Error, Result};

/// A fact as a page names it: subject, relation, object.
pub type FactName = (ConceptId, Relation, ConceptId);

/// A question, and how it is to be answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskConfig {
    /// The language.
    pub language: Language,
    /// What the question says.
    pub text: Text,
    /// Its answers.
    pub answers: [ConceptId; N_ANSWERS],
    /// Other concepts of less relevance are left out, from 0 to 1.
    pub threshold: f64,
    /// Whether z has edges.
    pub context_edges: bool,
    /// Facts that the graph is not to have.
    pub without: Vec<FactName>,
    /// Facts that the graph is to have besides.
    pub with: Vec<FactName>,
}

/// A question as it was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The question as a sentence, or two.
    pub sentence: String,
    /// The words that the text encoder is given.
    pub words: Vec<&'static str>,
    /// The answers.
    pub answers: Vec<AskedAnswer>,
}

/// An answer with all that was computed of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AskedAnswer {
    /// The concept's name.
    pub name: &'static str,
    /// Whether it is right in the world, whatever the model says.
    pub is_right: bool,
    /// The sentences by which it is right or wrong, if any.
    pub because: Vec<String>,
    /// The probability that the text encoder gives to its word after the words of the question, in percent.
    pub text_percent: String,
    /// z's text vector: (T).
    pub text: Vec<f64>,
    /// The nodes of its working graph; the first is z.
    pub nodes: Vec<AskedNode>,
    /// Its edges.
    pub edges: Vec<AskedEdge>,
    /// The concepts that were left out.
    pub left_out: Vec<LeftOut>,
    /// The pooled concepts, g: (D).
    pub pooled: Vec<f64>,
    /// Its logit.
    pub logit: f64,
    /// Its probability.
    pub probability: f64,
    /// The same in percent.
    pub percent: String,
    /// Whether it is the one that the model gives: that of the highest probability.
    pub is_chosen: bool,
}

/// A concept that was left out of a working graph.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LeftOut {
    /// The concept's name.
    pub name: String,
    /// Its relevance ρ.
    pub relevance: f64,
}

/// A node with all that was computed of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct AskedNode {
    /// The concept, unless it is z.
    pub concept: Option<ConceptId>,
    /// The concept's name, with what tells it apart from other senses of its word; "z".
    pub name: String,
    /// What it is.
    pub kind: NodeType,
    /// Its relevance ρ.
    pub relevance: f64,
    /// u, what its type becomes: (U).
    pub type_vector: Vec<f64>,
    /// What its relevance becomes: (U).
    pub relevance_vector: Vec<f64>,
    /// h before the layers: (D).
    pub input: Vec<f64>,
    /// What each layer makes of it.
    pub layers: Vec<NodeLayer>,
    /// How much it counts in the pooled vector.
    pub pooled_by: f64,
}

/// A node in a layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NodeLayer {
    /// q: (D).
    pub query: Vec<f64>,
    /// The sum of α m over the edges that reach it: (D).
    pub sum: Vec<f64>,
    /// f_n of the sum: (D).
    pub update: Vec<f64>,
    /// h after the layer: (D).
    pub output: Vec<f64>,
}

/// An edge with all that was computed of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct AskedEdge {
    /// The index of the node that it comes from.
    pub source: usize,
    /// The index of the node that it goes to.
    pub target: usize,
    /// The relation, if it stands for a fact.
    pub relation: Option<Relation>,
    /// Whether it goes from the object of the fact to its subject.
    pub is_backward: bool,
    /// r: (D).
    pub vector: Vec<f64>,
    /// What each layer makes of it.
    pub layers: Vec<EdgeLayer>,
}

/// An edge in a layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EdgeLayer {
    /// k: (D).
    pub key: Vec<f64>,
    /// m: (D).
    pub message: Vec<f64>,
    /// γ.
    pub score: f64,
    /// α.
    pub attention: f64,
}

/// What can be asked about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AskWorld {
    /// The names of the concepts, with what tells the senses of a word apart.
    pub concepts: Vec<String>,
    /// The words of the relations, in the order of [`Relation::ALL`].
    pub relations: Vec<&'static str>,
    /// The facts that the graph has.
    pub facts: Vec<FactName>,
    /// Questions to begin with: a few of each kind.
    pub questions: Vec<WorldQuestion>,
}

/// A prepared question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WorldQuestion {
    /// What is needed to answer it.
    pub kind: Kind,
    /// The question as a sentence, or two.
    pub sentence: String,
    /// What it says.
    pub text: Text,
    /// Its answers.
    pub answers: [ConceptId; N_ANSWERS],
}

impl Knowledge {
    /// A concept's name with, if its word has several senses, the object of its first fact in parentheses.
    pub fn name(&self, concept: ConceptId) -> String {
        let word = |concept: ConceptId| self.world.concepts()[concept].word(self.language);
        let first = self.world.facts().iter().find(|fact| fact.subject == concept);
        match first.filter(|_| self.world.is_ambiguous(concept, self.language)) {
            Some(fact) => format!("{} ({})", word(concept), word(fact.object)),
            None => word(concept).to_owned(),
        }
    }
}

/// How many prepared questions of each kind are offered.
const N_OFFERED: usize = 6;

/// What can be asked about: the concepts, the facts of the graph, and some of the test questions.
pub fn world(knowledge: &Knowledge) -> AskWorld {
    let test = questions(knowledge.world, knowledge.language, QUESTIONS).test;
    let first = Kind::ALL.iter().flat_map(|&kind| test.iter().filter(move |q| q.kind == kind).take(N_OFFERED));
    AskWorld {
        concepts: (0..knowledge.world.concepts().len()).map(|concept| knowledge.name(concept)).collect(),
        relations: Relation::ALL.iter().map(|relation| relation.word(knowledge.language)).collect(),
        facts: knowledge.facts.iter().map(|fact| (fact.subject, fact.relation, fact.object)).collect(),
        questions: first.map(|question| offered(knowledge, question)).collect(),
    }
}

/// Prepares a question of the reader's own: for the object of a relation of a subject. `None` if fewer than five things are
/// known of which one could be it.
///
/// # Errors
/// [`Error::Value`] if the concept does not exist.
pub fn own(knowledge: &Knowledge, subject: ConceptId, asks: Relation) -> Result<Option<WorldQuestion>> {
    let n = knowledge.world.concepts().len();
    if subject >= n {
        return Err(Error::value(What::Index, Expected::between(0, n - 1), subject));
    }
    let question = own_question(knowledge.world, knowledge.language, subject, asks);
    Ok(question.map(|question| offered(knowledge, &question)))
}

fn offered(knowledge: &Knowledge, question: &Question) -> WorldQuestion {
    WorldQuestion {
        kind: question.kind,
        sentence: question.sentence(knowledge.world, knowledge.language),
        text: question.text,
        answers: question.answers,
    }
}

/// Answers a question and keeps all that is computed.
///
/// # Errors
/// [`Error::Value`] if a concept does not exist, a threshold is out of range, or there are too many edits.
pub fn ask(knowledge: &Knowledge, model: &Model, config: &AskConfig) -> Result<Asked> {
    check(knowledge, config)?;
    let mut knowledge = knowledge.clone();
    let fact = |&(subject, relation, object): &FactName| Fact { subject, relation, object };
    knowledge.facts.retain(|known| !config.without.iter().any(|without| fact(without) == *known));
    for with in config.with.iter().map(fact) {
        if !knowledge.facts.contains(&with) {
            knowledge.facts.push(with);
        }
    }
    let AskConfig { text, answers, language, .. } = *config;
    let question = Question { kind: Kind::OneFact, text, answers, right: 0 };
    let retrieval =
        Retrieval { neighbors: true, context_edges: config.context_edges, threshold: Some(config.threshold) };
    let (batch, graphs) = Batch::of(&question, &knowledge, retrieval)?;
    let answered = model.forward(&batch)?;
    let words = knowledge.vocabulary.text_of(&text);
    let log_probs = knowledge.text.log_probs(std::slice::from_ref(&words))?;
    let probabilities = softmax(&answered.logits);
    let highest = probabilities.iter().copied().fold(0.0, f64::max);
    let mut first = (0, 0);
    let each = answers.iter().zip(&graphs).enumerate().map(|(index, (&answer, graph))| {
        let mut of_answer = view(&knowledge, graph, &answered, first);
        first = (first.0 + graph.nodes.len(), first.1 + graph.edges.len());
        of_answer.name = knowledge.world.concepts()[answer].name(language);
        of_answer.is_right = text.is_right(knowledge.world, answer, language);
        let because = text.facts(knowledge.world, answer, language);
        of_answer.because = because.iter().map(|fact| sentence(knowledge.world, fact, language)).collect();
        of_answer.text_percent = percent(log_probs[[0, knowledge.vocabulary.concept(answer)]].exp() as f32);
        of_answer.text = answered.text.output().row(index).to_vec();
        of_answer.pooled = answered.pooled.row(index).to_vec();
        of_answer.logit = answered.logits[[0, index]];
        of_answer.probability = probabilities[[0, index]];
        of_answer.percent = percent(of_answer.probability as f32);
        of_answer.is_chosen = of_answer.probability == highest;
        of_answer
    });
    Ok(Asked {
        answers: each.collect(),
        sentence: text.sentence(knowledge.world, language),
        words: words.iter().map(|&word| knowledge.vocabulary.text(word)).collect(),
    })
}

fn check(knowledge: &Knowledge, config: &AskConfig) -> Result<()> {
    let n = knowledge.world.concepts().len();
    let edits = config.with.iter().chain(&config.without);
    let named = edits.clone().flat_map(|&(subject, _, object)| [subject, object]);
    if let Some(concept) = named.chain(config.answers).chain(config.text.concepts()).find(|&concept| concept >= n) {
        return Err(Error::value(What::Index, Expected::between(0, n - 1), concept));
    }
    if edits.count() > MAX_GRAPH_EDITS {
        let given = config.with.len() + config.without.len();
        return Err(Error::value(What::Changes, Expected::at_most(MAX_GRAPH_EDITS), given));
    }
    if !(0.0..=1.0).contains(&config.threshold) {
        return Err(Error::value(What::Threshold, Expected::between(0.0, 1.0), config.threshold));
    }
    Ok(())
}

/// The nodes and edges of a working graph with what was computed of them, from its first node and edge on.
fn view(knowledge: &Knowledge, graph: &WorkingGraph, answered: &Answered, first: (usize, usize)) -> AskedAnswer {
    let row = |rows: &ndarray::Array2<f64>, index: usize| -> Vec<f64> {
        let row: ArrayView1<f64> = rows.index_axis(Axis(0), index);
        row.to_vec()
    };
    let nodes = graph.nodes.iter().enumerate().map(|(index, node)| {
        let at = first.0 + index;
        AskedNode {
            concept: node.concept,
            name: node.concept.map_or_else(|| "z".to_owned(), |concept| knowledge.name(concept)),
            kind: node.kind,
            relevance: node.relevance,
            type_vector: row(&answered.around.node_type, at),
            relevance_vector: row(&answered.around.relevance, at),
            input: row(&answered.input, at),
            layers: answered
                .layers
                .iter()
                .map(|passed| NodeLayer {
                    query: row(passed.query.output(), at),
                    sum: row(&passed.update.x, at),
                    update: row(passed.update.output(), at),
                    output: row(&passed.output, at),
                })
                .collect(),
            pooled_by: answered.pooled_by[at],
        }
    });
    let edges = graph.edges.iter().enumerate().map(|(index, edge)| {
        let at = first.1 + index;
        let (relation, is_backward) = match edge.kind {
            EdgeType::Forward(relation) => (Some(relation), false),
            EdgeType::Backward(relation) => (Some(relation), true),
            EdgeType::ContextQuestion | EdgeType::ContextAnswer | EdgeType::Itself => (None, false),
        };
        let layers = answered.layers.iter().map(|passed| EdgeLayer {
            key: row(&passed.key, at),
            message: row(&passed.message, at),
            score: passed.score[at],
            attention: passed.attention[at],
        });
        AskedEdge {
            source: edge.source,
            target: edge.target,
            relation,
            is_backward,
            vector: row(&answered.around.edge, answered.around.kind[at]),
            layers: layers.collect(),
        }
    });
    let mut left_out: Vec<LeftOut> = graph
        .left_out
        .iter()
        .map(|&(concept, relevance)| LeftOut { name: knowledge.name(concept), relevance })
        .collect();
    left_out.sort_by(|a, b| b.relevance.total_cmp(&a.relevance));
    AskedAnswer {
        name: "",
        is_right: false,
        because: Vec::new(),
        text_percent: String::new(),
        text: Vec::new(),
        nodes: nodes.collect(),
        edges: edges.collect(),
        left_out,
        pooled: Vec::new(),
        logit: 0.0,
        probability: 0.0,
        percent: String::new(),
        is_chosen: false,
    }
}
