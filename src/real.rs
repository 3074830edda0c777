//! The two kinds of real number that networks are computed with: `f32` for training, `f64` for lessons and checks.

use ndarray::{ArrayRef, Dimension};

/// A floating-point number that arrays, layers and losses can be made of.
pub trait Real: ndarray::NdFloat + Default + std::iter::Sum {
    /// The number of this kind that is nearest to `x`.
    fn from_f64(x: f64) -> Self;

    /// The same number as `f64`, exactly.
    fn as_f64(self) -> f64;

    /// The complementary error function, 1 − erf(x) = 2/√π ∫ₓ^∞ exp(−t²) dt, accurate also where erf(x) rounds to 1.
    fn erfc(self) -> Self;
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

/// The first element that is infinite or not a number, if there is one.
///
/// It asks blocks of elements at a time, without a branch for each: training asks it of every gradient.
pub(crate) fn first_not_finite<F: Real, D: Dimension>(array: &ArrayRef<F, D>) -> Option<F> {
    let all_finite = |block: &[F]| block.iter().fold(true, |so_far, x| so_far & x.is_finite());
    match array.as_slice_memory_order() {
        Some(slice) if slice.chunks(256).all(all_finite) => None,
        _ => array.iter().copied().find(|x| !x.is_finite()),
    }
}
