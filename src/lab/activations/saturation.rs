//! Where activation functions are flat.

use serde::Serialize;

use super::{Facts, boundary, facts::turning_points};
use crate::Activation;

/// An interval that reaches to an end of the line, towards which f' → 0, and in which |f'| is below a threshold all the way.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Flat {
    /// Its left end; −∞, or that of the range examined, if it reaches so far.
    pub from: f64,
    /// Its right end; ∞, or that of the range examined, if it reaches so far.
    pub to: f64,
    /// Whether f' is exactly 0 in it, so that no gradient passes. Otherwise f is saturated in it.
    pub is_zero: bool,
}

impl Flat {
    /// Returns whether z lies in it.
    pub fn contains(&self, z: f64) -> bool {
        self.from <= z && z <= self.to
    }

    /// Returns its part between two numbers, if there is one.
    pub(super) fn between(self, from: f64, to: f64) -> Option<Self> {
        let part = Self { from: self.from.max(from), to: self.to.min(to), ..self };
        (part.from < part.to).then_some(part)
    }
}

/// Returns the intervals in which f is saturated, or f' is 0, in ascending order.
///
/// Saturated means flattened out towards an end of the line. Where f' only passes through 0, as at the minimum of GELU, a
/// little to either side lets a gradient through; and a small slope that stays the same, as that of a leaky ReLU, does not
/// flatten out. Neither counts.
pub fn flats(f: Activation, threshold: f64) -> Vec<Flat> {
    /// Here every f' that goes to 0 is far below any threshold, and its square is still above the smallest number.
    const FAR: f64 = 100.0;
    let Facts { saturates_below, saturates_above, .. } = Facts::of(f);
    let is_flat = |z: f64| f.derivative(z).abs() < threshold;
    let ends = [vec![-FAR], turning_points(f), vec![FAR]].concat();
    // Just right of each left end, because the value at a kink belongs to its left side.
    let pieces = || ends.windows(2).map(|ends| [ends[0].next_up(), ends[1]]);
    let reach_below = saturates_below.then(|| reach(pieces(), is_flat)).flatten();
    let reach_above =
        saturates_above.then(|| reach(pieces().rev().map(|[left, right]| [right, left]), is_flat)).flatten();
    let below = reach_below.map(|to| Flat {
        from: f64::NEG_INFINITY,
        to: if to == FAR { f64::INFINITY } else { to },
        is_zero: f.derivative(-FAR) == 0.0 && f.derivative(to) == 0.0,
    });
    let above = reach_above.map(|from| Flat { from, to: f64::INFINITY, is_zero: false });
    match below {
        Some(Flat { to: f64::INFINITY, .. }) => below.into_iter().collect(),
        _ => below.into_iter().chain(above).collect(),
    }
}

/// Returns how far it stays flat through pieces in which |f'| is monotonic, each given by its end where the way begins and
/// the other one.
fn reach(pieces: impl Iterator<Item = [f64; 2]>, is_flat: impl Fn(f64) -> bool) -> Option<f64> {
    let mut reached = None;
    for [begin, end] in pieces {
        match (is_flat(begin), is_flat(end)) {
            (true, true) => reached = Some(end),
            (true, false) => return Some(boundary(begin, end, is_flat)),
            (false, _) => break,
        }
    }
    reached
}
