//! A layer of message passing (Yasunaga et al. 2021, section 3.3): its forward and backward pass.

use ndarray::{Array1, Array2, Axis, Zip, concatenate, s};

use super::segments::{gather, scatter_add, softmax, softmax_backward};
use crate::mlp::{Activations, Gradients};
use crate::{Mlp, Result};

/// A layer of message passing, for N nodes with D numbers each and E edges. The functions f of the equations are learned.
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
    /// u, what each node's type has become: (N, U).
    pub node_type: Array2<f64>,
    /// What each node's relevance has become: (N, U).
    pub relevance: Array2<f64>,
    /// r, what each edge's type has become together with those of its ends: (E, D).
    pub edge: Array2<f64>,
}

/// The results of a layer's forward pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Passed {
    /// q of each node: (N, D).
    pub query: Activations<f64>,
    /// k of each edge: (E, D).
    pub key: Activations<f64>,
    /// m of each edge: (E, D).
    pub message: Activations<f64>,
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
    /// dL/dr: (E, D).
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
        let Surroundings { source, target, node_type, relevance, edge } = around;
        let node = beside(&[h, node_type, relevance]);
        let query = self.query.forward(&node)?;
        let key = self.key.forward(&beside(&[&gather(&node, target), edge]))?;
        let message = self.message.forward(&beside(&[&gather(&beside(&[h, node_type]), source), edge]))?;

        let products = gather(query.output(), source) * key.output();
        let score = products.sum_axis(Axis(1)) / (h.ncols() as f64).sqrt();
        let attention = softmax(&score, source, h.nrows());

        let mut sum = Array2::zeros(h.raw_dim());
        scatter_add(&scaled(message.output(), &attention), target, &mut sum);
        let update = self.update.forward(&sum)?;
        let output = update.output() + h;
        Ok(Passed { query, key, message, score, attention, update, output })
    }

    /// Computes the gradients by the chain rule, from d_output = dL/dh after the layer: (N, D).
    pub fn backward(&self, around: &Surroundings, passed: &Passed, d_output: Array2<f64>) -> PassedBack {
        let Surroundings { source, target, node_type, edge, .. } = around;
        let (n, d, u) = (d_output.nrows(), d_output.ncols(), node_type.ncols());
        let (update, d_sum) = back(self.update, &passed.update, d_output.clone());
        let mut d_input = d_output; // the residual

        let d_weighted = gather(&d_sum, target);
        let d_attention = (&d_weighted * passed.message.output()).sum_axis(Axis(1));
        let d_message = scaled(&d_weighted, &passed.attention);

        let d_score = softmax_backward(&passed.attention, &d_attention, source, n) / (d as f64).sqrt();
        let d_key = scaled(&gather(passed.query.output(), source), &d_score);
        let mut d_query = Array2::zeros((n, d));
        scatter_add(&scaled(passed.key.output(), &d_score), source, &mut d_query);

        let (query, mut d_node) = back(self.query, &passed.query, d_query);
        let (key, d_at_target) = back(self.key, &passed.key, d_key);
        let (message, d_at_source) = back(self.message, &passed.message, d_message);

        scatter_add(&d_at_target.slice(s![.., ..d + 2 * u]).to_owned(), target, &mut d_node);
        let mut d_sent = Array2::zeros((n, d + u));
        scatter_add(&d_at_source.slice(s![.., ..d + u]).to_owned(), source, &mut d_sent);
        let d_edge = &d_at_target.slice(s![.., d + 2 * u..]) + &d_at_source.slice(s![.., d + u..]);
        debug_assert_eq!(d_edge.dim(), edge.dim());

        d_input += &d_node.slice(s![.., ..d]);
        d_input += &d_sent.slice(s![.., ..d]);
        let d_node_type = &d_node.slice(s![.., d..d + u]) + &d_sent.slice(s![.., d..]);
        let d_relevance = d_node.slice(s![.., d + u..]).to_owned();
        PassedBack { functions: [query, key, message, update], d_input, d_node_type, d_relevance, d_edge }
    }
}

/// Puts matrices with as many rows beside each other.
pub(super) fn beside(parts: &[&Array2<f64>]) -> Array2<f64> {
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    concatenate(Axis(1), &views).unwrap_or_else(|_| panic!("all parts have as many rows"))
}

/// Multiplies each row by a factor. rows: (E, D), factors: (E).
pub(super) fn scaled(rows: &Array2<f64>, factors: &Array1<f64>) -> Array2<f64> {
    let mut scaled = rows.clone();
    Zip::from(scaled.rows_mut()).and(factors).for_each(|mut row, &factor| row *= factor);
    scaled
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
