//! Synthetic classification data: points of the plane in two classes, linearly separable or not.

use std::f64::consts::{PI, TAU};

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
pub use crate::limits::playground::MAX_SAMPLES;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Targets};

/// Coordinates are multiples of 1 / `GRID` = 2⁻²⁰. They are exact in `f32` and `f64`, and the side of a line through two
/// points that a third lies on can be decided in integers, without rounding.
pub const GRID: f64 = (1_u32 << 20) as f64;

/// A toy data set: how the points of the two classes lie in, roughly, [-1, 1]².
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Toy {
    /// The corners of a square; opposite corners have the same class.
    Xor,
    /// Class 0 on a circle of radius 0.35, class 1 on a concentric circle of radius 0.85.
    Circles,
    /// Two Gaussian clouds, the only toy that is linearly separable (if the noise is small).
    Gaussians,
    /// Two interleaving half circles.
    Moons,
    /// Two spiral arms of one turn each.
    Spiral,
    /// Four by four squares of alternating class.
    Checkerboard,
}

/// The settings that a toy data set is generated from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ToyConfig {
    /// The data set.
    pub toy: Toy,
    /// The number of samples N, both classes together, 2 or more.
    pub n_samples: usize,
    /// The standard deviation of the noise added to each coordinate, 0 to 1.
    pub noise: f64,
    /// The seed of the random generator.
    pub seed: u64,
}

impl Toy {
    /// Returns all variants.
    pub fn all() -> [Self; 6] {
        [Self::Xor, Self::Circles, Self::Gaussians, Self::Moons, Self::Spiral, Self::Checkerboard]
    }

    /// Returns its name in configurations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xor => "xor",
            Self::Circles => "circles",
            Self::Gaussians => "gaussians",
            Self::Moons => "moons",
            Self::Spiral => "spiral",
            Self::Checkerboard => "checkerboard",
        }
    }

    /// Draws a point of class 0 or 1 without noise; `idx` counts the points of the class.
    fn point(self, class: usize, idx: usize, rng: &mut Rng) -> [f64; 2] {
        let side = if class == 0 { -1.0 } else { 1.0 };
        match self {
            Self::Xor => {
                let x = if idx.is_multiple_of(2) { 0.6 } else { -0.6 };
                [x, -side * x]
            }
            Self::Circles => polar(if class == 0 { 0.35 } else { 0.85 }, TAU * rng.uniform()),
            Self::Gaussians => [side * 0.5 + 0.15 * rng.normal(), side * 0.3 + 0.15 * rng.normal()],
            Self::Moons => {
                let [x, y] = polar(0.65, PI * rng.uniform());
                // The second moon is the first rotated by 180° around their common center.
                if class == 0 { [x - 0.3, y - 0.2] } else { [0.3 - x, 0.2 - y] }
            }
            Self::Spiral => {
                let share = rng.uniform();
                polar(0.1 + 0.8 * share, TAU * share + PI * class as f64)
            }
            Self::Checkerboard => {
                let row = rng.below(4);
                let column = 2 * rng.below(2) + (row + class) % 2;
                [column, row].map(|field| (field as f64 + rng.uniform()) / 2.0 - 1.0)
            }
        }
    }
}

impl ToyConfig {
    /// Generates samples (N, 2) of alternating classes 0 and 1. The result is bit-identical natively and in wasm.
    ///
    /// # Errors
    /// [`Error::Value`] if `n_samples` or `noise` is out of range.
    pub fn draw(&self) -> Result<Dataset<f64>> {
        self.validate()?;
        let mut rng = Rng::new(self.seed, Stream::Data);
        let classes: Vec<usize> = (0..self.n_samples).map(|i| i % 2).collect();
        let mut samples = Array2::zeros((self.n_samples, 2));
        for (i, mut sample) in samples.rows_mut().into_iter().enumerate() {
            let point = self.toy.point(classes[i], i / 2, &mut rng);
            for (coordinate, x) in sample.iter_mut().zip(point) {
                *coordinate = ((x + self.noise * rng.normal()) * GRID).round() / GRID;
            }
        }
        Dataset::new(samples, Targets::Classes(classes))
    }

