//! Bounds on the rounding error of formulas in `f64`.

use super::expression::Expression;

/// The relative error of an operation: half an EPS if correctly rounded, and at most this for the platform's functions and
/// those composed of a few operations.
const PER_OPERATION: f64 = 8.0 * f64::EPSILON;

/// Returns the value of a formula in `f64` with a first-order bound on its error, by running error analysis (Higham 2002,
/// section 3.3).
///
/// `lookup` returns a value and the bound on its error.
pub(super) fn bound(expression: &Expression, lookup: &dyn Fn(&str) -> (f64, f64)) -> (f64, f64) {
    let of = |expression: &Expression| bound(expression, lookup);
    // The error propagated through a function, from its values at both ends of the interval.
    let through = |argument: &Expression, f: &dyn Fn(f64) -> f64| {
        let (x, error) = of(argument);
        (f(x), (f(x + error) - f(x)).abs().max((f(x - error) - f(x)).abs()))
    };
    let (number, error) = match expression {
        Expression::Value { id } => return lookup(id),
        Expression::Constant { scalar, .. } => return (scalar.to_f64(), 0.0),
        Expression::Symbol { .. } => return (f64::NAN, f64::NAN),
        Expression::Negative { argument } => {
            let (x, error) = of(argument);
            return (-x, error);
        }
        Expression::Sum { terms } => {
            // The rounding error of a partial sum is relative to it, and it is at most the sum of absolute values.
            terms.iter().map(of).fold((0.0, 0.0), |(sum, bound), (x, error)| {
                let next: f64 = sum + x;
                (next, bound + error + f64::EPSILON * next.abs())
            })
        }
        Expression::Difference { left, right } => {
            let ((a, a_error), (b, b_error)) = (of(left), of(right));
            (a - b, a_error + b_error)
        }
        Expression::Product { factors } => factors.iter().map(of).fold((1.0, 0.0), times),
        Expression::Power { base, exponent } => (0..*exponent).map(|_| of(base)).fold((1.0, 0.0), times),
        Expression::Quotient { numerator, denominator } => {
            let ((a, a_error), (b, b_error)) = (of(numerator), of(denominator));
            (a / b, (a_error + (a / b).abs() * b_error) / (b.abs() - b_error).max(0.0))
        }
        Expression::Maximum { arguments } => arguments
            .iter()
            .map(of)
            .fold((f64::NEG_INFINITY, 0.0), |(largest, bound), (x, error)| (x.max(largest), error.max(bound))),
        Expression::Minimum { arguments } => arguments
            .iter()
            .map(of)
            .fold((f64::INFINITY, 0.0), |(smallest, bound), (x, error)| (x.min(smallest), error.max(bound))),
        Expression::Raise { base, exponent } => {
            let ((a, a_error), (b, b_error)) = (of(base), of(exponent));
            let by_base = (b * a.powf(b - 1.0)).abs() * a_error;
            let by_exponent = if b_error == 0.0 { 0.0 } else { (a.powf(b) * a.ln()).abs() * b_error };
            (a.powf(b), by_base + by_exponent)
        }
        Expression::Trigonometric { function, argument } => through(argument, &|angle| function.of(angle)),
        Expression::Root { argument } => through(argument, &f64::sqrt),
        Expression::Exponential { exponent } => through(exponent, &f64::exp),
        Expression::Logarithm { argument } => through(argument, &f64::ln),
        Expression::Absolute { argument } => through(argument, &f64::abs),
        Expression::Sign { argument } => through(argument, &f64::signum),
        Expression::Apply { function, argument } => through(argument, &|z| function.value(z)),
        Expression::Slope { function, argument } => through(argument, &|z| function.derivative(z)),
    };
    (number, error + PER_OPERATION * number.abs())
}

fn times((a, a_error): (f64, f64), (b, b_error): (f64, f64)) -> (f64, f64) {
    let product = a * b;
    (product, a.abs() * b_error + b.abs() * a_error + a_error * b_error + f64::EPSILON * product.abs())
}
