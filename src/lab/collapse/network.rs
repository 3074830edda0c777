//! The network whose activations are switched off and on: random, or given with its weights.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use crate::error::{AxisLength, Expected, What};
pub use crate::limits::lab::{MAX_DRAWN, MAX_GIVEN};
use crate::{Activation, Dense, Error, Init, LayerConfig, Mlp, MlpConfig, Result};

/// The origin of the weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CollapseNetwork"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Network {
    /// Random initial weights.
    Drawn(DrawnNetwork),
    /// The weights of a trained network.
    Given(GivenNetwork),
}

/// A random network with two inputs, hidden layers of equal width, and one output, the logit of class 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DrawnNetwork {
    /// The number of hidden layers, 1 to 16.
    pub n_hidden: usize,
    /// The number of units in each hidden layer, 1 to 16.
    pub width: usize,
    /// Their activation function, when it is on.
    pub activation: Activation,
    /// The distribution of the initial weights.
    pub init: Init,
    /// The seed of the initial weights.
    pub seed: u64,
}

/// A network with given weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GivenNetwork {
    /// The number of features I, 1 to 64.
    pub n_features: usize,
    /// The layers, from the first to the last, 1 to 64.
    pub layers: Vec<GivenLayer>,
}

/// A dense layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct GivenLayer {
    /// The weight, shape (O, I).
    pub weight: Vec<Vec<f64>>,
    /// The bias, shape (O).
    pub bias: Vec<f64>,
    /// The activation function.
    pub activation: Activation,
}

/// Two networks with the same weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// With all activations off.
    pub off: Mlp<f32>,
    /// With the activations of the hidden layers on. The last layer's is off here as well; it does not change the decision
    /// boundary, because a sigmoid is above ½ exactly where its logit is above 0.
    pub on: Mlp<f32>,
}

impl Network {
    /// Creates the network with its activations off and on, in `f32`.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range or a weight is not finite; [`Error::Empty`] or [`Error::Shape`] if layers
    /// are empty or do not match.
    pub fn pair(&self) -> Result<Pair> {
        match self {
            Self::Drawn(network) => network.pair(),
            Self::Given(network) => network.pair(),
        }
    }
}

impl DrawnNetwork {
    /// Creates the network with its activations off and on, in `f32`.
    ///
    /// # Errors
    /// As [`Network::pair`].
    pub fn pair(&self) -> Result<Pair> {
        for (what, number) in [(What::NHidden, self.n_hidden), (What::Width, self.width)] {
            if !(1..=MAX_DRAWN).contains(&number) {
                return Err(Error::value(what, Expected::between(1, MAX_DRAWN), number));
            }
        }
        let network = |activation| {
            let mut layers = vec![LayerConfig { n_neurons: self.width, activation }; self.n_hidden];
            layers.push(LayerConfig { n_neurons: 1, activation: Activation::Identity });
            Mlp::new(&MlpConfig { n_features: 2, layers, init: self.init, seed: self.seed })
        };
        Ok(Pair { off: network(Activation::Identity)?, on: network(self.activation)? })
    }
}

impl GivenNetwork {
    fn pair(&self) -> Result<Pair> {
        check_size(What::Features, self.n_features)?;
        check_size(What::Layers, self.layers.len())?;
        let network = |is_on: bool| {
            let mut n_inputs = self.n_features;
            let mut layers = Vec::with_capacity(self.layers.len());
            for (i, layer) in self.layers.iter().enumerate() {
                let is_hidden = i + 1 < self.layers.len();
                let activation = if is_on && is_hidden { layer.activation } else { Activation::Identity };
                layers.push(layer.read(n_inputs, activation)?);
                n_inputs = layer.bias.len();
            }
            Mlp::from_layers(layers)
        };
        Ok(Pair { off: network(false)?, on: network(true)? })
    }
}

impl GivenLayer {
    /// Copies the weights of a layer.
    pub fn of(layer: &Dense<f32>) -> Self {
        Self {
            weight: layer.weight().rows().into_iter().map(|row| row.iter().map(|&w| f64::from(w)).collect()).collect(),
            bias: layer.bias().iter().map(|&b| f64::from(b)).collect(),
            activation: layer.activation(),
        }
    }

    fn read(&self, n_inputs: usize, activation: Activation) -> Result<Dense<f32>> {
        check_size(What::Bias, self.bias.len())?;
        for row in &self.weight {
            if row.len() != n_inputs {
                let expected = [AxisLength::Exactly(self.bias.len()), AxisLength::Exactly(n_inputs)];
                return Err(Error::shape(What::Weight, expected, &[self.weight.len(), row.len()]));
            }
        }
        let n_outputs = self.weight.len();
        let numbers = self.weight.iter().flatten().map(|&w| w as f32).collect();
        let Ok(weight) = Array2::from_shape_vec((n_outputs, n_inputs), numbers) else {
            return Err(Error::shape(
                What::Weight,
                [AxisLength::Exactly(n_outputs), AxisLength::Exactly(n_inputs)],
                &[],
            ));
        };
        Dense::new(weight, Array1::from_iter(self.bias.iter().map(|&b| b as f32)), activation)
    }
}

fn check_size(what: What, size: usize) -> Result<()> {
    match size {
        0 => Err(Error::Empty { what }),
        1..=MAX_GIVEN => Ok(()),
        _ => Err(Error::value(what, Expected::between(1, MAX_GIVEN), size)),
    }
}
