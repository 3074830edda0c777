//! Loss functions and their gradients.
//!
//! Losses of probabilities take logits, the raw output of the last layer, so that no precision is lost between a softmax and
//! its logarithm. The exception is [`Loss::BinaryCrossEntropyOnProbabilities`], which textbooks write on the output of a
//! sigmoid.
//!
//! Every loss is the mean L = 1/B Σ_B ℓ over the batch, where the variant defines the loss ℓ of a sample with outputs y (O)
//! and target values t (O), or true class c. PyTorch's `reduction="sum"` is B times L.

use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, ArrayView2, ArrayViewMut1, Axis, CowArray, Ix2, Zip};
use serde::{Deserialize, Serialize};

use crate::activation::{sigmoid, softplus};
use crate::error::{AxisLength, Expected, Got, Ranged, TargetKind, What};
use crate::{Error, Real, Result, Targets};

/// A loss function.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Loss {
    /// The squared distance of y and t. Textbooks differ in its factor.
    SquaredError {
        /// The factor.
        reduction: Reduction,
    },
    /// ℓ = 1/O Σ_O |y − t|, with derivative 0 at y = t (PyTorch: `L1Loss`).
    L1,
    /// ℓ = 1/O Σ_O h(y − t), h(e) = ½ e² where |e| ≤ delta, delta (|e| − ½ delta) elsewhere (Huber 1964; PyTorch:
    /// `HuberLoss`).
    Huber {
        /// The distance above which the loss grows linearly, above 0; PyTorch's default is 1.
        delta: f64,
    },
    /// ℓ = −1/O Σ_O (t ln p + (1 − t) ln(1 − p)), p = sigmoid(y), for values t in [0, 1], or for the classes 0 and 1 if
    /// there is one output (PyTorch: `BCEWithLogitsLoss`).
    BinaryCrossEntropy,
    /// ℓ = −1/O Σ_O (t ln y + (1 − t) ln(1 − y)) for outputs y in [0, 1], as a sigmoid gives them, and values t as for
    /// [`Loss::BinaryCrossEntropy`] (PyTorch: `BCELoss`, which bounds the logarithms at −100; here a certain mistake costs ∞).
    BinaryCrossEntropyOnProbabilities,
    /// ℓ = 1/O Σ_O (max(0, y) − t y) for values t in [0, 1], or classes as for [`Loss::BinaryCrossEntropy`], with derivative
    /// step(y) − t, step(0) = 0: the perceptron criterion, whose gradient descent is Rosenblatt's rule (Rosenblatt 1958; Bishop
    /// 2006, eq. 4.54).
    Perceptron,
    /// `ℓ = −ln softmax(y)[c]` (PyTorch: `CrossEntropyLoss`).
    SoftmaxCrossEntropy,
    /// `ℓ = −q[c]` with q = log_softmax(y) as a separate step of the forward and backward pass (PyTorch: `LogSoftmax`
    /// followed by `NLLLoss`). The same function as [`Loss::SoftmaxCrossEntropy`].
    LogSoftmaxNll,
    /// `ℓ = −ln softmax(q)[c]` with q = log_softmax(y) as a separate step: a network that ends in log-softmax, under a loss
    /// that already contains a softmax (PyTorch: `LogSoftmax` followed by `CrossEntropyLoss`). The same function as
    /// [`Loss::SoftmaxCrossEntropy`]: because Σ e^q = 1, log_softmax(q) = q.
    LogSoftmaxCrossEntropy,
    /// `ℓ = 1/O Σ_{j ≠ c} max(0, margin − y[c] + y[j])`, with derivative 0 at the kink (Weston and Watkins 1999, where
    /// Crammer and Singer 2001 take the largest term instead of the sum; PyTorch: `MultiMarginLoss`).
    Hinge {
        /// By how much the true class's output should exceed the others, above 0; PyTorch's default is 1.
        margin: f64,
    },
}

/// The factor of a squared distance Σ_O (y − t)².
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reduction {
    /// 1/O: the mean over the outputs, and so over all elements of the batch (PyTorch: `MSELoss`).
    Mean,
    /// 1.
    Sum,
    /// ½, which cancels in the derivative (Bishop 2006, eq. 5.11).
    HalfSum,
}

impl Loss {
    /// Computes the loss L. output: (B, O), targets: (B, O) or (B).
    ///
    /// # Errors
    /// [`Error::Empty`] if the batch is empty; [`Error::Shape`] if the targets do not match the shape of the output;
    /// [`Error::Value`] if the loss takes the other kind of targets, or if a target or a parameter of the loss is out of
    /// range.
    pub fn value<F: Real>(self, output: &ArrayRef2<F>, targets: &Targets<F>) -> Result<F> {
        self.value_and_gradient(output, targets).map(|(value, _)| value)
    }

