use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

/// A list of all kinds, which the compiler checks for completeness.
macro_rules! chain {
    ($type:ident, at last $last:pat, $($before:pat => $after:expr,)*) => {
        |before: &$type| -> Option<$type> { match before { $($before => Some($after),)* $last => None } }
    };
}

fn every_expected() -> Vec<Expected> {
    use Expected as E;
    let next = chain! { Expected, at last E::Sha256 { .. },
        E::FiniteNumber => E::FiniteNumbers,
        E::FiniteNumbers => E::range(Ranged::Class, 0, 9),
        E::Between { .. } => E::FROM_0,
        E::AtLeast { .. } => E::ABOVE_0,
        E::Above { .. } => E::AboveUpTo { bound: 0.0, to: 100.0 },
        E::AboveUpTo { .. } => E::FromBelow { from: 0.0, bound: 1.0 },
        E::FromBelow { .. } => E::Below { of: Ranged::Sample, bound: 2 },
        E::Below { .. } => E::HalfPrecision { limit: 65504.0 },
        E::HalfPrecision { .. } => E::GridPoints { grid: 1024.0, limit: 256.0 },
        E::GridPoints { .. } => E::NearPad { sides: 1000.0 },
        E::NearPad { .. } => E::FiniteDrawing,
        E::FiniteDrawing => E::DrawingAtLeast { nth: 20.0 },
        E::DrawingAtLeast { .. } => E::AtMost { n: 24, of: Some(Thing::Characters) },
        E::AtMost { of: Some(_), .. } => E::at_most(4),
        E::AtMost { of: None, .. } => E::Count { n: 1, of: Thing::Inputs },
        E::Count { .. } => E::CountBetween { from: 1, to: 8, of: Thing::Pixels },
        E::CountBetween { .. } => E::FewerThan { n: 4, of: Thing::Samples },
        E::FewerThan { .. } => E::ForEach { each: Each::Activation, n: 3, of: Thing::Layers },
        E::ForEach { .. } => E::EachOnce { of: Thing::Results },
        E::EachOnce { .. } => E::SameSamples { n: 4 },
        E::SameSamples { .. } => E::OneOfEachClass,
        E::OneOfEachClass => E::EqualCounts,
        E::EqualCounts => E::Shape { axes: vec![AxisLength::Any('B'), AxisLength::Exactly(784)] },
        E::Shape { .. } => E::EqualRows,
        E::EqualRows => E::OneOf { names: vec!["relu", "tanh", "identity"] },
        E::OneOf { .. } => E::Written { notation: Notation::Number, examples: vec!["0.25", "-1/4"] },
        E::Written { .. } => E::ActivationsOf { names: vec!["relu", "identity"] },
        E::ActivationsOf { .. } => E::OneHiddenActivation,
        E::OneHiddenActivation => E::Syntax { part: SyntaxPart::Operand },
        E::Syntax { part: SyntaxPart::Operand } => E::Syntax { part: SyntaxPart::Name { functions: vec!["exp", "ln"] } },
        E::Syntax { .. } => E::NonzeroDenominator,
        E::NonzeroDenominator => E::NameWithEither { words: vec!["train", "t10k"] },
        E::NameWithEither { .. } => E::LetterUnlikeDigits,
        E::LetterUnlikeDigits => E::ResultId,
        E::ResultId => E::VisibleMistakes,
        E::VisibleMistakes => E::AnotherDigit,
        E::AnotherDigit => E::Targets { of: TargetKind::Values },
        E::Targets { .. } => E::LossFor { of: TargetKind::Classes },
        E::LossFor { .. } => E::FilesOfOneSet,
        E::FilesOfOneSet => E::ClassFolders,
        E::ClassFolders => E::SameImages,
        E::SameImages => E::ImagesOf { rows: 28, columns: 28 },
        E::ImagesOf { .. } => E::Fitting { part: KeptPart::Settings },
        E::Fitting { .. } => E::Version { version: "v1" },
        E::Version { .. } => E::FileFormat { name: "chainrule-drawings" },
        E::FileFormat { .. } => E::DrawingsFile,
        E::DrawingsFile => E::Records,
        E::Records => E::Json,
        E::Json => E::TrainingNote,
        E::TrainingNote => E::KnownFields { argument: "config" },
        E::KnownFields { .. } => E::IdxFile { contents: IdxContents::Images },
        E::IdxFile { .. } => E::Header { n_bytes: 16 },
        E::Header { .. } => E::Elements { sizes: vec![30, 4, 4] },
        E::Elements { .. } => E::Undamaged,
        E::Undamaged => E::UndamagedGzip,
        E::UndamagedGzip => E::MetadataEntry { name: "activations" },
        E::MetadataEntry { .. } => E::Tensor { name: "order".into(), dtypes: vec!["U32"], n_dimensions: 1 },
        E::Tensor { .. } => E::Perceptron { part: PerceptronPart::Chain },
        E::Perceptron { .. } => E::Sha256 { sha256: "ff7bcfd4".into() },
    };
    std::iter::successors(Some(E::FiniteNumber), next).collect()
}

