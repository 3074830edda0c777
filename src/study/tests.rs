use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

use super::*;
use crate::checkpoint;
use crate::dataset::digits;
use crate::ink::{self, Image, Steps};
use crate::rng::{Rng, Stream};
use crate::{Init, LayerConfig, MlpConfig};

/// The network that the page ships.
fn shipped_mlp() -> Mlp<f32> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/www/public/models/digits.safetensors");
    checkpoint::load(&std::fs::read(file).unwrap()).unwrap()
}

fn shipped() -> Study {
    Study::new(shipped_mlp()).unwrap()
}

fn drawn(digit: u8, seed: u64) -> Image {
    match ink::render(&digits::draw(digit, &mut Rng::new(seed, Stream::Data)).unwrap(), 1.0).unwrap() {
        Some(image) => image,
        None => panic!("a digit was drawn"),
    }
}

/// The sum of the sizes of all ways from pixels and biases to each logit, open or shut: what bounds the rounding.
fn sizes(study: &Study, x: &Array1<f64>) -> Array1<f64> {
    let [h, j, o] = &study.layers;
    let abs = |layer: &Linear, x: &Array1<f64>| layer.weight.mapv(f64::abs).dot(x) + layer.bias.mapv(f64::abs);
    abs(o, &abs(j, &abs(h, x)))
}

/// γ_n for n roundings of relative size u (Higham 2002, lemma 3.1).
fn gamma(n: usize, u: f64) -> f64 {
    n as f64 * u / (1.0 - n as f64 * u)
}

/// u of f64 and f32.
const WIDE: f64 = 1.0 / (1_u64 << 53) as f64;
const NARROW: f64 = 1.0 / (1_u64 << 24) as f64;

/// Roundings on the way from a pixel to a logit: a product and at most I sums in each layer, one for the bias, and a few for
/// adding up groups of terms.
const N_ROUNDINGS: usize = (784 + 2) + (600 + 2) + (600 + 2) + 10;

#[test]
fn shares_add_up_to_the_logit_layer_by_layer_and_pixel_by_pixel() {
    let study = shipped();
    for digit in 0..10 {
        let pass = study.pass(&drawn(digit, u64::from(digit)));
        let sizes = sizes(&study, &pass.x);
        for class in 0..10 {
            let credit = study.credit(&pass, class);
            // The logit and the total are the same sum of products over all open ways, in two orders: each way is off by at
            // most γ_n of its size in either of them, and adding up 784 shares by γ_784 more.
            let bound = 2.0 * gamma(N_ROUNDINGS + 784, WIDE) * sizes[class];
            assert!(bound < 1e-6, "a bound that says something: {bound}");
            for share in credit.units.iter().chain([&credit.pixels]) {
                assert!((share.total() - credit.logit).abs() <= bound, "{} for {}", share.total(), credit.logit);
            }
        }
    }
}

#[test]
fn the_logits_are_those_of_the_network_itself_but_for_its_rounding() {
    let (study, mlp) = (shipped(), shipped_mlp());
    for digit in 0..10 {
        let image = drawn(digit, 100 + u64::from(digit));
        let pass = study.pass(&image);
        let logits = mlp.predict(&image.to_input()).unwrap();
        let sizes = sizes(&study, &pass.x);
        for (class, size) in sizes.iter().enumerate() {
            // max(0, z) moves two numbers no farther apart, so what is open in one of the passes alone is within the bound.
            let bound = gamma(N_ROUNDINGS, NARROW) * size;
            assert!((f64::from(logits[(0, class)]) - pass.logits[class]).abs() <= bound);
        }
        assert_eq!(usize::from(study.network.read(&image).unwrap().best), pass.best());
    }
}

