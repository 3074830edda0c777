//! Synthetic digits: pen strokes without a data file.
//!
//! Each digit has one or more shapes, the ways in which people are taught to write it. A shape is a list of strokes, and a
//! stroke a list of points interpolated by a smooth curve (Catmull and Rom 1974); a repeated point is a corner. A seeded
//! generator varies the handwriting: slant, aspect ratio, size, position, and a small error in every point.

mod shapes;

use self::shapes::SHAPES;
pub(super) use self::shapes::{Point, Shape};
use crate::error::{Expected, What};
use crate::ink::Stroke;
use crate::rng::Rng;
use crate::{Error, Result};

/// Draws a digit from 0 to 9 as strokes on a pad of side 1, with y pointing down.
///
/// The shape and its variations are drawn from `rng`. All points lie within the pad.
///
/// # Errors
/// [`Error::Value`] if `digit` is above 9.
pub fn draw(digit: u8, rng: &mut Rng) -> Result<Vec<Stroke>> {
    let shapes =
        SHAPES.get(usize::from(digit)).ok_or_else(|| Error::value(What::Digit, Expected::between(0.0, 9.0), digit))?;
    Ok(write(shapes[rng.below(shapes.len())], rng))
}

/// Writes a shape in a random handwriting, on a pad of side 1.
pub(super) fn write(shape: Shape, rng: &mut Rng) -> Vec<Stroke> {
    let hand = Hand::random(rng);
    let strokes: Vec<Vec<Point>> = shape
        .iter()
        .map(|points| {
            let through: Vec<Point> = points.iter().map(|&point| hand.place(point)).collect();
            smooth(&with_errors(&through, rng))
        })
        .collect();
    on_pad(&strokes, rng)
}

/// The number of curve points per span between two given points.
const POINTS_PER_SPAN: usize = 8;
/// The standard deviation of the error in each coordinate, as a fraction of the digit's height.
const ERROR: f64 = 0.018;

/// A handwriting: how it differs from the shapes as given.
struct Hand {
    /// How far the top leans to the right, as a fraction of the height.
    slant: f64,
    /// The factor on the width.
    width: f64,
    /// The rotation: sine and cosine of an angle within about ±8 degrees.
    turn: [f64; 2],
}

impl Hand {
    fn random(rng: &mut Rng) -> Self {
        let angle = rng.uniform_in(-0.14, 0.14);
        Self {
            slant: rng.uniform_in(-0.12, 0.35),
            width: rng.uniform_in(0.8, 1.25),
            turn: [libm::sin(angle), libm::cos(angle)],
        }
    }

    fn place(&self, [x, y]: Point) -> Point {
        let (x, y) = (x * self.width - self.slant * y, y);
        let [sin, cos] = self.turn;
        [x * cos - y * sin, x * sin + y * cos]
    }
}

/// Adds a small error to each point. The copies of a corner get the same error.
fn with_errors(points: &[Point], rng: &mut Rng) -> Vec<Point> {
    let mut moved: Vec<Point> = Vec::with_capacity(points.len());
    for (i, &[x, y]) in points.iter().enumerate() {
        let corner = i > 0 && points[i] == points[i - 1];
        let [dx, dy] = [(); 2].map(|()| ERROR * rng.normal());
        moved.push(if corner { moved[i - 1] } else { [x + dx, y + dy] });
    }
    moved
}

/// Interpolates points by a Catmull-Rom spline: between p1 and p2 it is the cubic with slopes (p2 - p0) / 2 and
/// (p3 - p1) / 2, where p0 and p3 are the neighboring points (Catmull and Rom 1974). At an end or corner, the missing
/// neighbor is the point itself.
pub(super) fn smooth(points: &[Point]) -> Vec<Point> {
    let mut curve = vec![points[0]];
    for i in 1..points.len() {
        let [p1, p2] = [points[i - 1], points[i]];
        if p1 == p2 {
            continue;
        }
        let p0 = if i >= 2 && points[i - 2] != p1 { points[i - 2] } else { p1 };
        let p3 = points.get(i + 1).copied().unwrap_or(p2);
        for step in 1..=POINTS_PER_SPAN {
            let t = step as f64 / POINTS_PER_SPAN as f64;
            curve.push([0, 1].map(|axis| catmull_rom([p0, p1, p2, p3].map(|p| p[axis]), t)));
        }
    }
    curve
}

