//! Passes written out: the worksheet's network to the last digit, and random ones against the batched forward pass.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::loss::Reduction;
use chainrule::trace::{
    Expression, LayerProblem, MAX_LAYERS, MAX_UNITS, Number, Problem, Role, StepKind, Trace, forward, worked_example,
};
use chainrule::{Activation, Dense, Loss, Mlp, Targets};
use ndarray::{Array1, Array2};
use proptest::prelude::*;

fn number<'a>(trace: &'a Trace, id: &str) -> &'a Number {
    let value = trace.values.iter().find(|value| value.id == id);
    &value.unwrap_or_else(|| panic!("no value is called {id}")).number
}

#[test]
fn the_worked_example_comes_out_as_on_the_sheet() {
    let trace = forward(&worked_example()).unwrap();
    for (id, decimal, fraction) in [
        ("i1", "−1", None),
        ("i2", "0", None),
        ("w11·i1", "−0.5", Some("−1/2")),
        ("w21·i2", "0", None),
        ("z_H1", "−0.25", Some("−1/4")),
        ("a_H1", "0", None),
        ("w12·i1", "0", None),
        ("w22·i2", "0", None),
        ("z_H2", "0.25", Some("1/4")),
        ("a_H2", "0.25", Some("1/4")),
        ("w13·a_H1", "0", None),
        ("w23·a_H2", "0", None),
        ("z_J1", "0.25", Some("1/4")),
        ("a_J1", "0.25", Some("1/4")),
        ("w14·a_H1", "0", None),
        ("w24·a_H2", "0.25", Some("1/4")),
        ("z_J2", "0.5", Some("1/2")),
        ("a_J2", "0.5", Some("1/2")),
        ("w15·a_J1", "−0.125", Some("−1/8")),
        ("w25·a_J2", "0.5", Some("1/2")),
        ("o", "0.875", Some("7/8")),
        ("t", "1", None),
        ("e", "0.125", Some("1/8")),
        ("L", "0.015625", Some("1/64")),
    ] {
        let number = number(&trace, id);
        assert_eq!(number.decimal, decimal, "{id}");
        assert_eq!(number.fraction.as_ref().map(|fraction| fraction.text.as_str()), fraction, "{id}");
        assert!(number.exact, "{id}");
    }
}

#[test]
fn the_worked_example_takes_21_steps() {
    let trace = forward(&worked_example()).unwrap();
    let unit = [StepKind::Product, StepKind::Product, StepKind::Sum, StepKind::Activation];
    let mut kinds = unit.repeat(4);
    kinds.extend([StepKind::Product, StepKind::Product, StepKind::Sum, StepKind::Difference, StepKind::Square]);
    assert_eq!(trace.steps.iter().map(|step| step.kind).collect::<Vec<_>>(), kinds);
    assert_eq!(
        trace.steps.iter().filter_map(|step| step.unit.as_deref()).step_by(4).collect::<Vec<_>>(),
        ["H1", "H2", "J1", "J2", "o"]
    );
    assert_eq!(trace.loss, "L");
}

#[test]
fn one_transcendental_function_makes_what_follows_a_float() {
    let mut problem = worked_example();
    problem.layers[1].activation = Activation::Sigmoid;
    let trace = forward(&problem).unwrap();
    let (before, after) = (number(&trace, "z_J1"), number(&trace, "a_J1"));
    assert!(before.exact && before.fraction.is_some());
    assert!(!after.exact && after.fraction.is_none());
    assert_eq!(after.decimal, "0.562177"); // 1 / (1 + e^(-1/4)) = 0.56217650088...
    assert!(!number(&trace, "L").exact);
}

#[test]
fn the_slope_of_a_leaky_relu_is_the_decimal_that_was_written() {
    let mut problem = worked_example();
    problem.layers[0].activation = Activation::LeakyRelu { slope: 0.01 };
    let trace = forward(&problem).unwrap();
    let activation = number(&trace, "a_H1");
    assert_eq!(activation.decimal, "−0.0025");
    assert_eq!(activation.fraction.as_ref().unwrap().text, "−1/400");
}

