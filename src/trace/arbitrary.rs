//! Arbitrary valid problems, for property tests.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use proptest::prelude::*;
use proptest::sample::select;

use super::parse::normalized;
use super::problem::{LayerProblem, OptimizerProblem, Problem, SampleProblem};
use super::{MAX_LAYERS, MAX_SAMPLES, MAX_UNITS, Shape, Variant};
use crate::loss::Reduction;
use crate::optimizer::Rule;
use crate::{Activation, Loss};

/// Generates any valid problem, with its numbers typed in any notation.
pub(super) fn problem() -> impl Strategy<Value = Problem> {
    (shape(), optimizer(), 1_usize..=20).prop_flat_map(|(shape, optimizer, training_step)| {
        let n_inputs = shape.sizes[0];
        let n_outputs = *shape.sizes.last().unwrap();
        let layers: Vec<_> = shape
            .sizes
            .windows(2)
            .zip(&shape.activations)
            .map(|(pair, &activation)| {
                let weight = prop::collection::vec(texts(pair[0]), pair[1]);
                (weight, texts(pair[1])).prop_map(move |(weight, bias)| LayerProblem { weight, bias, activation })
            })
            .collect();
        let target = match shape.loss {
            loss if loss.takes_classes() => {
                prop::collection::vec((1..=n_outputs).prop_map(|n| n.to_string()), 1).boxed()
            }
            loss if loss.takes_probabilities() => {
                prop::collection::vec(select(vec!["0", "1", "۰٫۵", " 1/3 "]).prop_map(str::to_owned), n_outputs).boxed()
            }
            _ => texts(n_outputs).boxed(),
        };
        let sample = (texts(n_inputs), target).prop_map(|(input, target)| SampleProblem { input, target });
        let samples = prop::collection::vec(sample, shape.n_samples);
        let loss = shape.loss;
        (layers, samples).prop_map(move |(layers, samples)| Problem {
            layers,
            samples,
            loss,
            optimizer: optimizer.clone(),
            training_step,
            variant: Variant::default(),
        })
    })
}

/// Generates any shape of a problem.
pub(super) fn shape() -> impl Strategy<Value = Shape> {
    prop::collection::vec(1..=MAX_UNITS, 2..=MAX_LAYERS + 1).prop_flat_map(|sizes| {
        let activations = prop::collection::vec(activation(), sizes.len() - 1);
        (Just(sizes), 1..=MAX_SAMPLES, loss(), activations).prop_map(|(sizes, n_samples, loss, mut activations)| {
            if loss == Loss::BinaryCrossEntropyOnProbabilities {
                *activations.last_mut().unwrap() = Activation::Sigmoid;
            }
            Shape { sizes, n_samples, loss, activations }
        })
    })
}

/// Normalizes the numbers of a problem, as they are stored.
pub(super) fn normal(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    let layers = problem.layers.iter_mut();
    let parameters = layers.flat_map(|layer| layer.weight.iter_mut().flatten().chain(&mut layer.bias));
    let samples = problem.samples.iter_mut().flat_map(|sample| sample.input.iter_mut().chain(&mut sample.target));
    let settings = [&mut problem.optimizer.learning_rate, &mut problem.optimizer.weight_decay];
    parameters.chain(samples).chain(settings).for_each(|text| *text = normalized(text));
    problem
}

/// Generates a number as people type it.
pub(super) fn text() -> impl Strategy<Value = String> {
    let sign = select(vec!["", "", "-", "+", "−", " - "]);
    let magnitude = prop_oneof![
        "[0-9]{1,3}(\\.[0-9]{1,6})?",
        "\\.[0-9]{1,3}",
        "[0-9]{1,4} ?/ ?[1-9][0-9]{0,3}",
        "[۰-۹]{1,3}٫[۰-۹]"
    ];
    (sign, magnitude).prop_map(|(sign, magnitude)| format!("{sign}{magnitude}"))
}

fn texts(n: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), n)
}

fn activation() -> impl Strategy<Value = Activation> {
    let all = (0.0..=1.0, 0.1..=9.0).prop_map(|(slope, alpha)| Activation::all(short(slope), short(alpha)).to_vec());
    all.prop_flat_map(select)
}

fn loss() -> impl Strategy<Value = Loss> {
    use Reduction::{HalfSum, Mean, Sum};
    let squared = select(vec![Mean, Sum, HalfSum]).prop_map(|reduction| Loss::SquaredError { reduction });
    let plain = vec![
        Loss::SoftmaxCrossEntropy,
        Loss::LogSoftmaxNll,
        Loss::LogSoftmaxCrossEntropy,
        Loss::L1,
        Loss::BinaryCrossEntropy,
        Loss::BinaryCrossEntropyOnProbabilities,
        Loss::Perceptron,
    ];
    prop_oneof![
        squared,
        select(plain),
        (0.1..=9.0).prop_map(|delta| Loss::Huber { delta: short(delta) }),
        (0.1..=9.0).prop_map(|margin| Loss::Hinge { margin: short(margin) }),
    ]
}

fn optimizer() -> impl Strategy<Value = OptimizerProblem> {
    let rule = (0..6, 0.0..0.99, 0.0..0.99, select(vec![1e-8, 1e-3])).prop_map(|(kind, a, b, eps)| match kind {
        0 => Rule::Sgd,
        1 => Rule::Momentum { momentum: short(a) },
        2 => Rule::Nesterov { momentum: short(a) },
        3 => Rule::RmsProp { alpha: short(a), eps },
        4 => Rule::Adam { beta1: short(a), beta2: short(b), eps },
        _ => Rule::AdamW { beta1: short(a), beta2: short(b), eps },
    });
    let rate = select(vec!["0.1", "1/3", " ۰٫۵", "+2"]).prop_map(str::to_owned);
    let decay = select(vec!["0", "0.01", "۱/۴"]).prop_map(str::to_owned);
    (rule, rate, decay).prop_map(|(rule, learning_rate, weight_decay)| OptimizerProblem {
        rule,
        learning_rate,
        weight_decay,
    })
}

/// Rounds a parameter: most `f64` have more decimals than a problem may.
fn short(parameter: f64) -> f64 {
    (parameter * 1e4).round() / 1e4
}
