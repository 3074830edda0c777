//! The lab "Vanishing gradients": measurements in deep networks, compared with bounds and with the theory.

mod edge;
mod reasons;

use chainrule::lab::gradient_flow::{
    Flow, FlowConfig, NetworkConfig, Quantity, RunConfig, RunRecord, Shape, TrainingRun, TroubleKind, flow,
};
use chainrule::{Activation, Init, Mlp};
use ndarray::{ArrayRef2, Axis};
use proptest::prelude::*;

fn network(activation: &str, init: &str, gain: f64) -> NetworkConfig {
    NetworkConfig { activation: activation.into(), init: init.into(), gain }
}

fn shape(depth: usize, width: usize, seed: u64) -> Shape {
    Shape { depth, width, n_samples: 16, seed }
}

fn flow_of(network: NetworkConfig, shape: Shape) -> Flow {
    flow(&FlowConfig { shape, networks: vec![network], learning_rate: 0.1 }).unwrap().remove(0)
}

/// The factor by which an RMS of a ReLU network may differ from the theory of infinite width.
///
/// The squared norm of the signal is multiplied in each layer by the mean of N terms, whose relative variance is at most
/// 5/N for ReLU with normal weights (Hanin 2018, theorem 1: Var ln ≈ Σ 5/N), and less for functions that saturate. So the
/// logarithm of an RMS over n layers has a standard deviation of at most ½ √(5n/N), and its mean is lower by half its
/// variance; six standard deviations have a probability of 2 · 10⁻⁹.
fn slack(n_layers: usize, width: usize) -> f64 {
    let std = 0.5 * (5.0 * n_layers as f64 / width as f64).sqrt();
    (6.0 * std + std * std / 2.0).exp()
}

/// "He's weights for ReLU are on the edge": neither signals nor gradients change by more than chance over 50 layers.
/// With weights a fifth larger or smaller they would, by 1.2⁵⁰ ≈ 9100.
#[test]
fn he_keeps_gradients_of_relu_over_fifty_layers() {
    let factor = slack(50, 128);
    assert!(factor < 1.2_f64.powi(50) / 10.0, "a slack of {factor} would hide what is claimed");
    for seed in 1..=4 {
        for init in ["he_normal", "he_uniform"] {
            let Flow { layers, .. } = flow_of(network("relu", init, 1.0), shape(51, 128, seed));
            let ratio = layers[0].delta / layers[50].delta;
            assert!((1.0 / factor..factor).contains(&ratio), "{init}, seed {seed}: {ratio}");
            let ratio = layers[50].activation / layers[0].activation;
            assert!((1.0 / factor..factor).contains(&ratio), "{init}, seed {seed}: {ratio}");
        }
        for (gain, explodes) in [(1.2, true), (1.0 / 1.2, false)] {
            let Flow { layers, .. } = flow_of(network("relu", "he_normal", gain), shape(51, 128, seed));
            assert_eq!(layers[0].delta / layers[50].delta > 1.0, explodes, "seed {seed}");
        }
    }
}

/// "Xavier's weights for tanh are on the edge": there, gradients fall only as a power of the depth.
///
/// At σ_w = 1 the mean square q of z follows q' = q (1 − 2q + …), so q ≈ 1/(2l) in layer l, and each layer multiplies the
/// mean square of a gradient by E tanh'² ≈ 1 − 2q = 1 − 1/l: over n layers by about 1/n, its RMS by 1/√n. Chance adds its
/// factor. A tenth of the weights away, 0.9⁵⁰ ≈ 1/190 would come on top for σ_w below the edge.
#[test]
fn xavier_keeps_gradients_of_tanh_over_fifty_layers() {
    let factor = slack(50, 128);
    for seed in 1..=4 {
        for init in ["xavier_normal", "xavier_uniform", "lecun_normal"] {
            let Flow { layers, .. } = flow_of(network("tanh", init, 1.0), shape(51, 128, seed));
            let ratio = layers[0].delta / layers[50].delta * 50.0_f64.sqrt();
            assert!((1.0 / factor..factor).contains(&ratio), "{init}, seed {seed}: {ratio}");
        }
    }
}

