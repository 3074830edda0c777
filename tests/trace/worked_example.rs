//! The worksheet's third problem, worked out by hand.

use chainrule::loss::Reduction;
use chainrule::trace::{Format, Outcome, Phase, StepKind, Trace, training_step, worked_example};
use chainrule::{Activation, Loss};

use super::{number, written_out};

/// Each number is exact, and is the fraction or integer.
fn assert_exactly(trace: &Trace, expected: &[(&str, &str)]) {
    for &(id, text) in expected {
        let number = number(trace, id);
        assert!(number.text_exact, "{id}");
        assert_eq!(number.text.replace('−', "-"), text, "{id}");
    }
}

fn in_fractions() -> Trace {
    training_step(&worked_example(), 0, Format::Fraction).unwrap()
}

#[test]
fn forward_and_loss_come_out_as_on_the_sheet() {
    let expected = [
        ("i1", "-1"),
        ("i2", "0"),
        ("w11·i1", "-1/2"),
        ("w21·i2", "0"),
        ("z_H1", "-1/4"),
        ("a_H1", "0"),
        ("w12·i1", "0"),
        ("w22·i2", "0"),
        ("z_H2", "1/4"),
        ("a_H2", "1/4"),
        ("w13·a_H1", "0"),
        ("w23·a_H2", "0"),
        ("z_J1", "1/4"),
        ("a_J1", "1/4"),
        ("w14·a_H1", "0"),
        ("w24·a_H2", "1/4"),
        ("z_J2", "1/2"),
        ("a_J2", "1/2"),
        ("w15·a_J1", "-1/8"),
        ("w25·a_J2", "1/2"),
        ("o", "7/8"),
        ("t", "1"),
        ("e", "1/8"),
        ("L", "1/64"),
    ];
    assert_exactly(&in_fractions(), &expected);
    let in_decimals = written_out(&worked_example());
    assert_eq!(
        (number(&in_decimals, "o").text.as_str(), number(&in_decimals, "L").text.as_str()),
        ("0.875", "0.015625")
    );
}

/// L = e², e = t − o: ∂L/∂o = −2e = −1/4. Through w15 = −1/2 and w25 = 1 it reaches J, whose ReLUs are open; through
/// w13 = −1/10, w14 = 1 and w23 = 0, w24 = 1 it reaches H, of which the first unit is closed.
#[test]
fn every_derivative_is_the_one_worked_out_by_hand() {
    let expected = [
        ("∂L/∂e", "1/4"),
        ("∂e/∂o", "-1"),
        ("∂L/∂o", "-1/4"),
        ("∂L/∂w15", "-1/16"), // −1/4 · 1/4
        ("∂L/∂w25", "-1/8"),  // −1/4 · 1/2
        ("∂L/∂b5", "-1/4"),
        ("∂L/∂a_J1", "1/8"), // −1/4 · −1/2
        ("∂a_J1/∂z_J1", "1"),
        ("δ_J1", "1/8"),
        ("∂L/∂w13", "0"),
        ("∂L/∂w23", "1/32"), // 1/8 · 1/4
        ("∂L/∂b3", "1/8"),
        ("∂L/∂a_J2", "-1/4"),
        ("∂a_J2/∂z_J2", "1"),
        ("δ_J2", "-1/4"),
        ("∂L/∂w14", "0"),
        ("∂L/∂w24", "-1/16"), // −1/4 · 1/4
        ("∂L/∂b4", "-1/4"),
        ("δ_J1·w13", "-1/80"),
        ("δ_J2·w14", "-1/4"),
        ("∂L/∂a_H1", "-21/80"),
        ("∂a_H1/∂z_H1", "0"),
        ("δ_H1", "0"),
        ("∂L/∂w11", "0"),
        ("∂L/∂w21", "0"),
        ("∂L/∂b1", "0"),
        ("δ_J1·w23", "0"),
        ("δ_J2·w24", "-1/4"),
        ("∂L/∂a_H2", "-1/4"),
        ("∂a_H2/∂z_H2", "1"),
        ("δ_H2", "-1/4"),
        ("∂L/∂w12", "1/4"), // −1/4 · −1
        ("∂L/∂w22", "0"),
        ("∂L/∂b2", "-1/4"),
    ];
    assert_exactly(&in_fractions(), &expected);
}

