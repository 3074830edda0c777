//! Example drawings that show what each stage of rendering is for.

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::dataset::digits;
use crate::ink::Stroke;
use crate::rng::{Rng, Stream};

/// The example drawings, in the order in which the page offers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Example {
    /// A small seven in the upper left corner.
    Corner,
    /// A two as large as the pad, whose line is relatively thin.
    Thin,
    /// A four of half the pad's size, at the right border.
    OffCenter,
}

/// Returns a synthetic digit of unusual position or size, on a pad of side 1.
///
/// # Errors
/// As [`digits::draw`]; none are expected for these digits.
pub fn example(which: Example) -> Result<Vec<Stroke>> {
    let (digit, size, corner) = match which {
        Example::Corner => (7, 0.2, [0.05, 0.05]),
        Example::Thin => (2, 0.95, [0.1, 0.025]),
        Example::OffCenter => (4, 0.45, [0.68, 0.5]),
    };
    let strokes = digits::draw(digit, &mut Rng::new(3, Stream::Data))?;
    let points = || strokes.iter().flatten();
    let [low, high] = [f32::min, f32::max].map(|pick: fn(f32, f32) -> f32| {
        [0, 1].map(|axis| points().map(|point| point[axis]).reduce(pick).unwrap_or(0.0))
    });
    let scale = size / (high[0] - low[0]).max(high[1] - low[1]);
    let place = |point: &[f32; 2]| [0, 1].map(|axis| corner[axis] + (point[axis] - low[axis]) * scale);
    Ok(strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect())
}
