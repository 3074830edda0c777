//! Pen strokes → the 28×28 grayscale image that a network trained on MNIST expects → (1, 784).
//!
//! MNIST fits each digit into a 20×20 box, preserving its aspect ratio, and translates it so that its center of mass is at
//! the center of a 28×28 image (LeCun, Bottou, Bengio and Haffner 1998, section III.A; the web page of the data set). Here
//! the strokes are drawn with a pen of constant width *in that box*, so that large and small drawings of the same digit
//! give the same image.
//!
//! Coordinates only go through `+ - * /` and the square root in f32, which IEEE 754 rounds correctly, so the image is
//! bit-identical natively and in wasm.

mod stages;

pub use stages::{PAD_PEN, Steps, render_steps};

use ndarray::Array2;

use crate::error::{AxisLength, Expected, Thing, What};
use crate::{Error, Result};

/// The side of the image, in pixels.
pub const SIDE: usize = 28;
/// The side of the box that the ink is fitted into, in pixels.
pub const BOX: usize = 20;
/// A drawing whose longest side is below this fraction of the pad's side does not count as a digit: a tap, a dot, a slip of
/// the pen.
pub const SMALLEST_SHARE: f32 = 0.05;
/// Coordinates farther than this many pad sides from the origin are rejected. An f32 at this distance still resolves
/// 1000 · 2⁻²⁴ = 6e-5 of the pad, a thousandth of the smallest drawing.
pub const FARTHEST: f32 = 1000.0;

/// The points of one movement from pen-down to pen-up, `[x, y]` with y pointing down, in the unit of the pad's side.
pub type Stroke = Vec<[f32; 2]>;

/// The pen, in pixels of the image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// The line width: twice the distance at which a pixel is half covered.
    pub width: f32,
    /// The width of the soft edge, over which the coverage falls from 1 to 0.
    pub edge: f32,
}

impl Pen {
    /// The pen whose images best match MNIST's.
    ///
    /// It was fitted on 600 drawings of the UCI pen digits (none by the held-out writers) and MNIST's training images, all
    /// digits weighted equally. Among widths from 2.2 to 3.0 and edges from 1.0 to 1.6, in steps of 0.1, whose mean ink
    /// is within 2 % of MNIST's (0.134 against 0.131), this pair has the closest histogram of gray levels (81.0 % of
    /// pixels empty against 80.8 %, 7.25 % above 0.98 against 7.39 %).
    pub const MNIST: Self = Self { width: 2.6, edge: 1.2 };
}

/// A 28×28 grayscale image; 0 is paper and 255 is ink, as in MNIST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pixels: Box<[u8; SIDE * SIDE]>,
}

impl Image {
    /// Creates an image from 784 gray levels in row-major order.
    ///
    /// # Errors
    /// [`Error::Shape`] for another number of pixels.
    pub fn from_pixels(pixels: &[u8]) -> Result<Self> {
        let refused = |_| Error::shape(What::Pixels, [AxisLength::Exactly(SIDE * SIDE)], &[pixels.len()]);
        Ok(Self { pixels: Box::<[u8]>::from(pixels).try_into().map_err(refused)? })
    }

    /// The gray levels in row-major order.
    pub fn pixels(&self) -> &[u8; SIDE * SIDE] {
        &self.pixels
    }

    /// Returns the network's input: the gray levels divided by 255, in [0, 1]. Shape (1, 784).
    pub fn to_input(&self) -> Array2<f32> {
        Array2::from_shape_fn((1, SIDE * SIDE), |(_, i)| f32::from(self.pixels[i]) / 255.0)
    }
}

/// Renders strokes drawn on a pad of side `pad_side`, in the same unit. Returns `None` if the drawing is empty or too small
/// to be a digit.
///
/// The strokes may have any size and position, even outside the pad. Their order, their direction and repeated points do
/// not affect the image.
///
/// # Errors
/// [`Error::Value`] if `pad_side` is not a finite number above 0, or a coordinate is not finite or farther than
/// [`FARTHEST`] pad sides from the origin.
pub fn render(strokes: &[Stroke], pad_side: f32) -> Result<Option<Image>> {
    render_with(strokes, pad_side, Pen::MNIST)
}

