//! What the fuzzers begin with: a few inputs of each kind that are accepted, written by the core itself.

mod settings;
#[allow(unreachable_pub, reason = "it is public in the fuzzers' own library")]
#[path = "../../../fuzz/src/tiny.rs"]
mod tiny;

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Result, bail};
use chainrule::checkpoint::{Precision, save};
use chainrule::dataset::digits;
use chainrule::images::{ImageConfig, ImageTraining};
use chainrule::ink::Stroke;
use chainrule::optimizer::Rule;
use chainrule::rng::{Rng, Stream};
use chainrule::teach::{DrawingSet, LabeledDrawing};
use chainrule::trace::{Difficulty, Exercise, PRESETS, Problem, Size};
use chainrule::wire::Strokes;
use chainrule::{Activation, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig};
use serde::Serialize;

/// Returns the seeds of a target.
pub(super) fn of(target: &str) -> Result<Vec<Vec<u8>>> {
    Ok(match target {
        "idx" => images(),
        "network" => networks()?,
        "training" => trainings()?,
        "table" => TABLES.iter().map(|table| table.as_bytes().to_vec()).collect(),
        "link" => problems().iter().map(|problem| problem.to_link().into_bytes()).collect(),
        "drawings" => vec![drawings()?.write()?.into_bytes()],
        "strokes" => strokes()?,
        "number" => NUMBERS.iter().enumerate().map(|(idx, text)| number(idx as u8, text)).collect(),
        "config" => settings::all()?,
        "message" => messages()?,
        _ => bail!("The target {target} has no seeds."),
    })
}

/// Returns the words of texts: what a mutation should be able to put in as a whole.
pub(super) fn words(seeds: &[Vec<u8>]) -> BTreeSet<String> {
    let texts = seeds.iter().filter_map(|seed| str::from_utf8(seed).ok());
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_word = |word: &&str| word.len() > 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    texts.flat_map(|text| text.split(|c| !is_part(c))).filter(is_word).map(str::to_owned).collect()
}

/// IDX files; the first byte says whether the target compresses what follows.
fn images() -> Vec<Vec<u8>> {
    let images: &[u8] = &[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];
    let labels: &[u8] = &[0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9];
    let floats: &[u8] = &[0, 0, 0x0d, 1, 0, 0, 0, 1, 0, 0, 0x80, 0x3f];
    [images, labels, floats].iter().flat_map(|file| [0, 1].map(|mode| [&[mode], *file].concat())).collect()
}

fn mlp(n_features: usize, sizes: &[usize], hidden: Activation) -> Result<Mlp<f32>> {
    let activation = |idx| if idx + 1 == sizes.len() { Activation::Identity } else { hidden };
    let layer = |(idx, &n_neurons): (usize, &usize)| LayerConfig { n_neurons, activation: activation(idx) };
    let layers = sizes.iter().enumerate().map(layer).collect();
    Ok(Mlp::new(&MlpConfig { n_features, layers, init: Init::HeUniform, seed: 1 })?)
}

fn networks() -> Result<Vec<Vec<u8>>> {
    let shapes: [(usize, &[usize], Activation); 4] = [
        (2, &[3, 1], Activation::Tanh),
        (4, &[2, 2, 10], Activation::Relu),
        (3, &[2], Activation::Identity),
        (784, &[1, 1, 10], Activation::LeakyRelu { slope: 0.1 }),
    ];
    let mut files = vec![];
    for (n_features, sizes, hidden) in shapes {
        for precision in [Precision::F32, Precision::F16] {
            files.push(save(&mlp(n_features, sizes, hidden)?, precision)?);
        }
    }
    Ok(files)
}

/// Trainings at their begin, in the middle of an epoch, in an evaluation, and at their end.
fn trainings() -> Result<Vec<Vec<u8>>> {
    let data = Arc::new(tiny::data()?);
    let rules = [Rule::Sgd, Rule::Momentum { momentum: 0.9 }, Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 }];
    let mut files = vec![];
    for (rule, n_units) in rules.into_iter().flat_map(|rule| [0, 2, 3, 4, 20].map(|n_units| (rule, n_units))) {
        let mut training = ImageTraining::new(Arc::clone(&data), image_config(rule))?;
        for _ in 0..n_units {
            training.advance()?;
        }
        files.push(training.save()?);
    }
    Ok(files)
}

/// A training of two epochs of three updates.
fn image_config(rule: Rule) -> ImageConfig {
    ImageConfig {
        hidden: vec![2],
        activation: Activation::Tanh,
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig { rule, learning_rate: 0.1, weight_decay: 0.01, l1: 0.001 },
        batch_size: 5,
        n_epochs: 2,
        init: Init::XavierUniform,
        seed: 1,
        n_train: None,
    }
}

const TABLES: [&str; 10] = [
    "x,y,class\n0.5,-1,0\n1e-1,2.,1\n-3,.5,1\n",
    "x;y;class\n0,5;-1;0\n1.200;2;1\n",
    "1\t2\t0.5\n3\t4\t-1.5\n\n5\t6\t7\n",
    "sep=;\n1;2;0\n3;4;1\n",
    "\"x\",\"y\",\"label\"\n\"1\",\"2\",\"cat\"\n\"3\",\"4\",\"dog\"\n",
    "\u{feff}۱٫۵؛۲؛۰\n۳؛−۴؛۱\n",
    "1 2 0\n3 4 1\n",
    "1,2,0\n,,\n,3,1\nnan,inf,1\n",
    "1e400,2,0\n1000001,2,1\n1,2,-1\n1,2\n1,2,3,4\n",
    "id,x,y,class\r\n1,0.5,2,0\r\n2,0.7,1,1\r\n",
];

