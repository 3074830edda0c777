//! The loss of a sample from outputs and targets, and its derivatives with respect to the outputs.

mod probabilities;

use super::Scalar;
use super::anatomy::Anatomy;
use super::expression::{
    Expression, absolute, constant, difference, divided, half, integer, maximum, negative, power, product, product_of,
    sign, square, sum, sum_of, value,
};
use super::name::{Name, Pass};
use super::problem::{Network, SampleNumbers};
use super::record::{Remark, Role, StepKind};
use super::scalar::exact_parameter;
use super::sheet::{Label, Line, Sheet};
use crate::error::What;
use crate::loss::Reduction;
use crate::{Error, Loss, Result};

/// Everything that the loss of a sample is computed from.
pub(super) struct LossPlan<'a> {
    loss: Loss,
    /// The name of the sample's loss, L or ℓ.
    name: Name,
    outputs: Vec<Name>,
    targets: &'a [Name],
    class: Option<usize>,
    pass: Pass,
}

impl<'a> LossPlan<'a> {
    pub(super) fn new(network: &Network, anatomy: &'a Anatomy, sample_idx: usize, pass: Pass) -> Self {
        let sample: &SampleNumbers = &network.samples[sample_idx];
        Self {
            loss: network.loss,
            name: Name::sample_loss(sample_idx, anatomy.n_samples).at(pass),
            outputs: anatomy.outputs(pass),
            targets: &anatomy.targets,
            class: sample.class,
            pass,
        }
    }

    /// Writes the loss of the sample. Outputs and targets must be on the sheet.
    pub(super) fn forward(&self, sheet: &mut Sheet) -> Result<()> {
        match self.loss {
            Loss::SquaredError { reduction } => self.squared_error(sheet, reduction),
            Loss::L1 => self.distances(sheet, |_, e| Ok(absolute(e))),
            Loss::Huber { delta } => self.distances(sheet, |size, e| huber(size, e, delta)),
            Loss::BinaryCrossEntropy => self.binary_cross_entropy(sheet),
            Loss::SoftmaxCrossEntropy => self.softmax_cross_entropy(sheet),
            Loss::LogSoftmaxNll => self.log_softmax_nll(sheet),
            Loss::LogSoftmaxCrossEntropy => self.log_softmax_cross_entropy(sheet),
            Loss::BinaryCrossEntropyOnProbabilities => self.cross_entropy_on_probabilities(sheet),
            Loss::Perceptron => self.perceptron(sheet),
            Loss::Hinge { margin } => self.hinge(sheet, margin),
        }
    }

    /// Writes the derivative of the sample's loss with respect to each output.
    pub(super) fn backward(&self, sheet: &mut Sheet) -> Result<()> {
        match self.loss {
            Loss::SquaredError { reduction } => self.d_errors(sheet, |_, e| Ok(self.d_squared_error(reduction, e))),
            Loss::L1 => self.d_errors(sheet, |_, e| Ok(divided(sign(e), self.n()))),
            Loss::Huber { delta } => self.d_errors(sheet, |size, e| Ok(divided(d_huber(size, e, delta)?, self.n()))),
            Loss::BinaryCrossEntropy => self.d_binary_cross_entropy(sheet),
            Loss::SoftmaxCrossEntropy => self.d_softmax_cross_entropy(sheet),
            Loss::LogSoftmaxNll => self.d_log_softmax_nll(sheet),
            Loss::LogSoftmaxCrossEntropy => self.d_log_softmax_cross_entropy(sheet),
            Loss::BinaryCrossEntropyOnProbabilities => self.d_cross_entropy_on_probabilities(sheet),
            Loss::Perceptron => self.d_perceptron(sheet),
            Loss::Hinge { margin } => self.d_hinge(sheet, margin),
        }
    }

    // Losses of the error e = t − o.

