//! The model: its forward and backward pass.

use ndarray::{Array1, Array2};

use super::Variant;
use super::batch::{Batch, N_TEXT, edge_kinds};
use super::layer::{GraphLayer, Passed, Surroundings, back};
use super::segments::{beside, columns, dots, gather, scaled, scatter_add, softmax, softmax_backward};
use super::text::WORD_SIZE;
use super::working_graph::{EdgeType, NodeType};
use crate::dataset::questions::N_ANSWERS;
use crate::layer::Dense;
use crate::mlp::{Activations, Gradients};
use crate::rng::{Rng, Stream};
use crate::{Activation, Init, Loss, Mlp, Result, Targets};

/// The sizes of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The length of z's text vector, T.
    pub text: usize,
    /// The length of a node's vector, D, an even number.
    pub node: usize,
    /// The number of layers of message passing, L.
    pub n_layers: usize,
}

impl Size {
    /// The size of a variant: text alone has no layers, since nothing of the graph reaches the answer.
    pub fn of(variant: Variant) -> Self {
        if variant.sees_graph() { Self::default() } else { Self { n_layers: 0, ..Self::default() } }
    }
}

impl Default for Size {
    fn default() -> Self {
        Self { text: 4, node: 4, n_layers: 3 }
    }
}

/// A model. The functions f of the paper's equations are learned: perceptrons of one layer or two.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    size: Size,
    variant: Variant,
    functions: Vec<Mlp<f64>>,
}

// The functions before the layers, by their index in `functions`. Then come four for each layer.
const TEXT: usize = 0;
const CONTEXT: usize = 1;
const CONCEPT: usize = 2;
const NODE_TYPE: usize = 3;
const RELEVANCE: usize = 4;
const EDGE: usize = 5;
const POOL: usize = 6;
const ANSWER: usize = 7;
const LAYERS: usize = 8;

/// The results of a forward pass.
#[derive(Debug, Clone)]
pub struct Answered {
    /// z's text vector for each graph: (G, T).
    pub text: Activations<f64>,
    context: Activations<f64>,
    concept: Activations<f64>,
    node_type: Activations<f64>,
    relevance: Activations<f64>,
    edge: Activations<f64>,
    /// What the layers are told of the graphs.
    pub around: Surroundings,
    /// h of each node before the layers: (N, D).
    pub input: Array2<f64>,
    /// The layers (L).
    pub layers: Vec<Passed>,
    pool: Activations<f64>,
    /// How much each concept counts in the pooled vector of its graph: (N). Contexts have 0; the others of a graph sum to 1.
    pub pooled_by: Array1<f64>,
    /// The pooled concepts of each graph, g: (G, D).
    pub pooled: Array2<f64>,
    answer: Activations<f64>,
    /// The logits of the answers of each question: (B, A).
    pub logits: Array2<f64>,
}

impl Answered {
    /// h of each node after the last layer: (N, D).
    pub fn output(&self) -> &Array2<f64> {
        self.layers.last().map_or(&self.input, |passed| &passed.output)
    }
}

impl Model {
    /// Creates a model with random weights.
    ///
    /// # Errors
    /// As [`Dense::new`].
    pub fn new(size: Size, variant: Variant, seed: u64) -> Result<Self> {
        let Size { text: t, node: d, n_layers } = size;
        let u = d / 2;
        let (linear, tanh, relu) = (Activation::Identity, Activation::Tanh, Activation::Relu);
        let mut shapes: Vec<(usize, Vec<(usize, Activation)>)> = vec![
            (N_TEXT, vec![(16, tanh), (t, tanh)]),
            (t, vec![(d, linear)]),
            (WORD_SIZE, vec![(d, tanh)]),
            (NodeType::COUNT, vec![(u, tanh)]),
            (1, vec![(u, tanh)]),
            (EdgeType::COUNT + 2 * NodeType::COUNT, vec![(2 * d, tanh), (d, linear)]),
            (t, vec![(d, linear)]),
            (t + 2 * d, vec![(16, tanh), (1, linear)]),
        ];
        for _ in 0..n_layers {
            shapes.extend([
                (d + 2 * u, vec![(d, linear)]),
                (2 * d + 2 * u, vec![(d, linear)]),
                (2 * d + u, vec![(d, linear)]),
                (d, vec![(2 * d, relu), (d, linear)]),
            ]);
        }
        let mut rng = Rng::new(seed, Stream::Init);
        let function = |(mut n_inputs, layers): (usize, Vec<(usize, Activation)>)| {
            let mut dense = Vec::with_capacity(layers.len());
            for (n_outputs, activation) in layers {
                let (weight, bias) = Init::XavierUniform.draw(n_inputs, n_outputs, &mut rng);
                dense.push(Dense::new(weight, bias, activation)?);
                n_inputs = n_outputs;
            }
            Mlp::from_layers(dense)
        };
        Ok(Self { size, variant, functions: shapes.into_iter().map(function).collect::<Result<_>>()? })
    }

