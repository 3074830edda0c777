//! A layer of message passing (Yasunaga et al. 2021, section 3.3): its forward and backward pass.

use ndarray::{Array1, Array2, Axis};

use super::segments::{beside, columns, dots, gather, scaled, scatter_add, softmax, softmax_backward};
use crate::layer::{LayerGradients, column_sums};
use crate::mlp::{Activations, Gradients};
use crate::{Mlp, Result};

/// A layer of message passing, for N nodes with D numbers each, E edges and K kinds of edges. The functions f of the equations
/// are learned. f_k and f_m are linear: what a node and what a kind of edge contribute is computed once for each of them.
#[derive(Debug, Clone, Copy)]
pub struct GraphLayer<'a> {
    /// f_q: (h, u, ρ) of the source -> D.
    pub query: &'a Mlp<f64>,
    /// f_k: (h, u, ρ) of the target, r -> D.
    pub key: &'a Mlp<f64>,
    /// f_m: (h, u) of the source, r -> D.
    pub message: &'a Mlp<f64>,
    /// f_n: the sum of the messages -> D.
    pub update: &'a Mlp<f64>,
}

/// What the layers are told of a graph, apart from the vectors of its nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Surroundings {
    /// The source s of each edge: (E).
    pub source: Vec<usize>,
    /// The target t of each edge: (E).
    pub target: Vec<usize>,
    /// The kind of each edge: (E).
    pub kind: Vec<usize>,
    /// u, what each node's type has become: (N, U).
    pub node_type: Array2<f64>,
    /// What each node's relevance has become: (N, U).
    pub relevance: Array2<f64>,
    /// r, what each kind of edge has become: (K, D).
    pub edge: Array2<f64>,
}

/// The results of a layer's forward pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Passed {
    /// q of each node: (N, D).
    pub query: Activations<f64>,
    /// k of each edge: (E, D).
    pub key: Array2<f64>,
    /// What the sender is to f_m, (h, u): (N, D + U).
    sent: Array2<f64>,
    /// m of each edge: (E, D).
    pub message: Array2<f64>,
    /// γ of each edge: (E).
    pub score: Array1<f64>,
    /// α of each edge: (E). Those of the edges that leave a node sum to 1.
    pub attention: Array1<f64>,
    /// f_n of the sum of the messages that reach each node: (N, D).
    pub update: Activations<f64>,
    /// h of each node after the layer: (N, D).
    pub output: Array2<f64>,
}

/// The gradients of the loss with respect to what went into a layer, and to the weights of its functions.
#[derive(Debug)]
pub struct PassedBack {
    /// The gradients of f_q, f_k, f_m and f_n.
    pub functions: [Gradients<f64>; 4],
    /// dL/dh before the layer: (N, D).
    pub d_input: Array2<f64>,
    /// dL/du: (N, U).
    pub d_node_type: Array2<f64>,
    /// dL/d of what became of the relevance: (N, U).
    pub d_relevance: Array2<f64>,
    /// dL/dr of each kind of edge: (K, D).
    pub d_edge: Array2<f64>,
}

