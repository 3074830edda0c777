use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::presets::PRESETS;
use super::super::record::{Phase, StepKind};
use super::super::slip::slips;
use super::super::{MAX_UNITS, OptimizerProblem, Preset, Shape, worked_example};
use super::*;
use crate::error::{Got, Place};
use crate::loss::Reduction;
use crate::optimizer::Rule;
use crate::{Activation, Loss};

fn answers(all: &[(&str, &str)]) -> Vec<Answer> {
    all.iter().map(|(id, text)| Answer { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
}

fn judge(problem: &Problem, all: &[(&str, &str)]) -> Report {
    check_working(problem, 0, &answers(all), Format::Short).unwrap()
}

/// The slip of the one answer that is wrong, and the steps where it was made.
fn slip(problem: &Problem, all: &[(&str, &str)]) -> (Slip, Vec<String>) {
    let report = judge(problem, all);
    let wrong = report.answers.iter().filter(|answer| matches!(answer.verdict, Verdict::Wrong { .. }));
    let wrong: Vec<&Judged> = wrong.collect();
    assert_eq!(wrong.len(), 1, "{report:?}");
    assert_eq!(report.first_wrong.as_deref(), Some(wrong[0].id.as_str()));
    match &wrong[0].verdict {
        Verdict::Wrong { slip: Some(found) } => (found.slip, found.steps.clone()),
        verdict => panic!("{verdict:?}"),
    }
}

fn verdicts(report: &Report) -> Vec<&'static str> {
    let name = |answer: &Judged| match answer.verdict {
        Verdict::Right => "right",
        Verdict::RightByOwnNumbers => "own",
        Verdict::FollowsFromMistake => "follows",
        Verdict::Wrong { .. } => "wrong",
        Verdict::Unreadable { .. } => "unreadable",
    };
    report.answers.iter().map(name).collect()
}

/// The presets, and networks with every other loss and rule.
pub(super) fn problems() -> Vec<Problem> {
    let mut problems: Vec<Problem> = PRESETS.into_iter().map(Preset::problem).collect();
    let two_outputs = Preset::Sigmoid.problem();
    for loss in [
        Loss::SquaredError { reduction: Reduction::Sum },
        Loss::SquaredError { reduction: Reduction::Mean },
        Loss::L1,
        Loss::Huber { delta: 1.0 },
        Loss::Huber { delta: 0.25 },
        Loss::BinaryCrossEntropy,
        Loss::BinaryCrossEntropyOnProbabilities,
        Loss::Perceptron,
    ] {
        problems.push(Problem { loss, ..two_outputs.clone() });
    }
    for loss in [Loss::LogSoftmaxNll, Loss::LogSoftmaxCrossEntropy, Loss::Hinge { margin: 1.0 }] {
        problems.push(Problem { loss, ..Preset::Softmax.problem() });
    }
    // Of two outputs the mean is half of the sum, which is another slip.
    let Problem { layers, samples, .. } = Preset::Softmax.problem();
    let shape = Shape {
        sizes: vec![samples[0].input.len(), 2, 3],
        n_samples: 1,
        loss: Loss::SquaredError { reduction: Reduction::Sum },
        activations: layers.iter().map(|layer| layer.activation).collect(),
    };
    problems.push(Preset::Softmax.problem().reshaped(&shape).unwrap());
    let (momentum, eps) = (0.9, 1e-8);
    for rule in [
        Rule::Momentum { momentum },
        Rule::Nesterov { momentum },
        Rule::RmsProp { alpha: 0.99, eps },
        Rule::AdamW { beta1: 0.9, beta2: 0.999, eps },
    ] {
        let optimizer = OptimizerProblem { rule, learning_rate: "0.1".into(), weight_decay: "0.5".into() };
        problems.push(Problem { optimizer, training_step: 2, ..two_outputs.clone() });
    }
    let mut elu = worked_example();
    elu.layers.iter_mut().for_each(|layer| layer.activation = Activation::Elu { alpha: 1.0 });
    problems.push(elu);
    problems
}

/// Rounds to `digits` significant digits.
pub(super) fn rounded(number: f64, digits: usize) -> String {
    format!("{number:.*e}", digits - 1)
}

#[test]
fn the_slips_of_the_worksheet_are_named() {
    let problem = worked_example();
    for (id, text, expected) in [
        ("z_H1", "-0.5", Slip::ForgotBias),
        ("z_J2", "0.25", Slip::ForgotBias),
        ("a_H1", "-0.25", Slip::ForgotActivation),
        ("e", "-0.125", Slip::WrongSign),
        ("L", "0.125", Slip::ForgotSquare),
        ("L", "1/128", Slip::TookHalf),
        ("∂L/∂e", "0.125", Slip::ForgotFactor2),
        ("∂L/∂o", "0.25", Slip::WrongSign),
        ("∂L/∂o", "-0.125", Slip::ForgotFactor2),
        ("∂L/∂a_H2", "0", Slip::ForgotPath),
        ("w14′", "-0.003125", Slip::TransposedWeights),
        ("w15′", "-0.50625", Slip::UphillUpdate),
        ("w15′", "-0.4375", Slip::ForgotLearningRate),
        ("b5′", "0.475", Slip::UphillUpdate),
    ] {
        let text = if text == "0" { "0.0000" } else { text };
        let (named, _) = slip(&problem, &[(id, text)]);
        assert_eq!(named, expected, "{id} = {text}");
    }
    // The product that the sum needs was worked out with w12 instead of w21: −1/2 + 1/4 is right by chance, as i2 = 0.
    assert_eq!(verdicts(&judge(&problem, &[("z_H1", "-0.25")])), ["right"]);
}

#[test]
fn slips_of_other_networks_are_named() {
    let sigmoid = Preset::Sigmoid.problem();
    let value = |id: &str| write_out(&sigmoid, 0).unwrap().sheet.get(id).to_f64();
    let s = |z: f64| 1.0 / (1.0 + (-z).exp());
    let of_activation = s(value("a_H1")) * (1.0 - s(value("a_H1")));
    let [i1, i2] = [0.05, 0.1];
    for (id, number, expected) in [
        ("∂a_H1/∂z_H1", of_activation, Slip::PostActivationDerivative),
        ("z_H1", 0.15 * i1 + 0.25 * i2 + 0.35, Slip::TransposedWeights),
        ("z_o1", 0.4 * value("z_H1") + 0.45 * value("z_H2") + 0.6, Slip::ForgotActivation),
        ("∂L/∂a_H1", value("δ_o1") * 0.4 + value("δ_o2") * 0.45, Slip::TransposedWeights),
        ("∂L/∂a_H1", value("δ_o1") * 0.4, Slip::ForgotPath),
        ("∂L/∂a_H1", value("δ_o1") * value("w13′") + value("δ_o2") * value("w14′"), Slip::NewWeight),
        ("δ_o1", value("∂L/∂o1"), Slip::ForgotSlope),
        ("L", value("L") * 2.0, Slip::ForgotHalf),
        ("∂L/∂w13", value("δ_o1") * value("z_H1"), Slip::UsedPreActivation),
        ("z_H1′", value("z_H1"), Slip::OldWeight),
    ] {
        let (named, _) = slip(&sigmoid, &[(id, &rounded(number, 6))]);
        assert_eq!(named, expected, "{id} = {number}");
    }
}

/// Each slip in each step, by a student whose earlier answers are all correct, or who gave no earlier answers.
#[test]
fn every_slip_is_recognized_wherever_it_is_made() {
    let mut first = BTreeMap::<Slip, usize>::new();
    for problem in problems() {
        let written = write_out(&problem, 0).unwrap();
        let mut n_alike = HashMap::new();
        for step in &written.sheet.steps {
            // Later steps of the same kind in a unit differ in their numbers alone, and there are hundreds.
            let n_before = n_alike.entry((format!("{:?} {:?}", step.phase, step.kind), &step.unit)).or_insert(0);
            *n_before += 1;
            if *n_before > 2 || (step.phase == Phase::Again && !matches!(step.kind, StepKind::Product | StepKind::Sum))
            {
                continue;
            }
            for (expected, fault) in slips(&written, step) {
                let number = fault.evaluate(&|id| written.sheet.get(id)).unwrap().to_f64();
                if !number.is_finite() {
                    continue;
                }
                // Ten digits, which half an EPS of a float does not change.
                let mut all = vec![Answer { id: step.defines.clone(), text: rounded(number, 10) }];
                for with_operands in [false, true] {
                    if with_operands {
                        let steps = written.sheet.steps.iter().filter(|other| step.operands.contains(&other.defines));
                        let operand = |other: &super::super::Step| Answer {
                            id: other.defines.clone(),
                            text: rounded(written.sheet.get(&other.defines).to_f64(), 16),
                        };
                        all.extend(steps.map(operand));
                    }
                    let report = check(&written, &all, Format::Short).unwrap();
                    let judged = report.answers.iter().find(|answer| answer.id == step.defines).unwrap();
                    match &judged.verdict {
                        // The slip does not change the number there, or not in ten digits.
                        Verdict::Right => {}
                        Verdict::Wrong { slip: Some(found) } => {
                            // It cannot be known whether a result that was not typed was used.
                            let is_same = !with_operands
                                && (expected, found.slip) == (Slip::UsedPreActivation, Slip::ForgotActivation);
                            let is_named = found.slip == expected || found.also.contains(&expected);
                            assert!(is_named || is_same, "{expected:?} {judged:?}");
                            *first.entry(found.slip).or_default() += usize::from(found.slip == expected);
                        }
                        verdict => panic!("{} {expected:?} {number}: {verdict:?}", step.defines),
                    }
                }
            }
        }
    }
    let named = [
        Slip::ForgotBias,
        Slip::ForgotActivation,
        Slip::PostActivationDerivative,
        Slip::ForgotFactor2,
        Slip::ForgotSlope,
        Slip::ForgotPath,
        Slip::TransposedWeights,
        Slip::UsedPreActivation,
        Slip::NewWeight,
        Slip::OldWeight,
        Slip::ForgotMean,
        Slip::TookMean,
        Slip::DecimalLogarithm,
        Slip::SquaredError,
        Slip::SlopeTwice,
        Slip::ForgotHalf,
        Slip::TookHalf,
        Slip::ForgotSquare,
        Slip::ForgotTarget,
        Slip::ForgotNormalization,
        Slip::ForgotDecay,
        Slip::ForgotRoot,
        Slip::ForgotBiasCorrection,
        Slip::UphillUpdate,
        Slip::ForgotLearningRate,
        Slip::WrongSign,
    ];
    for slip in named {
        assert!(first.get(&slip).is_some_and(|&n| n > 0), "{slip:?} was never the first to be named: {first:?}");
    }
}

#[test]
fn a_slip_made_everywhere_is_one_slip() {
    let sigmoid = Problem { loss: Loss::SquaredError { reduction: Reduction::Sum }, ..Preset::Sigmoid.problem() };
    let value = |id: &str| write_out(&sigmoid, 0).unwrap().sheet.get(id).to_f64();
    // Half of both ∂L/∂e makes half of everything behind them.
    let (named, steps) = slip(&sigmoid, &[("∂L/∂a_H1", &rounded(value("∂L/∂a_H1") / 2.0, 5))]);
    assert_eq!((named, steps), (Slip::ForgotFactor2, vec!["∂L/∂e1".to_owned(), "∂L/∂e2".to_owned()]));
    // Without any bias: H = (−0.5, 0), so a_H = (0, 0), J = (0, 0), and o = 0.
    let (named, steps) = slip(&worked_example(), &[("o", "0.0")]);
    assert_eq!(named, Slip::ForgotBias);
    assert_eq!(steps, ["z_H1", "z_H2", "z_J1", "z_J2", "o"]);
}

#[test]
fn what_follows_from_a_mistake_is_not_wrong_again() {
    // Forgot the factor 2, wrote 0.125 rounded to 0.13, and continued with 0.125 in the calculator.
    let report = judge(
        &worked_example(),
        &[("∂L/∂e", "0.13"), ("∂L/∂o", "-0.125"), ("∂L/∂w15", "-0.03125"), ("o", "0.875"), ("b5′", "0.5125")],
    );
    assert_eq!(verdicts(&report), ["right", "wrong", "follows", "follows", "follows"]);
    assert_eq!(report.first_wrong.as_deref(), Some("∂L/∂e"));
    assert_eq!(report.answers[1].number.decimal, "0.25");
    // Continued with 0.13.
    let report = judge(&worked_example(), &[("∂L/∂e", "0.13"), ("∂L/∂o", "-0.13"), ("∂L/∂w15", "-0.0325")]);
    assert_eq!(verdicts(&report), ["wrong", "follows", "follows"]);
    // Unexplained −0.7, used in later results, followed by one more mistake.
    let report =
        judge(&worked_example(), &[("z_J1", "-0.7"), ("a_J1", "0.0"), ("o", "1.00"), ("e", "0.00"), ("L", "0.50")]);
    assert_eq!(verdicts(&report), ["wrong", "follows", "follows", "follows", "wrong"]);
    // A slip in a result that was not typed affects both units that use it, and is one mistake.
    let sigmoid = Preset::Sigmoid.problem();
    let value = |id: &str| write_out(&sigmoid, 0).unwrap().sheet.get(id).to_f64();
    let o1 = 0.4 * value("z_H1") + 0.45 * value("a_H2") + 0.6;
    let o2 = 0.5 * value("z_H1") + 0.55 * value("a_H2") + 0.6;
    let report = judge(&sigmoid, &[("z_o1", &rounded(o1, 5)), ("z_o2", &rounded(o2, 5))]);
    assert_eq!(verdicts(&report), ["wrong", "follows"]);
}

#[test]
fn one_unreadable_answer_spoils_no_other() {
    let report = judge(&worked_example(), &[("z_H1", "a quarter"), ("a_H1", "0.00"), ("o", "۷/۸"), ("L", "")]);
    assert_eq!(verdicts(&report), ["unreadable", "right", "right", "unreadable"]);
    let Verdict::Unreadable { error } = &report.answers[0].verdict else { panic!("{report:?}") };
    let typed = Got::Typed { place: Place::from("z_H1"), text: "a quarter".to_owned() };
    assert!(matches!(error, Refusal::Format { got, .. } if *got == typed), "{error:?}");
    assert_eq!(report.first_wrong, None);
}

#[test]
fn answers_to_no_question_are_refused() {
    for bad in [&[("w21", "1")][..], &[("nothing", "1")], &[("o", "1"), ("o", "2")]] {
        let error = check_working(&worked_example(), 0, &answers(bad), Format::Short).unwrap_err();
        assert!(error.code() == "value" && error.to_string().contains(bad[0].0), "{error}");
    }
    assert!(check_working(&worked_example(), 1, &[], Format::Short).is_err());
}

#[test]
fn right_answers_are_right_however_they_are_rounded() {
    for problem in problems() {
        for sample_idx in 0..problem.samples.len() {
            let written = write_out(&problem, sample_idx).unwrap();
            for digits in 1..=6 {
                let answer = |step: &super::super::Step| {
                    let number = written.sheet.get(&step.defines).to_f64();
                    let text = if digits % 2 == 0 { rounded(number, digits) } else { format!("{number:.digits$}") };
                    Answer { id: step.defines.clone(), text }
                };
                let all: Vec<Answer> = written.sheet.steps.iter().map(answer).collect();
                let report = check_working(&problem, sample_idx, &all, Format::Short).unwrap();
                for judged in report.answers {
                    assert_eq!(judged.verdict, Verdict::Right, "{} to {digits} digits", judged.id);
                }
            }
        }
    }
}

/// A student who rounds every number and continues with the rounded one.
#[test]
fn a_chain_of_rounded_numbers_is_never_wrong() {
    let mut n_own = 0;
    for problem in problems() {
        let written = write_out(&problem, 0).unwrap();
        for digits in 1..=6 {
            let mut own: HashMap<&str, Scalar> = HashMap::new();
            let mut all = Vec::new();
            for step in &written.sheet.steps {
                let lookup = |id: &str| own.get(id).cloned().unwrap_or_else(|| written.sheet.get(id));
                let number = step.working.evaluate(&lookup).unwrap().to_f64();
                if !number.is_finite() {
                    break; // Something rounded to 0 was divided by.
                }
                let text = rounded(number, digits);
                own.insert(&step.defines, Typed::read(&text, "x").unwrap().scalar());
                all.push(Answer { id: step.defines.clone(), text });
            }
            for judged in check_working(&problem, 0, &all, Format::Short).unwrap().answers {
                let is_right = matches!(judged.verdict, Verdict::Right | Verdict::RightByOwnNumbers);
                n_own += usize::from(judged.verdict == Verdict::RightByOwnNumbers);
                assert!(is_right, "{judged:?} to {digits} digits");
            }
        }
    }
    assert!(n_own > 0);
}

#[test]
fn the_largest_network_is_searched_in_time() {
    let numbers =
        |seed: usize| (0..MAX_UNITS).map(|i| format!("0.{}", (seed * 7 + i * 3) % 89 + 10)).collect::<Vec<_>>();
    let mut problem = Preset::Sigmoid.problem();
    problem.layers = (0..4)
        .map(|layer_idx| super::super::LayerProblem {
            weight: (0..MAX_UNITS).map(|idx| numbers(layer_idx * 5 + idx)).collect(),
            bias: numbers(layer_idx + 90),
            activation: Activation::Tanh,
        })
        .collect();
    problem.samples[0].input = numbers(1);
    problem.samples[0].target = numbers(2);
    problem.optimizer = Preset::Softmax.problem().optimizer;
    let report = judge(&problem, &[("L′", "0.123456"), ("∂L/∂w11", "0.123456"), ("o1", "0.123456")]);
    assert_eq!(verdicts(&report), ["wrong"; 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_answers_are_judged(
        texts in prop::collection::vec("\\PC{0,12}|-?[0-9.]{1,6}(e-?[0-9])?|[0-9]/[0-9]", 0..12),
        preset in 0..PRESETS.len(),
        start in 0_usize..60,
    ) {
        let problem = PRESETS[preset].problem();
        let written = write_out(&problem, 0).unwrap();
        let steps = written.sheet.steps.iter().skip(start).zip(&texts);
        let all: Vec<Answer> =
            steps.map(|(step, text)| Answer { id: step.defines.clone(), text: text.clone() }).collect();
        let report = check_working(&problem, 0, &all, Format::Short).unwrap();
        prop_assert_eq!(report.answers.len(), all.len());
    }

    #[test]
    fn right_answers_are_never_wrong(
        preset in 0..PRESETS.len(),
        chosen in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..=12), 1..30),
    ) {
        let problem = PRESETS[preset].problem();
        let written = write_out(&problem, 0).unwrap();
        let mut all = BTreeMap::new();
        for (index, digits) in chosen {
            let id = &index.get(&written.sheet.steps).defines;
            all.insert(id.clone(), rounded(written.sheet.get(id).to_f64(), digits));
        }
        let all: Vec<Answer> = all.into_iter().map(|(id, text)| Answer { id, text }).collect();
        for judged in check_working(&problem, 0, &all, Format::Short).unwrap().answers {
            prop_assert_eq!(judged.verdict, Verdict::Right, "{}", judged.id);
        }
    }
}
