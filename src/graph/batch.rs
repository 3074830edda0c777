//! Questions as a model is given them: the working graphs of all their answers, side by side in one graph.

use ndarray::{Array2, ArrayViewMut1, Axis, concatenate};

use super::Knowledge;
use super::text::WORD_SIZE;
use super::working_graph::{EdgeType, NodeType, Retrieval, WorkingGraph};
use crate::Result;
use crate::dataset::questions::{N_ANSWERS, Question, Relation, Text};

/// The length of what is said of a question with an answer, X: how probable the answer is, the relation asked for, that of
/// the clue, and "not".
pub const N_TEXT: usize = 1 + 2 * Relation::COUNT + 1;

/// A batch of questions. G is the number of graphs, one for each answer of each question; N and E are those of all graphs.
#[derive(Debug, Clone)]
pub struct Batch {
    /// What the text encoder says of each question with each answer: (G, X).
    pub text: Array2<f64>,
    /// The node that is each graph's context: (G).
    pub contexts: Vec<usize>,
    /// The graph of each node: (N).
    pub graph: Vec<usize>,
    /// The vectors of the concepts' words: (N, W). Contexts have 0.
    pub concepts: Array2<f64>,
    /// The type of each node, one-hot: (N, 4).
    pub node_types: Array2<f64>,
    /// The relevance of each node: (N, 1).
    pub relevance: Array2<f64>,
    /// The source of each edge: (E).
    pub source: Vec<usize>,
    /// The target of each edge: (E).
    pub target: Vec<usize>,
    /// The kind of each edge, a row of [`edge_kinds`]: (E).
    pub edge: Vec<usize>,
    /// The index of the right answer of each question.
    pub right: Vec<usize>,
}

impl Batch {
    /// Prepares a question. Also returns the working graph of each answer.
    ///
    /// # Errors
    /// As [`TextEncoder::log_probs`](super::text::TextEncoder::log_probs).
    pub fn of(question: &Question, knowledge: &Knowledge, retrieval: Retrieval) -> Result<(Self, Vec<WorkingGraph>)> {
        let words = knowledge.vocabulary.text_of(&question.text);
        let answers = question.answers.map(|answer| knowledge.vocabulary.concept(answer));
        let with_answers = answers.map(|answer| words.iter().copied().chain([answer]).collect());
        let of_question = knowledge.text.log_probs(&[words])?;
        let of_both = knowledge.text.log_probs(&with_answers)?;
        let mut text = Array2::zeros((N_ANSWERS, N_TEXT));
        let mut graphs = Vec::with_capacity(N_ANSWERS);
        for (index, &answer) in question.answers.iter().enumerate() {
            said(&question.text, of_question[[0, answers[index]]], of_question.ncols(), text.row_mut(index));
            let log_probs = of_both.row(index).to_vec();
            graphs.push(knowledge.working_graph(&question.text, answer, &log_probs, retrieval));
        }
        Ok((Self::of_graphs(&graphs, text, question.right, knowledge), graphs))
    }

    fn of_graphs(graphs: &[WorkingGraph], text: Array2<f64>, right: usize, knowledge: &Knowledge) -> Self {
        let n: usize = graphs.iter().map(|graph| graph.nodes.len()).sum();
        let mut batch = Self {
            text,
            contexts: Vec::new(),
            graph: Vec::new(),
            concepts: Array2::zeros((n, WORD_SIZE)),
            node_types: Array2::zeros((n, NodeType::COUNT)),
            relevance: Array2::zeros((n, 1)),
            source: Vec::new(),
            target: Vec::new(),
            edge: Vec::new(),
            right: vec![right],
        };
        for (graph_idx, graph) in graphs.iter().enumerate() {
            let first = batch.graph.len();
            batch.contexts.push(first);
            for (index, node) in graph.nodes.iter().enumerate() {
                batch.graph.push(graph_idx);
                if let Some(concept) = node.concept {
                    batch.concepts.row_mut(first + index).assign(&knowledge.text.mean(&knowledge.words(concept)));
                }
                batch.node_types[[first + index, node.kind as usize]] = 1.0;
                batch.relevance[[first + index, 0]] = node.relevance;
            }
            for edge in &graph.edges {
                let ends = [edge.source, edge.target].map(|node| graph.nodes[node].kind as usize);
                batch.edge.push((edge.kind.index() * NodeType::COUNT + ends[0]) * NodeType::COUNT + ends[1]);
                batch.source.push(first + edge.source);
                batch.target.push(first + edge.target);
            }
        }
        batch
    }

    /// The number of graphs, G.
    pub fn n_graphs(&self) -> usize {
        self.contexts.len()
    }

    /// Puts batches together.
    pub fn joined(batches: &[&Self]) -> Self {
        let rows = |part: fn(&Self) -> &Array2<f64>| {
            let views: Vec<_> = batches.iter().map(|batch| part(batch).view()).collect();
            concatenate(Axis(0), &views).unwrap_or_else(|_| panic!("all batches have as many columns"))
        };
        let index = |part: fn(&Self) -> &Vec<usize>, step: fn(&Self) -> usize| {
            let mut first = 0;
            let mut joined = Vec::new();
            for batch in batches {
                joined.extend(part(batch).iter().map(|i| first + i));
                first += step(batch);
            }
            joined
        };
        let nodes = |batch: &Self| batch.graph.len();
        Self {
            text: rows(|batch| &batch.text),
            contexts: index(|batch| &batch.contexts, nodes),
            graph: index(|batch| &batch.graph, |batch| batch.contexts.len()),
            concepts: rows(|batch| &batch.concepts),
            node_types: rows(|batch| &batch.node_types),
            relevance: rows(|batch| &batch.relevance),
            source: index(|batch| &batch.source, nodes),
            target: index(|batch| &batch.target, nodes),
            edge: index(|batch| &batch.edge, |_| 0),
            right: index(|batch| &batch.right, |_| 0),
        }
    }
}

/// The kinds of edges: a row for each type of edge with each type of source and of target, all three one-hot: (K, 23 + 4 + 4).
pub fn edge_kinds() -> Array2<f64> {
    let n = NodeType::COUNT;
    let mut kinds = Array2::zeros((EdgeType::COUNT * n * n, EdgeType::COUNT + 2 * n));
    for (index, mut row) in kinds.rows_mut().into_iter().enumerate() {
        row[index / (n * n)] = 1.0;
        row[EdgeType::COUNT + index / n % n] = 1.0;
        row[EdgeType::COUNT + n + index % n] = 1.0;
    }
    kinds
}

/// Writes what is said of a question with an answer into a row (X). The logarithm of the answer's probability becomes 0 for
/// 1/V and 1 for 1.
fn said(text: &Text, log_prob: f64, n_words: usize, mut row: ArrayViewMut1<f64>) {
    row[0] = 1.0 + log_prob / libm::log(n_words as f64);
    row[1 + text.asks as usize] = 1.0;
    if let Some((relation, _)) = text.clue {
        row[1 + Relation::COUNT + relation as usize] = 1.0;
    }
    row[1 + 2 * Relation::COUNT] = f64::from(u8::from(text.negated));
}