/// w′ = w − 1/10 ∂L/∂w.
#[test]
fn every_new_weight_and_the_new_loss_are_the_ones_worked_out_by_hand() {
    let expected = [
        ("η", "1/10"),
        ("w11′", "1/2"),
        ("w21′", "-1/4"),
        ("b1′", "1/4"),
        ("w12′", "-1/40"),
        ("w22′", "1"),
        ("b2′", "11/40"),
        ("w13′", "-1/10"),
        ("w23′", "-1/320"),
        ("b3′", "19/80"),
        ("w14′", "1"),
        ("w24′", "161/160"),
        ("b4′", "11/40"),
        ("w15′", "-79/160"),
        ("w25′", "81/80"),
        ("b5′", "21/40"),
        ("z_H1′", "-1/4"),
        ("a_H1′", "0"),
        ("z_H2′", "3/10"),       // 1/40 + 11/40
        ("z_J1′", "757/3200"),   // −1/320 · 3/10 + 19/80 = (−3 + 760)/3200
        ("z_J2′", "923/1600"),   // 161/160 · 3/10 + 11/40 = (483 + 440)/1600
        ("o′", "508049/512000"), // −79/160 · 757/3200 + 81/80 · 923/1600 + 21/40 = (−59803 + 299052 + 268800)/512000
        ("e′", "3951/512000"),
    ];
    let trace = in_fractions();
    assert_exactly(&trace, &expected);
    // e′² = 3951²/512000² = 15610401/262144000000 = 0.00005954895…
    let loss = number(&trace, "L′");
    assert_eq!((loss.decimal.as_str(), loss.sign), ("0.000059549", 1));
    assert!(number(&trace, "L′").value < number(&trace, "L").value);
    assert_eq!(trace.outcome, Outcome::Fell);
    assert_eq!(trace.dead, ["H1"]);
}

#[test]
fn its_phases_have_these_steps() {
    use StepKind::{
        Activation, ActivationDerivative, BiasGradient, Delta, Difference, LossDerivative, OutputDerivative, Path,
        Product, Slope, Square, Sum, Update, WeightGradient,
    };
    let forward =
        [[Product, Product, Sum, Activation].repeat(4), vec![Product, Product, Sum, Difference, Square]].concat();
    let gradients = vec![WeightGradient, WeightGradient, BiasGradient];
    let at_o = [vec![LossDerivative, LossDerivative, OutputDerivative], gradients.clone()].concat();
    let at_j = [vec![ActivationDerivative, Slope, Delta], gradients.clone()].concat();
    let at_h = [vec![Path, Path, ActivationDerivative, Slope, Delta], gradients].concat();
    let backward = [at_o, at_j.repeat(2), at_h.repeat(2)].concat();
    let kinds = [forward.clone(), backward, vec![Update; 15], forward].concat();

    let trace = written_out(&worked_example());
    assert_eq!(trace.steps.iter().map(|step| step.kind).collect::<Vec<_>>(), kinds);
    let ends: Vec<_> = trace.phases.iter().map(|end| (end.phase, end.end)).collect();
    // 4 · 4 + 3; 2 more; 3 + 3 at the output, 2 · 6 at J and 2 · 8 at H; 15 parameters; forward and loss again
    let expected =
        [(Phase::Forward, 19), (Phase::Loss, 21), (Phase::Backward, 55), (Phase::Update, 70), (Phase::Again, 91)];
    assert_eq!(ends, expected);
    let mut start = 0;
    for (phase, end) in expected {
        assert!(trace.steps[start..end].iter().all(|step| step.phase == phase), "{phase:?}");
        start = end;
    }
    let mut units: Vec<_> = trace.steps[21..55].iter().filter_map(|step| step.unit.as_deref()).collect();
    units.dedup();
    assert_eq!(units, ["o", "J1", "J2", "H1", "H2"]);
}

