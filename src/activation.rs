//! Activation functions, each beside its derivative with respect to the pre-activation z.
//!
//! All of them and their derivatives are finite at every finite z: no exponential of a large positive number is taken.

use ndarray::{Array2, ArrayRef2, Zip};
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
use crate::{Error, Real, Result};

/// The function f in a = f(z), applied to each pre-activation on its own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Activation {
    /// f(z) = z: a layer without activation function, as the last one before a loss that takes logits.
    Identity,
    /// The logistic function, 1 / (1 + e⁻ᶻ).
    Sigmoid,
    /// The hyperbolic tangent, (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).
    Tanh,
    /// max(0, z), with f'(0) = 0 (Nair and Hinton 2010).
    Relu,
    /// z where z > 0, and slope · z elsewhere, also for the derivative at 0 (Maas et al. 2013).
    LeakyRelu {
        /// The slope on the negative side; PyTorch's default is 0.01.
        slope: f64,
    },
    /// z where z > 0, and alpha (eᶻ − 1) elsewhere, also for the derivative at 0 (Clevert et al. 2016, eq. 15).
    Elu {
        /// Minus the limit at −∞; PyTorch's default is 1.
        alpha: f64,
    },
    /// z Φ(z) with the normal distribution function Φ(z) = ½ erfc(−z/√2), not an approximation of it (Hendrycks and
    /// Gimpel 2016).
    Gelu,
    /// z · sigmoid(z), also called swish (Elfwing et al. 2018).
    Silu,
    /// ln(1 + eᶻ), a smooth ReLU whose derivative is the sigmoid (Dugas et al. 2001).
    Softplus,
    /// z · tanh(softplus(z)) (Misra 2019, arXiv 1908.08681, eq. 1).
    Mish,
}

/// What a family of functions is told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// Of [`Activation::LeakyRelu`].
    Slope,
    /// Of [`Activation::Elu`].
    Alpha,
}

impl Parameter {
    /// Its name in configurations.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Slope => "slope",
            Self::Alpha => "alpha",
        }
    }

    /// Its name in a refusal.
    fn what(self) -> What {
        match self {
            Self::Slope => What::Slope,
            Self::Alpha => What::Alpha,
        }
    }
}

/// What a function is on one side of 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Side {
    /// A straight line through the origin with this slope.
    Line(f64),
    /// Anything else.
    Curve,
}

impl Activation {
    /// One of each kind: the list from which all others are made.
    pub fn all(slope: f64, alpha: f64) -> [Self; 10] {
        [
            Self::Identity,
            Self::Sigmoid,
            Self::Tanh,
            Self::Relu,
            Self::LeakyRelu { slope },
            Self::Elu { alpha },
            Self::Gelu,
            Self::Silu,
            Self::Softplus,
            Self::Mish,
        ]
    }

