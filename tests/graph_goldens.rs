//! The model that answers questions from text and a graph against the numbers of JAX (tests/golden/make_graph.py).
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::graph::Variant;
use chainrule::graph::batch::Batch;
use chainrule::graph::model::{Model, Size};
use ndarray::{Array1, Array2};
use serde::Deserialize;

/// Weight and bias of each layer of a function.
type Function = Vec<(Vec<Vec<f64>>, Vec<f64>)>;

#[derive(Deserialize)]
struct Golden {
    world: Graphs,
    functions: Vec<Function>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Graphs {
    kind: Vec<usize>,
    graph: Vec<usize>,
    edges: Vec<(usize, usize, usize)>,
    text: Vec<Vec<f64>>,
    concepts: Vec<Vec<f64>>,
    relevance: Vec<f64>,
    right: Vec<usize>,
}

#[derive(Deserialize)]
struct Case {
    variant: Variant,
    logits: Vec<Vec<f64>>,
    attention: Vec<Vec<f64>>,
    loss: f64,
    gradients: Vec<Function>,
}

/// Between an input and a logit, or a gradient, lie at most 9 functions of 31 inputs at most, and sums of less than 100
/// terms, forward and again backward: less than 1,000 additions one after the other. No number on the way is above 10. So each
/// side is off by at most some 1,000 · 10 ε = 2.2 · 10⁻¹², and far less where errors cancel.
const TOLERANCE: f64 = 4e-12;

#[test]
fn forward_loss_and_every_gradient_are_those_of_jax() {
    let Golden { world, functions, cases } = serde_json::from_str(include_str!("golden/graph.json")).unwrap();
    assert_eq!(cases.len(), Variant::ALL.len());
    for case in cases {
        let variant = case.variant;
        let batch = world.batch(variant);
        let size = Size { text: 3, node: 4, n_layers: if variant.sees_graph() { 2 } else { 0 } };
        let mut model = Model::new(size, variant, 1).unwrap();
        for (function, golden) in model.functions_mut().iter_mut().zip(&functions) {
            for (layer, (weight, bias)) in golden.iter().enumerate() {
                function.weight_mut(layer).assign(&array2(weight));
                function.bias_mut(layer).assign(&Array1::from(bias.clone()));
            }
        }
        let answered = model.forward(&batch).unwrap();
        near(&answered.logits, &array2(&case.logits), &format!("{variant:?}, logits"));
        assert_eq!(answered.layers.len(), case.attention.len());
        for (passed, attention) in answered.layers.iter().zip(case.attention) {
            let [got, golden] =
                [&passed.attention, &Array1::from(attention)].map(|a| a.clone().insert_axis(ndarray::Axis(0)));
            near(&got, &golden, &format!("{variant:?}, attention"));
        }
        let (loss, gradients) = model.backward(&batch, &answered).unwrap();
        assert!((loss - case.loss).abs() <= TOLERANCE, "{variant:?}: {loss} for {}", case.loss);
        assert_eq!(gradients.len(), case.gradients.len());
        for (index, (got, golden)) in gradients.iter().zip(&case.gradients).enumerate() {
            for (layer, (weight, bias)) in got.layers.iter().zip(golden) {
                let what = format!("{variant:?}, function {index}");
                near(&layer.d_weight, &array2(weight), &what);
                near(&layer.d_bias.clone().insert_axis(ndarray::Axis(0)), &array2(std::slice::from_ref(bias)), &what);
            }
        }
    }
}

impl Graphs {
    /// As the variant is given them: without edges of z, or with a relevance of 1 everywhere.
    fn batch(&self, variant: Variant) -> Batch {
        const CONTEXT: usize = 0;
        let n = self.kind.len();
        let retrieval = variant.retrieval(0.0);
        let edges = self
            .edges
            .iter()
            .filter(|(_, _, kind)| variant == Variant::Text || retrieval.context_edges || ![20, 21].contains(kind));
        let edges: Vec<_> = edges.copied().collect();
        let of_kind =
            |&(source, target, kind): &(usize, usize, usize)| (kind * 4 + self.kind[source]) * 4 + self.kind[target];
        Batch {
            text: array2(&self.text),
            contexts: (0..n).filter(|&node| self.kind[node] == CONTEXT).collect(),
            graph: self.graph.clone(),
            concepts: array2(&self.concepts),
            node_types: Array2::from_shape_fn((n, 4), |(node, kind)| f64::from(u8::from(self.kind[node] == kind))),
            relevance: Array2::from_shape_fn((n, 1), |(node, _)| match retrieval.threshold {
                Some(_) => self.relevance[node],
                None => 1.0,
            }),
            source: edges.iter().map(|edge| edge.0).collect(),
            target: edges.iter().map(|edge| edge.1).collect(),
            edge: edges.iter().map(of_kind).collect(),
            right: self.right.clone(),
        }
    }
}

fn array2(rows: &[Vec<f64>]) -> Array2<f64> {
    Array2::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap()
}

fn near(got: &Array2<f64>, expected: &Array2<f64>, what: &str) {
    assert_eq!(got.dim(), expected.dim(), "{what}");
    for (got, expected) in got.iter().zip(expected) {
        assert!((got - expected).abs() <= TOLERANCE, "{what}: {got} for {expected}");
    }
}