    fn validate(&self) -> Result<()> {
        if !(2..=MAX_SAMPLES).contains(&self.n_samples) {
            return Err(Error::value(What::NSamples, Expected::between(2, MAX_SAMPLES), self.n_samples));
        }
        if !(0.0..=1.0).contains(&self.noise) {
            return Err(Error::value(What::Noise, Expected::between(0.0, 1.0), self.noise));
        }
        Ok(())
    }
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    [radius * libm::cos(angle), radius * libm::sin(angle)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn config() -> impl Strategy<Value = ToyConfig> {
        (prop::sample::select(Toy::all().to_vec()), 2..300_usize, 0.0..1.0, any::<u64>())
            .prop_map(|(toy, n_samples, noise, seed)| ToyConfig { toy, n_samples, noise, seed })
    }

    fn classes(data: &Dataset<f64>) -> &[usize] {
        match data.targets() {
            Targets::Classes(classes) => classes,
            Targets::Values(_) => panic!("a toy has classes"),
        }
    }

    proptest! {
        /// Box and Muller's numbers are below √(−2 ln 2⁻⁵³) = 8.6, and no point without noise is further out than 1 but
        /// those of the clouds, which are within 0.5 + 0.15 · 8.6 < 2.
        #[test]
        fn the_classes_are_balanced(config in config()) {
            let data = config.draw().unwrap();
            prop_assert_eq!(data.samples().dim(), (config.n_samples, 2));
            let n_ones = classes(&data).iter().filter(|&&class| class == 1).count();
            prop_assert_eq!(n_ones, config.n_samples / 2);
            prop_assert!(data.samples().iter().all(|x| x.abs() <= 2.0 + 8.6 * config.noise));
            prop_assert!(data.samples().iter().all(|x| (x * GRID).fract() == 0.0 && f64::from(*x as f32) == *x));
        }

        #[test]
        fn equal_seeds_give_equal_points_and_others_do_not(config in config()) {
            let config = ToyConfig { noise: 0.1, ..config };
            prop_assert_eq!(config.draw().unwrap(), config.draw().unwrap());
            let other = ToyConfig { seed: config.seed.wrapping_add(1), ..config };
            prop_assert_ne!(config.draw().unwrap(), other.draw().unwrap());
        }
    }

    #[test]
    fn without_noise_the_points_lie_where_they_should() {
        let points = |toy| {
            let data = ToyConfig { toy, n_samples: 400, noise: 0.0, seed: 3 }.draw().unwrap();
            let points: Vec<_> = data.samples().rows().into_iter().map(|row| [row[0], row[1]]).collect();
            points.into_iter().zip(classes(&data).to_vec()).collect::<Vec<_>>()
        };
        // Each coordinate was rounded to a multiple of 2⁻²⁰, so it is off by at most half of that.
        let tolerance = 1.0 / GRID;
        for ([x, y], class) in points(Toy::Xor) {
            assert!(((x.abs() - 0.6).abs() <= tolerance) && x.abs() == y.abs());
            assert_eq!(class == 0, (x > 0.0) == (y > 0.0));
        }
        for ([x, y], class) in points(Toy::Circles) {
            assert!((x.hypot(y) - if class == 0 { 0.35 } else { 0.85 }).abs() <= tolerance);
        }
        for ([x, y], class) in points(Toy::Checkerboard) {
            // Away from the edges of a square, where rounding cannot change the class.
            let field = |x: f64| (2.0 * (x + 1.0)).clamp(0.0, 3.999) as usize;
            let is_at_end = |x: f64| ((2.0 * x).round() / 2.0 - x).abs() <= tolerance;
            assert!(is_at_end(x) || is_at_end(y) || (field(x) + field(y)) % 2 == class);
        }
        for ([x, y], class) in points(Toy::Spiral) {
            let share = (x.hypot(y) - 0.1) / 0.8;
            let angle = TAU * share + PI * class as f64;
            // The radius is off by 2⁻²⁰ / √2 at most, which turns the angle by τ / 0.8 times as much.
            assert!((x - x.hypot(y) * angle.cos()).abs() <= 12.0 * tolerance, "{x}, {y}");
        }
    }

    #[test]
    fn invalid_settings_are_refused() {
        let valid = ToyConfig { toy: Toy::Xor, n_samples: 4, noise: 0.0, seed: 1 };
        for bad in [
            ToyConfig { n_samples: 1, ..valid },
            ToyConfig { n_samples: MAX_SAMPLES + 1, ..valid },
            ToyConfig { noise: -0.1, ..valid },
            ToyConfig { noise: f64::NAN, ..valid },
        ] {
            assert_eq!(bad.draw().unwrap_err().code(), "value");
        }
        assert!(serde_json::from_str::<Toy>("\"donut\"").is_err());
        for toy in Toy::all() {
            assert_eq!(serde_json::to_string(&toy).unwrap(), format!("\"{}\"", toy.name()));
        }
    }
}
