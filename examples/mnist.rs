//! A 784-600-600-10 network learns to read handwritten digits: `cargo run --release --example mnist -- FOLDER`.
//!
//! FOLDER holds the four files of MNIST, raw or gzip; the default is `mnist/` in the folder that `CHAINRULE_DATA` names.
//! Without either, it trains on synthetic digits. With `IMAGES=6000 EPOCHS=2` in the environment it takes seconds.

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs, process::ExitCode, sync::Arc};

use chainrule::images::{ImageConfig, ImageData, ImageFiles, ImageTraining};
use chainrule::{Activation, Init, Loss, OptimizerConfig};

fn main() -> ExitCode {
    let Err(error) = train() else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    ExitCode::FAILURE
}

fn train() -> Result<(), Box<dyn Error>> {
    let (n_images, n_epochs) = (number("IMAGES", 60_000)?, number("EPOCHS", 5)?);
    let n_test = n_images.div_ceil(6); // as MNIST has 10,000 test images beside its 60,000
    let default = env::var_os("CHAINRULE_DATA").map(|data| Path::new(&data).join("mnist"));
    let data = if let Some(folder) = env::args_os().nth(1).map(PathBuf::from).or(default) {
        read(&folder)?.first(n_images, n_test)?
    } else {
        println!("No folder with MNIST was named, so these digits are synthetic.");
        ImageData::synthetic(n_images, n_test, 1)?
    };

    let (hidden, activation, init) = (vec![600, 600], Activation::Relu, Init::HeUniform);
    let (loss, optimizer, batch_size) = (Loss::SoftmaxCrossEntropy, OptimizerConfig::adam(), 64);
    let config =
        ImageConfig { hidden, activation, init, loss, optimizer, batch_size, n_epochs, seed: 1, n_train: None };
    let mut training = ImageTraining::new(Arc::new(data), config)?;
    for epoch in 0..n_epochs {
        // An advance is one update or, after the last update of an epoch, a part of the test.
        let accuracy = loop {
            training.advance()?;
            if let Some(accuracy) = training.epochs().get(epoch).and_then(|epoch| epoch.test_accuracy) {
                break accuracy;
            }
        };
        println!("epoch {}: test accuracy {:.2} %", epoch + 1, 100.0 * accuracy);
    }
    Ok(())
}

/// The data set of the four files in a folder, each `.gz` or not.
fn read(folder: &Path) -> Result<ImageData, Box<dyn Error>> {
    let mut files = ImageFiles::default();
    for name in files.missing().iter().map(|part| part.file_name()) {
        let raw = folder.join(name);
        let path = if raw.exists() { raw } else { raw.with_extension("gz") };
        let file = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        files.add(name, &file).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(files.finish()?)
}

/// A number from the environment.
fn number(name: &str, default: usize) -> Result<usize, String> {
    let Ok(text) = env::var(name) else { return Ok(default) };
    text.parse().map_err(|_| format!("{name} should be a whole number, not {text:?}."))
}
