//! Rendering with individual stages left out, to show what a network gets to see without them.

use serde::Deserialize;

use super::{BOX, Bounds, Canvas, Image, Pen, SIDE, SMALLEST_SHARE, Stroke, check, render};
use crate::Result;
use crate::error::{Expected, What};

/// The stages that turn a drawing into the image. With all of them, the result is that of [`render`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// Crops: the drawing's bounding box is centered in the image, wherever it was on the pad.
    pub crop: bool,
    /// Scales the longest side to 20 pixels. Without it, the pad's side is 28 pixels.
    pub scale: bool,
    /// Draws with the pen of the training images. Without it, the pad's line is scaled with the drawing.
    pub pen: bool,
    /// Translates by whole pixels, so that the center of mass is in the center.
    pub center: bool,
}

/// The width of the pad's own line, as a fraction of its side.
pub const PAD_PEN: f32 = 0.055;

impl Steps {
    /// All stages.
    pub const ALL: Self = Self { crop: true, scale: true, pen: true, center: true };
}

/// Renders strokes like [`render`], with only some of the stages. Ink outside of the image is clipped.
///
/// # Errors
/// As [`render`].
pub fn render_steps(strokes: &[Stroke], pad_side: f32, steps: Steps) -> Result<Option<Image>> {
    if steps == Steps::ALL {
        return render(strokes, pad_side);
    }
    check(What::PadSide, pad_side, pad_side > 0.0 && pad_side.is_finite(), Expected::ABOVE_0)?;
    let Some(bounds) = Bounds::of(strokes, pad_side)? else { return Ok(None) };
    if bounds.span / pad_side < SMALLEST_SHARE {
        return Ok(None);
    }
    let place = Place::of(&bounds, strokes, pad_side, steps);
    let mut canvas = Canvas::new(place.pen, SIDE);
    for stroke in strokes {
        let points: Vec<_> = stroke.iter().map(|&point| place.fit(point)).collect();
        canvas.stroke(&points);
    }
    let pixels = canvas.pixels();
    Ok(Some(if steps.center { super::centered(&pixels, SIDE) } else { Image::from_pixels(&pixels)? }))
}

/// The map from the pad into the image, and the pen to draw with.
struct Place {
    /// The center of the drawing's bounding box, on the pad and in the image.
    middle: [f32; 2],
    target: [f32; 2],
    /// Pixels per unit of the pad.
    scale: f32,
    pen: Pen,
}

impl Place {
    fn of(bounds: &Bounds, strokes: &[Stroke], pad_side: f32, steps: Steps) -> Self {
        let [mut middle, mut target] = [[0.0; 2]; 2];
        let whole = SIDE as f32 / pad_side;
        // Ink of MNIST's pen reaches the border of the 20×20 box, as in `Bounds::fit`.
        let fitted = (BOX as f32 + 1.0 - 2.0 * Pen::MNIST.reach()) / bounds.span;
        let scale = if steps.scale { fitted } else { whole };
        for axis in [0, 1] {
            let highest = strokes.iter().flatten().map(|point| point[axis]).fold(f32::NEG_INFINITY, f32::max);
            middle[axis] = f32::midpoint(bounds.min[axis], highest);
            target[axis] = if steps.crop { SIDE as f32 / 2.0 } else { middle[axis] * whole };
        }
        let width = if steps.pen { Pen::MNIST.width } else { PAD_PEN * pad_side * scale };
        Self { middle, target, scale, pen: Pen { width, ..Pen::MNIST } }
    }

