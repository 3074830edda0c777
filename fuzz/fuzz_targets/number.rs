//! Numbers and fractions as they are typed into fields. Typed answers are in the target `message`, because checking one writes a
//! whole problem out.
#![no_main]

use std::sync::LazyLock;

use chainrule::trace::{PRESETS, Problem, nudge, read_number};
use chainrule_fuzz::result;
use libfuzzer_sys::fuzz_target;

/// Problems with the ids of their numbers.
static PROBLEMS: LazyLock<Vec<(Problem, Vec<String>)>> = LazyLock::new(|| {
    let ids = |problem: &Problem| problem.numbers(0).into_iter().map(|number| number.id).collect();
    PRESETS.map(|preset| preset.problem()).map(|problem| (problem.clone(), ids(&problem))).to_vec()
});

// A byte each that chooses a problem, one of its numbers, and how often it is nudged; then the number, and on a second line the
// unit.
fuzz_target!(|input: &[u8]| {
    let Some((&[problem, number, n], text)) = input.split_first_chunk::<3>() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let (text, unit) = text.split_once('\n').unwrap_or((text, "0.1"));
    let n = i32::from(n.cast_signed());

    if let Some(read) = result(read_number(text, "w11")) {
        assert!(read.value.abs() <= 1e9);
        assert_eq!(read_number(&read.text, "w11"), Ok(read.clone()), "normalizing changed it");
        if let Some(nudged) = result(nudge(text, unit, n)) {
            let there = read_number(&nudged, "w11").expect("a nudge gives a number");
            assert_eq!(read_number(&there.text, "w11"), Ok(there));
            // No step is rounded, so going back gives the same number.
            if let Some(back) = result(nudge(&nudged, unit, -n)) {
                assert_eq!(read_number(&back, "w11").map(|back| back.value), Ok(read.value));
            }
        }
    }

    let (problem, ids) = &PROBLEMS[usize::from(problem) % PROBLEMS.len()];
    let id = &ids[usize::from(number) % ids.len()];
    if let Some(edited) = result(problem.with_number(id, 0, text)) {
        assert_eq!(Problem::from_link(&edited.to_link()).map(|again| again.to_link()), Ok(edited.to_link()));
    }
});
