//! The effect of the update on the loss, and numbers that overflow.

use std::collections::BTreeSet;

use chainrule::loss::Reduction;
use chainrule::optimizer::Rule;
use chainrule::trace::{
    Format, LayerProblem, MAX_LAYERS, MAX_SAMPLES, MAX_UNITS, OptimizerProblem, Outcome, PRESETS, Problem, Role,
    SampleProblem, Trace, Variant, training_step, worked_example,
};
use chainrule::{Activation, Loss};

use super::networks::{LOSSES, RULES, activations, sgd};
use super::reference::reference;
use super::{number, written_out};

/// One unit without activation function on the input 0, so that its output is its bias.
fn only_a_bias(bias: &str, target: &str, optimizer: OptimizerProblem) -> Problem {
    let layer =
        LayerProblem { weight: vec![vec!["1".into()]], bias: vec![bias.into()], activation: Activation::Identity };
    let sample = SampleProblem { input: vec!["0".into()], target: vec![target.into()] };
    Problem { layers: vec![layer], samples: vec![sample], optimizer, ..worked_example() }
}

#[test]
fn without_any_gradient_nothing_moves() {
    let mut dead = worked_example();
    dead.layers[2].activation = Activation::Relu;
    dead.layers[2].bias = vec!["-1".into()];
    let trace = written_out(&dead);
    assert_eq!(trace.outcome, Outcome::NoGradient);
    assert_eq!(trace.dead, ["H1", "H2", "J1", "J2"]);
    for parameter in &trace.parameters {
        assert_eq!(number(&trace, &parameter.gradient).decimal, "0", "{}", parameter.id);
        assert_eq!(number(&trace, &parameter.updated), number(&trace, &parameter.id), "{}", parameter.id);
    }
    // There is nothing to learn.
    assert_eq!(written_out(&only_a_bias("1", "1", sgd("0.1"))).outcome, Outcome::NoGradient);
}

/// b′ = b + 2η (t − b): with η = 1 the error changes its sign, with more it grows, with ½ of that it is gone.
#[test]
fn overshooting_is_recognized_even_if_the_loss_is_unchanged() {
    for learning_rate in ["1", "1.5"] {
        let trace = written_out(&only_a_bias("0", "1", sgd(learning_rate)));
        let Outcome::Overshot { learning_rate, .. } = &trace.outcome else { panic!("{:?}", trace.outcome) };
        assert!(["0.5", "0.75"].contains(&learning_rate.decimal.as_str()), "{learning_rate:?}");
    }
    assert_eq!(written_out(&only_a_bias("0", "1", sgd("0.75"))).outcome, Outcome::Fell);
}

/// Every preset with every rule and learning rates that are too large: with the suggested learning rate, the loss falls to the
/// stated value.
#[test]
fn the_suggested_learning_rate_makes_the_loss_fall() {
    let (mut rules, mut n_compared) = (BTreeSet::new(), 0);
    for preset in PRESETS {
        for rule in RULES {
            for learning_rate in ["2", "64", "1000000"] {
                let optimizer =
                    OptimizerProblem { rule, learning_rate: learning_rate.into(), weight_decay: "0".into() };
                let mut problem = Problem { optimizer, ..preset.problem() };
                let trace = written_out(&problem);
                let Outcome::Overshot { learning_rate, loss } = &trace.outcome else { continue };
                rules.insert(format!("{rule:?}"));
                problem.optimizer.learning_rate = plain(&learning_rate.decimal);
                let again = written_out(&problem);
                let what = format!("{preset:?} {rule:?} {learning_rate:?}");
                assert_eq!(again.outcome, Outcome::Fell, "{what}");
                // If η is shown without rounding, the loss is that of the same step, computed once more by the core.
                if let (true, Some(reference)) = (learning_rate.exact, reference(&problem)) {
                    assert!(reference.loss_after.holds(loss.value), "{what}: {loss:?}, {:?}", reference.loss_after);
                    n_compared += 1;
                }
            }
        }
    }
    assert_eq!(rules.len(), RULES.len(), "each rule overshoots somewhere: {rules:?}");
    assert!(n_compared > 20, "{n_compared}");
}

