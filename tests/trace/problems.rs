//! Problems as texts: read, written, and refused with what was expected.

use chainrule::optimizer::Rule;
use chainrule::trace::{
    Format, LayerProblem, MAX_LAYERS, MAX_SAMPLES, MAX_TRAINING_STEPS, MAX_UNITS, OptimizerProblem, PRESETS, Problem,
    SampleProblem, training_step, worked_example,
};
use chainrule::{Activation, Loss};

use super::networks::{LOSSES, RULES, activations};

type Change = fn(&mut Problem);

fn assert_refused(changes: &[(&str, &str, Change)]) {
    for (idx, (code, named, change)) in changes.iter().enumerate() {
        let mut problem = worked_example();
        change(&mut problem);
        let error = training_step(&problem, 0, Format::Short).unwrap_err();
        assert_eq!(error.code(), *code, "change {idx}: {error}");
        assert!(error.to_string().contains(named), "change {idx}: {error}");
    }
}

#[test]
fn a_network_whose_layers_do_not_match_is_refused() {
    assert_refused(&[
        ("empty", "layers", |problem| problem.layers.clear()),
        ("value", "layers", |problem| problem.layers = vec![problem.layers[0].clone(); MAX_LAYERS + 1]),
        ("empty", "units", |problem| problem.layers[1].weight.clear()),
        ("value", "units", |problem| problem.layers[0].weight = vec![vec!["1".into(); 2]; MAX_UNITS + 1]),
        ("shape", "bias", |problem| problem.layers[1].weight.truncate(1)),
        ("shape", "weight", |problem| problem.layers[1].weight[1].clear()),
        ("shape", "weight", |problem| problem.layers[1].weight[1].push("1".into())),
        ("shape", "bias", |problem| problem.layers[1].bias.clear()),
        ("format", "b3", |problem| problem.layers[1].bias[0] = "a quarter".into()),
        ("format", "w23", |problem| problem.layers[1].weight[0][1] = "1/0".into()),
        ("format", "b3", |problem| problem.layers[1].bias[0] = "1000000000.1".into()),
        ("value", "slope", |problem| problem.layers[1].activation = Activation::LeakyRelu { slope: -0.5 }),
        ("value", "slope", |problem| problem.layers[1].activation = Activation::LeakyRelu { slope: 1.5 }),
        ("format", "slope", |problem| problem.layers[1].activation = Activation::LeakyRelu { slope: f64::NAN }),
        ("format", "alpha", |problem| problem.layers[1].activation = Activation::Elu { alpha: 1e300 }),
        ("value", "alpha", |problem| problem.layers[1].activation = Activation::Elu { alpha: 0.0 }),
    ]);
}

#[test]
fn samples_that_do_not_match_are_refused() {
    assert_refused(&[
        ("empty", "samples", |problem| problem.samples.clear()),
        ("value", "samples", |problem| problem.samples = vec![problem.samples[0].clone(); MAX_SAMPLES + 1]),
        ("empty", "input", |problem| problem.samples[0].input.clear()),
        ("value", "input", |problem| problem.samples[0].input = vec!["1".into(); MAX_UNITS + 1]),
        ("shape", "weight", |problem| problem.samples[0].input.push("1".into())),
        ("shape", "target", |problem| problem.samples[0].target.push("1".into())),
        ("shape", "target", |problem| problem.samples[0].target.clear()),
        ("format", "i2", |problem| problem.samples[0].input[1] = "0;5".into()),
        ("format", "t = ", |problem| problem.samples[0].target[0] = String::new()),
        ("shape", "input", |problem| {
            problem.samples.push(SampleProblem { input: vec!["1".into()], target: vec!["1".into()] });
        }),
        ("format", "#2 i1", |problem| {
            problem.samples.push(SampleProblem { input: vec!["x".into(), "1".into()], target: vec!["1".into()] });
        }),
    ]);
}

