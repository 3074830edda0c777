//! Coverage-guided fuzzing of what the core reads from outside, with cargo-fuzz. The targets are in fuzz/, a workspace of its
//! own.

mod report;
mod seeds;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use argh::FromArgs;

use crate::apt;
use crate::command::{answer, find_in_path, run};
use crate::project::Project;
use crate::step::{Step, say, seconds};
use crate::toolchain::Toolchain;
use report::Report;

/// The version that is installed.
const CARGO_FUZZ: &str = "0.13.2";

/// What is fuzzed, with the longest input in bytes. Inputs near the limits that the core has of its own would be slow by
/// intention, and long ones are no likelier to find a fault.
const TARGETS: [(&str, usize); 11] = [
    ("idx", 4096),
    ("network", 4096),
    ("training", 8192),
    ("table", 2048),
    ("link", 1024),
    ("drawings", 4096),
    ("strokes", 2048),
    ("number", 128),
    ("expression", 256),
    ("config", 2048),
    ("message", 4096),
];

/// How long one input may take. A slower one is a fault: somebody would wait for it.
const TIMEOUT_SECONDS: u64 = 10;
/// How much memory a target may take, and how much at once, in MB. A tab has about 4 GB.
const MEMORY_MB: usize = 1024;
const ALLOCATION_MB: usize = 512;

/// Fuzz what the core reads from outside: files, links, strokes, numbers, settings and messages.
#[derive(FromArgs)]
#[argh(subcommand, name = "fuzz")]
pub(crate) struct Fuzz {
    /// only this target (may be repeated; default: all, one after the other)
    #[argh(positional)]
    targets: Vec<String>,

    /// how long each target runs (default: 60)
    #[argh(option, default = "60")]
    seconds: u64,

    /// how long one input may take, in seconds, before it counts as a fault (default: 10); more at a low priority
    #[argh(option, default = "TIMEOUT_SECONDS")]
    timeout: u64,
}

/// Where a run finds its inputs, and how many targets run at once.
struct Runs<'a> {
    project: &'a Project,
    /// A folder per target. It begins with the seeds, and inputs that reach something new are added.
    corpus: PathBuf,
    seconds: u64,
    timeout: u64,
    jobs: usize,
}

/// Runs the chosen targets on the corpus in fuzz/corpus, which grows from run to run.
pub(crate) fn fuzz(project: &Project, Fuzz { targets, seconds, timeout }: &Fuzz) -> Result<()> {
    ready(project)?;
    let corpus = project.root().join("fuzz/corpus");
    Runs { project, corpus, seconds: *seconds, timeout: *timeout, jobs: 1 }.run(&choose(targets)?)
}

/// Runs all targets for a few seconds each, from the seeds alone, for the tests.
pub(crate) fn briefly(project: &Project) -> Result<()> {
    ready(project)?;
    let corpus = target_dir(project).join("brief");
    if corpus.exists() {
        fs::remove_dir_all(&corpus)?;
    }
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    Runs { project, corpus, seconds: 6, timeout: TIMEOUT_SECONDS, jobs }.run(&choose(&[])?)
}

fn choose(names: &[String]) -> Result<Vec<(&'static str, usize)>> {
    for name in names {
        if !TARGETS.iter().any(|(target, _)| target == name) {
            let all: Vec<&str> = TARGETS.iter().map(|&(target, _)| target).collect();
            bail!("There is no target {name:?}. The targets are: {}.", all.join(", "));
        }
    }
    Ok(TARGETS.into_iter().filter(|(target, _)| names.is_empty() || names.iter().any(|name| name == target)).collect())
}

/// Finds or installs cargo-fuzz, and the C++ compiler that builds libFuzzer.
pub(crate) fn ready(project: &Project) -> Result<()> {
    if ["c++", "clang++"].iter().all(|name| find_in_path(name).is_none()) {
        apt::install(&["g++"]).context("libFuzzer is built by a C++ compiler, and there is none.")?;
    }
    if answer(Command::new(cargo_fuzz(project)).arg("--version")).is_some_and(|line| line.ends_with(CARGO_FUZZ)) {
        return Ok(());
    }
    let step = Step::begin("fuzz", &format!("installing cargo-fuzz {CARGO_FUZZ} into target/tools"));
    let mut cargo = Toolchain::native().cargo(project, "install");
    cargo.args(["cargo-fuzz", "--locked", "--force", "--quiet", "--version", CARGO_FUZZ, "--root"]);
    run(cargo.arg(tools(project)), "cargo-fuzz comes from the registry of crates. See the error above.")?;
    step.done("installed");
    Ok(())
}

fn tools(project: &Project) -> PathBuf {
    project.root().join("target/tools")
}

fn cargo_fuzz(project: &Project) -> PathBuf {
    tools(project).join("bin/cargo-fuzz")
}

fn target_dir(project: &Project) -> PathBuf {
    project.root().join("target/fuzz")
}

