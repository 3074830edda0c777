//! What holds in every trace: names, the order of the steps, and formulas that give what they stand for.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use chainrule::rng::{Rng, Stream};
use chainrule::trace::{
    Constraints, Format, OptimizerProblem, Outcome, PRESETS, Phase, Problem, Remark, Role, StepKind, Trace,
    training_step, worked_example,
};
use chainrule::{Activation, Loss};

use super::evaluate::{evaluate, kinds};
use super::networks::{LOSSES, RULES, Size, activations, random_problem};
use super::{number, written_out};

/// Each function with each loss and in turn each rule, with weights of up to 1, 10 and 100, so that some functions are
/// saturated, and some exponentials too large to be taken as they are.
fn problems() -> Vec<Problem> {
    let mut problems = Vec::new();
    for (function_idx, function) in activations().into_iter().enumerate() {
        for (loss_idx, loss) in LOSSES.into_iter().enumerate() {
            let case_idx = function_idx * LOSSES.len() + loss_idx;
            let mut rng = Rng::new(case_idx as u64, Stream::Data);
            let lengths = (0..2 + case_idx % 4).map(|_| 1 + rng.below(5)).collect();
            let size = Size { lengths, n_samples: 1 + case_idx % 3 };
            let optimizer = OptimizerProblem {
                rule: RULES[case_idx % RULES.len()],
                learning_rate: "0.01".into(),
                weight_decay: ["0", "1/100"][case_idx / 2 % 2].into(),
            };
            let mut problem = random_problem(&mut rng, &size, |_, _| function, loss, optimizer);
            problem.training_step = 1 + case_idx % 2;
            // A saturated sigmoid on the wrong side costs ∞, which is refused.
            let is_bounded = loss != Loss::BinaryCrossEntropyOnProbabilities;
            let denominator = ["/1000", "/100", "/10"][if is_bounded { case_idx / 3 % 3 } else { 0 }];
            let weights = problem.layers.iter_mut().flat_map(|layer| layer.weight.iter_mut().flatten());
            weights.for_each(|text| *text = text.replace("/1000", denominator));
            problems.push(problem);
        }
    }
    problems
}

/// Written out once for all tests.
static TRACES: LazyLock<Vec<Trace>> = LazyLock::new(|| {
    let of_presets = PRESETS.iter().map(|preset| preset.problem());
    let all = problems().into_iter().chain(of_presets);
    all.map(|problem| training_step(&problem, problem.samples.len() - 1, Format::Short).unwrap()).collect()
});

#[test]
fn ids_are_unique_and_each_step_uses_what_is_there() {
    for trace in TRACES.iter() {
        let n_given = trace.values.len() - trace.steps.len();
        let positions: HashMap<&str, usize> =
            trace.values.iter().enumerate().map(|(idx, value)| (value.id.as_str(), idx)).collect();
        assert_eq!(positions.len(), trace.values.len(), "a duplicate id");
        for (idx, step) in trace.steps.iter().enumerate() {
            assert_eq!(positions[step.defines.as_str()], n_given + idx, "steps define in their order");
            for operand in &step.operands {
                assert!(positions[operand.as_str()] < n_given + idx, "{} uses {operand} too early", step.defines);
            }
            let phase_idx = trace.phases.iter().position(|end| idx < end.end).unwrap();
            assert_eq!(trace.phases[phase_idx].phase, step.phase, "{}", step.defines);
        }
        assert_eq!(trace.phases.last().unwrap().end, trace.steps.len());
    }
}

