//! Runs the examples with little data and checks what they print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use chainrule::Targets;
use chainrule::dataset::toy::{Toy, ToyConfig};
use chainrule::images::{ImageData, ImageSet, Part};
use serde_json::Value;

use crate::command::output;
use crate::project::Project;

/// In percent. The arms of [`Toy::Spiral`] are 0.4 apart, 20 standard deviations of the example's noise, so all points can
/// be told apart; one of twenty is left to a training that stops early. No straight line comes near (a test below).
const MIN_ACCURACY: f64 = 95.0;

/// The images of the small run of the MNIST example.
const N_IMAGES: usize = 600;
/// In percent. Of its 100 test images a network that guesses gets 10 right, with a standard deviation of √(100 · 0.1 · 0.9) = 3:
/// 50 are 13 standard deviations more.
const MIN_DIGIT_ACCURACY: f64 = 50.0;

/// Runs each example. `build` is the call that builds the tests, which builds the examples, too.
pub(crate) fn check(project: &Project, build: &mut Command) -> Result<()> {
    let built = output(build.args(["--no-run", "--message-format", "json-render-diagnostics"]), "See above.")?;
    let example = |name| -> Result<Command> {
        let mut command =
            Command::new(executable(&built, name).with_context(|| format!("no example {name} was built"))?);
        command.env_remove("CHAINRULE_DATA").envs([("IMAGES", N_IMAGES.to_string()), ("EPOCHS", "2".to_owned())]);
        Ok(command)
    };
    let wrong = |name: &str, printed: &str| format!("The example {name} printed:\n{printed}\n");

    let printed = output(&mut example("xor")?, "See above.")?;
    xor(&printed).with_context(|| wrong("xor", &printed))?;

    let printed = output(&mut example("spirals")?, "See above.")?;
    spirals(&printed).with_context(|| wrong("spirals", &printed))?;

    let drawn = output(&mut example("mnist")?, "See above.")?;
    mnist(&drawn).with_context(|| wrong("mnist", &drawn))?;
    // The same digits from files give the same training, without the line that says where the digits come from.
    let folder = write_files(project)?;
    let read = output(example("mnist")?.arg(&folder), "See above.")?;
    let epochs = drawn.split_once('\n').map(|(_, epochs)| epochs);
    ensure!(epochs == Some(&read), "From files the example mnist printed:\n{read}\nand without:\n{drawn}");

    let missing = folder.join("nowhere");
    let refused = example("mnist")?.arg(&missing).output()?;
    let (said, path) = (String::from_utf8_lossy(&refused.stderr), missing.display().to_string());
    ensure!(!refused.status.success() && said.starts_with(&path) && said.contains("cannot be read"), "{said}");
    Ok(())
}

/// The program of an example, in what cargo says of a build.
fn executable(built: &str, name: &str) -> Option<PathBuf> {
    let messages = built.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let of_example = |message: &Value| message["target"]["name"] == name && message["target"]["kind"][0] == "example";
    messages.filter(of_example).find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

/// A falling loss, and the four right answers.
fn xor(printed: &str) -> Result<()> {
    let losses = numbers_after(printed, "loss ")?;
    let (first, last) = losses.first().zip(losses.last()).context("no loss is printed")?;
    ensure!(last < first, "the loss does not fall");
    for (a, b) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let right = format!("{a} XOR {b} = {}", a ^ b);
        ensure!(printed.lines().any(|line| line == right), "{right:?} is missing");
    }
    Ok(())
}

