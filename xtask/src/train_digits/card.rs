//! The model card, for people (Markdown) and for the page (JSON).

use std::fmt::Write as _;
use std::iter;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use chainrule::doubt::{GAP, LEAST_LIKENESS};
use chainrule::sum::sha256;
use chainrule::{Dense, Mlp, checkpoint};
use serde::{Deserialize, Serialize};

use super::batches::Plan;
use super::data::{SOURCES, Source};
use super::evaluate::Figures;
use super::judge::REFUSED;
use super::refusals::Group;
use super::train::LEARNING_RATE;
use crate::step::{say, seconds};

pub(super) const WEIGHTS: &str = "digits.safetensors";
pub(super) const JUDGE: &str = "digits-judge.safetensors";
const JSON: &str = "digits.json";
const MARKDOWN: &str = "digits.md";

/// The content of the model card.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Card {
    file: String,
    bytes: usize,
    sha256: String,
    layers: Vec<usize>,
    parameters: usize,
    #[serde(flatten)]
    origin: Origin,
    judge: JudgeFile,
    figures: Figures,
    sources: Vec<Source>,
}

/// How the weights were trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Origin {
    date: String,
    command: String,
    seed: u64,
    epochs: usize,
    batch_size: usize,
    training_minutes: f64,
    drawing_copies: usize,
    by_rule: usize,
}

/// The judge that rejects non-digits.
#[derive(Debug, Serialize)]
struct JudgeFile {
    file: String,
    bytes: usize,
    sha256: String,
    layers: Vec<usize>,
    parameters: usize,
}

/// The hashes and figures that `--evaluate` compares with.
#[derive(Debug, Deserialize)]
struct Claim {
    sha256: String,
    judge: JudgeClaim,
    figures: Figures,
}

#[derive(Debug, Deserialize)]
struct JudgeClaim {
    sha256: String,
}

impl Origin {
    pub(super) fn of(plan: &Plan, duration: Duration) -> Self {
        Self {
            date: time::OffsetDateTime::now_utc().date().to_string(),
            command: format!("cargo xtask train-digits --epochs {} --seed {}", plan.n_epochs, plan.seed),
            seed: plan.seed,
            epochs: plan.n_epochs,
            batch_size: plan.batch_size,
            training_minutes: (duration.as_secs_f64() / 6.0).round() / 10.0,
            drawing_copies: plan.drawing_copies,
            by_rule: plan.n_by_rule,
        }
    }
}

/// Reads from the card in a folder how its weights were trained.
pub(super) fn origin(folder: &Path) -> Result<Origin> {
    let path = folder.join(JSON);
    let json = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("{} is not a card", path.display()))
}

/// Writes weights, judge and model card.
pub(super) fn write(folder: &Path, file: &[u8], judge: &[u8], origin: &Origin, figures: &Figures) -> Result<()> {
    let (mlp, judge_mlp) = (checkpoint::load(file)?, checkpoint::load(judge)?);
    let card = Card {
        file: WEIGHTS.into(),
        bytes: file.len(),
        sha256: sha256(file),
        layers: layers(&mlp),
        parameters: mlp.n_parameters(),
        origin: origin.clone(),
        judge: JudgeFile {
            file: JUDGE.into(),
            bytes: judge.len(),
            sha256: sha256(judge),
            layers: layers(&judge_mlp),
            parameters: judge_mlp.n_parameters(),
        },
        figures: figures.clone(),
        sources: SOURCES.to_vec(),
    };
    let markdown = card.markdown()?;
    let json = serde_json::to_string_pretty(&card)? + "\n";
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, bytes) in [(WEIGHTS, file), (JUDGE, judge), (JSON, json.as_bytes()), (MARKDOWN, markdown.as_bytes())] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        say("written", &path.display().to_string());
    }
    report(figures);
    Ok(())
}

/// Returns the number of inputs, and of units in each layer.
fn layers(mlp: &Mlp<f32>) -> Vec<usize> {
    iter::once(mlp.n_features()).chain(mlp.layers().iter().map(Dense::n_outputs)).collect()
}

