//! The lab "Why non-linear": products of layers, and what a line can separate.

use chainrule::dataset::toy::{Toy, ToyConfig};
use chainrule::lab::collapse::{
    Collapse, CollapseConfig, CollapseRun, DrawnNetwork, GivenLayer, GivenNetwork, Network, Plane, RunConfig, analyze,
    best_half_plane, border, collapse, rounding_bound,
};
use chainrule::{Activation, Dense, Init, Targets};
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

const PLANE: Plane = Plane { limit: 1.2, n_cells: 61 };

fn drawn(n_hidden: usize, width: usize, seed: u64) -> DrawnNetwork {
    DrawnNetwork { n_hidden, width, activation: Activation::Tanh, init: Init::XavierUniform, seed }
}

fn toy(toy: Toy) -> ToyConfig {
    ToyConfig { toy, n_samples: 120, noise: 0.05, seed: 1 }
}

fn seen(network: Network) -> Collapse {
    analyze(&CollapseConfig { network, data: None, plane: PLANE }).unwrap()
}

fn inits() -> impl Strategy<Value = Init> {
    prop::sample::select(vec![
        Init::Pytorch,
        Init::XavierUniform,
        Init::HeNormal,
        Init::Orthogonal,
        // Tiny numbers, for what lies below the smallest normal f32; and large ones.
        Init::Normal { std: 1e-9 },
        Init::Normal { std: 20.0 },
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// "However many layers, it is one affine map": at each input, the network in f32 equals the product in f64 up to the bound on
    /// rounding.
    #[test]
    fn a_network_without_activations_is_its_product(
        n_hidden in 1..=16_usize, width in 1..=16_usize, seed in any::<u64>(), init in inits(),
    ) {
        let pair = DrawnNetwork { init, ..drawn(n_hidden, width, seed) }.pair().unwrap();
        let (product, rounding) = (collapse(pair.off.layers()), rounding_bound(pair.off.layers()));
        let cells = Plane { limit: 1.2, n_cells: 15 }.cells();
        let outputs = pair.off.predict(&cells).unwrap();
        for (x, output) in cells.rows().into_iter().zip(outputs.column(0)) {
            let x: Vec<f64> = x.iter().map(|&x| f64::from(x)).collect();
            let difference = (f64::from(*output) - product.value(0, &x)).abs();
            prop_assert!(difference <= rounding.value(0, &x), "{difference} at {x:?}");
        }
    }

    /// The same with biases and several outputs, and one layer after another computed by hand in f64: what is computed
    /// exactly apart from 2⁻⁵³ differs by far less than the bound of f32.
    #[test]
    fn the_product_is_the_layers_one_after_another(sizes in prop::collection::vec(1..9_usize, 2..8), seed in any::<u64>()) {
        let mut rng = chainrule::rng::Rng::new(seed, chainrule::rng::Stream::Init);
        let layers: Vec<Dense<f64>> = sizes.windows(2).map(|pair| {
            let weight = Array2::from_shape_simple_fn((pair[1], pair[0]), || rng.uniform_in(-2.0, 2.0));
            let bias = Array1::from_shape_simple_fn(pair[1], || rng.uniform_in(-2.0, 2.0));
            Dense::new(weight, bias, Activation::Relu).unwrap()
        }).collect();
        let (product, rounding) = (collapse(&layers), rounding_bound(&layers));
        let x = Array1::from_shape_simple_fn(sizes[0], || rng.uniform_in(-2.0, 2.0));
        let output = layers.iter().fold(x.clone(), |x, layer| layer.weight().dot(&x) + layer.bias());
        for (j, output) in output.iter().enumerate() {
            let difference = (output - product.value(j, x.as_slice().unwrap())).abs();
            // Both sides are rounded in f64, 2²⁹ times as finely as the bound allows, but for its part for f64 itself.
            prop_assert!(difference <= rounding.value(j, x.as_slice().unwrap()) / 2_f64.powi(25));
        }
    }

    /// Both ends of the border are in the square and on the line: each coordinate is rounded a few times.
    #[test]
    fn the_border_is_where_the_score_is_0(w in [-3.0..3.0, -3.0..3.0], b in -4.0..4.0) {
        let on_edge = |[x, y]: [f64; 2]| (x.abs() - 1.2).abs() <= 1e-12 || (y.abs() - 1.2).abs() <= 1e-12;
        let score = |[x, y]: [f64; 2]| w[0] * x + w[1] * y + b;
        match border(w, b, 1.2) {
            Some(ends) => for end in ends {
                prop_assert!(on_edge(end) && end[0].abs() <= 1.2 && end[1].abs() <= 1.2);
                prop_assert!(score(end).abs() <= 16.0 * f64::EPSILON * (w[0].abs() + w[1].abs() + b.abs()) * 1.2);
            },
            // No corner is on another side than the others.
            None => {
                let corners = [[1.2, 1.2], [1.2, -1.2], [-1.2, 1.2], [-1.2, -1.2]].map(score);
                let slack = 16.0 * f64::EPSILON * (w[0].abs() + w[1].abs() + b.abs()) * 1.2;
                prop_assert!(corners.iter().all(|&s| s >= -slack) || corners.iter().all(|&s| s <= slack));
            }
        }
    }
}

/// "The product by hand": two layers, whose numbers are exact in binary.
#[test]
fn a_product_is_what_a_hand_computes() {
    let layers = [
        Dense::new(array![[0.5_f32, -0.25], [0.0, 1.0]], array![0.25, 0.25], Activation::Relu).unwrap(),
        Dense::new(array![[-0.5_f32, 1.0]], array![0.5], Activation::Sigmoid).unwrap(),
    ];
    let product = collapse(&layers);
    assert_eq!((product.weight, product.bias), (array![[-0.25, 1.125]], array![0.625]));
}

/// "The difference is some millionths of the outputs at most, and not 0": an f32 holds 24 binary digits, so that rounding
/// alone is 6 · 10⁻⁸ of a number.
#[test]
fn the_difference_is_rounding_and_not_nothing() {
    for n_hidden in 1..=16 {
        for seed in 1..=5 {
            let Collapse { product, off, .. } = seen(Network::Drawn(drawn(n_hidden, 8, seed)));
            let largest = off.scores.unwrap().into_iter().fold(0.0, |largest: f64, s| largest.max(f64::from(s).abs()));
            assert!(product.difference > 0.0, "{n_hidden} layers");
            assert!(product.difference <= product.bound, "{n_hidden} layers");
            let share = product.difference / largest;
            assert!((1e-8..1e-5).contains(&share), "{n_hidden} layers: {share}");
            assert_eq!(product.n_numbers, 3);
            assert_eq!(product.sizes.len(), n_hidden + 2);
        }
    }
}

/// "However deep, its border is one straight line": the sign of each cell is that of its side of the border, but for
/// cells at the border within rounding.
#[test]
fn the_border_stays_straight_however_deep() {
    for n_hidden in [1, 2, 5, 16] {
        let Collapse { product, off, .. } = seen(Network::Drawn(drawn(n_hidden, 8, 3)));
        let [w0, w1] = [product.weight[0][0], product.weight[0][1]];
        let cells = PLANE.cells();
        let scores = off.scores.unwrap();
        assert_eq!(scores.len(), 61 * 61);
        for (x, score) in cells.rows().into_iter().zip(scores) {
            let affine = w0 * f64::from(x[0]) + w1 * f64::from(x[1]) + product.bias[0];
            assert!(affine.abs() <= product.bound || (affine > 0.0) == (score > 0.0));
        }
    }
}

fn config(which: Toy, activation: Activation, n_hidden: usize, n_epochs: usize) -> RunConfig {
    let network = DrawnNetwork { activation, ..drawn(n_hidden, 8, 1) };
    let (plane, data) = (Plane { n_cells: 9, ..PLANE }, toy(which));
    RunConfig { network, data, plane, learning_rate: 0.01, batch_size: 20, n_epochs }
}

fn run(which: Toy, activation: Activation, n_hidden: usize, n_epochs: usize) -> CollapseRun {
    CollapseRun::new(&config(which, activation, n_hidden, n_epochs)).unwrap()
}

/// "No training takes it further than a half-plane": after every epoch.
#[test]
fn without_activations_training_never_does_better_than_a_half_plane() {
    for which in [Toy::Xor, Toy::Circles, Toy::Spiral] {
        for n_hidden in [1, 3, 16] {
            let mut run = run(which, Activation::Tanh, n_hidden, 60);
            while run.advance().unwrap() {
                let [off, _] = run.fits().unwrap();
                assert!(off.n_right <= run.points().half_plane.n_right, "{which:?}, {n_hidden} layers");
            }
        }
    }
}

/// "With activations on, XOR, circles and the spiral come within reach."
#[test]
fn with_activations_training_does_better_than_any_half_plane() {
    for which in [Toy::Xor, Toy::Circles, Toy::Spiral] {
        for activation in [Activation::Tanh, Activation::Relu] {
            let mut run = run(which, activation, 3, 300);
            while run.advance().unwrap() {}
            let [off, on] = run.fits().unwrap();
            let best = run.points().half_plane.n_right;
            assert!(off.n_right <= best && on.n_right > best, "{which:?}, {activation:?}: {} of {best}", on.n_right);
            assert!(on.accuracy >= 0.95, "{which:?}, {activation:?}: {}", on.accuracy);
        }
    }
}

/// "Cross-entropy is least where the network says ½ everywhere": of the four corners in equal numbers, L ≥ ln 2 for every
/// affine score s, as L is convex in s and its slope at s = 0 is 0 by symmetry. The mean of 120 losses in f32, each of a few
/// operations, is off by less than 140 · 2⁻²⁴ of itself.
#[test]
fn without_activations_xor_teaches_nothing() {
    let data = ToyConfig { noise: 0.0, ..toy(Toy::Xor) };
    let mut run = CollapseRun::new(&RunConfig { data, ..config(Toy::Xor, Activation::Tanh, 3, 100) }).unwrap();
    let least = std::f64::consts::LN_2;
    while run.advance().unwrap() {
        let [off, _] = run.fits().unwrap();
        assert!(off.loss >= least * (1.0 - 140.0 / 2_f64.powi(24)), "{}", off.loss);
    }
    let [off, on] = run.fits().unwrap();
    assert!(off.loss < least + 0.05 && on.loss < 0.05, "{} and {}", off.loss, on.loss);
}

/// "A line separates two clouds."
#[test]
fn two_clouds_need_no_activation() {
    let mut run = run(Toy::Gaussians, Activation::Tanh, 3, 50);
    while run.advance().unwrap() {}
    assert!(run.fits().unwrap()[0].accuracy >= 0.99);
}

/// "An activation is not enough either": in sixteen layers, tanh does not learn the spiral.
#[test]
fn sixteen_layers_do_not_learn_the_spiral_with_tanh_either() {
    let mut run = run(Toy::Spiral, Activation::Tanh, 16, 300);
    while run.advance().unwrap() {}
    assert!(run.fits().unwrap()[1].n_right <= run.points().half_plane.n_right);
}

/// "A line classifies three corners of a square correctly."
#[test]
fn of_xor_a_half_plane_gets_three_quarters() {
    let data = ToyConfig { noise: 0.0, ..toy(Toy::Xor) }.draw().unwrap();
    let Targets::Classes(classes) = data.targets() else { panic!("classes") };
    assert_eq!(best_half_plane(data.samples(), classes).unwrap().accuracy, 0.75);
    let data = ToyConfig { noise: 0.0, ..toy(Toy::Gaussians) }.draw().unwrap();
    let Targets::Classes(classes) = data.targets() else { panic!("classes") };
    assert!(best_half_plane(data.samples(), classes).unwrap().accuracy >= 0.99);
}

#[test]
fn a_given_network_is_compared_with_its_product() {
    // The worked example: with ReLU on, the border has a corner; the product is one line.
    let layer = |weight: &[[f64; 2]], bias: &[f64], activation| GivenLayer {
        weight: weight.iter().map(|row| row.to_vec()).collect(),
        bias: bias.to_vec(),
        activation,
    };
    let worked = GivenNetwork {
        n_features: 2,
        layers: vec![
            layer(&[[0.5, -0.25], [0.0, 1.0]], &[0.25, 0.25], Activation::Relu),
            layer(&[[-0.1, 0.0], [1.0, 1.0]], &[0.25, 0.25], Activation::Relu),
            layer(&[[-0.5, 1.0]], &[0.5], Activation::Sigmoid),
        ],
    };
    let Collapse { product, off, on, data } = seen(Network::Given(worked.clone()));
    assert_eq!(product.sizes, [2, 2, 2, 1]);
    assert_eq!((product.n_parameters, product.n_numbers), (15, 3));
    assert!(product.difference <= product.bound);
    assert!(off.scores != on.scores && data.is_none());
    // Three inputs have no plane, but a product.
    let mut wide = worked.clone();
    wide.n_features = 3;
    wide.layers[0].weight = vec![vec![0.5, -0.25, 1.0], vec![0.0, 1.0, 1.0]];
    let Collapse { product, off, .. } = seen(Network::Given(wide));
    assert_eq!((product.weight[0].len(), product.n_probes), (3, 1000));
    assert!(off.scores.is_none() && product.border.is_none() && product.difference <= product.bound);
    // A network trained by a run can be analyzed like any other.
    let mut run = run(Toy::Moons, Activation::Tanh, 2, 3);
    run.advance().unwrap();
    let config = CollapseConfig { network: Network::Given(run.network()), data: Some(toy(Toy::Moons)), plane: PLANE };
    assert_eq!(analyze(&config).unwrap().on.fit.unwrap(), run.fits().unwrap()[1]);
}

#[test]
fn invalid_networks_and_planes_are_refused() {
    let code = |network, plane, data| analyze(&CollapseConfig { network, data, plane }).unwrap_err().code();
    let plain = || Network::Drawn(drawn(1, 1, 1));
    assert_eq!(code(Network::Drawn(drawn(0, 1, 1)), PLANE, None), "value");
    assert_eq!(code(Network::Drawn(drawn(17, 1, 1)), PLANE, None), "value");
    assert_eq!(code(Network::Drawn(drawn(1, 17, 1)), PLANE, None), "value");
    assert_eq!(code(plain(), Plane { n_cells: 1, ..PLANE }, None), "value");
    assert_eq!(code(plain(), Plane { limit: f64::NAN, ..PLANE }, None), "value");
    assert_eq!(code(plain(), PLANE, Some(ToyConfig { noise: 2.0, ..toy(Toy::Xor) })), "value");
    let given = |weight: Vec<Vec<f64>>, bias: Vec<f64>| {
        let layers = vec![GivenLayer { weight, bias, activation: Activation::Relu }];
        Network::Given(GivenNetwork { n_features: 2, layers })
    };
    assert_eq!(code(given(vec![vec![1.0]], vec![1.0]), PLANE, None), "shape");
    assert_eq!(code(given(vec![vec![1.0, 2.0]], vec![]), PLANE, None), "empty");
    assert_eq!(code(given(vec![vec![1.0, 2.0]], vec![1.0, 1.0]), PLANE, None), "shape");
    assert_eq!(code(given(vec![vec![1.0, f64::NAN]], vec![1.0]), PLANE, None), "value");
    // Finite as f64, but not as f32; and finite weights whose output is not.
    assert_eq!(code(given(vec![vec![1.0, 1e300]], vec![1.0]), PLANE, None), "value");
    let huge = GivenLayer { weight: vec![vec![3e38, 3e38]], bias: vec![3e38], activation: Activation::Identity };
    let huge = Network::Given(GivenNetwork { n_features: 2, layers: vec![huge] });
    assert_eq!(code(huge, PLANE, None), "value");
    // Two outputs do not fit to points with one logit.
    let two = given(vec![vec![1.0, 2.0], vec![0.0, 1.0]], vec![1.0, 1.0]);
    assert_eq!(code(two, PLANE, Some(toy(Toy::Xor))), "shape");
    let bad = RunConfig {
        network: drawn(1, 1, 1),
        data: toy(Toy::Xor),
        plane: PLANE,
        learning_rate: 0.0,
        batch_size: 20,
        n_epochs: 1,
    };
    assert_eq!(CollapseRun::new(&bad).unwrap_err().code(), "value");
    assert_eq!(CollapseRun::new(&RunConfig { learning_rate: 0.1, n_epochs: 0, ..bad }).unwrap_err().code(), "value");
}