#[test]
fn the_gradient_is_what_central_differences_say() {
    let study = shipped();
    let pass = study.pass(&drawn(8, 1));
    let credit = study.credit(&pass, 8);
    let (h, size) = (1e-6, sizes(&study, &pass.x)[8]);
    let mut n_checked = 0;
    for pixel in (0..N_PIXELS).step_by(7) {
        let moved = |by: f64| {
            let mut x = pass.x.clone();
            x[pixel] += by;
            study.pass_of(x)
        };
        let [up, down] = [h, -h].map(moved);
        let is_same_side = |a: &Array1<f64>, b: &Array1<f64>| a.iter().zip(b).all(|(a, b)| (*a > 0.0) == (*b > 0.0));
        if (0..N_HIDDEN).all(|layer| is_same_side(&up.sums[layer], &down.sums[layer])) {
            // Between the two the network is linear: what is left is the rounding of both logits, over 2h.
            let slope = (up.logits[8] - down.logits[8]) / (2.0 * h);
            let bound = gamma(N_ROUNDINGS, WIDE) * (size + 1.0) / h;
            assert!((slope - credit.gradient[pixel]).abs() <= bound, "{slope} for {}", credit.gradient[pixel]);
            n_checked += 1;
        }
    }
    assert!(n_checked > 100, "{n_checked}");
}

fn thousandths(text: &str) -> i64 {
    text.replace('−', "-").replace('.', "").parse().unwrap()
}

fn assert_adds_up(ledger: &Ledger) {
    assert_eq!(ledger.parts.iter().map(|part| thousandths(part)).sum::<i64>(), thousandths(&ledger.total));
}

#[test]
fn what_is_shown_of_a_class_and_of_a_unit_adds_up_as_it_is_shown() {
    let study = shipped();
    let image = drawn(5, 2);
    let pass = study.pass(&image);
    let named = study.inside(&image, Some(3), None).unwrap().named[0];
    for (layer, unit) in [(0, 0), (0, 599), (1, 17), (1, 300), (1, named)] {
        let inside = study.inside(&image, Some(3), Some(UnitPlace { layer, unit })).unwrap();
        assert_eq!((inside.class, inside.best, inside.named.len()), (3, 5, 8));
        assert_eq!(inside.by_units.parts.len(), 10);
        for ledger in [&inside.by_units, &inside.by_pixels] {
            assert_adds_up(ledger);
            assert_eq!(ledger.total, inside.outputs[3].text);
        }
        let adds = inside.unit_adds.unwrap();
        let exact = inside.credit.units[layer].each[unit];
        assert!((thousandths(&adds) as f64 - exact * 1000.0).abs() < 1.0, "{adds} for {exact}");
        if let Some(i) = inside.named.iter().position(|&one| (1, one) == (layer, unit)) {
            assert_eq!(adds, inside.by_units.parts[i]);
        }
        let (_, report) = inside.unit.unwrap();
        let sum = pass.sums[layer][unit];
        assert_adds_up(&report.by_pixels);
        assert!((thousandths(&report.by_pixels.total) as f64 - sum * 1000.0).abs() <= 0.5);
        assert_eq!(report.is_open, sum > 0.0);
        assert_eq!(report.sent, if sum > 0.0 { report.by_pixels.total.clone() } else { "0.000".into() });
        assert_eq!(report.by_units.is_some(), layer == 1);
        if let Some((senders, ledger)) = report.by_units {
            assert_eq!((senders.len(), ledger.parts.len()), (5, 7));
            assert_adds_up(&ledger);
            assert_eq!(ledger.total, report.by_pixels.total);
        }
        assert_eq!(report.receivers.len(), if layer == 1 { 10 } else { 5 });
    }
}

#[test]
fn strips_are_ordered_by_what_their_units_contribute() {
    let inside = shipped().inside(&drawn(4, 3), None, None).unwrap();
    assert_eq!((inside.class, inside.best), (4, 4));
    for strip in &inside.strips {
        assert!(strip.credit.is_sorted_by(|a, b| a >= b) && strip.credit[0] > 0.0);
        assert_eq!(strip.n_open, strip.sent.iter().filter(|&&sent| sent != 0.0).count());
        assert!(strip.sent.iter().zip(&strip.credit).all(|(sent, credit)| sent * credit >= 0.0));
        let units: std::collections::BTreeSet<u32> = strip.order.iter().copied().collect();
        assert_eq!(units, (0..600).collect());
    }
}

