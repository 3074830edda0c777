//! Kept trainings: they are refused, or resumed bit for bit.
#![no_main]

use std::sync::{Arc, LazyLock};

use chainrule::checkpoint::{load_training, save_training};
use chainrule::images::{ImageData, ImageTraining, results};
use chainrule_fuzz::{result, sent, tiny};
use libfuzzer_sys::fuzz_target;

static DATA: LazyLock<Arc<ImageData>> = LazyLock::new(|| Arc::new(tiny::data().expect("the images are valid")));

/// The number of units of work before a training is kept, and after.
const N_UNITS: usize = 3;

fuzz_target!(|file: &[u8]| {
    if let Some((trainer, note)) = result(load_training(file)) {
        let kept = save_training(&trainer, &note).expect("what was kept can be kept again");
        let (trainer, note) = load_training(&kept).expect("what was kept can be read");
        assert!(kept == save_training(&trainer, &note).expect("a training can be kept"));
    }
    let Some(mut training) = result(ImageTraining::load(Arc::clone(&DATA), file)) else { return };
    if !advance(&mut training) {
        return;
    }
    // Numbers may have overflowed in the last step.
    let Some(kept) = result(training.save()) else { return };
    let mut resumed = ImageTraining::load(Arc::clone(&DATA), &kept).expect("what was kept can be resumed");
    if advance(&mut training) {
        assert!(advance(&mut resumed), "the resumed training failed where the other did not");
        assert_eq!(training.save(), resumed.save(), "the resumed training went another way");
        sent(&training.snapshot());
        if let Some(results) = result(results(training.mlp(), &DATA)) {
            sent(&results);
        }
        sent(&training.to_json().expect("a training has a record"));
    }
});

/// Returns whether the training advanced; if not, it diverged.
fn advance(training: &mut ImageTraining) -> bool {
    (0..N_UNITS).all(|_| result(training.advance()).is_some())
}
