//! The training, validation and test data of the playground.

mod features;
mod source;
mod view;

pub use features::Feature;
pub(super) use source::numbers;
pub use source::{Picture, Source, pictures};
pub use view::{Plane, View};

use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};

use crate::dataset::examples::{Examples, TargetKind};
use crate::dataset::points::Task;
use crate::dataset::{SplitConfig, Standardizer};
use crate::error::{Expected, What};
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Targets};

/// The source of the points, and how they are prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DataConfig {
    /// The source.
    pub source: Source,
    /// The inputs of the network, for points with two coordinates. Empty: the coordinates as they are.
    #[serde(default)]
    pub features: Vec<Feature>,
    /// The fraction of validation data, by which the best epoch is chosen, in [0, 1).
    #[serde(default)]
    pub validation: f64,
    /// The fraction of test data, in [0, 1).
    pub test: f64,
    /// Whether inputs are standardized to mean 0 and standard deviation 1, as measured on the training data, before features
    /// are computed of them; and so are the values that examples have as targets.
    pub standardize: bool,
    /// The seed of the points and of the split.
    pub seed: u64,
}

/// Training, validation and test data.
#[derive(Debug, Clone)]
pub struct Data {
    /// The kind of targets.
    pub task: Task,
    /// The names of the D inputs; empty for the coordinates x₁ and x₂.
    pub input_names: Vec<String>,
    /// The names of the classes; empty if they have none.
    pub class_names: Vec<String>,
    /// The number of classes C, or of values (1).
    pub n_targets: usize,
    /// The training data, as fed to the network.
    pub train: Dataset<f64>,
    /// The validation data, as fed to the network, if there are any.
    pub validation: Option<Dataset<f64>>,
    /// The test data, as fed to the network, if there are any.
    pub test: Option<Dataset<f64>>,
    /// The training data as given (N, D), and likewise the other parts.
    pub train_raw: Dataset<f64>,
    /// The validation data as given.
    pub validation_raw: Option<Dataset<f64>>,
    /// The test data as given.
    pub test_raw: Option<Dataset<f64>>,
    raw: Dataset<f64>,
    /// Whether the inputs are the coordinates of a plane.
    is_generic: bool,
    features: Vec<Feature>,
    standardizer: Option<Standardizer<f64>>,
    target_scale: TargetScale,
    /// The value that is shown as the middle.
    target_middle: f64,
}

/// How values are fed as targets: (t − mean) / std.
#[derive(Debug, Clone, Copy, PartialEq)]
struct TargetScale {
    mean: f64,
    std: f64,
}

impl DataConfig {
    /// Draws the points, splits them, standardizes the inputs and computes the features.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, if there are fewer than 2 points, or if features are asked for and the
    /// points do not have two coordinates.
    pub fn draw(&self) -> Result<Data> {
        let raw = self.source.draw(self.seed)?;
        let n_inputs = raw.samples().ncols();
        if !self.features.is_empty() && n_inputs != 2 {
            return Err(Error::value(What::Features, Expected::between(2, 2), n_inputs));
        }
        let split = SplitConfig { validation: self.validation, test: self.test };
        let split = split.split(raw.n_samples(), &mut Rng::new(self.seed, Stream::Split))?;
        let train_raw = raw.select(&split.train)?;
        let part = |indices: &[usize]| if indices.is_empty() { Ok(None) } else { raw.select(indices).map(Some) };
        let (validation_raw, test_raw) = (part(&split.validation)?, part(&split.test)?);
        let (input_names, class_names) = self.source.names();
        let (target_scale, target_middle) = self.targets(&train_raw)?;
        let mut data = Data {
            task: self.source.task(),
            is_generic: view::is_generic(raw.samples(), &input_names),
            input_names,
            class_names,
            n_targets: self.source.n_targets(),
            standardizer: self.standardize.then(|| Standardizer::fit(&train_raw)),
            target_scale,
            target_middle,
            features: self.features.clone(),
            train: train_raw.clone(),
            validation: None,
            test: None,
            train_raw,
            validation_raw,
            test_raw,
            raw,
        };
        data.train = data.fed_part(&data.train_raw)?;
        data.validation = data.validation_raw.as_ref().map(|part| data.fed_part(part)).transpose()?;
        data.test = data.test_raw.as_ref().map(|part| data.fed_part(part)).transpose()?;
        Ok(data)
    }

    /// The scale of the targets, and their middle. Values of examples are standardized along with the inputs: they may have any
    /// size. Those of generated and painted points are around 0.
    fn targets(&self, train: &Dataset<f64>) -> Result<(TargetScale, f64)> {
        let as_given = TargetScale { mean: 0.0, std: 1.0 };
        match (&self.source, train.targets()) {
            (Source::Examples(_), Targets::Values(values)) => {
                let values = Dataset::new(values.clone(), Targets::Values(values.clone()))?;
                let Standardizer { mean, std } = Standardizer::fit(&values);
                let scale = if self.standardize { TargetScale { mean: mean[0], std: std[0] } } else { as_given };
                Ok((scale, mean[0]))
            }
            _ => Ok((as_given, 0.0)),
        }
    }
}

impl Source {
    /// The names of the inputs and of the classes, if they have names.
    fn names(&self) -> (Vec<String>, Vec<String>) {
        let Self::Examples(Examples { inputs, target }) = self else { return (Vec::new(), Vec::new()) };
        let classes = match &target.kind {
            TargetKind::Classes { names, .. } => names.clone(),
            TargetKind::Values(_) => Vec::new(),
        };
        (inputs.iter().map(|input| input.name.clone()).collect(), classes)
    }
}

impl Data {
    /// The number of samples of all parts.
    pub fn n_samples(&self) -> usize {
        self.raw.n_samples()
    }

    /// The number of inputs D as given, before features are computed.
    pub fn n_inputs(&self) -> usize {
        self.raw.samples().ncols()
    }

    /// Inputs as fed to the network. raw: (N, D) → (N, I)
    fn fed(&self, raw: &ArrayRef2<f64>) -> Result<Array2<f64>> {
        let inputs = match &self.standardizer {
            None => raw.to_owned(),
            Some(rule) => rule.apply(raw.to_owned())?,
        };
        if self.features.is_empty() { Ok(inputs) } else { Ok(Feature::all(&self.features, &inputs)) }
    }

    fn fed_part(&self, part: &Dataset<f64>) -> Result<Dataset<f64>> {
        let TargetScale { mean, std } = self.target_scale;
        let targets = match part.targets() {
            Targets::Values(values) => Targets::Values(values.mapv(|t| (t - mean) / std)),
            classes @ Targets::Classes(_) => classes.clone(),
        };
        Dataset::new(self.fed(part.samples())?, targets)
    }

    /// The training targets as fed to the network, as numbers (N).
    pub(super) fn train_values(&self) -> Vec<f64> {
        numbers(self.train.targets())
    }

    /// The value that an output of the network stands for, in the unit of the given targets.
    pub fn value(&self, output: f64) -> f64 {
        self.target_scale.std * output + self.target_scale.mean
    }

    /// The middle and the largest distance from it of the training targets: 0 and 1 for classes. Values of generated points are
    /// around 0, those of examples around their mean.
    pub fn target_range(&self) -> [f64; 2] {
        if self.task == Task::Classes {
            return [0.0, 1.0];
        }
        let middle = self.target_middle;
        let targets = numbers(self.train_raw.targets());
        let largest = targets.iter().fold(0.0, |largest: f64, t| largest.max((t - middle).abs()));
        [middle, if largest > 0.0 { largest } else { 1.0 }]
    }
}