#[test]
fn one_transcendental_function_makes_what_follows_a_float() {
    let mut problem = worked_example();
    problem.layers[1].activation = Activation::Sigmoid;
    let trace = written_out(&problem);
    let (before, after) = (number(&trace, "z_J1"), number(&trace, "a_J1"));
    assert!(before.exact && before.fraction.is_some());
    assert!(!after.exact && after.fraction.is_none());
    assert_eq!(after.decimal, "0.562177"); // 1 / (1 + e^(-1/4)) = 0.56217650088...
    assert!(!number(&trace, "L").exact && !number(&trace, "∂L/∂w25").exact && !number(&trace, "w25′").exact);
}

#[test]
fn the_slope_of_a_leaky_relu_is_the_decimal_that_was_written() {
    let mut problem = worked_example();
    problem.layers[0].activation = Activation::LeakyRelu { slope: 0.01 };
    let trace = training_step(&problem, 0, Format::Fraction).unwrap();
    // J gets 1/400 less from H1, through −1/10 and 1: o = 7/8 − 1/2 · 1/4000 − 1/400 = 6979/8000, ∂L/∂o = −1021/4000.
    // Back through w15 · w13 = 1/20 and w25 · w14 = 1 it is −1021/4000 · 21/20, and a hundredth of that beyond H1.
    assert_exactly(
        &trace,
        &[("a_H1", "-1/400"), ("∂a_H1/∂z_H1", "1/100"), ("o", "6979/8000"), ("δ_H1", "-21441/8000000")],
    );
}

#[test]
fn several_outputs_are_counted_and_their_squares_reduced() {
    let mut problem = worked_example();
    problem.layers[2].weight = vec![vec!["1".into(), "0".into()], vec!["0".into(), "1".into()]];
    problem.layers[2].bias = vec!["0".into(), "0".into()];
    problem.samples[0].target = vec!["1".into(), "1".into()];
    // outputs 1/4 and 1/2, errors 3/4 and 1/2, squares 9/16 and 1/4 = 4/16; ∂L/∂e1 = 2 · 3/4, halved by mean and by ½
    for (reduction, loss, d_output) in
        [(Reduction::Sum, "13/16", "-3/2"), (Reduction::Mean, "13/32", "-3/4"), (Reduction::HalfSum, "13/32", "-3/4")]
    {
        problem.loss = Loss::SquaredError { reduction };
        let trace = training_step(&problem, 0, Format::Fraction).unwrap();
        assert_exactly(&trace, &[("e1²", "9/16"), ("L", loss), ("∂L/∂o1", d_output)]);
    }
}

#[test]
fn half_of_one_square_is_a_step_of_its_own() {
    let mut problem = worked_example();
    problem.loss = Loss::SquaredError { reduction: Reduction::HalfSum };
    let trace = training_step(&problem, 0, Format::Fraction).unwrap();
    assert_exactly(&trace, &[("e²", "1/64"), ("L", "1/128"), ("∂L/∂o", "-1/8")]);
}

/// The same input a second time, with the target −1/8: its error is −1, and the derivative of its loss by the output 2.
#[test]
fn of_several_samples_loss_and_gradients_are_means() {
    let mut problem = worked_example();
    problem.samples.push(problem.samples[0].clone());
    problem.samples[1].target = vec!["-1/8".into()];
    let trace = training_step(&problem, 0, Format::Fraction).unwrap();
    // ℓ1 = 1/64, ℓ2 = 1; ∂ℓ1/∂b5 = −1/4, ∂ℓ2/∂b5 = 2
    let expected = [
        ("ℓ1", "1/64"),
        ("ℓ2", "1"),
        ("L", "65/128"),
        ("∂ℓ1/∂b5", "-1/4"),
        ("∂ℓ2/∂b5", "2"),
        ("∂L/∂b5", "7/8"),
        ("b5′", "33/80"),
    ];
    assert_exactly(&trace, &expected);
    assert_eq!((trace.loss.as_str(), trace.sample_loss.as_str(), trace.n_samples), ("L", "ℓ1", 2));
}
