//! The sheet that a training step is written on: the given values, followed by the steps.

use std::collections::HashMap;

use super::expression::Expression;
use super::record::{Phase, Remark, Role, Step, StepKind, Value};
use super::{Format, Name, Number, Scalar};
use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// A sheet with everything written so far.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) phase: Phase,
    pub(super) steps: Vec<Step>,
    /// A mistake, if one value is computed by another formula.
    pub(super) fault: Option<Fault>,
    given: Vec<Label>,
    defined: Vec<Label>,
    scalars: HashMap<String, Scalar>,
}

/// A mistake: the value of `id` is computed by a formula other than the one written down.
#[derive(Clone)]
pub(super) struct Fault {
    pub(super) id: String,
    pub(super) expression: Expression,
}

/// The name and role of a value.
#[derive(Clone)]
pub(super) struct Label {
    id: String,
    name: Option<Name>,
    role: Role,
    about: Option<String>,
}

/// A line to be written: the formula of a value.
pub(super) struct Line {
    pub(super) kind: StepKind,
    pub(super) unit: Option<String>,
    /// The formula with names, in equal forms.
    pub(super) formulas: Vec<Expression>,
    /// The formula with numbers.
    pub(super) working: Expression,
    pub(super) remark: Option<Remark>,
}

impl Label {
    pub(super) fn named(name: Name, role: Role) -> Self {
        Self { id: name.id(), name: Some(name), role, about: None }
    }

    pub(super) fn unnamed(id: String, role: Role) -> Self {
        Self { id, name: None, role, about: None }
    }

    pub(super) fn about(self, id: String) -> Self {
        Self { about: Some(id), ..self }
    }
}

impl Line {
    /// Creates a line with the same formula for names and numbers.
    pub(super) fn new(kind: StepKind, working: Expression) -> Self {
        Self { kind, unit: None, formulas: vec![working.clone()], working, remark: None }
    }

    pub(super) fn of(self, unit: &Name) -> Self {
        Self { unit: Some(unit.id()), ..self }
    }

    /// Sets the forms with names, in order.
    pub(super) fn by(self, formulas: Vec<Expression>) -> Self {
        Self { formulas, ..self }
    }

    pub(super) fn remark(self, remark: Option<Remark>) -> Self {
        Self { remark, ..self }
    }
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self {
            phase: Phase::Forward,
            steps: Vec::new(),
            fault: None,
            given: Vec::new(),
            defined: Vec::new(),
            scalars: HashMap::new(),
        }
    }

    pub(super) fn give(&mut self, label: Label, scalar: Scalar) {
        self.scalars.insert(label.id.clone(), scalar);
        self.given.push(label);
    }

    /// Computes the value of a line and writes it.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the value is not finite; the line is not written then.
    pub(super) fn define(&mut self, label: Label, line: Line) -> Result<()> {
        let fault = self.fault.as_ref().filter(|fault| fault.id == label.id);
        let expression = fault.map_or(&line.working, |fault| &fault.expression);
        let scalar = expression.evaluate(&|id| self.get(id))?;
        if !scalar.to_f64().is_finite() {
            let got = Got::Result { id: label.id.clone(), training_step: None };
            return Err(Error::value(What::Result, Expected::FiniteNumber, got));
        }
        self.scalars.insert(label.id.clone(), scalar);
        self.steps.push(Step {
            phase: self.phase,
            kind: line.kind,
            unit: line.unit,
            defines: label.id.clone(),
            operands: line.working.operands(),
            formulas: line.formulas,
            working: line.working,
            remark: line.remark,
        });
        self.defined.push(label);
        Ok(())
    }

    /// Returns the value with the given id.
    ///
    /// # Panics
    /// Panics if there is no such value.
    pub(super) fn get(&self, id: &str) -> Scalar {
        self.find(id).unwrap_or_else(|| panic!("nothing on the sheet is called {id}"))
    }

    pub(super) fn find(&self, id: &str) -> Option<Scalar> {
        self.scalars.get(id).cloned()
    }

    pub(super) fn of(&self, name: &Name) -> Scalar {
        self.get(&name.id())
    }

    /// Returns the ids and roles of the given values.
    pub(super) fn given(&self) -> impl Iterator<Item = (&str, Role)> {
        self.given.iter().map(|label| (label.id.as_str(), label.role))
    }

    /// Returns the role of the value that a step defines.
    pub(super) fn role(&self, step_idx: usize) -> Role {
        self.defined[step_idx].role
    }

    /// Returns all values, the given ones first, formatted for display.
    pub(super) fn values(&self, format: Format) -> Vec<Value> {
        let shown = |label: &Label| {
            // Only finite values are written.
            let number = Number::new(&self.get(&label.id), format).unwrap_or_default();
            let Label { id, name, role, about } = label.clone();
            Value { id, name, role, number, about }
        };
        self.given.iter().chain(&self.defined).map(shown).collect()
    }
}
