//! `cargo xtask train-digits`: trains the digit network, from its data to its model card.

mod augment;
mod batches;
mod card;
mod count;
mod data;
mod evaluate;
mod judge;
mod refusals;
mod train;

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use argh::FromArgs;
use chainrule::checkpoint::{self, Precision};

use self::batches::{Material, Plan};
use self::data::Data;
use self::evaluate::Figures;
use crate::project::Project;
use crate::step::{Step, say};

/// Train the digit network, and write its weights and model card to www/public/models. The data are read from the folder in
/// CHAINRULE_DATA.
#[derive(FromArgs)]
#[argh(subcommand, name = "train-digits")]
pub(crate) struct TrainDigits {
    /// do not train: evaluate the existing weights, and compare the figures with their model card
    #[argh(switch)]
    evaluate: bool,

    /// keep the existing weights, and retrain only the judge that rejects non-digits
    #[argh(switch)]
    judge: bool,

    /// keep the existing weights, and write them again in the form of today
    #[argh(switch)]
    rewrite: bool,

    /// train on a part of the training data, validate on the rest, and write nothing: for choosing settings
    #[argh(switch)]
    validate: bool,

    /// number of epochs (default: 110)
    #[argh(option, default = "110")]
    epochs: usize,

    /// random seed (default: 1)
    #[argh(option, default = "1")]
    seed: u64,
}

/// The form in which the weights are shipped.
const SHIPPED: Precision = Precision::I8;
/// The same of their judge, of a twentieth of their size: in 8 bits, it would let more letters pass.
const SHIPPED_JUDGE: Precision = Precision::F16;

/// The maximum size of weights and judge together, in bytes.
const MAX_BYTES: usize = 950_000;

pub(crate) fn run(project: &Project, arguments: &TrainDigits) -> Result<()> {
    let reading = Step::begin("data", "reading and checking the files");
    let data = Data::read()?;
    let (n_drawings, n_held_out) = (data.drawings.len(), data.held_out.len());
    reading.done(&format!("60,000 + 10,000 pictures, {n_drawings} + {n_held_out} drawings"));
    if arguments.evaluate {
        return evaluate(project, &data);
    }
    if arguments.judge {
        return retrain_judge(project, &data);
    }
    if arguments.rewrite {
        return rewrite(project, &data);
    }
    ensure!(arguments.epochs > 0, "--epochs: expected 1 or more, got 0");
    let plan =
        Plan { seed: arguments.seed, n_epochs: arguments.epochs, batch_size: 128, drawing_copies: 3, n_by_rule: 3000 };
    if arguments.validate { validate(project, data, plan) } else { train(project, data, plan) }
}

fn train(project: &Project, data: Data, plan: Plan) -> Result<()> {
    let began = Instant::now();
    let material = Material { pictures: data.mnist_train.clone(), drawings: data.drawings.clone() };
    let mlp = train::train(material, plan, &state(project)?)?;
    let file = checkpoint::save(&mlp, SHIPPED)?;
    let judge = judge_of(&file, &data)?;
    let figures = figures(&file, &judge, &data)?;
    figures.check()?;
    card::write(&project.models(), &file, &judge, &card::Origin::of(&plan, began.elapsed()), &figures)
}

/// Retrains the judge of the shipped weights, and updates the card, which keeps how the weights were trained.
fn retrain_judge(project: &Project, data: &Data) -> Result<()> {
    let file = shipped(project, card::WEIGHTS)?;
    let judge = judge_of(&file, data)?;
    let figures = figures(&file, &judge, data)?;
    figures.check()?;
    card::write(&project.models(), &file, &judge, &card::origin(&project.models())?, &figures)
}

/// Writes the shipped weights in the form of today, and what is then measured.
fn rewrite(project: &Project, data: &Data) -> Result<()> {
    let file = checkpoint::save(&checkpoint::load(&shipped(project, card::WEIGHTS)?)?, SHIPPED)?;
    let judge = shipped(project, card::JUDGE)?;
    let figures = figures(&file, &judge, data)?;
    figures.check()?;
    card::write(&project.models(), &file, &judge, &card::origin(&project.models())?, &figures)
}

fn judge_of(weights: &[u8], data: &Data) -> Result<Vec<u8>> {
    let judge = judge::train(&checkpoint::load(weights)?, data)?;
    let file = checkpoint::save(&judge, SHIPPED_JUDGE)?;
    let bytes = weights.len() + file.len();
    ensure!(bytes <= MAX_BYTES, "weights and judge take {bytes} bytes, more than {MAX_BYTES}");
    Ok(file)
}

