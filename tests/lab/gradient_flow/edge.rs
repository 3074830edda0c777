//! The edge of chaos, and the map around it.

use chainrule::Activation;
use chainrule::lab::gradient_flow::{EdgeConfig, EdgeRun, Flow, edge_of_chaos};

use super::{flow_of, network, shape, slack};

/// Known edges: √2 for ReLU (He et al. 2015), 1 for tanh (Schoenholz et al. 2017, without biases) and for no function at
/// all, √(2/(1 + 0.01²)) for leaky ReLU; and for inputs of every size
/// - 1 for ELU: with s = √q and c = √(2/π), E f²/q = 1 − c s + ⅞ s² + … and E f'² = 1 − c s + s² + …, so that at a fixed
///   point χ = E f'² q / E f² ≈ 1 + s²/8, and below σ_w = 1 there is none but 0, with χ = σ_w²;
/// - √2 for softplus: E f² = q/2 + O(1/s), so q is finite below √2, where χ < σ_w²/2 < 1, and grows without end above it,
///   where χ → σ_w²/2.
///
/// The search ends within 10⁻⁵ of the edge; near the edges of ELU and tanh, χ − 1 is there some 10⁻¹⁰, and that of softplus
/// more, both far above the rounding of expectations, some 10⁻¹⁵.
#[test]
fn the_edge_of_chaos_is_where_it_is_known_to_be() {
    let root = std::f64::consts::SQRT_2;
    for q0 in [0.01, 1.0, 100.0] {
        let edge = |f| edge_of_chaos(f, q0, 0.25, 32.0).unwrap();
        for (f, known) in [
            (Activation::Identity, 1.0),
            (Activation::Tanh, 1.0),
            (Activation::Relu, root),
            (Activation::LeakyRelu { slope: 0.01 }, root / (1.0_f64 + 0.01 * 0.01).sqrt()),
            (Activation::Elu { alpha: 1.0 }, 1.0),
            (Activation::Softplus, root),
        ] {
            assert!((edge(f) / known - 1.0).abs() < 2e-5, "{f:?}, q₀ = {q0}: {}", edge(f));
        }
        // A sigmoid needs weights that saturate it: below σ_w = 4, σ_w²/16 < 1 bounds what a layer passes on.
        assert!(edge(Activation::Sigmoid) > 4.0);
    }
}

/// "The edge of GELU, SiLU and Mish depends on the size of the inputs": near 0 they are half (or 0.6) of their input, and far
/// from it a ReLU. Small inputs need σ_w = 1/f'(0) to grow, and very large ones √2.
#[test]
fn the_edge_of_functions_with_a_scale_depends_on_the_inputs() {
    for f in [Activation::Gelu, Activation::Silu, Activation::Mish] {
        let edge = |q0| edge_of_chaos(f, q0, 0.25, 32.0).unwrap();
        let limit = 1.0 / f.derivative(0.0_f64);
        let edges = [1e-6, 0.01, 1.0, 100.0, 1e8].map(edge);
        assert!(edges.is_sorted_by(|a, b| a > b), "{f:?}: {edges:?}");
        // q₁ = 4 · 10⁻⁶ moves z by some 0.002 in units in which f bends.
        assert!((edges[0] / limit - 1.0).abs() < 0.01, "{f:?}: {edges:?}");
        assert!((edges[4] / std::f64::consts::SQRT_2 - 1.0).abs() < 0.01, "{f:?}: {edges:?}");
    }
}

/// The map agrees with the edge: well below it gradients vanish with depth, well above they explode.
#[test]
fn the_map_changes_sign_at_the_edge() {
    for f in ["relu", "tanh", "sigmoid", "identity"] {
        let config = EdgeConfig {
            activation: f.into(),
            width: 64,
            n_samples: 4,
            max_depth: 40,
            n_scales: 14,
            from: 0.25,
            to: 32.0,
            q0: 1.0,
            seed: 1,
        };
        let mut run = EdgeRun::new(config).unwrap();
        while run.advance().unwrap() {}
        let map = run.map();
        assert_eq!((map.values.len(), map.scales.len(), map.n_depths), (40 * 14, 14, 40));
        assert!((map.end - 32.0).abs() < 1e-9);
        assert!(map.ratios.iter().zip(&map.values).all(|(ratio, value)| ratio.log10().to_bits() == value.to_bits()));
        let edge = map.edge.unwrap();
        for (row, scale) in map.scales.iter().enumerate() {
            let deepest = map.values[row * 40 + 39];
            // One layer's ratio is that of its delta to itself.
            assert_eq!(map.values[row * 40], 0.0);
            // An octave away each of 39 layers changes a gradient by far more than chance can.
            if *scale < edge / 2.0 {
                assert!(deepest < 0.0, "{f} at {scale}: {deepest}");
            }
            if *scale > edge * 2.0 && deepest.is_finite() {
                assert!(deepest > 0.0, "{f} at {scale}: {deepest}");
            }
        }
    }
}

/// "With He's weights, tanh is above its edge, and its deltas grow by a few percent in each layer": in theory, deep inside,
/// and measured over 50 layers within chance. "At σ = 10, most sigmoids are saturated."
#[test]
fn beyond_the_edge_gradients_grow_and_sigmoids_saturate() {
    for seed in 1..=4 {
        let Flow { layers, theory, .. } = flow_of(network("tanh", "he_normal", 1.0), shape(51, 128, seed));
        let theory = theory.unwrap().delta;
        let growth = theory[20] / theory[21];
        assert!((1.02..1.08).contains(&growth), "{growth}");
        let left = layers[0].delta / layers[50].delta / (theory[0] / theory[50]);
        assert!((1.0 / slack(50, 128)..slack(50, 128)).contains(&left), "seed {seed}: {left}");
        let sigmoid = flow_of(network("sigmoid", "lecun_normal", 10.0), shape(20, 64, seed));
        assert!(sigmoid.layers[10].saturated_share > Some(0.5), "{:?}", sigmoid.layers[10]);
    }
}
