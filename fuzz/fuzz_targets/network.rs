//! Weights: safetensors files.
#![no_main]

use chainrule::Activation;
use chainrule::checkpoint::{Precision, load, read, save};
use chainrule::doubt::Judge;
use chainrule::reading::DigitNetwork;
use chainrule::study::Study;
use chainrule_fuzz::result;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    // With any function, if the file names none.
    let Some(state_dict) = result(read(file)) else { return };
    let Some(mlp) = result(state_dict.network(Activation::Relu)) else { return };
    let report = state_dict.report();
    assert!(report.shape.len() == mlp.layers().len() + 1 && report.weights.len() == mlp.layers().len());
    // A file of ours is read in the same way by both.
    assert!(load(file).is_ok_and(|own| own == mlp) || load(file).is_err());
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