#[test]
fn several_outputs_are_counted_and_their_squares_reduced() {
    let mut problem = worked_example();
    problem.layers[2].weight = vec![vec!["1".into(), "0".into()], vec!["0".into(), "1".into()]];
    problem.layers[2].bias = vec!["0".into(), "0".into()];
    problem.target = vec!["1".into(), "1".into()];
    // outputs 1/4 and 1/2, errors 3/4 and 1/2, squares 9/16 and 1/4 = 4/16
    for (reduction, loss) in [(Reduction::Sum, "13/16"), (Reduction::Mean, "13/32"), (Reduction::HalfSum, "13/32")] {
        let trace = forward(&Problem { reduction, ..problem.clone() }).unwrap();
        assert_eq!(number(&trace, "e1²").fraction.as_ref().unwrap().text, "9/16");
        assert_eq!(number(&trace, "L").fraction.as_ref().unwrap().text, loss, "{reduction:?}");
        assert_eq!(trace.steps.last().unwrap().kind, StepKind::Reduction);
    }
}

#[test]
fn half_of_one_square_is_a_step_of_its_own() {
    let trace = forward(&Problem { reduction: Reduction::HalfSum, ..worked_example() }).unwrap();
    assert_eq!(number(&trace, "e²").fraction.as_ref().unwrap().text, "1/64");
    assert_eq!(number(&trace, "L").fraction.as_ref().unwrap().text, "1/128");
}

#[test]
fn a_problem_that_does_not_fit_together_is_refused() {
    type Change = fn(&mut Problem);
    let changes: [(&str, Change); 15] = [
        ("empty", |problem| problem.layers.clear()),
        ("value", |problem| problem.layers = vec![problem.layers[0].clone(); MAX_LAYERS + 1]),
        ("empty", |problem| problem.input.clear()),
        ("value", |problem| problem.input = vec!["1".into(); MAX_UNITS + 1]),
        ("shape", |problem| problem.input.push("1".into())),
        ("shape", |problem| problem.target.push("1".into())),
        ("shape", |problem| problem.target.clear()),
        ("empty", |problem| problem.layers[1].weight.clear()),
        ("shape", |problem| problem.layers[1].weight.truncate(1)),
        ("shape", |problem| problem.layers[1].weight[1].clear()),
        ("shape", |problem| problem.layers[1].bias.clear()),
        ("format", |problem| problem.layers[1].bias[0] = "a quarter".into()),
        ("value", |problem| problem.layers[1].activation = Activation::LeakyRelu { slope: -0.5 }),
        ("format", |problem| problem.layers[1].activation = Activation::LeakyRelu { slope: f64::NAN }),
        ("format", |problem| problem.layers[1].activation = Activation::Elu { alpha: 1e300 }),
    ];
    for (idx, (code, change)) in changes.into_iter().enumerate() {
        let mut problem = worked_example();
        change(&mut problem);
        assert_eq!(forward(&problem).unwrap_err().code(), code, "change {idx}");
    }
}

#[test]
fn a_refused_number_is_named_as_in_the_figure() {
    let mut problem = worked_example();
    problem.layers[1].weight[0][1] = "1/0".into();
    let sentence = forward(&problem).unwrap_err().to_string();
    assert!(sentence.contains("w23") && sentence.contains("1/0"), "{sentence}");
}

#[test]
fn the_largest_numbers_of_the_largest_network_stay_finite() {
    for activation in [Activation::Softplus, Activation::Relu, Activation::Elu { alpha: 1e9 }] {
        let layer = LayerProblem {
            weight: vec![vec!["1000000000".into(); MAX_UNITS]; MAX_UNITS],
            bias: vec!["1000000000".into(); MAX_UNITS],
            activation,
        };
        for input in ["1000000000", "-1000000000"] {
            let problem = Problem {
                layers: vec![layer.clone(); MAX_LAYERS],
                input: vec![input.into(); MAX_UNITS],
                target: vec!["-1000000000".into(); MAX_UNITS],
                reduction: Reduction::Sum,
            };
            let trace = forward(&problem).unwrap();
            assert!(trace.values.iter().all(|value| value.number.value.is_finite()));
        }
    }
}

fn any_activation() -> impl Strategy<Value = Activation> {
    prop_oneof![
        4 => Just(Activation::Relu),
        2 => Just(Activation::Identity),
        2 => Just(Activation::LeakyRelu { slope: 0.01 }),
        1 => Just(Activation::Sigmoid),
        1 => Just(Activation::Tanh),
        1 => Just(Activation::Elu { alpha: 1.0 }),
        1 => Just(Activation::Gelu),
        1 => Just(Activation::Silu),
        1 => Just(Activation::Softplus),
    ]
}

/// Hundredths from −3 to 3, as decimals and as fractions.
fn any_number() -> impl Strategy<Value = String> {
    (-300..=300_i32, any::<bool>()).prop_map(|(hundredths, as_fraction)| {
        if as_fraction { format!("{hundredths}/100") } else { format!("{}", f64::from(hundredths) / 100.0) }
    })
}

