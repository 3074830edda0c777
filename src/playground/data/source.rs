//! The sources of the points.

use ndarray::{Array2, array};
use serde::{Deserialize, Serialize};

use crate::dataset::examples::{Examples, TargetKind};
use crate::dataset::points::{MAX_LINES, MAX_SIZE, Points, Task};
use crate::dataset::surface::{Surface, SurfaceConfig};
use crate::dataset::toy::{Toy, ToyConfig};
use crate::error::{Expected, Got, Ranged, What};
use crate::limits::files::{MAX_INPUTS, MAX_MAGNITUDE, MAX_TABLE_CLASSES};
use crate::rng::{Rng, Stream};
use crate::trace::Formula;
use crate::{Dataset, Error, Result, Targets};

/// The number of points in a thumbnail.
const N_PICTURED: usize = 120;

/// The source of the points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DataSource"))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Source {
    /// A toy data set with two classes.
    Toy {
        /// Which data set.
        toy: Toy,
        /// The number of samples N, both classes together.
        n_samples: usize,
        /// The noise, as in [`ToyConfig`].
        noise: f64,
    },
    /// A surface, for regression.
    Surface {
        /// Which surface.
        surface: Surface,
        /// The number of samples N.
        n_samples: usize,
        /// The noise, as in [`SurfaceConfig`].
        noise: f64,
    },
    /// Points on either side of a border y = f(x): those above it are of class 1, and so nowhere where f has no value.
    Border {
        /// f, such as `0.5 sin(3x)`.
        formula: String,
        /// The number of samples N, both classes together.
        n_samples: usize,
        /// The standard deviation of the noise that is added to the coordinates, from 0 to 1.
        noise: f64,
    },
    /// Painted points: 2 to [`MAX_LINES`].
    Points {
        /// The kind of targets.
        task: Task,
        /// The points.
        points: Points,
    },
    /// Examples from a table: 2 to [`MAX_LINES`].
    Examples(Examples),
}

/// A thumbnail of a data set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DataPicture"))]
pub struct Picture {
    /// The name of the toy or surface.
    #[cfg_attr(feature = "types", ts(type = "Toy | Surface"))]
    pub name: &'static str,
    /// The kind of targets.
    pub task: Task,
    /// Some of the points.
    pub points: Points,
}

/// Returns a thumbnail of each toy data set and each surface.
///
/// # Errors
/// As [`ToyConfig::draw`] and [`SurfaceConfig::draw`]; none are expected with these settings.
pub fn pictures() -> Result<Vec<Picture>> {
    let toys = Toy::all().map(|toy| (toy.name(), Source::Toy { toy, n_samples: N_PICTURED, noise: 0.03 }));
    let surfaces = Surface::all().map(|surface| {
        let name = match surface {
            Surface::Plane => "plane",
            Surface::Bumps => "bumps",
        };
        (name, Source::Surface { surface, n_samples: 2 * N_PICTURED, noise: 0.0 })
    });
    let picture = |(name, source): (_, Source)| {
        let data = source.draw(1)?;
        let column = |axis| data.samples().column(axis).to_vec();
        let points = Points { x: column(0), y: column(1), target: numbers(data.targets()) };
        Ok(Picture { name, task: source.task(), points })
    };
    toys.into_iter().chain(surfaces).map(picture).collect()
}

impl Source {
    /// The kind of targets.
    pub fn task(&self) -> Task {
        match self {
            Self::Toy { .. } | Self::Border { .. } => Task::Classes,
            Self::Surface { .. } => Task::Values,
            Self::Points { task, .. } => *task,
            Self::Examples(Examples { target, .. }) => match target.kind {
                TargetKind::Classes { .. } => Task::Classes,
                TargetKind::Values(_) => Task::Values,
            },
        }
    }

    /// The number of classes C, or of values (1).
    pub fn n_targets(&self) -> usize {
        match self {
            Self::Examples(Examples { target, .. }) => match &target.kind {
                TargetKind::Classes { names, .. } => names.len(),
                TargetKind::Values(_) => 1,
            },
            _ if self.task() == Task::Classes => 2,
            _ => 1,
        }
    }

    pub(super) fn draw(&self, seed: u64) -> Result<Dataset<f64>> {
        match *self {
            Self::Toy { toy, n_samples, noise } => ToyConfig { toy, n_samples, noise, seed }.draw(),
            Self::Surface { surface, n_samples, noise } => SurfaceConfig { surface, n_samples, noise, seed }.draw(),
            Self::Border { ref formula, n_samples, noise } => border(formula, n_samples, noise, seed),
            Self::Points { task, ref points } => painted(task, points),
            Self::Examples(ref examples) => examples.dataset(),
        }
    }
}

/// The targets as numbers: values, or the indices of classes (N).
pub(in crate::playground) fn numbers(targets: &Targets<f64>) -> Vec<f64> {
    match targets {
        Targets::Classes(classes) => classes.iter().map(|&class| class as f64).collect(),
        Targets::Values(values) => values.column(0).to_vec(),
    }
}

