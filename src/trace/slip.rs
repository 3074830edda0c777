//! Common mistakes: for each kind of step, the formulas that people use by mistake.
//!
//! A slip is a formula over the values of the sheet, like the correct one, so its result is computed in the same way and can
//! be compared with a student's number.

mod formulas;

use serde::Serialize;

use self::formulas::{
    before_stroke, decay, decimal_logarithm, distance, opposite, probability, second_moment, squared_error, update,
    without_factor_2,
};
use super::Name;
use super::anatomy::UnitAnatomy;
use super::expression::{
    Expression, difference, half, integer, product, product_of, quotient, slope, square, sum, sum_of, value,
};
use super::name::Pass;
use super::record::{Phase, Step, StepKind};
use super::training_step::Written;
use crate::loss::Reduction;
use crate::{Activation, Loss};

/// A common mistake in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Slip {
    /// z without b.
    ForgotBias,
    /// z instead of f(z).
    ForgotActivation,
    /// f′(a) instead of f′(z).
    PostActivationDerivative,
    /// e instead of 2e as the derivative of e².
    ForgotFactor2,
    /// δ = ∂L/∂a, without f′(z).
    ForgotSlope,
    /// One connection only, where the derivative is a sum over several.
    ForgotPath,
    /// Rows and columns of the weights, or of their gradients, swapped.
    TransposedWeights,
    /// z of a unit instead of its output a.
    UsedPreActivation,
    /// The new weight in the backward pass, which uses the old one.
    NewWeight,
    /// The old weight or bias in the pass after the update.
    OldWeight,
    /// A sum instead of a mean.
    ForgotMean,
    /// A mean over the outputs instead of their sum.
    TookMean,
    /// log₁₀ instead of ln.
    DecimalLogarithm,
    /// The squared error instead of a cross-entropy.
    SquaredError,
    /// f′(z) twice.
    SlopeTwice,
    /// Without the factor ½ of the loss.
    ForgotHalf,
    /// A factor ½ that this loss does not have.
    TookHalf,
    /// A number instead of its square.
    ForgotSquare,
    /// p instead of p − t.
    ForgotTarget,
    /// The exponential, not divided by the sum of all.
    ForgotNormalization,
    /// Without λ w.
    ForgotDecay,
    /// v̂ instead of √v̂.
    ForgotRoot,
    /// m′ instead of m̂.
    ForgotBiasCorrection,
    /// w + η g.
    UphillUpdate,
    /// w − g.
    ForgotLearningRate,
    /// The wrong sign.
    WrongSign,
}

type Slips = Vec<(Slip, Expression)>;

/// Returns the formula of each slip that is possible in a step, the most likely first. The formulas use values of the sheet,
/// possibly some that are written after the step.
pub(super) fn slips(written: &Written, step: &Step) -> Slips {
    let pass = if step.phase == Phase::Again { Pass::After } else { Pass::Before };
    let mut slips = StepContext { written, step, pass }.slips();
    slips
        .retain(|(_, slip)| *slip != step.working && slip.operands().iter().all(|id| written.sheet.find(id).is_some()));
    slips
}

/// A step and its position in the network.
struct StepContext<'a> {
    written: &'a Written,
    step: &'a Step,
    pass: Pass,
}