    /// Its name in configurations, without its parameter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Relu => "relu",
            Self::LeakyRelu { .. } => "leaky_relu",
            Self::Elu { .. } => "elu",
            Self::Gelu => "gelu",
            Self::Silu => "silu",
            Self::Softplus => "softplus",
            Self::Mish => "mish",
        }
    }

    /// The one of this name, with PyTorch's default parameters.
    ///
    /// # Errors
    /// If none has this name.
    pub fn named(name: &str) -> Result<Self> {
        let found = Self::all(0.01, 1.0).into_iter().find(|f| f.name() == name);
        found.ok_or_else(|| {
            Error::value(
                What::Activation,
                Expected::OneOf { names: Self::all(0.01, 1.0).map(Self::name).to_vec() },
                name,
            )
        })
    }

    /// f(z).
    #[inline]
    pub fn value<F: Real>(self, z: F) -> F {
        match self {
            Self::Identity => z,
            Self::Sigmoid => sigmoid(z),
            Self::Tanh => z.tanh(),
            Self::Relu => relu(z),
            Self::LeakyRelu { slope } => leaky_relu(z, F::from_f64(slope)),
            Self::Elu { alpha } => elu(z, F::from_f64(alpha)),
            Self::Gelu => gelu(z),
            Self::Silu => silu(z),
            Self::Softplus => softplus(z),
            Self::Mish => mish(z),
        }
    }

    /// f'(z) = df/dz.
    #[inline]
    pub fn derivative<F: Real>(self, z: F) -> F {
        match self {
            Self::Identity => F::one(),
            Self::Sigmoid => d_sigmoid(z),
            Self::Tanh => d_tanh(z),
            Self::Relu => d_relu(z),
            Self::LeakyRelu { slope } => d_leaky_relu(z, F::from_f64(slope)),
            Self::Elu { alpha } => d_elu(z, F::from_f64(alpha)),
            Self::Gelu => d_gelu(z),
            Self::Silu => d_silu(z),
            Self::Softplus => sigmoid(z),
            Self::Mish => d_mish(z),
        }
    }

    /// pre_activation: (B, O) -> activation: (B, O), a = f(z).
    pub fn forward<F: Real>(self, pre_activation: &ArrayRef2<F>) -> Array2<F> {
        match self {
            // Named apart, so that the loop of the usual case has no branch in it and becomes SIMD.
            Self::Relu => pre_activation.mapv(relu),
            _ => pre_activation.mapv(|z| self.value(z)),
        }
    }

    /// pre_activation, d_activation: (B, O) -> d_pre_activation: (B, O), dL/dz = dL/da ⊙ f'(z).
    pub fn backward<F: Real>(self, pre_activation: &ArrayRef2<F>, mut d_activation: Array2<F>) -> Array2<F> {
        let zip = Zip::from(&mut d_activation).and(pre_activation);
        match self {
            Self::Relu => zip.for_each(|d, &z| *d *= d_relu(z)),
            _ => zip.for_each(|d, &z| *d *= self.derivative(z)),
        }
        d_activation
    }

    /// Whether f' jumps at 0.
    pub fn is_kinked(self) -> bool {
        self.derivative(0.0) != self.derivative(f64::MIN_POSITIVE)
    }

    /// What f is for z ≤ 0 and for z > 0.
    pub(crate) fn sides(self) -> [Side; 2] {
        match self {
            Self::Identity => [Side::Line(1.0), Side::Line(1.0)],
            Self::Relu => [Side::Line(0.0), Side::Line(1.0)],
            Self::LeakyRelu { slope } => [Side::Line(slope), Side::Line(1.0)],
            Self::Elu { .. } => [Side::Curve, Side::Line(1.0)],
            Self::Sigmoid | Self::Tanh | Self::Gelu | Self::Silu | Self::Softplus | Self::Mish => [Side::Curve; 2],
        }
    }

    /// Its parameter with the value, if it belongs to a family.
    pub(crate) fn parameter(mut self) -> Option<(Parameter, f64)> {
        self.parameter_mut().map(|(parameter, value)| (parameter, *value))
    }

    /// As [`Activation::parameter`], to be changed.
    pub(crate) fn parameter_mut(&mut self) -> Option<(Parameter, &mut f64)> {
        match self {
            Self::LeakyRelu { slope } => Some((Parameter::Slope, slope)),
            Self::Elu { alpha } => Some((Parameter::Alpha, alpha)),
            Self::Identity
            | Self::Sigmoid
            | Self::Tanh
            | Self::Relu
            | Self::Gelu
            | Self::Silu
            | Self::Softplus
            | Self::Mish => None,
        }
    }

    /// Refuses parameters that are not finite numbers.
    pub(crate) fn validate(self) -> Result<()> {
        match self.parameter() {
            Some((parameter, value)) if !value.is_finite() => {
                Err(Error::value(parameter.what(), Expected::FiniteNumber, value))
            }
            _ => Ok(()),
        }
    }
}

/// Written with the exponential of −|z|, which cannot overflow, for either sign of z.
#[inline]
pub(crate) fn sigmoid<F: Real>(z: F) -> F {
    let t = (-z.abs()).exp();
    let numerator = if z >= F::zero() { F::one() } else { t };
    numerator / (F::one() + t)
}