/// Returns `cargo fuzz <subcommand>`. Stable Rust has no sanitizers, and safe Rust little for them to find.
fn cargo(project: &Project, subcommand: &str) -> Command {
    let mut command = Command::new(cargo_fuzz(project));
    command.args(["fuzz", subcommand, "--fuzz-dir", "fuzz", "--sanitizer", "none", "--target-dir"]);
    command.arg(target_dir(project)).current_dir(project.root());
    command
}

impl Runs<'_> {
    fn run(&self, targets: &[(&'static str, usize)]) -> Result<()> {
        let step = Step::begin("fuzz", "building the targets");
        run(&mut cargo(self.project, "build"), "See the errors of the compiler above.")?;
        step.done("built");
        let queue = Mutex::new(targets.iter());
        let next = || queue.lock().ok()?.next().copied();
        let work = || -> Result<Vec<Report>> {
            std::iter::from_fn(next).map(|(target, longest)| self.target(target, longest)).collect()
        };
        let reports = thread::scope(|scope| {
            let workers: Vec<_> = (0..self.jobs).map(|_| scope.spawn(work)).collect();
            let join = |worker: thread::ScopedJoinHandle<'_, Result<Vec<Report>>>| match worker.join() {
                Ok(reports) => reports,
                Err(_) => bail!("A thread that ran a target panicked."),
            };
            workers.into_iter().map(join).collect::<Result<Vec<_>>>()
        })?;
        let n_inputs: u64 = reports.iter().flatten().map(|report| report.n_inputs).sum();
        say("fuzz", &format!("{n_inputs} inputs in all, no fault"));
        Ok(())
    }

    fn target(&self, target: &'static str, longest: usize) -> Result<Report> {
        let dictionary = self.seed(target)?;
        let log = self.corpus.join(format!("{target}.log"));
        let file = File::create(&log)?;
        let began = Instant::now();
        let mut command = cargo(self.project, "run");
        command.arg(target).arg(self.corpus.join(target)).arg("--");
        command.args([
            format!("-max_total_time={}", self.seconds),
            format!("-max_len={longest}"),
            format!("-timeout={}", self.timeout),
            format!("-rss_limit_mb={MEMORY_MB}"),
            format!("-malloc_limit_mb={ALLOCATION_MB}"),
            "-print_final_stats=1".to_owned(),
        ]);
        command.args(dictionary.map(|file| format!("-dict={}", file.display())));
        let status = command.stdout(Stdio::null()).stderr(Stdio::from(file)).status()?;
        let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if !status.success() {
            bail!("{}\n{target} failed. The log is {}.", last_lines(&text), log.display());
        }
        let report = Report::of(&text).with_context(|| format!("{} has no figures of {target}", log.display()))?;
        say("fuzz", &format!("{target}: {report} in {}", seconds(began.elapsed())));
        Ok(report)
    }

    /// Writes the seeds of a target into its corpus, with what lies in fuzz/inputs: people's files, and inputs that were faults
    /// once. Returns a dictionary of the seeds' words.
    fn seed(&self, target: &str) -> Result<Option<PathBuf>> {
        let folder = self.corpus.join(target);
        fs::create_dir_all(&folder)?;
        let seeds = seeds::of(target)?;
        for (idx, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{idx:02}")), seed)?;
        }
        for file in files_in(&self.project.root().join("fuzz/inputs").join(target))? {
            let name = file.file_name().context("a file has a name")?;
            fs::copy(&file, folder.join(name))?;
        }
        let words = seeds::words(&seeds);
        if words.is_empty() {
            return Ok(None);
        }
        let dictionary = self.corpus.join(format!("{target}.dict"));
        fs::write(&dictionary, words.iter().map(|word| format!("\"{word}\"\n")).collect::<String>())?;
        Ok(Some(dictionary))
    }
}

/// The files in a folder that need not exist.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The end of a log, without the bytes of the input: its file is named there.
fn last_lines(text: &str) -> String {
    let lines: Vec<&str> =
        text.lines().filter(|line| line.len() < 300 && !line.trim_start().starts_with("at ")).collect();
    lines[lines.len().saturating_sub(60)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_file_and_a_program() {
        let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("fuzz");
        let mut files: Vec<String> = files_in(&fuzz.join("fuzz_targets"))
            .unwrap()
            .iter()
            .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort_unstable();
        let mut targets = TARGETS.map(|(target, _)| target.to_owned());
        targets.sort_unstable();
        assert_eq!(files, targets);
        let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
        for (target, _) in TARGETS {
            assert!(manifest.contains(&format!("[[bin]]\nname = \"{target}\"\n")), "{target}");
        }
    }

    #[test]
    fn every_target_has_seeds_that_fit() {
        for (target, longest) in TARGETS {
            let seeds = seeds::of(target).unwrap();
            assert!(!seeds.is_empty(), "{target}");
            assert!(seeds.iter().all(|seed| seed.len() <= longest), "{target}: a seed would be cut");
        }
    }

    #[test]
    fn a_target_is_chosen_by_name() {
        assert_eq!(choose(&["table".to_owned()]).unwrap(), [("table", 2048)]);
        assert_eq!(choose(&[]).unwrap().len(), TARGETS.len());
        assert!(choose(&["tabel".to_owned()]).unwrap_err().to_string().contains("table"));
    }
}