    fn fit(&self, point: [f32; 2]) -> [f32; 2] {
        [0, 1].map(|axis| self.target[axis] + (point[axis] - self.middle[axis]) * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seven(size: f32, corner: [f32; 2]) -> Vec<Stroke> {
        let points: [[f32; 2]; 3] = [[0.0, 0.0], [0.6, 0.0], [0.2, 1.0]];
        vec![points.map(|[x, y]| [corner[0] + size * x, corner[1] + size * y]).to_vec()]
    }

    /// The first and the last row, and the first and the last column, that hold ink.
    fn extent(strokes: &[Stroke], steps: Steps) -> [[usize; 2]; 2] {
        let Ok(Some(image)) = render_steps(strokes, 1.0, steps) else { panic!("a digit was drawn") };
        let inked = |axis: fn(usize) -> usize| (0..SIDE * SIDE).filter(|&i| image.pixels()[i] > 0).map(axis).collect();
        let places: [Vec<usize>; 2] = [inked(|i| i / SIDE), inked(|i| i % SIDE)];
        places.map(|all| [*all.iter().min().unwrap(), *all.iter().max().unwrap()])
    }

    #[test]
    fn each_step_does_what_it_says() {
        let strokes = seven(0.25, [0.0625, 0.0625]);
        // 0.0625 of 28 pixels is 1.75; the line reaches (1.54 + 1.2) / 2 = 1.37 to each side, and from 0.38 to 2.12 + 7 of
        // the rows and to 0.38 … 1.75 + 4.2 + 1.37 of the columns.
        let raw = Steps::default();
        assert_eq!(extent(&strokes, raw), [[0, 9], [0, 6]]);
        let cropped = Steps { crop: true, ..raw };
        let [rows, columns] = extent(&strokes, cropped);
        assert_eq!((rows[0] + rows[1], columns[0] + columns[1]), (27, 27));
        let scaled = Steps { scale: true, pen: true, ..cropped };
        let [rows, columns] = extent(&strokes, scaled);
        assert_eq!((rows[1] - rows[0] + 1, rows[0] + rows[1], columns[0] + columns[1]), (BOX, 27, 27));
        // Without the pen the line grows with the drawing: 0.055 / 0.25 of its height.
        let Ok(Some(thick)) = render_steps(&strokes, 1.0, Steps { pen: false, ..scaled }) else { panic!() };
        let Ok(Some(right)) = render_steps(&strokes, 1.0, scaled) else { panic!() };
        let mass = |image: &Image| image.pixels().iter().map(|&level| u32::from(level)).sum::<u32>();
        assert!(mass(&thick) > mass(&right));
    }

    #[test]
    fn what_lies_outside_of_the_picture_is_cut_off() {
        let Ok(Some(image)) = render_steps(&seven(0.5, [1.5, 1.5]), 1.0, Steps::default()) else { panic!() };
        assert!(image.pixels().iter().all(|&level| level == 0));
        assert!(render_steps(&seven(0.5, [1.5, 1.5]), 1.0, Steps { center: true, ..Steps::default() }).is_ok());
    }

    fn any_steps() -> impl Strategy<Value = Steps> {
        any::<[bool; 4]>().prop_map(|[crop, scale, pen, center]| Steps { crop, scale, pen, center })
    }

    proptest! {
        #[test]
        fn any_numbers_give_a_picture_or_an_error(
            strokes in prop::collection::vec(prop::collection::vec(any::<[f32; 2]>(), 0..20), 0..4),
            pad_side: f32,
            steps in any_steps(),
        ) {
            let _ = render_steps(&strokes, pad_side, steps);
        }

        #[test]
        fn all_steps_are_the_usual_way_and_centering_brings_the_mass_to_the_middle(
            strokes in prop::collection::vec(prop::collection::vec([0.2_f32..0.8, 0.2_f32..0.8], 0..20), 0..4),
            steps in any_steps(),
        ) {
            prop_assert_eq!(render_steps(&strokes, 1.0, Steps::ALL), render(&strokes, 1.0));
            let Some(image) = render_steps(&strokes, 1.0, Steps { center: true, ..steps }).unwrap() else { return Ok(()) };
            let pixels = image.pixels();
            let mass: f64 = pixels.iter().map(|&level| f64::from(level)).sum();
            for place in [|i: usize| i / SIDE, |i: usize| i % SIDE] {
                let center = (0..SIDE * SIDE).map(|i| place(i) as f64 * f64::from(pixels[i])).sum::<f64>() / mass;
                let at_border = (0..SIDE * SIDE).any(|i| pixels[i] > 0 && [0, SIDE - 1].contains(&place(i)));
                // Half a pixel, and one rounding of an f32 near 14.
                prop_assert!(at_border || (center - 14.0).abs() <= 0.5 + 1e-6, "{}", center);
            }
        }
    }
}
