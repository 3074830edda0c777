//! The lab "Activations": curves, analytic properties, flat intervals and distributions.

use chainrule::Activation;
use chainrule::lab::activations::{
    Curve, Curves, CurvesConfig, Distribution, DistributionConfig, Facts, Response, curves, distribution, flats,
};
use proptest::prelude::*;

const EPS: f64 = f64::EPSILON;

fn default_config() -> CurvesConfig {
    CurvesConfig { slope: 0.01, alpha: 1.0, from: -6.0, to: 6.0, n_points: 241, threshold: 0.05, probe: 0.0 }
}

fn curve<'a>(curves: &'a Curves, name: &str) -> &'a Curve {
    curves.functions.iter().find(|curve| curve.name == name).expect("all functions are there")
}

fn input() -> DistributionConfig {
    DistributionConfig {
        slope: 0.01,
        alpha: 1.0,
        threshold: 0.05,
        mean: 0.0,
        std: 1.0,
        n_samples: 20_000,
        n_bins: 40,
        seed: 1,
    }
}

fn response<'a>(distribution: &'a Distribution, name: &str) -> &'a Response {
    distribution.responses.iter().find(|response| response.name == name).expect("all functions are there")
}

/// Numbers from −60 to 60, dense around 0, where everything happens.
fn samples() -> impl Iterator<Item = f64> {
    (-6000..=6000).flat_map(|i| [f64::from(i) / 1000.0, f64::from(i) / 100.0])
}

/// "Sigmoid passes on at most a quarter of a gradient, and that at 0 alone."
///
/// With t = exp(−|z|), σ' = t / (1 + t)² is computed with 4 operations, each off by at most EPS/2 relative to itself,
/// and an exponential that is off by EPS: so σ'(z) ≤ ¼ (1 + 4 EPS), while already at |z| = 0.001 it is
/// ¼ (1 − z²/4 + …) < ¼ (1 − 2 · 10⁻⁷).
#[test]
fn a_sigmoid_passes_on_a_quarter_at_most() {
    let sigmoid = Activation::Sigmoid;
    assert_eq!(sigmoid.derivative(0.0), 0.25);
    for z in samples().filter(|&z| z != 0.0) {
        assert!(sigmoid.derivative(z) < 0.25, "at {z}");
    }
    let facts = Facts::of(sigmoid);
    assert_eq!((facts.steepest.slope, facts.steepest.at), (0.25, Some(0.0)));
    // 4⁻¹⁰ is a power of two, and exact: about a millionth.
    assert_eq!(facts.steepest_ten_times, 1.0 / 1_048_576.0);
}

/// "tanh passes on everything at 0, and less everywhere else; its outputs lie around 0."
#[test]
fn a_tanh_passes_on_everything_at_zero_alone() {
    let tanh = Activation::Tanh;
    assert_eq!(tanh.derivative(0.0), 1.0);
    for z in samples().filter(|&z| z != 0.0) {
        assert!(tanh.derivative(z) < 1.0, "at {z}");
        assert_eq!(tanh.value(-z), -tanh.value(z));
    }
    assert!(Facts::of(tanh).is_odd && !Facts::of(Activation::Sigmoid).is_odd);
}

/// "ReLU passes on everything or nothing."
#[test]
fn a_relu_passes_on_everything_or_nothing() {
    for z in samples() {
        assert_eq!(Activation::Relu.derivative(z), if z > 0.0 { 1.0 } else { 0.0 });
    }
    let [flat] = curve(&curves(&default_config()).unwrap(), "relu").flats[..] else { panic!("one flat") };
    assert_eq!((flat.from, flat.to, flat.is_zero), (-6.0, 0.0, true));
}

