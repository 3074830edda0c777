//! The commands of this repository. `cargo xtask help` lists them; each has its own file here.

mod apt;
mod browser;
mod command;
mod dependencies;
mod dev;
mod engines;
mod examples;
mod fingerprint;
mod fuzz;
mod licenses;
mod npm;
mod page;
mod project;
mod record_images;
mod serve;
mod soak;
mod step;
mod test;
mod tidy;
mod toolchain;
mod train_answers;
mod train_digits;
mod types;
mod version;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use argh::FromArgs;

use crate::fuzz::Fuzz;
use crate::project::Project;
use crate::record_images::RecordImages;
use crate::soak::Soak;
use crate::toolchain::Toolchain;
use crate::train_answers::TrainAnswers;
use crate::train_digits::TrainDigits;

/// The commands of this repository.
#[derive(FromArgs)]
struct Xtask {
    #[argh(subcommand)]
    command: Command,
}

#[derive(FromArgs)]
#[argh(subcommand)]
enum Command {
    Play(Play),
    Dev(Dev),
    Test(Test),
    Build(Build),
    Size(Size),
    FirstVisit(FirstVisit),
    Latency(Latency),
    Bench(Bench),
    Tidy(Tidy),
    Fuzz(Fuzz),
    Soak(Soak),
    Screenshots(Screenshots),
    TrainDigits(TrainDigits),
    TrainAnswers(TrainAnswers),
    RecordImages(RecordImages),
}

/// Build the playground, serve it on this machine, and open it in a browser.
#[derive(FromArgs)]
#[argh(subcommand, name = "play")]
struct Play {
    /// open no browser
    #[argh(switch)]
    no_open: bool,
}

/// Serve the page with hot reload, and rebuild the core when its source changes.
#[derive(FromArgs)]
#[argh(subcommand, name = "dev")]
struct Dev {
    /// open no browser
    #[argh(switch)]
    no_open: bool,
}

/// Build the core, the page, and the lessons for other pages, into pkg/, www/dist/ and packages/lessons/dist/; or the page in one
/// file, www/dist-single/chainrule.html.
#[derive(FromArgs)]
#[argh(subcommand, name = "build")]
struct Build {
    /// one HTML file that opens from a disk, with all of the site in it
    #[argh(switch)]
    single_file: bool,
}

/// Check everything: format, lints, tests of the core and of the page, the built page in a browser.
#[derive(FromArgs)]
#[argh(subcommand, name = "test")]
struct Test {
    /// run only this stage (may be repeated)
    #[argh(option)]
    only: Vec<String>,

    /// after `--`: arguments passed to the programs of the stages rust, vitest, size and browser
    #[argh(positional, greedy)]
    more: Vec<String>,
}

/// Check the size of the first load, brotli-compressed, against its budget.
#[derive(FromArgs)]
#[argh(subcommand, name = "size")]
struct Size {}

/// Measure the first visit on a slow phone: when each page shows its heading and its first figure, how much moves meanwhile, and
/// what it fetches.
#[derive(FromArgs)]
#[argh(subcommand, name = "first-visit")]
struct FirstVisit {
    /// the folder of another built page, visited in turn with this one
    #[argh(option)]
    against: Option<PathBuf>,
}

/// Measure the latency from a pen movement to the bars on the screen, with and without waiting for display frames.
#[derive(FromArgs)]
#[argh(subcommand, name = "latency")]
struct Latency {}

/// Measure how fast the core trains in a browser, compared with TensorFlow.js and with the machine's peak rate.
#[derive(FromArgs)]
#[argh(subcommand, name = "bench")]
struct Bench {
    /// also train entire networks: the assignment's on MNIST and Fashion-MNIST, and the one that overfits (about an hour)
    #[argh(switch)]
    whole: bool,
}

/// Retake the screenshots of the README, in docs/screenshots/, and the icons, in www/public/icons/.
#[derive(FromArgs)]
#[argh(subcommand, name = "screenshots")]
struct Screenshots {}

/// Check imports, file lengths and words that are not used.
#[derive(FromArgs)]
#[argh(subcommand, name = "tidy")]
struct Tidy {}

fn main() -> ExitCode {
    match run(arguments()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!();
            for cause in error.chain() {
                eprintln!("{cause}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Parses the arguments, or prints help and exits.
fn arguments() -> Xtask {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Xtask::from_args(&["cargo xtask"], &words).unwrap_or_else(|early| {
        match early.status {
            Ok(()) => print!("{}", early.output),
            Err(()) => eprintln!("{}Run `cargo xtask help` for the commands.", early.output),
        }
        std::process::exit(i32::from(early.status.is_err()));
    })
}

fn run(arguments: Xtask) -> Result<()> {
    let project = Project::find()?;
    match arguments.command {
        Command::RecordImages(_) | Command::TrainDigits(_) if cfg!(debug_assertions) => optimized(&project),
        Command::Play(Play { no_open }) => serve::play(&project, !no_open),
        Command::Dev(Dev { no_open }) => dev::dev(&project, !no_open),
        Command::Test(Test { only, more }) => test::test(project, &only, more),
        Command::Size(Size {}) => test::test(project, &["size".to_owned()], vec![]),
        Command::Tidy(Tidy {}) => tidy::tidy(&project),
        Command::Soak(arguments) => test::soak(project, &arguments),
        Command::Fuzz(arguments) => fuzz::fuzz(&project, &arguments),
        Command::Build(Build { single_file: false }) => page::build(&project).map(drop),
        Command::Build(Build { single_file: true }) => page::build_single_file(&project).map(drop),
        Command::FirstVisit(FirstVisit { against }) => test::first_visit(project, against.as_deref()),
        Command::Latency(Latency {}) => test::through_the_page(project, &["latency", "latency-unpaced"]),
        Command::Bench(Bench { whole }) => test::bench(project, whole),
        Command::Screenshots(Screenshots {}) => test::through_the_page(project, &["screenshots"]),
        Command::RecordImages(arguments) => record_images::run(&project, &arguments),
        Command::TrainAnswers(arguments) => train_answers::run(&project, &arguments),
        Command::TrainDigits(arguments) => train_digits::run(&project, &arguments),
    }
}

/// Runs the same command again with an optimized core, for commands that train. The others prefer a fast build.
fn optimized(project: &Project) -> Result<()> {
    let mut cargo = Toolchain::native().cargo(project, "run");
    cargo.args(["--release", "--package", "xtask", "--"]).args(std::env::args_os().skip(1));
    command::run(&mut cargo, "See the error above.")
}
