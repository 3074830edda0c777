use proptest::prelude::*;

use super::*;
use crate::checkpoint;
use crate::dataset::others::{self, Other};
use crate::rng::{Rng, Stream};

/// The network that the page ships.
fn shipped() -> Mlp<f32> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/public/models/digits.safetensors");
    checkpoint::load(&std::fs::read(path).unwrap()).unwrap()
}

fn labels(names: &str) -> Vec<String> {
    names.split(' ').map(str::to_owned).collect()
}

fn digits_set(drawings: Vec<LabeledDrawing>) -> DrawingSet {
    DrawingSet::new(labels("0 1 2 3 4 5 6 7 8 9"), drawings).unwrap()
}

/// An unusual 7: an upside-down hook.
fn odd_seven(i: usize) -> LabeledDrawing {
    let shift = 0.01 * (i % 5) as f32;
    let strokes = vec![
        vec![[0.3, 0.2], [0.3 + shift, 0.8], [0.7, 0.8 - shift], [0.7 - shift, 0.55]],
        vec![[0.15, 0.5 + shift], [0.5, 0.5]],
    ];
    LabeledDrawing { label: 7, strokes }
}

fn run(mut teaching: Teaching) -> Teaching {
    while teaching.advance().unwrap() {}
    teaching
}

#[test]
fn an_odd_shape_is_learned_and_the_digits_are_not_forgotten() {
    let set = digits_set((0..12).map(odd_seven).collect());
    let snapshot = run(Teaching::begin(set, &shipped(), 1).unwrap()).snapshot();
    assert_eq!((snapshot.step, snapshot.n_learned, snapshot.held_out.len()), (N_STEPS, 8, 4));
    assert_eq!(snapshot.own_before.unwrap().hits, 0, "the network does not read it as a seven");
    assert_eq!(snapshot.own_now.unwrap().hits, 4);
    let (before, now) = (snapshot.check_before.unwrap(), snapshot.check_now.unwrap());
    assert_eq!(before.of, N_CHECKED);
    // At most 3 more of the 300 digits are misread, as stated.
    assert!(now.hits + 3 >= before.hits, "{before:?} {now:?}");
    assert!(snapshot.curve.last().unwrap().loss < snapshot.curve[0].loss);
}

#[test]
fn persian_digits_are_learned_from_ten_drawings_each() {
    let names = labels("۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹");
    let mut rng = Rng::new(5, Stream::Data);
    let drawings = (0..100).map(|i| {
        let strokes = others::draw(Other::Persian((i % 10) as u8), &mut rng).unwrap();
        LabeledDrawing { label: i % 10, strokes }
    });
    let teaching = Teaching::begin(DrawingSet::new(names, drawings.collect()).unwrap(), &shipped(), 1).unwrap();
    let first = teaching.snapshot();
    assert_eq!((first.own_before, first.check_before, first.is_digits), (None, None, false));
    let teaching = run(teaching);
    let now = teaching.snapshot().own_now.unwrap();
    assert_eq!(now.of, 30);
    assert!(now.hits >= 27, "{now:?}");
    // Also on drawings that it was not trained on.
    let network = crate::reading::DigitNetwork::of_classes(teaching.network().unwrap(), 10).unwrap();
    let mut rng = Rng::new(6, Stream::Data);
    let right = (0..100).filter(|i| {
        let strokes = others::draw(Other::Persian((i % 10) as u8), &mut rng).unwrap();
        let Some(image) = ink::render(&strokes, 1.0).unwrap() else { panic!("a digit makes an image") };
        usize::from(network.read_strokes(&image, &strokes).unwrap().best) == i % 10
    });
    let right = right.count();
    assert!(right >= 90, "{right} of 100");
}

#[test]
fn equal_seeds_teach_equal_bits() {
    let teach = |seed| {
        let mut teaching = Teaching::begin(digits_set(vec![odd_seven(0)]), &shipped(), seed).unwrap();
        for _ in 0..3 {
            teaching.advance().unwrap();
        }
        teaching.network().unwrap()
    };
    assert_eq!(teach(1), teach(1));
    assert_ne!(teach(1), teach(2));
}

#[test]
fn a_class_without_a_drawing_and_another_network_are_refused() {
    let refusal = |set: DrawingSet| Teaching::begin(set, &shipped(), 1).unwrap_err().to_string();
    assert_eq!(refusal(digits_set(vec![])), "drawings: expected at least one, got none");
    let set = DrawingSet::new(labels("a b"), vec![LabeledDrawing { label: 0, ..odd_seven(0) }]).unwrap();
    assert_eq!(refusal(set), "drawings: expected at least one of each class, got none of \"b\"");
    let mlp = Mlp::from_layers(shipped().layers()[..2].to_vec()).unwrap();
    let error = Teaching::begin(digits_set(vec![odd_seven(0)]), &mlp, 1).unwrap_err();
    assert_eq!(error.to_string(), "weights: expected shape (784, 10), got (784, 600)");
}

#[test]
fn a_set_reads_as_it_is_written_and_nothing_else_does() {
    let set = digits_set((0..3).map(odd_seven).collect());
    let text = set.write().unwrap();
    assert_eq!(DrawingSet::read(&text).unwrap(), set);
    let refusal = |text: &str| DrawingSet::read(text).unwrap_err().to_string();
    assert!(refusal("hello").starts_with("drawings: expected a file of drawings from this page, got expected value"));
    assert!(refusal(&text.replace("chainrule-drawings", "drawings-of-cats")).contains("got \"drawings-of-cats\""));
    assert!(refusal(&text.replace("\"version\":1", "\"version\":2")).contains("expected version 1, got 2"));
    assert!(refusal(&text.replace("\"label\":7", "\"label\":10")).contains("a class from 0 to 9, got 10"));
    assert!(refusal(&text.replace("\"9\"", "\"8\"")).contains("each of the classes once, got \"8\""));
    assert!(refusal(&text.replace("\"9\"", "\"\"")).contains("1 to 12 characters, got"));
    assert!(refusal(&text.replace("0.2]", "1e30]")).contains("within 1000 pad sides"));
    let small = LabeledDrawing { label: 0, strokes: vec![vec![[0.5, 0.5]]] };
    assert_eq!(
        DrawingSet::new(labels("a b"), vec![small]).unwrap_err().to_string(),
        "drawing: expected a longest side of at least 1/20 of the pad, got less"
    );
    assert_eq!(DrawingSet::new(labels("a"), vec![]).unwrap_err().code(), "value");
}

proptest! {
    #[test]
    fn any_text_gives_a_set_or_an_error(at: prop::sample::Index, bytes: String) {
        let mut text = digits_set(vec![odd_seven(1)]).write().unwrap();
        let at = at.index(text.len());
        text.insert_str(at, &bytes);
        if let Ok(set) = DrawingSet::read(&text) {
            set.validate().unwrap();
        }
    }
}
