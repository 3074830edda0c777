//! The numbers that a trace is computed with: exact for as long as that is possible.

use std::ops::{Add, Div, Mul, Sub};

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::activation::Side;
use crate::error::Place;
use crate::{Activation, Result, trace::parse::parse};

/// The most bits above and below the stroke together that are still computed with exactly. No pass over the largest
/// network of numbers that people type comes near; several training steps do, as each of them makes fractions longer.
const MAX_BITS: u64 = 1024;

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
            Self::Exact(number) => number.to_f64().unwrap_or(f64::NAN),
            Self::Float(number) => *number,
        }
    }

    /// xⁿ.
    pub(super) fn power(&self, n: u32) -> Self {
        (0..n).fold(Self::integer(1), |power, _| &power * self)
    }

    /// |x|.
    pub(super) fn absolute(&self) -> Self {
        match self {
            Self::Exact(number) => Self::Exact(number.abs()),
            Self::Float(number) => Self::Float(number.abs()),
        }
    }

    /// −1, 0 or 1.
    pub(super) fn sign(&self) -> Self {
        match self {
            Self::Exact(number) => Self::Exact(number.signum()),
            Self::Float(number) if *number == 0.0 => Self::integer(0),
            Self::Float(number) => Self::Float(number.signum()),
        }
    }

    /// f(x), exactly if f is rational.
    ///
    /// # Errors
    /// If the slope of a leaky ReLU is a number that [`parse`] would refuse.
    pub(super) fn activate(&self, function: Activation) -> Result<Self> {
        let is_rational = function.sides().iter().all(|side| matches!(side, Side::Line(_)));
        match (self, self.side(function)) {
            (Self::Exact(z), Side::Line(slope)) if is_rational => Ok(Self::Exact(exact_parameter("slope", slope)? * z)),
            _ => Ok(Self::Float(function.value(self.to_f64()))),
        }
    }

    /// f′(x), exactly if f is a straight line there.
    ///
    /// # Errors
    /// As [`Scalar::activate`].
    pub(super) fn slope(&self, function: Activation) -> Result<Self> {
        match self.side(function) {
            Side::Line(slope) => Ok(Self::Exact(exact_parameter("slope", slope)?)),
            Side::Curve => Ok(Self::Float(function.derivative(self.to_f64()))),
        }
    }

    /// What the function is on the side of 0 on which this number lies.
    fn side(&self, function: Activation) -> Side {
        let [left, right] = function.sides();
        if (self - &Self::integer(0)).is_positive() { right } else { left }
    }
}

/// The number that a parameter of an activation function was written as: 0.01 means a hundredth, not the `f64` near it.
pub(super) fn exact_parameter(place: impl Into<Place>, parameter: f64) -> Result<BigRational> {
    parse(&parameter.to_string(), place)
}

/// Both exact: exact, unless the fraction gets too long to go on with. Otherwise: in `f64`.
macro_rules! operation {
    ($operation:ident, $method:ident) => {
        impl $operation for &Scalar {
            type Output = Scalar;

            fn $method(self, other: Self) -> Scalar {
                if let (Scalar::Exact(left), Scalar::Exact(right)) = (self, other) {
                    let is_defined = stringify!($method) != "div" || !right.is_zero();
                    if is_defined {
                        return shortened(left.$method(right));
                    }
                }
                Scalar::Float(self.to_f64().$method(other.to_f64()))
            }
        }
    };
}

operation!(Add, add);
operation!(Sub, sub);
operation!(Mul, mul);
operation!(Div, div);

fn shortened(number: BigRational) -> Scalar {
    let bits = number.numer().bits() + number.denom().bits();
    if bits > MAX_BITS { Scalar::Float(number.to_f64().unwrap_or(f64::NAN)) } else { Scalar::Exact(number) }
}