fn numbers(n: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_number(), n)
}

fn any_problem() -> impl Strategy<Value = Problem> {
    let reduction = prop_oneof![Just(Reduction::Sum), Just(Reduction::Mean), Just(Reduction::HalfSum)];
    (prop::collection::vec(1..=MAX_UNITS, 2..=MAX_LAYERS + 1), reduction).prop_flat_map(|(sizes, reduction)| {
        let layers: Vec<_> = sizes
            .windows(2)
            .map(|pair| {
                (prop::collection::vec(numbers(pair[0]), pair[1]), numbers(pair[1]), any_activation())
                    .prop_map(|(weight, bias, activation)| LayerProblem { weight, bias, activation })
            })
            .collect();
        (layers, numbers(sizes[0]), numbers(sizes[sizes.len() - 1])).prop_map(move |(layers, input, target)| Problem {
            layers,
            input,
            target,
            reduction,
        })
    })
}

fn read(text: &str) -> f64 {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap()
}

fn read_row(texts: &[String]) -> Array1<f64> {
    texts.iter().map(|text| read(text)).collect()
}

fn mlp(problem: &Problem) -> Mlp<f64> {
    let layers = problem.layers.iter().map(|layer| {
        let shape = (layer.weight.len(), layer.weight[0].len());
        let weight = layer.weight.iter().flatten().map(|text| read(text)).collect();
        Dense::new(Array2::from_shape_vec(shape, weight).unwrap(), read_row(&layer.bias), layer.activation).unwrap()
    });
    Mlp::from_layers(layers.collect()).unwrap()
}

/// How far the f64 results of a layer may lie from the true ones, if its inputs lie up to `d_x` from theirs.
///
/// With u = 2⁻⁵³: weights, biases and inputs are the nearest f64 (relative u), a product rounds (u), and n products and
/// a bias are added with n roundings, so that |ẑ − z| ≤ Σ|w| d_x + (n + 4) u (Σ|w||x| + |b|) to first order; the factor
/// 2 covers the higher orders, as nothing here comes near u⁻¹. No activation function here is steeper than 1.13 (GELU),
/// and each is computed with at most eight roundings of numbers up to 1 + |z|.
fn error_bound(layer: &Dense<f64>, x: &[f64], d_x: &[f64], z: &[f64]) -> Vec<f64> {
    const U: f64 = f64::EPSILON / 2.0;
    let n = x.len() as f64;
    (0..layer.n_outputs())
        .map(|j| {
            let row = layer.weight().row(j);
            let carried: f64 = row.iter().zip(d_x).map(|(w, d)| w.abs() * d).sum();
            let size: f64 = row.iter().zip(x).map(|(w, x)| (w * x).abs()).sum::<f64>() + layer.bias()[j].abs();
            1.13 * (carried + 2.0 * (n + 4.0) * U * size) + 8.0 * U * (1.0 + z[j].abs())
        })
        .collect()
}

