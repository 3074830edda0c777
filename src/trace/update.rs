//! The update of every weight and bias, by each of the core's rules, one operation at a time.

use std::collections::HashMap;

use super::Scalar;
use super::anatomy::{Anatomy, UnitAnatomy};
use super::expression::{
    Expression, difference, integer, power, product, product_of, quotient, root, square, sum, value,
};
use super::name::{Name, Pass};
use super::problem::Network;
use super::record::{Role, StepKind};
use super::scalar::exact_parameter;
use super::sheet::{Label, Line, Sheet};
use crate::Result;
use crate::optimizer::Rule;

/// The optimizer's state, by the ids of its values (`m_w21`). Missing values are 0.
pub(super) type OptimizerState = HashMap<String, Scalar>;

/// Writes the optimizer's settings as given values.
pub(super) fn give_settings(sheet: &mut Sheet, network: &Network) -> Result<()> {
    let mut settings = vec![("η", network.learning_rate.clone())];
    if !network.weight_decay.is_zero() {
        settings.push(("λ", network.weight_decay.clone()));
    }
    let read = |place: &'static str, number| Ok((place, Scalar::Exact(exact_parameter(place, number)?)));
    match network.optimizer.rule {
        Rule::Sgd => {}
        Rule::Momentum { momentum } | Rule::Nesterov { momentum } => settings.push(read("μ", momentum)?),
        Rule::RmsProp { alpha, eps } => settings.extend([read("α", alpha)?, read("ε", eps)?]),
        Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => {
            settings.extend([read("β1", beta1)?, read("β2", beta2)?, read("ε", eps)?]);
        }
    }
    for (id, scalar) in settings {
        let mut letters = id.chars();
        let letter = letters.next().map(String::from).unwrap_or_default();
        sheet.give(Label::named(Name::new(&letter, letters.as_str()), Role::Setting), scalar);
    }
    Ok(())
}

/// Writes the optimizer's state from earlier steps as given values.
pub(super) fn give_state(sheet: &mut Sheet, network: &Network, anatomy: &Anatomy, state: &OptimizerState) {
    let moving = anatomy.parameters().filter(|(_, parameter)| leader(network, parameter) == Leader::Itself);
    for (_, parameter) in moving {
        for letter in state_letters(network.optimizer.rule) {
            let name = Name::of_parameter(letter, parameter);
            let scalar = state.get(&name.id()).cloned().unwrap_or_else(|| Scalar::integer(0));
            sheet.give(Label::named(name, Role::State).about(parameter.id()), scalar);
        }
    }
}

/// Writes w̃ = w + μ v, where Nesterov's rule takes its gradient, after the settings and state that it is computed from.
pub(super) fn look_ahead(
    sheet: &mut Sheet,
    network: &Network,
    anatomy: &Anatomy,
    state: &OptimizerState,
) -> Result<()> {
    if !anatomy.looks_ahead {
        return Ok(());
    }
    give_settings(sheet, network)?;
    give_state(sheet, network, anatomy, state);
    for (unit, parameter) in anatomy.parameters() {
        let working = match leader(network, parameter) {
            Leader::Itself => {
                let velocity = Name::of_parameter("v", parameter);
                sum(vec![value(&parameter.id()), product_of(&["μ", &velocity.id()])])
            }
            Leader::Other(other) => value(&other.ahead().id()),
            Leader::Frozen => value(&parameter.id()),
        };
        let label = Label::named(parameter.ahead(), Role::Ahead).about(parameter.id());
        sheet.define(label, Line::new(StepKind::LookAhead, working).of(&unit.name))?;
    }
    Ok(())
}

/// What a parameter follows.
#[derive(PartialEq)]
enum Leader {
    /// Its own gradient.
    Itself,
    /// The first of the parameters that it is one with.
    Other(Name),
    /// Nothing.
    Frozen,
}

fn leader(network: &Network, parameter: &Name) -> Leader {
    let id = parameter.id();
    let group = network.variant.group(&id);
    match group.first() {
        _ if network.variant.is_frozen(&id) => Leader::Frozen,
        Some(first) if *first != id => {
            let subscript = first.trim_start_matches(char::is_alphabetic);
            Leader::Other(Name::new(&parameter.letter, subscript))
        }
        _ => Leader::Itself,
    }
}

/// Returns the optimizer's state after this step.
pub(super) fn read_state(sheet: &Sheet, network: &Network, anatomy: &Anatomy) -> OptimizerState {
    let mut state = OptimizerState::new();
    for (_, parameter) in anatomy.parameters() {
        for letter in state_letters(network.optimizer.rule) {
            let name = Name::of_parameter(letter, parameter);
            if let Some(scalar) = sheet.find(&name.at(Pass::After).id()) {
                state.insert(name.id(), scalar);
            }
        }
    }
    state
}

/// Returns the letters of a rule's state for each parameter.
fn state_letters(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::Sgd => &[],
        Rule::Momentum { .. } | Rule::Nesterov { .. } => &["v"],
        Rule::RmsProp { .. } => &["s"],
        Rule::Adam { .. } | Rule::AdamW { .. } => &["m", "v"],
    }
}

/// Writes w′ and b′. Settings, state and gradients must be on the sheet.
pub(super) fn update(sheet: &mut Sheet, network: &Network, anatomy: &Anatomy) -> Result<()> {
    for (unit, parameter) in anatomy.parameters() {
        Update { network, anatomy, unit, parameter }.write(sheet)?;
    }
    Ok(())
}

/// The update of one weight or bias.
struct Update<'a> {
    network: &'a Network,
    anatomy: &'a Anatomy,
    unit: &'a UnitAnatomy,
    parameter: &'a Name,
}

