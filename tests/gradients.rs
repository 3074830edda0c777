//! The chain rule against central differences: every activation with every loss, one to three hidden layers deep.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::loss::Reduction;
use chainrule::rng::{Rng, Stream};
use chainrule::{Activation, Init, LayerConfig, Loss, Mlp, MlpConfig, Targets};
use ndarray::Array2;

const LOSSES: [Loss; 12] = [
    Loss::SquaredError { reduction: Reduction::Mean },
    Loss::SquaredError { reduction: Reduction::Sum },
    Loss::SquaredError { reduction: Reduction::HalfSum },
    Loss::L1,
    Loss::Huber { delta: 0.5 },
    Loss::BinaryCrossEntropy,
    Loss::BinaryCrossEntropyOnProbabilities,
    Loss::Perceptron,
    Loss::SoftmaxCrossEntropy,
    Loss::LogSoftmaxNll,
    Loss::LogSoftmaxCrossEntropy,
    Loss::Hinge { margin: 0.6 },
];

const N_SAMPLES: usize = 5;
const N_OUTPUTS: usize = 3;

/// The step of the differences, a power of two, so that w ± H loses little, near the cube root of EPS, where what
/// rounding and truncation are off by is about the same.
const H: f64 = 1.0 / (1 << 16) as f64;

/// The rounding error of a loss: at most 100 operations in a row (four layers of 5 products and an activation, and the loss over
/// 15 outputs), each with a relative error of EPS/2, on numbers below 4.
const LOSS_ERROR: f64 = 100.0 * 4.0 * f64::EPSILON / 2.0;

#[test]
fn every_gradient_is_the_slope_of_its_loss() {
    for n_hidden in 1..=3 {
        for activation in Activation::all(0.1, 0.7) {
            for loss in LOSSES {
                for seed in 1..=3 {
                    Case::new(n_hidden, activation, loss, seed).check();
                }
            }
        }
    }
}

/// At the kink itself there is no slope: on its right the loss grows like z, on its left not at all, and the convention
/// ReLU'(0) = 0 takes the left one. So does every other function with a kink, as in PyTorch.
#[test]
fn at_a_kink_the_derivative_is_the_stated_one() {
    assert_eq!(Activation::Relu.derivative(0.0), 0.0);
    assert_eq!(Activation::Relu.derivative(-0.0), 0.0);
    assert_eq!(Activation::LeakyRelu { slope: 0.1 }.derivative(0.0), 0.1);
    assert_eq!(Activation::Elu { alpha: 0.7 }.derivative(0.0), 0.7);
    assert_eq!(Activation::Relu.derivative(f64::MIN_POSITIVE), 1.0);

    let slope = |loss: Loss, y: Vec<f64>, targets: Targets<f64>| {
        let output = Array2::from_shape_vec((1, y.len()), y).unwrap();
        loss.value_and_gradient(&output, &targets).unwrap().1.into_raw_vec_and_offset().0
    };
    let zero = Targets::Values(Array2::zeros((1, 1)));
    assert_eq!(slope(Loss::L1, vec![0.0], zero.clone()), [0.0]);
    assert_eq!(slope(Loss::Perceptron, vec![0.0], zero.clone()), [0.0]);
    // Not a kink, but the two pieces of Huber's loss meet here, with the same slope.
    assert_eq!(slope(Loss::Huber { delta: 0.5 }, vec![0.5], zero.clone()), [0.5]);
    assert_eq!(slope(Loss::Huber { delta: 0.5 }, vec![-0.5 - 1e-15], zero), [-0.5]);
    assert_eq!(slope(Loss::Hinge { margin: 1.0 }, vec![2.0, 1.0], Targets::Classes(vec![0])), [0.0, 0.0]);
}

struct Case {
    name: String,
    mlp: Mlp<f64>,
    loss: Loss,
    x: Array2<f64>,
    targets: Targets<f64>,
}

