//! The loss of a sample and its derivative by each output, in balls.

use chainrule::loss::{Reduction, softmax};
use chainrule::{Activation, Loss};
use ndarray::Array2;

use super::ball::{Ball, U};
use super::networks::read;

/// What the outputs should be.
pub(crate) enum Target {
    Values(Vec<Ball>),
    Class(usize),
}

impl Target {
    pub(crate) fn read(loss: Loss, texts: &[String]) -> Self {
        match loss.takes_classes() {
            true => Self::Class(read(&texts[0]) as usize - 1),
            false => Self::Values(texts.iter().map(|text| Ball::nearest(read(text))).collect()),
        }
    }
}

/// ℓ, and ∂ℓ/∂o. `None` if rounding decides on which side of a kink an output lies.
pub(crate) fn loss(loss: Loss, outputs: &[Ball], target: &Target) -> Option<(Ball, Vec<Ball>)> {
    match (loss, target) {
        (Loss::SoftmaxCrossEntropy | Loss::LogSoftmaxNll, Target::Class(class)) => {
            Some(cross_entropy(outputs, *class, 1.0))
        }
        (Loss::LogSoftmaxCrossEntropy, Target::Class(class)) => Some(cross_entropy(outputs, *class, 3.0)),
        (Loss::Hinge { margin }, Target::Class(class)) => hinge(outputs, *class, margin),
        (_, Target::Values(targets)) => {
            let parts = outputs.iter().zip(targets).map(|(&output, &target)| part(loss, output, target));
            let (values, derivatives): (Vec<_>, Vec<_>) = parts.collect::<Option<Vec<_>>>()?.into_iter().unzip();
            let divisor = Ball::exact(match loss {
                Loss::SquaredError { reduction: Reduction::Sum } => 1.0,
                Loss::SquaredError { reduction: Reduction::HalfSum } => 2.0,
                _ => outputs.len() as f64,
            });
            Some((Ball::sum(&values) / divisor, derivatives.into_iter().map(|d| d / divisor).collect()))
        }
        _ => panic!("{loss:?} takes other targets"),
    }
}

/// What one output adds before the reduction, and the derivative of that.
fn part(loss: Loss, output: Ball, target: Ball) -> Option<(Ball, Ball)> {
    let error = output - target;
    match loss {
        Loss::SquaredError { .. } => Some((error * error, Ball::exact(2.0) * error)),
        Loss::L1 => error.is_decided().then(|| (error.abs(), Ball::exact(error.mid.signum()))),
        Loss::Huber { delta } => {
            // The slope is e, but never above delta; where the pieces meet, both have the same value and slope.
            let value = |e: f64| if e.abs() <= delta { 0.5 * e * e } else { delta * (e.abs() - 0.5 * delta) };
            let value = error.through(value, delta, 8.0, delta * (error.mid.abs() + delta));
            Some((value, error.through(|e| e.clamp(-delta, delta), 1.0, 0.0, 0.0)))
        }
        Loss::BinaryCrossEntropy => Some(binary_cross_entropy(output, target)),
        Loss::BinaryCrossEntropyOnProbabilities => Some(binary_cross_entropy_on_probability(output, target)),
        Loss::Perceptron => output.is_decided().then(|| {
            let missing = Ball::exact(if output.mid > 0.0 { 1.0 } else { 0.0 }) - target;
            (missing * output, missing)
        }),
        _ => panic!("{loss:?} takes classes"),
    }
}

/// ln(1 + eᵒ) − t o, and p − t, of which the former has the latter, at most 1, as its slope by o, and o as that by t.
///
/// A trace computes −t ln p − (1 − t) ln(1 − p) where |o| ≤ 5: there p and 1 − p are at least 1/(1 + e⁵) = 1/149.4, and
/// off by at most nine roundings of numbers up to 1, so that their logarithms are off by 9 · 149.4 U < 1400 U.
fn binary_cross_entropy(output: Ball, target: Ball) -> (Ball, Ball) {
    let sigmoid = |o: f64| Activation::Sigmoid.value(o);
    let mid = Activation::Softplus.value(output.mid) - target.mid * output.mid;
    let carried = output.radius + output.mid.abs() * target.radius + output.radius * target.radius;
    let of_logarithms = if output.mid.abs() <= 5.1 { 1400.0 } else { 0.0 };
    let radius = carried + of_logarithms * U + 16.0 * U * (1.0 + output.mid.abs());
    (Ball { mid, radius }, output.through(sigmoid, 0.25, 8.0, 1.0) - target)
}

