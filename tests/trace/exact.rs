//! Traces of rational networks equal the fractions that SymPy gives, without any rounding (tests/golden/make_exact.py).

use std::collections::BTreeMap;

use chainrule::trace::{Format, Number, Problem, Role, Trace, training_step};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed};
use serde::Deserialize;

use super::number;

#[derive(Deserialize)]
struct Case {
    problem: Problem,
    sample_idx: usize,
    values: BTreeMap<String, String>,
}

/// The most digits behind the point that a format can ask for.
const PLACES: u8 = u8::MAX;

#[test]
fn exact_traces_are_those_of_sympy() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../golden/exact_traces.json")).unwrap();
    assert_eq!(cases.len(), 12);
    for (case_idx, Case { problem, sample_idx, values }) in cases.into_iter().enumerate() {
        let trace_in = |format| training_step(&problem, sample_idx, format).unwrap();
        let (long, fractions) = (trace_in(Format::Places(PLACES)), trace_in(Format::Fraction));
        for (id, text) in &values {
            let fraction: BigRational = text.parse().unwrap();
            let what = format!("case {case_idx}, {id} = {text}");
            assert_is_exactly(&fraction, number(&long, id), &what);
            let shown = number(&fractions, id);
            if let Some(short) = &shown.fraction {
                assert_eq!(short.text.replace('−', "-"), *text, "{what}");
            }
        }
        assert_nothing_is_missing(&long, &values);
    }
}

/// All 255 places are the fraction's, and it is said to be exact just if the fraction ends there.
///
/// Two fractions that agree so far are the same one if their denominators have at most 127 digits, because different ones
/// n/d and m/e differ by at least 1/(d e). Those of SymPy are far shorter, and a float, a fraction with a denominator
/// 2ᵏ, would say that it is exact nowhere.
fn assert_is_exactly(fraction: &BigRational, number: &Number, what: &str) {
    assert!(fraction.denom().to_string().len() <= 127, "{what}");
    let scaled = fraction * BigRational::from_integer(Pow::pow(BigInt::from(10), u32::from(PLACES)));
    let shown: BigInt = number.text.replace('−', "-").replace('.', "").parse().unwrap();
    // Halves away from 0.
    assert_eq!(shown, scaled.round().to_integer(), "{what}");
    assert_eq!(number.text_exact, scaled.is_integer(), "{what}");
    assert_eq!(i32::from(number.sign), i32::from(fraction.is_positive()) - i32::from(fraction.is_negative()), "{what}");
}

fn assert_nothing_is_missing(trace: &Trace, values: &BTreeMap<String, String>) {
    let is_golden = |role: Role| {
        use Role::{
            Activation, Delta, Gradient, Loss, NewBias, NewWeight, Output, PreActivation, SampleGradient, SampleLoss,
        };
        let golden =
            [PreActivation, Activation, Output, SampleLoss, Loss, Delta, SampleGradient, Gradient, NewWeight, NewBias];
        golden.contains(&role)
    };
    for value in trace.values.iter().filter(|value| is_golden(value.role)) {
        // Of the sample's loss with the new weights the mean over the samples is proof enough.
        let known = values.contains_key(&value.id) || (value.role == Role::SampleLoss && value.id.ends_with('′'));
        assert!(known, "SymPy did not compute {}", value.id);
    }
}
