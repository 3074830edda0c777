use ndarray::{Array1, Array2, array};

use super::*;
use crate::layer::LayerGradients;
use crate::{Activation, Dense};

const CONFIGS: [fn() -> OptimizerConfig; 6] = [
    OptimizerConfig::sgd,
    OptimizerConfig::momentum,
    OptimizerConfig::nesterov,
    OptimizerConfig::rms_prop,
    OptimizerConfig::adam,
    OptimizerConfig::adam_w,
];

/// One weight and one bias that start at 1, and their values after steps with the given gradient of both.
fn trajectory(config: OptimizerConfig, gradients: &[f64]) -> Vec<f64> {
    let mut mlp =
        Mlp::from_layers(vec![Dense::new(array![[1.0]], array![1.0], Activation::Identity).unwrap()]).unwrap();
    let mut optimizer = Optimizer::new(config, &mlp).unwrap();
    let step = |&g: &f64| {
        let layer = LayerGradients { d_weight: array![[g]], d_bias: array![g], d_pre_activation: array![[g]] };
        optimizer.update(&mut mlp, &Gradients { layers: vec![layer] });
        let layer = &mlp.layers()[0];
        assert_eq!(layer.weight()[[0, 0]], layer.bias()[0], "weights and biases follow the same rule");
        layer.bias()[0]
    };
    gradients.iter().map(step).collect()
}

/// With numbers that are all exact in binary.
#[test]
fn updates_equal_those_computed_by_hand() {
    let config = |rule, weight_decay| OptimizerConfig { rule, learning_rate: 0.25, weight_decay, l1: 0.0 };
    let momentum = 0.5;
    assert_eq!(trajectory(config(Rule::Sgd, 0.0), &[1.0, 2.0]), [0.75, 0.25]);
    // g = 1 + ½ · 1, then 2 + ½ · 0.625.
    assert_eq!(trajectory(config(Rule::Sgd, 0.5), &[1.0, 2.0]), [0.625, 0.046875]);
    // v = 1, then ½ + 2.
    assert_eq!(trajectory(config(Rule::Momentum { momentum }, 0.0), &[1.0, 2.0]), [0.75, 0.125]);
    // g + ½ v = 1.5, then 2 + 1.25.
    assert_eq!(trajectory(config(Rule::Nesterov { momentum }, 0.0), &[1.0, 2.0]), [0.625, -0.1875]);
    // s = ¼ · 16, so w falls by ¼ · 4 / (2 + 2).
    assert_eq!(trajectory(config(Rule::RmsProp { alpha: 0.75, eps: 2.0 }, 0.0), &[4.0]), [0.75]);
    // m̂ = 4 and ŝ = 16, whatever the betas, so w falls by ¼ · 4 / (4 + 4).
    let (beta1, beta2, eps) = (0.5, 0.75, 4.0);
    assert_eq!(trajectory(config(Rule::Adam { beta1, beta2, eps }, 0.0), &[4.0]), [0.875]);
    // The decoupled decay subtracts ¼ · ½ of w; as part of the gradient, it would nearly vanish in the division.
    assert_eq!(trajectory(config(Rule::AdamW { beta1, beta2, eps }, 0.5), &[4.0]), [0.75]);
}

/// With numbers that are all exact in binary: g = 1 + ½, then 2 + ½; and at w = 0, where |w| has no derivative, g alone.
#[test]
fn l1_adds_the_sign_of_the_weight() {
    let sgd = OptimizerConfig { learning_rate: 0.25, l1: 0.5, ..OptimizerConfig::sgd() };
    assert_eq!(trajectory(sgd, &[1.0, 2.0]), [0.625, 0.0]);
    assert_eq!(trajectory(sgd, &[1.0, 2.0, 0.0]), [0.625, 0.0, 0.0]);
    // AdamW decouples its decay, but adds λ₁ to its gradient: m̂ = 4 + 4 and ŝ = 64, so w falls by ¼ · 8 / (8 + 8).
    let rule = Rule::AdamW { beta1: 0.5, beta2: 0.75, eps: 8.0 };
    let adam_w = OptimizerConfig { rule, learning_rate: 0.25, weight_decay: 0.5, l1: 4.0 };
    assert_eq!(trajectory(adam_w, &[4.0]), [0.75]);
}

