//! Worked examples of textbooks and courses reproduce to their printed digits. Numbers only; where a source prints none, the
//! number was computed from what is given there.

use chainrule::loss::Reduction;
use chainrule::optimizer::Rule;
use chainrule::trace::{
    Constraints, Format, LayerProblem, OptimizerProblem, Problem, SampleProblem, Trace, Variant, training_step,
};
use chainrule::{Activation, Loss};

use super::networks::sgd;
use super::number;

const HALF: Loss = Loss::SquaredError { reduction: Reduction::HalfSum };

pub(super) fn layer(rows: &[&[&str]], bias: &[&str], activation: Activation) -> LayerProblem {
    let texts = |row: &&[&str]| row.iter().map(|&text| text.to_owned()).collect();
    LayerProblem { weight: rows.iter().map(texts).collect(), bias: texts(&bias), activation }
}

pub(super) fn sample(input: &[&str], target: &[&str]) -> SampleProblem {
    let texts = |all: &[&str]| all.iter().map(|&text| text.to_owned()).collect();
    SampleProblem { input: texts(input), target: texts(target) }
}

pub(super) fn problem(
    layers: Vec<LayerProblem>,
    samples: Vec<SampleProblem>,
    loss: Loss,
    optimizer: OptimizerProblem,
) -> Problem {
    Problem { layers, samples, loss, optimizer, training_step: 1, variant: Variant::default() }
}

pub(super) fn constrained(problem: &Problem, absent: &str, frozen: &str, tied: &str) -> Problem {
    let constraints = Constraints { absent: absent.into(), frozen: frozen.into(), tied: tied.into() };
    problem.constrained(&constraints).unwrap()
}

pub(super) fn at_step(problem: &Problem, training_step: usize) -> Trace {
    self::training_step(&Problem { training_step, ..problem.clone() }, 0, Format::Short).unwrap()
}

/// A printed number is off by at most half of its last digit.
pub(super) fn prints(trace: &Trace, expected: &[(&str, &str)]) {
    for (id, printed) in expected {
        let places = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let found = number(trace, id).value;
        let error = (found - printed.parse::<f64>().unwrap()).abs();
        assert!(error <= 0.5001 * 0.1_f64.powi(places as i32), "{id} = {found}, printed {printed}");
    }
}

/// Han and Kamber, Data Mining, section 9.2.
#[test]
fn han_and_kamber() {
    let layers = vec![
        layer(&[&["0.2", "0.4", "-0.5"], &["-0.3", "0.1", "0.2"]], &["-0.4", "0.2"], Activation::Sigmoid),
        layer(&[&["-0.3", "-0.2"]], &["0.1"], Activation::Sigmoid),
    ];
    let trace = at_step(&problem(layers, vec![sample(&["1", "0", "1"], &["1"])], HALF, sgd("0.9")), 1);
    prints(&trace, &[("w13′", "-0.261"), ("w23′", "-0.138"), ("b3′", "0.218")]);
    prints(&trace, &[("w11′", "0.192"), ("w21′", "0.4"), ("w31′", "-0.508"), ("b1′", "-0.408")]);
    prints(&trace, &[("w12′", "-0.306"), ("w22′", "0.1"), ("w32′", "0.194"), ("b2′", "0.194")]);
}

/// M. Mazur, A Step by Step Backpropagation Example: one bias for each layer, which no update changes.
#[test]
fn mazur() {
    let layers = vec![
        layer(&[&["0.15", "0.20"], &["0.25", "0.30"]], &["0.35", "0.35"], Activation::Sigmoid),
        layer(&[&["0.40", "0.45"], &["0.50", "0.55"]], &["0.60", "0.60"], Activation::Sigmoid),
    ];
    let plain = problem(layers, vec![sample(&["0.05", "0.10"], &["0.01", "0.99"])], HALF, sgd("0.5"));
    let trace = at_step(&constrained(&plain, "", "b", "b1 = b2, b3 = b4"), 1);
    prints(&trace, &[("L", "0.298371109"), ("b1′", "0.35"), ("b2′", "0.35"), ("b3′", "0.6"), ("b4′", "0.6")]);
    prints(&trace, &[("w13′", "0.35891648"), ("w23′", "0.408666186")]);
    prints(&trace, &[("w14′", "0.51130127"), ("w24′", "0.561370121")]);
    prints(&trace, &[("w11′", "0.149780716"), ("w21′", "0.19956143")]);
    prints(&trace, &[("w12′", "0.24975114"), ("w22′", "0.29950229")]);
}