impl StepContext<'_> {
    fn slips(&self) -> Slips {
        use StepKind as Kind;
        let working = &self.step.working;
        let mut slips = match self.step.kind {
            Kind::Product => self.product(),
            Kind::Sum => self.sum(),
            Kind::Activation => vec![(Slip::ForgotActivation, value(self.operand(0)))],
            Kind::Square | Kind::Reduction => self.reduction(),
            Kind::Distance => distance(working),
            Kind::LogProbability => {
                decimal_logarithm(working).map(|log| (Slip::DecimalLogarithm, log)).into_iter().collect()
            }
            Kind::CrossEntropy => cross_entropy(working),
            Kind::Probability => probability(working),
            Kind::BatchMean | Kind::BatchGradient => before_stroke(Slip::ForgotMean, working),
            Kind::LossDerivative => self.loss_derivative(),
            Kind::OutputDerivative => self.output_derivative(),
            Kind::Slope => self.slope(),
            Kind::Delta => {
                let [by_output, slope] = [self.operand(0), self.operand(1)];
                vec![(Slip::ForgotSlope, value(by_output)), (Slip::SlopeTwice, product_of(&[by_output, slope, slope]))]
            }
            Kind::Path | Kind::ActivationDerivative => self.path(),
            Kind::WeightGradient | Kind::BiasGradient => self.gradient(),
            Kind::Decay => decay(working),
            Kind::SecondMoment => second_moment(working),
            Kind::BiasCorrection => before_stroke(Slip::ForgotBiasCorrection, working),
            Kind::Update => self.transposed_update().into_iter().chain(update(working)).collect(),
            _ => Vec::new(),
        };
        let is_signed = matches!(
            self.step.kind,
            Kind::Product
                | Kind::Sum
                | Kind::Difference
                | Kind::CrossEntropy
                | Kind::LossDerivative
                | Kind::OutputDerivative
                | Kind::Delta
                | Kind::Path
                | Kind::ActivationDerivative
                | Kind::WeightGradient
                | Kind::BiasGradient
        );
        if is_signed {
            slips.push((Slip::WrongSign, opposite(working)));
        }
        slips
    }

    // Forward.

    fn product(&self) -> Slips {
        let (weight, source) = (self.operand(0), self.operand(1));
        let Some((layer_idx, unit_idx)) = self.place() else { return Vec::new() };
        let sources = self.sources(layer_idx);
        let Some(source_idx) = sources.iter().position(|name| name.id() == source) else { return Vec::new() };
        let mut slips = Vec::new();
        if let Some(other) = self.weight(layer_idx, source_idx, unit_idx) {
            let other = self.written.anatomy.taken(other, self.pass);
            slips.push((Slip::TransposedWeights, product_of(&[&other.id(), source])));
        }
        if let Some(z) = self.sum_of_source(layer_idx, source_idx) {
            slips.push((Slip::UsedPreActivation, product_of(&[weight, &z])));
        }
        if let (Pass::After, Some(old)) = (self.pass, self.weight(layer_idx, unit_idx, source_idx)) {
            slips.push((Slip::OldWeight, product_of(&[&old.id(), source])));
        }
        slips
    }

    fn sum(&self) -> Slips {
        let has_bias = self.unit().is_some_and(|(_, unit)| unit.bias.is_some());
        let Some((bias, products)) = self.step.operands.split_last().filter(|(_, rest)| has_bias && !rest.is_empty())
        else {
            return Vec::new();
        };
        let mut slips = vec![(Slip::ForgotBias, sum_of(products))];
        if let Some(old) = bias.strip_suffix('′') {
            let terms = products.iter().map(|id| value(id)).chain([value(old)]);
            slips.push((Slip::OldWeight, sum(terms.collect())));
        }
        slips
    }

    // The loss.

    fn reduction(&self) -> Slips {
        let working = &self.step.working;
        let half_too_many = (Slip::TookHalf, product(vec![half(), working.clone()]));
        let is_loss = [Name::loss(), self.loss()].map(|name| name.at(self.pass).id()).contains(&self.step.defines);
        match (self.written.network.loss, working) {
            (_, Expression::Power { base, .. }) => {
                let slips = vec![(Slip::ForgotSquare, base.as_ref().clone())];
                slips.into_iter().chain(is_loss.then_some(half_too_many)).collect()
            }
            (Loss::SquaredError { reduction: Reduction::HalfSum }, _) => before_stroke(Slip::ForgotHalf, working),
            (Loss::SquaredError { reduction: Reduction::Sum }, _) => vec![half_too_many, self.mean_of(working)],
            _ => before_stroke(Slip::ForgotMean, working),
        }
    }

    fn loss_derivative(&self) -> Slips {
        let working = &self.step.working;
        let mut slips = Vec::new();
        if let Some(without) = without_factor_2(working) {
            slips.push((Slip::ForgotFactor2, without));
        }
        let is_half = self.written.network.loss == Loss::SquaredError { reduction: Reduction::HalfSum };
        if let (true, Expression::Value { .. }) = (is_half, working) {
            slips.push((Slip::ForgotHalf, product(vec![integer(2), working.clone()])));
        }
        slips.extend(before_stroke(Slip::ForgotMean, working));
        let is_sum = self.written.network.loss == Loss::SquaredError { reduction: Reduction::Sum };
        if let (true, Expression::Product { .. }) = (is_sum, working) {
            slips.push(self.mean_of(working));
        }
        slips
    }

    /// Divided by the number of outputs, which changes nothing if there is one.
    fn mean_of(&self, working: &Expression) -> (Slip, Expression) {
        (Slip::TookMean, quotient(working.clone(), integer(self.written.network.n_outputs())))
    }

    fn output_derivative(&self) -> Slips {
        let working = &self.step.working;
        let mut slips = before_stroke(Slip::ForgotMean, working);
        if matches!(self.written.network.loss, Loss::SoftmaxCrossEntropy | Loss::BinaryCrossEntropy) {
            slips.extend(match working {
                Expression::Difference { left, .. } => Some((Slip::ForgotTarget, left.as_ref().clone())),
                Expression::Quotient { numerator, denominator } => match numerator.as_ref() {
                    Expression::Difference { left, .. } => {
                        Some((Slip::ForgotTarget, quotient(left.as_ref().clone(), denominator.as_ref().clone())))
                    }
                    _ => None,
                },
                _ => None,
            });
        }
        slips
    }

    // Backward.

    fn slope(&self) -> Slips {
        let Some((layer_idx, unit)) = self.unit() else { return Vec::new() };
        let function = self.written.anatomy.layers[layer_idx].activation;
        let z = value(&unit.pre_activation.id());
        let mut slips = vec![(Slip::PostActivationDerivative, slope(function, value(&unit.output.id())))];
        match function {
            Activation::Sigmoid => {
                slips.push((Slip::UsedPreActivation, product(vec![z.clone(), difference(integer(1), z)])));
            }
            Activation::Tanh => slips.push((Slip::UsedPreActivation, difference(integer(1), square(z)))),
            _ => {}
        }
        slips
    }

    /// ∂L/∂a from one connection, or from all connections so far.
    fn path(&self) -> Slips {
        if let Expression::Sum { terms } = &self.step.working {
            return terms.iter().map(|term| (Slip::ForgotPath, term.clone())).collect();
        }
        let (delta, weight) = (self.operand(0), self.operand(1));
        let Some((layer_idx, unit_idx)) = self.place() else { return Vec::new() };
        let listeners = &self.written.anatomy.layers[layer_idx + 1].units;
        let listener_idx = listeners.iter().position(|listener| {
            let own = listener.weight_from(unit_idx).map(|own| self.written.anatomy.taken(own, Pass::Before).id());
            own.is_some_and(|own| own == weight)
        });
        let mut slips = Vec::new();
        if let Some(other) = listener_idx.and_then(|idx| self.weight(layer_idx + 1, unit_idx, idx)) {
            let other = self.written.anatomy.taken(other, Pass::Before);
            slips.push((Slip::TransposedWeights, product_of(&[delta, &other.id()])));
        }
        let own = listener_idx.and_then(|idx| listeners[idx].weight_from(unit_idx));
        let updated = own.map(|own| own.at(Pass::After).id());
        slips.extend(updated.map(|updated| (Slip::NewWeight, product_of(&[delta, &updated]))));
        slips
    }

    fn gradient(&self) -> Slips {
        let (Some((layer_idx, unit_idx)), Some((_, unit))) = (self.place(), self.unit()) else { return Vec::new() };
        let (anatomy, sample_idx) = (&self.written.anatomy, self.written.sample_idx);
        let by_output = anatomy.d_output(unit, sample_idx).id();
        let Some(source) = self.step.operands.get(1) else { return vec![(Slip::ForgotSlope, value(&by_output))] };
        let mut slips = vec![(Slip::ForgotSlope, product_of(&[&by_output, source]))];
        let sources = self.sources(layer_idx);
        let Some(source_idx) = sources.iter().position(|name| name.id() == *source) else { return slips };
        if let (Some(other), Some(source)) = (anatomy.layers[layer_idx].units.get(source_idx), sources.get(unit_idx)) {
            let delta = anatomy.delta(other, sample_idx).id();
            slips.push((Slip::TransposedWeights, product_of(&[&delta, &source.id()])));
        }
        if let Some(z) = self.sum_of_source(layer_idx, source_idx) {
            slips.push((Slip::UsedPreActivation, product_of(&[self.operand(0), &z])));
        }
        slips
    }

    /// The new weight of the connection with source and unit swapped.
    fn transposed_update(&self) -> Slips {
        let Some((layer_idx, unit_idx)) = self.place() else { return Vec::new() };
        let unit = &self.written.anatomy.layers[layer_idx].units[unit_idx];
        let own = unit.weights.iter().find(|(_, weight)| weight.at(Pass::After).id() == self.step.defines);
        let other = own.and_then(|(source_idx, _)| self.weight(layer_idx, *source_idx, unit_idx));
        let updated = other.map(|other| other.at(Pass::After).id()).filter(|id| *id != self.step.defines);
        updated.map(|id| (Slip::TransposedWeights, value(&id))).into_iter().collect()
    }

    // Position.

    fn operand(&self, idx: usize) -> &str {
        self.step.operands.get(idx).map_or("", String::as_str)
    }

    /// Returns layer and unit, counted from 0.
    fn place(&self) -> Option<(usize, usize)> {
        let unit = self.step.unit.as_ref()?;
        let layers = self.written.anatomy.layers.iter().enumerate();
        layers.into_iter().find_map(|(layer_idx, layer)| {
            let unit_idx = layer.units.iter().position(|other| other.name.id() == *unit)?;
            Some((layer_idx, unit_idx))
        })
    }

    fn unit(&self) -> Option<(usize, &UnitAnatomy)> {
        let (layer_idx, unit_idx) = self.place()?;
        Some((layer_idx, &self.written.anatomy.layers[layer_idx].units[unit_idx]))
    }

    fn sources(&self, layer_idx: usize) -> Vec<Name> {
        self.written.anatomy.sources(layer_idx, self.pass)
    }

    fn weight(&self, layer_idx: usize, unit_idx: usize, source_idx: usize) -> Option<&Name> {
        self.written.anatomy.layers[layer_idx].units.get(unit_idx)?.weight_from(source_idx)
    }

    /// Returns the id of the sum z of an input unit of a layer, if it differs from the unit's output.
    fn sum_of_source(&self, layer_idx: usize, source_idx: usize) -> Option<String> {
        let source = self.written.anatomy.layers[layer_idx.checked_sub(1)?].units.get(source_idx)?;
        let z = source.pre_activation.at(self.pass).id();
        (source.pre_activation != source.output).then_some(z)
    }

    fn loss(&self) -> Name {
        Name::sample_loss(self.written.sample_idx, self.written.anatomy.n_samples)
    }
}

fn cross_entropy(working: &Expression) -> Slips {
    let squared = squared_error(working).map(|squared| (Slip::SquaredError, squared));
    let decimal = decimal_logarithm(working).map(|decimal| (Slip::DecimalLogarithm, decimal));
    squared.into_iter().chain(decimal).collect()
}