/// t / (1 + t)² with t = exp(−|z|). It equals s (1 − s), but keeps its digits where s rounds to 1.
#[inline]
fn d_sigmoid<F: Real>(z: F) -> F {
    let t = (-z.abs()).exp();
    t / ((F::one() + t) * (F::one() + t))
}

/// 1 − tanh² z = 4 · sigmoid'(2z), which keeps its digits where tanh z rounds to ±1.
#[inline]
fn d_tanh<F: Real>(z: F) -> F {
    F::from_f64(4.0) * d_sigmoid(z + z)
}

/// A NaN stays one, so that it is found where it arose.
#[inline]
fn relu<F: Real>(z: F) -> F {
    if z <= F::zero() { F::zero() } else { z }
}

#[inline]
fn d_relu<F: Real>(z: F) -> F {
    if z > F::zero() { F::one() } else { F::zero() }
}

#[inline]
fn leaky_relu<F: Real>(z: F, slope: F) -> F {
    if z > F::zero() { z } else { slope * z }
}

#[inline]
fn d_leaky_relu<F: Real>(z: F, slope: F) -> F {
    if z > F::zero() { F::one() } else { slope }
}

#[inline]
fn elu<F: Real>(z: F, alpha: F) -> F {
    if z > F::zero() { z } else { alpha * z.exp_m1() }
}

#[inline]
fn d_elu<F: Real>(z: F, alpha: F) -> F {
    if z > F::zero() { F::one() } else { alpha * z.exp() }
}

#[inline]
fn gelu<F: Real>(z: F) -> F {
    z * normal_cdf(z)
}

/// Φ(z) + z φ(z).
#[inline]
fn d_gelu<F: Real>(z: F) -> F {
    let normal_density = (-z * z / F::from_f64(2.0)).exp() / F::from_f64(std::f64::consts::TAU.sqrt());
    normal_cdf(z) + z * normal_density
}

/// Φ(z), through erfc so that it keeps its digits far below 0.
#[inline]
fn normal_cdf<F: Real>(z: F) -> F {
    (-z / F::from_f64(std::f64::consts::SQRT_2)).erfc() / F::from_f64(2.0)
}

#[inline]
fn silu<F: Real>(z: F) -> F {
    z * sigmoid(z)
}

/// s + z s'.
#[inline]
fn d_silu<F: Real>(z: F) -> F {
    sigmoid(z) + z * d_sigmoid(z)
}

/// max(z, 0) + ln(1 + exp(−|z|)).
#[inline]
pub(crate) fn softplus<F: Real>(z: F) -> F {
    z.max(F::zero()) + (-z.abs()).exp().ln_1p()
}

/// With n = (1 + eᶻ)², tanh(ln(1 + eᶻ)) is (n − 1) / (n + 1). In t = exp(−|z|), nothing overflows and nothing cancels.
#[inline]
fn mish<F: Real>(z: F) -> F {
    z * tanh_softplus(z)
}

/// g + z g' with g = tanh(softplus(z)) and g' = 4n / (n + 1)² · sigmoid(z).
#[inline]
fn d_mish<F: Real>(z: F) -> F {
    let (one, two) = (F::one(), F::from_f64(2.0));
    let t = (-z.abs()).exp();
    let slope = if z >= F::zero() {
        let denominator = one + two * t + two * t * t;
        t * t / (denominator * denominator)
    } else {
        let denominator = two + two * t + t * t;
        t / (denominator * denominator)
    };
    tanh_softplus(z) + z * (F::from_f64(4.0) * (one + t) * slope)
}

#[inline]
fn tanh_softplus<F: Real>(z: F) -> F {
    let (one, two) = (F::one(), F::from_f64(2.0));
    let t = (-z.abs()).exp();
    if z >= F::zero() {
        (one + two * t) / (one + two * t + two * t * t)
    } else {
        t * (two + t) / (two + two * t + t * t)
    }
}

#[cfg(test)]
mod tests;
