//! Tables of points, as pasted or read from a CSV file.
#![no_main]

use chainrule::dataset::csv::{MAX_LINES, MAX_LISTED, Task, read};
use chainrule::playground::{DataConfig, Source};
use chainrule_fuzz::{result, sent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for task in [Task::Classes, Task::Values] {
        let Some(reading) = result(read(text, task)) else { continue };
        sent(&reading);
        let points = reading.points;
        assert_eq!((points.x.len(), points.x.len()), (points.y.len(), points.target.len()));
        assert!(points.x.len() <= MAX_LINES && reading.bad.len() <= MAX_LISTED && reading.bad.len() <= reading.n_bad);
        assert!(points.x.iter().chain(&points.y).chain(&points.target).all(|number| number.is_finite()));
        let source = Source::Points { task, points };
        for standardize in [false, true] {
            let config = DataConfig { source: source.clone(), test: 0.25, standardize, seed: 1 };
            result(config.draw());
        }
    }
});
