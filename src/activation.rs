//! Activation functions and their derivatives with respect to the pre-activation z.
//!
//! All values and derivatives are finite for every finite z: no exponential of a large positive number is taken.

use ndarray::{Array2, ArrayRef2, Zip};
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
use crate::{Error, Real, Result};

/// An activation function f, applied elementwise: a = f(z).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Activation {
    /// f(z) = z: no activation function, as on the last layer before a loss that takes logits.
    Identity,
    /// The logistic function, 1 / (1 + e⁻ᶻ).
    Sigmoid,
    /// The hyperbolic tangent, (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).
    Tanh,
    /// max(0, z), with f'(0) = 0 (Nair and Hinton 2010).
    Relu,
    /// z where z > 0, and slope · z elsewhere; the derivative at 0 is slope (Maas et al. 2013).
    LeakyRelu {
        /// The slope on the negative side; PyTorch's default is 0.01.
        slope: f64,
    },
    /// z where z > 0, and alpha (eᶻ − 1) elsewhere; the derivative at 0 is alpha (Clevert et al. 2016, eq. 15).
    Elu {
        /// Minus the limit at −∞; PyTorch's default is 1.
        alpha: f64,
    },
    /// z Φ(z) with the exact normal distribution function Φ(z) = ½ erfc(−z/√2) (Hendrycks and Gimpel 2016).
    Gelu,
    /// z · sigmoid(z), also called swish (Elfwing et al. 2018).
    Silu,
    /// ln(1 + eᶻ), a smooth ReLU whose derivative is the sigmoid (Dugas et al. 2001).
    Softplus,
    /// z · tanh(softplus(z)) (Misra 2019, arXiv 1908.08681, eq. 1).
    Mish,
}

/// The parameter of a family of functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// The slope of [`Activation::LeakyRelu`].
    Slope,
    /// The alpha of [`Activation::Elu`].
    Alpha,
}

impl Parameter {
    /// Returns its name in configurations.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Slope => "slope",
            Self::Alpha => "alpha",
        }
    }

    /// Returns its name in errors.
    fn what(self) -> What {
        match self {
            Self::Slope => What::Slope,
            Self::Alpha => What::Alpha,
        }
    }
}

/// The shape of a function on one side of 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Side {
    /// A straight line through the origin with this slope.
    Line(f64),
    /// Anything else.
    Curve,
}

impl Activation {
    /// Returns one of each variant. All other lists of activation functions are derived from this one.
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

    /// Returns its name in configurations, without its parameter.
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

    /// Returns the function of this name, with PyTorch's default parameter.
    ///
    /// # Errors
    /// [`Error::Value`] for an unknown name.
    pub fn from_name(name: &str) -> Result<Self> {
        let found = Self::all(0.01, 1.0).into_iter().find(|f| f.name() == name);
        found.ok_or_else(|| {
            Error::value(
                What::Activation,
                Expected::OneOf { names: Self::all(0.01, 1.0).map(Self::name).to_vec() },
                name,
            )
        })
    }

    /// Returns f(z).
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

    /// Returns the derivative f'(z) = df/dz.
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

    /// Computes a = f(z). pre_activation: (B, O) -> activation: (B, O).
    pub fn forward<F: Real>(self, pre_activation: &ArrayRef2<F>) -> Array2<F> {
        match self {
            Self::Identity => pre_activation.to_owned(),
            // Dispatched outside of the loop, so that the most common case has no branch and is vectorized.
            Self::Relu => pre_activation.mapv(relu),
            _ => pre_activation.mapv(|z| self.value(z)),
        }
    }

    /// Computes dL/dz = dL/da ⊙ f'(z). pre_activation, d_activation: (B, O) -> d_pre_activation: (B, O).
    pub fn backward<F: Real>(self, pre_activation: &ArrayRef2<F>, mut d_activation: Array2<F>) -> Array2<F> {
        let zip = Zip::from(&mut d_activation).and(pre_activation);
        match self {
            Self::Identity => {}
            Self::Relu => zip.for_each(|d, &z| *d *= d_relu(z)),
            _ => zip.for_each(|d, &z| *d *= self.derivative(z)),
        }
        d_activation
    }

    /// Returns whether f' is discontinuous at 0.
    pub fn is_kinked(self) -> bool {
        self.derivative(0.0) != self.derivative(f64::MIN_POSITIVE)
    }

    /// Returns the shape of f for z ≤ 0 and for z > 0.
    pub(crate) fn sides(self) -> [Side; 2] {
        match self {
            Self::Identity => [Side::Line(1.0), Side::Line(1.0)],
            Self::Relu => [Side::Line(0.0), Side::Line(1.0)],
            Self::LeakyRelu { slope } => [Side::Line(slope), Side::Line(1.0)],
            Self::Elu { .. } => [Side::Curve, Side::Line(1.0)],
            Self::Sigmoid | Self::Tanh | Self::Gelu | Self::Silu | Self::Softplus | Self::Mish => [Side::Curve; 2],
        }
    }

    /// Returns its parameter and the parameter's value, if it has one.
    pub(crate) fn parameter(mut self) -> Option<(Parameter, f64)> {
        self.parameter_mut().map(|(parameter, value)| (parameter, *value))
    }

    /// Returns its parameter with mutable access to the value, if it has one.
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

    /// Rejects a parameter that is not finite.
    ///
    /// # Errors
    /// [`Error::Value`].
    pub(crate) fn validate(self) -> Result<()> {
        match self.parameter() {
            Some((parameter, value)) if !value.is_finite() => {
                Err(Error::value(parameter.what(), Expected::FiniteNumber, value))
            }
            _ => Ok(()),
        }
    }
}

/// 1 / (1 + e⁻ᶻ), in terms of exp(−|z|), which cannot overflow.
#[inline]
pub(crate) fn sigmoid<F: Real>(z: F) -> F {
    let t = (-z.abs()).exp();
    let numerator = if z >= F::zero() { F::one() } else { t };
    numerator / (F::one() + t)
}

/// t / (1 + t)² with t = exp(−|z|). It equals s (1 − s), without the cancellation where s rounds to 1.
#[inline]
fn d_sigmoid<F: Real>(z: F) -> F {
    let t = (-z.abs()).exp();
    t / ((F::one() + t) * (F::one() + t))
}

/// 1 − tanh² z = 4 · sigmoid'(2z), without the cancellation where tanh z rounds to ±1.
#[inline]
fn d_tanh<F: Real>(z: F) -> F {
    F::from_f64(4.0) * d_sigmoid(z + z)
}

/// max(0, z). NaN is passed on, so that it is detected where it arose.
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

/// Φ(z), by erfc, which is accurate far below 0.
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

/// With n = (1 + eᶻ)², tanh(ln(1 + eᶻ)) = (n − 1) / (n + 1). In terms of t = exp(−|z|), nothing overflows or cancels.
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