/// Draws points of [−1, 1]², and moves them by the noise once their class is known.
fn border(formula: &str, n_samples: usize, noise: f64, seed: u64) -> Result<Dataset<f64>> {
    if !(2..=MAX_LINES).contains(&n_samples) {
        return Err(Error::value(What::NSamples, Expected::between(2, MAX_LINES), n_samples));
    }
    if !(0.0..=1.0).contains(&noise) {
        return Err(Error::value(What::Noise, Expected::between(0.0, 1.0), noise));
    }
    let formula = Formula::parse(formula)?;
    let mut rng = Rng::new(seed, Stream::Data);
    let mut samples = Array2::zeros((n_samples, 2));
    let mut classes = Vec::with_capacity(n_samples);
    for mut sample in samples.rows_mut() {
        let [x, y] = [rng.uniform_in(-1.0, 1.0), rng.uniform_in(-1.0, 1.0)];
        classes.push(usize::from(y > formula.at(x)));
        sample.assign(&array![x + noise * rng.normal(), y + noise * rng.normal()]);
    }
    Dataset::new(samples, Targets::Classes(classes))
}

/// Validates painted points.
fn painted(task: Task, Points { x, y, target }: &Points) -> Result<Dataset<f64>> {
    let n = check_counts(&[x.len(), y.len(), target.len()])?;
    if let Some(bad) = x.iter().chain(y).chain(target).find(|x| x.is_nan() || x.abs() > MAX_SIZE) {
        return Err(Error::value(What::Points, Expected::range(Ranged::Numbers, -MAX_SIZE, MAX_SIZE), *bad));
    }
    let samples = Array2::from_shape_fn((n, 2), |(i, axis)| if axis == 0 { x[i] } else { y[i] });
    let targets = match task {
        Task::Values => values(target),
        Task::Classes => match target.iter().find(|&&t| t != 0.0 && t != 1.0) {
            Some(t) => return Err(Error::value(What::Points, Expected::range(Ranged::Class, 0, 1), *t)),
            None => Targets::Classes(target.iter().map(|&t| usize::from(t == 1.0)).collect()),
        },
    };
    Dataset::new(samples, targets)
}

impl Examples {
    /// The examples as a data set (N, D).
    ///
    /// # Errors
    /// [`Error::Value`] if the columns are not equally long, if there are too few or too many inputs, classes or examples, or
    /// if a number is not finite.
    fn dataset(&self) -> Result<Dataset<f64>> {
        let d = self.inputs.len();
        if !(1..=MAX_INPUTS).contains(&d) {
            return Err(Error::value(What::Features, Expected::between(1, MAX_INPUTS), d));
        }
        let n_targets = match &self.target.kind {
            TargetKind::Classes { indices, .. } => indices.len(),
            TargetKind::Values(values) => values.len(),
        };
        let counts: Vec<usize> = self.inputs.iter().map(|input| input.values.len()).chain([n_targets]).collect();
        let n = check_counts(&counts)?;
        let mut numbers = self.inputs.iter().flat_map(|input| &input.values);
        if let Some(bad) = numbers.find(|x| x.is_nan() || x.abs() > MAX_MAGNITUDE) {
            let expected = Expected::range(Ranged::Numbers, -MAX_MAGNITUDE, MAX_MAGNITUDE);
            return Err(Error::value(What::Points, expected, *bad));
        }
        let samples = Array2::from_shape_fn((n, d), |(i, input)| self.inputs[input].values[i]);
        let targets = match &self.target.kind {
            TargetKind::Values(numbers) => match numbers.iter().find(|x| x.abs() > MAX_MAGNITUDE) {
                Some(bad) => {
                    let expected = Expected::range(Ranged::Numbers, -MAX_MAGNITUDE, MAX_MAGNITUDE);
                    return Err(Error::value(What::Points, expected, *bad));
                }
                None => values(numbers),
            },
            TargetKind::Classes { names, indices } => {
                let n_classes = names.len();
                if !(2..=MAX_TABLE_CLASSES).contains(&n_classes) {
                    return Err(Error::value(What::Classes, Expected::between(2, MAX_TABLE_CLASSES), n_classes));
                }
                if let Some(&bad) = indices.iter().find(|&&class| class >= n_classes) {
                    return Err(Error::value(What::Points, Expected::range(Ranged::Class, 0, n_classes - 1), bad));
                }
                Targets::Classes(indices.clone())
            }
        };
        Dataset::new(samples, targets)
    }
}

fn values(numbers: &[f64]) -> Targets<f64> {
    Targets::Values(Array2::from_shape_fn((numbers.len(), 1), |(i, _)| numbers[i]))
}

/// Returns the number of points, which all columns share.
fn check_counts(counts: &[usize]) -> Result<usize> {
    let n = counts[0];
    if counts.iter().any(|&count| count != n) {
        return Err(Error::value(What::Points, Expected::EqualCounts, Got::Counts { counts: counts.to_vec() }));
    }
    if !(2..=MAX_LINES).contains(&n) {
        return Err(Error::value(What::Points, Expected::between(2, MAX_LINES), n));
    }
    Ok(n)
}
