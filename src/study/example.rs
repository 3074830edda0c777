//! Drawings that show what each stage on the way into the picture is for.

use crate::dataset::digits;
use crate::error::{Expected, What};
use crate::ink::Stroke;
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// Their names, in the order in which a page offers them.
pub const EXAMPLES: [&str; 3] = ["corner", "thin", "off_center"];

/// A digit drawn by rule in an unusual place or size, on a pad whose side is 1:
///
/// - `corner`: a small seven in the upper left corner;
/// - `thin`: a two as large as the pad, whose line is thin for its size;
/// - `off_center`: a four of half the pad's size at its right border.
///
/// # Errors
/// [`Error::Value`] for another name.
pub fn example(name: &str) -> Result<Vec<Stroke>> {
    let (digit, size, corner) = match name {
        "corner" => (7, 0.2, [0.05, 0.05]),
        "thin" => (2, 0.95, [0.1, 0.025]),
        "off_center" => (4, 0.45, [0.68, 0.5]),
        _ => return Err(Error::value(What::Example, Expected::OneOf { names: EXAMPLES.to_vec() }, name)),
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
