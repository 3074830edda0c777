//! The best accuracy of a linear classifier on points of two classes, computed exactly.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use ndarray::ArrayRef2;
use serde::Serialize;

use crate::dataset::toy::GRID;
use crate::error::{AxisLength, Expected, Ranged, What};
use crate::{Error, Result};

/// The largest absolute value of a coordinate.
pub const MAX_COORDINATE: f64 = 256.0;

/// The best result of a half-plane as a classifier: class 1 inside, class 0 outside.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HalfPlane {
    /// The number of correctly classified samples.
    pub n_right: usize,
    /// The accuracy.
    pub accuracy: f64,
}

/// Returns the largest number of samples that any half-plane, including the empty and the full one, classifies correctly.
/// Exact, in O(N² log N). samples: (N, 2), classes 0 and 1: (N).
///
/// Every partition of the points by a line is also obtained from a line through one point, the pivot, and no other, with the
/// pivot counted on either side: move the line until it touches a point, then rotate it slightly around the outermost point
/// that it touches. So a line is rotated by 180° around each point, passing all other points in angular order. Because
/// coordinates are multiples of 1/[`GRID`], that order is decided in integers.
///
/// # Errors
/// [`Error::Shape`] if the shapes do not match; [`Error::Empty`] if there are no samples; [`Error::Value`] if a coordinate is
/// not a multiple of 1/[`GRID`] or exceeds [`MAX_COORDINATE`], or if a class is neither 0 nor 1.
pub fn best_half_plane(samples: &ArrayRef2<f64>, classes: &[usize]) -> Result<HalfPlane> {
    if samples.ncols() != 2 || samples.nrows() != classes.len() {
        return Err(Error::shape(
            What::Samples,
            [AxisLength::Exactly(classes.len()), AxisLength::Exactly(2)],
            samples.shape(),
        ));
    }
    if samples.is_empty() {
        return Err(Error::Empty { what: What::Samples });
    }
    // The gain of moving a point from outside to inside; equal points are merged.
    let mut worths: BTreeMap<[i64; 2], i64> = BTreeMap::new();
    for (sample, &class) in samples.rows().into_iter().zip(classes) {
        let worth = match class {
            0 => -1,
            1 => 1,
            _ => return Err(Error::value(What::Classes, Expected::range(Ranged::Class, 0, 1), class)),
        };
        *worths.entry([integer(sample[0])?, integer(sample[1])?]).or_default() += worth;
    }
    let points: Vec<([i64; 2], i64)> = worths.into_iter().collect();
    let everything: i64 = points.iter().map(|&(_, worth)| worth).sum();
    let best = points.iter().map(|&pivot| around(pivot, &points, everything)).fold(everything.max(0), i64::max);
    let n_zeros = classes.iter().filter(|&&class| class == 0).count();
    let n_right = n_zeros.saturating_add_signed(best as isize);
    Ok(HalfPlane { n_right, accuracy: n_right as f64 / classes.len() as f64 })
}

/// Returns the largest total gain of a side of a line through the pivot, with or without the pivot.
fn around((pivot, own): ([i64; 2], i64), points: &[([i64; 2], i64)], everything: i64) -> i64 {
    // The other points by direction from the pivot, mirrored into the upper half, with their gain and whether they were
    // there to begin with: those start on the left of a line at angle 0, the rest on its right.
    let mut others: Vec<([i64; 2], i64, bool)> = points
        .iter()
        .filter(|(point, _)| *point != pivot)
        .map(|&([x, y], worth)| {
            let [x, y] = [x - pivot[0], y - pivot[1]];
            let is_upper = y > 0 || (y == 0 && x > 0);
            (if is_upper { [x, y] } else { [-x, -y] }, worth, is_upper)
        })
        .collect();
    others.sort_unstable_by(|&(a, ..), &(b, ..)| by_angle(a, b));
    let mut left: i64 = others.iter().filter(|&&(_, _, is_upper)| is_upper).map(|&(_, worth, _)| worth).sum();
    let best_side = |left: i64| {
        let right = everything - own - left;
        left.max(right) + own.max(0)
    };
    let mut best = best_side(left);
    for group in others.chunk_by(|&(a, ..), &(b, ..)| by_angle(a, b).is_eq()) {
        left += group.iter().map(|&(_, worth, is_upper)| if is_upper { -worth } else { worth }).sum::<i64>();
        best = best.max(best_side(left));
    }
    best
}

/// Orders directions in the upper half by their angle, from 0 up to 180°: a comes before b if b is on its left.
fn by_angle(a: [i64; 2], b: [i64; 2]) -> Ordering {
    (b[0] * a[1]).cmp(&(a[0] * b[1]))
}

