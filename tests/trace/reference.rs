//! A training step in plain loops over balls: a third computation, with error bounds, next to the trace and the core.

use chainrule::Activation;
use chainrule::trace::Problem;

use super::ball::{Ball, U};
use super::networks::read;
use super::reference_loss::{Target, loss};
use super::reference_update::Memory;

/// A training step.
pub(crate) struct Reference {
    /// Of each sample.
    pub(crate) passes: Vec<Pass>,
    /// L.
    pub(crate) loss: Ball,
    /// ∂L/∂w and ∂L/∂b in the order of the parameters: unit by unit, the weights before the bias.
    pub(crate) gradients: Vec<Ball>,
    /// The parameters afterwards.
    pub(crate) updated: Vec<Ball>,
    /// L′.
    pub(crate) loss_after: Ball,
}

/// One sample, forward and back.
pub(crate) struct Pass {
    /// (L, O).
    pub(crate) z: Vec<Vec<Ball>>,
    /// (L, O).
    pub(crate) a: Vec<Vec<Ball>>,
    /// ℓ.
    pub(crate) loss: Ball,
    /// ∂ℓ/∂z: (L, O).
    pub(crate) delta: Vec<Vec<Ball>>,
    /// ∂ℓ/∂w and ∂ℓ/∂b.
    pub(crate) gradients: Vec<Ball>,
}

/// The training step of a problem, after those before it. `None` if something lies so near to its kink that rounding
/// decides on which side: there is no bound for what differs then, as the derivative jumps. (A trace of exact fractions
/// may say that z is 0 where the core's z is 10⁻¹⁷, and take the other derivative; both are right about their own z.)
pub(crate) fn reference(problem: &Problem) -> Option<Reference> {
    let mut memory = Memory::new(problem);
    let mut parameters = initial_parameters(problem);
    for _ in 1..problem.training_step {
        let gradients = mean_gradients(&passes(problem, &parameters)?);
        parameters = memory.update(&parameters, &gradients);
    }
    let before = passes(problem, &parameters)?;
    let gradients = mean_gradients(&before);
    let updated = memory.update(&parameters, &gradients);
    let loss_after = mean(passes(problem, &updated)?.iter().map(|pass| pass.loss));
    let loss = mean(before.iter().map(|pass| pass.loss));
    Some(Reference { passes: before, loss, gradients, updated, loss_after })
}

fn initial_parameters(problem: &Problem) -> Vec<Ball> {
    let units = problem.layers.iter().flat_map(|layer| layer.weight.iter().zip(&layer.bias));
    units.flat_map(|(row, bias)| row.iter().chain([bias])).map(|text| Ball::nearest(read(text))).collect()
}

fn mean(terms: impl Iterator<Item = Ball>) -> Ball {
    let terms: Vec<Ball> = terms.collect();
    Ball::sum(&terms) / Ball::exact(terms.len() as f64)
}

fn mean_gradients(passes: &[Pass]) -> Vec<Ball> {
    let n_parameters = passes[0].gradients.len();
    (0..n_parameters).map(|idx| mean(passes.iter().map(|pass| pass.gradients[idx]))).collect()
}

fn passes(problem: &Problem, parameters: &[Ball]) -> Option<Vec<Pass>> {
    (0..problem.samples.len()).map(|sample_idx| pass(problem, parameters, sample_idx)).collect()
}

fn pass(problem: &Problem, parameters: &[Ball], sample_idx: usize) -> Option<Pass> {
    let sample = &problem.samples[sample_idx];
    let input: Vec<Ball> = sample.input.iter().map(|text| Ball::nearest(read(text))).collect();
    let mut rest = parameters;
    let (mut rows, mut z, mut slopes) = (Vec::new(), Vec::new(), Vec::new());
    let mut a: Vec<Vec<Ball>> = Vec::new();
    for layer in &problem.layers {
        let sources: &[Ball] = a.last().map_or(&input, |before| before);
        let n_sources = sources.len();
        let (own, others) = rest.split_at(layer.bias.len() * (n_sources + 1));
        rest = others;
        let units: Vec<&[Ball]> = own.chunks(n_sources + 1).collect();
        let weighted = |unit: &&[Ball]| {
            let products = unit.iter().zip(sources).map(|(&w, &x)| w * x);
            Ball::sum(&products.chain([unit[n_sources]]).collect::<Vec<_>>())
        };
        let sums: Vec<Ball> = units.iter().map(weighted).collect();
        let activations: Vec<Ball> = sums.iter().map(|&z| activation(layer.activation, z)).collect();
        let both = sums.iter().zip(&activations);
        slopes.push(both.map(|(&z, &a)| slope(layer.activation, z, a)).collect::<Option<Vec<_>>>()?);
        rows.push(units);
        z.push(sums);
        a.push(activations);
    }
    let target = Target::read(problem.loss, &sample.target);
    let (loss, mut d_activation) = loss(problem.loss, &a[a.len() - 1], &target)?;
    let (mut delta, mut gradients) = (Vec::new(), Vec::new());
    for layer_idx in (0..problem.layers.len()).rev() {
        let deltas: Vec<Ball> = d_activation.iter().zip(&slopes[layer_idx]).map(|(&d, &slope)| d * slope).collect();
        let sources = if layer_idx == 0 { &input } else { &a[layer_idx - 1] };
        let of_unit = |&delta: &Ball| sources.iter().map(move |&x| delta * x).chain([delta]);
        gradients.insert(0, deltas.iter().flat_map(of_unit).collect::<Vec<_>>());
        let listened = |source_idx: usize| {
            let terms = rows[layer_idx].iter().zip(&deltas).map(|(unit, &delta)| delta * unit[source_idx]);
            Ball::sum(&terms.collect::<Vec<_>>())
        };
        d_activation = (0..sources.len()).map(listened).collect();
        delta.insert(0, deltas);
    }
    Some(Pass { z, a, loss, delta, gradients: gradients.concat() })
}

/// f(z). No function of [`super::networks::activations`] is steeper than 1.13 (GELU's slope is largest at √2), and each
/// is computed with at most eight roundings of numbers up to 1 + |z|: an exponential and what is made of it.
pub(crate) fn activation(function: Activation, z: Ball) -> Ball {
    if function == Activation::Relu && z.is_decided() && z.mid <= 0.0 {
        return Ball::exact(0.0);
    }
    let size = if function == Activation::Identity { 0.0 } else { 1.0 + z.mid.abs() };
    z.through(|z| function.value(z), 1.13, 8.0, size)
}

/// f′(z). The second derivative is nowhere above 1: at most 0.10 of the sigmoid, 0.77 of tanh, alpha of ELU, 0.80 of
/// GELU, 0.5 of SiLU, 0.25 of softplus and 0.65 of Mish. Where a trace computes a (1 − a) or 1 − a² instead, a is off by its radius,
/// and the result by twice that. Otherwise the derivative is computed with eight roundings, as f is.
fn slope(function: Activation, z: Ball, a: Ball) -> Option<Ball> {
    let mid = function.derivative(z.mid);
    if function.is_kinked() && !z.is_decided() {
        return None;
    }
    Some(match function {
        Activation::Identity | Activation::Relu => Ball::exact(mid),
        Activation::LeakyRelu { .. } => Ball::nearest(mid),
        _ => Ball { mid, radius: z.radius + 2.0 * a.radius + 8.0 * U * (1.0 + z.mid.abs()) },
    })
}
