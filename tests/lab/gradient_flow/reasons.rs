//! Why gradients vanish: what layers multiply them by, how much of a layer is flat, and where zeros come from.

use chainrule::Activation;
use chainrule::lab::gradient_flow::{Flow, Quantity, SATURATED_BELOW, Shape, TroubleKind};
use ndarray::ArrayRef2;

use super::{flow_of, network, shape, slack};

/// Zeros that no rounding made have a reason, which decides what would help.
#[test]
fn zeros_are_told_apart_by_their_reason() {
    let trouble = |network, shape| {
        let trouble = flow_of(network, shape).trouble.unwrap();
        assert!(trouble.before > 1e-6, "{trouble:?}");
        (trouble.kind, trouble.quantity, trouble.layer)
    };
    // Whatever the function.
    for f in ["relu", "leaky_relu", "sigmoid", "gelu"] {
        let expected = (TroubleKind::ZeroWeights, Quantity::PreActivation, 1);
        assert_eq!(trouble(network(f, "zeros", 1.0), shape(3, 8, 1)), expected, "{f}");
    }
    // A ReLU layer of one unit is off for a whole batch of one with one of the first seeds, and a leaky one never.
    let narrow = |seed| Shape { depth: 1, width: 1, n_samples: 1, seed };
    let seed =
        (0..20).find(|&seed| flow_of(network("relu", "he_normal", 1.0), narrow(seed)).trouble.is_some()).unwrap();
    let expected = (TroubleKind::Off, Quantity::Activation, 1);
    assert_eq!(trouble(network("relu", "he_normal", 1.0), narrow(seed)), expected);
    assert_eq!(flow_of(network("leaky_relu", "he_normal", 1.0), narrow(seed)).trouble, None);
    // tanh' is 0 in f32 beyond 9.01, where tanh rounds to 1.
    let saturated =
        (0..20).map(|seed| flow_of(network("tanh", "normal", 100.0), Shape { depth: 2, width: 1, ..narrow(seed) }));
    let kinds: Vec<_> = saturated.filter_map(|flow| flow.trouble).map(|trouble| trouble.kind).collect();
    assert!(kinds.iter().all(|&kind| kind != TroubleKind::Off), "{kinds:?}");
    let wide = flow_of(network("tanh", "he_normal", 100.0), Shape { depth: 2, width: 1, ..narrow(1) }).trouble.unwrap();
    assert_eq!((wide.kind, wide.quantity), (TroubleKind::Saturated, Quantity::Delta));
    // Certain of the right class: with large weights and a single sample, whose output is far on its side.
    let certain = (0..40).find_map(|seed| {
        let Flow { trouble, .. } =
            flow_of(network("identity", "he_normal", 30.0), Shape { depth: 3, width: 8, ..narrow(seed) });
        trouble
    });
    let certain = certain.unwrap();
    assert_eq!((certain.kind, certain.quantity, certain.layer), (TroubleKind::Certain, Quantity::Delta, 4));
}

/// "Each layer multiplies the deltas by its slopes and its weights": the product of the measured factors is what is left of
/// them. Each factor is a quotient of two RMS of the same `f32` numbers, except that dL/da is computed once more, bit for bit.
#[test]
fn the_factors_of_the_layers_make_up_what_is_left() {
    for (f, init) in
        [("sigmoid", "xavier_normal"), ("relu", "he_normal"), ("gelu", "he_uniform"), ("tanh", "orthogonal")]
    {
        let Flow { layers, factors, delta_ratio, .. } = flow_of(network(f, init, 1.0), shape(20, 64, 1));
        let factors = factors.unwrap();
        let (made, left) = (factors.both.powi(19), delta_ratio.unwrap());
        // Some 100 operations in `f64`, raised to the 19th power.
        assert!((made / left - 1.0).abs() < 1e-10, "{f}: {made}, {left}");
        assert_eq!(left, layers[0].delta / layers[19].delta);
        if f == "sigmoid" {
            assert!(factors.slopes <= 0.25, "{factors:?}");
        }
        assert_eq!((layers[20].slope_factor, layers[20].weight_factor, layers[20].zero_share), (None, None, None));
    }
    // One hidden layer: nothing lies between the first and the last.
    let Flow { delta_ratio, factors, .. } = flow_of(network("relu", "he_normal", 1.0), shape(1, 8, 1));
    assert_eq!((delta_ratio, factors), (Some(1.0), None));
}

/// The shares of a layer are those of its z, which are seen through the slopes of the functions here: below the threshold for
/// a sigmoid, and 0 for a ReLU. A unit that is dead for every sample adds at least its part to the share of zeros.
#[test]
fn shares_of_saturated_and_dead_units_are_counted() {
    let count = |f: &str, init: &str, gain, is_counted: fn(f32) -> bool| -> Vec<f64> {
        let (network, shape) = (network(f, init, gain), shape(6, 32, 2));
        let mlp = network.mlp(&shape).unwrap();
        let passed = mlp.forward(shape.batch().unwrap().samples()).unwrap();
        let share = |z: &ArrayRef2<f32>| z.iter().filter(|&&z| is_counted(z)).count() as f64 / z.len() as f64;
        passed.layers[..6].iter().map(|layer| share(&layer.pre_activation)).collect()
    };
    let expected =
        count("sigmoid", "he_normal", 5.0, |z| Activation::Sigmoid.derivative(f64::from(z)) < SATURATED_BELOW);
    let flow = flow_of(network("sigmoid", "he_normal", 5.0), shape(6, 32, 2));
    for (layer, share) in flow.layers.iter().zip(&expected) {
        assert_eq!((layer.saturated_share, layer.zero_share, layer.n_dead), (Some(*share), Some(0.0), Some(0)));
    }
    assert!(expected.iter().all(|&share| share > 0.1 && share < 1.0), "{expected:?}");

    let expected = count("relu", "normal", 1.0, |z| z <= 0.0);
    let flow = flow_of(network("relu", "normal", 1.0), shape(6, 32, 2));
    for (layer, share) in flow.layers.iter().zip(&expected) {
        assert_eq!((layer.saturated_share, layer.zero_share), (Some(0.0), Some(*share)));
        assert!(layer.n_dead.unwrap() as f64 / 32.0 <= *share, "{layer:?}");
    }
    assert!(flow.layers.iter().any(|layer| layer.n_dead > Some(0)));
}

/// "The weight gradients of a ReLU with Xavier's weights look alike in all layers, and the deltas do not": each layer halves
/// the mean square of the signal on its way forward as it does that of the deltas on their way back, and a weight gradient is
/// their product: over 40 layers, 2⁻²⁰ < 10⁻⁶ of the deltas, and the same of the inputs.
#[test]
fn shrinking_signals_hide_shrinking_deltas() {
    for seed in 1..=4 {
        let hidden = flow_of(network("relu", "xavier_normal", 1.0), shape(41, 128, seed));
        let [deltas, inputs] = [hidden.delta_ratio, hidden.input_ratio].map(Option::unwrap);
        let factor = slack(40, 128);
        for left in [deltas, 1.0 / inputs] {
            assert!((1.0 / factor..factor).contains(&(left / 2.0_f64.powi(-20))), "{hidden:?}");
        }
        assert!(hidden.is_balanced, "{hidden:?}");
    }
    for (f, init) in [("sigmoid", "xavier_normal"), ("relu", "he_normal")] {
        assert!(!flow_of(network(f, init, 1.0), shape(41, 128, 1)).is_balanced, "{f}");
    }
}
