//! Circuits: expressions written out by the chain rule.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::trace::{self, Answer, CircuitEdit, CircuitProblem, EditedCircuit, Format, Report};
use chainrule::wasm::Js;

/// Parses the values of variables in a link, beside the expression that they belong to.
///
/// # Errors
/// As [`trace::circuit_from_link`].
#[wasm_bindgen(js_name = circuitFromLink)]
pub fn circuit_from_link(expression: &str, values: &str) -> Result<Js<CircuitProblem>> {
    Ok(Js::new(&trace::circuit_from_link(expression, values)?))
}

/// Applies edits to the problem of a circuit, in order, and returns the result with everything that the page shows of it.
///
/// # Errors
/// As [`trace::edit_circuit`], and if an argument is not of its type.
#[wasm_bindgen(js_name = editCircuit)]
pub fn edit_circuit(
    problem: Js<CircuitProblem>,
    edits: Js<Vec<CircuitEdit>>,
    format: Js<Format>,
) -> Result<Js<EditedCircuit>> {
    let (problem, edits, format) = (problem.read("problem")?, edits.read("edits")?, format.read("format")?);
    Ok(Js::new(&trace::edit_circuit(&problem, &edits, format)?))
}

/// Checks a student's answers for a circuit.
///
/// # Errors
/// As [`trace::check_circuit`], and if an argument is not of its type.
#[wasm_bindgen(js_name = checkCircuit)]
pub fn check_circuit(problem: Js<CircuitProblem>, answers: Js<Vec<Answer>>, format: Js<Format>) -> Result<Js<Report>> {
    let (problem, answers) = (problem.read("problem")?, answers.read("answers")?);
    Ok(Js::new(&trace::check_circuit(&problem, &answers, format.read("format")?)?))
}
