//! Links to problems of a training step.
#![no_main]

use chainrule::trace::{Format, Problem, trained_network, training_step};
use chainrule_fuzz::{result, sent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(problem) = result(Problem::from_link(text)) else { return };
    let link = problem.to_link();
    let again = Problem::from_link(&link).expect("the link of a problem can be read");
    assert_eq!(link, again.to_link());
    for sample in 0..problem.samples.len() {
        if let Some(trace) = result(training_step(&problem, sample, Format::Short)) {
            sent(&trace);
            // What is normalized in a link is worked out alike.
            assert_eq!(training_step(&again, sample, Format::Short), Ok(trace));
        }
    }
    if let Some(network) = result(trained_network(&problem)) {
        sent(&network);
    }
});
