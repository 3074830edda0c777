//! Everything that the page shows of a training at one step.

use ndarray::ArrayRef2;
use serde::Serialize;

use super::{Curves, Plane, Playground, Reason, Record, Stop};
use crate::Result;
use crate::dataset::csv::{Points, Task};

/// The number of cells along each side of the decision surface.
pub const N_SURFACE_CELLS: usize = 40;
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
    /// The kind of targets.
    pub task: Task,
    /// The training points.
    pub train: Points,
    /// The test points.
    pub test: Points,
    /// The visible rectangle.
    pub plane: Plane,
    /// The output in each of 40 × 40 cells, in rows from the bottom, from −1 to 1: for classes 2 p − 1 with the probability p
    /// of class 1, for values the output divided by `full`.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub surface: Vec<f32>,
    /// The activation of each unit in each of 20 × 20 cells, in rows from the bottom, unit by unit.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub responses: Vec<f32>,
    /// The largest absolute training target; 1 for classes.
    pub full: f64,
    /// The layers, from the first hidden layer to the output.
    pub layers: Vec<LayerSnapshot>,
    /// The largest absolute weight.
    pub largest_weight: f64,
    /// The number of weights and biases.
    pub n_parameters: usize,
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
        let data = self.data();
        let full = data.full();
        let outputs = self.mlp().predict(&data.cells(N_SURFACE_CELLS)?)?;
        let shown = |&y: &f64| match data.task {
            Task::Classes => (y / 2.0).tanh() as f32, // 2 sigmoid(y) − 1
            Task::Values => (y / full).clamp(-1.0, 1.0) as f32,
        };
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
            task: data.task,
            train: data.train_points.clone(),
            test: data.test_points.clone(),
            plane: data.plane,
            surface: outputs.iter().map(shown).collect(),
            responses,
            full,
            largest_weight: weights.fold(0.0, |largest: f64, w| largest.max(w.abs())),
            layers,
            n_parameters: self.mlp().n_parameters(),
        })
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
        let seen = mlp.forward(&data.cells(N_UNIT_CELLS)?)?;
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
