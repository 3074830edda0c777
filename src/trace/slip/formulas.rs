//! The mistakes that can be read off the formula of a step alone.

use super::{Slip, Slips};
use crate::trace::Scalar;
use crate::trace::expression::{Expression, difference, integer, logarithm, negative, product, quotient, square, sum};

/// Returns the formula without its division, if it has one.
pub(super) fn before_stroke(slip: Slip, working: &Expression) -> Slips {
    match working {
        Expression::Quotient { numerator, .. } => vec![(slip, numerator.as_ref().clone())],
        _ => Vec::new(),
    }
}

pub(super) fn opposite(working: &Expression) -> Expression {
    match working {
        Expression::Difference { left, right } => difference(right.as_ref().clone(), left.as_ref().clone()),
        Expression::Negative { argument } => argument.as_ref().clone(),
        _ => negative(working.clone()),
    }
}

pub(super) fn without_factor_2(working: &Expression) -> Option<Expression> {
    match working {
        Expression::Quotient { numerator, denominator } => {
            Some(quotient(without_factor_2(numerator)?, denominator.as_ref().clone()))
        }
        Expression::Product { factors } => match factors.as_slice() {
            [Expression::Constant { scalar, .. }, rest] if *scalar == Scalar::integer(2) => Some(rest.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// |e|, or ½ e² of Huber's loss.
pub(super) fn distance(working: &Expression) -> Slips {
    match working {
        Expression::Absolute { argument } => vec![(Slip::WrongSign, argument.as_ref().clone())],
        Expression::Product { factors } => match factors.as_slice() {
            [half, Expression::Power { base, exponent }] => vec![
                (Slip::ForgotHalf, Expression::Power { base: base.clone(), exponent: *exponent }),
                (Slip::ForgotSquare, product(vec![half.clone(), base.as_ref().clone()])),
            ],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

pub(super) fn probability(working: &Expression) -> Slips {
    match working {
        Expression::Apply { argument, .. } => vec![(Slip::ForgotActivation, argument.as_ref().clone())],
        _ => before_stroke(Slip::ForgotNormalization, working),
    }
}

/// The same formula with log₁₀ for ln: each logarithm divided by ln 10.
pub(super) fn decimal_logarithm(working: &Expression) -> Option<Expression> {
    let again = |argument: &Expression| decimal_logarithm(argument);
    let all = |terms: &[Expression]| -> Option<Vec<Expression>> {
        let changed: Vec<Option<Expression>> = terms.iter().map(decimal_logarithm).collect();
        let is_changed = changed.iter().any(Option::is_some);
        let either = changed.into_iter().zip(terms).map(|(changed, term)| changed.unwrap_or_else(|| term.clone()));
        is_changed.then(|| either.collect())
    };
    match working {
        Expression::Logarithm { .. } => Some(quotient(working.clone(), logarithm(integer(10)))),
        Expression::Negative { argument } => again(argument).map(negative),
        Expression::Sum { terms } => all(terms).map(sum),
        Expression::Product { factors } => all(factors).map(product),
        Expression::Difference { left, right } => {
            let both = all(&[left.as_ref().clone(), right.as_ref().clone()])?;
            let [left, right] = <[Expression; 2]>::try_from(both).ok()?;
            Some(difference(left, right))
        }
        _ => None,
    }
}

/// (t − p)² for the two terms of a binary cross-entropy, (1 − p)² for the logarithm of the right class.
pub(super) fn squared_error(working: &Expression) -> Option<Expression> {
    let Expression::Negative { argument } = working else { return None };
    let missing = |p: &Expression| square(difference(integer(1), p.clone()));
    match argument.as_ref() {
        Expression::Logarithm { argument } => Some(missing(argument)),
        Expression::Sum { terms } => {
            let Expression::Product { factors } = terms.first()? else { return None };
            let [t, Expression::Logarithm { argument: p }] = factors.as_slice() else { return None };
            Some(square(difference(t.clone(), p.as_ref().clone())))
        }
        _ => None,
    }
}

// The update.

pub(super) fn decay(working: &Expression) -> Slips {
    match working {
        Expression::Sum { terms } => {
            terms.first().map(|gradient| (Slip::ForgotDecay, gradient.clone())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn second_moment(working: &Expression) -> Slips {
    let Expression::Sum { terms } = working else { return Vec::new() };
    let [before, Expression::Product { factors }] = terms.as_slice() else { return Vec::new() };
    let [rest, Expression::Power { base, .. }] = factors.as_slice() else { return Vec::new() };
    let plain = product(vec![rest.clone(), base.as_ref().clone()]);
    vec![(Slip::ForgotSquare, sum(vec![before.clone(), plain]))]
}

/// w − η d, or w − η d − η λ w with decoupled weight decay.
pub(super) fn update(working: &Expression) -> Slips {
    let Expression::Difference { left, right } = working else { return Vec::new() };
    let (left, right) = (left.as_ref().clone(), right.as_ref().clone());
    if let Expression::Difference { .. } = left {
        let decayed = update(&left).into_iter().map(|(slip, other)| (slip, difference(other, right.clone())));
        return decayed.chain([(Slip::ForgotDecay, left.clone())]).collect();
    }
    let mut slips = vec![(Slip::UphillUpdate, sum(vec![left.clone(), right.clone()]))];
    let Expression::Product { factors } = right else { return slips };
    let [rate, direction] = factors.as_slice() else { return slips };
    slips.push((Slip::ForgotLearningRate, difference(left.clone(), direction.clone())));
    if let Expression::Quotient { numerator, denominator } = direction
        && let Expression::Sum { terms } = denominator.as_ref()
        && let [Expression::Root { argument }, eps] = terms.as_slice()
    {
        let rootless = quotient(numerator.as_ref().clone(), sum(vec![argument.as_ref().clone(), eps.clone()]));
        slips.push((Slip::ForgotRoot, difference(left, product(vec![rate.clone(), rootless]))));
    }
    slips
}