    fn squared_error(&self, sheet: &mut Sheet, reduction: Reduction) -> Result<()> {
        // With one output, its square is both the sum and the mean.
        let square_is_loss = self.n() == 1 && reduction != Reduction::HalfSum;
        let mut squares = Vec::with_capacity(self.n());
        for idx in 0..self.n() {
            let error = self.error(sheet, idx)?;
            let label = if square_is_loss {
                self.loss_label()
            } else {
                Label::unnamed(format!("{}²", error.id()), Role::LossPart).about(error.id())
            };
            squares.push((square(value(&error.id())), format!("{}²", error.id())));
            sheet.define(label, Line::new(StepKind::Square, square(value(&error.id()))))?;
        }
        if square_is_loss {
            return Ok(());
        }
        let divisor = match reduction {
            Reduction::Sum => 1,
            Reduction::Mean => self.n(),
            Reduction::HalfSum => 2,
        };
        let (formulas, ids): (Vec<Expression>, Vec<String>) = squares.into_iter().unzip();
        let line = Line::new(StepKind::Reduction, divided(sum_of(&ids), divisor));
        sheet.define(self.loss_label(), line.by(vec![divided(sum(formulas), divisor)]))
    }

    fn d_squared_error(&self, reduction: Reduction, e: Expression) -> Expression {
        let doubled = product(vec![integer(2), e.clone()]);
        match reduction {
            Reduction::Sum => doubled,
            Reduction::Mean => divided(doubled, self.n()),
            Reduction::HalfSum => e,
        }
    }

    /// Writes the mean of a function of each error, in the form that applies to the error's size.
    fn distances(&self, sheet: &mut Sheet, function: impl Fn(&Scalar, Expression) -> Result<Expression>) -> Result<()> {
        let mut parts = Vec::with_capacity(self.n());
        for idx in 0..self.n() {
            let error = self.error(sheet, idx)?;
            let part = Name::counted("h", idx, self.n()).at(self.pass);
            let label = if self.n() == 1 { self.loss_label() } else { Label::named(part.clone(), Role::LossPart) };
            let working = function(&sheet.of(&error), value(&error.id()))?;
            sheet.define(label, Line::new(StepKind::Distance, working))?;
            parts.push(part.id());
        }
        self.mean(sheet, &parts)
    }

    /// Writes the error, target − output.
    fn error(&self, sheet: &mut Sheet, idx: usize) -> Result<Name> {
        let (target, output) = (self.targets[idx].id(), self.outputs[idx].id());
        let name = self.error_name(idx);
        let line = Line::new(StepKind::Difference, difference(value(&target), value(&output)));
        sheet.define(Label::named(name.clone(), Role::Error).about(output), line)?;
        Ok(name)
    }

    /// Writes ∂L/∂e, ∂e/∂o = −1, and their product.
    fn d_errors(
        &self,
        sheet: &mut Sheet,
        derivative: impl Fn(&Scalar, Expression) -> Result<Expression>,
    ) -> Result<()> {
        for (idx, output) in self.outputs.iter().enumerate() {
            let error = self.error_name(idx);
            let size = sheet.of(&error);
            let by_error = self.name.derivative(&error);
            let is_kinked = self.loss == Loss::L1 && size.is_zero();
            let line = Line::new(StepKind::LossDerivative, derivative(&size, value(&error.id()))?);
            let line = line.remark(is_kinked.then_some(Remark::Kink));
            sheet.define(Label::named(by_error.clone(), Role::Derivative).about(error.id()), line)?;
            let of_error = error.derivative(output);
            let line = Line::new(StepKind::LossDerivative, negative(integer(1)));
            sheet.define(Label::named(of_error.clone(), Role::Derivative).about(error.id()), line)?;
            let line = Line::new(StepKind::OutputDerivative, product_of(&[&by_error.id(), &of_error.id()]));
            self.d_output(sheet, output, line)?;
        }
        Ok(())
    }

    // The hinge loss.

