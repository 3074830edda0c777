//! Formulas as data: they can be displayed with names or numbers, traced back to values in the network, and evaluated.
//!
//! The value of a step is computed by evaluating the formula of the step and in no other way. So the page shows exactly what
//! was computed, and a formula with a mistake gives the result of that mistake.

use num_rational::BigRational;
use num_traits::{One, Zero};
use serde::Serialize;

use super::{Format, Name, Number, Scalar};
use crate::error::What;
use crate::{Activation, Error, Result};

/// A formula. Its leaves are values of a trace, constants, and symbols without a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Expression {
    /// A value of the trace.
    Value {
        /// Its id.
        id: String,
    },
    /// A symbol without a value of its own, such as a factor in the chain rule.
    Symbol {
        /// The name.
        name: Name,
    },
    /// A number in the formula.
    Constant {
        /// The number.
        number: Number,
        /// The number as it is used in computations.
        #[serde(skip)]
        scalar: Scalar,
    },
    /// a + b + …
    Sum {
        /// a, b, …
        terms: Vec<Expression>,
    },
    /// a − b.
    Difference {
        /// a.
        left: Box<Expression>,
        /// b.
        right: Box<Expression>,
    },
    /// a · b · …
    Product {
        /// a, b, …
        factors: Vec<Expression>,
    },
    /// a / b.
    Quotient {
        /// a.
        numerator: Box<Expression>,
        /// b.
        denominator: Box<Expression>,
    },
    /// −a.
    Negative {
        /// a.
        argument: Box<Expression>,
    },
    /// aⁿ.
    Power {
        /// a.
        base: Box<Expression>,
        /// n, from 1.
        exponent: u32,
    },
    /// aᵇ for any b.
    Raise {
        /// a.
        base: Box<Expression>,
        /// b.
        exponent: Box<Expression>,
    },
    /// √a.
    Root {
        /// a.
        argument: Box<Expression>,
    },
    /// eᵃ.
    Exponential {
        /// a.
        exponent: Box<Expression>,
    },
    /// ln a.
    Logarithm {
        /// a.
        argument: Box<Expression>,
    },
    /// |a|.
    Absolute {
        /// a.
        argument: Box<Expression>,
    },
    /// The sign of a: −1, 0 or 1.
    Sign {
        /// a.
        argument: Box<Expression>,
    },
    /// max(a, b, …).
    Maximum {
        /// a, b, …
        arguments: Vec<Expression>,
    },
    /// min(a, b, …).
    Minimum {
        /// a, b, …
        arguments: Vec<Expression>,
    },
    /// sin a, cos a, tan a.
    Trigonometric {
        /// Which of them.
        function: Trigonometric,
        /// a.
        argument: Box<Expression>,
    },
    /// f(a).
    Apply {
        /// f.
        function: Activation,
        /// a.
        argument: Box<Expression>,
    },
    /// f′(a).
    Slope {
        /// f.
        function: Activation,
        /// a.
        argument: Box<Expression>,
    },
}

/// A trigonometric function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Trigonometric {
    /// sin.
    #[serde(rename = "sin")]
    Sine,
    /// cos.
    #[serde(rename = "cos")]
    Cosine,
    /// tan.
    #[serde(rename = "tan")]
    Tangent,
}

impl Trigonometric {
    /// Returns the function of an angle in radians.
    pub(super) fn of(self, angle: f64) -> f64 {
        match self {
            Self::Sine => angle.sin(),
            Self::Cosine => angle.cos(),
            Self::Tangent => angle.tan(),
        }
    }
}

