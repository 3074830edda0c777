//! Augmentation: every epoch sees each digit with different distortions.

use std::array;

use chainrule::Result;
use chainrule::ink::{self, Pen, SIDE, Stroke};
use chainrule::rng::Rng;
use ndarray::Array2;

/// The bounds of the distortions. All random numbers are uniform between minus and plus these bounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Distortion {
    /// The rotation, in degrees.
    pub(super) rotation: f64,
    /// The relative change of either side.
    pub(super) scale: f64,
    /// The slant: how far the top moves sideways, as a fraction of the height.
    pub(super) shear: f64,
    /// The size of the elastic displacements before smoothing, in pixels: α of Simard, Steinkraus and Platt 2003,
    /// section 2.
    pub(super) elastic: f64,
}

/// For images of MNIST. Similar to the values of Cireşan, Meier, Gambardella and Schmidhuber 2010, section 2.
pub(super) const PICTURE: Distortion = Distortion { rotation: 15.0, scale: 0.15, shear: 0.2, elastic: 36.0 };
/// For drawings, on their strokes.
pub(super) const DRAWING: Distortion = Distortion { rotation: 15.0, scale: 0.2, shear: 0.3, elastic: 0.0 };
/// For the image of a drawing whose strokes have already been distorted.
pub(super) const DRAWN_PICTURE: Distortion = Distortion { rotation: 0.0, scale: 0.1, shear: 0.0, elastic: 30.0 };

/// Ones and sevens are rotated less, because they are told apart by their direction (Cireşan et al. 2010, section 2).
fn rotation_share(label: u8) -> f64 {
    if label == 1 || label == 7 { 0.7 } else { 1.0 }
}

/// Distorts images and strokes; caches what only needs computing once.
pub(super) struct Augment {
    /// (28, 28): row i is a normal distribution around i, with the standard deviation σ of Simard et al. 2003.
    gaussian: Array2<f32>,
}

impl Augment {
    const SIGMA: f32 = 5.0;

    pub(super) fn new() -> Self {
        let bell = |i: usize, j: usize| {
            let z = (i as f32 - j as f32) / Self::SIGMA;
            (-0.5 * z * z).exp() / (Self::SIGMA * std::f32::consts::TAU.sqrt())
        };
        Self { gaussian: Array2::from_shape_fn((SIDE, SIDE), |(i, j)| bell(i, j)) }
    }

    /// Returns a distorted copy of a 28×28 image, with its center of mass moved back to the central pixel.
    pub(super) fn picture(&self, pixels: &[u8], label: u8, distortion: &Distortion, rng: &mut Rng) -> Vec<f32> {
        let matrix = affine(distortion, label, rng);
        let alpha = distortion.elastic as f32;
        let [dx, dy] = [(); 2].map(|()| self.smooth_noise(rng) * alpha);
        let middle = (SIDE - 1) as f32 / 2.0;
        let distorted: Vec<f32> = (0..SIDE * SIDE)
            .map(|i| {
                let (row, column) = (i / SIDE, i % SIDE);
                let [x, y] = apply(&matrix, [column as f32 - middle, row as f32 - middle]);
                bilinear(pixels, x + middle + dx[[row, column]], y + middle + dy[[row, column]])
            })
            .collect();
        centered(&distorted)
    }

    /// Returns the image of distorted strokes, drawn with a random pen.
    pub(super) fn drawing(&self, strokes: &[Stroke], label: u8, rng: &mut Rng) -> Result<Vec<f32>> {
        let matrix = affine(&DRAWING, label, rng);
        let strokes: Vec<Stroke> =
            strokes.iter().map(|stroke| stroke.iter().map(|&point| apply(&matrix, point)).collect()).collect();
        let pen = Pen { width: rng.uniform_in(1.6, 3.8) as f32, edge: rng.uniform_in(1.0, 1.6) as f32 };
        match ink::render_with(&strokes, 1.0, pen)? {
            Some(image) => Ok(self.picture(image.pixels(), label, &DRAWN_PICTURE, rng)),
            None => Ok(vec![0.0; SIDE * SIDE]),
        }
    }

    /// Returns a field of displacements along one axis: noise from [-1, 1), convolved with a Gaussian in both
    /// directions, G N Gᵀ (Simard et al. 2003, section 2).
    fn smooth_noise(&self, rng: &mut Rng) -> Array2<f32> {
        let noise = Array2::from_shape_simple_fn((SIDE, SIDE), || rng.uniform_in(-1.0, 1.0) as f32);
        self.gaussian.dot(&noise).dot(&self.gaussian.t())
    }
}

type Matrix = [[f32; 2]; 2];

/// Returns the affine map rotation · slant · scaling.
fn affine(distortion: &Distortion, label: u8, rng: &mut Rng) -> Matrix {
    let mut within = |bound: f64| rng.uniform_in(-bound, bound);
    let (sin, cos) = within(distortion.rotation * rotation_share(label)).to_radians().sin_cos();
    let shear = within(distortion.shear);
    let [width, height] = [(); 2].map(|()| 1.0 + within(distortion.scale));
    [
        [(cos * width) as f32, ((cos * shear - sin) * height) as f32],
        [(sin * width) as f32, ((sin * shear + cos) * height) as f32],
    ]
}

