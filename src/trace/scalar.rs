//! The numbers that a trace is computed with: exact for as long as that is possible.

use std::ops::{Add, Div, Mul, Sub};

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::{Activation, Result, trace::parse::parse};

/// A fraction without rounding, or, where an operation on the way to it was not rational, a float.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// The number itself.
    Exact(BigRational),
    /// The number rounded to 53 bits, by each operation anew.
    Float(f64),
}

impl Scalar {
    /// An integer.
    pub(super) fn integer(n: usize) -> Self {
        Self::Exact(BigRational::from_integer(n.into()))
    }

    /// The nearest `f64`.
    pub fn to_f64(&self) -> f64 {
        match self {
            // Every text that the parser takes, and every product of them that fits into a trace, is within range.
            Self::Exact(number) => number.to_f64().unwrap_or(f64::NAN),
            Self::Float(number) => *number,
        }
    }

    /// x².
    pub(super) fn squared(&self) -> Self {
        self * self
    }

    /// f(self), exactly if f is rational.
    ///
    /// # Errors
    /// If the slope of a leaky ReLU is a number that [`parse`] would refuse.
    pub(super) fn activate(&self, activation: Activation) -> Result<Self> {
        let Self::Exact(z) = self else { return Ok(Self::Float(activation.value(self.to_f64()))) };
        Ok(match activation {
            Activation::Identity => self.clone(),
            Activation::Relu => Self::Exact(if z.is_positive() { z.clone() } else { BigRational::zero() }),
            Activation::LeakyRelu { .. } if z.is_positive() => self.clone(),
            Activation::LeakyRelu { slope } => Self::Exact(exact_parameter("slope", slope)? * z),
            _ => Self::Float(activation.value(self.to_f64())),
        })
    }
}

/// The number that a parameter of an activation function was written as: 0.01 means a hundredth, not the `f64` near it.
pub(super) fn exact_parameter(place: &str, parameter: f64) -> Result<BigRational> {
    parse(&parameter.to_string(), place)
}

/// Both exact: exact. Otherwise: in `f64`.
macro_rules! operation {
    ($operation:ident, $method:ident) => {
        impl $operation for &Scalar {
            type Output = Scalar;

            fn $method(self, other: Self) -> Scalar {
                match (self, other) {
                    (Scalar::Exact(left), Scalar::Exact(right)) => Scalar::Exact(left.$method(right)),
                    _ => Scalar::Float(self.to_f64().$method(other.to_f64())),
                }
            }
        }
    };
}

operation!(Add, add);
operation!(Sub, sub);
operation!(Mul, mul);
operation!(Div, div);
