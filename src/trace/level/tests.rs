use super::super::presets::PRESETS;
use super::super::rounding::bound;
use super::super::{Number, Outcome, worked_example};
use super::*;
use crate::Activation;

#[test]
fn about_half_of_the_results_of_each_phase_are_left_out() {
    for preset in PRESETS {
        let problem = preset.problem();
        let written = write_out(&problem, 0).unwrap();
        for seed in 0..20 {
            let blanks = blanks(&problem, 0, seed).unwrap();
            for phase in [Phase::Forward, Phase::Loss, Phase::Backward, Phase::Update, Phase::Again] {
                let steps = written.sheet.steps.iter().enumerate().filter(|(_, step)| step.phase == phase);
                let all: Vec<&Step> =
                    steps.filter(|&(idx, step)| is_result(&written, idx, step)).map(|(_, step)| step).collect();
                let n_blank = all.iter().filter(|step| blanks.contains(&step.defines)).count();
                assert!(!all.is_empty() && n_blank == all.len().div_ceil(2), "{preset:?} {phase:?}");
            }
        }
        assert_eq!(blanks(&problem, 0, 1), blanks(&problem, 0, 1));
        assert_ne!(blanks(&problem, 0, 1), blanks(&problem, 0, 2));
    }
}

/// A step is recomputed from the same numbers; an `f64` that stands for a longer fraction is off by half an EPS, on either
/// side.
#[test]
fn the_planted_mistake_is_the_only_number_that_does_not_follow() {
    for preset in PRESETS {
        let problem = preset.problem();
        let mut places = std::collections::HashSet::new();
        for seed in 0..200 {
            let sample_idx = seed as usize % problem.samples.len();
            let planted = planted_mistake(&problem, sample_idx, seed, Format::Short).unwrap();
            let trace = &planted.trace;
            let find = |id: &str| &trace.values.iter().find(|value| value.id == id).unwrap().number;
            for (idx, step) in trace.steps.iter().enumerate() {
                let operand = |id: &str| (find(id).value, f64::EPSILON * find(id).value.abs());
                let (follows, error) = bound(&step.working, &operand);
                let number = find(&step.defines).value;
                let off = (follows - number).abs();
                let is_planted = off > error + f64::EPSILON * number.abs();
                assert_eq!(
                    is_planted,
                    idx == planted.step,
                    "{preset:?} {seed} {} {off:e} {:?}",
                    step.defines,
                    planted.slip
                );
            }
            assert_eq!(trace.steps[planted.step].defines, planted.id);
            assert_eq!(*find(&planted.id), planted.wrong);
            assert_ne!(planted.wrong.text, planted.right.text);
            assert_eq!(trace.outcome, Outcome::Untold);
            assert!(trace.parameters.iter().all(|parameter| parameter.difference.number.is_none()));
            assert!(is_followed_in(trace, &planted.id), "{preset:?} {seed}");
            places.insert((planted.step, planted.slip as u8));
        }
        assert!(places.len() > 10, "{preset:?}: {}", places.len());
    }
}

fn is_followed_in(trace: &Trace, id: &str) -> bool {
    trace.steps.iter().any(|step| step.operands.iter().any(|operand| operand == id))
}

#[test]
fn a_mistake_can_be_planted_in_every_format() {
    for format in [Format::Short, Format::Fraction, Format::Places(2), Format::Full] {
        for preset in PRESETS {
            let planted = planted_mistake(&preset.problem(), 0, 5, format).unwrap();
            assert_ne!(planted.right.decimal, planted.wrong.decimal);
        }
    }
}

#[test]
fn where_everything_is_zero_no_mistake_can_be_seen() {
    let mut problem = worked_example();
    for layer in &mut problem.layers {
        layer.activation = Activation::Relu;
        layer.weight.iter_mut().flatten().chain(&mut layer.bias).for_each(|text| *text = "0".into());
    }
    problem.samples[0].target = vec!["0".into()];
    let planted = planted_mistake(&problem, 0, 1, Format::Short);
    // What is left is ∂e/∂o = −1, whose sign can be forgotten.
    assert_eq!(planted.map(|planted| planted.id), Ok("∂e/∂o".to_owned()));
    let hinge = crate::Loss::Hinge { margin: 1.0 };
    let problem = Problem { loss: hinge, ..problem };
    assert_eq!(problem.samples.len(), 1);
    let one_class = Problem { samples: vec![sample("0 0", "1")], ..problem };
    assert_eq!(planted_mistake(&one_class, 0, 1, Format::Short).unwrap_err().code(), "value");
}

fn sample(input: &str, target: &str) -> super::super::SampleProblem {
    let texts = |text: &str| text.split(' ').map(str::to_owned).collect();
    super::super::SampleProblem { input: texts(input), target: texts(target) }
}

#[test]
fn numbers_are_the_ones_of_the_format() {
    let planted = planted_mistake(&worked_example(), 0, 3, Format::Fraction).unwrap();
    let Number { text, decimal, .. } = planted.right;
    assert!(text == decimal || text.contains('/'));
}