    /// The sizes.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The learned functions: of z's text, from it to z's node, of a concept's word, of a node's type, of its relevance, of
    /// an edge, from z's text to the query of the pooling, of the answer; then f_q, f_k, f_m and f_n of each layer.
    pub fn functions(&self) -> &[Mlp<f64>] {
        &self.functions
    }

    /// The learned functions, to be changed.
    pub fn functions_mut(&mut self) -> &mut [Mlp<f64>] {
        &mut self.functions
    }

    /// The number of weights and biases.
    pub fn n_parameters(&self) -> usize {
        self.functions.iter().map(Mlp::n_parameters).sum()
    }

    fn layers(&self) -> impl DoubleEndedIterator<Item = GraphLayer<'_>> + ExactSizeIterator {
        self.functions[LAYERS..].chunks_exact(4).map(|of_layer| GraphLayer {
            query: &of_layer[0],
            key: &of_layer[1],
            message: &of_layer[2],
            update: &of_layer[3],
        })
    }

    /// Answers the questions of a batch.
    ///
    /// # Errors
    /// As [`Mlp::forward`].
    pub fn forward(&self, batch: &Batch) -> Result<Answered> {
        let f = &self.functions;
        let text = f[TEXT].forward(&batch.text)?;
        let heard = only_if(self.variant.hears_text(), text.output());
        let context = f[CONTEXT].forward(&heard)?;
        let concept = f[CONCEPT].forward(&batch.concepts)?;
        let mut input = concept.output().clone();
        for (z, row) in batch.contexts.iter().zip(context.output().rows()) {
            input.row_mut(*z).assign(&row);
        }

        let node_type = f[NODE_TYPE].forward(&batch.node_types)?;
        let relevance = f[RELEVANCE].forward(&batch.relevance)?;
        let edge = f[EDGE].forward(&edge_kinds())?;
        let around = Surroundings {
            source: batch.source.clone(),
            target: batch.target.clone(),
            kind: batch.edge.clone(),
            node_type: node_type.output().clone(),
            relevance: relevance.output().clone(),
            edge: edge.output().clone(),
        };
        let mut layers: Vec<Passed> = Vec::with_capacity(self.size.n_layers);
        for layer in self.layers() {
            let passed = layer.forward(layers.last().map_or(&input, |passed| &passed.output), &around)?;
            layers.push(passed);
        }
        let h = layers.last().map_or(&input, |passed| &passed.output);

        let pool = f[POOL].forward(&heard)?;
        let mut score = dots(&gather(pool.output(), &batch.graph), h) / (h.ncols() as f64).sqrt();
        for &z in &batch.contexts {
            score[z] = f64::NEG_INFINITY;
        }
        let pooled_by = softmax(&score, &batch.graph, batch.n_graphs());
        let mut pooled = Array2::zeros((batch.n_graphs(), h.ncols()));
        scatter_add(&scaled(h, &pooled_by), &batch.graph, &mut pooled);

        let of_context = only_if(self.variant.sees_graph(), &gather(h, &batch.contexts));
        let of_concepts = only_if(self.variant.sees_graph(), &pooled);
        let answer = f[ANSWER].forward(&beside(&[&heard, &of_context, &of_concepts]))?;
        let logits = reshaped(answer.output(), (batch.right.len(), N_ANSWERS));
        Ok(Answered {
            text,
            context,
            concept,
            node_type,
            relevance,
            edge,
            around,
            input,
            layers,
            pool,
            pooled_by,
            pooled,
            answer,
            logits,
        })
    }

    /// Computes the cross-entropy and its gradients with respect to the weights of all functions, in their order.
    ///
    /// # Errors
    /// As [`Loss::value_and_gradient`].
    pub fn backward(&self, batch: &Batch, answered: &Answered) -> Result<(f64, Vec<Gradients<f64>>)> {
        let f = &self.functions;
        let targets = Targets::Classes(batch.right.clone());
        let (loss, d_logits) = Loss::SoftmaxCrossEntropy.value_and_gradient(&answered.logits, &targets)?;
        let (t, d) = (self.size.text, self.size.node);
        let (answer, d_joined) = back(&f[ANSWER], &answered.answer, reshaped(&d_logits, (batch.n_graphs(), 1)));
        let mut d_heard = columns(&d_joined, 0..t);
        let d_of_context = only_if(self.variant.sees_graph(), &columns(&d_joined, t..t + d));
        let d_pooled = only_if(self.variant.sees_graph(), &columns(&d_joined, t + d..t + 2 * d));

        let h = answered.output();
        let d_weighted = gather(&d_pooled, &batch.graph);
        let d_pooled_by = dots(&d_weighted, h);
        let d_score = softmax_backward(&answered.pooled_by, &d_pooled_by, &batch.graph, batch.n_graphs());
        let d_score = d_score / (d as f64).sqrt();
        let mut d_query = Array2::zeros((batch.n_graphs(), d));
        scatter_add(&scaled(h, &d_score), &batch.graph, &mut d_query);
        let (pool, d_pooling) = back(&f[POOL], &answered.pool, d_query);
        d_heard += &d_pooling;

        let mut d_h = scaled(&d_weighted, &answered.pooled_by);
        d_h += &scaled(&gather(answered.pool.output(), &batch.graph), &d_score);
        scatter_add(&d_of_context, &batch.contexts, &mut d_h);
        let mut d_node_type = Array2::zeros(answered.around.node_type.raw_dim());
        let mut d_relevance = Array2::zeros(answered.around.relevance.raw_dim());
        let mut d_edge = Array2::zeros(answered.edge.output().raw_dim());
        let mut of_layers = Vec::with_capacity(self.size.n_layers);
        for (layer, passed) in self.layers().zip(&answered.layers).rev() {
            let back = layer.backward(&answered.around, passed, d_h);
            of_layers.push(back.functions);
            d_h = back.d_input;
            d_node_type += &back.d_node_type;
            d_relevance += &back.d_relevance;
            d_edge += &back.d_edge;
        }

        let (context, d_joining) = back(&f[CONTEXT], &answered.context, gather(&d_h, &batch.contexts));
        d_heard += &d_joining;
        for &z in &batch.contexts {
            d_h.row_mut(z).fill(0.0); // h of a context does not come from a concept
        }
        let mut gradients = vec![
            back(&f[TEXT], &answered.text, only_if(self.variant.hears_text(), &d_heard)).0,
            context,
            back(&f[CONCEPT], &answered.concept, d_h).0,
            back(&f[NODE_TYPE], &answered.node_type, d_node_type).0,
            back(&f[RELEVANCE], &answered.relevance, d_relevance).0,
            back(&f[EDGE], &answered.edge, d_edge).0,
            pool,
            answer,
        ];
        gradients.extend(of_layers.into_iter().rev().flatten());
        Ok((loss, gradients))
    }
}

/// What a part of the model that is taken away gives, forward and backward: 0.
fn only_if(is_there: bool, rows: &Array2<f64>) -> Array2<f64> {
    if is_there { rows.clone() } else { Array2::zeros(rows.raw_dim()) }
}

/// The same numbers in rows of another length.
fn reshaped(rows: &Array2<f64>, shape: (usize, usize)) -> Array2<f64> {
    Array2::from_shape_vec(shape, rows.iter().copied().collect())
        .unwrap_or_else(|_| panic!("each question has {N_ANSWERS} answers"))
}
