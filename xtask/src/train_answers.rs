//! `cargo xtask train-answers`: trains the models that answer questions, and records how they compare.

use std::fs;

use anyhow::{Context as _, Result, anyhow};
use argh::FromArgs;
use chainrule::dataset::questions::Language;
use chainrule::graph::{Comparison, ComparisonConfig, EPOCHS, Shares, Variant, shipped};

use crate::project::Project;
use crate::step::Step;

/// Train the models of the lesson on questions, text and a graph, five in each language from eight seeds, and write the first
/// whole model and the comparison to src/graph/shipped. As `cargo run --release --package xtask -- train-answers` it takes
/// some ten minutes.
#[derive(FromArgs)]
#[argh(subcommand, name = "train-answers")]
pub(crate) struct TrainAnswers {}

/// The seeds of the recorded comparison.
const N_SEEDS: u64 = 8;

pub(crate) fn run(project: &Project, _: &TrainAnswers) -> Result<()> {
    let languages = [(Language::English, "english"), (Language::Persian, "persian")];
    std::thread::scope(|scope| {
        let each = languages.map(|(language, name)| scope.spawn(move || train(project, language, name)));
        each.into_iter().try_for_each(|language| language.join().map_err(|_| anyhow!("the training panicked"))?)
    })
}

fn train(project: &Project, language: Language, name: &str) -> Result<()> {
    let step = Step::begin("answers", &format!("training {} models on questions in {name}", 5 * N_SEEDS));
    let mut comparison = Comparison::new(ComparisonConfig {
        language,
        shares: Shares::default(),
        variants: Variant::ALL.to_vec(),
        n_seeds: N_SEEDS,
        n_epochs: EPOCHS,
    })?;
    while comparison.advance()? {}
    let (text, model) = comparison.first().context("the whole model is among those that were trained")?;
    let folder = project.root().join("src/graph/shipped");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{name}.f16")), shipped::save(text, model))?;
    let snapshot = comparison.snapshot();
    fs::write(folder.join(format!("{name}.json")), serde_json::to_string(&snapshot)? + "\n")?;
    let said = snapshot.models.iter().map(|model| {
        let shares = model
            .shares
            .iter()
            .map(|share| format!("{:.1} ± {:.1}", 100.0 * share.mean, 100.0 * share.std.unwrap_or_default()));
        format!("\n{:?}: {}", model.variant, shares.collect::<Vec<_>>().join(", "))
    });
    step.done(&said.collect::<String>());
    Ok(())
}
