//! One hidden layer that learns a curve, and what each of its units adds to it.

use ndarray::Array1;
use serde::{Deserialize, Serialize};

use super::{
    Function, Kind, LOSS, MAX_STEPS, MAX_UNITS, Points, check_noise, check_range, column, draw, grid, network, trainer,
};
use crate::error::What;
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Result, Trainer};

/// The number of samples that are learned from, all of them in every step.
pub const N_SAMPLES: usize = 100;
/// The steps of one advance.
const CHUNK: usize = 5;

/// A network of one hidden layer, and what it learns.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PiecesConfig {
    /// What is learned.
    pub function: Function,
    /// The number of hidden units, from 1 to [`MAX_UNITS`].
    pub n_units: usize,
    /// What they are.
    pub kind: Kind,
    /// The standard deviation of what is added to the samples, from 0 to 1.
    pub noise: f64,
    /// What samples and initial weights are drawn from.
    pub seed: u64,
    /// The run ends after so many steps, from 1 to [`MAX_STEPS`].
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

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct PiecesSnapshot {
    /// Steps made.
    pub step: usize,
    /// The mean squared error over the samples.
    pub loss: f64,
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The samples.
    pub samples: Points,
    /// From −1 to 1, with every kink of a ReLU among them.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// The output of the network.
    pub curve: Vec<f64>,
    /// The bias of the output: what the curve is without units.
    pub bias: f64,
    /// What each unit adds to it.
    pub units: Vec<Unit>,
    /// The straight pieces of the curve within (−1, 1), if units are ReLUs.
    pub n_pieces: Option<usize>,
    /// The ReLUs that are 0 for every sample, and so learn no more.
    pub n_dead: Option<usize>,
}

/// A hidden unit, which adds v f(w x + b).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PiecesUnit", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// w.
    pub weight: f64,
    /// b.
    pub bias: f64,
    /// v.
    pub output_weight: f64,
    /// −b/w, where a ReLU switches on or off and a tanh is 0, if that is within (−1, 1).
    pub kink: Option<f64>,
    /// Whether it is a ReLU that is 0 for every sample.
    pub is_dead: bool,
    /// v f(w x + b) at each x.
    pub contribution: Vec<f64>,
}

impl PiecesRun {
    /// The run before its first step.
    ///
    /// # Errors
    /// If a number of the configuration is out of its range.
    pub fn new(config: PiecesConfig) -> Result<Self> {
        check_range(What::Units, config.n_units, 1, MAX_UNITS)?;
        check_range(What::NSteps, config.n_steps, 1, MAX_STEPS)?;
        check_noise(config.noise)?;
        let points = draw(config.function, N_SAMPLES, config.noise, &mut Rng::new(config.seed, Stream::Data));
        let data = points.dataset()?;
        let trainer = trainer(network(1, config.n_units, config.kind, config.seed)?, N_SAMPLES, 0.0, config.seed)?;
        Ok(Self { config, points, data, trainer })
    }

    /// A few steps more. Whether there are more to make.
    ///
    /// # Errors
    /// If training diverged.
    pub fn advance(&mut self) -> Result<bool> {
        for _ in 0..CHUNK.min(self.config.n_steps - self.step()) {
            self.trainer.update(&self.data)?;
        }
        Ok(self.step() < self.config.n_steps)
    }

    /// The network, and what it was trained with.
    pub fn trainer(&self) -> &Trainer<f64> {
        &self.trainer
    }

    fn step(&self) -> usize {
        self.trainer.history().steps.len()
    }

    /// How far it has come.
    ///
    /// # Errors
    /// If the output of the network is not finite.
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

        // Fewer than elsewhere: there are as many of them as points times units.
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

/// One, and one more for each place at which a unit that counts has its kink.
fn n_pieces(units: &[Unit]) -> usize {
    let mut kinks: Vec<f64> =
        units.iter().filter(|unit| unit.output_weight != 0.0).filter_map(|unit| unit.kink).collect();
    kinks.sort_unstable_by(f64::total_cmp);
    kinks.dedup();
    kinks.len() + 1
}
