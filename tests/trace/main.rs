//! Training steps written out: the worksheet's to the last digit, random ones against the core's batched passes, exact ones
//! against fractions from SymPy, and what the page relies on.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod ball;
mod batched;
mod differences;
mod evaluate;
mod exact;
mod networks;
mod outcomes;
mod problems;
mod published;
mod published_more;
mod reference;
mod reference_loss;
mod reference_update;
mod structure;
mod worked_example;

use chainrule::trace::{Format, Number, Problem, Trace, training_step};

/// The step written out for the first sample.
fn written_out(problem: &Problem) -> Trace {
    training_step(problem, 0, Format::Short).unwrap()
}

fn number<'a>(trace: &'a Trace, id: &str) -> &'a Number {
    let value = trace.values.iter().find(|value| value.id == id);
    &value.unwrap_or_else(|| panic!("no value is called {id}")).number
}
