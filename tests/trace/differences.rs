//! Central differences agree with the chain rule, except at kinks, which they report.

use chainrule::loss::Reduction;
use chainrule::rng::{Rng, Stream};
use chainrule::trace::{Parameter, Problem, Remark, Trace, worked_example};
use chainrule::{Activation, Loss, Mlp};

use super::networks::{Size, activations, batch, mlp, random_problem, sgd};
use super::reference::reference;
use super::{number, written_out};

const SMOOTH_LOSSES: [Loss; 8] = [
    Loss::SquaredError { reduction: Reduction::Mean },
    Loss::SquaredError { reduction: Reduction::Sum },
    Loss::SquaredError { reduction: Reduction::HalfSum },
    Loss::BinaryCrossEntropy,
    Loss::BinaryCrossEntropyOnProbabilities,
    Loss::SoftmaxCrossEntropy,
    Loss::LogSoftmaxNll,
    Loss::LogSoftmaxCrossEntropy,
];

/// D(h) = (L(w + h) − L(w − h)) / 2h is off by h²/6 L''' + O(h⁴) through truncation, which is (D(2h) − D(h)) / 3, and by
/// r/h through rounding, if each loss is off by r; D(2h) by half of that. The bound r of the loss at w is doubled for the
/// places beside it, and the gradient that it is compared with is off by the radius of its own.
#[test]
fn the_differences_of_100_smooth_networks_agree_with_the_chain_rule() {
    let smooth: Vec<Activation> = activations().into_iter().filter(|f| !f.is_kinked()).collect();
    let mut n_parameters = 0;
    for case_idx in 0..100 {
        let mut rng = Rng::new(case_idx as u64, Stream::Data);
        let lengths = (0..2 + case_idx % 4).map(|_| 1 + rng.below(5)).collect();
        let size = Size { lengths, n_samples: 1 + rng.below(8) };
        let activation = |rng: &mut Rng, _| smooth[rng.below(smooth.len())];
        let loss = SMOOTH_LOSSES[case_idx % SMOOTH_LOSSES.len()];
        let problem = random_problem(&mut rng, &size, activation, loss, sgd("0.1"));
        let (trace, reference) = (written_out(&problem), reference(&problem).unwrap());
        for (idx, parameter) in trace.parameters.iter().enumerate() {
            let (gradient, difference) = (number(&trace, &parameter.gradient).value, &parameter.difference);
            let (shown, h) = (difference.number.as_ref().unwrap().value, difference.h.value);
            let rounding = 2.0 * reference.loss.radius / h;
            let wide = central_difference(&problem, idx, 2.0 * h);
            let truncation = ((wide - shown).abs() + 1.5 * rounding) / 3.0;
            let bound = truncation + rounding + reference.gradients[idx].radius;
            let what = format!("network {case_idx}, {}: {gradient} but {shown}", parameter.id);
            assert!((shown - gradient).abs() <= bound, "{what}, {problem:?}");
            // The check would be useless with too large a tolerance.
            assert!(bound < 1e-6 * (1.0 + gradient.abs() + reference.loss.mid), "{what}: known to {bound}");
            assert_eq!(difference.error.as_ref().unwrap().value, (shown - gradient).abs(), "{what}");
            assert!(!difference.kink, "{what}");
            n_parameters += 1;
        }
    }
    assert!(n_parameters > 1000, "{n_parameters}");
}

/// Computed with the core's forward pass.
fn central_difference(problem: &Problem, idx: usize, h: f64) -> f64 {
    let (x, targets) = batch(problem);
    let beside = |by: f64| {
        let mut mlp = mlp(problem);
        add(&mut mlp, idx, by);
        problem.loss.value(mlp.forward(&x).unwrap().output(), &targets).unwrap()
    };
    (beside(h) - beside(-h)) / (2.0 * h)
}

/// Changes a parameter, by its index in the order of the update: unit by unit, the weights before the bias.
fn add(mlp: &mut Mlp<f64>, idx: usize, by: f64) {
    let mut rest = idx;
    for layer_idx in 0..mlp.layers().len() {
        let (n_units, n_inputs) = (mlp.layers()[layer_idx].n_outputs(), mlp.layers()[layer_idx].n_inputs());
        if rest < n_units * (n_inputs + 1) {
            let (j, i) = (rest / (n_inputs + 1), rest % (n_inputs + 1));
            match i < n_inputs {
                true => mlp.weight_mut(layer_idx)[[j, i]] += by,
                false => mlp.bias_mut(layer_idx)[j] += by,
            }
            return;
        }
        rest -= n_units * (n_inputs + 1);
    }
    panic!("there is no parameter {idx}");
}

