//! Forward passes, losses, gradients and update rules against numbers from JAX and optax (tests/golden/make.py).
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::mlp::Gradients;
use chainrule::{Activation, Dataset, Dense, Loss, Mlp, OptimizerConfig, Targets, Trainer, TrainerConfig};
use ndarray::{Array, Array1, Array2, ArrayRef, Dimension};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const EPS: f64 = f64::EPSILON;

type Matrix = Vec<Vec<f64>>;

#[derive(Deserialize)]
struct ActivationCase {
    activation: Activation,
    z: Vec<f64>,
    value: Vec<f64>,
    derivative: Vec<f64>,
}

/// Both sides compute with less than 8 operations, each off by at most a few halves of EPS relative to numbers that
/// are not above max(1, |f|): a sigmoid near 1 taken from 1, for one. That is less than 16 EPS max(1, |f|) between them.
/// For the slope of Mish JAX multiplies 1 − tanh² by z, with a tanh near 1 that is off by EPS: 2 EPS |z| more.
#[test]
fn activations_are_those_of_jax() {
    let cases: Vec<ActivationCase> = read(include_str!("golden/activations.json"));
    for ActivationCase { activation, z, value, derivative } in cases {
        for (&z, (&value, &derivative)) in z.iter().zip(value.iter().zip(&derivative)) {
            let near = |got: f64, expected: f64| (got - expected).abs() <= 16.0 * EPS * expected.abs().max(1.0);
            assert!(near(activation.value(z), value), "{activation:?}({z}): {} for {value}", activation.value(z));
            let got = activation.derivative(z);
            let of_jax = if activation == Activation::Mish { 2.0 * EPS * z.abs() } else { 0.0 };
            let bound = 16.0 * EPS * derivative.abs().max(1.0) + of_jax;
            assert!((got - derivative).abs() <= bound, "{activation:?}'({z}): {got} for {derivative}");
        }
    }
}

#[derive(Deserialize)]
struct LossCase {
    loss: Loss,
    output: Matrix,
    targets: GoldenTargets,
    value: f64,
    gradient: Matrix,
}

/// A loss sums at most 15 terms, each made from outputs by less than 8 operations, and divides: 32 roundings relative
/// to the largest number that occurs, on either side.
#[test]
fn losses_are_those_of_jax() {
    let cases: Vec<LossCase> = read(include_str!("golden/losses.json"));
    for LossCase { loss, output, targets, value, gradient } in cases {
        let output = array2(&output);
        let (got, d_output) = loss.value_and_gradient(&output, &targets.into()).unwrap();
        let largest = output.iter().fold(value.abs().max(1.0), |max, y| max.max(y.abs()));
        assert!((got - value).abs() <= 32.0 * EPS * largest, "{loss:?}: {got} for {value}");
        // A probability at the logit y is off by |y| EPS relative to itself, so at most by this:
        assert_near(&d_output, &array2(&gradient), 32.0 * EPS * largest.min(1e4), &format!("{loss:?}, gradient"));
    }
}

#[derive(Deserialize)]
struct NetworkCase {
    x: Matrix,
    loss: Loss,
    targets: GoldenTargets,
    value: f64,
    layers: Vec<LayerCase>,
}

#[derive(Deserialize)]
struct LayerCase {
    activation: Activation,
    weight: Matrix,
    bias: Vec<f64>,
    pre_activation: Matrix,
    output: Matrix,
    d_weight: Matrix,
    d_bias: Vec<f64>,
}

/// Forward and back there are at most 80 operations in a row (four layers, each a sum of at most 6 products and an
/// activation), each off by at most EPS/2 relative to numbers below 16: 640 EPS. On its way through a layer an error
/// grows by about √5 · 0.58 = 1.3 (weights uniform on [−1, 1], layers at most 5 wide), so through eight by 8: 5,120 EPS.
const NETWORK: f64 = 1e4 * EPS;