    /// Computes the loss L and its gradient dL/doutput (B, O). output: (B, O), targets: (B, O) or (B).
    ///
    /// # Errors
    /// As [`Loss::value`].
    pub fn value_and_gradient<F: Real>(self, output: &ArrayRef2<F>, targets: &Targets<F>) -> Result<(F, Array2<F>)> {
        self.validate()?;
        if output.is_empty() {
            return Err(Error::Empty { what: What::Batch });
        }
        let mean_over_outputs = F::one() / F::from_f64(output.ncols() as f64);
        Ok(match self {
            Self::SquaredError { reduction } => {
                let factor = match reduction {
                    Reduction::Mean => mean_over_outputs,
                    Reduction::Sum => F::one(),
                    Reduction::HalfSum => F::from_f64(0.5),
                };
                for_each_output(output, values(output, targets)?, factor, squared_error)
            }
            Self::L1 => for_each_output(output, values(output, targets)?, mean_over_outputs, absolute_error),
            Self::Huber { delta } => {
                let delta = F::from_f64(delta);
                for_each_output(output, values(output, targets)?, mean_over_outputs, |y, t| huber(y, t, delta))
            }
            Self::BinaryCrossEntropy => {
                let probs = probabilities(output, targets)?;
                for_each_output(output, probs.view(), mean_over_outputs, binary_cross_entropy)
            }
            Self::BinaryCrossEntropyOnProbabilities => {
                check_output_is_probabilities(output)?;
                let probs = probabilities(output, targets)?;
                for_each_output(output, probs.view(), mean_over_outputs, binary_cross_entropy_on_probability)
            }
            Self::Perceptron => {
                let classes = probabilities(output, targets)?;
                for_each_output(output, classes.view(), mean_over_outputs, perceptron)
            }
            Self::SoftmaxCrossEntropy => for_each_sample(output, classes(output, targets)?, softmax_cross_entropy),
            Self::LogSoftmaxNll | Self::LogSoftmaxCrossEntropy => {
                let log_probs = log_softmax(output);
                let classes = classes(output, targets)?;
                let (value, d_log_probs) = if self == Self::LogSoftmaxNll {
                    for_each_sample(&log_probs, classes, negative_log_likelihood)
                } else {
                    for_each_sample(&log_probs, classes, softmax_cross_entropy)
                };
                (value, log_softmax_backward(&log_probs, d_log_probs))
            }
            Self::Hinge { margin } => {
                let margin = F::from_f64(margin);
                for_each_sample(output, classes(output, targets)?, |y, c, d_y| hinge(y, c, d_y, margin))
            }
        })
    }

    /// Returns whether the targets are classes rather than values.
    pub fn takes_classes(self) -> bool {
        matches!(
            self,
            Self::SoftmaxCrossEntropy | Self::LogSoftmaxNll | Self::LogSoftmaxCrossEntropy | Self::Hinge { .. }
        )
    }

    /// Returns whether the target values have to be in [0, 1].
    pub fn takes_probabilities(self) -> bool {
        matches!(self, Self::BinaryCrossEntropy | Self::BinaryCrossEntropyOnProbabilities | Self::Perceptron)
    }

    /// Rejects a parameter that is not finite and above 0.
    ///
    /// # Errors
    /// [`Error::Value`].
    pub(crate) fn validate(self) -> Result<()> {
        match self {
            Self::Huber { delta: parameter } | Self::Hinge { margin: parameter }
                if !(parameter.is_finite() && parameter > 0.0) =>
            {
                let what = if matches!(self, Self::Huber { .. }) { What::Delta } else { What::Margin };
                Err(Error::value(what, Expected::ABOVE_0, parameter))
            }
            _ => Ok(()),
        }
    }
}

// For one output y and its target t: ℓ and dℓ/dy.

fn squared_error<F: Real>(y: F, t: F) -> (F, F) {
    let error = y - t;
    (error * error, error + error)
}

fn absolute_error<F: Real>(y: F, t: F) -> (F, F) {
    let error = y - t;
    (error.abs(), if error == F::zero() { F::zero() } else { error.signum() })
}

fn huber<F: Real>(y: F, t: F, delta: F) -> (F, F) {
    let (error, half) = (y - t, F::from_f64(0.5));
    if error.abs() <= delta {
        (half * error * error, error)
    } else {
        (delta * (error.abs() - half * delta), delta * error.signum())
    }
}

