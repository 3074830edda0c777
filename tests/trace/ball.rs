//! Numbers with bounds on their rounding errors, from which the tolerances of these tests are derived.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// The unit roundoff of `f64`, 2⁻⁵³: one operation is off by at most U relative to its result.
pub(crate) const U: f64 = f64::EPSILON / 2.0;

/// A number with a bound on its distance from the true value.
///
/// The true number is what the formula gives without rounding. Each operation carries the radii of its operands on and
/// adds four roundings of its own (4U, half of them for higher orders), because the computations that are compared do not
/// do the same: one of them rounds an operand that was an exact fraction so far, another one multiplies with a reciprocal.
/// Two computations, each within the radius, are within twice the radius of one another ([`Ball::holds`]).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ball {
    pub(crate) mid: f64,
    pub(crate) radius: f64,
}

impl Ball {
    /// A number that is exact in every computation.
    pub(crate) fn exact(mid: f64) -> Self {
        Self { mid, radius: 0.0 }
    }

    /// A decimal or fraction of which `mid` is the nearest `f64`.
    pub(crate) fn nearest(mid: f64) -> Self {
        Self { mid, radius: U * mid.abs() }
    }

    /// f(self) for an f whose slope is nowhere above `steepness`, computed with `roundings` relative to `size`.
    pub(crate) fn through(self, f: impl Fn(f64) -> f64, steepness: f64, roundings: f64, size: f64) -> Self {
        Self { mid: f(self.mid), radius: steepness * self.radius + roundings * U * size }
    }

    /// The sum in any order: each of the n − 1 additions rounds a number that is not above the sum of all sizes.
    pub(crate) fn sum(terms: &[Self]) -> Self {
        let size: f64 = terms.iter().map(|term| term.mid.abs()).sum();
        let carried: f64 = terms.iter().map(|term| term.radius).sum();
        Self { mid: terms.iter().map(|term| term.mid).sum(), radius: carried + 4.0 * U * terms.len() as f64 * size }
    }

    /// √x. Between x − r and x + r the root moves by at most r/√x and by at most √r.
    pub(crate) fn sqrt(self) -> Self {
        let mid = self.mid.max(0.0).sqrt();
        let carried = if self.radius == 0.0 { 0.0 } else { self.radius.sqrt().min(self.radius / mid) };
        Self { mid, radius: carried + 4.0 * U * mid }
    }

    /// eˣ. The slope is largest at the right end, x + r.
    pub(crate) fn exp(self) -> Self {
        let mid = self.mid.exp();
        Self { mid, radius: mid * (self.radius.exp_m1() + 4.0 * U) }
    }

    /// ln x. The slope is largest at the left end, x − r; if that is not above 0, nothing is known.
    pub(crate) fn ln(self) -> Self {
        let mid = self.mid.ln();
        let left = self.mid - self.radius;
        let carried = if left > 0.0 { self.radius / left } else { f64::INFINITY };
        Self { mid, radius: carried + 4.0 * U * mid.abs() }
    }

    pub(crate) fn abs(self) -> Self {
        Self { mid: self.mid.abs(), ..self }
    }

    /// Whether the sign of the true number is certain. Exactly 0 is certain if nothing was rounded.
    pub(crate) fn is_decided(self) -> bool {
        self.mid.abs() > self.radius || (self.mid == 0.0 && self.radius == 0.0)
    }

    /// Whether `other` may be the result of another computation of the same number.
    pub(crate) fn holds(self, other: f64) -> bool {
        (other - self.mid).abs() <= 2.0 * self.radius
    }
}

impl Add for Ball {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::sum(&[self, other])
    }
}

impl Neg for Ball {
    type Output = Self;

    fn neg(self) -> Self {
        Self { mid: -self.mid, ..self }
    }
}

impl Sub for Ball {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Ball {
    type Output = Self;

    /// |ab − âb̂| ≤ |a| r_b + |b| r_a + r_a r_b.
    fn mul(self, other: Self) -> Self {
        let mid = self.mid * other.mid;
        let carried = self.mid.abs() * other.radius + other.mid.abs() * self.radius + self.radius * other.radius;
        Self { mid, radius: carried + 4.0 * U * mid.abs() }
    }
}

impl Div for Ball {
    type Output = Self;

    /// |a/b − â/b̂| ≤ (r_a + |a/b| r_b) / (|b| − r_b); if b may be 0, nothing is known.
    fn div(self, other: Self) -> Self {
        let mid = self.mid / other.mid;
        let room = other.mid.abs() - other.radius;
        let carried = if room > 0.0 { (self.radius + mid.abs() * other.radius) / room } else { f64::INFINITY };
        Self { mid, radius: carried + 4.0 * U * mid.abs() }
    }
}
