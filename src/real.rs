//! The floating-point types that networks are computed with: `f32` for training, `f64` for lessons and checks.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayRef, ArrayRef2, ArrayView2, Dimension};

use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// A floating-point type for arrays, layers and losses: `f32` or `f64`.
pub trait Real: ndarray::NdFloat + Default + std::iter::Sum {
    /// Converts from `f64`, rounding to the nearest number of this type.
    fn from_f64(x: f64) -> Self;

    /// Converts to `f64`, exactly.
    fn as_f64(self) -> f64;

    /// The complementary error function, 1 − erf(x) = 2/√π ∫ₓ^∞ exp(−t²) dt, accurate even where erf(x) rounds to 1.
    fn erfc(self) -> Self;

    /// Computes the matrix product c = a b, or c = c + a b if `adds`. a: (M, K), b: (K, N), c: (M, N) in row-major order.
    fn multiply(a: ArrayView2<Self>, b: ArrayView2<Self>, adds: bool, c: &mut ArrayRef2<Self>) {
        let before = if adds { Self::one() } else { Self::zero() };
        general_mat_mul(Self::one(), &a, &b, before, c);
    }
}

impl Real for f32 {
    fn from_f64(x: f64) -> Self {
        x as f32
    }

    fn as_f64(self) -> f64 {
        f64::from(self)
    }

    fn erfc(self) -> Self {
        libm::erfcf(self)
    }

    #[cfg(target_arch = "wasm32")]
    fn multiply(a: ArrayView2<Self>, b: ArrayView2<Self>, adds: bool, c: &mut ArrayRef2<Self>) {
        crate::matmul::multiply(a, b, adds, c);
    }
}

impl Real for f64 {
    fn from_f64(x: f64) -> Self {
        x
    }

    fn as_f64(self) -> f64 {
        self
    }

    fn erfc(self) -> Self {
        libm::erfc(self)
    }
}

/// Returns whether all elements are finite. It tests blocks of 256 without a branch per element, which is cheap enough to
/// run on every gradient.
pub(crate) fn is_finite<F: Real, D: Dimension>(array: &ArrayRef<F, D>) -> bool {
    match array.as_slice_memory_order() {
        Some(slice) => slice.chunks(256).all(|block| block.iter().fold(true, |so_far, x| so_far & x.is_finite())),
        None => array.iter().all(|x| x.is_finite()),
    }
}

/// Rejects an array with an infinite or NaN element.
///
/// # Errors
/// [`Error::Value`] with the first such element.
pub(crate) fn check_finite<F: Real, D: Dimension>(what: What, array: &ArrayRef<F, D>) -> Result<()> {
    if is_finite(array) {
        return Ok(());
    }
    let culprit = array.iter().find(|x| !x.is_finite()).map_or(Got::Nothing, Got::number);
    Err(Error::value(what, Expected::FiniteNumbers, culprit))
}