/// A curve shows the jump of a derivative at 0 as a jump: both sides are points of it, in order.
#[test]
fn curves_have_both_sides_of_a_kink() {
    for (from, to, n_points, expected) in [(-6.0, 6.0, 241, 242), (-1.0, 1.0, 3, 4), (-0.5, 2.0, 3, 5)] {
        let curves = curves(&CurvesConfig { from, to, n_points, ..default_config() }).unwrap();
        assert!(curves.x.is_sorted_by(|a, b| a < b));
        assert_eq!(curves.x.len(), expected);
        let i = curves.x.iter().position(|&x| x == 0.0).unwrap();
        assert_eq!(curve(&curves, "relu").derivatives[i..=i + 1], [0.0, 1.0]);
    }
    let beside = curves(&CurvesConfig { from: 1.0, to: 2.0, n_points: 3, ..default_config() }).unwrap();
    assert_eq!(beside.x, [1.0, 1.5, 2.0]);
}

/// "The slopes of GELU and SiLU go beyond 1." Their greatest slopes, from the closed form for GELU, Φ(√2) + √2 φ(√2) with
/// φ(√2) = e⁻¹/√(2π), and from tables for SiLU: 1.0998 at 2.3994.
#[test]
fn gelu_and_silu_are_steeper_than_the_identity() {
    let gelu = Facts::of(Activation::Gelu).steepest;
    assert!((gelu.slope - 1.128_904_145).abs() < 1e-9, "{gelu:?}");
    assert_eq!(gelu.at, Some(std::f64::consts::SQRT_2));
    let silu = Facts::of(Activation::Silu).steepest;
    assert!((silu.slope - 1.099_839_320).abs() < 1e-9, "{silu:?}");
    assert!((silu.at.unwrap() - 2.399_357_280).abs() < 1e-8, "{silu:?}");
}

/// Functions are computed with a handful of operations whose errors are below 8 EPS of max(1, |f|), as the unit tests of
/// the functions derive; a bound that is not taken can be reached by rounding.
#[test]
fn facts_hold_on_a_dense_grid() {
    for (slope, alpha) in [(0.01, 1.0), (0.0, 0.0), (0.3, 2.5), (1.0, 4.0)] {
        for f in Activation::all(slope, alpha) {
            let facts = Facts::of(f);
            for z in samples() {
                let (value, derivative) = (f.value(z), f.derivative(z));
                let slack = 8.0 * EPS * value.abs().max(1.0);
                assert!(facts.least.value.is_none_or(|least| value >= least - slack), "{f:?} at {z}: {value}");
                assert!(facts.greatest.value.is_none_or(|greatest| value <= greatest + slack), "{f:?} at {z}: {value}");
                assert!(derivative <= facts.steepest.slope + 8.0 * EPS, "{f:?} at {z}: {derivative}");
                assert!(!facts.is_odd || f.value(-z) == -value, "{f:?} at {z}");
            }
            // Bounds are no further away than they must be: at ±60, e⁻⁶⁰ < EPS.
            let ends = [f.value(-60.0), f.value(60.0)];
            for bound in [facts.least, facts.greatest] {
                let Some(value) = bound.value else { continue };
                let nearest = samples().map(|z| (f.value(z) - value).abs()).fold(f64::INFINITY, f64::min);
                // f is flat at a lowest point that is taken, so a grid of 0.001 comes within ½ f'' · 0.0005² < 10⁻⁶ of it.
                assert!(nearest < 1e-6, "{f:?}: {bound:?}, {ends:?}");
            }
            assert_eq!(facts.least.value.is_none(), ends[0] < -0.5 && f.derivative(-60.0) > 1e-3, "{f:?}");
            assert_eq!(facts.greatest.value.is_none(), ends[1] > 1.5, "{f:?}");
            assert_eq!(facts.saturates_below, f.derivative(-60.0_f64).abs() < 1e-20, "{f:?}");
            assert_eq!(facts.saturates_above, f.derivative(60.0_f64).abs() < 1e-20, "{f:?}");
            let steepest = samples().map(|z| f.derivative(z)).fold(0.0, f64::max);
            // As above: f' is flat where it is greatest, or has its greatest value on a half line or at a kink; a kink at 0
            // belongs to its left side.
            assert!((steepest - facts.steepest.slope).abs() < 1e-6, "{f:?}: {steepest}, {:?}", facts.steepest);
            assert_eq!(facts.steepest_ten_times, facts.steepest.slope.powi(10));
        }
    }
}

