//! Networks for these tests, and the same networks as arrays for the core.

use chainrule::loss::Reduction;
use chainrule::optimizer::Rule;
use chainrule::rng::Rng;
use chainrule::trace::{LayerProblem, OptimizerProblem, Problem, SampleProblem, Variant};
use chainrule::{Activation, Dense, Loss, Mlp, OptimizerConfig, Targets};
use ndarray::{Array1, Array2};

/// Each function, with parameters other than the defaults.
pub(crate) fn activations() -> [Activation; 10] {
    Activation::all(0.1, 0.7)
}

pub(crate) const LOSSES: [Loss; 12] = [
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

pub(crate) const RULES: [Rule; 6] = [
    Rule::Sgd,
    Rule::Momentum { momentum: 0.9 },
    Rule::Nesterov { momentum: 0.8 },
    Rule::RmsProp { alpha: 0.9, eps: 1e-8 },
    Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    Rule::AdamW { beta1: 0.8, beta2: 0.99, eps: 1e-7 },
];

/// The sizes of the input and of each layer, and the number of samples.
pub(crate) struct Size {
    pub(crate) lengths: Vec<usize>,
    pub(crate) n_samples: usize,
}

/// A network of random numbers. `activation` returns the function of each layer.
pub(crate) fn random_problem(
    rng: &mut Rng,
    size: &Size,
    activation: impl Fn(&mut Rng, usize) -> Activation,
    loss: Loss,
    optimizer: OptimizerProblem,
) -> Problem {
    let layers = size.lengths.windows(2).enumerate().map(|(layer_idx, pair)| LayerProblem {
        weight: (0..pair[1]).map(|_| numbers(rng, pair[0])).collect(),
        bias: numbers(rng, pair[1]),
        activation: activation(rng, layer_idx),
    });
    let mut layers: Vec<LayerProblem> = layers.collect();
    if loss == Loss::BinaryCrossEntropyOnProbabilities {
        layers.last_mut().unwrap().activation = Activation::Sigmoid;
    }
    let n_outputs = size.lengths[size.lengths.len() - 1];
    let samples = (0..size.n_samples).map(|_| {
        let input = numbers(rng, size.lengths[0]);
        let target = match loss {
            loss if loss.takes_classes() => vec![(rng.below(n_outputs) + 1).to_string()],
            loss if loss.takes_probabilities() => (0..n_outputs).map(|_| format!("{}/8", rng.below(9))).collect(),
            _ => numbers(rng, n_outputs),
        };
        SampleProblem { input, target }
    });
    let samples = samples.collect();
    Problem { layers, samples, loss, optimizer, training_step: 1, variant: Variant::default() }
}

/// Thousandths from −1 to 1, as decimals and as fractions.
fn numbers(rng: &mut Rng, n: usize) -> Vec<String> {
    let number = |thousandths: i64, as_fraction: bool| {
        if as_fraction { format!("{thousandths}/1000") } else { (thousandths as f64 / 1000.0).to_string() }
    };
    (0..n).map(|_| number(rng.below(2001) as i64 - 1000, rng.below(2) == 0)).collect()
}

pub(crate) fn sgd(learning_rate: &str) -> OptimizerProblem {
    OptimizerProblem { rule: Rule::Sgd, learning_rate: learning_rate.into(), weight_decay: "0".into() }
}

/// The nearest `f64` of a decimal or a fraction: numerators and denominators here are small integers.
pub(crate) fn read(text: &str) -> f64 {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap()
}

fn read_row(texts: &[String]) -> Array1<f64> {
    texts.iter().map(|text| read(text)).collect()
}

fn read_rows<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Array2<f64> {
    let rows: Vec<Vec<f64>> = rows.map(|row| read_row(row).to_vec()).collect();
    Array2::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap()
}

pub(crate) fn mlp(problem: &Problem) -> Mlp<f64> {
    let layers = problem
        .layers
        .iter()
        .map(|layer| Dense::new(read_rows(layer.weight.iter()), read_row(&layer.bias), layer.activation).unwrap());
    Mlp::from_layers(layers.collect()).unwrap()
}

pub(crate) fn batch(problem: &Problem) -> (Array2<f64>, Targets<f64>) {
    let x = read_rows(problem.samples.iter().map(|sample| &sample.input));
    let targets = if problem.loss.takes_classes() {
        Targets::Classes(problem.samples.iter().map(|sample| read(&sample.target[0]) as usize - 1).collect())
    } else {
        Targets::Values(read_rows(problem.samples.iter().map(|sample| &sample.target)))
    };
    (x, targets)
}

pub(crate) fn optimizer_config(problem: &Problem) -> OptimizerConfig {
    OptimizerConfig {
        rule: problem.optimizer.rule,
        learning_rate: read(&problem.optimizer.learning_rate),
        weight_decay: read(&problem.optimizer.weight_decay),
        l1: 0.0,
    }
}
