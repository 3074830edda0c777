//! The numbers of a trace, exact as long as possible.

use std::ops::{Add, Div, Mul, Sub};

use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use crate::activation::Side;
use crate::error::Place;
use crate::limits::trace::MAX_EXACT_BITS;
use crate::{Activation, Result, trace::parse::parse};

/// An exact fraction or, after an operation that is not rational, a float.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// The exact number.
    Exact(BigRational),
    /// The number rounded to 53 bits by each operation.
    Float(f64),
}

impl Scalar {
    /// An integer.
    pub(super) fn integer(n: usize) -> Self {
        Self::Exact(BigRational::from_integer(n.into()))
    }

    /// Returns the nearest `f64`.
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Exact(number) => number.to_f64().unwrap_or(f64::NAN),
            Self::Float(number) => *number,
        }
    }

    /// Whether it is exactly 0: a float that is 0 may have lost a small rest.
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Exact(number) if number.is_zero())
    }

    /// xⁿ.
    pub(super) fn power(&self, n: u32) -> Self {
        match self {
            Self::Exact(number) if bits(number) * u64::from(n) <= MAX_EXACT_BITS => Self::Exact(Pow::pow(number, n)),
            _ => Self::Float(self.to_f64().powi(n as i32)),
        }
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

    /// Returns f(x), exactly if f is rational.
    ///
    /// # Errors
    /// As [`parse`], for the slope of a leaky ReLU.
    pub(super) fn activate(&self, function: Activation) -> Result<Self> {
        let is_rational = function.sides().iter().all(|side| matches!(side, Side::Line(_)));
        match (self, self.side(function)) {
            (Self::Exact(z), Side::Line(slope)) if is_rational => Ok(Self::Exact(exact_parameter("slope", slope)? * z)),
            // The flat side of ReLU is exactly 0, wherever on it z is.
            (Self::Float(_), Side::Line(0.0)) if is_rational => Ok(Self::integer(0)),
            _ => Ok(Self::Float(function.value(self.to_f64()))),
        }
    }

    /// Returns f′(x), exactly if f is linear there.
    ///
    /// # Errors
    /// As [`Scalar::activate`].
    pub(super) fn slope(&self, function: Activation) -> Result<Self> {
        match self.side(function) {
            Side::Line(slope) => Ok(Self::Exact(exact_parameter("slope", slope)?)),
            Side::Curve => Ok(Self::Float(function.derivative(self.to_f64()))),
        }
    }

    /// Returns the shape of the function on this number's side of 0.
    fn side(&self, function: Activation) -> Side {
        let [left, right] = function.sides();
        if (self - &Self::integer(0)).is_positive() { right } else { left }
    }
}

/// Returns the exact decimal that a parameter was written as: 0.01 is a hundredth, not the nearest `f64`.
pub(super) fn exact_parameter(place: impl Into<Place>, parameter: f64) -> Result<BigRational> {
    parse(&parameter.to_string(), place)
}

/// Exact if both operands are, unless the fraction gets too long; otherwise in `f64`. Zero times a float is exactly zero, and so is
/// zero divided by one.
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
                let (left, right) = (self.to_f64(), other.to_f64());
                let is_zero = match stringify!($method) {
                    "mul" => (self.is_nothing() && right.is_finite()) || (other.is_nothing() && left.is_finite()),
                    "div" => self.is_nothing() && right != 0.0 && !right.is_nan(),
                    _ => false,
                };
                if is_zero { Scalar::integer(0) } else { Scalar::Float(left.$method(right)) }
            }
        }
    };
}

operation!(Add, add);
operation!(Sub, sub);
operation!(Mul, mul);
operation!(Div, div);

/// The bits of numerator and denominator.
fn bits(number: &BigRational) -> u64 {
    number.numer().bits() + number.denom().bits()
}

fn shortened(number: BigRational) -> Scalar {
    if bits(&number) > MAX_EXACT_BITS {
        Scalar::Float(number.to_f64().unwrap_or(f64::NAN))
    } else {
        Scalar::Exact(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::trace::number::{Format, Number};

    proptest! {
        /// What is 0 for a reason is said to be 0, also beside numbers that are rounded.
        #[test]
        fn zero_stays_exact_beside_floats(x in prop::num::f64::NORMAL) {
            let (zero, x) = (Scalar::integer(0), Scalar::Float(x));
            let flat = Scalar::Float(-x.to_f64().abs()).activate(Activation::Relu).unwrap();
            for product in [&zero * &x, &x * &zero, &zero / &x, flat] {
                prop_assert_eq!(&product, &zero);
                prop_assert!(Number::new(&product, Format::Short).unwrap().exact);
            }
            // A difference of floats may have lost a rest that is not 0.
            let rest = &x - &x;
            prop_assert!(!Number::new(&rest, Format::Short).unwrap().exact);
        }
    }

    #[test]
    fn zero_times_what_is_not_finite_is_no_number() {
        let infinite = Scalar::Float(f64::INFINITY);
        for product in [&Scalar::integer(0) * &infinite, &Scalar::Float(f64::NAN) * &Scalar::integer(0)] {
            assert!(product.to_f64().is_nan());
        }
        assert!((&Scalar::integer(0) / &Scalar::Float(0.0)).to_f64().is_nan());
    }
}
