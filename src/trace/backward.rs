//! The backward pass of one sample: the chain rule, one partial derivative at a time.

use super::anatomy::{Anatomy, LayerAnatomy, UnitAnatomy};
use super::expression::{
    Expression, difference, integer, is_moderate, product, product_of, slope, square, sum, sum_of, symbol, value,
};
use super::forward::kink;
use super::name::{Name, Pass};
use super::record::{Remark, Role, StepKind};
use super::sheet::{Label, Line, Sheet};
use crate::{Activation, Result};

/// Writes the gradients of every weight and bias. The derivatives with respect to the outputs must be on the sheet.
pub(super) fn backward(sheet: &mut Sheet, anatomy: &Anatomy, sample_idx: usize) -> Result<()> {
    let pass = BackwardPass { anatomy, sample_idx, loss: Name::sample_loss(sample_idx, anatomy.n_samples) };
    for (layer_idx, layer) in anatomy.layers.iter().enumerate().rev() {
        let sources = anatomy.sources(layer_idx, Pass::Before);
        for unit in &layer.units {
            if layer_idx + 1 < anatomy.layers.len() {
                pass.d_activation(sheet, layer_idx, unit)?;
            }
            if layer.activation != Activation::Identity {
                pass.slope(sheet, layer, unit)?;
                pass.delta(sheet, unit)?;
            }
            pass.gradients(sheet, unit, &sources)?;
        }
    }
    Ok(())
}

struct BackwardPass<'a> {
    anatomy: &'a Anatomy,
    sample_idx: usize,
    loss: Name,
}

impl BackwardPass<'_> {
    /// ∂L/∂a = Σₖ ∂L/∂zₖ · ∂zₖ/∂a over the units k of the next layer, with ∂zₖ/∂a = wₖ.
    fn d_activation(&self, sheet: &mut Sheet, layer_idx: usize, unit: &UnitAnatomy) -> Result<()> {
        let unit_idx = self.anatomy.layers[layer_idx].units.iter().position(|other| other.number == unit.number);
        let listeners = &self.anatomy.layers[layer_idx + 1].units;
        let (mut symbols, mut products) = (Vec::new(), Vec::new());
        for listener in listeners {
            let delta = self.anatomy.delta(listener, self.sample_idx);
            let weight = &listener.weights[unit_idx.unwrap_or_default()];
            let own = symbol(listener.pre_activation.derivative(&unit.output));
            let by_sum = symbol(self.loss.derivative(&listener.pre_activation));
            symbols.push(product(vec![by_sum, own]));
            products.push((path_id(&delta, weight), product_of(&[&delta.id(), &weight.id()]), weight));
        }
        let label =
            Label::named(self.anatomy.d_output(unit, self.sample_idx), Role::Derivative).about(unit.output.id());
        let formulas = |products: Vec<Expression>| vec![sum(symbols.clone()), sum(products)];
        if let [(_, only, _)] = products.as_slice() {
            let line = Line::new(StepKind::ActivationDerivative, only.clone()).by(formulas(vec![only.clone()]));
            return sheet.define(label, line.of(&unit.name));
        }
        for (id, product, weight) in &products {
            let line = Line::new(StepKind::Path, product.clone()).of(&unit.name);
            sheet.define(Label::unnamed(id.clone(), Role::Path).about(weight.id()), line)?;
        }
        let ids: Vec<String> = products.iter().map(|(id, ..)| id.clone()).collect();
        let names = products.into_iter().map(|(_, product, _)| product).collect();
        let line = Line::new(StepKind::ActivationDerivative, sum_of(&ids)).by(formulas(names)).of(&unit.name);
        sheet.define(label, line)
    }

    /// f′(z).
    fn slope(&self, sheet: &mut Sheet, layer: &LayerAnatomy, unit: &UnitAnatomy) -> Result<()> {
        let (z, a) = (&unit.pre_activation, value(&unit.output.id()));
        let plain = slope(layer.activation, value(&z.id()));
        // The usual form, in terms of the activation, which is already known.
        let from_activation = match layer.activation {
            Activation::Sigmoid => Some(product(vec![a.clone(), difference(integer(1), a)])),
            Activation::Tanh => Some(difference(integer(1), square(a))),
            _ => None,
        };
        let line = match from_activation {
            Some(usual) if is_moderate(&sheet.of(z)) => {
                Line::new(StepKind::Slope, usual.clone()).by(vec![plain, usual])
            }
            Some(usual) => {
                let line = Line::new(StepKind::Slope, plain.clone()).by(vec![usual, plain]);
                line.remark(Some(Remark::Saturated))
            }
            None => Line::new(StepKind::Slope, plain).remark(kink(sheet, layer.activation, z)),
        };
        let name = unit.output.derivative(z);
        sheet.define(Label::named(name, Role::Derivative).about(unit.output.id()), line.of(&unit.name))
    }

    /// δ = ∂L/∂z = ∂L/∂a · f′(z).
    fn delta(&self, sheet: &mut Sheet, unit: &UnitAnatomy) -> Result<()> {
        let by_output = self.anatomy.d_output(unit, self.sample_idx);
        let slope = unit.output.derivative(&unit.pre_activation);
        let working = product_of(&[&by_output.id(), &slope.id()]);
        let formulas = vec![symbol(self.loss.derivative(&unit.pre_activation)), working.clone()];
        let line = Line::new(StepKind::Delta, working).by(formulas).of(&unit.name);
        sheet.define(Label::named(Name::delta(&unit.name), Role::Delta).about(unit.pre_activation.id()), line)
    }

    /// ∂L/∂w = δ · source, and ∂L/∂b = δ.
    fn gradients(&self, sheet: &mut Sheet, unit: &UnitAnatomy, sources: &[Name]) -> Result<()> {
        let delta = self.anatomy.delta(unit, self.sample_idx).id();
        let role = if self.anatomy.n_samples == 1 { Role::Gradient } else { Role::SampleGradient };
        let by_sum = || symbol(self.loss.derivative(&unit.pre_activation));
        let label = |parameter: &Name| Label::named(self.loss.derivative(parameter), role).about(parameter.id());
        for (weight, source) in unit.weights.iter().zip(sources) {
            let working = product_of(&[&delta, &source.id()]);
            let chain = product(vec![by_sum(), symbol(unit.pre_activation.derivative(weight))]);
            let line = Line::new(StepKind::WeightGradient, working.clone()).by(vec![chain, working]).of(&unit.name);
            sheet.define(label(weight), line)?;
        }
        let chain = product(vec![by_sum(), symbol(unit.pre_activation.derivative(&unit.bias))]);
        let line = Line::new(StepKind::BiasGradient, value(&delta)).by(vec![chain, value(&delta)]).of(&unit.name);
        sheet.define(label(&unit.bias), line)
    }
}

/// `δ_J1·w13`.
pub(super) fn path_id(delta: &Name, weight: &Name) -> String {
    format!("{}·{}", delta.id(), weight.id())
}
