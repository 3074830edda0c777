//! `cargo xtask record-images`: runs the long trainings of the lesson on images natively and stores the results with the page,
//! for machines that are too slow for them.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use argh::FromArgs;
use chainrule::images::{ImageConfig, ImageData, ImageFiles, ImageTraining, KnownSet, Part};
use chainrule::{Activation, Init, Loss, OptimizerConfig};
use serde_json::json;

use crate::project::Project;
use crate::step::{Step, say};

/// Run the lesson's long trainings on Fashion-MNIST, and write the results to www/public/recorded. The data are read from the
/// folder in CHAINRULE_DATA. An interrupted training is resumed.
#[derive(FromArgs)]
#[argh(subcommand, name = "record-images")]
pub(crate) struct RecordImages {
    /// assignment or overfit (default: both)
    #[argh(option)]
    only: Option<String>,
}

/// A training to record, with the lesson's preset of the same name.
struct Recording {
    name: &'static str,
    hidden: [usize; 2],
    n_epochs: usize,
}

const RECORDINGS: [Recording; 2] = [
    Recording { name: "assignment", hidden: [600, 600], n_epochs: 10 },
    Recording { name: "overfit", hidden: [1500, 1500], n_epochs: 40 },
];

pub(crate) fn run(project: &Project, arguments: &RecordImages) -> Result<()> {
    let is_chosen = |recording: &&Recording| arguments.only.as_deref().is_none_or(|only| only == recording.name);
    let chosen: Vec<&Recording> = RECORDINGS.iter().filter(is_chosen).collect();
    ensure!(!chosen.is_empty(), "--only: expected assignment or overfit, got {:?}", arguments.only);
    let step = Step::begin("data", "reading and checking the files of Fashion-MNIST");
    let data = Arc::new(read(project)?);
    step.done("read");
    for recording in chosen {
        record(project, recording, &data)?;
    }
    Ok(())
}

fn read(project: &Project) -> Result<ImageData> {
    let (_, folder) =
        project.data_env().context("CHAINRULE_DATA is not set. Set it to a folder that contains fashion-mnist/.")?;
    let mut files = ImageFiles::default();
    for part in [Part::TrainImages, Part::TrainLabels, Part::TestImages, Part::TestLabels] {
        let path = folder.join("fashion-mnist").join(format!("{}.gz", part.file_name()));
        let file = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.add_known(KnownSet::FashionMnist, part, &file).with_context(|| format!("{}", path.display()))?;
    }
    Ok(files.finish()?)
}

fn record(project: &Project, recording: &Recording, data: &Arc<ImageData>) -> Result<()> {
    let Recording { name, hidden, n_epochs } = recording;
    let kept = project.memory().join(format!("{name}.training"));
    let mut training = begin(&kept, config(recording), data)?;
    let step = Step::begin("train", &format!("784-{}-{}-10, {n_epochs} epochs", hidden[0], hidden[1]));
    let mut n_tested = training.epochs().iter().filter(|epoch| epoch.test_loss.is_some()).count();
    while training.advance()? {
        let epochs = training.epochs();
        let Some(epoch) = epochs.last().filter(|epoch| epoch.test_loss.is_some() && epoch.epoch > n_tested) else {
            continue;
        };
        n_tested = epoch.epoch;
        say("epoch", &format!("{epoch:?}"));
        std::fs::create_dir_all(project.memory())?;
        std::fs::write(&kept, training.save()?)?;
    }
    let recorded = json!({
        "madeBy": "cargo xtask record-images",
        "data": "fashion_mnist",
        "dataSha256": data.fingerprint(),
        "config": training.config(),
        "snapshot": training.snapshot(),
    });
    let file = project.www().join(format!("public/recorded/{name}.json"));
    write(&file, &format!("{}\n", serde_json::to_string(&recorded)?))?;
    if kept.exists() {
        std::fs::remove_file(&kept)?;
    }
    step.done(&format!("written to {}", file.display()));
    Ok(())
}

/// Resumes an interrupted training with these settings, or starts a new one.
fn begin(kept: &Path, config: ImageConfig, data: &Arc<ImageData>) -> Result<ImageTraining> {
    if let Ok(file) = std::fs::read(kept) {
        let training = ImageTraining::load(Arc::clone(data), &file)
            .with_context(|| format!("{} cannot be resumed. Delete it to start over.", kept.display()))?;
        if *training.config() == config {
            say("train", &format!("resuming after epoch {}", training.epochs().len()));
            return Ok(training);
        }
    }
    Ok(ImageTraining::new(Arc::clone(data), config)?)
}

fn config(Recording { hidden, n_epochs, .. }: &Recording) -> ImageConfig {
    ImageConfig {
        hidden: hidden.to_vec(),
        activation: Activation::Relu,
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig::adam(),
        batch_size: 64,
        n_epochs: *n_epochs,
        init: Init::Pytorch,
        seed: 1,
        n_train: None,
    }
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().context("the file has no folder")?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