#[test]
fn what_is_not_there_is_refused_with_what_there_is() {
    let study = shipped();
    let place = |layer, unit| Some(UnitPlace { layer, unit });
    for (class, place, says) in [
        (Some(10), None, "digit: expected a number from 0 to 9, got 10"),
        (None, place(2, 0), "layer: expected a number from 0 to 1, got 2"),
        (None, place(1, 600), "unit: expected a number from 0 to 599, got 600"),
    ] {
        assert_eq!(study.inside(&drawn(1, 1), class, place).unwrap_err().to_string(), says);
    }
    assert_eq!(
        study.occlusion(&drawn(1, 1), 11).unwrap_err().to_string(),
        "digit: expected a number from 0 to 9, got 11"
    );
    assert_eq!(Image::from_pixels(&[0; 783]).unwrap_err().to_string(), "pixels: expected shape (784), got (783)");
}

#[test]
fn only_networks_with_two_hidden_layers_of_relus_are_studied() {
    let config = |layers: &[(usize, Activation)]| MlpConfig {
        n_features: 784,
        layers: layers.iter().map(|&(n_neurons, activation)| LayerConfig { n_neurons, activation }).collect(),
        init: Init::Pytorch,
        seed: 1,
    };
    let relu = |n| (n, Activation::Relu);
    let last = (10, Activation::Identity);
    let build = |layers: &[_]| Study::new(Mlp::new(&config(layers)).unwrap());
    assert!(build(&[relu(5), relu(4), last]).is_ok());
    for layers in
        [vec![last], vec![relu(5), last], vec![relu(5), (4, Activation::Tanh), last], vec![relu(5), relu(4), relu(10)]]
    {
        assert_eq!(build(&layers).unwrap_err().code(), "value");
    }
    let mut large = Mlp::<f32>::new(&config(&[relu(5), relu(4), last])).unwrap();
    large.weight_mut(1).fill(1e20);
    let error = Study::new(large).unwrap_err().to_string();
    assert!(error.starts_with("logits: expected numbers from -10¹⁵ to 10¹⁵"), "{error}");
}

#[test]
fn a_layer_goes_backward_by_its_transpose() {
    let layer = Linear::new(array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], array![0.5, -0.5]);
    assert_eq!(layer.forward(&array![1.0, 0.0, -1.0]), array![-1.5, -2.5]);
    assert_eq!(layer.backward(&array![1.0, -1.0]), array![-3.0, -3.0, -3.0]);
    assert_eq!(layer.bound(2.0), 30.5);
}

#[test]
fn covering_tells_how_the_logit_falls_and_nothing_where_there_is_no_ink() {
    let (study, mlp) = (shipped(), shipped_mlp());
    let image = drawn(7, 4);
    let falls = study.occlusion(&image, 7).unwrap().falls;
    assert!(falls.iter().any(|&fall| fall > 1.0), "some ink is needed");
    let x = image.to_input();
    let logit = |x: &Array2<f32>| f64::from(mlp.predict(x).unwrap()[(0, 7)]);
    let size = sizes(&study, &study.pass(&image).x)[7];
    for middle in (0..N_PIXELS).step_by(11) {
        let (row, column) = (middle / 28, middle % 28);
        let mut covered = x.clone();
        for pixel in 0..N_PIXELS {
            if (pixel / 28).abs_diff(row) <= 2 && (pixel % 28).abs_diff(column) <= 2 {
                covered[(0, pixel)] = 0.0;
            }
        }
        let expected = logit(&x) - logit(&covered);
        if covered == x {
            assert_eq!(falls[middle], 0.0);
        }
        // Both of the network's own logits are off by this, and the fall, as an f32, by its last bit.
        let bound = 2.0 * gamma(N_ROUNDINGS, NARROW) * size;
        assert!((f64::from(falls[middle]) - expected).abs() <= bound, "{} for {expected}", falls[middle]);
    }
}

#[test]
fn a_small_change_of_whole_gray_levels_gets_another_answer() {
    let study = shipped();
    for digit in 0..10 {
        let image = drawn(digit, 7);
        let attack = study.attack(&image, None, AttackMethod::Smallest).unwrap();
        assert!(attack.is_fooled, "{digit}");
        assert_eq!(study.network.read(&attack.image).unwrap(), attack.after);
        assert_ne!(attack.after.best, digit);
        let [norm, original] = [&attack.norm, &attack.original_norm].map(|text| thousandths(text));
        assert!(norm > 0 && norm * 2 < original, "{norm} of {original}");
        for ((change, new), old) in attack.change.iter().zip(attack.image.pixels()).zip(image.pixels()) {
            assert_eq!(i16::from(*old) + change, i16::from(*new));
        }
    }
}