/// "Saturated: |f'| stays below the threshold all the way to an end, towards which it goes to 0." By function, at the
/// threshold of the page; an end is known to the last bit, and the numbers here to their digits.
#[test]
fn saturation_is_where_a_function_flattens_out_towards_an_end() {
    let ends = |f: Activation| -> Vec<(f64, f64, bool)> {
        flats(f, 0.05).iter().map(|flat| (flat.from, flat.to, flat.is_zero)).collect()
    };
    let inf = f64::INFINITY;
    let at = |end: f64| if end.is_finite() { (end * 1e4).round() / 1e4 } else { end };
    for (f, expected) in [
        (Activation::Identity, vec![]),
        // σ (1 − σ) = 0.05: z = ± ln(σ/(1 − σ)) with σ = ½ + √0.2.
        (Activation::Sigmoid, vec![(-inf, -2.8873, false), (2.8873, inf, false)]),
        // artanh √0.95.
        (Activation::Tanh, vec![(-inf, -2.1783, false), (2.1783, inf, false)]),
        (Activation::Relu, vec![(-inf, 0.0, true)]),
        // A small slope, but the same everywhere: nothing flattens out.
        (Activation::LeakyRelu { slope: 0.01 }, vec![]),
        (Activation::LeakyRelu { slope: 0.0 }, vec![(-inf, 0.0, true)]),
        // ln(0.05/α).
        (Activation::Elu { alpha: 1.0 }, vec![(-inf, -2.9957, false)]),
        (Activation::Elu { alpha: 0.04 }, vec![(-inf, 0.0, false)]),
        (Activation::Elu { alpha: 0.0 }, vec![(-inf, 0.0, true)]),
        // ln(0.05/0.95), where σ = 0.05.
        (Activation::Softplus, vec![(-inf, -2.9444, false)]),
    ] {
        let found: Vec<_> = ends(f).iter().map(|&(from, to, is_zero)| (at(from), at(to), is_zero)).collect();
        assert_eq!(found, expected, "{f:?}");
    }
    // These have a minimum, where f' = 0: it is not flat there, because f' is not small just to the left of it.
    for f in [Activation::Gelu, Activation::Silu, Activation::Mish] {
        let [(from, to, false)] = ends(f)[..] else { panic!("{f:?} is saturated to the left only: {:?}", ends(f)) };
        let lowest =
            (-4000..0).map(|i| f64::from(i) / 1000.0).min_by(|&a, &b| f.value(a).total_cmp(&f.value(b))).unwrap();
        assert!(from == -inf && to < lowest - 0.5, "{f:?}: {to}, {lowest}");
        assert!(f.derivative(lowest).abs() < 0.001 && f.derivative(to.next_up()) <= -0.05, "{f:?}");
        // Where even its steepest fall is below the threshold, it is flat from its minimum on.
        let all = flats(f, 0.2);
        assert!(all.len() == 1 && all[0].contains(lowest), "{f:?}: {all:?}");
    }
}

