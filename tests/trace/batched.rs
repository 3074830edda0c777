//! The traces of 500 random networks equal the core's own batched passes, within what rounding may do to both.

use std::collections::BTreeSet;

use chainrule::optimizer::Rule;
use chainrule::rng::{Rng, Stream};
use chainrule::trace::{Format, OptimizerProblem, Problem, Trace, training_step};
use chainrule::{Loss, Mlp, Optimizer, Targets};
use ndarray::Array2;

use super::ball::Ball;
use super::networks::{LOSSES, RULES, Size, activations, batch, mlp, optimizer_config, random_problem};
use super::number;
use super::reference::{Pass, Reference, reference};

const N_NETWORKS: usize = 500;

#[test]
fn the_traces_of_500_networks_equal_the_cores_own_batched_passes() {
    let mut combinations = BTreeSet::new();
    let (mut sizes, mut updates) = (BTreeSet::new(), BTreeSet::new());
    let mut checked = Checked::default();
    for case_idx in 0..N_NETWORKS {
        let (problem, reference) = problem_of(case_idx);
        for layer in &problem.layers {
            combinations.insert(format!("{:?} {:?}", layer.activation, problem.loss));
        }
        sizes.insert((problem.layers.len(), problem.samples.len()));
        let has_decay = problem.optimizer.weight_decay != "0";
        updates.insert(format!("{:?} {has_decay} {}", problem.optimizer.rule, problem.training_step));
        let sample_idx = case_idx / 2 % problem.samples.len();
        let trace = training_step(&problem, sample_idx, Format::Full).unwrap();
        checked.case = format!("network {case_idx}, {problem:?}");
        checked.divides =
            matches!(problem.optimizer.rule, Rule::RmsProp { .. } | Rule::Adam { .. } | Rule::AdamW { .. });
        checked.compare(&problem, &trace, &reference, sample_idx);
    }
    // Ten functions with twelve losses; 1 to 4 layers with 1 to 8 samples; six rules with and without weight decay, in
    // each of the first three steps.
    assert_eq!((combinations.len(), sizes.len(), updates.len()), (120, 32, 36));
    // The check would be useless with too large a tolerance. RMSProp, Adam and AdamW divide a gradient by its own size, and with
    // it the rounding errors of a gradient that is next to 0; what comes of such a step is not known well any more. They
    // are half of the networks, and of their numbers only the new weights and the new loss can be meant.
    for (share, limit) in [(checked.plain, 0.01), (checked.divided, 0.15)] {
        assert!(share.n_wide as f64 <= limit * share.n as f64, "{share:?} is above {limit}");
    }
}

/// Each activation function meets each loss in the first 120 networks and again in the next; numbers and sizes are drawn,
/// and drawn again in the rare case that rounding decides on which side of a kink something lies.
fn problem_of(case_idx: usize) -> (Problem, Reference) {
    let enumerated = case_idx % activations().len();
    let loss = LOSSES[case_idx / activations().len() % LOSSES.len()];
    // A loss on probabilities needs a sigmoid in the output layer, and another layer for the function that it is to meet.
    let n_fixed = usize::from(loss == Loss::BinaryCrossEntropyOnProbabilities);
    let n_layers = 1 + n_fixed + case_idx % (4 - n_fixed);
    let rule = RULES[case_idx / 4 % RULES.len()];
    let weight_decay = ["0", "0.1"][case_idx / 24 % 2];
    let learning_rate = ["0.05", "1/100", "0.1"][case_idx % 3];
    let mut rng = Rng::new(case_idx as u64, Stream::Data);
    for _ in 0..8 {
        let lengths = (0..=n_layers).map(|_| 1 + rng.below(5)).collect();
        let size = Size { lengths, n_samples: 1 + case_idx / 4 % 8 };
        let activation = |rng: &mut Rng, layer_idx: usize| match layer_idx == case_idx % (n_layers - n_fixed) {
            true => activations()[enumerated],
            false => activations()[rng.below(activations().len())],
        };
        let optimizer =
            OptimizerProblem { rule, learning_rate: learning_rate.into(), weight_decay: weight_decay.into() };
        let mut problem = random_problem(&mut rng, &size, activation, loss, optimizer);
        problem.training_step = 1 + case_idx / 48 % 3;
        if let Some(reference) = reference(&problem) {
            return (problem, reference);
        }
    }
    panic!("case {case_idx}: eight networks in a row have something on a kink, {loss:?}, {rule:?}");
}

#[derive(Default)]
struct Checked {
    case: String,
    /// Whether the rule of this case divides by the size of gradients.
    divides: bool,
    plain: Share,
    divided: Share,
}

/// The number of comparisons with a tolerance above 1e-9.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    n: usize,
    n_wide: usize,
}

