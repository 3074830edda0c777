//! Expressions as they are typed, with the values of their variables on a second line.
#![no_main]

use chainrule::trace::{Answer, Format, check_circuit, circuit_from_link, edit_circuit};
use chainrule_fuzz::{result, sent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (expression, values) = text.split_once('\n').unwrap_or((text, ""));
    let Some(problem) = result(circuit_from_link(expression, values)) else { return };
    let Some(edited) = result(edit_circuit(&problem, &[], Format::Short)) else { return };
    sent(&edited);
    // What is normalized in an address is the same circuit.
    let again =
        circuit_from_link(&edited.problem.expression, &edited.values).expect("a normalized problem can be read");
    assert_eq!(edit_circuit(&again, &[], Format::Short), Ok(edited.clone()));
    for step in &edited.circuit.steps {
        let answer = Answer { id: step.defines.clone(), text: "0.5".to_owned() };
        result(check_circuit(&problem, &[answer], Format::Short)).iter().for_each(sent);
    }
});
