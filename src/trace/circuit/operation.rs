//! The operations of a graph: each with its formula, and beside it its derivative with respect to each operand.

use serde::Serialize;

use crate::Activation;
use crate::trace::expression::Trigonometric::{Cosine, Sine, Tangent};
use crate::trace::expression::{
    Expression, absolute, apply, difference, exact_constant, exponential, integer, is_moderate, logarithm, maximum,
    minimum, negative, power, product, quotient, raise, root, sign, slope, square, sum, trigonometric,
};
use crate::trace::record::Remark;
use crate::trace::{Format, Number, Scalar};

/// The operation of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OperationKind"))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    /// A power with an integer exponent other than 0.
    Power(i32),
    /// Any other power.
    Raise,
    Exp,
    Ln,
    Sqrt,
    Sin,
    Cos,
    Tan,
    Tanh,
    Sigmoid,
    Relu,
    Abs,
    Max,
    Min,
}

/// A derivative: the forms in which it is written, the last of which is computed.
pub(super) struct Local {
    pub(super) forms: Vec<Expression>,
    pub(super) remark: Option<Remark>,
}

impl Local {
    fn new(formula: Expression) -> Self {
        Self { forms: vec![formula], remark: None }
    }
}

impl Operation {
    /// Returns the forms in which the operation is written, and the one that is computed.
    pub(super) fn forms(self, operands: Vec<Expression>) -> (Vec<Expression>, Expression) {
        let mut operands = operands.into_iter();
        let mut next = || operands.next().unwrap_or_else(|| panic!("{self:?} lacks an operand"));
        let a = next();
        let formula = match self {
            Self::Add => sum(vec![a, next()]),
            Self::Subtract => difference(a, next()),
            Self::Multiply => product(vec![a, next()]),
            Self::Divide => quotient(a, next()),
            Self::Negate => negative(a),
            Self::Power(1) => a,
            Self::Power(-1) => quotient(integer(1), a),
            Self::Power(n) if n < 0 => quotient(integer(1), power(a, n.unsigned_abs())),
            Self::Power(n) => power(a, n.unsigned_abs()),
            Self::Raise => raise(a, next()),
            Self::Exp => exponential(a),
            Self::Ln => logarithm(a),
            Self::Sqrt => root(a),
            Self::Sin => trigonometric(Sine, a),
            Self::Cos => trigonometric(Cosine, a),
            Self::Tan => trigonometric(Tangent, a),
            Self::Tanh => apply(Activation::Tanh, a),
            Self::Sigmoid => apply(Activation::Sigmoid, a),
            Self::Relu => {
                let definition = maximum(vec![integer(0), a.clone()]);
                return (vec![apply(Activation::Relu, a), definition.clone()], definition);
            }
            Self::Abs => absolute(a),
            Self::Max => maximum(vec![a, next()]),
            Self::Min => minimum(vec![a, next()]),
        };
        (vec![formula.clone()], formula)
    }

