//! Files of labeled drawings.
#![no_main]

use chainrule::teach::DrawingSet;
use chainrule_fuzz::result;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(set) = result(DrawingSet::read(text)) else { return };
    let written = set.write().expect("a set of drawings can be written");
    assert_eq!(DrawingSet::read(&written).as_ref(), Ok(&set));
    assert!(set.drawings().iter().all(|drawing| drawing.label < set.labels().len()));
    let _ = set.is_digits();
});
