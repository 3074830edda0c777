//! How signals and gradients grow or shrink from layer to layer: measured in `f32` networks, and predicted by the mean-field
//! theory of wide networks.

mod edge;
mod measure;
mod theory;
mod training;

pub use edge::{EdgeConfig, EdgeMap, EdgeRun, edge_of_chaos};
pub use measure::{LayerFlow, Quantity, SATURATED_BELOW, Trouble, TroubleKind};
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
    /// [`SATURATED_BELOW`], for what its layers say of saturation.
    pub saturated_below: f64,
    /// σ_w, the gain times √(width · mean square of a hidden layer's weights), the parameter of the theory.
    pub weight_scale: f64,
    /// The RMS of the first layer's deltas divided by that of the last hidden layer's; `None` for 0/0. The output layer does
    /// not count: its single unit has one delta where the others have `width`, which changes their size once, however deep
    /// the network is.
    pub delta_ratio: Option<f64>,
    /// The same ratio for the weight gradients.
    pub d_weight_ratio: Option<f64>,
    /// The same ratio for the inputs of these layers, with which the deltas are multiplied for the weight gradients.
    pub input_ratio: Option<f64>,
    /// Whether that makes up for most of what the deltas have lost or gained, so that the weight gradients look alike.
    pub is_balanced: bool,
    /// What a layer multiplies the deltas by on their way from the last hidden layer to the first; `None` if they are not
    /// positive finite numbers, or there is one hidden layer only.
    pub factors: Option<Factors>,
    /// Where numbers first overflowed, underflowed or vanished, if they did.
    pub trouble: Option<Trouble>,
}

/// Geometric means over the layers from the last hidden one, whose own are not included, to the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FlowFactors"))]
pub struct Factors {
    /// Of [`LayerFlow::slope_factor`].
    pub slopes: f64,
    /// Of [`LayerFlow::weight_factor`].
    pub weights: f64,
    /// Their product, what is left of the deltas in each layer.
    pub both: f64,
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
    let layers = pass.layers(config.learning_rate);
    let input = measure::rms(batch.samples());
    let d_output = layers.last().map_or(f64::NAN, |last| last.delta);
    let theory = Theory::of(network, &config.shape, input, d_output)?;
    let depth = config.shape.depth;
    let (first, last) = (&layers[0], &layers[depth - 1]);
    let delta_ratio = measure::ratio(first.delta, last.delta);
    let d_weight_ratio = measure::ratio(first.d_weight, last.d_weight);
    let input_ratio = measure::ratio(input, if depth == 1 { input } else { layers[depth - 2].activation });
    let is_balanced = is_balanced(delta_ratio, d_weight_ratio);
    let factors = Factors::of(&layers[..depth - 1]);
    let (mean_square, _) = network.parts()?.1.mean_squares(config.shape.width, config.shape.width);
    let weight_scale = network.gain * (config.shape.width as f64 * mean_square).sqrt();
    let trouble = pass.trouble();
    Ok(Flow {
        saturated_below: SATURATED_BELOW,
        weight_scale,
        delta_ratio,
        d_weight_ratio,
        input_ratio,
        is_balanced,
        factors,
        theory,
        trouble,
        layers,
    })
}

/// Whether the deltas differ by a factor of a hundred or more, and the weight gradients by less than its root.
fn is_balanced(delta_ratio: Option<f64>, d_weight_ratio: Option<f64>) -> bool {
    let [Some(deltas), Some(d_weights)] = [delta_ratio, d_weight_ratio].map(|ratio| ratio.map(|x| x.log10().abs()))
    else {
        return false;
    };
    deltas.is_finite() && deltas >= 2.0 && d_weights < deltas / 2.0
}

impl Factors {
    fn of(layers: &[LayerFlow]) -> Option<Self> {
        let mean = |pick: fn(&LayerFlow) -> Option<f64>| {
            let sum = layers.iter().map(|layer| pick(layer).map(f64::ln)).sum::<Option<f64>>()?;
            Some((sum / layers.len() as f64).exp()).filter(|mean| mean.is_normal())
        };
        let (slopes, weights) = (mean(|layer| layer.slope_factor)?, mean(|layer| layer.weight_factor)?);
        Some(Self { slopes, weights, both: slopes * weights })
    }
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