impl Update<'_> {
    fn write(&self, sheet: &mut Sheet) -> Result<()> {
        match leader(self.network, self.parameter) {
            Leader::Itself => {}
            Leader::Other(first) => return self.define_new(sheet, value(&first.at(Pass::After).id())),
            Leader::Frozen => return self.define_new(sheet, value(&self.parameter.id())),
        }
        let group = self.network.variant.group(&self.parameter.id());
        let is_shared = group.len() > 1;
        let anatomy = self.anatomy;
        let gradient = if is_shared { anatomy.tied_gradient(&group) } else { anatomy.gradient(self.parameter) };
        let mut gradient = gradient.id();
        let has_decay = !self.network.weight_decay.is_zero();
        let rule = self.network.optimizer.rule;
        if has_decay && !matches!(rule, Rule::AdamW { .. }) {
            gradient = self.decay(sheet, &gradient)?;
        }
        if anatomy.looks_ahead {
            let v = self.velocity(sheet, &gradient)?;
            return self.define_new(sheet, sum(vec![value(&self.parameter.id()), value(&v)]));
        }
        let direction = match rule {
            Rule::Sgd => value(&gradient),
            Rule::Momentum { .. } => value(&self.momentum(sheet, &gradient)?),
            Rule::Nesterov { .. } => {
                let v = self.momentum(sheet, &gradient)?;
                sum(vec![value(&gradient), product_of(&["μ", &v])])
            }
            Rule::RmsProp { .. } => {
                let s = self.average(sheet, StepKind::SecondMoment, "s", "α", square(value(&gradient)))?;
                quotient(value(&gradient), sum(vec![root(value(&s)), value("ε")]))
            }
            Rule::Adam { .. } | Rule::AdamW { .. } => {
                let m = self.average(sheet, StepKind::FirstMoment, "m", "β1", value(&gradient))?;
                let v = self.average(sheet, StepKind::SecondMoment, "v", "β2", square(value(&gradient)))?;
                let m = self.corrected(sheet, "m\u{302}", &m, "β1")?;
                let v = self.corrected(sheet, "v\u{302}", &v, "β2")?;
                quotient(value(&m), sum(vec![root(value(&v)), value("ε")]))
            }
        };
        let mut working = difference(value(&self.parameter.id()), product(vec![value("η"), direction]));
        if has_decay && matches!(rule, Rule::AdamW { .. }) {
            working = difference(working, product_of(&["η", "λ", &self.parameter.id()]));
        }
        self.define_new(sheet, working)
    }

    /// w′ or b′.
    fn define_new(&self, sheet: &mut Sheet, working: Expression) -> Result<()> {
        let role = if self.parameter.letter == "b" { Role::NewBias } else { Role::NewWeight };
        self.define(sheet, StepKind::Update, self.parameter.at(Pass::After), role, working)
    }

    /// g = ∂L/∂w + λ w, where the pass took w.
    fn decay(&self, sheet: &mut Sheet, gradient: &str) -> Result<String> {
        let name = Name::of_parameter("g", self.parameter);
        let id = name.id();
        let taken = self.anatomy.taken(self.parameter, Pass::Before);
        let working = sum(vec![value(gradient), product_of(&["λ", &taken.id()])]);
        self.define(sheet, StepKind::Decay, name, Role::Moment, working)?;
        Ok(id)
    }

    /// v′ = μ v + g.
    fn momentum(&self, sheet: &mut Sheet, gradient: &str) -> Result<String> {
        let before = Name::of_parameter("v", self.parameter);
        let after = before.at(Pass::After);
        let id = after.id();
        let working = sum(vec![product_of(&["μ", &before.id()]), value(gradient)]);
        self.define(sheet, StepKind::FirstMoment, after, Role::Moment, working)?;
        Ok(id)
    }

    /// v′ = μ v − η g, the velocity of the published form, which has the learning rate in it (Nesterov 1983; Sutskever et al. 2013,
    /// eq. 3).
    fn velocity(&self, sheet: &mut Sheet, gradient: &str) -> Result<String> {
        let before = Name::of_parameter("v", self.parameter);
        let after = before.at(Pass::After);
        let id = after.id();
        let working = difference(product_of(&["μ", &before.id()]), product_of(&["η", gradient]));
        self.define(sheet, StepKind::FirstMoment, after, Role::Moment, working)?;
        Ok(id)
    }

    /// m′ = β m + (1 − β) g.
    fn average(&self, sheet: &mut Sheet, kind: StepKind, letter: &str, beta: &str, next: Expression) -> Result<String> {
        let before = Name::of_parameter(letter, self.parameter);
        let after = before.at(Pass::After);
        let id = after.id();
        let rest = difference(integer(1), value(beta));
        let working = sum(vec![product_of(&[beta, &before.id()]), product(vec![rest, next])]);
        self.define(sheet, kind, after, Role::Moment, working)?;
        Ok(id)
    }

    /// m̂ = m′ / (1 − βᵗ).
    fn corrected(&self, sheet: &mut Sheet, letter: &str, moment: &str, beta: &str) -> Result<String> {
        let name = Name::of_parameter(letter, self.parameter);
        let id = name.id();
        let bias = difference(integer(1), power(value(beta), self.network.training_step as u32));
        let working = quotient(value(moment), bias);
        self.define(sheet, StepKind::BiasCorrection, name, Role::Moment, working)?;
        Ok(id)
    }

    fn define(&self, sheet: &mut Sheet, kind: StepKind, name: Name, role: Role, working: Expression) -> Result<()> {
        let label = Label::named(name, role).about(self.parameter.id());
        sheet.define(label, Line::new(kind, working).of(&self.unit.name))
    }
}
