//! The network of a problem as plain numbers, for use elsewhere.

use super::anatomy::UnitAnatomy;
use super::name::{Name, Pass};
use super::training_step::write_out;
use super::{Problem, Scalar};
use crate::error::{Expected, Got, What};
use crate::lab::collapse::{GivenLayer, GivenNetwork};
use crate::{Error, Result};

/// Returns the network after the problem's training step, with each number rounded to `f64`.
///
/// # Errors
/// As [`super::training_step`]; also [`Error::Value`](crate::Error::Value) if a number after the update is not finite.
pub fn trained_network(problem: &Problem) -> Result<GivenNetwork> {
    let written = write_out(problem, 0)?;
    if let Some(id) = written.overflow {
        return Err(Error::value(What::Result, Expected::FiniteNumber, Got::Result { id, training_step: None }));
    }
    let number = |name: &Name| Scalar::to_f64(&written.sheet.of(&name.at(Pass::After)));
    let n_features = written.anatomy.inputs.len();
    // What is absent has no effect, as 0.
    let or_0 = |name: Option<&Name>| name.map_or(0.0, number);
    let mut n_sources = n_features;
    let mut layers = Vec::with_capacity(written.anatomy.layers.len());
    for layer in &written.anatomy.layers {
        let row = |unit: &UnitAnatomy| (0..n_sources).map(|idx| or_0(unit.weight_from(idx))).collect();
        let weight = layer.units.iter().map(row).collect();
        let bias = layer.units.iter().map(|unit| or_0(unit.bias.as_ref())).collect();
        layers.push(GivenLayer { weight, bias, activation: layer.activation });
        n_sources = layer.units.len();
    }
    Ok(GivenNetwork { n_features, layers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Activation;
    use crate::trace::worked_example;

    /// By hand: o = 0.875, ∂L/∂o = 2 (0.875 − 1) = −0.25, so with η each of o's weights moves by η · 0.25 · its input: J is
    /// (0.25, 0.5), and its bias by η · 0.25. ReLU lets nothing through to H's first unit.
    #[test]
    fn the_worked_example_moves_as_a_hand_computes() {
        let problem = worked_example();
        let eta: f64 = problem.optimizer.learning_rate.parse().unwrap();
        let network = trained_network(&problem).unwrap();
        assert_eq!(network.n_features, 2);
        let [h, _, o] = network.layers.as_slice() else { panic!("three layers") };
        assert_eq!((h.activation, o.activation), (Activation::Relu, Activation::Identity));
        assert_eq!(h.weight[0], [0.5, -0.25]);
        // Rounded once, from a fraction.
        assert_eq!(o.weight, [[-0.5 + eta * 0.0625, 1.0 + eta * 0.125]]);
        assert_eq!(o.bias, [0.5 + eta * 0.25]);
    }
}