/// The handout of Robert Gordon University, without biases; the second pass is computed.
#[test]
fn rgu_without_biases() {
    let layers = vec![
        layer(&[&["0.1", "0.8"], &["0.4", "0.6"]], &["0", "0"], Activation::Sigmoid),
        layer(&[&["0.3", "0.9"]], &["0"], Activation::Sigmoid),
    ];
    let plain = problem(layers, vec![sample(&["0.35", "0.9"], &["0.5"])], HALF, sgd("1"));
    let without = constrained(&plain, "b", "", "");
    let trace = at_step(&without, 1);
    assert!(trace.values.iter().all(|value| !value.id.starts_with('b')));
    prints(&trace, &[("o", "0.690283"), ("w13′", "0.272326"), ("w23′", "0.872998")]);
    prints(&trace, &[("w11′", "0.099071"), ("w21′", "0.797611"), ("w12′", "0.397140"), ("w22′", "0.592646")]);
    prints(&trace, &[("o′", "0.682019")]);
    prints(&at_step(&without, 2), &[("o", "0.682019")]);
}

/// M. Nielsen, Neural Networks and Deep Learning, chapter 3: one sigmoid unit before and after 300 updates.
#[test]
fn nielsen_learns_slowly_from_a_large_error() {
    for (w, b, first, last) in [("0.6", "0.9", "0.82", "0.09"), ("2", "2", "0.98", "0.20")] {
        let unit = vec![layer(&[&[w]], &[b], Activation::Sigmoid)];
        let problem = problem(unit, vec![sample(&["1"], &["0"])], HALF, sgd("0.15"));
        prints(&at_step(&problem, 1), &[("o", first)]);
        prints(&at_step(&problem, 300), &[("o′", last)]);
    }
}

/// cs231n, Backpropagation, Intuitions: the gated unit, whose output is differentiated itself. ∂o/∂z comes of the identity as
/// the loss: L1 with a target far below has the slope 1.
#[test]
fn cs231n_gradients_of_the_inputs() {
    let unit = vec![layer(&[&["2", "-3"]], &["-3"], Activation::Sigmoid)];
    let mut problem = problem(unit, vec![sample(&["-1", "-2"], &["-1"])], Loss::L1, sgd("0.1"));
    problem.variant.input_gradients = true;
    let trace = at_step(&problem, 1);
    prints(&trace, &[("o", "0.73"), ("∂L/∂w11", "-0.20"), ("∂L/∂w21", "-0.39"), ("∂L/∂b1", "0.20")]);
    prints(&trace, &[("∂L/∂i1", "0.39"), ("∂L/∂i2", "-0.59")]);
}

/// T. Mitchell, Machine Learning, exercise 4.7: one sample after the other, with the momentum kept; the second is computed.
#[test]
fn mitchell_in_turn() {
    let layers = vec![
        layer(&[&["0.1", "0.1"]], &["0.1"], Activation::Sigmoid),
        layer(&[&["0.1"]], &["0.1"], Activation::Sigmoid),
    ];
    let optimizer = OptimizerProblem { rule: Rule::Momentum { momentum: 0.9 }, ..sgd("0.3") };
    let samples = vec![sample(&["1", "0"], &["1"]), sample(&["0", "1"], &["0"])];
    let mut problem = problem(layers, samples, HALF, optimizer);
    problem.variant.in_turn = true;
    let first = at_step(&problem, 1);
    assert_eq!((first.sample, first.n_samples), (0, 1));
    prints(
        &first,
        &[("w11′", "0.100851"), ("w21′", "0.1"), ("b1′", "0.100851"), ("w12′", "0.118910"), ("b2′", "0.134393")],
    );
    let second = at_step(&problem, 2);
    assert_eq!((second.sample, number(&second, "t").value), (1, 0.0));
    prints(&second, &[("w11′", "0.101617"), ("w21′", "0.098799"), ("b1′", "0.100416")]);
    prints(&second, &[("w12′", "0.113474"), ("b2′", "0.124522")]);
    assert_eq!(at_step(&problem, 3).sample, 0);
}

