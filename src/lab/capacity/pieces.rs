//! A single hidden layer learns a curve as the sum of its units' contributions.

use ndarray::Array1;
use serde::{Deserialize, Serialize};

use super::{
    Function, Kind, LOSS, MAX_STEPS, MAX_UNITS, Points, check_noise, check_range, column, draw, grid, network, trainer,
};
use crate::error::What;
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Result, Trainer};

/// The number of training samples, all of which are used in every step.
pub const N_SAMPLES: usize = 100;
/// The number of steps per [`PiecesRun::advance`].
const CHUNK: usize = 5;

/// The settings of a network with one hidden layer and of its training.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PiecesConfig {
    /// The function to learn.
    pub function: Function,
    /// The number of hidden units, from 1 to [`MAX_UNITS`].
    pub n_units: usize,
    /// The kind of hidden units.
    pub kind: Kind,
    /// The standard deviation of the noise added to the targets, from 0 to 1.
    pub noise: f64,
    /// The seed of the samples and the initial weights.
    pub seed: u64,
    /// The number of steps of the run, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of a network with one hidden layer.
#[derive(Debug)]
pub struct PiecesRun {
    config: PiecesConfig,
    points: Points,
    data: Dataset<f64>,
    trainer: Trainer<f64>,
}

/// The progress of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct PiecesSnapshot {
    /// The number of steps made.
    pub step: usize,
    /// The mean squared error over the samples.
    pub loss: f64,
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The samples.
    pub samples: Points,
    /// The inputs of the curves, from −1 to 1, including every kink of a ReLU.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// The output of the network.
    pub curve: Vec<f64>,
    /// The bias of the output.
    pub bias: f64,
    /// The hidden units.
    pub units: Vec<Unit>,
    /// The number of linear pieces of the curve within (−1, 1), if the units are ReLUs.
    pub n_pieces: Option<usize>,
    /// The number of ReLUs that are 0 for every sample and therefore no longer learn.
    pub n_dead: Option<usize>,
}

/// A hidden unit, which contributes v f(w x + b).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PiecesUnit", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// The weight w.
    pub weight: f64,
    /// The bias b.
    pub bias: f64,
    /// The output weight v.
    pub output_weight: f64,
    /// −b/w, where a ReLU switches on or off and a tanh is 0, if that is within (−1, 1).
    pub kink: Option<f64>,
    /// Whether it is a ReLU that is 0 for every sample.
    pub is_dead: bool,
    /// v f(w x + b) at each x.
    pub contribution: Vec<f64>,
}

impl PiecesRun {
    /// Creates a run that has not made a step yet.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if a setting is out of range.
    pub fn new(config: PiecesConfig) -> Result<Self> {
        check_range(What::Units, config.n_units, 1, MAX_UNITS)?;
        check_range(What::NSteps, config.n_steps, 1, MAX_STEPS)?;
        check_noise(config.noise)?;
        let points = draw(config.function, N_SAMPLES, config.noise, &mut Rng::new(config.seed, Stream::Data));
        let data = points.dataset()?;
        let trainer = trainer(network(1, config.n_units, config.kind, config.seed)?, N_SAMPLES, 0.0, config.seed)?;
        Ok(Self { config, points, data, trainer })
    }

    /// Makes a few steps. Returns whether there are more to make.
    ///
    /// # Errors
    /// [`Error::Diverged`](crate::Error::Diverged) if a loss or gradient is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        for _ in 0..CHUNK.min(self.config.n_steps - self.step()) {
            self.trainer.update(&self.data)?;
        }
        Ok(self.step() < self.config.n_steps)
    }

    /// The training.
    pub fn trainer(&self) -> &Trainer<f64> {
        &self.trainer
    }

    fn step(&self) -> usize {
        self.trainer.history().steps.len()
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if an output is not finite.
    pub fn snapshot(&self) -> Result<PiecesSnapshot> {
        let mlp = self.trainer.mlp();
        let (hidden, output) = (&mlp.layers()[0], &mlp.layers()[1]);
        let is_relu = self.config.kind == Kind::Relu;
        let of_samples = mlp.forward(self.data.samples())?;
        let parameters = hidden.weight().column(0).to_owned();
        let kinks: Vec<Option<f64>> = parameters
            .iter()
            .zip(hidden.bias())
            .map(|(&w, &b)| inside(if w == 0.0 { None } else { Some(-b / w) }))
            .collect();

        // A coarser grid than elsewhere, because every unit has a curve.
        let mut x = grid(50);
        if is_relu {
            x.extend(kinks.iter().flatten());
            x.sort_unstable_by(f64::total_cmp);
            x.dedup();
        }
        let over_x = mlp.forward(&column(&x))?;
        let units = (0..self.config.n_units)
            .map(|j| {
                let output_weight = output.weight()[[0, j]];
                let outputs: Array1<f64> = over_x.layers[0].activation.column(j).to_owned();
                Unit {
                    weight: parameters[j],
                    bias: hidden.bias()[j],
                    output_weight,
                    kink: kinks[j],
                    is_dead: is_relu && of_samples.layers[0].pre_activation.column(j).iter().all(|&z| z <= 0.0),
                    contribution: outputs.iter().map(|a| output_weight * a).collect(),
                }
            })
            .collect::<Vec<_>>();
        let n_pieces = is_relu.then(|| n_pieces(&units));
        let n_dead = is_relu.then(|| units.iter().filter(|unit| unit.is_dead).count());
        Ok(PiecesSnapshot {
            step: self.step(),
            loss: evaluate(mlp, LOSS, &self.data)?.loss,
            n_parameters: mlp.n_parameters(),
            samples: self.points.clone(),
            target: x.iter().map(|&x| self.config.function.value(x)).collect(),
            curve: over_x.output().iter().copied().collect(),
            bias: output.bias()[0],
            units,
            n_pieces,
            n_dead,
            x,
        })
    }
}

fn inside(kink: Option<f64>) -> Option<f64> {
    kink.filter(|kink| (-1.0..1.0).contains(kink) && *kink > -1.0)
}

/// Returns 1 plus the number of distinct kinks of units with a nonzero output weight.
fn n_pieces(units: &[Unit]) -> usize {
    let mut kinks: Vec<f64> =
        units.iter().filter(|unit| unit.output_weight != 0.0).filter_map(|unit| unit.kink).collect();
    kinks.sort_unstable_by(f64::total_cmp);
    kinks.dedup();
    kinks.len() + 1
}
