//! Everything that the page shows of a training at one step.

use ndarray::ArrayRef2;
use serde::Serialize;

use super::{BestEpoch, Curves, Part, Plane, Playground, Reason, Record, Stop, View};
use crate::dataset::points::{Points, Task};
use crate::loss::softmax;
use crate::{Dataset, Result};

/// The number of cells along each side of the decision surface.
pub const N_SURFACE_CELLS: usize = 40;
/// The number of places of a curve over one input.
const N_PLACES: usize = 200;
/// The number of cells along each side of a unit's response.
pub const N_UNIT_CELLS: usize = 20;

/// A training at one step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundSnapshot", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The number of updates made.
    pub step: usize,
    /// The number of finished epochs.
    pub epoch: usize,
    /// How training points, batches and updates make an epoch.
    pub sizes: EpochSizes,
    /// The number of updates at the end of the current epoch.
    pub next_epoch_step: usize,
    /// Why the training stopped, if it did.
    pub stopped: Option<Stop>,
    /// Why the training goes nowhere, as far as it was measured after the last 10 epochs.
    pub reasons: Vec<Reason>,
    /// The learning rate of the next update.
    pub learning_rate: f64,
    /// The last evaluation.
    pub record: Record,
    /// The curves so far.
    pub curves: Curves,
    /// The epoch with the lowest loss so far.
    pub best: BestEpoch,
    /// How many points each part of the data has.
    pub parts: Vec<PartSize>,
    /// The kind of targets.
    pub task: Task,
    /// The names of the inputs (D); empty for the coordinates of a plane.
    pub input_names: Vec<String>,
    /// The names of the classes (C); empty if they have none.
    pub class_names: Vec<String>,
    /// The number of classes C, or of values (1).
    pub n_targets: usize,
    /// The visible inputs.
    pub view: View,
    /// The inputs where they are held outside the visible plane (D).
    pub held: Vec<f64>,
    /// The training points. With one input, the target is also the second coordinate.
    pub train: Points,
    /// The validation points.
    pub validation: Points,
    /// The test points.
    pub test: Points,
    /// The visible rectangle.
    pub plane: Plane,
    /// The output in each of 40 × 40 cells, in rows from the bottom: for two classes 2 p − 1 with the probability p of class 1;
    /// for more classes the probability of the most probable; for values the distance from `middle` divided by `full`, from −1
    /// to 1.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub surface: Vec<f32>,
    /// The index of the most probable class in each cell, for three classes or more; else empty.
    #[serde(serialize_with = "crate::wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub surface_classes: Vec<u8>,
    /// The output over the first visible input, where it is the only one.
    pub curve: Option<Curve>,
    /// The activation of each unit in each of 20 × 20 cells, in rows from the bottom, unit by unit.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub responses: Vec<f32>,
    /// The middle of the training targets: 0 for classes.
    pub middle: f64,
    /// The largest distance of a training target from the middle; 1 for classes.
    pub full: f64,
    /// The layers, from the first hidden layer to the output.
    pub layers: Vec<LayerSnapshot>,
    /// The largest absolute weight.
    pub largest_weight: f64,
    /// The number of weights and biases.
    pub n_parameters: usize,
}

/// The number of points in a part of the data, and what its accuracy is worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PartSize {
    /// The part.
    pub part: Part,
    /// The number of points N.
    pub n: usize,
    /// Half the width of a 95 % interval of an accuracy of one half: 1.96 √(0.25 / N), the normal approximation of the binomial
    /// distribution.
    pub margin: f64,
    /// For held-out data, whether that is a tenth or more, or for values whether there are fewer than 30 points.
    pub is_few: bool,
}

/// The output over one input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundCurve"))]
pub struct Curve {
    /// The places on the first axis (P).
    pub x: Vec<f64>,
    /// The value at each place, or the probability of class 1, or the probability of each class: 1 or C lists (P).
    pub y: Vec<Vec<f64>>,
}

