//! The forward pass, one operation at a time.

use num_rational::BigRational;

use super::anatomy::{Anatomy, LayerAnatomy, UnitAnatomy};
use super::expression::{Expression, apply, constant, integer, maximum, product, product_of, sum_or_0, value};
use super::name::{Name, Pass};
use super::record::{Role, StepKind};
use super::scalar::exact_parameter;
use super::sheet::{Label, Line, Sheet};
use super::{Scalar, record::Remark};
use crate::{Activation, Result};

/// Writes, for each unit, a product per connection, their sum with the bias, and the activation (unless it is the identity).
/// Inputs, weights and biases must be on the sheet.
pub(super) fn forward(sheet: &mut Sheet, anatomy: &Anatomy, pass: Pass) -> Result<()> {
    for (layer_idx, layer) in anatomy.layers.iter().enumerate() {
        let sources = anatomy.sources(layer_idx, pass);
        for unit in &layer.units {
            let terms = terms(anatomy, unit, &sources, pass);
            let products = products(sheet, unit, &terms)?;
            sum_with_bias(sheet, anatomy, unit, &terms, &products, pass)?;
            if layer.activation != Activation::Identity {
                activation(sheet, layer, unit, pass)?;
            }
        }
    }
    Ok(())
}

/// The weights of a unit as the pass takes them, each with its source.
fn terms<'a>(anatomy: &Anatomy, unit: &UnitAnatomy, sources: &'a [Name], pass: Pass) -> Vec<(Name, &'a Name)> {
    unit.weights.iter().map(|(idx, weight)| (anatomy.taken(weight, pass), &sources[*idx])).collect()
}

/// Writes wᵢₖ · source for each source, and returns the ids of the products.
fn products(sheet: &mut Sheet, unit: &UnitAnatomy, terms: &[(Name, &Name)]) -> Result<Vec<String>> {
    let mut ids = Vec::with_capacity(terms.len());
    for (weight, source) in terms {
        let id = product_id(weight, source);
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

/// Σᵢ wᵢₖ · sourceᵢ + bₖ, or 0 if the unit has neither weights nor bias.
fn sum_with_bias(
    sheet: &mut Sheet,
    anatomy: &Anatomy,
    unit: &UnitAnatomy,
    terms: &[(Name, &Name)],
    products: &[String],
    pass: Pass,
) -> Result<()> {
    let bias = unit.bias.as_ref().map(|bias| anatomy.taken(bias, pass).id());
    let terms = terms.iter().map(|(weight, source)| product_of(&[&weight.id(), &source.id()]));
    let formula = sum_or_0(terms.chain(bias.as_deref().map(value)).collect());
    let operands = sum_or_0(products.iter().map(String::as_str).chain(bias.as_deref()).map(value).collect());
    let role = match unit.pre_activation == unit.output {
        false => Role::PreActivation,
        true if unit.is_last => Role::Output,
        true => Role::Activation,
    };
    let line = Line::new(StepKind::Sum, operands).by(vec![formula]).of(&unit.name);
    sheet.define(Label::named(unit.pre_activation.at(pass), role), line)
}

/// f(z).
fn activation(sheet: &mut Sheet, layer: &LayerAnatomy, unit: &UnitAnatomy, pass: Pass) -> Result<()> {
    let z = unit.pre_activation.at(pass);
    let application = apply(layer.activation, value(&z.id()));
    let definition = definition(layer.activation, &z)?;
    let working = definition.clone().unwrap_or_else(|| application.clone());
    let role = if unit.is_last { Role::Output } else { Role::Activation };
    let formulas = [application].into_iter().chain(definition).collect();
    let line = Line::new(StepKind::Activation, working).by(formulas).of(&unit.name);
    sheet.define(Label::named(unit.output.at(pass), role), line)
}

/// Returns [`Remark::Kink`] if z is exactly at a kink of the function.
pub(super) fn kink(sheet: &Sheet, function: Activation, z: &Name) -> Option<Remark> {
    (function.is_kinked() && sheet.of(z).is_zero()).then_some(Remark::Kink)
}

/// Returns the definition of a function in terms of numbers, if it has one: max(0, z), max(0.01 · z, z).
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