/// What λ and λ₁ add to the gradient is the derivative of what their definitions add to the loss.
///
/// A central difference of step h is off by the third derivative times h²/6, which is 0 here but for the loss itself, and
/// by the rounding of two values of L divided by 2 h: 4 EPS |L| / h, below 2e-9 with h = 1e-6 and L < 2. The curvature of
/// the loss adds less than h² = 1e-12 times third derivatives below 100.
#[test]
fn decays_are_gradients_of_what_they_add_to_the_loss() {
    let (l1, weight_decay, h) = (0.3, 0.2, 1e-6);
    let layers = |w: [f64; 4]| {
        Mlp::from_layers(vec![
            Dense::new(array![[w[0]]], array![w[1]], Activation::Tanh).unwrap(),
            Dense::new(array![[w[2]]], array![w[3]], Activation::Identity).unwrap(),
        ])
        .unwrap()
    };
    let (x, targets) = (array![[0.5], [-1.5]], crate::Targets::Values(array![[0.25], [0.75]]));
    let loss = crate::Loss::SquaredError { reduction: crate::loss::Reduction::Mean };
    let w = [0.7, -0.4, 0.9, -0.1];
    let total = |w: [f64; 4]| {
        let value = loss.value(&layers(w).predict(&x).unwrap(), &targets).unwrap();
        let absolute: f64 = w.iter().map(|w| w.abs()).sum();
        let squared: f64 = w.iter().map(|w| w * w).sum();
        value + l1 * absolute + 0.5 * weight_decay * squared
    };
    let mut mlp = layers(w);
    let activations = mlp.forward(&x).unwrap();
    let (_, d_output) = loss.value_and_gradient(activations.output(), &targets).unwrap();
    let gradients = mlp.backward(&activations, d_output);
    let config = OptimizerConfig { learning_rate: 1.0, weight_decay, l1, ..OptimizerConfig::sgd() };
    Optimizer::new(config, &mlp).unwrap().update(&mut mlp, &gradients);
    let [first, second] = mlp.layers() else { panic!("two layers") };
    let after = [first.weight()[[0, 0]], first.bias()[0], second.weight()[[0, 0]], second.bias()[0]];
    for i in 0..4 {
        let at = |h: f64| {
            let mut moved = w;
            moved[i] += h;
            total(moved)
        };
        let difference = (at(h) - at(-h)) / (2.0 * h);
        assert!((w[i] - after[i] - difference).abs() <= 4e-9, "{i}: {} for {difference}", w[i] - after[i]);
    }
}

/// Adam's first step is the learning rate, whatever the size of the gradient: η g / (|g| + eps). The factors drawn out
/// of the loop and the two square roots leave less than 8 roundings, and w takes another near 1.
#[test]
fn the_first_step_of_adam_has_the_size_of_the_learning_rate() {
    for g in [1e-3, -5.0, 1e4, -1e100] {
        let [w] = trajectory(OptimizerConfig::adam(), &[g]).try_into().unwrap();
        let expected = 1.0 - 1e-3 * g / (g.abs() + 1e-8);
        assert!((w - expected).abs() <= (1.0 + 8.0 * 1e-3) * f64::EPSILON, "{g}: {w} for {expected}");
    }
    assert_eq!(trajectory(OptimizerConfig::adam(), &[0.0, 0.0]), [1.0, 1.0]);
}

/// "Its first step is 1/√(1 − α) times η, and it comes down to η while the gradients keep their size": v = (1 − αᵗ) g² in
/// step t. eps is added to √v ≥ g/10, which is off by 10⁻⁸/(g/10) relative to that; α is 0.99, and 0.99¹⁰⁰⁰ < 10⁻⁴.
#[test]
fn the_steps_of_rms_prop_come_down_to_the_learning_rate() {
    for g in [2.0, -0.5, 1000.0] {
        let values = trajectory(OptimizerConfig::rms_prop(), &[g; 1000]);
        let rate = OptimizerConfig::rms_prop().learning_rate;
        let step = |i: usize| (values[i - 1] - values[i]).abs();
        assert!(((1.0 - values[0]).abs() / (10.0 * rate) - 1.0).abs() < 1e-6, "{g}: {}", values[0]);
        assert!((step(999) / rate - 1.0).abs() < 1e-4, "{g}: {}", step(999));
        assert!((1..1000).collect::<Vec<_>>().is_sorted_by(|&a, &b| step(a) >= step(b)), "{g}");
    }
}