/// Orthogonal weights keep lengths exactly: through 51 layers without activation function every delta of a hidden layer has
/// the RMS of the last one. Each layer rounds by at most γ_N with u = 2⁻²⁴ relative to |W| |δ|, whose norm is at most
/// √N that of δ, and the f32 weights are themselves off by u; so all RMS differ by at most n (N + 2) u √N in all.
#[test]
fn orthogonal_weights_keep_lengths() {
    let (n, width) = (50_u32, 32_u32);
    let bound = f64::from(n * (width + 2)) * 2.0_f64.powi(-24) * f64::from(width).sqrt();
    assert!(bound < 1e-3);
    let Flow { layers, .. } = flow_of(network("identity", "orthogonal", 1.0), shape(51, 32, 3));
    for layer in &layers[..51] {
        assert!((layer.delta / layers[50].delta - 1.0).abs() < bound, "{layer:?}");
        assert!((layer.activation / layers[0].activation - 1.0).abs() < bound, "{layer:?}");
    }
}

/// An upper bound of the largest singular value: ‖W‖₂² ≤ ‖W‖₁ ‖W‖_∞ (Golub and Van Loan 2013, cor. 2.3.2).
fn spectral_bound(weight: &ArrayRef2<f32>) -> f64 {
    let sums = |axis| weight.map_axis(axis, |line| line.iter().map(|w| f64::from(w.abs())).sum::<f64>());
    let largest = |axis| sums(axis).into_iter().fold(0.0, f64::max);
    (largest(Axis(0)) * largest(Axis(1))).sqrt()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// "A sigmoid's deltas fall at least as fast as (¼)^depth, times what the weights make of them."
    ///
    /// δ = (W'ᵀ δ') ⊙ σ'(z), so ‖δ‖ ≤ ¼ ‖W'‖₂ ‖δ'‖ for each sample, and over the batch. An RMS is a norm divided by √(number of
    /// units), which matters between the output with its single unit and the previous layer. Rounding: γ_{N+6} with u = 2⁻²⁴
    /// for each layer, relative to |W'|ᵀ|δ'|, for whose norm the bound ‖W‖₁‖W‖_∞ holds as well. Deltas near the smallest
    /// `f32` lose digits; the bound does not apply there, so they are skipped.
    #[test]
    fn deltas_of_sigmoids_fall_by_a_quarter_and_more(
        depth in 1_usize..=24, width in 1_usize..=48, seed in 0_u64..1000, gain in 0.1_f64..8.0,
        init in prop::sample::select(Init::all().map(Init::name).to_vec()),
    ) {
        let (network, shape) = (network("sigmoid", init, gain), shape(depth, width, seed));
        let mlp: Mlp<f32> = network.mlp(&shape).unwrap();
        let Flow { layers, .. } = flow_of(network, shape);
        let rounding = 1.0 + (width as f64 + 6.0) * 2.0_f64.powi(-24) * 1.01;
        let norm = |layer_idx: usize| layers[layer_idx].delta * (mlp.layers()[layer_idx].n_outputs() as f64).sqrt();
        let mut bound = norm(depth);
        for layer_idx in (0..depth).rev() {
            bound *= 0.25 * spectral_bound(mlp.layers()[layer_idx + 1].weight()) * rounding;
            prop_assume!(bound > 1e-30);
            prop_assert!(norm(layer_idx) <= bound, "layer {layer_idx}: {} > {bound}", norm(layer_idx));
        }
    }

    /// The theory is that of wide networks; one of 128 units follows it within chance, for every function and every
    /// initialization with weights of mean 0, signal and gradient alike. Over 8 layers the slack is a factor of about 6.
    #[test]
    fn measurements_follow_the_theory(
        f in prop::sample::select(Activation::all(0.01, 1.0).map(Activation::name).to_vec()),
        init in prop::sample::select(vec!["pytorch", "xavier_uniform", "he_normal", "he_uniform", "lecun_normal", "normal"]),
        seed in 0_u64..1000, gain in 0.5_f64..2.0,
    ) {
        let Flow { layers, theory, .. } = flow_of(network(f, init, gain), shape(8, 128, seed));
        let theory = theory.unwrap();
        for (i, layer) in layers.iter().enumerate().take(8) {
            let pairs = [
                (layer.pre_activation, theory.pre_activation[i]),
                (layer.activation, theory.activation[i]),
            ];
            for (measured, expected) in pairs {
                let factor = slack(i + 1, 128);
                prop_assert!((1.0 / factor..factor).contains(&(measured / expected)), "{f}, {init}: {measured} {expected}");
            }
            // The deltas are of one output with 128 weights: their scale in the previous layer is a mean of 128 squares.
            let factor = slack(9 - i, 128) * slack(1, 128);
            let ratio = layer.delta / theory.delta[i];
            prop_assert!((1.0 / factor..factor).contains(&ratio), "{f}, {init}, layer {i}: {ratio}");
        }
    }
}