fn apply(matrix: &Matrix, [x, y]: [f32; 2]) -> [f32; 2] {
    matrix.map(|[a, b]| a * x + b * y)
}

/// Returns the gray level in [0, 1] at a point between pixel centers, by bilinear interpolation; outside the image is paper.
fn bilinear(pixels: &[u8], x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let level = |x: f32, y: f32| {
        let inside = |at: f32| (0.0..SIDE as f32).contains(&at);
        if inside(x) && inside(y) { f32::from(pixels[y as usize * SIDE + x as usize]) / 255.0 } else { 0.0 }
    };
    let row = |y: f32| level(left, y) * (1.0 - right_share) + level(left + 1.0, y) * right_share;
    row(top) * (1.0 - bottom_share) + row(top + 1.0) * bottom_share
}

/// Translates an image by whole pixels so that its center of mass falls into pixel (14, 14), as in MNIST.
fn centered(picture: &[f32]) -> Vec<f32> {
    let mass: f32 = picture.iter().sum();
    let [down, right] = array::from_fn(|axis| {
        let moment: f32 = picture.iter().enumerate().map(|(i, ink)| [i / SIDE, i % SIDE][axis] as f32 * ink).sum();
        if mass > 0.0 { ((SIDE / 2) as f32 - moment / mass).round() as isize } else { 0 }
    });
    let at = |row: isize, column: isize| {
        let inside = |at: isize| (0..SIDE as isize).contains(&at);
        if inside(row) && inside(column) { picture[row as usize * SIDE + column as usize] } else { 0.0 }
    };
    (0..SIDE * SIDE).map(|i| at((i / SIDE) as isize - down, (i % SIDE) as isize - right)).collect()
}

#[cfg(test)]
mod tests {
    use chainrule::dataset::digits;
    use chainrule::rng::Stream;

    use super::*;

    const NONE: Distortion = Distortion { rotation: 0.0, scale: 0.0, shear: 0.0, elastic: 0.0 };

    fn rng() -> Rng {
        Rng::new(1, Stream::Augment)
    }

    fn four() -> Vec<u8> {
        match ink::render(&digits::draw(4, &mut rng()).unwrap(), 1.0).unwrap() {
            Some(image) => image.pixels().to_vec(),
            None => panic!("a digit was drawn"),
        }
    }

    #[test]
    fn no_distortion_leaves_the_picture_as_it_is() {
        let expected: Vec<f32> = four().iter().map(|&level| f32::from(level) / 255.0).collect();
        assert_eq!(Augment::new().picture(&four(), 4, &NONE, &mut rng()), expected);
    }

    #[test]
    fn a_picture_out_of_place_is_moved_back() {
        let mut moved = four();
        moved.rotate_right(3 * SIDE + 2); // down by three pixels, to the right by two
        let augment = Augment::new();
        assert_eq!(augment.picture(&moved, 4, &NONE, &mut rng()), augment.picture(&four(), 4, &NONE, &mut rng()));
        assert_eq!(augment.picture(&[0; SIDE * SIDE], 4, &PICTURE, &mut rng()), [0.0; SIDE * SIDE]);
    }

    #[test]
    fn displacements_have_the_size_that_the_smoothing_leaves() {
        // A weighted sum of independent draws from U(-1, 1), which have the variance 1/3: in the middle of the picture
        // the squares of the weights sum to 1 / (4 π σ²), so that the displacement's variance is 1 / (12 π σ²).
        let augment = Augment::new();
        let mut rng = rng();
        let n = 4000;
        let sum: f32 = (0..n).map(|_| augment.smooth_noise(&mut rng)[[14, 14]].powi(2)).sum();
        let expected = 1.0 / (12.0 * std::f32::consts::PI * Augment::SIGMA.powi(2));
        // The mean of n squares of (almost) normal numbers has the relative standard deviation √(2 / n) = 0.022; the
        // border, 2.7 σ away, cuts off less than 0.001. Five standard deviations:
        assert!((sum / n as f32 / expected - 1.0).abs() < 0.112, "{} instead of {expected}", sum / n as f32);
    }

    #[test]
    fn a_drawing_in_any_hand_is_a_picture() {
        let augment = Augment::new();
        let mut rng = rng();
        for label in (0..10).cycle().take(500) {
            let strokes = digits::draw(label, &mut rng).unwrap();
            let picture = augment.drawing(&strokes, label, &mut rng).unwrap();
            assert!(picture.iter().all(|ink| (0.0..=1.0).contains(ink)));
            // A 20 pixels long line of the thinnest pen has 1.6 · 20 pixels of ink; half of it for shrinking and blur.
            assert!(picture.iter().sum::<f32>() > 16.0);
        }
    }
}
