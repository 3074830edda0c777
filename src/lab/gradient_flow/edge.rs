//! A map over depth and weight scale: where gradients vanish, where they explode, and the edge in between.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::measure::rms;
use super::theory::{mean_square_slope, mean_square_value};
use super::{MAX_DEPTH, MAX_SAMPLES, MAX_WIDTH};
use crate::error::{Expected, What};
use crate::lab::activations::boundary;
use crate::rng::{Rng, Stream};
use crate::{Activation, Dense, Error, Mlp, Result};

/// The range of q₀.
const Q0: std::ops::RangeInclusive<f64> = 0.01..=100.0;

/// The settings of a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EdgeConfig {
    /// The [`Activation::name`] of all layers.
    pub activation: String,
    /// The number of units in each layer, and of features.
    pub width: usize,
    /// The batch size B.
    pub n_samples: usize,
    /// The largest depth: the map has a column for each depth from 1.
    pub max_depth: usize,
    /// The number of weight scales, which are the rows of the map, geometrically spaced.
    pub n_scales: usize,
    /// The lower edge of the first row, from 0.01 to 100.
    pub from: f64,
    /// The upper edge of the last row, above `from` and at most 100.
    pub to: f64,
    /// q₀, the mean square of the inputs, from 0.01 to 100.
    pub q0: f64,
    /// The seed of data, weights and output gradients.
    pub seed: u64,
}

/// The finished rows of a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct EdgeMap {
    /// The number of columns: the depths 1, 2, …
    pub n_depths: usize,
    /// The weight scales of the finished rows, at the center of each row.
    pub scales: Vec<f64>,
    /// The number of rows of the complete map.
    pub n_scales: usize,
    /// The upper edge of the last finished row.
    pub end: f64,
    /// The RMS of the first layer's deltas divided by that of the last layer's, row by row.
    pub ratios: Vec<f64>,
    /// log₁₀ of them.
    pub values: Vec<f64>,
    /// The critical weight scale, at which the theory predicts neither growth nor decay, if there is one.
    pub edge: Option<f64>,
    /// The same for inputs of the smallest and of the largest q₀, where that makes a difference.
    pub edges_by_size: Option<[f64; 2]>,
}

/// Fills a map: networks with weights from N(0, scale²/width) and without biases.
pub struct EdgeRun {
    config: EdgeConfig,
    activation: Activation,
    edge: Option<f64>,
    edges_by_size: Option<[f64; 2]>,
    x: Array2<f32>,
    /// The gradient dL/da fed into the last layer, from N(0, 1).
    d_output: Array2<f32>,
    /// The weights of each layer at scale 1.
    weights: Vec<Array2<f64>>,
    /// The layers at the scale of the current row.
    layers: Vec<Dense<f32>>,
    ratios: Vec<f64>,
}

impl EdgeRun {
    /// Creates an empty map.
    ///
    /// # Errors
    /// If a number of the configuration is out of its range, or the name is unknown.
    pub fn new(config: EdgeConfig) -> Result<Self> {
        config.validate()?;
        let activation = Activation::from_name(&config.activation)?;
        let EdgeConfig { width, n_samples, max_depth, q0, from, to, seed, .. } = config;
        let mut data = Rng::new(seed, Stream::Data);
        let mut batch = || Array2::from_shape_simple_fn((n_samples, width), || data.normal() as f32);
        let (x, d_output) = (batch() * q0.sqrt() as f32, batch());
        let mut init = Rng::new(seed, Stream::Init);
        let std = 1.0 / (width as f64).sqrt();
        let weights =
            (0..max_depth).map(|_| Array2::from_shape_simple_fn((width, width), || std * init.normal())).collect();
        let edge = edge_of_chaos(activation, q0, from, to);
        let edges = [*Q0.start(), *Q0.end()].map(|q0| edge_of_chaos(activation, q0, from, to));
        let edges_by_size = match edges {
            [Some(small), Some(large)] if (small / large - 1.0).abs() > 3.0 * EDGE_WIDTH => Some([small, large]),
            _ => None,
        };
        Ok(Self { config, activation, edge, edges_by_size, x, d_output, weights, layers: vec![], ratios: vec![] })
    }

    /// Computes one cell. Returns whether there are more.
    ///
    /// # Errors
    /// [`Error::Value`] if a weight is not finite, which the range of valid scales rules out.
    pub fn advance(&mut self) -> Result<bool> {
        let EdgeConfig { max_depth, n_scales, .. } = self.config;
        let (row, column) = (self.ratios.len() / max_depth, self.ratios.len() % max_depth);
        if row == n_scales {
            return Ok(false);
        }
        if column == 0 {
            self.layers = self.layers_at(self.config.scale(row))?;
        }
        let mlp = Mlp::from_layers(self.layers[..=column].to_vec())?;
        let activations = mlp.forward(&self.x)?;
        let gradients = mlp.backward(&activations, self.d_output.clone());
        let delta = |layer_idx: usize| rms(&gradients.layers[layer_idx].d_pre_activation);
        self.ratios.push(delta(0) / delta(column));
        Ok(self.ratios.len() < max_depth * n_scales)
    }