impl GraphLayer<'_> {
    /// Passes messages along all edges.
    ///
    /// γ = qᵀ k / √D; α = exp γ / Σ exp γ, the sum over all edges that leave the same node; h ← f_n(Σ α m) + h, the
    /// sum over all edges that reach the node. h: (N, D).
    ///
    /// # Errors
    /// As [`Mlp::forward`].
    pub fn forward(&self, h: &Array2<f64>, around: &Surroundings) -> Result<Passed> {
        let Surroundings { source, target, kind, node_type, relevance, edge } = around;
        let node = beside(&[h, node_type, relevance]);
        let query = self.query.forward(&node)?;
        let key = of_edges(self.key, &node, target, edge, kind);
        let sent = beside(&[h, node_type]);
        let message = of_edges(self.message, &sent, source, edge, kind);

        let score = dots(&gather(query.output(), source), &key) / (h.ncols() as f64).sqrt();
        let attention = softmax(&score, source, h.nrows());

        let mut sum = Array2::zeros(h.raw_dim());
        scatter_add(&scaled(&message, &attention), target, &mut sum);
        let update = self.update.forward(&sum)?;
        let output = update.output() + h;
        Ok(Passed { query, key, sent, message, score, attention, update, output })
    }

    /// Computes the gradients by the chain rule, from d_output = dL/dh after the layer: (N, D).
    pub fn backward(&self, around: &Surroundings, passed: &Passed, d_output: Array2<f64>) -> PassedBack {
        let Surroundings { source, target, kind, node_type, edge, .. } = around;
        let (n, d, u) = (d_output.nrows(), d_output.ncols(), node_type.ncols());
        let (update, d_sum) = back(self.update, &passed.update, d_output.clone());
        let mut d_input = d_output; // the residual

        let d_weighted = gather(&d_sum, target);
        let d_attention = dots(&d_weighted, &passed.message);
        let d_message = scaled(&d_weighted, &passed.attention);

        let d_score = softmax_backward(&passed.attention, &d_attention, source, n) / (d as f64).sqrt();
        let d_key = scaled(&gather(passed.query.output(), source), &d_score);
        let mut d_query = Array2::zeros((n, d));
        scatter_add(&scaled(&passed.key, &d_score), source, &mut d_query);

        let (query, mut d_node) = back(self.query, &passed.query, d_query);
        let (key, d_at_target, d_of_key) = back_of_edges(self.key, &passed.query.x, target, edge, kind, &d_key);
        let (message, d_sent, d_of_message) = back_of_edges(self.message, &passed.sent, source, edge, kind, &d_message);
        d_node += &d_at_target;

        d_input += &columns(&d_node, 0..d);
        d_input += &columns(&d_sent, 0..d);
        PassedBack {
            functions: [query, key, message, update],
            d_input,
            d_node_type: columns(&d_node, d..d + u) + columns(&d_sent, d..d + u),
            d_relevance: columns(&d_node, d + u..d + 2 * u),
            d_edge: d_of_key + d_of_message,
        }
    }
}

/// A linear function of (a node, r) for each edge, W (node, r) + b = (W' node + b) + W'' r. nodes: (N, I), end: (E), edge: (K, D),
/// kind: (E) -> (E, O).
fn of_edges(
    function: &Mlp<f64>,
    nodes: &Array2<f64>,
    end: &[usize],
    edge: &Array2<f64>,
    kind: &[usize],
) -> Array2<f64> {
    let layer = &function.layers()[0];
    let (of_node, of_edge) = layer.weight().view().split_at(Axis(1), nodes.ncols());
    let from_node = nodes.dot(&of_node.t()) + layer.bias();
    let from_edge = edge.dot(&of_edge.t());
    gather(&from_node, end) + gather(&from_edge, kind)
}

/// The backward pass of [`of_edges`]: the gradients of its weights, of the nodes and of the kinds of edges.
fn back_of_edges(
    function: &Mlp<f64>,
    nodes: &Array2<f64>,
    end: &[usize],
    edge: &Array2<f64>,
    kind: &[usize],
    d_output: &Array2<f64>,
) -> (Gradients<f64>, Array2<f64>, Array2<f64>) {
    let weight = function.layers()[0].weight();
    let (of_node, of_edge) = weight.view().split_at(Axis(1), nodes.ncols());
    let mut d_from_node = Array2::zeros((nodes.nrows(), weight.nrows()));
    scatter_add(d_output, end, &mut d_from_node);
    let mut d_from_edge = Array2::zeros((edge.nrows(), weight.nrows()));
    scatter_add(d_output, kind, &mut d_from_edge);
    let d_weight = beside(&[&d_from_node.t().dot(nodes), &d_from_edge.t().dot(edge)]);
    let d_bias = column_sums(&d_from_node);
    let (d_nodes, d_edge) = (d_from_node.dot(&of_node), d_from_edge.dot(&of_edge));
    let layer = LayerGradients { d_weight, d_bias, d_pre_activation: d_from_node };
    (Gradients { layers: vec![layer] }, d_nodes, d_edge)
}

/// The backward pass of a function: the gradients of its weights, and dL/dx of its input.
pub(super) fn back(
    function: &Mlp<f64>,
    activations: &Activations<f64>,
    d_output: Array2<f64>,
) -> (Gradients<f64>, Array2<f64>) {
    let gradients = function.backward(activations, d_output);
    let d_input = function.layers()[0].backward_input(&gradients.layers[0].d_pre_activation);
    (gradients, d_input)
}
