//! Weights: safetensors files.
#![no_main]

use chainrule::checkpoint::{Precision, load, save};
use chainrule::doubt::Judge;
use chainrule::reading::DigitNetwork;
use chainrule::study::Study;
use chainrule_fuzz::result;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let Some(mlp) = result(load(file)) else { return };
    assert!(
        mlp.layers().iter().all(|layer| layer.weight().iter().chain(layer.bias()).all(|number| number.is_finite()))
    );
    let saved = save(&mlp, Precision::F32).expect("numbers of f32 fit into f32");
    assert!(load(&saved).as_ref() == Ok(&mlp));
    if let Some(half) = result(save(&mlp, Precision::F16)) {
        assert!(load(&half).is_ok());
    }
    result(DigitNetwork::of_classes(mlp.clone(), mlp.n_outputs()));
    result(Judge::new(mlp.clone()));
    result(Study::new(mlp));
});