#[test]
fn networks_and_their_gradients_are_those_of_jax() {
    let cases: Vec<NetworkCase> = read(include_str!("golden/networks.json"));
    for (case_idx, NetworkCase { x, loss, targets, value, layers }) in cases.into_iter().enumerate() {
        let dense = |layer: &LayerCase| {
            Dense::new(array2(&layer.weight), Array1::from_vec(layer.bias.clone()), layer.activation).unwrap()
        };
        let mlp = Mlp::from_layers(layers.iter().map(dense).collect()).unwrap();
        let activations = mlp.forward(&array2(&x)).unwrap();
        let (got, d_output) = loss.value_and_gradient(activations.output(), &targets.into()).unwrap();
        assert!((got - value).abs() <= NETWORK, "case {case_idx}, {loss:?}: {got} for {value}");
        let Gradients { layers: gradients } = mlp.backward(&activations, d_output);
        for (layer_idx, layer) in layers.iter().enumerate() {
            let what = |name| format!("case {case_idx}, {loss:?}, layer {layer_idx}, {name}");
            let (got, gradients) = (&activations.layers[layer_idx], &gradients[layer_idx]);
            assert_near(&got.pre_activation, &array2(&layer.pre_activation), NETWORK, &what("pre_activation"));
            assert_near(&got.activation, &array2(&layer.output), NETWORK, &what("activation"));
            assert_near(&gradients.d_weight, &array2(&layer.d_weight), NETWORK, &what("d_weight"));
            assert_near(&gradients.d_bias, &Array1::from_vec(layer.d_bias.clone()), NETWORK, &what("d_bias"));
        }
    }
}

#[derive(Deserialize)]
struct OptimizerCase {
    config: OptimizerConfig,
    x: Matrix,
    classes: Vec<usize>,
    activations: Vec<Activation>,
    layers: Vec<Parameters>,
    steps: Vec<Vec<Parameters>>,
}

#[derive(Deserialize)]
struct Parameters {
    weight: Matrix,
    bias: Vec<f64>,
}

/// A gradient is the end of less than 50 operations on numbers below 4, and none is below 0.01 here, so that g / √s is
/// off by less than 50 · 4 / 0.01 halves of EPS. Each of five steps takes that times a learning rate of at most 0.1.
#[test]
fn five_steps_of_each_rule_are_those_of_jax() {
    const TOLERANCE: f64 = 5.0 * 0.1 * 50.0 * 4.0 / 0.01 * EPS;

    let cases: Vec<OptimizerCase> = read(include_str!("golden/optimizers.json"));
    for OptimizerCase { config, x, classes, activations, layers, steps } in cases {
        let dense = |(parameters, &activation): (&Parameters, &Activation)| {
            Dense::new(array2(&parameters.weight), Array1::from_vec(parameters.bias.clone()), activation).unwrap()
        };
        let mlp = Mlp::from_layers(layers.iter().zip(&activations).map(dense).collect()).unwrap();
        let batch = Dataset::new(array2(&x), Targets::Classes(classes)).unwrap();
        let trainer_config =
            TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer: config, batch_size: 5, seed: 0 };
        let mut trainer = Trainer::new(mlp, trainer_config).unwrap();
        for (step_idx, layers) in steps.iter().enumerate() {
            trainer.update(&batch).unwrap();
            for (layer_idx, (got, expected)) in trainer.mlp().layers().iter().zip(layers).enumerate() {
                let what = format!("{config:?}, step {}, layer {layer_idx}", step_idx + 1);
                assert_near(got.weight(), &array2(&expected.weight), TOLERANCE, &what);
                assert_near(got.bias(), &Array1::from_vec(expected.bias.clone()), TOLERANCE, &what);
            }
        }
    }
}

/// Targets in the files: a row of values for each sample, or a class.
#[derive(Deserialize)]
#[serde(untagged)]
enum GoldenTargets {
    Classes(Vec<usize>),
    Values(Matrix),
}

impl From<GoldenTargets> for Targets<f64> {
    fn from(targets: GoldenTargets) -> Self {
        match targets {
            GoldenTargets::Classes(classes) => Self::Classes(classes),
            GoldenTargets::Values(values) => Self::Values(array2(&values)),
        }
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Vec<T> {
    let cases: Vec<T> = serde_json::from_str(json).unwrap();
    assert!(!cases.is_empty());
    cases
}

fn array2(rows: &[Vec<f64>]) -> Array2<f64> {
    Array::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap()
}

fn assert_near<D: Dimension>(got: &ArrayRef<f64, D>, expected: &ArrayRef<f64, D>, tolerance: f64, what: &str) {
    assert_eq!(got.shape(), expected.shape(), "{what}");
    for (got, expected) in got.iter().zip(expected) {
        assert!((got - expected).abs() <= tolerance, "{what}: {got} for {expected}");
    }
}
