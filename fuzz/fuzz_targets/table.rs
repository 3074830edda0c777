//! Tables, as pasted or read from a file.
#![no_main]

use chainrule::dataset::examples::{Examples, TargetKind};
use chainrule::limits::files::{MAX_INPUTS, MAX_LINES, MAX_TABLE_CLASSES};
use chainrule::table::{Choice, ColumnChoice, MAX_LISTED, Mark, TableReading, read};
use chainrule_fuzz::{result, sent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(reading) = result(read(text, &Choice::default())) else { return };
    check(&reading);
    // What was guessed, as if it were chosen, gives the same roles.
    let columns: Vec<_> =
        reading.columns.iter().map(|column| ColumnChoice { name: column.name.clone(), role: column.role }).collect();
    let chosen =
        Choice { columns, mark: Some(Mark::Comma), slash_is_point: true, leaves_out_bad: true, ..Choice::default() };
    let again = result(read(text, &chosen)).expect("the text was read before");
    check(&again);
    assert!(again.columns.iter().zip(&reading.columns).all(|(again, before)| again.role == before.role));
});

fn check(reading: &TableReading) {
    sent(reading);
    assert!(reading.bad.len() <= MAX_LISTED && reading.bad.len() <= reading.n_bad);
    assert_eq!(reading.examples.is_some(), reading.obstacle.is_none());
    let Some(Examples { inputs, target }) = &reading.examples else { return };
    let n = reading.counts.n_taken;
    assert!((2..=MAX_LINES).contains(&n) && (1..=MAX_INPUTS).contains(&inputs.len()));
    assert!(inputs.iter().all(|input| input.values.len() == n && input.values.iter().all(|x| x.is_finite())));
    match &target.kind {
        TargetKind::Values(values) => assert!(values.len() == n && values.iter().all(|x| x.is_finite())),
        TargetKind::Classes { names, indices } => {
            assert!((2..=MAX_TABLE_CLASSES).contains(&names.len()) && indices.len() == n);
            assert!(indices.iter().all(|&class| class < names.len()));
        }
    }
}
