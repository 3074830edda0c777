//! How signals and gradients grow or shrink from layer to layer: measured in `f32` networks, and predicted by the mean-field
//! theory of wide networks.

mod edge;
mod measure;
mod theory;
mod training;

pub use edge::{EdgeConfig, EdgeMap, EdgeRun, edge_of_chaos};
pub use measure::{LayerFlow, Quantity, Trouble, TroubleKind};
pub use theory::Theory;
pub use training::{MAX_STEPS, NetworkRecord, RunConfig, RunRecord, Stop, TrainingRun};

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
pub use crate::limits::lab::{MAX_DEPTH, MAX_FLOW_SAMPLES as MAX_SAMPLES, MAX_WIDTH};
use crate::rng::{Rng, Stream};
use crate::{Activation, Dataset, Dense, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, Result, Targets};

/// The shape and batch shared by all networks of a comparison.
///
/// They have `width` features, `depth` hidden layers of `width` units each, and one output, the logit of class 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowShape"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shape {
    /// The number of hidden layers, from 1 to [`MAX_DEPTH`].
    pub depth: usize,
    /// The number of units in each, from 1 to [`MAX_WIDTH`].
    pub width: usize,
    /// The batch size B, from 1 to [`MAX_SAMPLES`].
    pub n_samples: usize,
    /// The seed of the data and initial weights.
    pub seed: u64,
}

/// The settings of one network of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowNetwork"))]
#[serde(deny_unknown_fields)]
pub struct NetworkConfig {
    /// The [`Activation::name`] of the hidden layers.
    pub activation: String,
    /// The [`Init::name`] of all layers.
    pub init: String,
    /// The factor on every initial weight, from 0.01 to 100; biases are not scaled.
    pub gain: f64,
}

/// The settings of a measurement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlowConfig {
    /// The shape of all networks.
    pub shape: Shape,
    /// The networks, at least one.
    pub networks: Vec<NetworkConfig>,
    /// The learning rate η of plain gradient descent, for the ratio of updates to weights; above 0.
    pub learning_rate: f64,
}

/// The measurements of one network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    /// Its layers, from the first to the output layer.
    pub layers: Vec<LayerFlow>,
    /// The prediction of the theory; `None` if the weights are not independent with mean 0.
    pub theory: Option<Theory>,
    /// σ_w, the gain times √(width · mean square of a hidden layer's weights), the parameter of the theory.
    pub weight_scale: f64,
    /// The RMS of the first layer's deltas divided by that of the last layer's; `None` for 0/0.
    pub delta_ratio: Option<f64>,
    /// The same ratio for the weight gradients.
    pub d_weight_ratio: Option<f64>,
    /// Where numbers first overflowed, underflowed or vanished, if they did.
    pub trouble: Option<Trouble>,
}

/// Equivalent to softmax with two classes, with one output less.
const LOSS: Loss = Loss::BinaryCrossEntropy;

/// Runs a forward and a backward pass through each network and measures every layer.
///
/// # Errors
/// [`Error::Empty`] if there are no networks; [`Error::Value`] if a setting is out of range, or a name is unknown.
pub fn flow(config: &FlowConfig) -> Result<Vec<Flow>> {
    if config.networks.is_empty() {
        return Err(Error::Empty { what: What::Networks });
    }
    check_learning_rate(config.learning_rate)?;
    let batch = config.shape.batch()?;
    config.networks.iter().map(|network| flow_of(network, config, &batch)).collect()
}

fn flow_of(network: &NetworkConfig, config: &FlowConfig, batch: &Dataset<f32>) -> Result<Flow> {
    let mlp = network.mlp(&config.shape)?;
    let pass = measure::Pass::new(&mlp, batch)?;
    let layers = pass.layers(&mlp, config.learning_rate);
    let input = measure::rms(batch.samples());
    let d_output = layers.last().map_or(f64::NAN, |last| last.delta);
    let theory = Theory::of(network, &config.shape, input, d_output)?;
    let ratio = |pick: fn(&LayerFlow) -> f64| match (layers.first(), layers.last()) {
        (Some(first), Some(last)) => Some(pick(first) / pick(last)).filter(|ratio| !ratio.is_nan()),
        _ => None,
    };
    let (delta_ratio, d_weight_ratio) = (ratio(|layer| layer.delta), ratio(|layer| layer.d_weight));
    let (mean_square, _) = network.parts()?.1.mean_squares(config.shape.width, config.shape.width);
    let weight_scale = network.gain * (config.shape.width as f64 * mean_square).sqrt();
    Ok(Flow { weight_scale, delta_ratio, d_weight_ratio, theory, trouble: pass.trouble(), layers })
}

impl Shape {
    /// Draws a batch (B, width) of N(0, 1) numbers; the class of a sample is its side of a random hyperplane through 0.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range.
    pub fn batch(&self) -> Result<Dataset<f32>> {
        self.validate()?;
        let mut rng = Rng::new(self.seed, Stream::Data);
        let direction: Vec<f64> = (0..self.width).map(|_| rng.normal()).collect();
        let samples = Array2::from_shape_simple_fn((self.n_samples, self.width), || rng.normal());
        let side = |row: ndarray::ArrayView1<f64>| row.iter().zip(&direction).map(|(x, d)| x * d).sum::<f64>() > 0.0;
        let classes = samples.rows().into_iter().map(|row| usize::from(side(row))).collect();
        Dataset::new(samples.mapv(|x| x as f32), Targets::Classes(classes))
    }

    fn validate(&self) -> Result<()> {
        let is_fine = |what, n, max| match (1..=max).contains(&n) {
            true => Ok(()),
            false => Err(Error::value(what, Expected::between(1, max), n)),
        };
        is_fine(What::Depth, self.depth, MAX_DEPTH)?;
        is_fine(What::Width, self.width, MAX_WIDTH)?;
        is_fine(What::NSamples, self.n_samples, MAX_SAMPLES)
    }
}

impl NetworkConfig {
    /// Creates the network with random initial weights.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, or a name is unknown.
    pub fn mlp(&self, shape: &Shape) -> Result<Mlp<f32>> {
        shape.validate()?;
        let (activation, init) = self.parts()?;
        let mut layers = vec![LayerConfig { n_neurons: shape.width, activation }; shape.depth];
        layers.push(LayerConfig { n_neurons: 1, activation: Activation::Identity });
        let drawn = Mlp::<f64>::new(&MlpConfig { n_features: shape.width, layers, init, seed: shape.seed })?;
        let scaled = drawn.layers().iter().map(|layer| {
            let weight = layer.weight().mapv(|w| (self.gain * w) as f32);
            Dense::new(weight, layer.bias().mapv(|b| b as f32), layer.activation())
        });
        Mlp::from_layers(scaled.collect::<Result<_>>()?)
    }

    fn parts(&self) -> Result<(Activation, Init)> {
        if !(0.01..=100.0).contains(&self.gain) {
            return Err(Error::value(What::Gain, Expected::between(0.01, 100.0), self.gain));
        }
        let init = Init::all().into_iter().find(|init| init.name() == self.init);
        let init = init.ok_or_else(|| {
            Error::value(
                What::Init,
                Expected::OneOf { names: Init::all().map(Init::name).to_vec() },
                self.init.as_str(),
            )
        })?;
        Ok((Activation::from_name(&self.activation)?, init))
    }
}

fn check_learning_rate(learning_rate: f64) -> Result<()> {
    if learning_rate.is_finite() && learning_rate > 0.0 {
        return Ok(());
    }
    Err(Error::value(What::LearningRate, Expected::ABOVE_0, learning_rate))
}