/// Where the theory has a closed form: a ReLU halves mean squares, forward and backward, and the identity keeps them. The
/// formulas hold in `f64` but for Simpson's rule, whose points are 0.03 or less apart in t: its error is below
/// h⁴/180 · 12 · max|g⁗| < 10⁻⁵ relative to the mean of g, the fourth derivatives here being below 200.
#[test]
fn the_theory_has_the_known_closed_forms() {
    for (f, init, factor) in
        [("relu", "he_normal", 1.0), ("identity", "lecun_normal", 1.0), ("relu", "lecun_normal", 0.5)]
    {
        let Flow { theory, layers, .. } = flow_of(network(f, init, 1.0), shape(20, 64, 1));
        let theory = theory.unwrap();
        for l in 1..20 {
            let q = (theory.pre_activation[l] / theory.pre_activation[l - 1]).powi(2);
            let back = (theory.delta[l - 1] / theory.delta[l]).powi(2);
            assert!((q - factor).abs() < 1e-5 && (back - factor).abs() < 1e-5, "{f}, {init}: {q}, {back}");
        }
        // It starts from the measured value.
        assert_eq!(theory.delta[20], layers[20].delta);
    }
    assert_eq!(flow_of(network("relu", "constant", 1.0), shape(2, 4, 1)).theory, None);
}

/// "Sigmoid against ReLU, same seed, same data": the default setting of the lab.
///
/// With Xavier's weights ‖W‖₂ is about 2, and a sigmoid's slope at most ¼: each layer halves a gradient at least, and 20
/// of them leave less than 2⁻²⁰ < 10⁻⁶ of it. The same network of ReLUs with He's weights keeps it within chance.
#[test]
fn the_default_setting_shows_what_the_page_claims() {
    let sigmoid = flow_of(network("sigmoid", "xavier_normal", 1.0), shape(20, 64, 1));
    assert!(sigmoid.delta_ratio.unwrap() < 1e-6, "{sigmoid:?}");
    let relu = flow_of(network("relu", "he_normal", 1.0), shape(20, 64, 1));
    let factor = slack(20, 64) * slack(1, 64);
    assert!((1.0 / factor..factor).contains(&(relu.layers[0].delta / relu.layers[19].delta)), "{relu:?}");
    assert!(relu.d_weight_ratio.unwrap() / sigmoid.d_weight_ratio.unwrap() > 1e5);
}

#[test]
fn overflow_and_underflow_are_located() {
    // Each layer multiplies the signal by about 30, and 30²⁶ > 3.4 · 10³⁸.
    let flow = flow_of(network("identity", "lecun_normal", 30.0), shape(40, 32, 1));
    let trouble = flow.trouble.unwrap();
    assert_eq!((trouble.kind, trouble.quantity), (TroubleKind::Infinite, Quantity::PreActivation));
    let layer = trouble.layer - 1;
    assert!((20..=30).contains(&layer), "{layer}");
    assert!(flow.layers[layer - 1].activation.is_finite() && !flow.layers[layer].pre_activation.is_finite());
    assert!(trouble.before.is_finite() && trouble.before > 1e34, "{trouble:?}");

    // Sigmoids hold their signal around ½, but what is left of a gradient becomes 0: first in the weights, whose gradient is a
    // mean of deltas times activations.
    let flow = flow_of(network("sigmoid", "normal", 0.01), shape(20, 32, 1));
    let trouble = flow.trouble.unwrap();
    assert_eq!((trouble.kind, trouble.quantity), (TroubleKind::Underflow, Quantity::DWeight));
    let layer = trouble.layer - 1;
    assert!(
        flow.layers[layer].d_weight == 0.0 && flow.layers[layer].delta > 0.0 && flow.layers[layer + 1].d_weight > 0.0
    );
    assert!(trouble.before < f64::from(f32::MIN_POSITIVE), "{trouble:?}");

    assert_eq!(flow_of(network("relu", "he_normal", 1.0), shape(64, 32, 1)).trouble, None);
}

