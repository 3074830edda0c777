//! Formulas computed by the test itself, with a bound of the rounding.

use chainrule::Activation;
use chainrule::trace::{Expression, Trace};

use super::ball::{Ball, U};
use super::number;
use super::reference::activation;

/// The value of a formula, with the ids of its leaves in their order. `None` if it has a symbol in it.
///
/// A value of the trace is off by what made it: at most eight roundings relative to itself (an activation function), as
/// what its operands are off by is in the other form of the formula too.
pub(crate) fn evaluate(expression: &Expression, trace: &Trace, leaves: &mut Vec<String>) -> Option<Ball> {
    let mut of = |expression: &Expression| evaluate(expression, trace, leaves);
    Some(match expression {
        Expression::Value { id } => {
            let value = number(trace, id).value;
            if !leaves.contains(id) {
                leaves.push(id.clone());
            }
            Ball { mid: value, radius: 8.0 * U * value.abs() }
        }
        Expression::Symbol { .. } => return None,
        Expression::Constant { number, .. } => Ball::nearest(number.value),
        Expression::Sum { terms } => Ball::sum(&terms.iter().map(of).collect::<Option<Vec<_>>>()?),
        Expression::Product { factors } => {
            let factors: Option<Vec<Ball>> = factors.iter().map(of).collect();
            factors?.into_iter().fold(Ball::exact(1.0), |product, factor| product * factor)
        }
        Expression::Maximum { arguments } => {
            let arguments: Option<Vec<Ball>> = arguments.iter().map(of).collect();
            let larger = |a: Ball, b: Ball| Ball { mid: a.mid.max(b.mid), radius: a.radius.max(b.radius) };
            arguments?.into_iter().reduce(larger).unwrap()
        }
        Expression::Difference { left, right } => of(left)? - of(right)?,
        Expression::Quotient { numerator, denominator } => of(numerator)? / of(denominator)?,
        Expression::Negative { argument } => -of(argument)?,
        Expression::Power { base, exponent } => {
            let base = of(base)?;
            (0..*exponent).fold(Ball::exact(1.0), |power, _| power * base)
        }
        Expression::Root { argument } => of(argument)?.sqrt(),
        Expression::Exponential { exponent } => of(exponent)?.exp(),
        Expression::Logarithm { argument } => of(argument)?.ln(),
        Expression::Absolute { argument } => of(argument)?.abs(),
        Expression::Sign { argument } => {
            let argument = of(argument)?;
            assert!(argument.is_decided(), "the sign of a value is known");
            Ball::exact(if argument.mid == 0.0 { 0.0 } else { argument.mid.signum() })
        }
        Expression::Raise { .. } | Expression::Minimum { .. } | Expression::Trigonometric { .. } => {
            panic!("only circuits have {expression:?}")
        }
        Expression::Apply { function, argument } => activation(*function, of(argument)?),
        Expression::Slope { function, argument } => slope(*function, of(argument)?),
    })
}

/// The second derivatives are at most 1, and eight roundings make a first one, as in [`super::reference`]; but the z of a
/// trace is what it is, so that nothing is undecided.
fn slope(function: Activation, z: Ball) -> Ball {
    let mid = function.derivative(z.mid);
    match function {
        Activation::Identity | Activation::Relu => Ball::exact(mid),
        Activation::LeakyRelu { .. } => Ball::nearest(mid),
        _ => Ball { mid, radius: z.radius + 8.0 * U * (1.0 + z.mid.abs()) },
    }
}

/// The kind of a formula and of all formulas in it, as the page reads them.
pub(crate) fn kinds(expression: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
    match expression {
        serde_json::Value::Object(fields) => {
            if let Some(serde_json::Value::String(kind)) = fields.get("kind") {
                found.insert(kind.clone());
            }
            fields.values().for_each(|field| kinds(field, found));
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| kinds(one, found)),
        _ => {}
    }
}
