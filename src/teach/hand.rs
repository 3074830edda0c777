//! Augmentation: the same drawing in a different handwriting.

use ndarray::Array2;

use crate::Result;
use crate::ink::{self, Pen, SIDE, Stroke};
use crate::rng::Rng;

/// The maximum rotation in radians (12 degrees), relative change of either side, and slant, each in both directions.
const TURN: f64 = 0.21;
const GROWTH: f64 = 0.15;
const SLANT: f64 = 0.2;
/// The size of a bend of the whole drawing, as a fraction of the pad's side.
const BEND: f64 = 0.02;

/// Renders the strokes slightly rotated, slanted, scaled and bent, with a different pen. Shape (1, 784).
pub(super) fn augmented(strokes: &[Stroke], rng: &mut Rng) -> Result<Array2<f32>> {
    let mut within = |bound: f64| rng.uniform_in(-bound, bound);
    let (turn, slant) = (within(TURN), within(SLANT));
    let (width, height) = (1.0 + within(GROWTH), 1.0 + within(GROWTH));
    let bends = [(); 2].map(|()| (within(BEND), within(std::f64::consts::PI)));
    let waves = [(); 2].map(|()| rng.uniform_in(4.0, 10.0));
    let (sin, cos) = (libm::sin(turn), libm::cos(turn));
    let place = |&[x, y]: &[f32; 2]| {
        let (x, y) = (f64::from(x), f64::from(y));
        let [(across, at), (down, along)] = bends;
        let (x, y) = (x + across * libm::sin(waves[0] * y + at), y + down * libm::sin(waves[1] * x + along));
        let (x, y) = ((x + slant * y) * width, y * height);
        [(x * cos - y * sin) as f32, (x * sin + y * cos) as f32]
    };
    let strokes: Vec<Stroke> = strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect();
    let pen = Pen { width: rng.uniform_in(1.8, 3.6) as f32, edge: rng.uniform_in(1.0, 1.6) as f32 };
    Ok(match ink::render_with(&strokes, 1.0, pen)? {
        Some(image) => image.to_input(),
        // Scaling can push a drawing of the smallest allowed size below it: empty paper.
        None => Array2::zeros((1, SIDE * SIDE)),
    })
}