/// Renders strokes like [`render`], with the given pen.
///
/// # Errors
/// As [`render`]; also [`Error::Value`] if the pen is not 1 to 8 pixels wide, or its edge not 1 to 4. (A thinner pen could
/// pass between pixel centers without leaving ink.)
pub fn render_with(strokes: &[Stroke], pad_side: f32, pen: Pen) -> Result<Option<Image>> {
    let pixels = |to| Expected::CountBetween { from: 1, to, of: Thing::Pixels };
    check(What::PenWidth, pen.width, (1.0..=8.0).contains(&pen.width), pixels(8))?;
    check(What::PenEdge, pen.edge, (1.0..=4.0).contains(&pen.edge), pixels(4))?;
    check(What::PadSide, pad_side, pad_side > 0.0 && pad_side.is_finite(), Expected::ABOVE_0)?;
    let Some(bounds) = Bounds::of(strokes, pad_side)? else { return Ok(None) };
    if bounds.span / pad_side < SMALLEST_SHARE {
        return Ok(None);
    }

    let mut canvas = Canvas::new(pen, BOX);
    for stroke in strokes {
        let points: Vec<_> = stroke.iter().map(|&point| bounds.fit(point, pen)).collect();
        canvas.stroke(&points);
    }
    Ok(Some(centered(&canvas.pixels(), BOX)))
}

/// The axis-aligned bounding box of all points.
struct Bounds {
    min: [f32; 2],
    /// The rectangle's longest side.
    span: f32,
}

impl Bounds {
    /// Returns `None` if there are no points.
    fn of(strokes: &[Stroke], pad_side: f32) -> Result<Option<Self>> {
        let [mut min, mut max] = [[f32::INFINITY; 2], [f32::NEG_INFINITY; 2]];
        for &coordinates in strokes.iter().flatten() {
            for (axis, value) in coordinates.into_iter().enumerate() {
                let near = value.is_finite() && (value / pad_side).abs() <= FARTHEST;
                check(What::StrokeCoordinate, value, near, Expected::NearPad { sides: f64::from(FARTHEST) })?;
                min[axis] = min[axis].min(value);
                max[axis] = max[axis].max(value);
            }
        }
        let span = (max[0] - min[0]).max(max[1] - min[1]);
        if span == f32::NEG_INFINITY {
            return Ok(None);
        }
        check(What::Drawing, span, span.is_finite(), Expected::FiniteDrawing)?;
        Ok(Some(Self { min, span }))
    }

    /// Maps a point into the 20×20 box. The longest side is scaled so that the ink, including its soft edge, reaches exactly
    /// the outermost pixels (whose centers lie half a pixel inside the box).
    fn fit(&self, point: [f32; 2], pen: Pen) -> [f32; 2] {
        let margin = pen.reach() - 0.5;
        let side = BOX as f32 - 2.0 * margin;
        [0, 1].map(|axis| margin + (point[axis] - self.min[axis]) / self.span * side)
    }
}

impl Pen {
    /// The distance from the center of the line at which the coverage reaches 0.
    fn reach(self) -> f32 {
        (self.width + self.edge) / 2.0
    }

    /// The coverage of a pixel whose center is at `distance` from the center of the line.
    fn coverage(self, distance: f32) -> f32 {
        ((self.reach() - distance) / self.edge).clamp(0.0, 1.0)
    }
}

/// A square raster that stores, for each pixel, the squared distance from its center to the nearest segment.
///
/// Shading by distance gives lines round caps and joins, and the minimum over segments does not depend on their order.
struct Canvas {
    pen: Pen,
    side: usize,
    squared_distance: Vec<f32>,
}

impl Canvas {
    fn new(pen: Pen, side: usize) -> Self {
        Self { pen, side, squared_distance: vec![f32::INFINITY; side * side] }
    }