fn catmull_rom([p0, p1, p2, p3]: [f64; 4], t: f64) -> f64 {
    let slope = p2 - p0;
    let curvature = 2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3;
    let change = 3.0 * (p1 - p2) + p3 - p0;
    p1 + 0.5 * t * (slope + t * (curvature + t * change))
}

/// Scales strokes so that their longest side is 0.5 to 0.8 of the pad, and moves them to a random position on it.
pub(super) fn on_pad(strokes: &[Vec<Point>], rng: &mut Rng) -> Vec<Stroke> {
    let points = || strokes.iter().flatten();
    let low = [0, 1].map(|axis| points().map(|p| p[axis]).fold(f64::INFINITY, f64::min));
    let high = [0, 1].map(|axis| points().map(|p| p[axis]).fold(f64::NEG_INFINITY, f64::max));
    let sides = [high[0] - low[0], high[1] - low[1]];
    let scale = rng.uniform_in(0.5, 0.8) / sides[0].max(sides[1]);
    // Near the center: only the middle half of the free space is used.
    let corner = sides.map(|side| (1.0 - side * scale) * rng.uniform_in(0.25, 0.75));
    let place = |p: &Point| [0, 1].map(|axis| (corner[axis] + (p[axis] - low[axis]) * scale) as f32);
    strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ink::render;
    use crate::rng::{Rng, Stream};

    #[test]
    fn equal_seeds_draw_equal_bits_and_others_do_not() {
        let draw_with = |seed| draw(5, &mut Rng::new(seed, Stream::Data)).unwrap();
        assert_eq!(draw_with(1), draw_with(1));
        assert_ne!(draw_with(1), draw_with(2));
    }

    #[test]
    fn there_is_no_tenth_digit() {
        let error = draw(10, &mut Rng::new(1, Stream::Data)).unwrap_err();
        assert_eq!(error.to_string(), "digit: expected a number from 0 to 9, got 10");
    }

    #[test]
    fn a_curve_runs_through_its_points_and_stops_at_corners() {
        let points = [[0.0, 0.0], [1.0, 2.0], [3.0, 1.0], [3.0, 1.0], [4.0, 5.0]];
        let curve = smooth(&points);
        assert_eq!(curve.len(), 1 + 3 * POINTS_PER_SPAN);
        for (i, point) in [points[0], points[1], points[2], points[4]].iter().enumerate() {
            for axis in [0, 1] {
                // The cubic at t = 1 sums eight terms of at most 5 · 5, each rounded: 8 · 25 · 2⁻⁵³ = 2.2e-14.
                assert!((curve[i * POINTS_PER_SPAN][axis] - point[axis]).abs() < 2.3e-14);
            }
        }
        // The direction before the corner does not carry over: the last span is straight.
        for [x, y] in &curve[2 * POINTS_PER_SPAN..] {
            assert!(((y - 1.0) - 4.0 * (x - 3.0)).abs() < 1.2e-13, "1 + 4 times the bound above, for the slope 4");
        }
    }

    proptest! {
        #[test]
        fn every_hand_draws_a_digit_on_the_pad(digit in 0..10_u8, seed: u64) {
            let strokes = draw(digit, &mut Rng::new(seed, Stream::Data)).unwrap();
            prop_assert!(strokes.iter().flatten().flatten().all(|c| (0.0..=1.0).contains(c)));
            prop_assert!(matches!(render(&strokes, 1.0), Ok(Some(_))));
        }
    }
}
