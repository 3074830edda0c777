//! Deep against wide.

use chainrule::lab::capacity::{
    DEPTHS, DepthConfig, DepthRun, DepthSnapshot, Function, Kind, MAX_BUDGET, MAX_FOLDS, MIN_BUDGET, kinks, n_pieces,
    sawtooth, sawtooth_network, slopes, widest,
};
use chainrule::{Activation, Init, LayerConfig, Mlp, MlpConfig};

fn default_config() -> DepthConfig {
    DepthConfig { function: Function::Sine, kind: Kind::Relu, budget: 200, noise: 0.0, seed: 1, n_steps: 2000 }
}

fn trained(config: DepthConfig) -> DepthSnapshot {
    let mut run = DepthRun::new(config).unwrap();
    while run.advance().unwrap() {}
    run.snapshot().unwrap()
}

/// The parameters of 1 → width → … → width → 1, layer by layer.
fn count(depth: usize, width: usize) -> usize {
    let mut sizes = vec![1];
    sizes.extend(vec![width; depth]);
    sizes.push(1);
    sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum()
}

/// "The same number of parameters": one more unit per layer would exceed the budget.
#[test]
fn widths_use_up_the_budget() {
    for budget in MIN_BUDGET..=MAX_BUDGET {
        for depth in DEPTHS {
            let width = widest(depth, budget);
            assert!(
                width >= 2 && count(depth, width) <= budget && count(depth, width + 1) > budget,
                "{depth} {budget}"
            );
        }
    }
}

#[test]
fn networks_are_what_the_budget_gives_them() {
    let snapshot = trained(DepthConfig { n_steps: 13, ..default_config() });
    assert_eq!(snapshot.networks.len(), DEPTHS.len());
    for (network, depth) in snapshot.networks.iter().zip(DEPTHS) {
        assert_eq!((network.depth, network.width, network.step), (depth, widest(depth, 200), 13));
        assert_eq!(network.n_parameters, count(depth, network.width));
    }
    assert!(snapshot.networks[0].n_pieces.unwrap() <= snapshot.networks[0].width + 1);
}

/// "Which depth has the lowest loss depends on the initial weights."
#[test]
fn the_best_depth_depends_on_the_initial_weights() {
    let best: Vec<usize> =
        [1, 2].map(|seed| trained(DepthConfig { seed, ..default_config() })).iter().map(|s| s.best).collect();
    assert_ne!(best[0], best[1]);
    let snapshot = trained(DepthConfig { kind: Kind::Tanh, n_steps: 100, ..default_config() });
    let best = snapshot.networks.iter().find(|network| network.depth == snapshot.best).unwrap();
    assert!(snapshot.networks.iter().all(|network| network.loss >= best.loss && network.n_pieces.is_none()));
}

/// "Folding k times with two ReLUs each makes 2ᵏ pieces": all numbers are multiples of 2⁻ᵏ, and no operation rounds.
#[test]
fn folding_doubles_the_pieces() {
    for k in 1..=MAX_FOLDS {
        let n = 1_usize << k;
        let made = sawtooth(k).unwrap();
        let places: Vec<f64> = (0..=n).map(|i| i as f64 / n as f64).collect();
        let teeth: Vec<f64> = (0..=n).map(|i| (i % 2) as f64).collect();
        assert_eq!((made.x, made.y, made.n_pieces), (places, teeth, n));
        assert_eq!((made.deep_units, made.deep_parameters), (2 * k, 6 * k + 1));

        let middles: Vec<f64> = (0..n).map(|i| (i as f64 + 0.5) / n as f64).collect();
        let steep: Vec<f64> = (0..n).map(|i| if i % 2 == 0 { n as f64 } else { -(n as f64) }).collect();
        assert_eq!(slopes(&sawtooth_network(k).unwrap(), &middles).unwrap(), steep);

        // One layer of n units has n + 1 pieces at most, as the tests of pieces say; so this is the least number.
        assert_eq!((made.wide_units, made.wide_parameters), (n - 1, count(1, n - 1)));
    }
    // From three folds on, depth is cheaper, and soon by far.
    assert!((3..=MAX_FOLDS).map(|k| sawtooth(k).unwrap()).all(|made| made.deep_parameters < made.wide_parameters));
    assert_eq!(sawtooth(0).unwrap_err().code(), "value");
    assert_eq!(sawtooth(MAX_FOLDS + 1).unwrap_err().code(), "value");
}

/// Between two kinks that are further apart than rounding, the same units are on everywhere: so the slope is the same
/// product, bit by bit.
#[test]
fn deep_networks_are_straight_between_their_kinks() {
    for seed in 1..=20 {
        let hidden = LayerConfig { n_neurons: 8, activation: Activation::Relu };
        let output = LayerConfig { n_neurons: 1, activation: Activation::Identity };
        let layers = vec![hidden, hidden, hidden, output];
        let mlp = Mlp::<f64>::new(&MlpConfig { n_features: 1, layers, init: Init::Pytorch, seed }).unwrap();
        let mut ends = vec![-1.0];
        ends.extend(kinks(&mlp, -1.0, 1.0).unwrap());
        ends.push(1.0);
        assert!(ends.is_sorted_by(|a, b| a < b));
        assert!(n_pieces(&mlp, -1.0, 1.0).unwrap() < ends.len());
        for pair in ends.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9) {
            let inside = [0.01, 0.3, 0.99].map(|t| pair[0] + t * (pair[1] - pair[0]));
            let slopes = slopes(&mlp, &inside).unwrap();
            assert!(slopes.iter().all(|&slope| slope == slopes[0]), "{slopes:?}");
        }
    }
}

#[test]
fn configurations_out_of_range_are_refused() {
    for (bad, what) in [
        (DepthConfig { budget: MIN_BUDGET - 1, ..default_config() }, "budget"),
        (DepthConfig { budget: MAX_BUDGET + 1, ..default_config() }, "budget"),
        (DepthConfig { noise: 2.0, ..default_config() }, "noise"),
        (DepthConfig { n_steps: 0, ..default_config() }, "n_steps"),
    ] {
        let error = DepthRun::new(bad).unwrap_err();
        assert!(error.to_string().starts_with(what), "{error}");
    }
}
