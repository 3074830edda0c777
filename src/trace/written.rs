//! A computed training step as the record that the page shows.

use super::Format;
use super::anatomy::UnitAnatomy;
use super::backward::path_id;
use super::differences::Differences;
use super::forward::product_id;
use super::name::{Name, Pass};
use super::record::{CentralDifference, Connection, Layer, Outcome, Parameter, Phase, PhaseEnd, Trace, Unit};
use super::training_step::{Written, sample_loss};

impl Written {
    pub(super) fn trace(self, format: Format) -> Trace {
        let differences = Differences::new(&self.network, &self.anatomy, &self.sheet);
        let phases = [Phase::Forward, Phase::Loss, Phase::Backward, Phase::Update, Phase::Again];
        let anatomy = &self.anatomy;
        let name_ids = |names: &[Name]| names.iter().map(Name::id).collect();
        Trace {
            sample: self.shown_sample_idx,
            n_samples: anatomy.n_samples,
            training_step: self.network.training_step,
            inputs: name_ids(&anatomy.inputs),
            layers: (0..anatomy.layers.len()).map(|layer_idx| self.layer(layer_idx)).collect(),
            targets: name_ids(&anatomy.targets),
            loss: Name::loss().id(),
            sample_loss: sample_loss(anatomy, self.sample_idx).id(),
            loss_function: self.network.loss,
            optimizer: self.network.optimizer,
            parameters: self.parameters(&differences, format),
            dead: if self.has_fault() { Vec::new() } else { self.dead.clone() },
            outcome: self.outcome(&differences, format),
            values: self.sheet.values(format),
            phases: phases.into_iter().zip(self.ends).map(|(phase, end)| PhaseEnd { phase, end }).collect(),
            steps: self.sheet.steps,
        }
    }

    fn has_fault(&self) -> bool {
        self.sheet.fault.is_some()
    }

    fn outcome(&self, differences: &Differences, format: Format) -> Outcome {
        match (&self.overflow, self.has_fault()) {
            (None, true) => Outcome::Untold,
            (overflow, _) => differences.outcome(overflow.as_deref(), format),
        }
    }

    fn layer(&self, layer_idx: usize) -> Layer {
        let layer = &self.anatomy.layers[layer_idx];
        let sources = self.anatomy.sources(layer_idx, Pass::Before);
        let units = layer.units.iter().map(|unit| {
            let delta = self.anatomy.delta(unit, self.sample_idx);
            let has_path = layer_idx > 0 || self.anatomy.has_input_gradients;
            let connection = |(source_idx, weight): &(usize, Name)| {
                let (source, taken) = (&sources[*source_idx], self.anatomy.taken(weight, Pass::Before));
                Connection {
                    weight: weight.id(),
                    source: source.id(),
                    product: product_id(&taken, source),
                    path: has_path.then(|| path_id(&delta, &taken)),
                }
            };
            let has_function = unit.pre_activation != unit.output;
            Unit {
                id: unit.name.id(),
                name: unit.name.clone(),
                number: unit.number,
                bias: unit.bias.as_ref().map(Name::id),
                pre_activation: unit.pre_activation.id(),
                output: unit.output.id(),
                d_output: self.anatomy.d_output(unit, self.sample_idx).id(),
                slope: has_function.then(|| unit.output.derivative(&unit.pre_activation).id()),
                delta: delta.id(),
                connections: unit.weights.iter().map(connection).collect(),
            }
        });
        let letter = layer.units[0].name.letter.clone();
        Layer { letter, activation: layer.activation, units: units.collect() }
    }

    fn parameters(&self, differences: &Differences, format: Format) -> Vec<Parameter> {
        let all = self.anatomy.parameters().enumerate();
        let parameter = |(idx, (unit, name)): (usize, (&UnitAnatomy, &Name))| Parameter {
            id: name.id(),
            unit: unit.name.id(),
            sample_gradient: self.anatomy.sample_gradient(name, self.sample_idx).id(),
            gradient: self.anatomy.gradient(name).id(),
            updated: name.at(Pass::After).id(),
            difference: self.difference(differences, idx, format),
        };
        all.map(parameter).collect()
    }

    /// Returns the central difference, or none next to a planted mistake, which it would give away.
    fn difference(&self, differences: &Differences, idx: usize, format: Format) -> CentralDifference {
        let difference = differences.central(idx, format);
        if self.has_fault() { CentralDifference { number: None, error: None, ..difference } } else { difference }
    }
}
