//! More worked examples of textbooks and courses, in networks and in typed expressions, to the digits that are printed there.

use chainrule::loss::Reduction;
use chainrule::optimizer::Rule;
use chainrule::trace::{Circuit, Format, OptimizerProblem, Problem, circuit, circuit_from_link};
use chainrule::{Activation, Loss};

use super::networks::sgd;
use super::number;
use super::published::{at_step, constrained, layer, prints, problem, sample};

/// Goodfellow, Bengio and Courville, Deep Learning, section 6.1: XOR by two ReLU units.
#[test]
fn xor_of_goodfellow_bengio_and_courville() {
    let layers = vec![
        layer(&[&["1", "1"], &["1", "1"]], &["0", "-1"], Activation::Relu),
        layer(&[&["1", "-2"]], &["0"], Activation::Identity),
    ];
    for (input, hidden, output) in [
        (["0", "0"], ["0", "0"], "0"),
        (["0", "1"], ["1", "0"], "1"),
        (["1", "0"], ["1", "0"], "1"),
        (["1", "1"], ["2", "1"], "0"),
    ] {
        let trace = at_step(&problem(layers.clone(), vec![sample(&input, &["0"])], Loss::L1, sgd("0.1")), 1);
        prints(&trace, &[("a_H1", hidden[0]), ("a_H2", hidden[1]), ("o", output)]);
    }
}

/// cs231n, Linear Classification: the scores −2.85, 0.86 and 0.28 of an image whose class is the third.
fn scores_of_cs231n(loss: Loss) -> Problem {
    let rows: [&[&str]; 3] =
        [&["0.01", "-0.05", "0.1", "0.05"], &["0.7", "0.2", "0.05", "0.16"], &["0.0", "-0.45", "-0.2", "0.03"]];
    let layers = vec![layer(&rows, &["0.0", "0.2", "-0.3"], Activation::Identity)];
    problem(layers, vec![sample(&["-15", "22", "-44", "56"], &["3"])], loss, sgd("0.1"))
}

/// The hinge loss is printed as a sum over the classes, 1.58; PyTorch's is a third of it.
#[test]
fn softmax_and_hinge_of_cs231n() {
    let softmax = at_step(&scores_of_cs231n(Loss::SoftmaxCrossEntropy), 1);
    prints(&softmax, &[("o1", "-2.85"), ("o2", "0.86"), ("o3", "0.28"), ("p2", "0.631"), ("p3", "0.353")]);
    prints(&softmax, &[("L", "1.04")]);
    let hinge = at_step(&scores_of_cs231n(Loss::Hinge { margin: 1.0 }), 1);
    assert!((3.0 * number(&hinge, "L").value - 1.58).abs() <= 0.005);
}

/// The same notes: scores of 13, −7 and 11, the first of which is right, and a margin of 10 give a loss of 8.
#[test]
fn a_margin_of_ten() {
    let layers = vec![layer(&[&["0"], &["0"], &["0"]], &["13", "-7", "11"], Activation::Identity)];
    let loss = Loss::Hinge { margin: 10.0 };
    let trace = at_step(&problem(layers, vec![sample(&["0"], &["1"])], loss, sgd("0.1")), 1);
    // A quotient and a product of numbers up to 8.
    assert!((3.0 * number(&trace, "L").value - 8.0).abs() <= 8.0 * f64::EPSILON);
}

/// Jurafsky and Martin, Speech and Language Processing, chapter on logistic regression: the sentiment example, whose fifth feature
/// is 0 and left out here, and one step of gradient descent from zero.
#[test]
fn logistic_regression_of_jurafsky_and_martin() {
    let unit = || vec![layer(&[&["2.5", "-5.0", "-1.2", "0.5", "0.7"]], &["0.1"], Activation::Sigmoid)];
    let loss = Loss::BinaryCrossEntropyOnProbabilities;
    for (target, printed) in [("1", "0.36"), ("0", "1.2")] {
        let input = sample(&["3", "2", "1", "3", "4.19"], &[target]);
        prints(&at_step(&problem(unit(), vec![input], loss, sgd("0.1")), 1), &[("o", "0.70"), ("L", printed)]);
    }
    let zeros = vec![layer(&[&["0", "0"]], &["0"], Activation::Sigmoid)];
    let trace = at_step(&problem(zeros, vec![sample(&["3", "2"], &["1"])], loss, sgd("0.1")), 1);
    prints(&trace, &[("∂L/∂w11", "-1.5"), ("∂L/∂w21", "-1.0"), ("∂L/∂b1", "-0.5")]);
    prints(&trace, &[("w11′", ".15"), ("w21′", ".1"), ("b1′", ".05")]);
}

/// M. Nielsen, Neural Networks and Deep Learning, chapter 1: a NAND gate.
#[test]
fn nand_of_nielsen() {
    for (input, decision) in [(["0", "0"], "1"), (["0", "1"], "1"), (["1", "0"], "1"), (["1", "1"], "0")] {
        let gate = vec![layer(&[&["-2", "-2"]], &["3"], Activation::Identity)];
        let trace = at_step(&problem(gate, vec![sample(&input, &[decision])], Loss::Perceptron, sgd("1")), 1);
        prints(&trace, &[("p", decision), ("L", "0")]);
    }
}