/// "When the first layers get no gradient, they do not move": the losses and ways of sigmoid and ReLU, trained alike.
#[test]
fn the_first_layers_of_sigmoids_stand_still() {
    let record = trained(vec![network("sigmoid", "xavier_normal", 1.0), network("relu", "he_normal", 1.0)], 0.1);
    assert_eq!(record.step, 100);
    let [sigmoid, relu] = &record.networks[..] else { panic!("two networks") };
    assert!(sigmoid.losses.len() == 100 && relu.losses.len() == 100);
    // Less than 10⁻⁶ of a gradient comes to the first layer in any step (see above), and so less than that of a way.
    assert!(sigmoid.moved_ratio.unwrap() < 1e-5, "{sigmoid:?}");
    assert!(relu.moved_ratio.unwrap() > 1e-2, "{relu:?}");
    assert!(relu.losses[99] < relu.losses[0] / 2.0, "ReLU learns");
    assert!(sigmoid.losses[99] > 0.9 * sigmoid.losses[1].min(std::f64::consts::LN_2), "sigmoid does not");
}

#[test]
fn a_training_that_explodes_stops_before_the_step_and_says_where() {
    let record = trained(vec![network("relu", "he_normal", 1.0), network("relu", "he_normal", 10.0)], 10.0);
    let stop = record.networks[1].stopped.unwrap();
    let trouble = stop.trouble.unwrap();
    assert!(stop.step >= 1 && record.networks[1].losses.len() == stop.step - 1);
    assert!(matches!(trouble.kind, TroubleKind::Infinite | TroubleKind::Nan));
    assert!(record.networks[1].losses.iter().all(|loss| loss.is_finite()));
    assert!(record.networks[1].moved.iter().flatten().all(|moved| moved.is_finite()));
}

fn trained(networks: Vec<NetworkConfig>, learning_rate: f64) -> RunRecord {
    let shape = shape(20, 64, 1);
    let config = RunConfig { shape, networks, is_adam: false, learning_rate, n_steps: 100 };
    let mut run = TrainingRun::new(&config).unwrap();
    while run.advance() {}
    run.record()
}

#[test]
fn invalid_experiments_are_refused() {
    let valid =
        FlowConfig { shape: shape(2, 4, 1), networks: vec![network("relu", "he_normal", 1.0)], learning_rate: 0.1 };
    assert!(flow(&valid).is_ok());
    let message = |config: &FlowConfig| flow(config).unwrap_err().to_string();
    for (depth, width, n_samples) in [(0, 4, 4), (65, 4, 4), (2, 0, 4), (2, 129, 4), (2, 4, 0), (2, 4, 65)] {
        let shape = Shape { depth, width, n_samples, seed: 1 };
        assert!(message(&FlowConfig { shape, ..valid.clone() }).contains("a number from 1 to"));
    }
    for (f, init, gain) in [("swish", "he_normal", 1.0), ("relu", "he", 1.0), ("relu", "he_normal", f64::NAN)] {
        message(&FlowConfig { networks: vec![network(f, init, gain)], ..valid.clone() });
    }
    assert!(message(&FlowConfig { networks: vec![], ..valid.clone() }).contains("at least one"));
    for learning_rate in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        message(&FlowConfig { learning_rate, ..valid.clone() });
    }
}

/// "Adam makes up for small gradients, as long as they are above its eps", 10⁻⁸: each step then moves each weight by about
/// η, in whichever layer. Through 20 sigmoids less than 10⁻⁶ of a gradient below 1 comes back in each step, and by the
/// factors of the deltas (see above) in fact less than 10⁻⁸ · 10⁻³ of it.
#[test]
fn adam_moves_first_layers_whose_gradient_is_above_its_eps() {
    let ratio = |depth, is_adam| {
        let config = RunConfig {
            shape: shape(depth, 64, 1),
            networks: vec![network("sigmoid", "xavier_normal", 1.0)],
            is_adam,
            learning_rate: if is_adam { 1e-3 } else { 0.1 },
            n_steps: 50,
        };
        let mut run = TrainingRun::new(&config).unwrap();
        while run.advance() {}
        run.record().networks[0].moved_ratio.unwrap()
    };
    let layers = flow_of(network("sigmoid", "xavier_normal", 1.0), shape(20, 64, 1)).layers;
    assert!(layers[0].d_weight < 1e-11, "{}", layers[0].d_weight);
    let ratios = [ratio(6, true), ratio(6, false), ratio(20, true), ratio(20, false)];
    // Alike up to a factor of a few, by how the gradients change in 50 updates.
    assert!((0.25..4.0).contains(&ratios[0]) && ratios[1] < 0.2, "{ratios:?}");
    assert!(ratios[2] < 1e-3 && ratios[3] < 1e-3, "{ratios:?}");
}