/// −t ln p − (1 − t) ln(1 − p) = ln(1 + eʸ) − t y.
fn binary_cross_entropy<F: Real>(y: F, t: F) -> (F, F) {
    (softplus(y) - t * y, sigmoid(y) - t)
}

/// A logarithm that is not needed, because t or 1 − t is 0, may be infinite.
fn binary_cross_entropy_on_probability<F: Real>(y: F, t: F) -> (F, F) {
    let (rest, t_rest) = (F::one() - y, F::one() - t);
    let or_zero = |t: F, term: F| if t == F::zero() { F::zero() } else { term };
    let value = -or_zero(t, t * y.ln()) - or_zero(t_rest, t_rest * rest.ln());
    (value, or_zero(t_rest, t_rest / rest) - or_zero(t, t / y))
}

fn perceptron<F: Real>(y: F, t: F) -> (F, F) {
    let is_positive = if y > F::zero() { F::one() } else { F::zero() };
    ((is_positive - t) * y, is_positive - t)
}

// For one sample's outputs y (C) and true class c: returns ℓ, and writes dℓ/dy (C) to d_y.

/// ℓ = ln Σ eʸ − y[c], with the largest output subtracted from all of them first; dℓ/dy = softmax(y) − onehot(c).
fn softmax_cross_entropy<F: Real>(y: ArrayView1<F>, class: usize, mut d_y: ArrayViewMut1<F>) -> F {
    let max = largest(y);
    Zip::from(&mut d_y).and(y).for_each(|d, &y| *d = (y - max).exp());
    let sum = d_y.sum();
    d_y /= sum;
    d_y[class] -= F::one();
    sum.ln() - (y[class] - max)
}

/// ℓ = −q[c]; dℓ/dq = −onehot(c).
fn negative_log_likelihood<F: Real>(log_probs: ArrayView1<F>, class: usize, mut d_log_probs: ArrayViewMut1<F>) -> F {
    d_log_probs[class] = -F::one();
    -log_probs[class]
}

fn hinge<F: Real>(y: ArrayView1<F>, class: usize, mut d_y: ArrayViewMut1<F>, margin: F) -> F {
    let n_classes = F::from_f64(y.len() as f64);
    let mut value = F::zero();
    for j in (0..y.len()).filter(|&j| j != class) {
        let excess = margin - y[class] + y[j];
        if excess <= F::zero() {
            continue; // tested this way around, so that NaN is not skipped
        }
        value += excess / n_classes;
        d_y[j] += n_classes.recip();
        d_y[class] -= n_classes.recip();
    }
    value
}

/// Computes p = eʸ / Σ_C eʸ, finite for every finite y. logits: (B, C) -> probabilities: (B, C).
pub fn softmax<F: Real>(logits: &ArrayRef2<F>) -> Array2<F> {
    let mut probs = logits.to_owned();
    for mut row in probs.rows_mut() {
        let max = largest(row.view());
        row.mapv_inplace(|y| (y - max).exp());
        let sum = row.sum();
        row /= sum;
    }
    probs
}

/// Computes q = y − ln Σ_C eʸ, finite for every finite y. logits: (B, C) -> log_probs: (B, C).
pub fn log_softmax<F: Real>(logits: &ArrayRef2<F>) -> Array2<F> {
    let mut log_probs = logits.to_owned();
    for mut row in log_probs.rows_mut() {
        let max = largest(row.view());
        row.mapv_inplace(|y| y - max);
        let log_sum = row.iter().map(|y| y.exp()).sum::<F>().ln();
        row.mapv_inplace(|y| y - log_sum);
    }
    log_probs
}

/// Computes dL/dy = dL/dq − softmax(y) Σ_C dL/dq. log_probs = q, d_log_probs = dL/dq: (B, C) -> dL/dlogits: (B, C).
///
/// # Panics
/// Panics if the two shapes differ.
pub fn log_softmax_backward<F: Real>(log_probs: &ArrayRef2<F>, mut d_log_probs: Array2<F>) -> Array2<F> {
    assert_eq!(d_log_probs.shape(), log_probs.shape(), "there is one dL/dq for each q");
    for (mut d, q) in d_log_probs.rows_mut().into_iter().zip(log_probs.rows()) {
        let sum = d.sum();
        Zip::from(&mut d).and(q).for_each(|d, &q| *d -= q.exp() * sum);
    }
    d_log_probs
}

fn largest<F: Real>(y: ArrayView1<F>) -> F {
    y.fold(F::neg_infinity(), |max, &y| max.max(y))
}

