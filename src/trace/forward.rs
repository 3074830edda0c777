//! The forward pass, one operation at a time.

use num_rational::BigRational;

use super::anatomy::{Anatomy, LayerAnatomy, UnitAnatomy};
use super::expression::{Expression, apply, constant, integer, maximum, product, product_of, sum, sum_of, value};
use super::name::{Moment, Name};
use super::record::{Role, StepKind};
use super::scalar::exact_parameter;
use super::sheet::{Label, Line, Sheet};
use super::{Scalar, record::Remark};
use crate::{Activation, Result};

/// For each unit a product for each connection, their sum with the bias, and the activation function (none for the
/// identity). Inputs, weights and biases are on the sheet.
pub(super) fn forward(sheet: &mut Sheet, anatomy: &Anatomy, moment: Moment) -> Result<()> {
    for (layer_idx, layer) in anatomy.layers.iter().enumerate() {
        let sources = anatomy.sources(layer_idx, moment);
        for unit in &layer.units {
            let products = products(sheet, unit, &sources, moment)?;
            sum_with_bias(sheet, unit, &sources, &products, moment)?;
            if layer.activation != Activation::Identity {
                activation(sheet, layer, unit, moment)?;
            }
        }
    }
    Ok(())
}

/// wᵢₖ · source for each source; gives the ids.
fn products(sheet: &mut Sheet, unit: &UnitAnatomy, sources: &[Name], moment: Moment) -> Result<Vec<String>> {
    let mut ids = Vec::with_capacity(sources.len());
    for (weight, source) in unit.weights.iter().zip(sources) {
        let weight = weight.at(moment);
        let id = product_id(&weight, source);
        let line = Line::new(StepKind::Product, product_of(&[&weight.id(), &source.id()])).of(&unit.name);
        sheet.define(Label::unnamed(id.clone(), Role::Product).about(weight.id()), line)?;
        ids.push(id);
    }
    Ok(ids)
}

/// `w21·i2`.
pub(super) fn product_id(weight: &Name, source: &Name) -> String {
    format!("{}·{}", weight.id(), source.id())
}

/// Σᵢ wᵢₖ · sourceᵢ + bₖ.
fn sum_with_bias(
    sheet: &mut Sheet,
    unit: &UnitAnatomy,
    sources: &[Name],
    products: &[String],
    moment: Moment,
) -> Result<()> {
    let bias = unit.bias.at(moment).id();
    let terms = unit.weights.iter().zip(sources);
    let terms = terms.map(|(weight, source)| product_of(&[&weight.at(moment).id(), &source.id()]));
    let formula = sum(terms.chain([value(&bias)]).collect());
    let operands: Vec<String> = products.iter().cloned().chain([bias]).collect();
    let role = match unit.pre_activation == unit.output {
        false => Role::PreActivation,
        true if unit.is_last => Role::Output,
        true => Role::Activation,
    };
    let line = Line::new(StepKind::Sum, sum_of(&operands)).by(vec![formula]).of(&unit.name);
    sheet.define(Label::named(unit.pre_activation.at(moment), role), line)
}

/// f(z).
fn activation(sheet: &mut Sheet, layer: &LayerAnatomy, unit: &UnitAnatomy, moment: Moment) -> Result<()> {
    let z = unit.pre_activation.at(moment);
    let application = apply(layer.activation, value(&z.id()));
    let definition = definition(layer.activation, &z)?;
    let working = definition.clone().unwrap_or_else(|| application.clone());
    let role = if unit.is_last { Role::Output } else { Role::Activation };
    let formulas = [application].into_iter().chain(definition).collect();
    let line = Line::new(StepKind::Activation, working).by(formulas).of(&unit.name);
    sheet.define(Label::named(unit.output.at(moment), role), line)
}

/// Whether z lies exactly where the function has a kink.
pub(super) fn kink(sheet: &Sheet, function: Activation, z: &Name) -> Option<Remark> {
    (function.is_kinked() && sheet.of(z).is_zero()).then_some(Remark::Kink)
}

/// What a function does, where that can be said with numbers: max(0, z), max(0.01 · z, z).
fn definition(function: Activation, z: &Name) -> Result<Option<Expression>> {
    let z = value(&z.id());
    let first = match function {
        Activation::Relu => integer(0),
        Activation::LeakyRelu { slope } => {
            let slope: BigRational = exact_parameter("slope", slope)?;
            product(vec![constant(Scalar::Exact(slope)), z.clone()])
        }
        _ => return Ok(None),
    };
    Ok(Some(maximum(vec![first, z])))
}