#[test]
fn the_learning_rate_can_change_between_steps() {
    let mut mlp =
        Mlp::from_layers(vec![Dense::new(array![[1.0]], array![1.0], Activation::Identity).unwrap()]).unwrap();
    let mut optimizer = Optimizer::new(OptimizerConfig::sgd(), &mlp).unwrap();
    optimizer.set_learning_rate(0.5).unwrap();
    let layer = LayerGradients { d_weight: array![[1.0]], d_bias: array![1.0], d_pre_activation: array![[1.0]] };
    optimizer.update(&mut mlp, &Gradients { layers: vec![layer] });
    assert_eq!(mlp.layers()[0].bias()[0], 0.5);
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(optimizer.set_learning_rate(bad).unwrap_err().code(), "value");
    }
    assert_eq!(optimizer.config().learning_rate, 0.5, "a refused value changes nothing");
    assert_eq!(optimizer.step(), 1);
}

#[test]
fn unused_moments_take_no_memory() {
    let mlp = Mlp::from_layers(vec![
        Dense::new(array![[1.0_f32, 2.0, 3.0], [4.0, 5.0, 6.0]], array![1.0, 2.0], Activation::Identity).unwrap(),
    ])
    .unwrap();
    let lengths = CONFIGS.map(|config| {
        let optimizer = Optimizer::new(config(), &mlp).unwrap();
        let [LayerMoments { weight, bias }] = optimizer.layers() else { panic!("one layer") };
        [weight.first.len(), weight.second.len(), bias.first.len(), bias.second.len()]
    });
    assert_eq!(lengths[0], [0; 4]);
    assert_eq!(lengths[1..3], [[6, 0, 2, 0]; 2]);
    assert_eq!(lengths[3], [0, 6, 0, 2]);
    assert_eq!(lengths[4..], [[6, 6, 2, 2]; 2]);
}

#[test]
fn numbers_out_of_range_are_refused() {
    let mlp = Mlp::from_layers(vec![Dense::new(array![[1.0]], array![1.0], Activation::Identity).unwrap()]).unwrap();
    let check = |config: OptimizerConfig| Optimizer::new(config, &mlp).map(|_| ()).map_err(|error| error.to_string());
    for config in CONFIGS {
        assert_eq!(check(config()), Ok(()));
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(check(OptimizerConfig { learning_rate: bad, ..config() }).unwrap_err().contains("learning_rate"));
        }
        for bad in [-0.1, f64::NAN, f64::INFINITY] {
            assert!(check(OptimizerConfig { weight_decay: bad, ..config() }).unwrap_err().contains("weight_decay"));
            assert!(check(OptimizerConfig { l1: bad, ..config() }).unwrap_err().contains("l1"));
        }
    }
    let (beta1, beta2, eps) = (0.9, 0.999, 1e-8);
    for bad in [1.0, -0.1, f64::NAN] {
        for rule in [
            Rule::Momentum { momentum: bad },
            Rule::Nesterov { momentum: bad },
            Rule::RmsProp { alpha: bad, eps },
            Rule::RmsProp { alpha: 0.99, eps: -bad.abs() },
            Rule::Adam { beta1: bad, beta2, eps },
            Rule::Adam { beta1, beta2: bad, eps },
            Rule::AdamW { beta1, beta2, eps: -bad.abs() },
        ] {
            assert!(check(OptimizerConfig { rule, ..OptimizerConfig::sgd() }).is_err(), "{rule:?}");
        }
    }
}

#[test]
fn an_l1_penalty_of_0_is_left_out_of_a_file_and_read_from_one_without_it() {
    let written = |l1| serde_json::to_value(OptimizerConfig { l1, ..OptimizerConfig::sgd() }).unwrap();
    assert_eq!(written(0.0).get("l1"), None);
    assert_eq!(written(0.25)["l1"], 0.25);
    let read = |json| serde_json::from_value::<OptimizerConfig>(json).unwrap().l1;
    assert_eq!((read(written(0.0)), read(written(0.25))), (0.0, 0.25));
}

/// A file may be damaged in one of its arrays alone.
#[test]
fn moments_are_refused_if_only_one_of_a_layer_fits() {
    let mlp = |n_neurons| {
        let weight = Array2::<f64>::zeros((n_neurons, 2));
        Mlp::from_layers(vec![Dense::new(weight, Array1::zeros(n_neurons), Activation::Tanh).unwrap()]).unwrap()
    };
    let moments = |n_neurons| Optimizer::new(OptimizerConfig::adam(), &mlp(n_neurons)).unwrap().layers.remove(0);
    let restored = |weight, bias| {
        let layer = LayerMoments { weight: moments(weight).weight, bias: moments(bias).bias };
        Optimizer::restored(OptimizerConfig::adam(), &mlp(3), 1, vec![layer])
    };
    assert!(restored(3, 3).is_ok());
    assert!(restored(4, 3).is_err());
    assert!(restored(3, 4).is_err());
}
