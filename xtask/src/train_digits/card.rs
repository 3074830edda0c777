//! The model card: what the weights are, for people (markdown) and for the page (JSON).

use std::fmt::Write as _;
use std::iter;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use chainrule::{Dense, checkpoint};
use serde::{Deserialize, Serialize};

use super::batches::Plan;
use super::data::{self, SOURCES, Source};
use super::evaluate::Figures;
use super::train::LEARNING_RATE;
use crate::step::{say, seconds};

pub(super) const WEIGHTS: &str = "digits.safetensors";
const JSON: &str = "digits.json";
const MARKDOWN: &str = "digits.md";

/// What the page can show.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Card {
    file: String,
    bytes: usize,
    sha256: String,
    layers: Vec<usize>,
    parameters: usize,
    date: String,
    command: String,
    seed: u64,
    epochs: usize,
    batch_size: usize,
    training_minutes: f64,
    figures: Figures,
    sources: Vec<Source>,
}

/// What `--evaluate` compares with.
#[derive(Debug, Deserialize)]
struct Claim {
    sha256: String,
    figures: Figures,
}

/// Writes weights and model card.
pub(super) fn write(folder: &Path, file: &[u8], plan: &Plan, figures: &Figures, duration: Duration) -> Result<()> {
    let mlp = checkpoint::load(file)?;
    let layers = iter::once(mlp.n_features()).chain(mlp.layers().iter().map(Dense::n_outputs)).collect();
    let card = Card {
        file: WEIGHTS.into(),
        bytes: file.len(),
        sha256: data::sha256(file),
        layers,
        parameters: mlp.n_parameters(),
        date: time::OffsetDateTime::now_utc().date().to_string(),
        command: format!("cargo xtask train-digits --epochs {} --seed {}", plan.n_epochs, plan.seed),
        seed: plan.seed,
        epochs: plan.n_epochs,
        batch_size: plan.batch_size,
        training_minutes: (duration.as_secs_f64() / 6.0).round() / 10.0,
        figures: figures.clone(),
        sources: SOURCES.to_vec(),
    };
    let markdown = card.markdown(plan)?;
    let json = serde_json::to_string_pretty(&card)? + "\n";
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, bytes) in [(WEIGHTS, file), (JSON, json.as_bytes()), (MARKDOWN, markdown.as_bytes())] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        say("written", &path.display().to_string());
    }
    report(figures);
    Ok(())
}

/// Says the figures, and whether the model card has the same.
pub(super) fn compare(folder: &Path, file: &[u8], figures: &Figures) -> Result<()> {
    let path = folder.join(JSON);
    let json = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let card: Claim = serde_json::from_slice(&json).with_context(|| format!("{} is not a card", path.display()))?;
    report(figures);
    let sha256 = data::sha256(file);
    ensure!(card.sha256 == sha256, "the card is of other weights: SHA-256 {}, not {sha256}", card.sha256);
    ensure!(card.figures == *figures, "the card has other figures: {:#?}", card.figures);
    say("card", "has the same figures");
    Ok(())
}

fn report(figures: &Figures) {
    say("figures", &format!("MNIST test: {}", figures.mnist_test));
    say("figures", &format!("held-out writers: {}", figures.held_out_writers));
    for same in &figures.same_answer {
        say("figures", &format!("same answer, {}: {}", same.change, same.count));
    }
}