/// How training points, batches and updates make an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EpochSizes {
    /// The number of training points.
    pub n_train: usize,
    /// The number of points in a batch: the batch size, or all training points if they are fewer.
    pub batch: usize,
    /// The number of points in the last batch of an epoch.
    pub last_batch: usize,
    /// The number of updates per epoch.
    pub n_updates: usize,
    /// The number of epochs after which the training stops.
    pub n_epochs: usize,
    /// The number of updates in all of them.
    pub n_all_updates: usize,
}

/// A layer with I inputs and O units.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LayerSnapshot {
    /// The name of its activation function.
    #[cfg_attr(feature = "types", ts(type = "ActivationName"))]
    pub activation: &'static str,
    /// The weight, shape (O, I).
    pub weight: Vec<Vec<f64>>,
    /// The bias, shape (O).
    pub bias: Vec<f64>,
    /// The root mean square of dL/dweight over the layer's weights, with L over all training points.
    pub gradient_rms: f64,
    /// The units (O).
    pub units: Vec<Unit>,
}

/// The response of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "UnitSnapshot"))]
pub struct Unit {
    /// The start of its range in [`Snapshot::responses`].
    pub from: usize,
    /// The end of its range, exclusive.
    pub to: usize,
    /// The largest absolute response, above 0.
    pub full: f64,
}

impl Playground {
    /// Returns the current snapshot.
    ///
    /// # Errors
    /// As [`Mlp::predict`](crate::Mlp::predict); none are expected after [`Playground::new`] has succeeded.
    pub fn snapshot(&mut self) -> Result<Snapshot> {
        self.measure_now()?;
        let (data, view) = (self.data(), self.view());
        let [middle, full] = data.target_range();
        let outputs = self.mlp().predict(&data.cells(N_SURFACE_CELLS, view)?)?;
        let (surface, surface_classes) = self.surface(&outputs);
        let points = |part: Option<&Dataset<f64>>| part.map(|part| data.points(part, view)).unwrap_or_default();
        let (layers, responses) = self.layers()?;
        let weights = layers.iter().flat_map(|layer| layer.weight.iter().flatten());
        Ok(Snapshot {
            step: self.step(),
            epoch: self.epoch(),
            sizes: self.sizes(),
            next_epoch_step: (self.step() / self.n_epoch_steps() + 1) * self.n_epoch_steps(),
            stopped: self.stopped().cloned(),
            reasons: self.reasons().to_vec(),
            learning_rate: self.learning_rate(),
            record: self.record(),
            curves: self.curves(),
            best: self.best(),
            parts: self.parts(),
            task: data.task,
            input_names: data.input_names.clone(),
            class_names: data.class_names.clone(),
            n_targets: data.n_targets,
            view,
            held: data.held(view).to_vec(),
            train: points(Some(&data.train_raw)),
            validation: points(data.validation_raw.as_ref()),
            test: points(data.test_raw.as_ref()),
            plane: data.plane(view),
            surface,
            surface_classes,
            curve: self.curve()?,
            responses,
            middle,
            full,
            largest_weight: weights.fold(0.0, |largest: f64, w| largest.max(w.abs())),
            layers,
            n_parameters: self.mlp().n_parameters(),
        })
    }

    /// The surface as it is shown, and the most probable classes. outputs: (cells, O)
    fn surface(&self, outputs: &ArrayRef2<f64>) -> (Vec<f32>, Vec<u8>) {
        let data = self.data();
        let [middle, full] = data.target_range();
        if outputs.ncols() == 1 {
            let shown = |&y: &f64| match data.task {
                Task::Classes => (y / 2.0).tanh() as f32, // 2 sigmoid(y) − 1
                Task::Values => ((data.value(y) - middle) / full).clamp(-1.0, 1.0) as f32,
            };
            return (outputs.iter().map(shown).collect(), Vec::new());
        }
        let probabilities = softmax(outputs);
        let best = |row: usize| {
            (0..outputs.ncols()).fold(0, |best, class| {
                if probabilities[[row, class]] > probabilities[[row, best]] { class } else { best }
            })
        };
        (0..outputs.nrows()).map(|row| (probabilities[[row, best(row)]] as f32, best(row) as u8)).unzip()
    }