/// −t ln o − (1 − t) ln(1 − o) for 0 < o < 1, and (1 − t)/(1 − o) − t/o.
///
/// With s the larger of 1/o and 1/(1 − o), the slope of the first by o is at most s, and by t at most |ln o| + |ln(1 − o)|; that
/// of the second is at most s² and s. A tenth more covers that o moves by its radius, which is far below o and 1 − o. 1 − o is
/// off by U, so its logarithm by s U and its reciprocal by s² U; the other roundings are of the logarithms, products and quotients.
fn binary_cross_entropy_on_probability(output: Ball, target: Ball) -> (Ball, Ball) {
    let (o, t) = (output.mid, target.mid);
    let (first, second) = (o.ln(), (1.0 - o).ln());
    let s = o.recip().max((1.0 - o).recip());
    let logarithms = first.abs() + second.abs();
    let value = Ball {
        mid: -t * first - (1.0 - t) * second,
        radius: 1.1 * s * output.radius + logarithms * target.radius + U * (s + 8.0 * logarithms),
    };
    let derivative = Ball {
        mid: (1.0 - t) / (1.0 - o) - t / o,
        radius: 1.1 * s * s * output.radius + s * target.radius + 8.0 * U * s * s,
    };
    (value, derivative)
}

/// −ln softmax(o)[c] and softmax(o) − onehot(c).
///
/// If each output is off by at most r, the loss is by at most Σ |pⱼ − onehotⱼ| r ≤ 2r, and a probability p by at most
/// Σ |∂p/∂oⱼ| r = 2p (1 − p) r ≤ r/2. An exponential is off by U relative to itself for each unit of |o − m| that was
/// rounded before it, at most 2 max |o|, and two more; the sum of n ≤ 5 such numbers, which are all positive, by n more;
/// quotient, logarithm and difference by at most 4 (1 + 2 max |o|): together less than 16 U (1 + Σ |o|).
///
/// A second softmax, of log-probabilities, has as many roundings again, and its way back a sum of five derivatives up to 1 times
/// a probability, with less than 16: three times as many, `n_roundings`, cover all.
fn cross_entropy(outputs: &[Ball], class: usize, n_roundings: f64) -> (Ball, Vec<Ball>) {
    let logits = Array2::from_shape_fn((1, outputs.len()), |(_, j)| outputs[j].mid);
    let probs = softmax(&logits);
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = logits.iter().map(|o| (o - largest).exp()).sum();
    let carried = outputs.iter().map(|o| o.radius).fold(0.0, f64::max);
    let rounding = n_roundings * 16.0 * U * (1.0 + outputs.iter().map(|o| o.mid.abs()).sum::<f64>());
    let value = Ball { mid: total.ln() - (logits[[0, class]] - largest), radius: 2.0 * carried + rounding };
    let derivative = |(j, &p): (usize, &f64)| {
        let prob = Ball { mid: p, radius: 0.5 * carried + rounding };
        if j == class { prob - Ball::exact(1.0) } else { prob }
    };
    (value, probs.iter().enumerate().map(derivative).collect())
}

fn hinge(outputs: &[Ball], class: usize, margin: f64) -> Option<(Ball, Vec<Ball>)> {
    let n_outputs = Ball::exact(outputs.len() as f64);
    let mut parts = Vec::new();
    let mut counts = vec![0.0; outputs.len()];
    for j in (0..outputs.len()).filter(|&j| j != class) {
        let excess = Ball::sum(&[Ball::nearest(margin), -outputs[class], outputs[j]]);
        if !excess.is_decided() {
            return None;
        }
        if excess.mid > 0.0 {
            parts.push(excess);
            counts[j] += 1.0;
            counts[class] -= 1.0;
        }
    }
    Some((Ball::sum(&parts) / n_outputs, counts.into_iter().map(|count| Ball::exact(count) / n_outputs).collect()))
}