/// Prints the figures, and compares them with the model card.
pub(super) fn compare(folder: &Path, file: &[u8], judge: &[u8], figures: &Figures) -> Result<()> {
    let path = folder.join(JSON);
    let json = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let card: Claim = serde_json::from_slice(&json).with_context(|| format!("{} is not a card", path.display()))?;
    report(figures);
    let sum = sha256(file);
    ensure!(card.sha256 == sum, "the card belongs to other weights: SHA-256 {}, not {sum}", card.sha256);
    let sum = sha256(judge);
    ensure!(card.judge.sha256 == sum, "the card belongs to another judge: SHA-256 {}, not {sum}", card.judge.sha256);
    ensure!(card.figures == *figures, "the card has different figures: {:#?}", card.figures);
    say("card", "the figures match");
    Ok(())
}

fn report(figures: &Figures) {
    say("figures", &format!("MNIST test: {}", figures.mnist_test));
    say("figures", &format!("held-out writers: {}", figures.held_out_writers));
    for same in &figures.same_answer {
        say("figures", &format!("same answer, {}: {}", same.change, same.count));
    }
    let refusals = &figures.refusals;
    say("figures", &format!("held-out writers, refused: {}", refusals.held_out_writers));
    say("figures", &format!("MNIST test, refused: {}", refusals.mnist_test));
    say("figures", &format!("blank pads, refused: {}", refusals.blank));
    for (what, groups) in [("not learned from", &refusals.unseen), ("learned from", &refusals.learned)] {
        for Group { sort, refused, .. } in groups {
            say("figures", &format!("{}, {what}, refused: {refused}", sort.name()));
        }
    }
    say("figures", &format!("Persian lookalikes, refused: {}", refusals.lookalikes));
}

impl Card {
    fn markdown(&self) -> Result<String> {
        let mut text = String::new();
        let shape = |layers: &[usize]| layers.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
        let (layers, judge, origin) = (shape(&self.layers), &self.judge, &self.origin);
        let minutes = seconds(Duration::from_secs_f64(origin.training_minutes * 60.0));
        write!(
            text,
            "# Model card: {file}\n\
            \n\
            Reads the digit in a 28×28 grayscale image that `chainrule::ink` rendered from pen strokes. Input: (B, 784) in [0, 1],\n\
            with ink at 1; output: logits (B, 10).\n\
            \n\
            | | |\n|---|---|\n\
            | network | {layers}, ReLU, {parameters} parameters |\n\
            | file | safetensors, weights in 8 bits with a scale per row, {bytes} bytes, SHA-256 `{sha256}` |\n\
            | made by | `{command}` on {date}, in {minutes} |\n\
            | its judge | {judge_file}: {judge_layers}, ReLU, {judge_parameters} parameters, f16, {judge_bytes} bytes, \
            SHA-256 `{judge_sha256}`, made by `cargo xtask train-digits --judge` |\n\
            \n\
            ## Figures\n\
            \n\
            Measured with the weights in the file; `cargo xtask train-digits --evaluate` repeats the measurement.\n\
            \n\
            | test data | accuracy |\n|---|---|\n\
            | MNIST's 10,000 test images | {mnist} |\n\
            | drawings of the six held-out writers, through `chainrule::ink` | {writers} |\n\
            \n\
            | the same drawings, changed | same prediction as before |\n|---|---|\n",
            file = self.file,
            parameters = self.parameters,
            bytes = self.bytes,
            sha256 = self.sha256,
            command = origin.command,
            date = origin.date,
            judge_file = judge.file,
            judge_layers = shape(&judge.layers),
            judge_parameters = judge.parameters,
            judge_bytes = judge.bytes,
            judge_sha256 = judge.sha256,
            mnist = self.figures.mnist_test,
            writers = self.figures.held_out_writers,
        )?;
        for same in &self.figures.same_answer {
            writeln!(text, "| {} | {} |", same.change, same.count)?;
        }
        self.write_refusals(&mut text)?;
        write!(text, "\n## Data\n\n| file | SHA-256, decompressed | origin | license |\n|---|---|---|---|\n")?;
        for Source { file, sha256, origin, license } in &self.sources {
            writeln!(text, "| {file} | `{sha256}` | {origin} | {license} |")?;
        }
        write!(
            text,
            "\n\
            MNIST's test images were not used for training or for choosing settings. Of the 30 writers of pen strokes, the last\n\
            six by name (tra-25 to tra-30) were held out in the same way.\n\
            \n\
            ## Training\n\
            \n\
            Softmax cross-entropy, AdamW (learning rate {LEARNING_RATE} with cosine decay to 0, weight decay 0.01), {epochs} epochs\n\
            with batch size {batch}, seed {seed}. An epoch contains MNIST's 60,000 training images once, the drawings of the other\n\
            24 writers {copies} times and {by_rule} synthetic digits, all of them augmented: rotated, slanted, scaled and\n\
            distorted elastically (Simard, Steinkraus and Platt 2003), and the drawings also with a different pen.\n\
            \n\
            ## Limits\n\
            \n\
            It knows single digits from 0 to 9 in the shapes that people in the United States and in Turkey write, but not Persian\n\
            digits (۰ to ۹). Without its judge it reads a digit into anything; with it, some non-digits still pass. It is not\n\
            intended for reading forms, checks or votes.\n",
            epochs = origin.epochs,
            batch = origin.batch_size,
            seed = origin.seed,
            copies = origin.drawing_copies,
            by_rule = origin.by_rule,
        )?;
        Ok(text)
    }