/// What a trace points at is there, and is what it should be.
#[test]
fn what_a_trace_points_at_is_there() {
    for trace in TRACES.iter() {
        let role =
            |id: &str| trace.values.iter().find(|value| value.id == id).unwrap_or_else(|| panic!("no {id}")).role;
        let is = |id: &str, roles: &[Role]| assert!(roles.contains(&role(id)), "{id} is a {:?}", role(id));
        let sums = [Role::PreActivation, Role::Activation, Role::Output];
        trace.inputs.iter().for_each(|id| is(id, &[Role::Input]));
        trace.targets.iter().for_each(|id| is(id, &[Role::Target]));
        is(&trace.loss, &[Role::Loss]);
        is(&trace.sample_loss, &[Role::Loss, Role::SampleLoss]);
        for (layer_idx, layer) in trace.layers.iter().enumerate() {
            for unit in &layer.units {
                is(unit.bias.as_deref().unwrap(), &[Role::Bias]);
                is(&unit.pre_activation, &sums);
                is(&unit.output, &sums[1..]);
                is(&unit.d_output, &[Role::Derivative]);
                is(&unit.delta, &[Role::Delta, Role::Derivative]);
                assert_eq!(unit.slope.is_some(), layer.activation != Activation::Identity);
                unit.slope.iter().for_each(|id| is(id, &[Role::Derivative]));
                for connection in &unit.connections {
                    is(&connection.weight, &[Role::Weight]);
                    is(&connection.product, &[Role::Product]);
                    assert_eq!(connection.path.is_some(), layer_idx > 0);
                }
            }
            // A path is a separate value if a unit has several outgoing connections.
            let paths = layer.units.iter().flat_map(|unit| &unit.connections).filter_map(|one| one.path.as_deref());
            let n_there = paths.filter(|path| trace.values.iter().any(|value| value.id == *path)).count();
            let n_connections = layer.units.len() * layer.units[0].connections.len();
            assert_eq!(n_there, if layer_idx > 0 && layer.units.len() > 1 { n_connections } else { 0 });
        }
        let n_parameters: usize =
            trace.layers.iter().map(|layer| layer.units.len() * (layer.units[0].connections.len() + 1)).sum();
        assert_eq!(trace.parameters.len(), n_parameters);
        for parameter in &trace.parameters {
            is(&parameter.id, &[Role::Weight, Role::Bias]);
            is(&parameter.sample_gradient, &[Role::Gradient, Role::SampleGradient]);
            is(&parameter.gradient, &[Role::Gradient]);
            is(&parameter.updated, &[Role::NewWeight, Role::NewBias]);
        }
        for value in &trace.values {
            value.about.iter().for_each(|id| {
                role(id);
            });
        }
    }
}

/// Every formula without symbols gives what the step defines, within the bounds of both: the formula's own, and that of
/// the working from which the trace has it. Where a remark says why another form is taken, the usual form may say nothing
/// any more, as the logarithm of a probability that has become 0.
#[test]
fn working_and_formulas_give_the_result() {
    let mut n_formulas = 0;
    for trace in TRACES.iter() {
        for step in &trace.steps {
            let result = number(trace, &step.defines).value;
            let mut leaves = Vec::new();
            let working = evaluate(&step.working, trace, &mut leaves).unwrap();
            assert_eq!(leaves, step.operands, "{}", step.defines);
            assert!(working.holds(result), "{}: {working:?} but {result}", step.defines);
            for formula in &step.formulas {
                let Some(ball) = evaluate(formula, trace, &mut Vec::new()) else { continue };
                n_formulas += 1;
                if !(ball.mid.is_finite() && ball.radius.is_finite()) {
                    assert!(matches!(step.remark, Some(Remark::Saturated | Remark::Shifted)), "{}", step.defines);
                    continue;
                }
                let tolerance = 2.0 * (ball.radius + working.radius);
                assert!((ball.mid - result).abs() <= tolerance, "{}: {ball:?} but {result}, {formula:?}", step.defines);
            }
        }
    }
    assert!(n_formulas > 10_000, "{n_formulas}");
}

/// Each name that the page switches on: formulas, operations, roles, phases and remarks occur, and are written so.
#[test]
fn everything_that_the_page_can_meet_occurs_and_is_named_as_it_expects() {
    let (mut formulas, mut steps, mut remarks, mut roles) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for trace in TRACES.iter() {
        let json = serde_json::to_value(trace).unwrap();
        for step in json["steps"].as_array().unwrap() {
            kinds(&step["formulas"], &mut formulas);
            kinds(&step["working"], &mut formulas);
            steps.insert(step["kind"].as_str().unwrap().to_owned());
            remarks.extend(step["remark"].as_str().map(str::to_owned));
        }
        let values = json["values"].as_array().unwrap().iter();
        roles.extend(values.map(|value| value["role"].as_str().unwrap().to_owned()));
    }
    let set = |names: &str| names.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let expected = "absolute apply constant difference exponential logarithm maximum negative power product quotient root \
        sign slope sum symbol value";
    assert_eq!(formulas, set(expected));
    let expected = "activation activationDerivative batchGradient batchMean biasCorrection biasGradient crossEntropy decay \
        decision delta difference distance exponential firstMoment logProbability lossDerivative margin maximum outputDerivative \
        path probability product reduction secondMoment slope square sum total update weightGradient";
    assert_eq!(steps, set(expected));
    let expected = "activation bias delta derivative error gradient input loss lossPart moment newBias newWeight \
        otherSample output path preActivation product sampleGradient sampleLoss setting state target weight";
    assert_eq!(roles, set(expected));
    assert_eq!(remarks, set("cancels kink normalized saturated shifted"));
}