impl Expression {
    /// Evaluates the formula, exactly as long as its operations are rational.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if a parameter of an activation function has too many decimals.
    ///
    /// # Panics
    /// Panics if the formula contains an [`Expression::Symbol`], which has no value, or if `lookup` panics.
    pub(super) fn evaluate(&self, lookup: &dyn Fn(&str) -> Scalar) -> Result<Scalar> {
        let all = |expressions: &[Self]| -> Result<Vec<Scalar>> {
            expressions.iter().map(|expression| expression.evaluate(lookup)).collect()
        };
        let float = |argument: &Self, f: fn(f64) -> f64| Ok(Scalar::Float(f(argument.evaluate(lookup)?.to_f64())));
        match self {
            Self::Value { id } => Ok(lookup(id)),
            Self::Symbol { name } => panic!("{} stands for itself and has no value", name.id()),
            Self::Constant { scalar, .. } => Ok(scalar.clone()),
            Self::Sum { terms } => Ok(all(terms)?.iter().fold(Scalar::integer(0), |sum, term| &sum + term)),
            Self::Difference { left, right } => Ok(&left.evaluate(lookup)? - &right.evaluate(lookup)?),
            Self::Product { factors } => {
                Ok(all(factors)?.iter().fold(Scalar::integer(1), |product, factor| &product * factor))
            }
            Self::Quotient { numerator, denominator } => {
                Ok(&numerator.evaluate(lookup)? / &denominator.evaluate(lookup)?)
            }
            Self::Negative { argument } => Ok(&Scalar::integer(0) - &argument.evaluate(lookup)?),
            Self::Power { base, exponent } => Ok(base.evaluate(lookup)?.power(*exponent)),
            Self::Raise { base, exponent } => {
                let (base, exponent) = (base.evaluate(lookup)?, exponent.evaluate(lookup)?);
                Ok(Scalar::Float(base.to_f64().powf(exponent.to_f64())))
            }
            Self::Root { argument } => float(argument, f64::sqrt),
            Self::Exponential { exponent } => float(exponent, f64::exp),
            Self::Logarithm { argument } => float(argument, f64::ln),
            Self::Absolute { argument } => Ok(argument.evaluate(lookup)?.absolute()),
            Self::Sign { argument } => Ok(argument.evaluate(lookup)?.sign()),
            Self::Maximum { arguments } => {
                let larger = |a: Scalar, b: Scalar| if (&b - &a).is_positive() { b } else { a };
                let largest = all(arguments)?.into_iter().reduce(larger);
                largest.ok_or(Error::Empty { what: What::Arguments })
            }
            Self::Minimum { arguments } => {
                let smaller = |a: Scalar, b: Scalar| if (&a - &b).is_positive() { b } else { a };
                let smallest = all(arguments)?.into_iter().reduce(smaller);
                smallest.ok_or(Error::Empty { what: What::Arguments })
            }
            Self::Trigonometric { function, argument } => {
                Ok(Scalar::Float(function.of(argument.evaluate(lookup)?.to_f64())))
            }
            Self::Apply { function, argument } => argument.evaluate(lookup)?.activate(*function),
            Self::Slope { function, argument } => argument.evaluate(lookup)?.slope(*function),
        }
    }

    /// Returns the ids of the values in the formula, in order, each once.
    pub(super) fn operands(&self) -> Vec<String> {
        let mut ids = Vec::new();
        self.collect_operands(&mut ids);
        ids
    }