fn figures(weights: &[u8], judge: &[u8], data: &Data) -> Result<Figures> {
    let (mlp, judge) = refusals::load(weights, judge)?;
    Figures::of(&mlp, &judge, data)
}

/// Trains without 5,000 images and four writers, which serve as validation data; the test data are not used.
fn validate(project: &Project, data: Data, plan: Plan) -> Result<()> {
    let (pictures, kept_pictures) = data.mnist_train.split(55_000);
    let (drawings, kept_drawings) = data::split_by_writer(data.drawings, 4)?;
    let mlp = train::train(Material { pictures, drawings }, plan, &state(project)?)?;
    let mlp = checkpoint::load(&checkpoint::save(&mlp, SHIPPED)?)?;
    say("validate", &format!("validation images: {}", evaluate::pictures(&mlp, &kept_pictures)?));
    say("validate", &format!("validation writers: {}", evaluate::drawings(&mlp, &kept_drawings)?));
    Ok(())
}

fn evaluate(project: &Project, data: &Data) -> Result<()> {
    let (weights, judge) = (shipped(project, card::WEIGHTS)?, shipped(project, card::JUDGE)?);
    let figures = figures(&weights, &judge, data)?;
    card::compare(&project.models(), &weights, &judge, &figures)?;
    figures.check()
}

/// Reads a file that the page loads.
fn shipped(project: &Project, name: &str) -> Result<Vec<u8>> {
    let path = project.models().join(name);
    std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Returns the file for the state of an unfinished training.
fn state(project: &Project) -> Result<std::path::PathBuf> {
    let folder = project.root().join("target/train-digits");
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder.join("unfinished.safetensors"))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use chainrule::dataset::digits;
    use chainrule::rng::{Rng, Stream};
    use chainrule::teach::{DrawingSet, LabeledDrawing, Teaching};

    use super::data::Drawing;
    use super::*;

    fn project() -> Project {
        Project::find().unwrap()
    }

    #[test]
    fn the_shipped_weights_meet_their_bars() {
        if data::folder().is_none() {
            // Directly, because the test harness captures standard output.
            let message = format!(
                "\n{0} is not set: the shipped weights are NOT measured on MNIST and on held-out writers. Set {0} to a \
                 folder with mnist/ and strokes/ to measure them.\n",
                data::FOLDER
            );
            std::io::stderr().write_all(message.as_bytes()).unwrap();
            return;
        }
        evaluate(&project(), &Data::read().unwrap()).unwrap();
    }

    /// Teaching must not degrade what the network knew: neither the synthetic digits that are rehearsed nor people's digits.
    #[test]
    fn a_network_that_is_taught_still_reads_the_hands_of_others() {
        if data::folder().is_none() {
            return; // said above
        }
        let shipped = checkpoint::load(&shipped(&project(), card::WEIGHTS).unwrap()).unwrap();
        let held_out = Data::read().unwrap().held_out;
        let hook = |i: usize| {
            let shift = 0.01 * i as f32;
            let strokes = vec![vec![[0.3, 0.2], [0.3 + shift, 0.8], [0.7, 0.8 - shift], [0.7, 0.55]]];
            LabeledDrawing { label: 7, strokes }
        };
        let labels = (0..10).map(|digit| digit.to_string()).collect();
        let set = DrawingSet::new(labels, (0..6).map(hook).collect()).unwrap();
        let mut teaching = Teaching::begin(set, &shipped, 1).unwrap();
        while teaching.advance().unwrap() {}
        assert_eq!(teaching.snapshot().own_now.unwrap().hits, 2);
        let before = evaluate::drawings(&shipped, &held_out).unwrap();
        let after = evaluate::drawings(&teaching.network().unwrap(), &held_out).unwrap();
        say("taught", &format!("held-out writers: {before} before, {after} after"));
        assert!(after.share >= before.share - 0.01, "{before} before, {after} after");
    }

    #[test]
    fn the_shipped_weights_read_digits_drawn_by_rule() {
        let file = shipped(&project(), card::WEIGHTS).unwrap();
        assert!(file.len() + shipped(&project(), card::JUDGE).unwrap().len() <= MAX_BYTES);
        let mut rng = Rng::new(2024, Stream::Data);
        let drawings: Vec<Drawing> = (0..10)
            .cycle()
            .take(2000)
            .map(|label| Drawing { label, writer: "rule".into(), strokes: digits::draw(label, &mut rng).unwrap() })
            .collect();
        let count = evaluate::drawings(&checkpoint::load(&file).unwrap(), &drawings).unwrap();
        // The bar for people's drawings, 98 %: synthetic digits are easier.
        assert!(count.share >= 0.98, "{count}");
    }
}
