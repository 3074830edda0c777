use ndarray::array;

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
fn steps_are_what_a_hand_computes() {
    let config = |rule, weight_decay| OptimizerConfig { rule, learning_rate: 0.25, weight_decay };
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
    // The decay takes ¼ · ½ of w apart from that; within the gradient, it would nearly vanish in the division.
    assert_eq!(trajectory(config(Rule::AdamW { beta1, beta2, eps }, 0.5), &[4.0]), [0.75]);
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
fn only_what_a_rule_remembers_takes_memory() {
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
