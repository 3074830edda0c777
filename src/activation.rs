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
}

impl Activation {
    /// One of each kind.
    pub fn all(slope: f64, alpha: f64) -> [Self; 9] {
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

    /// Refuses parameters that are not finite numbers.
    pub(crate) fn validate(self) -> Result<()> {
        let (what, parameter) = match self {
            Self::LeakyRelu { slope } => (What::Slope, slope),
            Self::Elu { alpha } => (What::Alpha, alpha),
            _ => return Ok(()),
        };
        if parameter.is_finite() { Ok(()) } else { Err(Error::value(what, Expected::FiniteNumber, parameter)) }
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

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    const SLOPE: f64 = 0.01;
    const ALPHA: f64 = 1.0;

    #[test]
    fn everything_is_finite_wherever_z_is() {
        for activation in Activation::all(SLOPE, ALPHA) {
            for z in [0.0, 1e-300, 1.0, 50.0, 1e4, 1e30, 1e300, f64::MAX].into_iter().flat_map(|z| [z, -z]) {
                let (value, derivative) = (activation.value(z), activation.derivative(z));
                assert!(value.is_finite() && derivative.is_finite(), "{activation:?}({z}): {value}, {derivative}");
            }
            for z in [0.0, 1e-40, 1.0, 50.0, 1e4, 1e30, f32::MAX].into_iter().flat_map(|z: f32| [z, -z]) {
                let (value, derivative) = (activation.value(z), activation.derivative(z));
                assert!(value.is_finite() && derivative.is_finite(), "{activation:?}({z}): {value}, {derivative}");
            }
        }
    }

    /// Where a formula as it stands in books has lost all its digits: 1 − tanh² 20 is 0 there.
    ///
    /// exp(−|z|) is off by at most 1 EPS in relation to itself, and a handful of operations follow: 8 EPS. For Φ(−10),
    /// z/√2 is off by EPS/2, which z² = 100 times as much of erfc follows: 64 EPS.
    #[test]
    fn small_numbers_keep_their_digits() {
        let exp = |z: f64| z.exp();
        let (sigmoid, tanh, gelu) = (Activation::Sigmoid, Activation::Tanh, Activation::Gelu);
        for (got, expected, n_eps) in [
            (sigmoid.value(-40.0), exp(-40.0), 8.0), // e⁻⁴⁰ (1 − e⁻⁴⁰ + …)
            (sigmoid.derivative(-40.0), exp(-40.0), 8.0),
            (sigmoid.derivative(40.0), exp(-40.0), 8.0),
            (tanh.derivative(20.0), 4.0 * exp(-40.0), 8.0),
            (tanh.derivative(-20.0), 4.0 * exp(-40.0), 8.0),
            (Activation::Softplus.value(-40.0), exp(-40.0), 8.0),
            (Activation::Silu.value(-40.0), -40.0 * exp(-40.0), 8.0),
            (Activation::Elu { alpha: 1.0 }.value(-1e-20), -1e-20, 8.0),
            (gelu.value(-10.0), -10.0 * 7.619_853_024_160_526e-24, 64.0), // Φ(−10), DLMF 7.17 and tables
        ] {
            assert!((got - expected).abs() <= n_eps * f64::EPSILON * expected.abs(), "{got} for {expected}");
        }
    }

    /// Less than 8 operations in `f32`, each off by a few halves of its EPS in relation to numbers below max(1, |f|), as
    /// between this crate and JAX in `f64`.
    #[test]
    fn both_kinds_of_number_agree() {
        for activation in Activation::all(SLOPE, ALPHA) {
            for z in (-160..=160).map(|i| i as f32 / 8.0) {
                let pairs = [
                    (activation.value(z), activation.value(f64::from(z))),
                    (activation.derivative(z), activation.derivative(f64::from(z))),
                ];
                for (narrow, wide) in pairs {
                    let error = (f64::from(narrow) - wide).abs();
                    assert!(error <= 16.0 * f64::from(f32::EPSILON) * wide.abs().max(1.0), "{activation:?} at {z}");
                }
            }
        }
    }

    #[test]
    fn not_a_number_stays_none() {
        for activation in Activation::all(SLOPE, ALPHA) {
            assert!(activation.value(f64::NAN).is_nan(), "{activation:?}");
        }
    }

    #[test]
    fn arrays_are_mapped_element_by_element() {
        let z = array![[-2.0, -0.5, 0.0], [0.5, 2.0, 30.0]];
        let d_activation = array![[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]];
        for activation in Activation::all(SLOPE, ALPHA) {
            assert_eq!(activation.forward(&z), z.mapv(|z: f64| activation.value(z)));
            let expected = &d_activation * &z.mapv(|z| activation.derivative(z));
            assert_eq!(activation.backward(&z, d_activation.clone()), expected);
        }
    }

    #[test]
    fn names_are_those_of_the_page() {
        let names = [r#""relu""#, r#"{"leaky_relu":{"slope":0.2}}"#, r#"{"elu":{"alpha":1.0}}"#];
        let activations = [Activation::Relu, Activation::LeakyRelu { slope: 0.2 }, Activation::Elu { alpha: 1.0 }];
        for (name, activation) in names.into_iter().zip(activations) {
            assert_eq!(serde_json::to_string(&activation).unwrap(), name);
            assert_eq!(serde_json::from_str::<Activation>(name).unwrap(), activation);
        }
        for activation in Activation::all(SLOPE, ALPHA) {
            assert!(serde_json::to_string(&activation).unwrap().contains(&format!("\"{}\"", activation.name())));
        }
        assert!(serde_json::from_str::<Activation>(r#"{"elu":{"slope":1.0}}"#).is_err());
    }

    #[test]
    fn parameters_are_finite() {
        for bad in [f64::NAN, f64::INFINITY] {
            assert_eq!(Activation::LeakyRelu { slope: bad }.validate().unwrap_err().code(), "value");
            assert_eq!(Activation::Elu { alpha: bad }.validate().unwrap_err().code(), "value");
        }
    }
}