#[test]
fn no_digit_to_choose_takes_a_smaller_change_than_any_other_digit_does() {
    let study = shipped();
    let squares = |attack: &Attack| attack.change.iter().map(|&level| i64::from(level).pow(2)).sum::<i64>();
    for digit in 0..10 {
        let image = drawn(digit, 20 + u64::from(digit));
        let from = usize::from(study.network.read(&image).unwrap().best);
        let any = study.attack(&image, None, AttackMethod::Smallest).unwrap();
        let mut n_equal = 0;
        for target in (0..10).filter(|&target| target != from) {
            let attack = study.attack(&image, Some(target), AttackMethod::Smallest).unwrap();
            assert!(squares(&any) <= squares(&attack), "{digit}: {} is less than {}", attack.norm, any.norm);
            n_equal += usize::from(attack.image == any.image);
        }
        assert!(n_equal > 0, "{digit}: one of them is what any other digit takes");
    }
}

#[test]
fn every_digit_can_be_made_every_other_one() {
    let study = shipped();
    let image = drawn(3, 8);
    for target in (0..10).filter(|&target| target != 3) {
        let attack = study.attack(&image, Some(target), AttackMethod::Smallest).unwrap();
        assert!(attack.is_fooled && usize::from(attack.after.best) == target, "{target}");
    }
    let error = study.attack(&image, Some(3), AttackMethod::Smallest).unwrap_err();
    assert_eq!(error.to_string(), "target: expected a digit other than the network's prediction, got 3");
}

#[test]
fn a_change_stays_within_its_budget_and_a_large_one_fools() {
    let study = shipped();
    for digit in [0, 2, 5, 9] {
        let image = drawn(digit, 9);
        for budget in [1, 8, 40, MAX_BUDGET] {
            let attack = study.attack(&image, None, AttackMethod::Budget(budget)).unwrap();
            assert!(
                attack.largest <= budget
                    && attack.change.iter().all(|change| change.unsigned_abs() <= u16::from(budget))
            );
            assert_eq!(attack.is_fooled, attack.after.best != attack.before.best);
            assert!(attack.is_fooled || budget < 40, "{digit} with {budget}");
        }
        for budget in [0, MAX_BUDGET + 1] {
            let error = study.attack(&image, None, AttackMethod::Budget(budget)).unwrap_err();
            assert!(error.to_string().starts_with("budget: expected 1 to 128 gray levels"), "{error}");
        }
    }
}

#[test]
fn a_seven_in_the_corner_is_read_only_when_it_is_brought_to_its_place() {
    let study = shipped();
    let strokes = example(Example::Corner).unwrap();
    let stages = study.stages(&strokes, 1.0, Steps::ALL).unwrap().unwrap();
    assert_eq!(stages.len(), 5);
    assert_ne!(stages[0].answer.best, 7);
    assert_eq!(stages[4].answer.best, 7);
    assert_eq!(Some(stages[4].image.clone()), ink::render(&strokes, 1.0).unwrap());
    for (which, digit) in [(Example::Thin, 2), (Example::OffCenter, 4)] {
        let stages = study.stages(&example(which).unwrap(), 1.0, Steps::ALL).unwrap().unwrap();
        assert_eq!(stages[4].answer.best, digit, "{which:?}");
    }
    // What is left out leaves the image as it was.
    let none = study.stages(&strokes, 1.0, Steps::default()).unwrap().unwrap();
    assert!(none.iter().all(|stage| stage.image == none[0].image));
    assert!(study.stages(&[vec![[0.5, 0.5]]], 1.0, Steps::ALL).unwrap().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Any image, digit or not.
    #[test]
    fn shares_of_any_image_add_up(pixels in prop::collection::vec(any::<u8>(), N_PIXELS), class in 0..10_usize) {
        let study = shipped();
        let image = Image::from_pixels(&pixels).unwrap();
        let pass = study.pass(&image);
        let bound = 2.0 * gamma(N_ROUNDINGS + 784, WIDE) * sizes(&study, &pass.x)[class];
        let credit = study.credit(&pass, class);
        prop_assert!((credit.pixels.total() - credit.logit).abs() <= bound);
        assert_adds_up(&study.inside(&image, Some(class), None).unwrap().by_units);
    }
}
