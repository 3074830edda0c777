//! Synthetic regression data: heights over points of the plane.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::toy::{GRID, MAX_SAMPLES};
use crate::error::{Expected, What};
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Targets};

/// A function from [−1, 1]² to heights in [−1, 1].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// 0.6 x + 0.4 y: a single unit without activation function can represent it.
    Plane,
    /// Two hills and two hollows, ±exp(−d²/0.18) each, with d the distance from the center of its quadrant.
    Bumps,
}

/// The settings that samples of a surface are generated from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SurfaceConfig {
    /// The function.
    pub surface: Surface,
    /// The number of samples N, 2 or more.
    pub n_samples: usize,
    /// The standard deviation of the noise added to each height, 0 to 1.
    pub noise: f64,
    /// The seed of the random generator.
    pub seed: u64,
}

impl Surface {
    /// Returns all variants.
    pub fn all() -> [Self; 2] {
        [Self::Plane, Self::Bumps]
    }

    /// Returns the height above the point (x, y).
    pub fn height(self, [x, y]: [f64; 2]) -> f64 {
        match self {
            Self::Plane => 0.6 * x + 0.4 * y,
            Self::Bumps => {
                let bump = |cx: f64, cy: f64| libm::exp(-((x - cx).powi(2) + (y - cy).powi(2)) / 0.18);
                bump(0.5, 0.5) + bump(-0.5, -0.5) - bump(-0.5, 0.5) - bump(0.5, -0.5)
            }
        }
    }
}

impl SurfaceConfig {
    /// Generates samples (N, 2), uniform on [−1, 1]², with noisy heights (N, 1) as targets. The result is bit-identical
    /// natively and in wasm.
    ///
    /// # Errors
    /// [`Error::Value`] if `n_samples` or `noise` is out of range.
    pub fn draw(&self) -> Result<Dataset<f64>> {
        if !(2..=MAX_SAMPLES).contains(&self.n_samples) {
            return Err(Error::value(What::NSamples, Expected::between(2, MAX_SAMPLES), self.n_samples));
        }
        if !(0.0..=1.0).contains(&self.noise) {
            return Err(Error::value(What::Noise, Expected::between(0.0, 1.0), self.noise));
        }
        let mut rng = Rng::new(self.seed, Stream::Data);
        let mut samples = Array2::zeros((self.n_samples, 2));
        let mut heights = Array2::zeros((self.n_samples, 1));
        for (mut sample, height) in samples.rows_mut().into_iter().zip(&mut heights) {
            let point = [rng.uniform_in(-1.0, 1.0), rng.uniform_in(-1.0, 1.0)].map(|x| (x * GRID).round() / GRID);
            sample.assign(&ndarray::aview1(&point));
            *height = self.surface.height(point) + self.noise * rng.normal();
        }
        Dataset::new(samples, Targets::Values(heights))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(surface: Surface, noise: f64) -> (Array2<f64>, Array2<f64>) {
        let data = SurfaceConfig { surface, n_samples: 200, noise, seed: 3 }.draw().unwrap();
        let Targets::Values(values) = data.targets() else { panic!("heights") };
        (data.samples().to_owned(), values.clone())
    }

    #[test]
    fn without_noise_samples_lie_on_the_surface() {
        for surface in Surface::all() {
            let (samples, heights) = draw(surface, 0.0);
            for (sample, height) in samples.rows().into_iter().zip(&heights) {
                assert_eq!(*height, surface.height([sample[0], sample[1]]));
                assert!(height.abs() <= 1.0 && sample.iter().all(|x| x.abs() <= 1.0));
            }
            // Both signs occur, so that predicting 0 everywhere is wrong.
            assert!(heights.iter().any(|&h| h > 0.3) && heights.iter().any(|&h| h < -0.3));
        }
    }

    /// The mean square of 200 normal numbers has the standard deviation √(2/200) = 0.1 of itself: five of them.
    #[test]
    fn noise_is_added_to_the_heights() {
        let (samples, noisy) = draw(Surface::Bumps, 0.2);
        let errors = samples.rows().into_iter().zip(&noisy).map(|(x, h)| h - Surface::Bumps.height([x[0], x[1]]));
        let mean_square = errors.map(|e| e * e).sum::<f64>() / 200.0;
        assert!((mean_square / 0.04 - 1.0).abs() <= 0.5, "{mean_square}");
    }

    #[test]
    fn invalid_settings_are_refused() {
        let valid = SurfaceConfig { surface: Surface::Plane, n_samples: 4, noise: 0.0, seed: 1 };
        for bad in [
            SurfaceConfig { n_samples: 1, ..valid },
            SurfaceConfig { n_samples: MAX_SAMPLES + 1, ..valid },
            SurfaceConfig { noise: f64::NAN, ..valid },
        ] {
            assert_eq!(bad.draw().unwrap_err().code(), "value");
        }
    }
}