/// Presets, and an exercise of each kind.
fn problems() -> Vec<Problem> {
    let mut problems: Vec<Problem> = PRESETS.iter().map(|preset| preset.problem()).collect();
    for size in [Size::Small, Size::Medium, Size::Large, Size::Batch] {
        for difficulty in [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard] {
            problems.push(Exercise { seed: 1, size, difficulty }.problem());
        }
    }
    problems
}

fn digit(digit: u8) -> Result<Vec<Stroke>> {
    Ok(digits::draw(digit, &mut Rng::new(1, Stream::Data))?)
}

fn drawings() -> Result<DrawingSet> {
    let labels = vec!["sun".to_owned(), "ماه".to_owned()];
    let drawing = |label: usize| -> Result<LabeledDrawing> {
        let mut strokes = digit(label as u8)?;
        // Every fourth point is enough for a mutation to begin with.
        for stroke in &mut strokes {
            *stroke = stroke.iter().step_by(4).copied().collect();
        }
        Ok(LabeledDrawing { label, strokes })
    };
    Ok(DrawingSet::new(labels, vec![drawing(0)?, drawing(1)?])?)
}

/// In the layout of the target: the pad's side, flags, the numbers of strokes and of their points, and the points.
fn strokes() -> Result<Vec<Vec<u8>>> {
    let mut seeds = vec![];
    for n in 0..10 {
        let Strokes { points, lengths } = Strokes::new(&digit(n)?);
        let mut seed = 1.0_f32.to_le_bytes().to_vec();
        seed.extend([n, lengths.len() as u8]);
        seed.extend(lengths.iter().map(|&length| length as u8));
        seed.extend(points.iter().flat_map(|coordinate| coordinate.to_le_bytes()));
        seeds.push(seed);
    }
    Ok(seeds)
}

const NUMBERS: [&str; 12] = [
    "0.25\n0.1",
    "-1/4\n1/4",
    "1e3",
    "\u{2212}\u{06f1}\u{066b}\u{06f5}",
    "\u{200e}+.5\u{200f}\n0.01",
    "999999999\n1",
    "0.000000000001/3\n1/7",
    "1/0",
    " - 3 / 4 ",
    "123456789.123456789/987654321",
    "1\u{066c}000",
    "-0",
];

/// In the layout of the target: which problem, which number, how many nudges, and the text.
fn number(idx: u8, text: &str) -> Vec<u8> {
    [&[idx, idx, 1 + idx], text.as_bytes()].concat()
}

fn message(name: &str, arguments: &impl Serialize) -> Result<Vec<u8>> {
    Ok(format!("{name}\n{}", serde_json::to_string(arguments)?).into_bytes())
}

fn messages() -> Result<Vec<Vec<u8>>> {
    let mut seeds = vec![];
    for (idx, problem) in problems().iter().take(8).enumerate() {
        let json = serde_json::to_value(problem)?;
        for edit in EDITS {
            let edit: serde_json::Value = serde_json::from_str(edit)?;
            seeds.push(message("editProblem", &(&json, [edit], 0, "short"))?);
        }
        let answers = serde_json::json!([{"id": "o", "text": "0.5"}, {"id": "L", "text": "1/4"}]);
        seeds.push(message("checkWorking", &(&json, 0, answers, "full"))?);
        seeds.push(message("traceTrainingStep", &(&json, 0, serde_json::json!({"places": 3})))?);
        seeds.push(message("blanks", &(&json, 0, idx))?);
        seeds.push(message("plantedMistake", &(&json, 0, idx, "fraction"))?);
        seeds.push(message("trainedNetwork", &json)?);
    }
    seeds.push(message("exerciseProblem", &Exercise { seed: 7, size: Size::Batch, difficulty: Difficulty::Hard })?);
    seeds.push(message("presetProblem", &PRESETS[0])?);
    seeds.push(message("writeDrawings", &drawings()?)?);
    seeds.push(message("exampleDrawing", &"off_center")?);
    let steps = serde_json::json!({"crop": true, "scale": true, "pen": false, "center": true});
    seeds.push(message("names", &("classes", "fashion_mnist", "train_images", steps))?);
    Ok(seeds)
}

const EDITS: [&str; 6] = [
    r#"{"number":{"id":"w11","sample":0,"text":"-1/3"}}"#,
    r#"{"nudge":{"id":"w21","sample":0,"text":null,"unit":"0.1","n":-2}}"#,
    r#"{"nudge":{"id":"η","sample":0,"unit":"0.01","n":3}}"#,
    r#"{"shape":{"sizes":[2,3,2],"nSamples":2,"loss":"softmax_cross_entropy","activations":["relu","identity"]}}"#,
    r#"{"rule":{"adam":{"beta1":0.9,"beta2":0.999,"eps":1e-8}}}"#,
    r#"{"trainingStep":3}"#,
];

#[cfg(test)]
mod tests {
    use chainrule::trace::Edit;

    use super::*;

    #[test]
    fn what_is_written_by_hand_is_what_the_core_reads() {
        for edit in EDITS {
            assert!(serde_json::from_str::<Edit>(edit).is_ok(), "{edit}");
        }
    }

    #[test]
    fn the_words_of_texts_are_found() {
        let seeds = [b"curves\n{\"nPoints\":9}".to_vec(), b"v1*leaky_0.1".to_vec(), vec![0xff, 0xfe]];
        let words: Vec<String> = words(&seeds).into_iter().collect();
        assert_eq!(words, ["curves", "leaky_0", "nPoints", "v1"]);
    }

    #[test]
    fn trainings_differ_from_one_another() {
        let files = trainings().unwrap();
        assert!(files.iter().enumerate().all(|(idx, file)| !files[..idx].contains(file)));
    }
}