/// High accuracies at the end, and a plane in which the points of each arm have the class of the arm.
fn spirals(printed: &str) -> Result<()> {
    for of in ["train accuracy ", "test accuracy "] {
        let last = *numbers_after(printed, of)?.last().with_context(|| format!("no {of}is printed"))?;
        ensure!(last >= MIN_ACCURACY, "{of}{last} % is below {MIN_ACCURACY} %");
    }
    let plane: Vec<&[u8]> = printed.lines().map(str::as_bytes).filter(|line| line.len() == 40).collect();
    let is_drawn = plane.iter().all(|row| row.iter().all(|field| b".#".contains(field)));
    ensure!(plane.len() == 20 && is_drawn, "there are not 20 rows of 40 fields");

    // Points on the arms themselves. The middle of a field is at most √(0.025² + 0.05²) = 0.06 from them.
    let arms = ToyConfig { toy: Toy::Spiral, n_samples: 1000, noise: 0.0, seed: 3 }.draw()?;
    let Targets::Classes(classes) = arms.targets() else { bail!("the points of a toy have classes") };
    let cell = |x: f64, n: usize| (((x + 1.0) / 2.0 * n as f64) as usize).min(n - 1);
    let drawn = |x: f64, y: f64| usize::from(plane[cell(-y, 20)][cell(x, 40)] == b'#');
    let points = arms.samples().rows().into_iter().zip(classes);
    let n_right = points.filter(|(point, class)| drawn(point[0], point[1]) == **class).count();
    ensure!(n_right as f64 >= MIN_ACCURACY * 10.0, "of 1000 points on the arms {n_right} are drawn in their class");
    Ok(())
}

/// An accuracy after each epoch, the last one above chance.
fn mnist(printed: &str) -> Result<()> {
    ensure!(printed.starts_with("No folder with MNIST"), "it is not said that the digits are drawn");
    let accuracies = numbers_after(printed, "test accuracy ")?;
    ensure!(accuracies.len() == 2, "there are not two epochs");
    ensure!(accuracies[1] >= MIN_DIGIT_ACCURACY, "{} % is below {MIN_DIGIT_ACCURACY} %", accuracies[1]);
    Ok(())
}

/// The numbers that follow a word, one a line.
fn numbers_after(printed: &str, word: &str) -> Result<Vec<f64>> {
    let after = printed.lines().filter_map(|line| line.split_once(word));
    after
        .map(|(_, rest)| {
            let number = rest.split_whitespace().next().unwrap_or_default();
            number.parse().with_context(|| format!("{number:?} is not a number"))
        })
        .collect()
}

/// The digits of the example's small run as the four IDX files of a data set.
fn write_files(project: &Project) -> Result<PathBuf> {
    let folder = project.memory().join("drawn-digits");
    fs::create_dir_all(&folder)?;
    let data = ImageData::synthetic(N_IMAGES, N_IMAGES.div_ceil(6), 1)?;
    write_set(&folder, data.train(), Part::TrainImages, Part::TrainLabels)?;
    write_set(&folder, data.test(), Part::TestImages, Part::TestLabels)?;
    Ok(folder)
}

