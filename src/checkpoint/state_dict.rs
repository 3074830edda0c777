//! Networks as other libraries save them: the tensors of a `state_dict` of PyTorch or of a model of Keras, whatever their names.
//!
//! A matrix is the weight of a layer and a vector its bias. The two are paired by what their names have in common
//! (`fc1.weight` and `fc1.bias`), and the layers are put in the order of their names, numbers in them compared as numbers. If
//! the layers do not fit together in this order, the first order is taken in which they do.

use ndarray::{Array1, Array2};
use safetensors::tensor::SafeTensors;
use serde::Serialize;

use super::{format, read_activations};
use crate::error::{Each, Expected, Got, Thing};
use crate::layer::Dense;
use crate::limits::files::MAX_LAYERS;
use crate::{Activation, Mlp, Result};

mod layers;
mod names;
#[cfg(test)]
mod tests;

use layers::Layer;

/// A multilayer perceptron whose activation functions may be unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct StateDict {
    layers: Vec<(Array2<f32>, Array1<f32>)>,
    activations: Option<Vec<Activation>>,
    report: StateDictReport,
}

/// How a file was read as a multilayer perceptron.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StateDictReport {
    /// The number of inputs, and of units in each layer.
    pub shape: Vec<usize>,
    /// The names of the weights, from the first layer to the last one.
    pub weights: Vec<String>,
    /// The names of those that the file has as (I, O), as Keras saves them.
    pub transposed: Vec<String>,
    /// The names of the weights without a bias, which is taken as 0.
    pub without_bias: Vec<String>,
    /// The names of buffers, which are no part of a multilayer perceptron.
    pub left_out: Vec<String>,
    /// Whether its numbers are of 64 bits, and were rounded to 32.
    pub is_rounded: bool,
    /// Whether the file does not say which function the hidden layers have.
    pub lacks_activation: bool,
}

impl StateDict {
    /// Reads the tensors of a file, and the list of its activation functions if it has one.
    ///
    /// # Errors
    /// [`Error::Format`](crate::Error::Format) with the names and shapes of tensors that do not form a multilayer perceptron, or
    /// that have numbers of another type than F16, BF16, F32 and F64; [`Error::Empty`](crate::Error::Empty) if there are none.
    pub(super) fn read(tensors: &SafeTensors<'_>, activations: Option<&str>) -> Result<Self> {
        let activations = activations.map(read_activations).transpose()?;
        let (layers, left_out) = layers::paired(tensors)?;
        if layers.len() > MAX_LAYERS {
            let got = Got::Count { n: layers.len(), of: Thing::Layers };
            return Err(format(Expected::AtMost { n: MAX_LAYERS, of: Some(Thing::Layers) }, got));
        }
        let layers = layers::chain(layers)?;
        if let Some(activations) = activations.as_ref().filter(|activations| activations.len() != layers.len()) {
            let expected = Expected::ForEach { each: Each::Activation, n: layers.len(), of: Thing::Layers };
            return Err(format(expected, Got::Count { n: activations.len(), of: Thing::ActivationFunctions }));
        }
        let names = |is_meant: fn(&&Layer<'_>) -> bool| {
            layers.iter().filter(is_meant).map(|layer| layer.weight.name.to_owned()).collect()
        };
        let report = StateDictReport {
            shape: layers.iter().take(1).map(Layer::n_inputs).chain(layers.iter().map(Layer::n_outputs)).collect(),
            weights: names(|_| true),
            transposed: names(|layer| layer.is_transposed),
            without_bias: names(|layer| layer.bias.is_none()),
            left_out,
            is_rounded: layers.iter().any(Layer::has_doubles),
            lacks_activation: activations.is_none() && layers.len() > 1,
        };
        Ok(Self { layers: layers.iter().map(Layer::read).collect::<Result<_>>()?, activations, report })
    }

    /// How the file was read.
    pub fn report(&self) -> &StateDictReport {
        &self.report
    }

    /// Returns the network, with `hidden` as the function of its hidden layers if the file names none.
    ///
    /// # Errors
    /// [`Error::Empty`](crate::Error::Empty), [`Error::Shape`](crate::Error::Shape) or [`Error::Value`](crate::Error::Value) if
    /// the tensors do not form a network: if they are empty, say, or have numbers that are not finite.
    pub fn network(&self, hidden: Activation) -> Result<Mlp<f32>> {
        let last = self.layers.len() - 1;
        let layers = self.layers.iter().enumerate().map(|(i, (weight, bias))| {
            let unnamed = if i == last { Activation::Identity } else { hidden };
            let activation = self.activations.as_ref().map_or(unnamed, |activations| activations[i]);
            Dense::new(weight.clone(), bias.clone(), activation)
        });
        Mlp::from_layers(layers.collect::<Result<_>>()?)
    }
}
