//! All that is shown of a training at one step.

use ndarray::ArrayRef2;
use serde::Serialize;

use super::{Curves, Plane, Playground, Record, Stop};
use crate::Result;
use crate::dataset::csv::{Points, Task};

/// The cells along each side of the decision surface.
pub const N_SURFACE_CELLS: usize = 40;
/// The cells along each side of what a unit answers to.
pub const N_UNIT_CELLS: usize = 20;

/// A training at one step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundSnapshot", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Updates made.
    pub step: usize,
    /// Epochs that came to their end.
    pub epoch: usize,
    /// The updates of an epoch.
    pub n_epoch_steps: usize,
    /// The number of updates at the end of the epoch that is next to end.
    pub next_epoch_step: usize,
    /// Why there are no more, if so.
    pub stopped: Option<Stop>,
    /// The learning rate of the next update.
    pub learning_rate: f64,
    /// What the network makes of the points.
    pub record: Record,
    /// How it came there.
    pub curves: Curves,
    /// What the targets are.
    pub task: Task,
    /// To learn from.
    pub train: Points,
    /// To test with.
    pub test: Points,
    /// What is shown.
    pub plane: Plane,
    /// What the network says in each of 40 × 40 cells, row by row from the lowest, from −1 to 1: for classes 2 p − 1 with the
    /// probability p of class 1, for values the value divided by `full`.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub surface: Vec<f32>,
    /// The activation of each unit in each of 20 × 20 cells, row by row from the lowest, one unit after another.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub responses: Vec<f32>,
    /// The largest size of a training target; 1 for classes.
    pub full: f64,
    /// The layers from the first hidden one to the output.
    pub layers: Vec<LayerSnapshot>,
    /// The largest size of a weight.
    pub largest_weight: f64,
    /// Weights and biases.
    pub n_parameters: usize,
}

/// A layer of O units that listen to I inputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LayerSnapshot {
    /// The name of its activation function.
    #[cfg_attr(feature = "types", ts(type = "ActivationName"))]
    pub activation: &'static str,
    /// (O, I).
    pub weight: Vec<Vec<f64>>,
    /// (O).
    pub bias: Vec<f64>,
    /// The root mean square of dL/dweight over the weights of the layer, with L over all training points.
    pub gradient_rms: f64,
    /// (O).
    pub units: Vec<Unit>,
}

/// What a unit answers to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "UnitSnapshot"))]
pub struct Unit {
    /// Where its numbers begin in [`Snapshot::responses`].
    pub from: usize,
    /// Where they have ended.
    pub to: usize,
    /// The largest size of them, above 0.
    pub full: f64,
}

impl Playground {
    /// What there is to see now.
    ///
    /// # Errors
    /// None that the configuration, once taken, could give.
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
            n_epoch_steps: self.n_epoch_steps(),
            next_epoch_step: (self.step() / self.n_epoch_steps() + 1) * self.n_epoch_steps(),
            stopped: self.stopped().cloned(),
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

    /// The layers, and what all units answer to.
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
    // In units of the largest: the square of what is about to diverge would be infinite.
    largest * (numbers.iter().map(|x| (x / largest).powi(2)).sum::<f64>() / numbers.len() as f64).sqrt()
}
