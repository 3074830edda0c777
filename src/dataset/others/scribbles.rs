//! Signs and meaningless scribbles.

use serde::Serialize;

use super::{Shape, digits};
use crate::dataset::digits::Point;
use crate::ink::Stroke;
use crate::rng::Rng;

/// A sign, neither letter nor digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    /// A plus sign, +.
    Plus,
    /// A minus sign, a line from left to right.
    Minus,
    /// A triangle.
    Triangle,
    /// A heart.
    Heart,
    /// A check mark, ✓.
    Check,
    /// An arrow to the right.
    Arrow,
    /// A five-pointed star in one stroke.
    Star,
}

impl Sign {
    pub(super) fn shape(self) -> Shape {
        match self {
            Self::Plus => &[&[[0.4, 0.0], [0.4, 0.8]], &[[0.0, 0.4], [0.8, 0.4]]],
            Self::Minus => &[&[[0.0, 0.0], [0.35, 0.02], [0.7, 0.0], [1.0, 0.01]]],
            Self::Triangle => &[&[[0.45, 0.0], [0.9, 0.8], [0.9, 0.8], [0.0, 0.8], [0.0, 0.8], [0.45, 0.0]]],
            Self::Heart => &[&[
                [0.4, 0.22],
                [0.26, 0.02],
                [0.06, 0.1],
                [0.02, 0.36],
                [0.4, 0.9],
                [0.4, 0.9],
                [0.8, 0.36],
                [0.74, 0.08],
                [0.54, 0.02],
                [0.4, 0.22],
            ]],
            Self::Check => &[&[[0.0, 0.5], [0.28, 0.9], [0.28, 0.9], [0.9, 0.0]]],
            Self::Arrow => &[&[[0.0, 0.3], [1.0, 0.3]], &[[0.7, 0.0], [1.0, 0.3], [1.0, 0.3], [0.7, 0.6]]],
            Self::Star => &[&[
                [0.18, 0.95],
                [0.48, 0.0],
                [0.48, 0.0],
                [0.8, 0.95],
                [0.8, 0.95],
                [0.0, 0.36],
                [0.0, 0.36],
                [0.98, 0.36],
                [0.98, 0.36],
                [0.18, 0.95],
            ]],
        }
    }
}

/// A meaningless scribble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Scribble {
    /// A smooth random walk.
    Walk,
    /// A zigzag with sharp turns.
    Zigzag,
    /// One or two lines with one to three random corners.
    Corners,
    /// Two or three short bends at random positions.
    Bends,
    /// Parallel lines, possibly crossed by others.
    Hatching,
    /// A spiral with two to four turns, from the center outward.
    Spiral,
    /// A row of loops.
    Loops,
    /// A smooth wave.
    Wave,
}

impl Scribble {
    pub(super) fn draw(self, rng: &mut Rng) -> Vec<Stroke> {
        let strokes = match self {
            Self::Walk => (0..1 + rng.below(2)).map(|_| walk(rng)).collect(),
            Self::Zigzag => vec![zigzag(rng)],
            Self::Corners => (0..1 + rng.below(2)).map(|_| corners(rng)).collect(),
            Self::Bends => (0..2 + rng.below(2)).map(|_| bend(rng)).collect(),
            Self::Hatching => hatching(rng),
            Self::Spiral => vec![spiral(rng)],
            Self::Loops => vec![along(rng, |t, turns| {
                let angle = std::f64::consts::TAU * turns * t;
                [1.6 * t + 0.25 * libm::sin(angle), 0.4 * libm::cos(angle)]
            })],
            Self::Wave => {
                vec![along(rng, |t, turns| [1.4 * t, 0.3 * libm::sin(std::f64::consts::TAU * turns * t)])]
            }
        };
        digits::on_pad(&strokes, rng)
    }
}

fn walk(rng: &mut Rng) -> Vec<Point> {
    let mut at = [rng.uniform(), rng.uniform()];
    let mut points = vec![at];
    for _ in 0..12 + rng.below(12) {
        at = at.map(|c| (c + 0.35 * rng.normal()).clamp(0.0, 1.0));
        points.push(at);
    }
    digits::smooth(&points)
}

fn zigzag(rng: &mut Rng) -> Vec<Point> {
    let n = 4 + rng.below(9);
    let angle = rng.uniform_in(0.0, std::f64::consts::TAU);
    let turns = (0..=n).map(|i| {
        let along = i as f64 / n as f64 + 0.04 * rng.normal();
        let across = if i % 2 == 0 { 0.0 } else { 0.8 } + 0.08 * rng.normal();
        turned([along, across], angle)
    });
    turns.collect()
}

fn corners(rng: &mut Rng) -> Vec<Point> {
    (0..3 + rng.below(3)).map(|_| [rng.uniform(), rng.uniform()]).collect()
}

fn bend(rng: &mut Rng) -> Vec<Point> {
    let through: Vec<Point> = (0..3).map(|_| [rng.uniform(), rng.uniform()]).collect();
    digits::smooth(&through)
}

fn hatching(rng: &mut Rng) -> Vec<Vec<Point>> {
    let angle = rng.uniform_in(0.0, std::f64::consts::TAU);
    let is_crossed = rng.uniform() < 0.5;
    let n = 3 + rng.below(3);
    let mut lines = Vec::new();
    for turn in 0..1 + usize::from(is_crossed) {
        for i in 0..n {
            let across = i as f64 / (n - 1) as f64;
            let mut end = |along: f64| {
                let point = [along + 0.05 * rng.normal(), across + 0.03 * rng.normal()];
                let point = if turn == 0 { point } else { [point[1], point[0]] };
                turned(point, angle)
            };
            lines.push(vec![end(0.0), end(1.0)]);
        }
    }
    lines
}

fn spiral(rng: &mut Rng) -> Vec<Point> {
    let turns = rng.uniform_in(2.0, 4.0);
    let (start, way) = (rng.uniform_in(0.0, std::f64::consts::TAU), if rng.uniform() < 0.5 { 1.0 } else { -1.0 });
    let width = rng.uniform_in(0.8, 1.25);
    (0..=80)
        .map(|i| {
            let t = f64::from(i) / 80.0;
            let angle = start + way * std::f64::consts::TAU * turns * t;
            [width * t * libm::cos(angle), t * libm::sin(angle)]
        })
        .collect()
}

/// A spiral of two to four turns at a random angle.
fn along(rng: &mut Rng, curve: impl Fn(f64, f64) -> Point) -> Vec<Point> {
    let turns = rng.uniform_in(2.0, 4.5);
    let angle = rng.uniform_in(-0.5, 0.5);
    (0..=80).map(|i| turned(curve(f64::from(i) / 80.0, turns), angle)).collect()
}

fn turned([x, y]: Point, angle: f64) -> Point {
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    [x * cos - y * sin, x * sin + y * cos]
}
