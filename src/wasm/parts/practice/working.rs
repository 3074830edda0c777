//! Worksheets, and checking a student's answers.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::trace::{self, Answer, Exercise, Format, Planted, Problem, Report};
use chainrule::wasm::Js;

/// A worksheet.
///
/// # Errors
/// If `exercise` is not an `Exercise`.
#[wasm_bindgen(js_name = exerciseProblem)]
pub fn exercise_problem(exercise: Js<Exercise>) -> Result<Js<Problem>> {
    Ok(Js::new(&exercise.read("exercise")?.problem()))
}

/// Checks a student's answers.
///
/// # Errors
/// As [`trace::check_working`], and if an argument is not of its type.
#[wasm_bindgen(js_name = checkWorking)]
pub fn check_working(
    problem: Js<Problem>,
    #[wasm_bindgen(js_name = sampleIdx)] sample_idx: usize,
    answers: Js<Vec<Answer>>,
    format: Js<Format>,
) -> Result<Js<Report>> {
    let (problem, answers) = (problem.read("problem")?, answers.read("answers")?);
    Ok(Js::new(&trace::check_working(&problem, sample_idx, &answers, format.read("format")?)?))
}

/// The ids of the results that are left out in a worksheet.
///
/// # Errors
/// As [`trace::blanks`], and if `problem` is not a `Problem`.
#[wasm_bindgen]
pub fn blanks(
    problem: Js<Problem>,
    #[wasm_bindgen(js_name = sampleIdx)] sample_idx: usize,
    seed: u32,
) -> Result<Js<Vec<String>>> {
    Ok(Js::new(&trace::blanks(&problem.read("problem")?, sample_idx, u64::from(seed))?))
}

/// A training step with one mistake in it.
///
/// # Errors
/// As [`trace::planted_mistake`], and if `problem` is not a `Problem` or `format` not a `Format`.
#[wasm_bindgen(js_name = plantedMistake)]
pub fn planted_mistake(
    problem: Js<Problem>,
    #[wasm_bindgen(js_name = sampleIdx)] sample_idx: usize,
    seed: u32,
    format: Js<Format>,
) -> Result<Js<Planted>> {
    let (problem, format) = (problem.read("problem")?, format.read("format")?);
    Ok(Js::new(&trace::planted_mistake(&problem, sample_idx, u64::from(seed), format)?))
}
