//! Questions answered from text and a graph of facts: QA-GNN (Yasunaga, Ren, Bosselut, Liang and Leskovec 2021) in
//! miniature.
//!
//! A question with one of its answers is a text, z. The concepts that it names are found in the graph, together with their
//! neighbors; a text encoder says how relevant each of them is to the text; z is joined to them as a node of its
//! own. On this working graph nodes pass messages to their neighbors, each with more attention to some than to others, and
//! in the end the text, the node z and the pooled concepts give the answer's logit. The softmax over the logits of all
//! answers is the probability of each.
//!
//! What is smaller than in the paper, and otherwise: the language model is a [`text::TextEncoder`], trained on sentences of
//! the same small world and then left as it is, while the paper goes on training it; nodes have four numbers instead of 200;
//! there are three layers, and one head of attention; functions have no batch normalization; a relevance is a probability
//! compared with chance.
//!
//! Letters in shapes: G graphs, one for each answer of each question; N nodes and E edges of all graphs together; T numbers
//! of text, D of a node, U of what a node's type, or its relevance, becomes.

pub mod ask;
pub mod batch;
mod comparison;
pub mod knowledge;
pub mod layer;
pub mod model;
mod segments;
pub mod shipped;
pub mod text;
mod training;
pub mod working_graph;

pub use comparison::{Comparison, ComparisonConfig, ComparisonSnapshot, ModelSnapshot, QUESTIONS, Share};
pub use knowledge::{Knowledge, Shares};
pub use training::{EPOCHS, Training};
pub use working_graph::Retrieval;

/// The model, or what is left of it when something is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "GraphVariant"))]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// Text alone: the graph is not looked at.
    Text,
    /// Graph alone: concepts and their edges, but neither text nor relevance nor z.
    Graph,
    /// Both, but z has no edges.
    NoContextEdges,
    /// Both, but relevance is not looked at.
    NoRelevance,
    /// All of the model.
    All,
}

impl Variant {
    /// All variants, the whole model last.
    pub const ALL: [Self; 5] = [Self::Text, Self::Graph, Self::NoContextEdges, Self::NoRelevance, Self::All];

    /// Whether it is given the text.
    pub fn hears_text(self) -> bool {
        self != Self::Graph
    }

    /// Whether it is given the graph.
    pub fn sees_graph(self) -> bool {
        self != Self::Text
    }

    /// How its working graphs are made. Concepts below the threshold are left out.
    pub fn retrieval(self, threshold: f64) -> Retrieval {
        Retrieval {
            neighbors: self.sees_graph(),
            context_edges: matches!(self, Self::All | Self::NoRelevance),
            threshold: matches!(self, Self::All | Self::NoContextEdges).then_some(threshold),
        }
    }
}

/// Relevance below which a concept is left out, unless the reader chooses otherwise.
pub const THRESHOLD: f64 = 0.4;
