//! The working graph of a question and one of its answers (Yasunaga et al. 2021, sections 3.1 and 3.2).
//!
//! Its nodes are the context z, which stands for the text; the concepts that the text names, those of the question and those
//! of the answer; and their neighbors in the graph of facts. Words, not concepts, are named, so that all senses of an
//! ambiguous word are in it. How relevant each concept is to the text says the text encoder.

use super::Knowledge;
use crate::dataset::questions::{ConceptId, Relation, Text};

/// What a node is (the node types of section 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NodeType {
    /// z, the question with the answer.
    Context,
    /// A concept that the question names.
    Question,
    /// A concept that the answer names.
    Answer,
    /// Another concept.
    Other,
}

impl NodeType {
    /// The number of node types.
    pub const COUNT: usize = 4;
}

/// What an edge says. A fact gives two edges, one in each direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeType {
    /// From the subject of a fact to its object.
    Forward(Relation),
    /// From the object of a fact to its subject.
    Backward(Relation),
    /// Between z and a concept of the question.
    ContextQuestion,
    /// Between z and a concept of the answer.
    ContextAnswer,
    /// From a node to itself.
    Itself,
}

impl EdgeType {
    /// The number of edge types.
    pub const COUNT: usize = 2 * Relation::COUNT + 3;

    /// Its index, below [`EdgeType::COUNT`].
    pub fn index(self) -> usize {
        match self {
            Self::Forward(relation) => relation as usize,
            Self::Backward(relation) => Relation::COUNT + relation as usize,
            Self::ContextQuestion => 2 * Relation::COUNT,
            Self::ContextAnswer => 2 * Relation::COUNT + 1,
            Self::Itself => 2 * Relation::COUNT + 2,
        }
    }
}

/// A node of a working graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeType,
    /// The concept, unless it is z.
    pub concept: Option<ConceptId>,
    /// Its relevance ρ, from 0 to 1. That of z is 1.
    pub relevance: f64,
}

/// An edge of a working graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The index of the node that it comes from, s.
    pub source: usize,
    /// The index of the node that it goes to, t.
    pub target: usize,
    /// What it says.
    pub kind: EdgeType,
}

/// A working graph. Its first node is z.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGraph {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges. Each node has one to itself.
    pub edges: Vec<Edge>,
    /// The concepts that were left out, with their relevance.
    pub left_out: Vec<(ConceptId, f64)>,
}

/// How working graphs are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retrieval {
    /// Whether neighbors and edges are looked up; otherwise there are only z and the concepts that the text names.
    pub neighbors: bool,
    /// Whether z has edges.
    pub context_edges: bool,
    /// Other concepts of less relevance are left out. Without it relevance is not looked at, and counts as 1 everywhere.
    pub threshold: Option<f64>,
}

impl Knowledge {
    /// Makes the working graph of a question and an answer. `log_probs` (V) are those of the words of both.
    pub fn working_graph(
        &self,
        text: &Text,
        answer: ConceptId,
        log_probs: &[f64],
        retrieval: Retrieval,
    ) -> WorkingGraph {
        let relevance = |concept| match retrieval.threshold {
            Some(_) => self.relevance(concept, log_probs),
            None => 1.0,
        };
        let node = |kind, concept| Node { kind, concept: Some(concept), relevance: relevance(concept) };
        let mut nodes = vec![Node { kind: NodeType::Context, concept: None, relevance: 1.0 }];
        let answers = self.world.senses(answer, self.language);
        nodes.extend(answers.iter().map(|&concept| node(NodeType::Answer, concept)));
        for named in text.concepts() {
            for &concept in self.world.senses(named, self.language) {
                if nodes.iter().all(|node| node.concept != Some(concept)) {
                    nodes.push(node(NodeType::Question, concept));
                }
            }
        }
        if !retrieval.neighbors {
            return WorkingGraph { nodes, edges: Vec::new(), left_out: Vec::new() };
        }
        let mut left_out = Vec::new();
        for concept in self.neighbors(&nodes) {
            let other = node(NodeType::Other, concept);
            match retrieval.threshold {
                Some(threshold) if other.relevance < threshold => left_out.push((concept, other.relevance)),
                _ => nodes.push(other),
            }
        }
        let edges = self.edges(&nodes, retrieval.context_edges);
        WorkingGraph { nodes, edges, left_out }
    }

    /// The other neighbors of some nodes, in the order of the world.
    fn neighbors(&self, topics: &[Node]) -> Vec<ConceptId> {
        let is_topic = |concept| topics.iter().any(|node| node.concept == Some(concept));
        let mut neighbors = Vec::new();
        for fact in &self.facts {
            for (near, far) in [(fact.subject, fact.object), (fact.object, fact.subject)] {
                if is_topic(near) && !is_topic(far) {
                    neighbors.push(far);
                }
            }
        }
        neighbors.sort_unstable();
        neighbors.dedup();
        neighbors
    }

    fn edges(&self, nodes: &[Node], context_edges: bool) -> Vec<Edge> {
        let index = |concept| nodes.iter().position(|node| node.concept == Some(concept));
        let mut edges = Vec::new();
        for fact in &self.facts {
            if let (Some(subject), Some(object)) = (index(fact.subject), index(fact.object)) {
                edges.push(Edge { source: subject, target: object, kind: EdgeType::Forward(fact.relation) });
                edges.push(Edge { source: object, target: subject, kind: EdgeType::Backward(fact.relation) });
            }
        }
        for (node_idx, node) in nodes.iter().enumerate() {
            let kind = match node.kind {
                NodeType::Question => Some(EdgeType::ContextQuestion),
                NodeType::Answer => Some(EdgeType::ContextAnswer),
                NodeType::Context | NodeType::Other => None,
            };
            if let Some(kind) = kind.filter(|_| context_edges) {
                edges.push(Edge { source: 0, target: node_idx, kind });
                edges.push(Edge { source: node_idx, target: 0, kind });
            }
            edges.push(Edge { source: node_idx, target: node_idx, kind: EdgeType::Itself });
        }
        edges
    }
}
