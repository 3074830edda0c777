//! Deep against wide: networks with the same parameter budget learn the same curve side by side.

use serde::{Deserialize, Serialize};

use super::{
    Function, Kind, LOSS, MAX_STEPS, N_SAMPLES, Points, check_noise, check_range, curve, draw, grid, n_pieces, network,
    trainer,
};
use crate::error::What;
pub use crate::limits::lab::{MAX_BUDGET, MIN_BUDGET};
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Trainer};

/// The numbers of hidden layers to compare.
pub const DEPTHS: [usize; 4] = [1, 2, 3, 4];
/// The number of steps of one network per [`DepthRun::advance`].
const CHUNK: usize = 5;

/// The settings of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DepthConfig {
    /// The function to learn.
    pub function: Function,
    /// The kind of hidden units.
    pub kind: Kind,
    /// The maximum number of weights and biases of each network, from [`MIN_BUDGET`] to [`MAX_BUDGET`].
    pub budget: usize,
    /// The standard deviation of the noise added to the targets, from 0 to 1.
    pub noise: f64,
    /// The seed of the samples and the initial weights.
    pub seed: u64,
    /// The number of steps of each network, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of one network for each of [`DEPTHS`].
#[derive(Debug)]
pub struct DepthRun {
    config: DepthConfig,
    points: Points,
    data: Dataset<f64>,
    networks: Vec<(usize, Trainer<f64>)>,
    current: usize,
}

/// The progress of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DepthSnapshot {
    /// The samples.
    pub samples: Points,
    /// The inputs of the curves, from −1 to 1.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// The networks, one per depth in [`DEPTHS`].
    pub networks: Vec<NetworkSnapshot>,
    /// The depth of the network with the lowest loss.
    pub best: usize,
}

/// The progress of one network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct NetworkSnapshot {
    /// The number of hidden layers.
    pub depth: usize,
    /// The number of units in each hidden layer.
    pub width: usize,
    /// The number of weights and biases.
    pub n_parameters: usize,
    /// The number of steps made.
    pub step: usize,
    /// The mean squared error over the samples.
    pub loss: f64,
    /// Its output at each x.
    pub curve: Vec<f64>,
    /// The number of linear pieces within (−1, 1), if the units are ReLUs.
    pub n_pieces: Option<usize>,
}

/// Returns the number of weights and biases of 1 → width → … → width → 1 with `depth` hidden layers.
pub(super) fn n_parameters(depth: usize, width: usize) -> usize {
    2 * width + (depth - 1) * (width * width + width) + width + 1
}

/// Returns the largest width at which a network with `depth` ≥ 1 hidden layers has at most `budget` parameters, or 0 if there
/// is none.
pub fn widest(depth: usize, budget: usize) -> usize {
    // The first layer has two parameters per unit, so the width is below the budget.
    (1..budget).take_while(|&width| n_parameters(depth, width) <= budget).last().unwrap_or(0)
}

impl DepthRun {
    /// Creates a run that has not made a step yet.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range.
    pub fn new(config: DepthConfig) -> Result<Self> {
        check_range(What::Budget, config.budget, MIN_BUDGET, MAX_BUDGET)?;
        check_range(What::NSteps, config.n_steps, 1, MAX_STEPS)?;
        check_noise(config.noise)?;
        let points = draw(config.function, N_SAMPLES, config.noise, &mut Rng::new(config.seed, Stream::Data));
        let networks = DEPTHS
            .iter()
            .map(|&depth| {
                let width = widest(depth, config.budget);
                let mlp = network(depth, width, config.kind, config.seed)?;
                Ok((width, trainer(mlp, N_SAMPLES, 0.0, config.seed)?))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Self { config, data: points.dataset()?, points, networks, current: 0 })
    }

    /// The network to be advanced next, as an index into [`DEPTHS`].
    pub fn current(&self) -> usize {
        self.current
    }

    /// Makes a few steps of the current network and moves on to the next. Returns whether there are more to make.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss or gradient is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        let n_steps = self.config.n_steps;
        let (_, trainer) = &mut self.networks[self.current];
        for _ in 0..CHUNK.min(n_steps - trainer.history().steps.len()) {
            trainer.update(&self.data)?;
        }
        self.current = (self.current + 1) % self.networks.len();
        Ok(self.networks.iter().any(|(_, trainer)| trainer.history().steps.len() < n_steps))
    }

    /// Returns the current progress.
    ///
    /// # Errors
    /// [`Error::Value`] if an output is not finite.
    pub fn snapshot(&self) -> Result<DepthSnapshot> {
        let x = grid(100);
        let networks = DEPTHS
            .iter()
            .zip(&self.networks)
            .map(|(&depth, (width, trainer))| {
                let mlp = trainer.mlp();
                let n_pieces = match self.config.kind {
                    Kind::Relu => Some(n_pieces(mlp, -1.0, 1.0)?),
                    Kind::Tanh => None,
                };
                Ok(NetworkSnapshot {
                    depth,
                    width: *width,
                    n_parameters: mlp.n_parameters(),
                    step: trainer.history().steps.len(),
                    loss: evaluate(mlp, LOSS, &self.data)?.loss,
                    curve: curve(mlp, &x)?,
                    n_pieces,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        let best = networks.iter().min_by(|a, b| a.loss.total_cmp(&b.loss)).map(|network| network.depth);
        Ok(DepthSnapshot {
            samples: self.points.clone(),
            target: x.iter().map(|&x| self.config.function.value(x)).collect(),
            x,
            networks,
            best: best.ok_or(Error::Empty { what: What::Networks })?,
        })
    }
}