    fn collect_operands(&self, ids: &mut Vec<String>) {
        match self {
            Self::Value { id } => {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            Self::Symbol { .. } | Self::Constant { .. } => {}
            Self::Sum { terms: all }
            | Self::Product { factors: all }
            | Self::Maximum { arguments: all }
            | Self::Minimum { arguments: all } => {
                all.iter().for_each(|one| one.collect_operands(ids));
            }
            Self::Difference { left: a, right: b }
            | Self::Quotient { numerator: a, denominator: b }
            | Self::Raise { base: a, exponent: b } => {
                a.collect_operands(ids);
                b.collect_operands(ids);
            }
            Self::Power { base: one, .. }
            | Self::Exponential { exponent: one }
            | Self::Negative { argument: one }
            | Self::Root { argument: one }
            | Self::Logarithm { argument: one }
            | Self::Absolute { argument: one }
            | Self::Sign { argument: one }
            | Self::Trigonometric { argument: one, .. }
            | Self::Apply { argument: one, .. }
            | Self::Slope { argument: one, .. } => one.collect_operands(ids),
        }
    }
}

// Short constructors of formulas.

pub(super) fn value(id: &str) -> Expression {
    Expression::Value { id: id.to_owned() }
}

pub(super) fn symbol(name: Name) -> Expression {
    Expression::Symbol { name }
}

pub(super) fn constant(scalar: Scalar) -> Expression {
    // Every constant is an integer, a fraction of small integers or a validated parameter, all of which are finite.
    let number = Number::new(&scalar, Format::Short).unwrap_or_default();
    Expression::Constant { number, scalar }
}

/// An exact number: as a decimal if that is exact, otherwise as a fraction.
pub(super) fn exact_constant(scalar: Scalar) -> Expression {
    let number = Number::new(&scalar, Format::Short).filter(|number| number.exact);
    let number = number.or_else(|| Number::new(&scalar, Format::Fraction)).unwrap_or_default();
    Expression::Constant { number, scalar }
}

pub(super) fn integer(n: usize) -> Expression {
    constant(Scalar::integer(n))
}

pub(super) fn half() -> Expression {
    constant(Scalar::Exact(BigRational::new(One::one(), 2.into())))
}

pub(super) fn sum(mut terms: Vec<Expression>) -> Expression {
    if terms.len() == 1 { terms.remove(0) } else { Expression::Sum { terms } }
}

/// Returns the sum, which is 0 without terms.
pub(super) fn sum_or_0(terms: Vec<Expression>) -> Expression {
    if terms.is_empty() { integer(0) } else { sum(terms) }
}

pub(super) fn sum_of(ids: &[String]) -> Expression {
    sum(ids.iter().map(|id| value(id)).collect())
}

pub(super) fn product(factors: Vec<Expression>) -> Expression {
    Expression::Product { factors }
}

pub(super) fn product_of(ids: &[&str]) -> Expression {
    product(ids.iter().map(|id| value(id)).collect())
}

pub(super) fn difference(left: Expression, right: Expression) -> Expression {
    Expression::Difference { left: Box::new(left), right: Box::new(right) }
}

pub(super) fn quotient(numerator: Expression, denominator: Expression) -> Expression {
    Expression::Quotient { numerator: Box::new(numerator), denominator: Box::new(denominator) }
}

/// Returns `expression / n`, or just `expression` if n is 1.
pub(super) fn divided(expression: Expression, n: usize) -> Expression {
    if n == 1 { expression } else { quotient(expression, integer(n)) }
}

pub(super) fn negative(argument: Expression) -> Expression {
    Expression::Negative { argument: Box::new(argument) }
}

pub(super) fn square(base: Expression) -> Expression {
    power(base, 2)
}

pub(super) fn power(base: Expression, exponent: u32) -> Expression {
    Expression::Power { base: Box::new(base), exponent }
}

pub(super) fn raise(base: Expression, exponent: Expression) -> Expression {
    Expression::Raise { base: Box::new(base), exponent: Box::new(exponent) }
}

pub(super) fn root(argument: Expression) -> Expression {
    Expression::Root { argument: Box::new(argument) }
}

pub(super) fn exponential(exponent: Expression) -> Expression {
    Expression::Exponential { exponent: Box::new(exponent) }
}

pub(super) fn logarithm(argument: Expression) -> Expression {
    Expression::Logarithm { argument: Box::new(argument) }
}

pub(super) fn absolute(argument: Expression) -> Expression {
    Expression::Absolute { argument: Box::new(argument) }
}

pub(super) fn sign(argument: Expression) -> Expression {
    Expression::Sign { argument: Box::new(argument) }
}

pub(super) fn maximum(arguments: Vec<Expression>) -> Expression {
    Expression::Maximum { arguments }
}

pub(super) fn minimum(arguments: Vec<Expression>) -> Expression {
    Expression::Minimum { arguments }
}

pub(super) fn trigonometric(function: Trigonometric, argument: Expression) -> Expression {
    Expression::Trigonometric { function, argument: Box::new(argument) }
}

pub(super) fn apply(function: Activation, argument: Expression) -> Expression {
    Expression::Apply { function, argument: Box::new(argument) }
}

pub(super) fn slope(function: Activation, argument: Expression) -> Expression {
    Expression::Slope { function, argument: Box::new(argument) }
}

/// Returns whether a number is so close to 0 that terms like 1 − e^−|x| lose at most three digits to cancellation.
pub(super) fn is_moderate(x: &Scalar) -> bool {
    x.to_f64().abs() <= 5.0
}

/// Comparisons with zero, for exact and inexact numbers.
impl Scalar {
    pub(super) fn is_positive(&self) -> bool {
        match self {
            Self::Exact(number) => *number > BigRational::zero(),
            Self::Float(number) => *number > 0.0,
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        match self {
            Self::Exact(number) => number.is_zero(),
            Self::Float(number) => *number == 0.0,
        }
    }
}
