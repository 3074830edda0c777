//! The backward pass of one sample: the chain rule, one partial derivative at a time.

use super::anatomy::{Anatomy, LayerAnatomy, UnitAnatomy};
use super::expression::{
    Expression, difference, integer, is_moderate, product, product_of, slope, square, sum_or_0, symbol, value,
};
use super::forward::kink;
use super::name::{Name, Pass};
use super::record::{Remark, Role, StepKind};
use super::sheet::{Label, Line, Sheet};
use crate::{Activation, Loss, Result};

/// Writes the gradients of every weight and bias, and those of the inputs if they are wanted. The derivatives with respect to the
/// outputs must be on the sheet.
pub(super) fn backward(sheet: &mut Sheet, anatomy: &Anatomy, sample_idx: usize) -> Result<()> {
    let pass = BackwardPass { anatomy, sample_idx, loss: Name::sample_loss(sample_idx, anatomy.n_samples) };
    for (layer_idx, layer) in anatomy.layers.iter().enumerate().rev() {
        let sources = anatomy.sources(layer_idx, Pass::Before);
        for (unit_idx, unit) in layer.units.iter().enumerate() {
            if let Some(next) = anatomy.layers.get(layer_idx + 1) {
                let label = Label::named(anatomy.d_output(unit, sample_idx), Role::Derivative);
                pass.d_source(sheet, (unit_idx, &unit.output), next, Some(unit), label)?;
            }
            if layer.activation != Activation::Identity {
                pass.slope(sheet, layer, unit)?;
                pass.delta(sheet, unit)?;
            }
            pass.gradients(sheet, unit, &sources)?;
        }
    }
    if anatomy.has_input_gradients {
        for (idx, input) in anatomy.inputs.iter().enumerate() {
            let label = Label::named(pass.loss.derivative(input), Role::InputGradient);
            pass.d_source(sheet, (idx, input), &anatomy.layers[0], None, label)?;
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
    /// ∂L/∂a = Σₖ ∂L/∂zₖ · ∂zₖ/∂a over the units k of the next layer, with ∂zₖ/∂a = wₖ, for the output a of a unit or for an
    /// input.
    fn d_source(
        &self,
        sheet: &mut Sheet,
        (source_idx, source): (usize, &Name),
        next: &LayerAnatomy,
        unit: Option<&UnitAnatomy>,
        label: Label,
    ) -> Result<()> {
        let (mut symbols, mut products) = (Vec::new(), Vec::new());
        for listener in &next.units {
            let Some(weight) = listener.weight_from(source_idx) else { continue };
            let delta = self.anatomy.delta(listener, self.sample_idx);
            let own = symbol(listener.pre_activation.derivative(source));
            let by_sum = symbol(self.loss.derivative(&listener.pre_activation));
            symbols.push(product(vec![by_sum, own]));
            let taken = self.anatomy.taken(weight, Pass::Before);
            products.push((path_id(&delta, &taken), product_of(&[&delta.id(), &taken.id()]), weight));
        }
        let of_unit = |line: Line| match unit {
            Some(unit) => line.of(&unit.name),
            None => line,
        };
        let label = label.about(source.id());
        let formulas = |products: Vec<Expression>| vec![sum_or_0(symbols.clone()), sum_or_0(products)];
        if let [(_, only, _)] = products.as_slice() {
            let line = Line::new(StepKind::ActivationDerivative, only.clone()).by(formulas(vec![only.clone()]));
            return sheet.define(label, of_unit(line));
        }
        for (id, product, weight) in &products {
            let line = Line::new(StepKind::Path, product.clone());
            sheet.define(Label::unnamed(id.clone(), Role::Path).about(weight.id()), of_unit(line))?;
        }
        let paths = sum_or_0(products.iter().map(|(id, ..)| value(id)).collect());
        let names = products.into_iter().map(|(_, product, _)| product).collect();
        sheet.define(label, of_unit(Line::new(StepKind::ActivationDerivative, paths).by(formulas(names))))
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
        let cancels = unit.is_last && self.anatomy.loss == Loss::BinaryCrossEntropyOnProbabilities;
        let line = Line::new(StepKind::Delta, working).by(formulas).of(&unit.name);
        let line = line.remark(cancels.then_some(Remark::Cancels));
        sheet.define(Label::named(Name::delta(&unit.name), Role::Delta).about(unit.pre_activation.id()), line)
    }

    /// ∂L/∂w = δ · source, and ∂L/∂b = δ.
    fn gradients(&self, sheet: &mut Sheet, unit: &UnitAnatomy, sources: &[Name]) -> Result<()> {
        let delta = self.anatomy.delta(unit, self.sample_idx).id();
        let role = if self.anatomy.n_samples == 1 { Role::Gradient } else { Role::SampleGradient };
        let by_sum = || symbol(self.loss.derivative(&unit.pre_activation));
        let by = |parameter: &Name| self.anatomy.taken(parameter, Pass::Before);
        let label = |parameter: &Name| {
            Label::named(self.anatomy.sample_gradient(parameter, self.sample_idx), role).about(parameter.id())
        };
        for (source_idx, weight) in &unit.weights {
            let working = product_of(&[&delta, &sources[*source_idx].id()]);
            let chain = product(vec![by_sum(), symbol(unit.pre_activation.derivative(&by(weight)))]);
            let line = Line::new(StepKind::WeightGradient, working.clone()).by(vec![chain, working]).of(&unit.name);
            sheet.define(label(weight), line)?;
        }
        let Some(bias) = &unit.bias else { return Ok(()) };
        let chain = product(vec![by_sum(), symbol(unit.pre_activation.derivative(&by(bias)))]);
        let line = Line::new(StepKind::BiasGradient, value(&delta)).by(vec![chain, value(&delta)]).of(&unit.name);
        sheet.define(label(bias), line)
    }
}

/// `δ_J1·w13`.
pub(super) fn path_id(delta: &Name, weight: &Name) -> String {
    format!("{}·{}", delta.id(), weight.id())
}