fn every_got() -> Vec<Got> {
    use Got as G;
    let next = chain! { Got, at last G::More,
        G::Number { .. } => G::NotANumber,
        G::NotANumber => G::Infinity { is_negative: false },
        G::Infinity { is_negative: false } => G::Infinity { is_negative: true },
        G::Infinity { is_negative: true } => G::from("rely"),
        G::Text { .. } => G::typed(Place::from("w11"), "abc", 24),
        G::Typed { .. } => G::At { position: 5, text: ")".into() },
        G::At { .. } => G::EndOfText,
        G::EndOfText => G::Result { id: "z_H1".into(), training_step: Some(2) },
        G::Result { .. } => G::Count { n: 5, of: Thing::Bytes },
        G::Count { .. } => G::Counts { counts: vec![3, 2, 4] },
        G::Counts { .. } => G::Shape { lengths: vec![4, 785] },
        G::Shape { .. } => G::Tensor { dtype: "F32".into(), n_dimensions: 2 },
        G::Tensor { .. } => G::tensors([("conv1.weight", &[32, 1, 3, 3][..])].into_iter()),
        G::Tensors { .. } => G::NetworkFile { of: NetworkFormat::Pytorch },
        G::NetworkFile { .. } => G::StartsWith { bytes: "89 50 4e 47".into() },
        G::StartsWith { .. } => G::IdxFile { contents: IdxContents::Labels },
        G::IdxFile { .. } => G::Targets { of: TargetKind::Classes },
        G::Targets { .. } => G::DataSets { names: vec!["MNIST"], has_others: true },
        G::DataSets { .. } => G::Sha256 { sha256: "00".into() },
        G::Sha256 { .. } => G::Labels { lowest: 1, highest: 200 },
        G::Labels { .. } => G::Pixels { rows: 4, columns: 1 },
        G::Pixels { .. } => G::NoneOfClass { label: "cat".into() },
        G::NoneOfClass { .. } => G::NoVisibleMistake,
        G::NoVisibleMistake => G::fault("unexpected end of file"),
        G::Fault { .. } => G::Nothing,
        G::Nothing => G::Other,
        G::Other => G::Less,
        G::Less => G::More,
    };
    std::iter::successors(Some(G::number(-0.5)), next).collect()
}