proptest! {
    /// As it is defined: on the way to an end towards which f' goes to 0, nothing beyond the flat's other end is above the
    /// threshold, and just before that end something is. f' is computed with errors below 8 EPS, as the unit tests of the
    /// functions derive, so that it crosses the threshold within 16 EPS of it; at a kink it jumps.
    #[test]
    fn flats_are_what_they_are_defined_to_be(
        slope in 0.0..=1.0,
        alpha in 0.0..=4.0,
        threshold in 1e-4..=1.0,
        probes in prop::collection::vec(-30.0..30.0_f64, 50),
    ) {
        let config = CurvesConfig { slope, alpha, threshold, from: -30.0, to: 30.0, n_points: 2, probe: 0.0 };
        let curves = curves(&config).unwrap();
        for (f, curve) in Activation::all(slope, alpha).into_iter().zip(&curves.functions) {
            let Facts { saturates_below, saturates_above, .. } = curve.facts;
            let grid = || (-3000..=3000).map(|i| f64::from(i) / 100.0);
            let is_small = |z: f64| f.derivative(z).abs() < threshold;
            for &z in &probes {
                let below = saturates_below && is_small(z) && grid().filter(|&other| other < z).all(is_small);
                let above = saturates_above && is_small(z) && grid().filter(|&other| other > z).all(is_small);
                let flat = curve.flats.iter().find(|flat| flat.contains(z));
                // A grid sees nothing narrower than its step, such as what sticks out above the threshold at a turning point.
                let is_near_an_end = curve.flats.iter().any(|flat| (flat.from - z).abs().min((flat.to - z).abs()) < 0.02);
                prop_assert!(is_near_an_end || flat.is_some() == (below || above), "{:?} at {}: {:?}", f, z, curve.flats);
                if let Some(flat) = flat {
                    prop_assert!(is_small(z));
                    prop_assert!(!flat.is_zero || f.derivative(z) == 0.0);
                }
            }
            for flat in &curve.flats {
                for end in [flat.from, flat.to] {
                    let is_crossing = (f.derivative(end).abs() - threshold).abs() <= 16.0 * EPS;
                    prop_assert!([-30.0, 0.0, 30.0].contains(&end) || is_crossing, "{f:?} {flat:?}");
                }
            }
        }
    }
}

/// The slope of the curve is the curve of the slope: [f(x + h) − f(x − h)] / 2h − f'(x) = h²/6 f'''(ξ) by Taylor, where
/// |f'''| < 2 for each smooth function here (tanh has the greatest, 2 at 0), and rounding adds at most 8 EPS max(1, |f|) / h.
/// Around a kink the difference is between the slopes of its sides.
#[test]
fn derivatives_are_the_slopes_of_the_curves() {
    let h = 1e-4;
    for f in Activation::all(0.1, 2.0) {
        for z in samples().filter(|z| !f.is_kinked() || z.abs() > h) {
            let difference = (f.value(z + h) - f.value(z - h)) / (2.0 * h);
            let bound = 2.0 * h * h / 6.0 * 2.0 + 8.0 * EPS * f.value(z).abs().max(1.0) / h;
            assert!((difference - f.derivative(z)).abs() <= bound, "{f:?} at {z}");
        }
    }
}

/// The share of n independent samples deviates from its probability p by a standard deviation of √(p (1 − p)/n); six of
/// them are exceeded once in 5 · 10⁸ draws, and one sample more is granted to p near 0, where a share is no normal number.
#[test]
fn shares_are_near_their_probabilities() {
    for (mean, std, threshold) in [(0.0, 1.0, 0.05), (0.0, 4.0, 0.05), (-2.0, 0.5, 0.2), (3.0, 10.0, 0.001)] {
        for seed in 1..=5 {
            let config = DistributionConfig { mean, std, threshold, seed, ..input() };
            let distribution = distribution(&config).unwrap();
            for response in &distribution.responses {
                for (share, probability) in [
                    (response.zero_share, response.zero_probability),
                    (response.saturated_share, response.saturated_probability),
                ] {
                    let n = config.n_samples as f64;
                    let bound = 6.0 * (probability * (1.0 - probability) / n).max(0.0).sqrt() + 1.0 / n;
                    assert!(
                        (share - probability).abs() <= bound,
                        "{} of {config:?}: {share}, {probability}",
                        response.name
                    );
                }
            }
        }
    }
}

/// "Half of a ReLU's units are dead for normal inputs around 0, however wide they are": Φ(−mean/std), known for mean/std = 1
/// to be 0.158655253931457 (DLMF 7.17 and tables). erfc is off by a few EPS.
#[test]
fn the_probability_of_a_dead_relu_is_that_of_a_negative_number() {
    for std in [0.01, 1.0, 50.0] {
        let dead = |mean: f64| {
            let distribution = distribution(&DistributionConfig { mean, std, n_samples: 1, ..input() }).unwrap();
            response(&distribution, "relu").zero_probability
        };
        assert!((dead(0.0) - 0.5).abs() <= 4.0 * EPS);
        assert!((dead(std) - 0.158_655_253_931_457).abs() <= 1e-15);
    }
}