impl Checked {
    fn compare(&mut self, problem: &Problem, trace: &Trace, reference: &Reference, sample_idx: usize) {
        let mut core = Core::new(problem);
        for _ in 1..problem.training_step {
            core.step();
        }
        let n_samples = problem.samples.len() as f64;
        let activations = core.mlp.forward(&core.x).unwrap();
        let (loss, d_output) = core.loss.value_and_gradient(activations.output(), &core.targets).unwrap();
        let gradients = core.mlp.backward(&activations, d_output);
        let Pass { z, a, loss: sample_loss, delta, .. } = &reference.passes[sample_idx];
        for (layer_idx, layer) in trace.layers.iter().enumerate() {
            let (forward, back) = (&activations.layers[layer_idx], &gradients.layers[layer_idx]);
            for (j, unit) in layer.units.iter().enumerate() {
                self.three(z[layer_idx][j], trace, &unit.pre_activation, forward.pre_activation[[sample_idx, j]]);
                self.three(a[layer_idx][j], trace, &unit.output, forward.activation[[sample_idx, j]]);
                // The core's is the derivative of the mean over the batch.
                self.three(delta[layer_idx][j], trace, &unit.delta, n_samples * back.d_pre_activation[[sample_idx, j]]);
            }
        }
        self.three(reference.loss, trace, &trace.loss, loss);
        let targets = match &core.targets {
            Targets::Classes(classes) => Targets::Classes(vec![classes[sample_idx]]),
            Targets::Values(values) => Targets::Values(values.select(ndarray::Axis(0), &[sample_idx])),
        };
        let output = activations.output().select(ndarray::Axis(0), &[sample_idx]);
        self.three(*sample_loss, trace, &trace.sample_loss, core.loss.value(&output, &targets).unwrap());

        let arrays = gradients.layers.iter().map(|layer| (&layer.d_weight, layer.d_bias.to_vec()));
        let flat_gradients = flat(arrays);
        core.step();
        let arrays = core.mlp.layers().iter().map(|layer| (layer.weight().to_owned(), layer.bias().to_vec()));
        let updated: Vec<_> = arrays.collect();
        let flat_updated = flat(updated.iter().map(|(weight, bias)| (weight, bias.clone())));
        assert_eq!(trace.parameters.len(), flat_updated.len());
        for (idx, parameter) in trace.parameters.iter().enumerate() {
            let own = reference.passes[sample_idx].gradients[idx];
            self.near(own, number(trace, &parameter.sample_gradient).value, &parameter.sample_gradient);
            self.three(reference.gradients[idx], trace, &parameter.gradient, flat_gradients[idx]);
            self.three(reference.updated[idx], trace, &parameter.updated, flat_updated[idx]);
        }
        let after = core.mlp.forward(&core.x).unwrap();
        let loss_after = core.loss.value(after.output(), &core.targets).unwrap();
        self.three(reference.loss_after, trace, &format!("{}′", trace.loss), loss_after);
    }

    /// The number in the trace and the core's are both what the ball says, so within twice its radius of its middle, and
    /// within as much of one another.
    fn three(&mut self, ball: Ball, trace: &Trace, id: &str, of_core: f64) {
        let of_trace = number(trace, id).value;
        self.near(ball, of_trace, id);
        self.near(ball, of_core, id);
        let difference = (of_trace - of_core).abs();
        assert!(difference <= 2.0 * ball.radius, "{id}: {of_trace} but {of_core}, {ball:?}, {}", self.case);
    }

    fn near(&mut self, ball: Ball, number: f64, id: &str) {
        assert!(ball.holds(number), "{id}: {number} is not in {ball:?}, {}", self.case);
        let share = if self.divides { &mut self.divided } else { &mut self.plain };
        share.n += 1;
        share.n_wide += usize::from(ball.radius > 0.5e-9 * ball.mid.abs().max(1.0));
    }
}

/// The core's own training step.
struct Core {
    mlp: Mlp<f64>,
    optimizer: Optimizer<f64>,
    x: Array2<f64>,
    targets: Targets<f64>,
    loss: Loss,
}

impl Core {
    fn new(problem: &Problem) -> Self {
        let mlp = mlp(problem);
        let optimizer = Optimizer::new(optimizer_config(problem), &mlp).unwrap();
        let (x, targets) = batch(problem);
        Self { mlp, optimizer, x, targets, loss: problem.loss }
    }

    fn step(&mut self) {
        let activations = self.mlp.forward(&self.x).unwrap();
        let (_, d_output) = self.loss.value_and_gradient(activations.output(), &self.targets).unwrap();
        let gradients = self.mlp.backward(&activations, d_output);
        self.optimizer.update(&mut self.mlp, &gradients);
    }
}

/// Weights (O, I) and biases (O) of each layer in the order of the update: unit by unit, the weights before the bias.
fn flat<'a>(layers: impl Iterator<Item = (&'a Array2<f64>, Vec<f64>)>) -> Vec<f64> {
    let unit_by_unit = |(weight, bias): (&Array2<f64>, Vec<f64>)| {
        let rows = weight.rows().into_iter().zip(bias);
        rows.flat_map(|(row, bias)| row.iter().copied().chain([bias]).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    layers.flat_map(unit_by_unit).collect()
}