/// The kinds, as they are sent to a page.
fn kinds(values: impl IntoIterator<Item = Value>) -> BTreeSet<String> {
    values.into_iter().map(|value| value["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_kind_has_a_distinct_phrase() {
    let (expected, got) = (every_expected(), every_got());
    let n_kinds = kinds(expected.iter().map(|expected| serde_json::to_value(expected).unwrap())).len();
    assert_eq!(n_kinds, expected.len() - 2, "`AtMost` and `Syntax` stand twice in the chain, the others once");
    let n_kinds = kinds(got.iter().map(|got| serde_json::to_value(got).unwrap())).len();
    assert_eq!(n_kinds, got.len() - 1, "`Infinity` stands twice in the chain, the others once");
    for phrases in [
        expected.iter().map(ToString::to_string).collect::<Vec<_>>(),
        got.iter().map(ToString::to_string).collect::<Vec<_>>(),
    ] {
        for phrase in &phrases {
            assert!(!phrase.is_empty() && phrase.trim() == phrase && !phrase.contains("  "), "{phrase:?}");
            assert!(!phrase.contains(['{', '}']) && !phrase.ends_with(['.', ',']), "{phrase:?}");
        }
        assert_eq!(phrases.iter().collect::<BTreeSet<_>>().len(), phrases.len(), "{phrases:?}");
    }
}

#[test]
fn names_differ() {
    let names: BTreeSet<String> = What::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), What::ALL.len());
    let names: BTreeSet<String> = Computed::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), Computed::ALL.len());
}

#[test]
fn large_powers_of_ten_are_written_as_such() {
    for (expected, phrase) in [
        (Expected::between(0.0001, 1), "a number from 0.0001 to 1"),
        (Expected::between(-1_000_000_000, 1_000_000_000), "a number from -10⁹ to 10⁹"),
        (Expected::range(Ranged::Numbers, -1e15, 1e15), "numbers from -10¹⁵ to 10¹⁵"),
        (Expected::between(1, 60_000), "a number from 1 to 60000"),
        (Expected::between(-20_000_000, 1_000_000), "a number from -20000000 to 1000000"),
        (Expected::Count { n: 1, of: Thing::Targets }, "1 target"),
        (Expected::Count { n: 15, of: Thing::WeightsAndBiases }, "15 weights and biases"),
        (Expected::OneOf { names: vec!["a", "b", "c"] }, "a, b or c"),
    ] {
        assert_eq!(expected.to_string(), phrase);
    }
    assert_eq!(Got::from(f64::NAN), Got::NotANumber);
    assert_eq!(Got::from(f32::NEG_INFINITY), Got::Infinity { is_negative: true });
    assert_eq!(Got::from(0.1_f32), Got::Number { text: "0.1".into() });
}

#[test]
fn a_place_is_a_symbol_or_a_setting() {
    for (id, what) in [("slope:0", What::Slope), ("alpha:3", What::Alpha), ("margin", What::Margin)] {
        assert_eq!(Place::from(id), Place::Setting { what });
    }
    assert_eq!(Place::from("β1"), Place::Symbol { id: "β1".into(), sample: None });
    assert_eq!(Place::Symbol { id: "i1".into(), sample: Some(2) }.to_string(), "#2 i1");
}

#[test]
fn long_text_is_truncated() {
    let Got::Text { text } = Got::from("x".repeat(1000).as_str()) else { panic!("text is text") };
    assert_eq!(text.chars().count(), 41);
    assert!(text.ends_with('…'));
}

#[test]
fn a_page_receives_the_fields() {
    let error = Error::value(What::LearningRate, Expected::ABOVE_0, -0.1);
    let received = serde_json::to_value(Refusal::from(error)).unwrap();
    let fields = serde_json::json!({
        "code": "value",
        "what": "learningRate",
        "expected": { "kind": "above", "bound": 0.0 },
        "got": { "kind": "number", "text": "-0.1" },
        "message": "learning_rate: expected a finite number above 0, got -0.1",
    });
    assert_eq!(received, fields);
    let diverged = Error::Diverged { what: Computed::DBias, layer_idx: Some(1), step: 3 };
    let received = serde_json::to_value(Refusal::from(diverged)).unwrap();
    assert_eq!((&received["what"], &received["layerIdx"], &received["step"]), (&"dBias".into(), &1.into(), &3.into()));
}