impl Case {
    fn new(n_hidden: usize, activation: Activation, loss: Loss, seed: u64) -> Self {
        let mut rng = Rng::new(seed, Stream::Data);
        let x = Array2::from_shape_simple_fn((N_SAMPLES, 2), || rng.uniform_in(-1.0, 1.0));
        let targets = match loss {
            loss if loss.takes_classes() => Targets::Classes((0..N_SAMPLES).map(|_| rng.below(N_OUTPUTS)).collect()),
            _ => Targets::Values(Array2::from_shape_simple_fn((N_SAMPLES, N_OUTPUTS), || rng.uniform())),
        };
        let widths = [4, 3, 4];
        let mut layers: Vec<LayerConfig> =
            widths[..n_hidden].iter().map(|&n_neurons| LayerConfig { n_neurons, activation }).collect();
        let is_on_probabilities = loss == Loss::BinaryCrossEntropyOnProbabilities;
        let last = if is_on_probabilities { Activation::Sigmoid } else { Activation::Identity };
        layers.push(LayerConfig { n_neurons: N_OUTPUTS, activation: last });
        let mlp = Mlp::new(&MlpConfig { n_features: 2, layers, init: Init::Pytorch, seed }).unwrap();
        Self { name: format!("{n_hidden} hidden, {activation:?}, {loss:?}, seed {seed}"), mlp, loss, x, targets }
    }

    fn check(mut self) {
        let activations = self.mlp.forward(&self.x).unwrap();
        let (_, d_output) = self.loss.value_and_gradient(activations.output(), &self.targets).unwrap();
        let gradients = self.mlp.backward(&activations, d_output);
        for (layer_idx, gradients) in gradients.layers.iter().enumerate() {
            for ((j, i), &d_weight) in gradients.d_weight.indexed_iter() {
                let what = format!("layer {layer_idx}, weight {j}, {i}");
                self.check_slope(&what, d_weight, |mlp, w| mlp.weight_mut(layer_idx)[[j, i]] += w);
            }
            for (j, &d_bias) in gradients.d_bias.indexed_iter() {
                self.check_slope(&format!("layer {layer_idx}, bias {j}"), d_bias, |mlp, b| {
                    mlp.bias_mut(layer_idx)[j] += b
                });
            }
        }
    }

    /// The central difference D(H) = (L(w + H) − L(w − H)) / 2H is off by H²/6 L''' + O(H⁴) through truncation, which is
    /// (D(2H) − D(H)) / 3, and by LOSS_ERROR / H through rounding; D(2H) by half of that.
    fn check_slope(&mut self, what: &str, derivative: f64, add: impl Fn(&mut Mlp<f64>, f64)) {
        let sides = [-2.0, -1.0, 1.0, 2.0].map(|steps| {
            let mut mlp = self.mlp.clone();
            add(&mut mlp, steps * H);
            let output = mlp.forward(&self.x).unwrap();
            (self.loss.value(output.output(), &self.targets).unwrap(), self.pieces(&mlp))
        });
        assert!(sides.iter().all(|side| side.1 == sides[0].1), "{}, {what}: a kink lies in between", self.name);
        let [far_left, left, right, far_right] = sides.map(|side| side.0);
        let (near, far) = ((right - left) / (2.0 * H), (far_right - far_left) / (4.0 * H));
        let rounding = LOSS_ERROR / H;
        let truncation = ((far - near).abs() + 1.5 * rounding) / 3.0;
        // The check would be useless with too large a tolerance.
        assert!(truncation < 1e-8, "{}, {what}: too curved for central differences", self.name);
        let error = (near - derivative).abs();
        assert!(error <= truncation + rounding, "{}, {what}: {derivative} but {near}", self.name);
    }

    /// The side of its kink that each quantity is on: z of 0, errors of 0 or ±delta, hinges of their margin.
    fn pieces(&self, mlp: &Mlp<f64>) -> Vec<bool> {
        let activations = mlp.forward(&self.x).unwrap();
        let mut pieces: Vec<bool> =
            activations.layers.iter().flat_map(|layer| layer.pre_activation.iter().map(|&z| z > 0.0)).collect();
        for ((sample, j), &y) in activations.output().indexed_iter() {
            match (self.loss, &self.targets) {
                (Loss::Perceptron, _) => pieces.push(y > 0.0),
                (Loss::L1, Targets::Values(t)) => pieces.push(y > t[[sample, j]]),
                (Loss::Huber { delta }, Targets::Values(t)) => pieces.push((y - t[[sample, j]]).abs() > delta),
                (Loss::Hinge { margin }, Targets::Classes(classes)) => {
                    pieces.push(margin - activations.output()[[sample, classes[sample]]] + y > 0.0);
                }
                _ => {}
            }
        }
        pieces
    }
}