/// What a problem that is not plain adds to these names.
#[test]
fn what_is_not_plain_is_named_as_the_page_expects() {
    let constraints = Constraints { absent: "b5".into(), frozen: "b3".into(), tied: "b1 = b2".into() };
    let mut problem = worked_example().constrained(&constraints).unwrap();
    problem.variant.input_gradients = true;
    problem.variant.look_ahead = true;
    problem.optimizer.rule = RULES[2];
    let json = serde_json::to_value(written_out(&problem)).unwrap();
    let names = |list: &str, field: &str| -> BTreeSet<String> {
        json[list].as_array().unwrap().iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
    };
    assert!(names("steps", "kind").is_superset(&["lookAhead", "tiedGradient"].map(str::to_owned).into()));
    assert!(names("values", "role").is_superset(&["ahead", "inputGradient"].map(str::to_owned).into()));
    let ids = names("values", "id");
    for id in ["∂L/∂b̃1", "∂L/∂b1=2", "b2′", "b̃3", "∂L/∂i2", "δ_H1·w̃21"] {
        assert!(ids.contains(id), "{id} is not among {ids:?}");
    }
    assert!(!ids.iter().any(|id| id.contains("b5") || id.contains("v_b2") || id.contains("v_b3")));
    assert!(json["layers"][2]["units"][0]["bias"].is_null());
}

#[test]
fn a_trace_is_named_as_the_page_expects() {
    let json = serde_json::to_value(written_out(&worked_example())).unwrap();
    assert_eq!(json["steps"][2]["formulas"][0]["kind"], "sum");
    assert_eq!(json["steps"][2]["phase"], "forward");
    assert_eq!(json["steps"][3]["formulas"][0]["function"], "relu");
    assert_eq!(json["layers"][0]["units"][0]["preActivation"], "z_H1");
    assert_eq!(json["layers"][0]["units"][0]["dOutput"], "∂L/∂a_H1");
    assert_eq!(json["layers"][1]["units"][0]["connections"][1]["path"], "δ_J1·w23");
    assert_eq!(json["values"][0]["name"]["subscript"], "1");
    assert_eq!(json["values"][0]["role"], "input");
    assert_eq!(json["values"][0]["number"]["textExact"], true);
    assert_eq!(json["parameters"][0]["sampleGradient"], "∂L/∂w11");
    assert_eq!(json["parameters"][0]["difference"]["kink"], false);
    assert_eq!((&json["nSamples"], &json["trainingStep"], &json["sampleLoss"]), (&1.into(), &1.into(), &"L".into()));
    assert_eq!(json["lossFunction"]["squared_error"]["reduction"], "sum");
    assert_eq!(json["optimizer"]["rule"], "sgd");
    assert_eq!(json["phases"][4], serde_json::json!({ "phase": "again", "end": 91 }));
    assert_eq!(json["outcome"], serde_json::json!({ "kind": "fell" }));
    let overshot = Outcome::Overshot { learning_rate: Default::default(), loss: Default::default() };
    let json = serde_json::to_value(overshot).unwrap();
    assert_eq!((json["kind"].as_str(), json["learningRate"].is_object()), (Some("overshot"), true));
    assert_eq!(serde_json::to_value(Outcome::NoGradient).unwrap()["kind"], "noGradient");
}

/// One product for each connection, one update for each parameter, and no step of another sample.
#[test]
fn there_are_as_many_steps_as_there_are_operations() {
    for trace in TRACES.iter() {
        let count = |kind, phase| trace.steps.iter().filter(|step| step.kind == kind && step.phase == phase).count();
        let units = || trace.layers.iter().flat_map(|layer| &layer.units);
        let n_connections: usize = units().map(|unit| unit.connections.len()).sum();
        assert_eq!(count(StepKind::Product, Phase::Forward), n_connections);
        assert_eq!(count(StepKind::Product, Phase::Again), n_connections);
        assert_eq!(count(StepKind::Sum, Phase::Forward), units().count());
        assert_eq!(count(StepKind::WeightGradient, Phase::Backward), n_connections);
        assert_eq!(count(StepKind::BiasGradient, Phase::Backward), units().count());
        assert_eq!(count(StepKind::Update, Phase::Update), trace.parameters.len());
        let defined: HashSet<_> = trace.steps.iter().map(|step| step.defines.as_str()).collect();
        let others = trace.values.iter().filter(|value| value.role == Role::OtherSample);
        assert!(others.into_iter().all(|value| !defined.contains(value.id.as_str())));
    }
}