fn write_set(folder: &Path, set: &ImageSet, images: Part, labels: Part) -> Result<()> {
    let n = set.n_samples();
    let header = |magic: u8, sizes: &[usize]| -> Vec<u8> {
        let sizes = sizes.iter().flat_map(|&size| (size as u32).to_be_bytes());
        [0, 0, 8, magic].into_iter().chain(sizes).collect()
    };
    let pixels = (0..n).flat_map(|idx| set.pixels(idx).iter().copied());
    fs::write(folder.join(images.file_name()), header(3, &[n, 28, 28]).into_iter().chain(pixels).collect::<Vec<u8>>())?;
    let classes = (0..n).map(|idx| set.label(idx) as u8);
    Ok(fs::write(folder.join(labels.file_name()), header(1, &[n]).into_iter().chain(classes).collect::<Vec<u8>>())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_answer_or_a_loss_that_does_not_fall_is_found() {
        let right = "epoch 1: loss 0.7\nepoch 2: loss 0.1\n0 XOR 0 = 0\n0 XOR 1 = 1\n1 XOR 0 = 1\n1 XOR 1 = 0";
        xor(right).unwrap();
        for (from, to) in
            [("1 XOR 1 = 0", "1 XOR 1 = 1"), ("loss 0.1", "loss 0.7"), ("loss 0.1", "loss NaN"), ("loss", "")]
        {
            assert!(xor(&right.replace(from, to)).is_err(), "{from} -> {to}");
        }
    }

    /// A plane whose fields have the class of the nearest point of an arm.
    fn plane() -> Vec<String> {
        let arms = ToyConfig { toy: Toy::Spiral, n_samples: 1000, noise: 0.0, seed: 1 }.draw().unwrap();
        let nearest = |x: f64, y: f64| {
            let distances = arms.samples().rows().into_iter().map(|point| (point[0] - x).hypot(point[1] - y));
            distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0 % 2
        };
        let field =
            |row: usize, column: usize| nearest((column as f64 + 0.5) / 20.0 - 1.0, 1.0 - (row as f64 + 0.5) / 10.0);
        (0..20).map(|row| (0..40).map(|column| [".", "#"][field(row, column)]).collect()).collect()
    }

    #[test]
    fn a_bad_accuracy_or_another_plane_is_found() {
        let said = "epoch 9: train accuracy 99.0 %, test accuracy 98.0 %\n";
        let plane = plane();
        spirals(&format!("{said}{}", plane.join("\n"))).unwrap();
        let mirrored: Vec<String> = plane.iter().map(|row| row.chars().rev().collect()).collect();
        let upside_down: Vec<String> = plane.iter().rev().cloned().collect();
        let empty = vec![".".repeat(40); 20];
        for bad in [&mirrored, &upside_down, &empty, &plane[1..].to_vec()] {
            assert!(spirals(&format!("{said}{}", bad.join("\n"))).is_err());
        }
        for bad in ["99.0", "98.0"] {
            assert!(spirals(&format!("{}{}", said.replace(bad, "94.9"), plane.join("\n"))).is_err());
        }
    }

    #[test]
    fn no_straight_line_tells_the_spirals_apart_as_well() {
        let arms = ToyConfig { toy: Toy::Spiral, n_samples: 1000, noise: 0.0, seed: 1 }.draw().unwrap();
        let best = (0..180).map(|degrees| {
            let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
            let points = arms.samples().rows().into_iter().enumerate();
            let mut along: Vec<_> = points.map(|(idx, point)| (point[0] * cos + point[1] * sin, idx % 2)).collect();
            along.sort_by(|a, b| a.0.total_cmp(&b.0));
            // There are 500 points of each class. With s more of one than of the other before the line, 500 + s are right.
            let mut surplus = 0_i32;
            let surpluses = along.iter().map(|(_, class)| {
                surplus += if *class == 1 { 1 } else { -1 };
                surplus.abs()
            });
            50.0 + f64::from(surpluses.max().unwrap()) / 10.0
        });
        let best = best.fold(0.0, f64::max);
        assert!((50.0..75.0).contains(&best), "{best} %");
    }

    #[test]
    fn guessed_digits_are_found() {
        let printed = "No folder with MNIST …\nepoch 1: test accuracy 40.00 %\nepoch 2: test accuracy 81.00 %";
        mnist(printed).unwrap();
        assert!(mnist(&printed.replace("81", "10")).is_err());
        assert!(mnist(printed.split_once('\n').unwrap().1).is_err());
        assert!(mnist(printed.rsplit_once('\n').unwrap().0).is_err());
    }

    #[test]
    fn programs_are_found_by_the_name_of_their_example() {
        let message = |kind: &str, executable: &str| {
            format!(r#"{{"target":{{"kind":["{kind}"],"name":"xor"}},"executable":{executable}}}"#)
        };
        let built = [message("test", "\"a\""), "text".to_owned(), message("example", "\"b\"")].join("\n");
        assert_eq!(executable(&built, "xor"), Some("b".into()));
        assert_eq!(executable(&built, "spirals"), None);
        assert_eq!(executable(&message("example", "null"), "xor"), None);
    }
}