#[test]
fn targets_that_the_loss_does_not_take_are_refused() {
    fn with(problem: &mut Problem, loss: Loss, targets: &[&str]) {
        problem.loss = loss;
        problem.samples[0].target = targets.iter().map(|&text| text.into()).collect();
    }
    assert_refused(&[
        ("format", "from 0 to 1", |problem| with(problem, Loss::BinaryCrossEntropy, &["1.01"])),
        ("format", "from 0 to 1", |problem| with(problem, Loss::BinaryCrossEntropy, &["-1/4"])),
        ("format", "from 1 to 1", |problem| with(problem, Loss::SoftmaxCrossEntropy, &["0"])),
        ("format", "from 1 to 1", |problem| with(problem, Loss::SoftmaxCrossEntropy, &["2"])),
        ("format", "from 1 to 1", |problem| with(problem, Loss::LogSoftmaxNll, &["1/2"])),
        ("format", "from 1 to 1", |problem| with(problem, Loss::Hinge { margin: 1.0 }, &["-1"])),
        ("shape", "target", |problem| with(problem, Loss::Hinge { margin: 1.0 }, &["1", "1"])),
        ("value", "delta", |problem| problem.loss = Loss::Huber { delta: 0.0 }),
        ("value", "delta", |problem| problem.loss = Loss::Huber { delta: f64::INFINITY }),
        ("format", "delta", |problem| problem.loss = Loss::Huber { delta: 1e10 }),
        ("value", "margin", |problem| with(problem, Loss::Hinge { margin: -1.0 }, &["1"])),
        ("format", "margin", |problem| with(problem, Loss::Hinge { margin: 1e-300 }, &["1"])),
    ]);
}

#[test]
fn optimizers_and_steps_that_are_out_of_range_are_refused() {
    assert_refused(&[
        ("format", "η", |problem| problem.optimizer.learning_rate = "fast".into()),
        ("value", "learning_rate", |problem| problem.optimizer.learning_rate = "0".into()),
        ("value", "learning_rate", |problem| problem.optimizer.learning_rate = "-0.1".into()),
        ("format", "λ", |problem| problem.optimizer.weight_decay = "none".into()),
        ("value", "weight_decay", |problem| problem.optimizer.weight_decay = "-1/10".into()),
        ("value", "momentum", |problem| problem.optimizer.rule = Rule::Momentum { momentum: 1.0 }),
        ("value", "momentum", |problem| problem.optimizer.rule = Rule::Nesterov { momentum: f64::NAN }),
        ("value", "alpha", |problem| problem.optimizer.rule = Rule::RmsProp { alpha: -0.1, eps: 1e-8 }),
        ("value", "eps", |problem| problem.optimizer.rule = Rule::RmsProp { alpha: 0.9, eps: 0.0 }),
        ("format", "ε", |problem| problem.optimizer.rule = Rule::RmsProp { alpha: 0.9, eps: 1e-30 }),
        ("value", "beta1", |problem| problem.optimizer.rule = Rule::Adam { beta1: 1.0, beta2: 0.9, eps: 1e-8 }),
        ("value", "beta2", |problem| problem.optimizer.rule = Rule::AdamW { beta1: 0.9, beta2: 2.0, eps: 1e-8 }),
        ("empty", "training_step", |problem| problem.training_step = 0),
        ("value", "training_step", |problem| problem.training_step = MAX_TRAINING_STEPS + 1),
    ]);
    let error = training_step(&worked_example(), 1, Format::Short).unwrap_err();
    assert_eq!(error.to_string(), "sample: expected a number from 1 to 1, got 2");
}

#[test]
fn the_last_training_step_can_be_written_out() {
    for preset in PRESETS {
        let problem = Problem { training_step: MAX_TRAINING_STEPS, ..preset.problem() };
        let trace = training_step(&problem, 0, Format::Short).unwrap();
        assert_eq!(trace.training_step, MAX_TRAINING_STEPS);
        let first = training_step(&preset.problem(), 0, Format::Short).unwrap();
        let loss = |trace: &chainrule::trace::Trace| super::number(trace, &trace.loss).value;
        assert!(loss(&trace) < loss(&first), "{preset:?}");
    }
}

#[test]
fn a_problem_survives_being_written_and_read() {
    let mut problems: Vec<Problem> = PRESETS.iter().map(|preset| preset.problem()).collect();
    problems.extend(activations().map(|activation| {
        let layer = LayerProblem { weight: vec![vec!["۱/۳".into()]], bias: vec!["0".into()], activation };
        Problem { layers: vec![layer], ..worked_example() }
    }));
    problems.extend(LOSSES.map(|loss| Problem { loss, ..worked_example() }));
    problems.extend(RULES.map(|rule| {
        let optimizer = OptimizerProblem { rule, ..worked_example().optimizer };
        Problem { optimizer, training_step: 3, ..worked_example() }
    }));
    for problem in problems {
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem);
        for field in ["bias", "target", "learningRate", "trainingStep", "loss"] {
            let renamed = json.replace(&format!("\"{field}\""), &format!("\"{field}s\""));
            assert!(serde_json::from_str::<Problem>(&renamed).is_err(), "{field}");
        }
    }
}