    fn hinge(&self, sheet: &mut Sheet, margin: f64) -> Result<()> {
        let class = self.class()?;
        let mut ids = Vec::with_capacity(self.n());
        for idx in (0..self.n()).filter(|&idx| idx != class) {
            let name = self.part("h", idx);
            ids.push(name.id());
            let working = maximum(vec![integer(0), self.excess(idx, class, margin)?]);
            let label = Label::named(name, Role::LossPart).about(self.outputs[idx].id());
            sheet.define(label, Line::new(StepKind::Margin, working))?;
        }
        let total = if ids.is_empty() { integer(0) } else { sum_of(&ids) };
        sheet.define(self.loss_label(), Line::new(StepKind::Reduction, divided(total, self.n())))
    }

    fn d_hinge(&self, sheet: &mut Sheet, margin: f64) -> Result<()> {
        let class = self.class()?;
        // 1 for each other output within the margin of the target output.
        let counts: Vec<Expression> = (0..self.n()).map(|idx| sign(value(&self.part("h", idx).id()))).collect();
        for (idx, output) in self.outputs.iter().enumerate() {
            let (working, is_kinked) = if idx == class {
                let others: Vec<_> = (0..self.n()).filter(|&idx| idx != class).map(|idx| counts[idx].clone()).collect();
                let total = if others.is_empty() { integer(0) } else { sum(others) };
                (negative(divided(total, self.n())), false)
            } else {
                let excess = self.excess(idx, class, margin)?.evaluate(&|id| sheet.get(id))?;
                (divided(counts[idx].clone(), self.n()), excess.is_zero())
            };
            let line = Line::new(StepKind::OutputDerivative, working).remark(is_kinked.then_some(Remark::Kink));
            self.d_output(sheet, output, line)?;
        }
        Ok(())
    }

    /// margin − target output + other output.
    fn excess(&self, idx: usize, class: usize, margin: f64) -> Result<Expression> {
        let margin = constant(Scalar::Exact(exact_parameter("margin", margin)?));
        let [right, other] = [class, idx].map(|idx| value(&self.outputs[idx].id()));
        Ok(sum(vec![difference(margin, right), other]))
    }

    // Shared by all losses.

    /// Writes the mean of the parts over the outputs, unless there is only one, which is already the loss.
    fn mean(&self, sheet: &mut Sheet, parts: &[String]) -> Result<()> {
        if self.n() == 1 {
            return Ok(());
        }
        sheet.define(self.loss_label(), Line::new(StepKind::Reduction, divided(sum_of(parts), self.n())))
    }

    fn d_output(&self, sheet: &mut Sheet, output: &Name, line: Line) -> Result<()> {
        sheet.define(Label::named(self.name.derivative(output), Role::Derivative).about(output.id()), line)
    }

    fn loss_label(&self) -> Label {
        let role = if self.name.letter == "L" { Role::Loss } else { Role::SampleLoss };
        Label::named(self.name.clone(), role)
    }

    fn error_name(&self, idx: usize) -> Name {
        Name::error(idx, self.n()).at(self.pass)
    }

    fn part(&self, letter: &str, idx: usize) -> Name {
        Name::counted(letter, idx, self.n()).at(self.pass)
    }

    /// The number of outputs.
    fn n(&self) -> usize {
        self.outputs.len()
    }

    fn class(&self) -> Result<usize> {
        self.class.ok_or(Error::Empty { what: What::Classes })
    }
}

/// ½ e² near 0, d (|e| − ½ d) elsewhere.
fn huber(size: &Scalar, e: Expression, delta: f64) -> Result<Expression> {
    if size.to_f64().abs() <= delta {
        return Ok(product(vec![half(), power(e, 2)]));
    }
    let delta = constant(Scalar::Exact(exact_parameter("delta", delta)?));
    let inner = difference(absolute(e), product(vec![half(), delta.clone()]));
    Ok(product(vec![delta, inner]))
}

/// e near 0, d · sgn(e) elsewhere.
fn d_huber(size: &Scalar, e: Expression, delta: f64) -> Result<Expression> {
    if size.to_f64().abs() <= delta {
        return Ok(e);
    }
    Ok(product(vec![constant(Scalar::Exact(exact_parameter("delta", delta)?)), sign(e)]))
}
