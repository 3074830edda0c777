//! Losses of probabilities, and of log-probabilities.

use super::LossPlan;
use crate::trace::expression::{
    Expression, apply, difference, divided, exponential, integer, is_moderate, logarithm, maximum, negative, product,
    quotient, sign, sum, sum_of, value,
};
use crate::trace::name::Name;
use crate::trace::record::{Remark, Role, StepKind};
use crate::trace::sheet::{Label, Line, Sheet};
use crate::{Activation, Result};

/// The largest output whose exponential is taken directly. If an output is larger, the largest is subtracted from all.
const MAX_EXPONENT: f64 = 20.0;

impl LossPlan<'_> {
    pub(super) fn binary_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        let mut parts = Vec::with_capacity(self.n());
        for (idx, (output, target)) in self.outputs.iter().zip(self.targets).enumerate() {
            let prob = self.part("p", idx);
            let line = Line::new(StepKind::Probability, apply(Activation::Sigmoid, value(&output.id())));
            sheet.define(Label::named(prob.clone(), Role::LossPart).about(output.id()), line)?;
            let (p, t, o) = (value(&prob.id()), value(&target.id()), value(&output.id()));
            let from_prob = negative(sum(vec![
                product(vec![t.clone(), logarithm(p.clone())]),
                product(vec![difference(integer(1), t.clone()), logarithm(difference(integer(1), p))]),
            ]));
            let from_output = difference(apply(Activation::Softplus, o.clone()), product(vec![t, o]));
            let line = if is_moderate(&sheet.of(output)) {
                Line::new(StepKind::CrossEntropy, from_prob)
            } else {
                let line = Line::new(StepKind::CrossEntropy, from_output.clone());
                line.by(vec![from_prob, from_output]).remark(Some(Remark::Saturated))
            };
            let part = self.part("h", idx);
            let label = if self.n() == 1 { self.loss_label() } else { Label::named(part.clone(), Role::LossPart) };
            sheet.define(label, line)?;
            parts.push(part.id());
        }
        self.mean(sheet, &parts)
    }

    pub(super) fn d_binary_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        for (idx, (output, target)) in self.outputs.iter().zip(self.targets).enumerate() {
            let missing = difference(value(&self.part("p", idx).id()), value(&target.id()));
            self.d_output(sheet, output, Line::new(StepKind::OutputDerivative, divided(missing, self.n())))?;
        }
        Ok(())
    }

    pub(super) fn softmax_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        let shift = self.exponentials(sheet)?;
        let total = Name::new("s", "").at(self.pass);
        for (idx, output) in self.outputs.iter().enumerate() {
            let line = Line::new(StepKind::Probability, quotient(value(&self.part("x", idx).id()), value(&total.id())));
            sheet.define(Label::named(self.part("p", idx), Role::LossPart).about(output.id()), line)?;
        }
        let plain = negative(logarithm(value(&self.part("p", class).id())));
        let line = match shift {
            None => Line::new(StepKind::CrossEntropy, plain),
            // The probability may underflow to 0, but its logarithm, computed directly, does not.
            Some(shift) => {
                let own = difference(value(&self.outputs[class].id()), value(&shift.id()));
                let working = difference(logarithm(value(&total.id())), own);
                let formulas = vec![plain, working.clone()];
                Line::new(StepKind::CrossEntropy, working).by(formulas).remark(Some(Remark::Shifted))
            }
        };
        sheet.define(self.loss_label(), line)
    }

    pub(super) fn d_softmax_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        for (idx, output) in self.outputs.iter().enumerate() {
            let prob = value(&self.part("p", idx).id());
            let working = if idx == class { difference(prob, integer(1)) } else { prob };
            self.d_output(sheet, output, Line::new(StepKind::OutputDerivative, working))?;
        }
        Ok(())
    }

    pub(super) fn log_softmax_nll(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        self.log_probabilities(sheet)?;
        let line = Line::new(StepKind::CrossEntropy, negative(value(&self.part("q", class).id())));
        sheet.define(self.loss_label(), line)
    }

    /// Writes q = log_softmax(o).
    fn log_probabilities(&self, sheet: &mut Sheet) -> Result<()> {
        let shift = self.exponentials(sheet)?;
        let log_total = logarithm(value(&Name::new("s", "").at(self.pass).id()));
        for (idx, output) in self.outputs.iter().enumerate() {
            let working = difference(self.shifted(output, shift.as_ref()), log_total.clone());
            let line = Line::new(StepKind::LogProbability, working);
            sheet.define(Label::named(self.part("q", idx), Role::LossPart).about(output.id()), line)?;
        }
        Ok(())
    }

    pub(super) fn d_log_softmax_nll(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        let by_log_prob = self.name.derivative(&self.part("q", class));
        let line = Line::new(StepKind::LossDerivative, negative(integer(1)));
        sheet.define(Label::named(by_log_prob.clone(), Role::Derivative).about(self.outputs[class].id()), line)?;
        for (idx, output) in self.outputs.iter().enumerate() {
            let direct = value(&by_log_prob.id());
            let through_total = product(vec![exponential(value(&self.part("q", idx).id())), direct.clone()]);
            let working = if idx == class { difference(direct, through_total) } else { negative(through_total) };
            self.d_output(sheet, output, Line::new(StepKind::OutputDerivative, working))?;
        }
        Ok(())
    }

    /// −ln softmax(q)[c] = ln Σ eᵠ − q[c], whose sum is 1: q are logarithms of probabilities already.
    pub(super) fn log_softmax_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        self.log_probabilities(sheet)?;
        let mut ids = Vec::with_capacity(self.n());
        for (idx, output) in self.outputs.iter().enumerate() {
            let prob = self.part("p", idx);
            ids.push(prob.id());
            let line = Line::new(StepKind::Exponential, exponential(value(&self.part("q", idx).id())));
            sheet.define(Label::named(prob, Role::LossPart).about(output.id()), line)?;
        }
        let total = self.second_total();
        let line = Line::new(StepKind::Total, sum_of(&ids)).remark(Some(Remark::Normalized));
        sheet.define(Label::named(total.clone(), Role::LossPart), line)?;
        let working = difference(logarithm(value(&total.id())), value(&self.part("q", class).id()));
        sheet.define(self.loss_label(), Line::new(StepKind::CrossEntropy, working))
    }

    /// ∂L/∂q = softmax(q) − onehot(c), then as for the log-softmax alone.
    pub(super) fn d_log_softmax_cross_entropy(&self, sheet: &mut Sheet) -> Result<()> {
        let class = self.class()?;
        let mut by_log_probs = Vec::with_capacity(self.n());
        for (idx, output) in self.outputs.iter().enumerate() {
            let by_log_prob = self.name.derivative(&self.part("q", idx));
            let prob = quotient(value(&self.part("p", idx).id()), value(&self.second_total().id()));
            let working = if idx == class { difference(prob, integer(1)) } else { prob };
            let label = Label::named(by_log_prob.clone(), Role::Derivative).about(output.id());
            sheet.define(label, Line::new(StepKind::LossDerivative, working))?;
            by_log_probs.push(by_log_prob.id());
        }
        for (idx, output) in self.outputs.iter().enumerate() {
            let through_total = product(vec![value(&self.part("p", idx).id()), sum_of(&by_log_probs)]);
            let working = difference(value(&by_log_probs[idx]), through_total);
            self.d_output(sheet, output, Line::new(StepKind::OutputDerivative, working))?;
        }
        Ok(())
    }

    /// The sum of the exponentials of a second softmax.
    fn second_total(&self) -> Name {
        Name::new("r", "").at(self.pass)
    }

    /// −t ln o − (1 − t) ln(1 − o), for outputs that are probabilities.
    pub(super) fn cross_entropy_on_probabilities(&self, sheet: &mut Sheet) -> Result<()> {
        let mut parts = Vec::with_capacity(self.n());
        for (idx, (output, target)) in self.outputs.iter().zip(self.targets).enumerate() {
            let (o, t) = (value(&output.id()), value(&target.id()));
            let term = |weight: Expression, prob: Expression| product(vec![weight, logarithm(prob)]);
            let rest = || difference(integer(1), o.clone());
            let both = negative(sum(vec![term(t.clone(), o.clone()), term(difference(integer(1), t), rest())]));
            let line = match self.needed(sheet, output, target) {
                Needed::Both => Line::new(StepKind::CrossEntropy, both),
                Needed::First => Line::new(StepKind::CrossEntropy, negative(logarithm(o.clone()))),
                Needed::Second => Line::new(StepKind::CrossEntropy, negative(logarithm(rest()))),
            };
            let part = self.part("h", idx);
            let label = if self.n() == 1 { self.loss_label() } else { Label::named(part.clone(), Role::LossPart) };
            sheet.define(label, line)?;
            parts.push(part.id());
        }
        self.mean(sheet, &parts)
    }

    /// (1 − t) / (1 − o) − t / o.
    pub(super) fn d_cross_entropy_on_probabilities(&self, sheet: &mut Sheet) -> Result<()> {
        for (output, target) in self.outputs.iter().zip(self.targets) {
            let (o, t) = (value(&output.id()), value(&target.id()));
            let missing = |from: &Expression| difference(integer(1), from.clone());
            let both = difference(quotient(missing(&t), missing(&o)), quotient(t.clone(), o.clone()));
            let working = match self.needed(sheet, output, target) {
                Needed::Both => both,
                Needed::First => negative(quotient(t, o)),
                Needed::Second => quotient(missing(&t), missing(&o)),
            };
            self.d_output(sheet, output, Line::new(StepKind::OutputDerivative, divided(working, self.n())))?;
        }
        Ok(())
    }

    /// Returns which terms of a cross-entropy are needed: one that t or 1 − t makes 0 is left out if its logarithm is infinite.
    fn needed(&self, sheet: &Sheet, output: &Name, target: &Name) -> Needed {
        let (o, t) = (sheet.of(output).to_f64(), sheet.of(target).to_f64());
        match (o, t) {
            (1.0, 1.0) => Needed::First,
            (0.0, 0.0) => Needed::Second,
            _ => Needed::Both,
        }
    }

    // The perceptron criterion.

    /// p = step(o), as max(0, sgn o), and (p − t) o.
    pub(super) fn perceptron(&self, sheet: &mut Sheet) -> Result<()> {
        let mut parts = Vec::with_capacity(self.n());
        for (idx, (output, target)) in self.outputs.iter().zip(self.targets).enumerate() {
            let decision = self.part("p", idx);
            let is_kinked = sheet.of(output).is_zero();
            let line = Line::new(StepKind::Decision, maximum(vec![integer(0), sign(value(&output.id()))]));
            let line = line.remark(is_kinked.then_some(Remark::Kink));
            sheet.define(Label::named(decision.clone(), Role::LossPart).about(output.id()), line)?;
            let missing = difference(value(&decision.id()), value(&target.id()));
            let part = self.part("h", idx);
            let label = if self.n() == 1 { self.loss_label() } else { Label::named(part.clone(), Role::LossPart) };
            sheet.define(label, Line::new(StepKind::Distance, product(vec![missing, value(&output.id())])))?;
            parts.push(part.id());
        }
        self.mean(sheet, &parts)
    }

    /// p − t.
    pub(super) fn d_perceptron(&self, sheet: &mut Sheet) -> Result<()> {
        self.d_binary_cross_entropy(sheet)
    }

    /// Writes the exponential of each output and their sum s. Returns the name of the largest output if it had to be subtracted.
    fn exponentials(&self, sheet: &mut Sheet) -> Result<Option<Name>> {
        let too_large = self.outputs.iter().any(|output| sheet.of(output).to_f64().abs() > MAX_EXPONENT);
        let shift = too_large.then(|| Name::new("m", "").at(self.pass));
        if let Some(shift) = &shift {
            let largest = maximum(self.outputs.iter().map(|output| value(&output.id())).collect());
            let line = Line::new(StepKind::Maximum, largest).remark(Some(Remark::Shifted));
            sheet.define(Label::named(shift.clone(), Role::LossPart), line)?;
        }
        let mut ids = Vec::with_capacity(self.n());
        for (idx, output) in self.outputs.iter().enumerate() {
            let name = self.part("x", idx);
            ids.push(name.id());
            let line = Line::new(StepKind::Exponential, exponential(self.shifted(output, shift.as_ref())));
            sheet.define(Label::named(name, Role::LossPart).about(output.id()), line)?;
        }
        let total = Label::named(Name::new("s", "").at(self.pass), Role::LossPart);
        sheet.define(total, Line::new(StepKind::Total, sum_of(&ids)))?;
        Ok(shift)
    }

    fn shifted(&self, output: &Name, shift: Option<&Name>) -> Expression {
        let output = value(&output.id());
        match shift {
            None => output,
            Some(shift) => difference(output, value(&shift.id())),
        }
    }
}

/// The terms of a binary cross-entropy that are written.
enum Needed {
    Both,
    /// That with t.
    First,
    /// That with 1 − t.
    Second,
}
