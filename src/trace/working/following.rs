//! What follows from a mistake is told from the mistake, in networks and in expressions.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::Scalar;
use super::super::circuit::written_circuit;
use super::tests::{problems, rounded};
use super::*;

/// How a student continues after a number: from what was written down, or from what the calculator shows.
#[derive(Debug, Clone, Copy, PartialEq)]
enum GoingOn {
    Written,
    Calculator,
}

/// A mistake: a slip in one of the steps.
type Mistake = (usize, Slip, Expression);

fn mistakes(written: &dyn Checked) -> Vec<Mistake> {
    let steps = written.sheet().steps.iter().enumerate();
    steps.flat_map(|(idx, step)| written.slips(step).into_iter().map(move |(slip, fault)| (idx, slip, fault))).collect()
}

/// The answers of a student who makes one mistake and works out everything else by the right formulas. `None` if a number is
/// infinite.
fn answers_with(
    written: &dyn Checked,
    (step_idx, _, fault): &Mistake,
    digits: usize,
    going_on: GoingOn,
) -> Option<Vec<Answer>> {
    let mut own: HashMap<&str, Scalar> = HashMap::new();
    let mut answers = Vec::new();
    for (idx, step) in written.sheet().steps.iter().enumerate() {
        let lookup = |id: &str| own.get(id).cloned().unwrap_or_else(|| written.sheet().get(id));
        let formula = if idx == *step_idx { fault } else { &step.working };
        let result = formula.evaluate(&lookup).ok().filter(|result| result.to_f64().is_finite())?;
        let text = rounded(result.to_f64(), digits);
        let typed = Typed::read(&text, "x").unwrap();
        own.insert(&step.defines, if going_on == GoingOn::Written { typed.scalar() } else { result });
        answers.push(Answer { id: step.defines.clone(), text });
    }
    Some(answers)
}

/// Checks that no answer after the mistake is called wrong. Someone who continues from what the calculator shows may leave out any
/// of the `others`.
fn expect_no_other(
    written: &dyn Checked,
    which: Index,
    digits: usize,
    going_on: GoingOn,
    others: &[bool],
) -> std::result::Result<(), TestCaseError> {
    let all = mistakes(written);
    prop_assume!(!all.is_empty());
    let mistake = which.get(&all);
    let Some(mut answers) = answers_with(written, mistake, digits, going_on) else { return Ok(()) };
    let id = &written.sheet().steps[mistake.0].defines;
    if going_on == GoingOn::Calculator {
        let mut kept = others.iter().cycle();
        answers.retain(|answer| answer.id == *id || *kept.next().unwrap_or(&true));
    }
    let report = check(written, &answers, Format::Short).unwrap();
    for judged in &report.answers {
        let is_wrong = matches!(judged.verdict, Verdict::Wrong { .. });
        prop_assert!(!is_wrong || judged.id == *id, "{:?} in {id}, {going_on:?}: {judged:?} {answers:?}", mistake.1);
    }
    Ok(())
}

fn going_on() -> impl Strategy<Value = GoingOn> {
    prop_oneof![Just(GoingOn::Written), Just(GoingOn::Calculator)]
}

const EXPRESSIONS: [(&str, &str); 6] = [
    ("(x+y)*z", "x_-2*y_5*z_-4"),
    ("1/(1+exp(-(w0*x0+w1*x1+w2)))", "w0_2*x0_-1*w1_-3*x1_-2*w2_-3"),
    ("(w*x+b-t)^2", "w_0.5*x_-1*b_0.3*t_1"),
    ("x*y+sin(x)", "x_2*y_-3"),
    ("(a*b+c)*max(a,b)", "a_3*b_2*c_-5/7"),
    ("ln(1+exp(-t*z))", "t_-1*z_0.5"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn one_mistake_in_a_network_is_one(
        problem in any::<Index>(),
        which in any::<Index>(),
        digits in 3_usize..=8,
        going_on in going_on(),
        others in prop::collection::vec(any::<bool>(), 1..9),
    ) {
        let all = problems();
        let written = write_out(problem.get(&all), 0).unwrap();
        expect_no_other(&written, which, digits, going_on, &others)?;
    }

    #[test]
    fn one_mistake_in_an_expression_is_one(
        expression in any::<Index>(),
        which in any::<Index>(),
        digits in 3_usize..=8,
        going_on in going_on(),
        others in prop::collection::vec(any::<bool>(), 1..9),
    ) {
        let &(text, values) = expression.get(&EXPRESSIONS);
        expect_no_other(&written_circuit(text, values), which, digits, going_on, &others)?;
    }
}
