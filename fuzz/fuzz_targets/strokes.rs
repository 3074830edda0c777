//! The pen's strokes: the image, its reading, and what each stage makes of it.
#![no_main]

use std::sync::LazyLock;

use chainrule::doubt::Judge;
use chainrule::ink::Steps;
use chainrule::reading::DigitNetwork;
use chainrule::study::Study;
use chainrule::wire::{Strokes, read_strokes, stage_views};
use chainrule::{Activation, Init, LayerConfig, Mlp, MlpConfig};
use chainrule_fuzz::{result, sent};
use libfuzzer_sys::fuzz_target;

static NETWORK: LazyLock<DigitNetwork> = LazyLock::new(|| {
    let judge = Judge::new(mlp(8, &[2])).expect("the judge is valid");
    DigitNetwork::new(mlp(784, &[8, 8, 10]))
        .and_then(|network| network.with_judge(judge))
        .expect("the network is valid")
});
static STUDY: LazyLock<Study> = LazyLock::new(|| Study::new(mlp(784, &[8, 8, 10])).expect("the network is valid"));

// The pad's side in 4 bytes; a byte with flags; a byte with the number of strokes; a byte with the number of points of each; and
// the coordinates in 4 bytes each.
fuzz_target!(|input: &[u8]| {
    let Some((pad_side, rest)) = input.split_first_chunk::<4>() else { return };
    let Some((&[flags, n_strokes], rest)) = rest.split_first_chunk::<2>() else { return };
    let Some((lengths, points)) = rest.split_at_checked(usize::from(n_strokes)) else { return };
    let pad_side = f32::from_le_bytes(*pad_side);
    let points: Vec<f32> = points.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    let lengths: Vec<u32> = lengths.iter().map(|&length| u32::from(length)).collect();

    if let Some(reading) = result(read_strokes(&points, &lengths, pad_side, Some(&NETWORK))) {
        sent(&reading);
    }
    let Some(strokes) = result(Strokes::read(&points, &lengths)) else { return };
    let flat = Strokes::new(&strokes);
    assert_eq!(flat.lengths, lengths);
    let [crop, scale, pen, center] = [1, 2, 4, 8].map(|bit| flags & bit != 0);
    if let Some(stages) = result(stage_views(&STUDY, &strokes, Steps { crop, scale, pen, center })) {
        sent(&stages);
    }
});

/// A network with random weights.
fn mlp(n_features: usize, sizes: &[usize]) -> Mlp<f32> {
    let last = sizes.len() - 1;
    let activation = |idx| if idx == last { Activation::Identity } else { Activation::Relu };
    let layer = |(idx, &n_neurons): (usize, &usize)| LayerConfig { n_neurons, activation: activation(idx) };
    let layers = sizes.iter().enumerate().map(layer).collect();
    Mlp::new(&MlpConfig { n_features, layers, init: Init::HeUniform, seed: 1 }).expect("the network is valid")
}