/// "With a leak, none is dead."
#[test]
fn leaks_leave_none_dead() {
    let with_leak = distribution(&DistributionConfig { mean: -3.0, ..input() }).unwrap();
    for response in &with_leak.responses {
        let is_dead = response.name == "relu";
        assert_eq!(response.zero_share > 0.99, is_dead, "{}", response.name);
        assert_eq!(response.zero_probability > 0.0, is_dead, "{}", response.name);
    }
    let without = distribution(&DistributionConfig { slope: 0.0, ..input() }).unwrap();
    assert!(response(&without, "leaky_relu").zero_probability > 0.4);
}

/// "Wider inputs saturate tanh, and leave ReLU as it is": |tanh'| = 1 − tanh² < 0.05 where |z| > artanh √0.95 = 2.178.
#[test]
fn wide_inputs_saturate_tanh() {
    let share = |std, name: &str| {
        let distribution = distribution(&DistributionConfig { std, ..input() }).unwrap();
        response(&distribution, name).saturated_probability
    };
    assert!(share(1.0, "tanh") < 0.03 && share(4.0, "tanh") > 0.55);
    assert_eq!((share(1.0, "relu"), share(4.0, "relu")), (0.0, 0.0));
}

/// Sums of n shares, each off by EPS/2, and means of n numbers.
#[test]
fn histograms_hold_every_sample() {
    for config in [input(), DistributionConfig { n_bins: 1, ..input() }, DistributionConfig { n_samples: 1, ..input() }]
    {
        let distribution = distribution(&config).unwrap();
        let histograms = distribution.responses.iter().map(|response| &response.histogram);
        for histogram in histograms.chain([&distribution.input]) {
            assert_eq!(histogram.shares.len(), config.n_bins);
            assert_eq!(histogram.edges.len(), config.n_bins + 1);
            assert!(histogram.edges.windows(2).all(|edges| edges[0] < edges[1]));
            let sum: f64 = histogram.shares.iter().sum();
            assert!((sum - 1.0).abs() <= config.n_bins as f64 * EPS, "{sum}");
        }
    }
}

/// "A ReLU halves the mean square of a gradient, which He's initial weights make up for": E f'² = ½. A mean of n zeros and
/// ones deviates by ½/√n, six times.
#[test]
fn a_relu_halves_the_square_of_a_gradient() {
    let relu = distribution(&input()).unwrap();
    let relu = response(&relu, "relu");
    assert!((relu.mean_square_slope - 0.5).abs() <= 6.0 * 0.5 / (input().n_samples as f64).sqrt());
    let sigmoid = distribution(&input()).unwrap();
    assert!(response(&sigmoid, "sigmoid").mean_square_slope < 1.0 / 16.0);
}

#[test]
fn numbers_out_of_range_are_refused() {
    for bad in [
        CurvesConfig { slope: -0.1, ..default_config() },
        CurvesConfig { alpha: f64::NAN, ..default_config() },
        CurvesConfig { from: f64::NEG_INFINITY, ..default_config() },
        CurvesConfig { to: -6.0, ..default_config() },
        CurvesConfig { n_points: 1, ..default_config() },
        CurvesConfig { n_points: usize::MAX, ..default_config() },
        CurvesConfig { threshold: 0.0, ..default_config() },
        CurvesConfig { probe: 1e9, ..default_config() },
    ] {
        assert_eq!(curves(&bad).unwrap_err().code(), "value", "{bad:?}");
    }
    for bad in [
        DistributionConfig { std: 0.0, ..input() },
        DistributionConfig { mean: f64::NAN, ..input() },
        DistributionConfig { n_samples: 0, ..input() },
        DistributionConfig { n_bins: 0, ..input() },
        DistributionConfig { n_bins: usize::MAX, ..input() },
    ] {
        assert_eq!(distribution(&bad).unwrap_err().code(), "value", "{bad:?}");
    }
}
