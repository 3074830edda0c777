//! The training and test points of the playground.

use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};

use crate::dataset::csv::{MAX_LINES, MAX_SIZE, Points, Task};
use crate::dataset::surface::{Surface, SurfaceConfig};
use crate::dataset::toy::{Toy, ToyConfig};
use crate::dataset::{SplitConfig, Standardizer};
use crate::error::{Expected, Got, Ranged, What};
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Targets};

/// Half the side of the default plane.
const LIMIT: f64 = 1.2;
/// The number of points in a thumbnail.
const N_PICTURED: usize = 120;

/// The source of the points, and how they are prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DataConfig {
    /// The source.
    pub source: Source,
    /// The fraction of test data, in [0, 1).
    pub test: f64,
    /// Whether features are standardized to mean 0 and standard deviation 1, as measured on the training data.
    pub standardize: bool,
    /// The seed of the points and of the split.
    pub seed: u64,
}

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
    /// Given points, painted or read from a file: 2 to [`MAX_LINES`].
    Points {
        /// The kind of targets.
        task: Task,
        /// The points.
        points: Points,
    },
}

/// The visible rectangle of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundPlane"))]
pub struct Plane {
    /// The range of the first feature.
    pub x: [f64; 2],
    /// The range of the second feature.
    pub y: [f64; 2],
}

/// Training and test data.
#[derive(Debug, Clone)]
pub struct Data {
    /// The kind of targets.
    pub task: Task,
    /// The training data, as fed to the network.
    pub train: Dataset<f64>,
    /// The test data, as fed to the network, if there are any.
    pub test: Option<Dataset<f64>>,
    /// The training points, before standardization.
    pub train_points: Points,
    /// The test points, before standardization.
    pub test_points: Points,
    /// The visible rectangle.
    pub plane: Plane,
    standardizer: Option<Standardizer<f64>>,
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
    let picture =
        |(name, source): (_, Source)| Ok(Picture { name, task: source.task(), points: points(&source.draw(1)?, None) });
    toys.into_iter().chain(surfaces).map(picture).collect()
}

impl Source {
    /// The kind of targets.
    pub fn task(&self) -> Task {
        match self {
            Self::Toy { .. } => Task::Classes,
            Self::Surface { .. } => Task::Values,
            Self::Points { task, .. } => *task,
        }
    }

    fn draw(&self, seed: u64) -> Result<Dataset<f64>> {
        match *self {
            Self::Toy { toy, n_samples, noise } => ToyConfig { toy, n_samples, noise, seed }.draw(),
            Self::Surface { surface, n_samples, noise } => SurfaceConfig { surface, n_samples, noise, seed }.draw(),
            Self::Points { task, ref points } => given(task, points),
        }
    }
}

impl DataConfig {
    /// Draws the points, splits them, and standardizes the features.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, or if there are fewer than 2 points.
    pub fn draw(&self) -> Result<Data> {
        let all = self.source.draw(self.seed)?;
        let split = SplitConfig { validation: 0.0, test: self.test };
        let split = split.split(all.n_samples(), &mut Rng::new(self.seed, Stream::Split))?;
        let part = all.select(&split.train)?;
        let standardizer = self.standardize.then(|| Standardizer::fit(&part));
        let measured = |part: Dataset<f64>| match &standardizer {
            None => Ok(part),
            Some(rule) => Dataset::new(rule.apply(part.samples().to_owned())?, part.targets().clone()),
        };
        Ok(Data {
            task: self.source.task(),
            train: measured(part)?,
            test: if split.test.is_empty() { None } else { Some(measured(all.select(&split.test)?)?) },
            train_points: points(&all, Some(&split.train)),
            test_points: points(&all, Some(&split.test)),
            plane: plane(all.samples()),
            standardizer,
        })
    }
}

impl Data {
    /// Returns the centers of n × n equal cells of the plane, in rows from the bottom, as fed to the network: (n², 2).
    ///
    /// # Errors
    /// As [`Standardizer::apply`]; none are expected with two features.
    pub fn cells(&self, n: usize) -> Result<Array2<f64>> {
        let middle = |[from, to]: [f64; 2], i: usize| from + (to - from) * (2 * i + 1) as f64 / (2 * n) as f64;
        let Plane { x, y } = self.plane;
        let cells =
            Array2::from_shape_fn((n * n, 2), |(i, axis)| if axis == 0 { middle(x, i % n) } else { middle(y, i / n) });
        match &self.standardizer {
            None => Ok(cells),
            Some(rule) => rule.apply(cells),
        }
    }

    /// The largest absolute training target; 1 for classes.
    pub fn full(&self) -> f64 {
        match self.task {
            Task::Classes => 1.0,
            Task::Values => {
                let largest = self.train_points.target.iter().fold(0.0, |largest: f64, t| largest.max(t.abs()));
                if largest > 0.0 { largest } else { 1.0 }
            }
        }
    }
}

/// Validates given points.
fn given(task: Task, Points { x, y, target }: &Points) -> Result<Dataset<f64>> {
    let n = x.len();
    if y.len() != n || target.len() != n {
        let got = Got::Counts { counts: vec![n, y.len(), target.len()] };
        return Err(Error::value(What::Points, Expected::EqualCounts, got));
    }
    if !(2..=MAX_LINES).contains(&n) {
        return Err(Error::value(What::Points, Expected::between(2, MAX_LINES), n));
    }
    if let Some(bad) = x.iter().chain(y).chain(target).find(|x| x.is_nan() || x.abs() > MAX_SIZE) {
        return Err(Error::value(What::Points, Expected::range(Ranged::Numbers, -MAX_SIZE, MAX_SIZE), *bad));
    }
    let samples = Array2::from_shape_fn((n, 2), |(i, axis)| if axis == 0 { x[i] } else { y[i] });
    let targets = match task {
        Task::Values => Targets::Values(Array2::from_shape_fn((n, 1), |(i, _)| target[i])),
        Task::Classes => match target.iter().find(|&&t| t != 0.0 && t != 1.0) {
            Some(t) => return Err(Error::value(What::Points, Expected::range(Ranged::Class, 0, 1), *t)),
            None => Targets::Classes(target.iter().map(|&t| usize::from(t == 1.0)).collect()),
        },
    };
    Dataset::new(samples, targets)
}

/// Returns the samples at the given indices, or all.
fn points(data: &Dataset<f64>, indices: Option<&[usize]>) -> Points {
    let all: Vec<usize> = (0..data.n_samples()).collect();
    let indices = indices.unwrap_or(&all);
    let column = |axis| indices.iter().map(|&i| data.samples()[[i, axis]]).collect();
    let target = |&i: &usize| match data.targets() {
        Targets::Classes(classes) => classes[i] as f64,
        Targets::Values(values) => values[[i, 0]],
    };
    Points { x: column(0), y: column(1), target: indices.iter().map(target).collect() }
}

/// Returns the default square if it contains all points, otherwise their bounding box with a margin of a tenth.
fn plane(samples: &ArrayRef2<f64>) -> Plane {
    if samples.iter().all(|x| x.abs() <= LIMIT) {
        return Plane { x: [-LIMIT, LIMIT], y: [-LIMIT, LIMIT] };
    }
    let ends = |axis| {
        let column = samples.column(axis);
        let low = column.iter().fold(f64::INFINITY, |low, &x| low.min(x));
        let high = column.iter().fold(f64::NEG_INFINITY, |high, &x| high.max(x));
        let margin = if high > low { (high - low) / 10.0 } else { 1.0 };
        [low - margin, high + margin]
    };
    Plane { x: ends(0), y: ends(1) }
}