proptest! {
    #[test]
    fn a_trace_equals_the_batched_forward_pass(problem in any_problem()) {
        let trace = forward(&problem).unwrap();
        let mlp = mlp(&problem);
        let x = read_row(&problem.input);
        let batched = mlp.forward(&x.clone().insert_axis(ndarray::Axis(0))).unwrap();

        let mut sources = x.to_vec();
        let mut bound: Vec<f64> = sources.iter().map(|x| x.abs() * f64::EPSILON).collect();
        for (layer_idx, (layer, written)) in mlp.layers().iter().zip(&trace.layers).enumerate() {
            let z = batched.layers[layer_idx].pre_activation.row(0).to_vec();
            let a = batched.layers[layer_idx].activation.row(0).to_vec();
            bound = error_bound(layer, &sources, &bound, &z);
            for (j, unit) in written.units.iter().enumerate() {
                // Both the batched pass and, after a transcendental function, the trace are off by up to the bound.
                let (of_z, of_a) = (number(&trace, &unit.pre_activation).value, number(&trace, &unit.output).value);
                prop_assert!((of_z - z[j]).abs() <= 2.0 * bound[j], "z of {}: {of_z} and {}", unit.id, z[j]);
                prop_assert!((of_a - a[j]).abs() <= 2.0 * bound[j], "a of {}: {of_a} and {}", unit.id, a[j]);
            }
            sources = a;
        }

        // d(e²) = 2|e| d(o) + d(o)², and again a few roundings of a sum of up to five squares.
        let target = read_row(&problem.target);
        let squared_error = Loss::SquaredError { reduction: problem.reduction };
        let targets = Targets::Values(target.clone().insert_axis(ndarray::Axis(0)));
        let loss = squared_error.value(batched.output(), &targets).unwrap();
        let tolerance: f64 = sources.iter().zip(&target).zip(&bound).map(|((o, t), d)| {
            let size = o.abs() + t.abs();
            2.0 * (2.0 * size * d + d * d) + 16.0 * f64::EPSILON * size * size
        }).sum();
        prop_assert!((number(&trace, &trace.loss).value - loss).abs() <= tolerance);
    }

    #[test]
    fn each_step_uses_what_is_there_and_its_formulas_give_its_result(problem in any_problem()) {
        let trace = forward(&problem).unwrap();
        let n_given = trace.values.len() - trace.steps.len();
        let n_connections: usize = problem.layers.iter().map(|layer| layer.weight.len() * layer.weight[0].len()).sum();
        let products = trace.steps.iter().filter(|step| step.kind == StepKind::Product).count();
        prop_assert_eq!(products, n_connections);

        for (idx, step) in trace.steps.iter().enumerate() {
            let position = |id: &str| trace.values.iter().position(|value| value.id == id).unwrap();
            prop_assert_eq!(position(&step.defines), n_given + idx, "ids are unique, and steps define in order");
            for operand in &step.operands {
                prop_assert!(position(operand) < n_given + idx, "{} uses {operand} too early", step.defines);
            }
            let mut leaves = Vec::new();
            let working = evaluate(&step.working, &trace, &mut leaves);
            leaves.dedup(); // a leaky ReLU, max(0.01 · z, z), reads z twice
            prop_assert_eq!(&leaves, &step.operands);
            let result = number(&trace, &step.defines).value;
            for formula in step.formulas.iter().map(|formula| evaluate(formula, &trace, &mut Vec::new())).chain([working]) {
                // Each operation rounds once, on numbers no larger than the sum of all terms: at most 5 products of
                // values of the trace, or 5 squares. Cancellation makes that sum, not the result, the measure.
                let size: f64 = step.operands.iter().map(|id| number(&trace, id).value.abs()).sum();
                let tolerance = 16.0 * f64::EPSILON * (1.0 + size) * (1.0 + size);
                prop_assert!((formula - result).abs() <= tolerance, "{}: {formula} and {result}", step.defines);
            }
        }
    }
}

/// The value of a formula, and the ids of its leaves in order.
fn evaluate(expression: &Expression, trace: &Trace, leaves: &mut Vec<String>) -> f64 {
    let mut all = |expressions: &[Expression]| -> Vec<f64> {
        expressions.iter().map(|expression| evaluate(expression, trace, leaves)).collect()
    };
    match expression {
        Expression::Value { id } => {
            leaves.push(id.clone());
            number(trace, id).value
        }
        Expression::Constant { number } => number.value,
        Expression::Sum { terms } => all(terms).iter().sum(),
        Expression::Product { factors } => all(factors).iter().product(),
        Expression::Maximum { arguments } => all(arguments).into_iter().fold(f64::NEG_INFINITY, f64::max),
        Expression::Difference { left, right } => evaluate(left, trace, leaves) - evaluate(right, trace, leaves),
        Expression::Quotient { numerator, denominator } => {
            evaluate(numerator, trace, leaves) / evaluate(denominator, trace, leaves)
        }
        Expression::Square { base } => evaluate(base, trace, leaves).powi(2),
        Expression::Apply { function, argument } => function.value(evaluate(argument, trace, leaves)),
    }
}

#[test]
fn what_the_page_reads_is_named_as_it_expects() {
    let json = serde_json::to_value(forward(&worked_example()).unwrap()).unwrap();
    assert_eq!(json["steps"][2]["kind"], "sum");
    assert_eq!(json["steps"][2]["formulas"][0]["kind"], "sum");
    assert_eq!(json["steps"][3]["formulas"][0]["function"], "relu");
    assert_eq!(json["layers"][0]["units"][0]["preActivation"], "z_H1");
    assert_eq!(json["values"][0]["name"]["subscript"], "1");
    assert_eq!(json["values"][0]["role"], serde_json::to_value(Role::Input).unwrap());
    assert_eq!(json["reduction"], "sum");
}

#[test]
fn a_problem_survives_being_written_and_read() {
    let json = serde_json::to_string(&worked_example()).unwrap();
    assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), worked_example());
    assert!(serde_json::from_str::<Problem>(&json.replace("\"bias\"", "\"biases\"")).is_err());
}