    fn write_refusals(&self, text: &mut String) -> Result<()> {
        let refusals = &self.figures.refusals;
        write!(
            text,
            "\n\
            ## Rejection\n\
            \n\
            The judge maps the {units} units of the first hidden layer to the probability that the image shows a digit; below\n\
            {least:.0} % the drawing is rejected. It was trained on a part of the data below and on synthetic non-digits; its bias\n\
            was chosen so that {share:.0} % of the digits of six other training writers and of MNIST's last 10,000 training images\n\
            are rejected. Strokes side by side, separated by {gap:.0} % of the drawing's longest side, are recognized as several\n\
            digits beforehand.\n\
            \n\
            | digits | wrongly rejected |\n|---|---|\n\
            | drawings of the six held-out writers | {writers} |\n\
            | MNIST's 10,000 test images, by the judge alone | {mnist} |\n\
            \n\
            | non-digits | correctly rejected |\n|---|---|\n\
            | blank pads, dots, strokes below a twentieth of the pad | {blank} |\n\
            | all kinds that the judge has not learned from | {no_digits} |\n",
            units = self.judge.layers[0],
            least = 100.0 * LEAST_LIKENESS,
            share = 100.0 * REFUSED,
            gap = 100.0 * GAP,
            writers = refusals.held_out_writers,
            mnist = refusals.mnist_test,
            blank = refusals.blank,
            no_digits = refusals.no_digits,
        )?;
        for (what, groups) in [("the judge has not learned from", &refusals.unseen), ("it has", &refusals.learned)] {
            for Group { sort, kinds, refused } in groups {
                writeln!(text, "| {} that {what}: {kinds} | {refused} |", sort.name())?;
            }
        }
        write!(
            text,
            "\n\
            200 drawings of each kind, with other seeds than the judge's training data. Letters that look like digits (B D G I J O Q\n\
            S T Y Z, b g i j l o q s y z) are in neither group. Of the Persian digits ۰ ۱ ۵ ۹, which look like 0, 1, 0 and 9, so\n\
            that either outcome is acceptable, {} were rejected.\n",
            refusals.lookalikes
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chainrule::checkpoint::Precision;
    use chainrule::{Activation, Init, LayerConfig, Mlp, MlpConfig};

    use super::super::count::Count;
    use super::super::evaluate::{Change, SameAnswer};
    use super::super::refusals::{Refusals, Sort};
    use super::*;

    const PLAN: Plan = Plan { seed: 7, n_epochs: 30, batch_size: 64, drawing_copies: 3, n_by_rule: 500 };

    fn weights(seed: u64) -> Vec<u8> {
        let layers = [7, 5].map(|n_neurons| LayerConfig { n_neurons, activation: Activation::Relu }).to_vec();
        let mlp = Mlp::new(&MlpConfig { n_features: 3, layers, init: Init::HeUniform, seed }).unwrap();
        checkpoint::save(&mlp, Precision::F16).unwrap()
    }

    fn figures(hits: usize) -> Figures {
        let count = Count { hits, of: 1498, share: hits as f64 / 1498.0 };
        let same_answer = vec![SameAnswer { change: Change::ThinPen, count }];
        let mnist_test = Count { hits: 9941, of: 10_000, share: 0.9941 };
        let group = |kinds: &str| vec![Group { sort: Sort::Letters, kinds: kinds.into(), refused: count }];
        let refusals = Refusals {
            held_out_writers: count,
            mnist_test: Count { hits: 111, of: 10_000, share: 0.0111 },
            blank: count,
            no_digits: count,
            unseen: group("F L"),
            learned: group("A"),
            lookalikes: count,
        };
        Figures { mnist_test, held_out_writers: count, same_answer, refusals }
    }

    /// Written on a day, in a time.
    fn origin() -> Origin {
        Origin::of(&PLAN, Duration::from_secs(1234))
    }

    #[test]
    fn what_was_written_is_recognized_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let models = folder.path().join("public/models");
        assert!(
            compare(&models, &weights(1), &weights(3), &figures(1490))
                .unwrap_err()
                .to_string()
                .contains("cannot be read")
        );
        for hits in 1450..=1498 {
            write(&models, &weights(1), &weights(3), &origin(), &figures(hits)).unwrap();
            compare(&models, &weights(1), &weights(3), &figures(hits)).unwrap();
        }
        assert_eq!(std::fs::read(models.join(WEIGHTS)).unwrap(), weights(1));
        let message = compare(&models, &weights(2), &weights(3), &figures(1498)).unwrap_err().to_string();
        assert!(message.contains("belongs to other weights"), "{message}");
        let message = compare(&models, &weights(1), &weights(2), &figures(1498)).unwrap_err().to_string();
        assert!(message.contains("belongs to another judge"), "{message}");
        assert_eq!(super::origin(&models).unwrap(), origin(), "so that a new judge keeps how the weights were made");
        let message = compare(&models, &weights(1), &weights(3), &figures(1497)).unwrap_err().to_string();
        assert!(message.contains("different figures"), "{message}");
    }

    #[test]
    fn the_card_says_what_was_measured_and_how_it_was_made() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &weights(1), &weights(3), &origin(), &figures(1490)).unwrap();
        let markdown = std::fs::read_to_string(folder.path().join(MARKDOWN)).unwrap();
        for expected in [
            "| MNIST's 10,000 test images | 99.41 % (9941 of 10000) |",
            "| a pen of 1.7 pixels instead of 2.6 | 99.47 % (1490 of 1498) |",
            "| MNIST's 10,000 test images, by the judge alone | 1.11 % (111 of 10000) |",
            "| letters that the judge has not learned from: F L | 99.47 % (1490 of 1498) |",
            "`cargo xtask train-digits --epochs 30 --seed 7`",
            "3-7-5, ReLU, 68 parameters",
            "doi 10.24432/C5MG6K",
            SOURCES[4].sha256,
        ] {
            assert!(markdown.contains(expected), "{expected} is not in\n{markdown}");
        }
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.path().join(JSON)).unwrap()).unwrap();
        assert_eq!(json["figures"]["mnistTest"]["hits"], 9941);
        assert_eq!(json["figures"]["sameAnswer"][0]["change"], "thinPen");
        assert_eq!(json["bytes"], weights(1).len());
        assert_eq!(json["sources"].as_array().unwrap().len(), SOURCES.len());
    }
}