/// "Is my backpropagation right?": the weight into the first unit and those from it are one.
#[test]
fn a_weight_in_several_places() {
    let one = |n: usize| vec!["1"; n];
    let layers = vec![
        layer(&[&["0.5"]], &one(1), Activation::Sigmoid),
        layer(&[&["0.5"], &["0.5"]], &one(2), Activation::Sigmoid),
        layer(&[&["0.5", "0.5"]], &one(1), Activation::Sigmoid),
    ];
    let plain = problem(layers, vec![sample(&["1"], &["-1"])], Loss::L1, sgd("0.1"));
    let trace = at_step(&plain, 1);
    prints(&trace, &[("o", "0.858584"), ("∂L/∂w11", "0.001429")]);
    let tied = at_step(&constrained(&plain, "", "", "w11 = w12 = w13"), 1);
    let sum: f64 = ["∂L/∂w11", "∂L/∂w12", "∂L/∂w13"].iter().map(|id| number(&tied, id).value).sum();
    // Two additions of positive numbers below 1.
    assert!((number(&tied, "∂L/∂w11=12=13").value - sum).abs() <= 2.0 * f64::EPSILON);
    for id in ["w11′", "w12′", "w13′"] {
        assert_eq!(number(&tied, id).value, number(&tied, "w11′").value, "{id}");
    }
    // One rounding of each of two operations on numbers below 1.
    assert!((number(&tied, "w11′").value - (0.5 - 0.1 * sum)).abs() <= 2.0 * f64::EPSILON);
}

/// Rosenblatt's rule learns OR, one sample after the other, from zeros with η = 0.1: after a round without a mistake nothing
/// moves. By hand, with step(0) = 0: (0,0) is right; (0,1) is missed, and b = w2 = 0.1; (1,0) and (1,1) are right; then (0,0) is
/// taken for 1, and b = 0; then (1,0) is missed, and b = w1 = 0.1; then (0,0) again, b = 0, and every sample is right.
#[test]
fn the_perceptron_rule_learns_or() {
    let samples = [("0", "0", "0"), ("0", "1", "1"), ("1", "0", "1"), ("1", "1", "1")];
    let samples = samples.iter().map(|&(a, b, t)| sample(&[a, b], &[t])).collect();
    let unit = vec![layer(&[&["0", "0"]], &["0"], Activation::Identity)];
    let mut problem = problem(unit, samples, Loss::Perceptron, sgd("0.1"));
    problem.variant.in_turn = true;
    prints(&at_step(&problem, 2), &[("p", "0"), ("w11′", "0.0"), ("w21′", "0.1"), ("b1′", "0.1")]);
    prints(&at_step(&problem, 5), &[("p", "1"), ("b1′", "0.0")]);
    for step in 13..=16 {
        let trace = at_step(&problem, step);
        prints(&trace, &[("L", "0.0"), ("w11′", "0.1"), ("w21′", "0.1"), ("b1′", "0.0")]);
    }
}

/// θ² for θ = 5 and η = 0.1: the bias is θ, where the weight is left out and the target is 0.
#[test]
fn adam_and_nesterov_on_a_parabola() {
    let parabola = |rule| {
        let layers = vec![layer(&[&["0"]], &["5"], Activation::Identity)];
        let loss = Loss::SquaredError { reduction: Reduction::Sum };
        let optimizer = OptimizerProblem { rule, ..sgd("0.1") };
        constrained(&problem(layers, vec![sample(&["0"], &["0"])], loss, optimizer), "w11", "", "")
    };
    let adam = parabola(Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 });
    prints(&at_step(&adam, 1), &[("b1′", "4.9")]);
    prints(&at_step(&adam, 2), &[("b1′", "4.800058")]);
    let mut nesterov = parabola(Rule::Nesterov { momentum: 0.9 });
    prints(&at_step(&nesterov, 1), &[("b1′", "3.1")]);
    prints(&at_step(&nesterov, 2), &[("b1′", "1.112")]);
    nesterov.variant.look_ahead = true;
    prints(&at_step(&nesterov, 1), &[("b1′", "4.0")]);
    // Ahead of 4 by 0.9 · −1 is 3.1, where the gradient is 6.2: v = −0.9 − 0.62.
    let second = at_step(&nesterov, 2);
    prints(&second, &[("b̃1", "3.1"), ("∂L/∂b̃1", "6.2"), ("v_b1′", "-1.52"), ("b1′", "2.48")]);
}

/// A logistic unit with the cross-entropy of its probability: δ = a − t.
#[test]
fn a_logistic_unit() {
    let unit = vec![layer(&[&["0.5", "-0.25"]], &["0.1"], Activation::Sigmoid)];
    let loss = Loss::BinaryCrossEntropyOnProbabilities;
    let trace = at_step(&problem(unit, vec![sample(&["1", "2"], &["1"])], loss, sgd("0.1")), 1);
    let a = 1.0 / (1.0 + (-0.1_f64).exp());
    // Each is a handful of operations on numbers below 3.
    for (id, expected) in [("o", a), ("L", -a.ln()), ("δ_o", a - 1.0), ("∂L/∂w21", 2.0 * (a - 1.0))] {
        assert!((number(&trace, id).value - expected).abs() <= 16.0 * f64::EPSILON, "{id}");
    }
}