fn difference<'a>(trace: &'a Trace, id: &str) -> &'a Parameter {
    trace.parameters.iter().find(|parameter| parameter.id == id).unwrap()
}

fn remark_beside(trace: &Trace, id: &str) -> Option<Remark> {
    trace.steps.iter().find(|step| step.defines == id).unwrap().remark
}

/// The worksheet's network with z_H1 = 0.1 · −1 + 0.2 · −1 + 0.3 = 0, of which `f64` would leave 5.6 · 10⁻¹⁷.
fn on_a_kink(function: Activation) -> Problem {
    let mut problem = worked_example();
    problem.samples[0].input = vec!["-1".into(), "-1".into()];
    problem.layers[0].weight[0] = vec!["0.1".into(), "0.2".into()];
    problem.layers[0].bias = vec!["0.3".into(), "2".into()];
    problem.layers[0].activation = function;
    problem
}

#[test]
fn on_the_kink_of_a_relu_the_derivative_is_a_convention_and_the_difference_none() {
    let trace = written_out(&on_a_kink(Activation::Relu));
    let z = number(&trace, "z_H1");
    assert_eq!((z.sign, z.exact), (0, true));
    assert_eq!(number(&trace, "∂a_H1/∂z_H1").decimal, "0");
    assert_eq!(remark_beside(&trace, "∂a_H1/∂z_H1"), Some(Remark::Kink));
    assert_eq!(remark_beside(&trace, "∂a_H2/∂z_H2"), None);
    assert_eq!(trace.dead, ["H1"]);
    for (id, kink) in [("w11", true), ("w21", true), ("b1", true), ("w12", false), ("b2", false), ("w13", false)] {
        assert_eq!(difference(&trace, id).difference.kink, kink, "{id}");
    }
    // The slope of 0 on the one side and of ∂L/∂a_H1 on the other are half as much in the difference, up to what h² and
    // rounding leave over, for which h is ample.
    let (half, difference) = (number(&trace, "∂L/∂a_H1").value / 2.0, &difference(&trace, "b1").difference);
    assert!((difference.number.as_ref().unwrap().value - half).abs() < difference.h.value);
}

#[test]
fn on_their_kinks_other_functions_take_the_left_slope_unless_they_have_none() {
    for (function, slope, is_kinked) in [
        (Activation::LeakyRelu { slope: 0.1 }, "0.1", true),
        (Activation::Elu { alpha: 0.7 }, "0.7", true),
        (Activation::Elu { alpha: 1.0 }, "1", false),
        (Activation::LeakyRelu { slope: 1.0 }, "1", false),
    ] {
        let trace = written_out(&on_a_kink(function));
        assert_eq!(number(&trace, "∂a_H1/∂z_H1").decimal, slope, "{function:?}");
        assert_eq!(remark_beside(&trace, "∂a_H1/∂z_H1"), is_kinked.then_some(Remark::Kink), "{function:?}");
        assert_eq!(difference(&trace, "b1").difference.kink, is_kinked, "{function:?}");
    }
}

#[test]
fn losses_have_kinks_too() {
    let mut problem = worked_example();
    problem.loss = Loss::L1;
    problem.samples[0].target = vec!["7/8".into()];
    let trace = written_out(&problem);
    assert_eq!((number(&trace, "∂L/∂e").decimal.as_str(), remark_beside(&trace, "∂L/∂e")), ("0", Some(Remark::Kink)));
    assert!(difference(&trace, "b5").difference.kink);

    // o1 = 1/4 · −1/2 + 1/2 · 1 + 1/2 = 7/8 is the right one, and o2 = 3/8 comes just as near as the margin allows.
    problem.loss = Loss::Hinge { margin: 0.5 };
    problem.layers[2].weight.push(vec!["0".into(), "0".into()]);
    problem.layers[2].bias.push("3/8".into());
    problem.samples[0].target = vec!["1".into()];
    let trace = written_out(&problem);
    assert_eq!((number(&trace, "∂L/∂o2").decimal.as_str(), remark_beside(&trace, "∂L/∂o2")), ("0", Some(Remark::Kink)));
    assert!(difference(&trace, "b6").difference.kink);
}