/// Computes L = factor/B Σ_B Σ_O ℓ(y, t) and dL/dy (B, O).
fn for_each_output<F: Real>(
    output: &ArrayRef2<F>,
    targets: ArrayView2<F>,
    factor: F,
    value_and_derivative: impl Fn(F, F) -> (F, F),
) -> (F, Array2<F>) {
    let scale = factor / F::from_f64(output.nrows() as f64);
    let mut sum = F::zero();
    let gradient = Zip::from(output).and(targets).map_collect(|&y, &t| {
        let (value, derivative) = value_and_derivative(y, t);
        sum += value;
        scale * derivative
    });
    (scale * sum, gradient)
}

/// Computes L = 1/B Σ_B ℓ(y, c) and dL/dy (B, C).
fn for_each_sample<F: Real>(
    output: &ArrayRef2<F>,
    classes: &[usize],
    value_into_gradient: impl Fn(ArrayView1<F>, usize, ArrayViewMut1<F>) -> F,
) -> (F, Array2<F>) {
    let n_samples = F::from_f64(output.nrows() as f64);
    let mut sum = F::zero();
    let mut gradient = Array2::zeros(output.raw_dim());
    for ((y, &class), d_y) in output.rows().into_iter().zip(classes).zip(gradient.rows_mut()) {
        sum += value_into_gradient(y, class, d_y);
    }
    gradient /= n_samples;
    (sum / n_samples, gradient)
}

/// Returns the targets as values (B, O); rejects classes, and a shape other than that of the output.
fn values<'a, F: Real>(output: &ArrayRef2<F>, targets: &'a Targets<F>) -> Result<ArrayView2<'a, F>> {
    match targets {
        Targets::Values(values) if values.shape() == output.shape() => Ok(values.view()),
        Targets::Values(values) => {
            let (n_samples, n_outputs) = output.dim();
            Err(Error::shape(
                What::Targets,
                [AxisLength::Exactly(n_samples), AxisLength::Exactly(n_outputs)],
                values.shape(),
            ))
        }
        Targets::Classes(_) => Err(Error::value(
            What::Targets,
            Expected::Targets { of: TargetKind::Values },
            Got::Targets { of: TargetKind::Classes },
        )),
    }
}

/// Returns the targets as probabilities (B, O); with one output, classes are converted to the probability of class 1.
fn probabilities<'a, F: Real>(output: &ArrayRef2<F>, targets: &'a Targets<F>) -> Result<CowArray<'a, F, Ix2>> {
    if let Targets::Classes(_) = targets
        && output.ncols() == 1
    {
        let classes = checked_classes(output.nrows(), 2, targets)?;
        let column = classes.iter().map(|&class| F::from_f64(class as f64));
        return Ok(Array1::from_iter(column).insert_axis(Axis(1)).into());
    }
    let probs = values(output, targets)?;
    if let Some(t) = probs.iter().find(|&&t| !(F::zero()..=F::one()).contains(&t)) {
        return Err(Error::value(What::Targets, Expected::range(Ranged::Probabilities, 0, 1), Got::number(t)));
    }
    Ok(probs.into())
}

/// Rejects outputs that are no probabilities. NaN, the result of a training that diverged, is left to show in the loss.
fn check_output_is_probabilities<F: Real>(output: &ArrayRef2<F>) -> Result<()> {
    match output.iter().find(|&&y| y < F::zero() || y > F::one()) {
        Some(y) => Err(Error::value(What::Output, Expected::range(Ranged::Probabilities, 0, 1), Got::number(*y))),
        None => Ok(()),
    }
}

/// Returns the targets as classes (B); rejects values, a wrong number of classes, and classes without an output.
fn classes<'a, F: Real>(output: &ArrayRef2<F>, targets: &'a Targets<F>) -> Result<&'a [usize]> {
    checked_classes(output.nrows(), output.ncols(), targets)
}

fn checked_classes<F: Real>(n_samples: usize, n_classes: usize, targets: &Targets<F>) -> Result<&[usize]> {
    let Targets::Classes(classes) = targets else {
        return Err(Error::value(
            What::Targets,
            Expected::Targets { of: TargetKind::Classes },
            Got::Targets { of: TargetKind::Values },
        ));
    };
    if classes.len() != n_samples {
        return Err(Error::shape(What::Targets, [AxisLength::Exactly(n_samples)], &[classes.len()]));
    }
    match classes.iter().find(|&&class| class >= n_classes) {
        Some(class) => Err(Error::value(What::Targets, Expected::range(Ranged::Class, 0, n_classes - 1), *class)),
        None => Ok(classes),
    }
}