    fn curve(&self) -> Result<Option<Curve>> {
        let data = self.data();
        if data.n_inputs() > 1 {
            return Ok(None);
        }
        let (x, places) = data.places(N_PLACES, self.view())?;
        let outputs = self.mlp().predict(&places)?;
        let y = match (data.task, outputs.ncols()) {
            (Task::Values, _) => vec![outputs.iter().map(|&y| data.value(y)).collect()],
            (Task::Classes, 1) => vec![outputs.iter().map(|&y| 0.5 + (y / 2.0).tanh() / 2.0).collect()],
            (Task::Classes, _) => softmax(&outputs).columns().into_iter().map(|column| column.to_vec()).collect(),
        };
        Ok(Some(Curve { x, y }))
    }

    fn parts(&self) -> Vec<PartSize> {
        let data = self.data();
        let parts = [
            (Part::Train, Some(&data.train)),
            (Part::Validation, data.validation.as_ref()),
            (Part::Test, data.test.as_ref()),
        ];
        let size = |(part, data): (Part, Option<&Dataset<f64>>)| {
            let n = data?.n_samples();
            let margin = 1.96 * (0.25 / n as f64).sqrt();
            let is_few = match self.data().task {
                Task::Classes => margin >= 0.1,
                Task::Values => n < 30,
            };
            Some(PartSize { part, n, margin, is_few: part != Part::Train && is_few })
        };
        parts.into_iter().filter_map(size).collect()
    }

    fn sizes(&self) -> EpochSizes {
        let (n_train, n_updates) = (self.data().train.n_samples(), self.n_epoch_steps());
        let (batch, n_epochs) = (self.config().batch_size.min(n_train), self.config().stop.n_epochs);
        let last_batch = n_train - (n_updates - 1) * batch;
        EpochSizes { n_train, batch, last_batch, n_updates, n_epochs, n_all_updates: n_epochs * n_updates }
    }

    /// Returns the layers, and the responses of all units.
    fn layers(&self) -> Result<(Vec<LayerSnapshot>, Vec<f32>)> {
        let (mlp, data) = (self.mlp(), self.data());
        let activations = mlp.forward(data.train.samples())?;
        let loss = self.config().loss;
        let (_, d_output) = loss.value_and_gradient(activations.output(), data.train.targets())?;
        let gradients = mlp.backward(&activations, d_output);
        let seen = mlp.forward(&data.cells(N_UNIT_CELLS, self.view())?)?;
        let layers = mlp.layers().iter().zip(&gradients.layers).zip(&seen.layers);
        let mut responses = Vec::new();
        let layers = layers
            .map(|((layer, gradients), seen)| LayerSnapshot {
                activation: layer.activation().name(),
                weight: layer.weight().rows().into_iter().map(|row| row.to_vec()).collect(),
                bias: layer.bias().to_vec(),
                gradient_rms: root_mean_square(&gradients.d_weight),
                units: seen
                    .activation
                    .columns()
                    .into_iter()
                    .map(|column| unit(column.iter(), &mut responses))
                    .collect(),
            })
            .collect();
        Ok((layers, responses))
    }
}

fn unit<'a>(activations: impl Iterator<Item = &'a f64>, responses: &mut Vec<f32>) -> Unit {
    let (from, limit) = (responses.len(), f64::from(f32::MAX));
    responses.extend(activations.map(|a| a.clamp(-limit, limit) as f32));
    let largest = responses[from..].iter().fold(0.0, |largest: f64, &a| largest.max(f64::from(a).abs()));
    Unit { from, to: responses.len(), full: if largest > 0.0 { largest } else { 1.0 } }
}

fn root_mean_square(numbers: &ArrayRef2<f64>) -> f64 {
    let largest = numbers.iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    // Scaled by the largest, because squares overflow before the numbers do.
    largest * (numbers.iter().map(|x| (x / largest).powi(2)).sum::<f64>() / numbers.len() as f64).sqrt()
}