    fn layers_at(&self, scale: f64) -> Result<Vec<Dense<f32>>> {
        let layer = |weight: &Array2<f64>| {
            let bias = ndarray::Array1::zeros(self.config.width);
            Dense::new(weight.mapv(|w| (scale * w) as f32), bias, self.activation)
        };
        self.weights.iter().map(layer).collect()
    }

    /// Returns the finished rows of the map.
    pub fn map(&self) -> EdgeMap {
        let EdgeConfig { max_depth, n_scales, .. } = self.config;
        let n_rows = self.ratios.len() / max_depth;
        let ratios = &self.ratios[..n_rows * max_depth];
        EdgeMap {
            n_depths: max_depth,
            scales: (0..n_rows).map(|row| self.config.scale(row)).collect(),
            n_scales,
            end: self.config.scale_at(n_rows as f64),
            ratios: ratios.to_vec(),
            values: ratios.iter().map(|ratio| ratio.log10()).collect(),
            edge: self.edge,
            edges_by_size: self.edges_by_size,
        }
    }
}

/// The weight scale σ_w at which χ = σ_w² E f'(√q ξ)² passes 1 upwards, the first one from `from` to `to`: below it small
/// differences and gradients die out from layer to layer, above it they grow (Poole et al. 2016, eq. 5; Schoenholz et al.
/// 2017, eq. 9). Without biases, and for inputs with the mean square `q0`; q is what it leads to deep in the network.
pub fn edge_of_chaos(activation: Activation, q0: f64, from: f64, to: f64) -> Option<f64> {
    const N_SCALES: i32 = 48;
    let is_chaotic = |scale: f64| {
        let q = deep_mean_square(activation, scale, q0);
        scale * scale * mean_square_slope(activation, q) > 1.0
    };
    let factor = (to / from).powf(1.0 / f64::from(N_SCALES));
    let at = |i: i32| from * factor.powi(i);
    let first = (1..=N_SCALES).find(|&i| !is_chaotic(at(i - 1)) && is_chaotic(at(i)))?;
    let (mut ordered, mut chaotic) = (at(first - 1), at(first));
    while chaotic / ordered > 1.0 + EDGE_WIDTH {
        let middle = (ordered * chaotic).sqrt();
        if is_chaotic(middle) {
            chaotic = middle;
        } else {
            ordered = middle;
        }
    }
    Some((ordered * chaotic).sqrt())
}

/// How closely the edge is known, relative to it. At a distance ε above the edge of ELU, q is about 2π ε² and χ − 1 about
/// q/8: much nearer to the edge that would be lost in rounding.
const EDGE_WIDTH: f64 = 1e-5;

/// Returns the mean square of z deep in a network: where q → σ_w² E f(√q ξ)² leads from q₁ = σ_w² q₀ (Poole et al. 2016, eq. 3).
///
/// E f² grows with q for every function here, so that q goes in one direction all the way, to the next fixed point: it is
/// found between two numbers of which one would grow and the other would not. Without one, q goes to 0 or beyond all bounds,
/// and slopes no longer depend on it at the ends of the search.
fn deep_mean_square(f: Activation, scale: f64, q0: f64) -> f64 {
    const ENDS: (f64, f64) = (1e-14, 1e12);
    let grows = |q: f64| scale * scale * mean_square_value(f, q) > q;
    let mut q = scale * scale * q0;
    let is_growing = grows(q);
    let factor = if is_growing { 4.0 } else { 0.25 };
    while ENDS.0 < q && q < ENDS.1 {
        if grows(q * factor) != is_growing {
            return boundary(q, q * factor, |q| grows(q) == is_growing);
        }
        q *= factor;
    }
    q
}

impl EdgeConfig {
    /// Returns the weight scale of a row.
    fn scale(&self, row: usize) -> f64 {
        self.scale_at(row as f64 + 0.5)
    }

    fn scale_at(&self, place: f64) -> f64 {
        self.from * (self.to / self.from).powf(place / self.n_scales as f64)
    }

    fn validate(&self) -> Result<()> {
        let is_fine = |what, n, max| match (1..=max).contains(&n) {
            true => Ok(()),
            false => Err(Error::value(what, Expected::between(1, max), n)),
        };
        is_fine(What::Width, self.width, MAX_WIDTH)?;
        is_fine(What::NSamples, self.n_samples, MAX_SAMPLES)?;
        is_fine(What::MaxDepth, self.max_depth, MAX_DEPTH)?;
        is_fine(What::NScales, self.n_scales, 100)?;
        if !Q0.contains(&self.q0) {
            return Err(Error::value(What::Q0, Expected::between(0.01, 100.0), self.q0));
        }
        if !(0.01..=100.0).contains(&self.from) {
            return Err(Error::value(What::From, Expected::between(0.01, 100.0), self.from));
        }
        if !(self.to > self.from && self.to <= 100.0) {
            return Err(Error::value(What::To, Expected::AboveUpTo { bound: self.from, to: 100.0 }, self.to));
        }
        Ok(())
    }
}