impl Card {
    fn markdown(&self, plan: &Plan) -> Result<String> {
        let mut text = String::new();
        let layers = self.layers.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
        let minutes = seconds(Duration::from_secs_f64(self.training_minutes * 60.0));
        write!(
            text,
            "# Model card: {file}\n\
            \n\
            Names the digit in a 28×28 grey picture that `chainrule::ink` made of pen strokes. Input (B, 784) in 0..1,\n\
            ink high; output (B, 10) logits.\n\
            \n\
            | | |\n|---|---|\n\
            | network | {layers}, ReLU, {parameters} parameters |\n\
            | file | safetensors, f16, {bytes} bytes, SHA-256 `{sha256}` |\n\
            | made by | `{command}` on {date}, in {minutes} |\n\
            \n\
            ## Figures\n\
            \n\
            Measured on the weights in the file; `cargo xtask train-digits --evaluate` repeats them.\n\
            \n\
            | digits that the network has not learned from | named rightly |\n|---|---|\n\
            | MNIST's 10,000 test images | {mnist} |\n\
            | drawings of the six held-out writers, through `chainrule::ink` | {writers} |\n\
            \n\
            | the same drawings, changed | same answer as before |\n|---|---|\n",
            file = self.file,
            parameters = self.parameters,
            bytes = self.bytes,
            sha256 = self.sha256,
            command = self.command,
            date = self.date,
            mnist = self.figures.mnist_test,
            writers = self.figures.held_out_writers,
        )?;
        for same in &self.figures.same_answer {
            writeln!(text, "| {} | {} |", same.change, same.count)?;
        }
        write!(text, "\n## Data\n\n| file | SHA-256, decompressed | origin | license |\n|---|---|---|---|\n")?;
        for Source { file, sha256, origin, license } in &self.sources {
            writeln!(text, "| {file} | `{sha256}` | {origin} | {license} |")?;
        }
        write!(
            text,
            "\n\
            MNIST's test images were not used for training or for choosing anything. Of the 30 writers of pen strokes\n\
            the last six in the order of their names (tra-25 to tra-30) were held out in the same way.\n\
            \n\
            ## Training\n\
            \n\
            Softmax cross-entropy, AdamW (learning rate {LEARNING_RATE} falling as a cosine to 0, weight decay 0.01),\n\
            {epochs} epochs in batches of {batch}, seed {seed}. An epoch shows MNIST's 60,000 training images once, the\n\
            drawings of the other 24 writers {copies} times and {by_rule} digits drawn by rule, each time in another\n\
            hand: turned, slanted, scaled and distorted elastically (Simard, Steinkraus and Platt 2003), the drawings\n\
            also with another pen.\n\
            \n\
            ## Limits\n\
            \n\
            It knows single digits from 0 to 9 in the shapes that people in the United States and in Turkey write; the\n\
            Persian ones (۰ to ۹) it does not know. It gives an answer also to what is no digit. It was not made for\n\
            reading forms, checks or votes.\n",
            epochs = self.epochs,
            batch = self.batch_size,
            seed = self.seed,
            copies = plan.drawing_copies,
            by_rule = plan.n_by_rule,
        )?;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use chainrule::checkpoint::Precision;
    use chainrule::{Activation, Init, LayerConfig, Mlp, MlpConfig};

    use super::super::evaluate::{Change, Count, SameAnswer};
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
        Figures { mnist_test: Count { hits: 9941, of: 10_000, share: 0.9941 }, held_out_writers: count, same_answer }
    }

    #[test]
    fn what_was_written_is_recognized_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let models = folder.path().join("public/models");
        assert!(compare(&models, &weights(1), &figures(1490)).unwrap_err().to_string().contains("cannot be read"));
        for hits in 1450..=1498 {
            write(&models, &weights(1), &PLAN, &figures(hits), Duration::from_secs(1234)).unwrap();
            compare(&models, &weights(1), &figures(hits)).unwrap();
        }
        assert_eq!(std::fs::read(models.join(WEIGHTS)).unwrap(), weights(1));
        let message = compare(&models, &weights(2), &figures(1498)).unwrap_err().to_string();
        assert!(message.contains("of other weights"), "{message}");
        let message = compare(&models, &weights(1), &figures(1497)).unwrap_err().to_string();
        assert!(message.contains("other figures"), "{message}");
    }

    #[test]
    fn the_card_says_what_was_measured_and_how_it_was_made() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &weights(1), &PLAN, &figures(1490), Duration::from_secs(1234)).unwrap();
        let markdown = std::fs::read_to_string(folder.path().join(MARKDOWN)).unwrap();
        for expected in [
            "| MNIST's 10,000 test images | 99.41 % (9941 of 10000) |",
            "| a pen of 1.7 pixels instead of 2.6 | 99.47 % (1490 of 1498) |",
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