    /// Draws a stroke, or a dot if all its points are one. A point that is repeated adds nothing, not even a rounding.
    fn stroke(&mut self, points: &[[f32; 2]]) {
        if let Some(&first) = points.first()
            && points.iter().all(|&point| point == first)
        {
            self.segment(first, first);
        }
        points.windows(2).filter(|pair| pair[0] != pair[1]).for_each(|pair| self.segment(pair[0], pair[1]));
    }

    /// Draws one segment, visiting only the pixels within the pen's reach of its bounding box.
    fn segment(&mut self, a: [f32; 2], b: [f32; 2]) {
        // Always from the smaller end to the larger, so that a stroke drawn backwards gives the same bits.
        let ([ax, ay], [bx, by]) = if a <= b { (a, b) } else { (b, a) };
        let (dx, dy) = (bx - ax, by - ay);
        let squared_length = dx * dx + dy * dy;
        // Coordinates in the box are at least 0.5, so distinct ones differ by at least 2⁻²⁴: no underflow.
        let scale = if squared_length > 0.0 { 1.0 / squared_length } else { 0.0 };
        for row in self.pixels_near(ay, by) {
            let y = row as f32 + 0.5;
            for column in self.pixels_near(ax, bx) {
                let x = column as f32 + 0.5;
                let along = (((x - ax) * dx + (y - ay) * dy) * scale).clamp(0.0, 1.0);
                let (ex, ey) = (ax + along * dx - x, ay + along * dy - y);
                let nearest = &mut self.squared_distance[row * self.side + column];
                *nearest = nearest.min(ex * ex + ey * ey);
            }
        }
    }

    /// The pixels along one axis whose centers are within the pen's reach of the interval between `p` and `q`.
    fn pixels_near(&self, p: f32, q: f32) -> std::ops::Range<usize> {
        let reach = self.pen.reach();
        // `as usize` maps negative numbers to 0.
        (p.min(q) - reach) as usize..((p.max(q) + reach + 1.0) as usize).min(self.side)
    }

    fn pixels(&self) -> Vec<u8> {
        let level = |squared: &f32| (self.pen.coverage(squared.sqrt()) * 255.0).round() as u8;
        self.squared_distance.iter().map(level).collect()
    }
}

/// Translates pixels by whole pixels, as in MNIST, so that their center of mass falls into the central pixel.
///
/// In MNIST's files the center of mass is within half a pixel of the center of pixel (14, 14), counting from 0 (its mean
/// over the training images is 14.00 in both axes); here as well. The translation is shortened only where ink would leave
/// the image (if the center of mass is far from the middle of a long drawing).
fn centered(pixels: &[u8], side: usize) -> Image {
    let inked = || (0..side * side).filter(|&i| pixels[i] > 0).map(|i| ([i / side, i % side], pixels[i]));
    let mass: u32 = inked().map(|(_, level)| u32::from(level)).sum();
    let [down, right] = [0, 1].map(|axis| {
        let moment: u32 = inked().map(|(place, level)| place[axis] as u32 * u32::from(level)).sum();
        let first = inked().map(|(place, _)| place[axis]).min().unwrap_or(0);
        let last = inked().map(|(place, _)| place[axis]).max().unwrap_or(0);
        let offset = (SIDE / 2) as f32 - moment as f32 / mass as f32;
        (offset.round() as isize).max(-(first as isize)).min((SIDE - 1 - last) as isize)
    });
    let mut pixels = Box::new([0; SIDE * SIDE]);
    for ([row, column], level) in inked() {
        pixels[row.wrapping_add_signed(down) * SIDE + column.wrapping_add_signed(right)] = level;
    }
    Image { pixels }
}

fn check(what: What, value: f32, is_valid: bool, expected: Expected) -> Result<()> {
    if is_valid { Ok(()) } else { Err(Error::value(what, expected, value)) }
}

#[cfg(test)]
mod tests;