/// `9.5 × 10⁻⁷` as it can be typed.
fn plain(decimal: &str) -> String {
    let Some((mantissa, exponent)) = decimal.split_once(" × 10⁻") else { return decimal.to_owned() };
    let places = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| exponent.starts_with(digit)).unwrap();
    assert_eq!(exponent.chars().count(), 1, "{decimal}");
    format!("{mantissa}/1{}", "0".repeat(places))
}

/// v carries b beyond its target 1: b = 0, 0.8, 1.68 and 1.928, where the gradient has long pointed back.
#[test]
fn momentum_goes_uphill_at_a_later_step() {
    let momentum = Rule::Momentum { momentum: 0.9 };
    let mut problem = only_a_bias(
        "0",
        "1",
        OptimizerProblem { rule: momentum, learning_rate: "0.4".into(), weight_decay: "0".into() },
    );
    for (training_step, after, is_expected) in [
        (1, "0.8", (|outcome| matches!(outcome, Outcome::Fell)) as fn(&Outcome) -> bool),
        (2, "1.68", |outcome| matches!(outcome, Outcome::Overshot { .. })),
        (3, "1.928", |outcome| matches!(outcome, Outcome::Uphill)),
    ] {
        problem.training_step = training_step;
        let trace = written_out(&problem);
        assert_eq!(number(&trace, "b1′").decimal, after);
        assert!(is_expected(&trace.outcome), "{training_step}: {:?}", trace.outcome);
    }
}

/// ∂L/∂b = −0.002 would move b up, λ b = 1 moves it down.
#[test]
fn weight_decay_goes_uphill_near_the_target() {
    for rule in RULES {
        let optimizer = OptimizerProblem { rule, learning_rate: "0.1".into(), weight_decay: "10".into() };
        let trace = written_out(&only_a_bias("1", "1.001", optimizer));
        // AdamW takes η λ w apart from a step of η, which leads up: 1 + 0.1 − 1.
        assert_eq!(trace.outcome, Outcome::Uphill, "{rule:?}");
    }
}

#[test]
fn a_step_without_effect_is_called_unchanged() {
    let mut problem = worked_example();
    problem.layers.iter_mut().for_each(|layer| layer.activation = Activation::Tanh);
    problem.optimizer.learning_rate = "0.00000000000000000001".into();
    assert_eq!(written_out(&problem).outcome, Outcome::Unchanged);
}

/// A gradient of the largest network is a product of nine large numbers, and the new output one of four such gradients.
#[test]
fn a_number_that_overflows_is_named() {
    let mut problem = largest(Activation::Identity, Loss::SquaredError { reduction: Reduction::Sum });
    for n_samples in [8, 1] {
        problem.samples.truncate(n_samples);
        for sample_idx in 0..n_samples {
            let trace = training_step(&problem, sample_idx, Format::Short).unwrap();
            assert!(matches!(trace.outcome, Outcome::Overflow { .. }), "{:?}", trace.outcome);
            assert_sound(&trace);
        }
    }
}

/// Of four layers of one unit with the weights 10², two samples with inputs 0 and 10⁹ and η = 10⁶: o = 10¹⁷ for the
/// second; every weight becomes w′ = −10⁶ · 10¹⁷ · 10⁶ · 10⁹ = −10³⁸, and the first bias −10²⁹. So o′ is around 10¹⁴³ for
/// the first sample, which can be squared, and around 10¹⁶¹ for the second, which cannot.
#[test]
fn what_overflows_for_another_sample_is_its_loss() {
    let mut problem = only_a_bias("0", "0", sgd("1000000"));
    problem.layers[0].weight[0][0] = "100".into();
    problem.layers = vec![problem.layers[0].clone(); MAX_LAYERS];
    problem.samples.push(SampleProblem { input: vec!["1000000000".into()], target: vec!["0".into()] });
    for sample_idx in [0, 1] {
        let trace = training_step(&problem, sample_idx, Format::Short).unwrap();
        assert_eq!(trace.outcome, Outcome::Overflow { id: "ℓ2′".into() });
        assert_eq!(trace.values.iter().any(|value| value.id == "ℓ1′"), sample_idx == 0);
        assert_sound(&trace);
    }
}