/// Converts a coordinate to units of 1/[`GRID`]. The result is below 2²⁸, so differences are below 2²⁹ and their products
/// below 2⁵⁸.
fn integer(x: f64) -> Result<i64> {
    let scaled = x * GRID;
    if x.abs() <= MAX_COORDINATE && scaled.fract() == 0.0 {
        Ok(scaled as i64)
    } else {
        Err(Error::value(What::Samples, Expected::GridPoints { grid: GRID, limit: MAX_COORDINATE }, x))
    }
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;
    use proptest::prelude::*;

    use super::*;

    fn best(points: &[([i32; 2], usize)]) -> usize {
        let samples = Array2::from_shape_fn((points.len(), 2), |(i, j)| f64::from(points[i].0[j]));
        let classes: Vec<usize> = points.iter().map(|&(_, class)| class).collect();
        best_half_plane(&samples, &classes).unwrap().n_right
    }

    /// Every line through two points, with every way in which it parts the points on it when it is turned a little around
    /// a place between them, or moved a little; and both sides as class 1. Written for its clearness, in O(N⁴).
    fn by_all_lines(points: &[([i32; 2], usize)]) -> usize {
        let n_ones = points.iter().filter(|&&(_, class)| class == 1).count();
        let mut best = n_ones.max(points.len() - n_ones);
        for &(p, _) in points {
            for &(q, _) in points.iter().filter(|&&(q, _)| q != p) {
                let direction = [q[0] - p[0], q[1] - p[1]];
                let off = |r: [i32; 2]| direction[0] * (r[1] - p[1]) - direction[1] * (r[0] - p[0]);
                let along = |r: [i32; 2]| direction[0] * r[0] + direction[1] * r[1];
                let places: Vec<i32> = points.iter().filter(|&&(r, _)| off(r) == 0).map(|&(r, _)| along(r)).collect();
                for cut in places.into_iter().chain([i32::MIN]) {
                    for is_up_to_cut in [false, true] {
                        let is_inside = |r: [i32; 2]| match off(r).cmp(&0) {
                            Ordering::Equal => (along(r) <= cut) == is_up_to_cut,
                            side => side.is_gt(),
                        };
                        let n_right = points.iter().filter(|&&(r, class)| is_inside(r) == (class == 1)).count();
                        best = best.max(n_right).max(points.len() - n_right);
                    }
                }
            }
        }
        best
    }

    /// On a grid this small many points are equal, and many lie on one line.
    fn points(side: i32) -> impl Strategy<Value = Vec<([i32; 2], usize)>> {
        prop::collection::vec(([0..side, 0..side], 0..2_usize), 1..14)
    }

    proptest! {
        #[test]
        fn it_finds_the_best_of_all_lines(points in prop_oneof![points(2), points(3), points(6), points(200)]) {
            prop_assert_eq!(best(&points), by_all_lines(&points));
        }

        /// Lines that know nothing of the points do no better.
        #[test]
        fn no_line_does_better(points in points(20), w in [-9..=9_i32, -9..=9], b in -200..200_i32) {
            let says = |r: [i32; 2]| w[0] * r[0] + w[1] * r[1] + b > 0;
            let n_right = points.iter().filter(|&&(r, class)| says(r) == (class == 1)).count();
            prop_assert!(n_right <= best(&points));
        }
    }

    #[test]
    fn of_the_corners_of_a_square_a_line_gets_three_right() {
        let xor = [([0, 0], 0), ([1, 1], 0), ([0, 1], 1), ([1, 0], 1)];
        assert_eq!(best(&xor), 3);
        assert_eq!(best(&[xor, xor, xor].concat()), 9);
        assert_eq!(best(&[([0, 0], 0), ([1, 1], 1)]), 2);
        // On one line, in turn; and all at one place.
        assert_eq!(best(&[([0, 0], 0), ([1, 1], 1), ([2, 2], 0), ([3, 3], 1)]), 3);
        assert_eq!(best(&[([5, 5], 0), ([5, 5], 1), ([5, 5], 1)]), 2);
    }

    #[test]
    fn what_it_cannot_decide_exactly_is_refused() {
        let code = |x: f64, classes: &[usize]| {
            let samples = Array2::from_elem((1, 2), x);
            best_half_plane(&samples, classes).unwrap_err().code()
        };
        for x in [0.1, 257.0, f64::NAN, f64::INFINITY] {
            assert_eq!(code(x, &[0]), "value");
        }
        assert_eq!(code(1.0, &[2]), "value");
        assert_eq!(code(1.0, &[0, 1]), "shape");
        assert_eq!(best_half_plane(&Array2::zeros((0, 2)), &[]).unwrap_err().code(), "empty");
    }
}
