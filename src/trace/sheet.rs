//! The sheet of paper that a training step is written on: what is given, and one line after another.

use std::collections::HashMap;

use super::expression::Expression;
use super::record::{Phase, Remark, Role, Step, StepKind, Value};
use super::{Format, Name, Number, Scalar};
use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// What has been written so far.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) phase: Phase,
    pub(super) steps: Vec<Step>,
    /// What one value is computed by instead of its working.
    pub(super) fault: Option<Fault>,
    given: Vec<Label>,
    defined: Vec<Label>,
    scalars: HashMap<String, Scalar>,
}

/// A mistake: the value of `id` comes from another formula than the one that is written down.
#[derive(Clone)]
pub(super) struct Fault {
    pub(super) id: String,
    pub(super) expression: Expression,
}

/// What a value is called and what it is.
#[derive(Clone)]
pub(super) struct Label {
    id: String,
    name: Option<Name>,
    role: Role,
    about: Option<String>,
}

/// A line to be written: how a value comes about.
pub(super) struct Line {
    pub(super) kind: StepKind,
    pub(super) unit: Option<String>,
    /// With names.
    pub(super) formulas: Vec<Expression>,
    /// With numbers.
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
    /// A line whose formula with names is the one with numbers.
    pub(super) fn new(kind: StepKind, working: Expression) -> Self {
        Self { kind, unit: None, formulas: vec![working.clone()], working, remark: None }
    }

    pub(super) fn of(self, unit: &Name) -> Self {
        Self { unit: Some(unit.id()), ..self }
    }

    /// The forms with names, from the first to the last.
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

    /// Writes a line and computes its value.
    ///
    /// # Errors
    /// If the value is not finite: then the line is not written.
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

    /// The value of an id.
    ///
    /// # Panics
    /// If nothing with this id has been written.
    pub(super) fn get(&self, id: &str) -> Scalar {
        self.find(id).unwrap_or_else(|| panic!("nothing on the sheet is called {id}"))
    }

    pub(super) fn find(&self, id: &str) -> Option<Scalar> {
        self.scalars.get(id).cloned()
    }

    pub(super) fn of(&self, name: &Name) -> Scalar {
        self.get(&name.id())
    }

    /// The ids of what is given, and what that is in the network.
    pub(super) fn given(&self) -> impl Iterator<Item = (&str, Role)> {
        self.given.iter().map(|label| (label.id.as_str(), label.role))
    }

    /// What the value that a step defines is in the network.
    pub(super) fn role(&self, step_idx: usize) -> Role {
        self.defined[step_idx].role
    }

    /// All values, the given ones first, as they are to be shown.
    pub(super) fn values(&self, format: Format) -> Vec<Value> {
        let shown = |label: &Label| {
            // What is not finite was refused when it was to be written.
            let number = Number::new(&self.get(&label.id), format).unwrap_or_default();
            let Label { id, name, role, about } = label.clone();
            Value { id, name, role, number, about }
        };
        self.given.iter().chain(&self.defined).map(shown).collect()
    }
}