/// As many units, layers and samples as there can be, all numbers as large as they can be, and the first inputs negative.
fn largest(activation: Activation, loss: Loss) -> Problem {
    let large = || "1000000000".to_owned();
    let layer =
        LayerProblem { weight: vec![vec![large(); MAX_UNITS]; MAX_UNITS], bias: vec![large(); MAX_UNITS], activation };
    let target = match loss {
        loss if loss.takes_classes() => vec!["5".to_owned()],
        loss if loss.takes_probabilities() => vec!["1".to_owned(); MAX_UNITS],
        _ => vec!["-1000000000".to_owned(); MAX_UNITS],
    };
    let sample = |idx: usize| SampleProblem {
        input: vec![if idx < 4 { format!("-{}", large()) } else { large() }; MAX_UNITS],
        target: target.clone(),
    };
    Problem {
        layers: vec![layer; MAX_LAYERS],
        samples: (0..MAX_SAMPLES).map(sample).collect(),
        loss,
        optimizer: OptimizerProblem { rule: Rule::Sgd, learning_rate: large(), weight_decay: large() },
        training_step: 1,
        variant: Variant::default(),
    }
}

/// All displayed numbers are finite, and defined by the steps.
fn assert_sound(trace: &Trace) {
    assert!(trace.values.iter().all(|value| value.number.value.is_finite() && !value.number.text.is_empty()));
    assert_eq!(trace.phases.last().unwrap().end, trace.steps.len());
    if let Outcome::Overflow { id } = &trace.outcome {
        assert!(trace.values.iter().all(|value| value.id != *id), "{id} is shown");
        assert!(id.contains('′') || id.contains('\u{302}'), "{id} comes before the update");
    } else {
        assert!(trace.values.iter().any(|value| value.role == Role::NewBias));
    }
}

#[test]
fn the_largest_numbers_of_the_largest_network_stay_finite_or_are_refused_by_name() {
    let mut n_overflows = 0;
    for (idx, activation) in activations().into_iter().chain([Activation::Elu { alpha: 1e9 }]).enumerate() {
        for (loss_idx, loss) in LOSSES.into_iter().chain([Loss::Huber { delta: 1e9 }]).enumerate() {
            let mut problem = largest(activation, loss);
            if loss == Loss::BinaryCrossEntropyOnProbabilities {
                problem.layers.last_mut().unwrap().activation = Activation::Sigmoid;
            }
            problem.optimizer.rule = RULES[(idx + loss_idx) % RULES.len()];
            match training_step(&problem, loss_idx % MAX_SAMPLES, Format::Full) {
                Ok(trace) => {
                    assert_sound(&trace);
                    n_overflows += usize::from(matches!(trace.outcome, Outcome::Overflow { .. }));
                }
                Err(error) => {
                    let sentence = error.to_string();
                    assert!(sentence.starts_with("result: expected a finite number, got "), "{sentence}");
                }
            }
        }
    }
    assert!(n_overflows > 0, "some of them are too large after the update");
}

/// Fractions with long denominators, no two alike, through seven steps: what gets too long to stay exact goes on as a float.
#[test]
fn the_longest_fractions_stay_finite() {
    let mut problem = largest(Activation::Relu, LOSSES[1]);
    let mut denominator = 99_999_999_u64;
    let mut long = |text: &mut String| {
        denominator -= 2;
        *text = format!("1{}/{denominator}", denominator % 10_000_000);
    };
    for layer in &mut problem.layers {
        layer.weight.iter_mut().flatten().chain(&mut layer.bias).for_each(&mut long);
    }
    problem.samples.iter_mut().flat_map(|sample| &mut sample.input).for_each(&mut long);
    problem.optimizer = sgd("1/99999999");
    assert_sound(&training_step(&problem, 7, Format::Full).unwrap());
}
