//! The names of all values of a network, by which the parts of a training step refer to them.

use super::name::{Name, Pass};
use super::problem::Network;
use crate::{Activation, Loss};

/// The names of a network.
pub(super) struct Anatomy {
    pub(super) inputs: Vec<Name>,
    pub(super) layers: Vec<LayerAnatomy>,
    pub(super) targets: Vec<Name>,
    pub(super) n_samples: usize,
    pub(super) loss: Loss,
    /// Whether the passes before the update take the parameters ahead of where they are.
    pub(super) looks_ahead: bool,
    /// Whether the derivatives with respect to the inputs are written out.
    pub(super) has_input_gradients: bool,
}

pub(super) struct LayerAnatomy {
    pub(super) activation: Activation,
    pub(super) units: Vec<UnitAnatomy>,
}

pub(super) struct UnitAnatomy {
    pub(super) name: Name,
    /// The number of the unit, counted from 1 over all layers.
    pub(super) number: usize,
    /// `None` if it has none.
    pub(super) bias: Option<Name>,
    /// The weights, each with the index of the unit (or input) of the previous layer that it comes from.
    pub(super) weights: Vec<(usize, Name)>,
    /// The pre-activation z; without activation function it is the output.
    pub(super) pre_activation: Name,
    pub(super) output: Name,
    pub(super) is_last: bool,
}

impl UnitAnatomy {
    /// The weights, then the bias.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &Name> {
        self.weights.iter().map(|(_, weight)| weight).chain(&self.bias)
    }

    /// The weight from a unit (or input) of the previous layer.
    pub(super) fn weight_from(&self, source_idx: usize) -> Option<&Name> {
        self.weights.iter().find(|(idx, _)| *idx == source_idx).map(|(_, weight)| weight)
    }
}

impl Anatomy {
    pub(super) fn new(network: &Network) -> Self {
        let n_inputs = network.samples.first().map_or(0, |sample| sample.input.len());
        let n_targets = network.samples.first().map_or(0, |sample| sample.target.len());
        let (mut n_sources, mut n_units_before) = (n_inputs, 0);
        let mut layers = Vec::with_capacity(network.layers.len());
        for (layer_idx, layer) in network.layers.iter().enumerate() {
            let is_last = layer_idx + 1 == network.layers.len();
            let n_units = layer.bias.len();
            let unit = |idx| {
                let name = if is_last { Name::output(idx, n_units) } else { Name::hidden_unit(layer_idx, idx) };
                let output = if is_last { name.clone() } else { Name::activation(&name) };
                let number = n_units_before + idx + 1;
                let has_function = layer.activation != Activation::Identity;
                let is_there = |name: &Name| !network.variant.is_absent(&name.id());
                let weight = |source_idx| (source_idx, Name::weight(source_idx, number));
                UnitAnatomy {
                    number,
                    bias: Some(Name::bias(number)).filter(is_there),
                    weights: (0..n_sources).map(weight).filter(|(_, name)| is_there(name)).collect(),
                    pre_activation: if has_function { Name::pre_activation(&name) } else { output.clone() },
                    output,
                    name,
                    is_last,
                }
            };
            layers.push(LayerAnatomy { activation: layer.activation, units: (0..n_units).map(unit).collect() });
            n_sources = n_units;
            n_units_before += n_units;
        }
        Self {
            inputs: (0..n_inputs).map(Name::input).collect(),
            layers,
            targets: (0..n_targets).map(|idx| Name::target(idx, n_targets)).collect(),
            n_samples: network.samples.len(),
            loss: network.loss,
            looks_ahead: network.looks_ahead(),
            has_input_gradients: network.variant.input_gradients,
        }
    }

    /// The inputs of a layer.
    pub(super) fn sources(&self, layer_idx: usize, pass: Pass) -> Vec<Name> {
        match layer_idx.checked_sub(1) {
            None => self.inputs.clone(),
            Some(before) => self.layers[before].units.iter().map(|unit| unit.output.at(pass)).collect(),
        }
    }

    /// The outputs of the network.
    pub(super) fn outputs(&self, pass: Pass) -> Vec<Name> {
        self.sources(self.layers.len(), pass)
    }

    /// All weights and biases, each with its unit: unit by unit, the weights before the bias.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&UnitAnatomy, &Name)> {
        let units = self.layers.iter().flat_map(|layer| &layer.units);
        units.flat_map(|unit| unit.parameters().map(move |parameter| (unit, parameter)))
    }

    /// The derivative of a sample's loss with respect to a unit's output.
    pub(super) fn d_output(&self, unit: &UnitAnatomy, sample_idx: usize) -> Name {
        Name::sample_loss(sample_idx, self.n_samples).derivative(&unit.output)
    }

    /// The derivative of a sample's loss with respect to a unit's sum; without activation function, with respect to its output.
    pub(super) fn delta(&self, unit: &UnitAnatomy, sample_idx: usize) -> Name {
        let has_function = unit.pre_activation != unit.output;
        if has_function { Name::delta(&unit.name) } else { self.d_output(unit, sample_idx) }
    }

    /// A parameter as a pass takes it: w before the update, or ŵ ahead of it, and w′ after it.
    pub(super) fn taken(&self, parameter: &Name, pass: Pass) -> Name {
        match pass {
            Pass::Before if self.looks_ahead => parameter.ahead(),
            pass => parameter.at(pass),
        }
    }

    /// The derivative of a sample's loss with respect to a weight or bias, where the pass took it.
    pub(super) fn sample_gradient(&self, parameter: &Name, sample_idx: usize) -> Name {
        Name::sample_loss(sample_idx, self.n_samples).derivative(&self.taken(parameter, Pass::Before))
    }

    /// The derivative of the batch's loss with respect to a weight or bias, where the pass took it.
    pub(super) fn gradient(&self, parameter: &Name) -> Name {
        Name::loss().derivative(&self.taken(parameter, Pass::Before))
    }

    /// The derivative of the batch's loss with respect to a parameter that several weights, or biases, share.
    pub(super) fn tied_gradient(&self, group: &[String]) -> Name {
        Name::loss().derivative(&Name::tied(group))
    }
}