/// The NAND gate that Wikipedia's article "Perceptron" learned, in several of its versions: a threshold of 0.5, which is a bias of
/// −0.5 that stays, an input that is always 1, η = 0.1, and weights from 0 that end at 0.8, −0.2 and −0.1.
#[test]
fn nand_is_learned() {
    let layers = vec![layer(&[&["0", "0", "0"]], &["-0.5"], Activation::Identity)];
    let inputs = [("0", "0", "1"), ("0", "1", "1"), ("1", "0", "1"), ("1", "1", "0")];
    let samples = inputs.iter().map(|&(a, b, t)| sample(&["1", a, b], &[t])).collect();
    let mut nand = constrained(&problem(layers, samples, Loss::Perceptron, sgd("0.1")), "", "b1", "");
    nand.variant.in_turn = true;
    for step in 41..=44 {
        prints(
            &at_step(&nand, step),
            &[("L", "0"), ("w11′", "0.8"), ("w21′", "-0.2"), ("w31′", "-0.1"), ("b1′", "-0.5")],
        );
    }
}

/// Kingma and Ba, Adam, section 2.1: with no gradient before it, a step is η, for a large gradient as for a small one.
#[test]
fn the_first_step_of_adam_is_the_learning_rate() {
    for bias in ["5", "-0.001"] {
        let rule = Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 };
        let layers = vec![layer(&[&["0"]], &[bias], Activation::Identity)];
        let loss = Loss::SquaredError { reduction: Reduction::Sum };
        let optimizer = OptimizerProblem { rule, ..sgd("0.01") };
        let trace = at_step(&problem(layers, vec![sample(&["0"], &["0"])], loss, optimizer), 1);
        let step = number(&trace, "b1′").value - number(&trace, "b1").value;
        prints(&trace, &[("∂L/∂b1", if bias == "5" { "10" } else { "-0.002" })]);
        // ε beside a gradient of 0.002 takes 5·10⁻⁶ of the step.
        assert!((step.abs() - 0.01).abs() <= 6e-8, "{step}");
    }
}

/// A rule that divides by the root of the running mean of the squares makes the same steps for gradients that are twice as large,
/// and its first one is η, or η / √(1 − α), whatever the gradient.
#[test]
fn only_ratios_of_gradients_count_where_they_are_divided_by_their_size() {
    let (beta1, beta2, eps) = (0.9, 0.999, 1e-8);
    let adam = Rule::Adam { beta1, beta2, eps };
    for (rule, first) in [
        (adam, 0.01),
        (Rule::AdamW { beta1, beta2, eps }, 0.01),
        (Rule::RmsProp { alpha: 0.99, eps }, 0.01 / (1.0_f64 - 0.99).sqrt()),
    ] {
        let trace = |reduction, step| {
            let layers = vec![layer(&[&["0"]], &["5"], Activation::Identity)];
            let optimizer = OptimizerProblem { rule, ..sgd("0.01") };
            let loss = Loss::SquaredError { reduction };
            at_step(&problem(layers, vec![sample(&["0"], &["0"])], loss, optimizer), step)
        };
        let [whole, half] = [Reduction::Sum, Reduction::HalfSum].map(|reduction| trace(reduction, 3));
        assert!((number(&whole, "∂L/∂b1").value / number(&half, "∂L/∂b1").value - 2.0).abs() < 1e-6, "{rule:?}");
        // A gradient of 5 is divided by its size, or for RMSProp by a tenth of that; ε beside 0.5 takes 2·10⁻⁸ of a step of 0.1.
        let moved = number(&whole, "b1′").value - number(&half, "b1′").value;
        assert!(moved.abs() < 3.0 * 0.1 * 2e-8, "{rule:?}: {moved}");
        assert!((5.0 - number(&trace(Reduction::Sum, 1), "b1′").value - first).abs() < 0.1 * 2e-8, "{rule:?}");
    }
}

fn expression(text: &str, values: &str) -> Circuit {
    circuit(&circuit_from_link(text, values).unwrap(), Format::Short).unwrap()
}

fn prints_of(circuit: &Circuit, expected: &[(&str, f64, f64)]) {
    for &(id, printed, half) in expected {
        let found =
            circuit.values.iter().find(|value| value.id == id).unwrap_or_else(|| panic!("no {id}")).number.value;
        assert!((found - printed).abs() <= half, "{id} = {found}, printed {printed}");
    }
}

/// C. Olah, Calculus on Computational Graphs: e = (a + b)(b + 1) at a = 2, b = 1.
#[test]
fn a_computational_graph_of_olah() {
    let circuit = expression("(a+b)*(b+1)", "a_2*b_1");
    prints_of(&circuit, &[("f", 6.0, 0.0), ("∂f/∂a", 2.0, 0.0), ("∂f/∂b", 5.0, 0.0)]);
}

/// cs231n, Backpropagation: the gradients of a product and of a maximum, at x = 4, y = 2 or where it is printed.
#[test]
fn gates_of_cs231n() {
    let product = expression("x*y", "x_4*y_-3");
    prints_of(&product, &[("f", -12.0, 0.0), ("∂f/∂x", -3.0, 0.0), ("∂f/∂y", 4.0, 0.0)]);
    let gates = expression("2*(x*y+max(z,w))", "x_3*y_-4*z_2*w_-1");
    let gradients =
        [("f", -20.0, 0.0), ("∂f/∂x", -8.0, 0.0), ("∂f/∂y", 6.0, 0.0), ("∂f/∂z", 2.0, 0.0), ("∂f/∂w", 0.0, 0.0)];
    prints_of(&gates, &gradients);
}
