//! Deeper against wider: networks with the same number of parameters learn the same curve side by side.

use serde::{Deserialize, Serialize};

use super::{
    Function, Kind, LOSS, MAX_STEPS, N_SAMPLES, Points, check_noise, check_range, curve, draw, grid, n_pieces, network,
    trainer,
};
use crate::error::What;
use crate::metrics::evaluate;
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Trainer};

/// The numbers of hidden layers that are compared.
pub const DEPTHS: [usize; 4] = [1, 2, 3, 4];
/// The least number of parameters: four hidden layers of two units have 25.
pub const MIN_BUDGET: usize = 25;
/// The greatest number of parameters.
pub const MAX_BUDGET: usize = 1000;
/// The steps of one network in one advance.
const CHUNK: usize = 5;

/// What is compared, and what is learned.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DepthConfig {
    /// What is learned.
    pub function: Function,
    /// What the hidden units are.
    pub kind: Kind,
    /// The weights and biases that each network may have, from [`MIN_BUDGET`] to [`MAX_BUDGET`].
    pub budget: usize,
    /// The standard deviation of what is added to the samples, from 0 to 1.
    pub noise: f64,
    /// What samples and initial weights are drawn from.
    pub seed: u64,
    /// The run ends when each network has made so many steps, from 1 to [`MAX_STEPS`].
    pub n_steps: usize,
}

/// The training of one network for each of [`DEPTHS`].
#[derive(Debug)]
pub struct DepthRun {
    config: DepthConfig,
    points: Points,
    data: Dataset<f64>,
    networks: Vec<(usize, Trainer<f64>)>,
    turn: usize,
}

/// How far they have come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DepthSnapshot {
    /// The samples.
    pub samples: Points,
    /// From −1 to 1.
    pub x: Vec<f64>,
    /// The function that the samples come from.
    pub target: Vec<f64>,
    /// One for each of [`DEPTHS`].
    pub networks: Vec<NetworkSnapshot>,
    /// The depth of the network with the least loss.
    pub best: usize,
}

/// One of the networks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct NetworkSnapshot {
    /// Hidden layers.
    pub depth: usize,
    /// Units of each of them.
    pub width: usize,
    /// Weights and biases.
    pub n_parameters: usize,
    /// Steps made.
    pub step: usize,
    /// The mean squared error over the samples.
    pub loss: f64,
    /// Its output at each x.
    pub curve: Vec<f64>,
    /// The straight pieces within (−1, 1), if units are ReLUs.
    pub n_pieces: Option<usize>,
}

/// The weights and biases of 1 → width → … → width → 1 with `depth` hidden layers.
pub(super) fn n_parameters(depth: usize, width: usize) -> usize {
    2 * width + (depth - 1) * (width * width + width) + width + 1
}

/// The greatest width at which `depth` hidden layers, 1 or more, come with at most `budget` weights and biases; 0 if there
/// is none.
pub fn widest(depth: usize, budget: usize) -> usize {
    // The first layer alone takes two numbers a unit, so that the answer is below the budget.
    (1..budget).take_while(|&width| n_parameters(depth, width) <= budget).last().unwrap_or(0)
}

impl DepthRun {
    /// The run before its first step.
    ///
    /// # Errors
    /// If a number of the configuration is out of its range.
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
        Ok(Self { config, data: points.dataset()?, points, networks, turn: 0 })
    }

    /// The network whose turn it is, as an index into [`DEPTHS`], for who measures the time.
    pub fn turn(&self) -> usize {
        self.turn
    }

    /// A few steps of the network whose turn it is. Whether there are more to make.
    ///
    /// # Errors
    /// If training diverged.
    pub fn advance(&mut self) -> Result<bool> {
        let n_steps = self.config.n_steps;
        let (_, trainer) = &mut self.networks[self.turn];
        for _ in 0..CHUNK.min(n_steps - trainer.history().steps.len()) {
            trainer.update(&self.data)?;
        }
        self.turn = (self.turn + 1) % self.networks.len();
        Ok(self.networks.iter().any(|(_, trainer)| trainer.history().steps.len() < n_steps))
    }

    /// How far they have come.
    ///
    /// # Errors
    /// If the output of a network is not finite.
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
