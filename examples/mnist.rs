//! A network with two hidden layers, 784-600-600-10, learns to read handwritten digits.
//!
//! ```sh
//! cargo run --release --example mnist -- FOLDER
//! ```
//!
//! FOLDER holds the four files of MNIST, raw or gzip; without it, `mnist/` in the folder that `CHAINRULE_DATA` names is
//! read. Where there is neither, the digits are drawn by rule. `IMAGES` and `EPOCHS` in the environment make it short.

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
    let n_test = n_images.div_ceil(6); // MNIST has 60,000 images to learn from and 10,000 to be tested with
    let named = env::args_os().nth(1).map(PathBuf::from);
    let default = || Some(Path::new(&env::var_os("CHAINRULE_DATA")?).join("mnist")).filter(|folder| folder.is_dir());
    let data = if let Some(folder) = named.or_else(default) {
        read(&folder)?.first(n_images, n_test)?
    } else {
        println!("No folder with MNIST is named, so these are digits drawn by rule.");
        ImageData::drawn(n_images, n_test, 1)?
    };

    let config = ImageConfig {
        hidden: vec![600, 600],
        activation: Activation::Relu,
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig::adam(),
        batch_size: 64,
        n_epochs,
        init: Init::HeUniform,
        seed: 1,
    };
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

/// The data set of the four files in a folder, by the names that the makers of MNIST gave them.
fn read(folder: &Path) -> Result<ImageData, Box<dyn Error>> {
    let mut files = ImageFiles::default();
    for part in files.missing() {
        let raw = folder.join(part.file_name());
        let path = if raw.exists() { raw } else { raw.with_extension("gz") };
        let file = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        files.add(part.file_name(), &file).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(files.finish()?)
}

/// A number from the environment.
fn number(name: &str, default: usize) -> Result<usize, Box<dyn Error>> {
    let Some(text) = env::var_os(name) else { return Ok(default) };
    let number = text.to_str().and_then(|text| text.parse().ok());
    Ok(number.ok_or_else(|| format!("{name} should be a whole number, not {text:?}."))?)
}
