//! The commands of this repository. `cargo xtask help` lists them; each has its own file here.

mod apt;
mod command;
mod dev;
mod fingerprint;
mod npm;
mod page;
mod project;
mod serve;
mod step;
mod toolchain;
mod version;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;
use argh::FromArgs;

use crate::project::Project;

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
    Build(Build),
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

/// Build the core and the page, into pkg/ and www/dist/.
#[derive(FromArgs)]
#[argh(subcommand, name = "build")]
struct Build {}

fn main() -> ExitCode {
    match run(&arguments()) {
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

/// The arguments, or help and the end of the program.
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

fn run(arguments: &Xtask) -> Result<()> {
    let project = Project::find()?;
    match &arguments.command {
        Command::Play(Play { no_open }) => serve::play(&project, !no_open),
        Command::Dev(Dev { no_open }) => dev::dev(&project, !no_open),
        Command::Build(Build {}) => page::build(&project).map(drop),
    }
}