    /// Returns the derivative with respect to the operand `slot`, from the operands, their numbers, and the result.
    pub(super) fn local(self, slot: usize, operands: &[Expression], numbers: &[Scalar], result: &Expression) -> Local {
        let operand = |idx: usize| operands[idx].clone();
        let (a, result) = (operand(0), result.clone());
        let is_first = slot == 0;
        Local::new(match self {
            Self::Add => integer(1),
            Self::Subtract => {
                if is_first {
                    integer(1)
                } else {
                    negative_one()
                }
            }
            Self::Multiply => operand(1 - slot),
            Self::Divide if is_first => quotient(integer(1), operand(1)),
            Self::Divide => negative(quotient(a, square(operand(1)))),
            Self::Negate => negative_one(),
            Self::Power(1) => integer(1),
            Self::Power(2) => product(vec![integer(2), a]),
            Self::Power(n) => {
                let factor = integer(n.unsigned_abs() as usize);
                match n {
                    1.. => product(vec![factor, power(a, n.unsigned_abs() - 1)]),
                    _ => negative(quotient(factor, power(a, n.unsigned_abs() + 1))),
                }
            }
            Self::Raise if is_first => {
                let less = match &numbers[1] {
                    exponent @ Scalar::Exact(_) if matches!(operands[1], Expression::Constant { .. }) => {
                        exact_constant(exponent - &Scalar::integer(1))
                    }
                    _ => difference(operand(1), integer(1)),
                };
                product(vec![operand(1), raise(a, less)])
            }
            Self::Raise => product(vec![logarithm(a), result]),
            Self::Exp => return Local { forms: vec![exponential(a), result], remark: None },
            Self::Ln => quotient(integer(1), a),
            Self::Sqrt => {
                let half_of = |root| quotient(integer(1), product(vec![integer(2), root]));
                return Local { forms: vec![half_of(root(a)), half_of(result)], remark: None };
            }
            Self::Sin => trigonometric(Cosine, a),
            Self::Cos => negative(trigonometric(Sine, a)),
            Self::Tan => sum(vec![integer(1), square(result)]),
            Self::Tanh => {
                return squashed(Activation::Tanh, a, &numbers[0], difference(integer(1), square(result)));
            }
            Self::Sigmoid => {
                let usual = product(vec![result.clone(), difference(integer(1), result)]);
                return squashed(Activation::Sigmoid, a, &numbers[0], usual);
            }
            Self::Relu => {
                return Local { forms: vec![slope(Activation::Relu, a)], remark: kink(&numbers[0]) };
            }
            Self::Abs => return Local { forms: vec![sign(a)], remark: kink(&numbers[0]) },
            Self::Max | Self::Min => {
                let lead = &numbers[0] - &numbers[1];
                let first_wins = lead.is_zero() || lead.is_positive() == (self == Self::Max);
                let passes = integer(usize::from(first_wins == is_first));
                return Local { forms: vec![passes], remark: kink(&lead) };
            }
        })
    }

    /// Returns the number whose sign tells on which side of a kink the operation is; `None` if it has no kink.
    pub(super) fn side(self, numbers: &[f64]) -> Option<f64> {
        match self {
            Self::Relu | Self::Abs => Some(numbers[0]),
            Self::Max | Self::Min => Some(numbers[0] - numbers[1]),
            _ => None,
        }
    }

    /// Returns the operation as a short text with its constant operands: `+`, `+ 1`, `1 /`, `exp`.
    pub(super) fn label(self, constants: &[Option<Scalar>]) -> String {
        let sign = match self {
            Self::Add => "+",
            Self::Subtract | Self::Negate => "−",
            Self::Multiply => "×",
            Self::Divide => "/",
            Self::Power(n) => return format!("^{n}").replace('-', "−"),
            Self::Raise => "^",
            Self::Exp => "exp",
            Self::Ln => "ln",
            Self::Sqrt => "√",
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Tanh => "tanh",
            Self::Sigmoid => "σ",
            Self::Relu => "ReLU",
            Self::Abs => "| |",
            Self::Max => "max",
            Self::Min => "min",
        };
        let text = |scalar: &Scalar| {
            let text = Number::new(scalar, Format::Fraction).unwrap_or_default().text;
            if text.starts_with('−') { format!("({text})") } else { text }
        };
        match constants {
            [Some(first), None] if !matches!(self, Self::Max | Self::Min) => format!("{} {sign}", text(first)),
            [Some(only), None] | [None, Some(only)] => format!("{sign} {}", text(only)),
            _ => sign.to_owned(),
        }
    }
}

fn negative_one() -> Expression {
    exact_constant(&Scalar::integer(0) - &Scalar::integer(1))
}

/// The slope of a sigmoid or tanh by its result, unless that is so close to its limit that digits would be lost.
fn squashed(function: Activation, operand: Expression, number: &Scalar, usual: Expression) -> Local {
    let plain = slope(function, operand);
    if is_moderate(number) {
        Local { forms: vec![plain, usual], remark: None }
    } else {
        Local { forms: vec![usual, plain], remark: Some(Remark::Saturated) }
    }
}

fn kink(side: &Scalar) -> Option<Remark> {
    side.is_zero().then_some(Remark::Kink)
}
