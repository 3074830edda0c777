//! All checks, in stages. Quick stages come first, and the first failure ends the run.

use std::cell::{OnceCell, RefCell};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::command::{answer, find_in_path, run};
use crate::engines::{self, Engines};
use crate::npm::Npm;
use crate::project::Project;
use crate::soak::Soak;
use crate::step::{Step, seconds};
use crate::toolchain::Toolchain;
use crate::wasm::Build;
use crate::{browser, dependencies, examples, fuzz, page, tidy, wasm};

/// A part of the checks that can be run on its own.
struct Stage {
    name: &'static str,
    what: &'static str,
    check: fn(&Bench) -> Result<()>,
}

const STAGES: [Stage; 20] = [
    Stage { name: "setup", what: "prerequisites of the checks", check: Bench::setup },
    Stage { name: "rustfmt", what: "Rust is formatted", check: rustfmt },
    Stage {
        name: "tidy",
        what: "imports, file lengths and words are as ARCHITECTURE.md says",
        check: |bench| tidy::tidy(&bench.project),
    },
    Stage {
        name: "dependencies",
        what: "licenses, sources and known vulnerabilities of what the project depends on",
        check: Bench::dependencies,
    },
    Stage { name: "clippy", what: "no warnings for the native target", check: clippy },
    Stage { name: "clippy-wasm", what: "no warnings of the core for wasm32", check: clippy_wasm },
    Stage { name: "rust", what: "unit, integration and doc tests", check: rust },
    Stage { name: "doc", what: "no warnings in the documentation of the core", check: doc },
    Stage {
        name: "fuzz",
        what: "a few seconds of mutated inputs of each kind",
        check: |bench| fuzz::briefly(&bench.project),
    },
    Stage { name: "examples", what: "the examples, run small, print what they should", check: examples },
    Stage {
        name: "core",
        what: "the core builds for wasm32",
        check: |bench| wasm::build(&bench.project, bench.npm()?, Build::Release),
    },
    Stage { name: "types", what: "TypeScript type-checks", check: types },
    Stage { name: "biome", what: "TypeScript, CSS and HTML are linted and formatted", check: biome },
    Stage { name: "vitest", what: "unit tests of the page", check: vitest },
    Stage { name: "size", what: "the first load is within its budget", check: |bench| bench.playwright("size") },
    Stage { name: "browser", what: "the built page in a real browser", check: |bench| bench.playwright("browser") },
    Stage {
        name: "engines",
        what: "a walk through every lesson in three engines, in frames and from a disk",
        check: Bench::walk,
    },
    Stage {
        name: HANDWRITING,
        what: "digits by held-out writers, redrawn on the page",
        check: |bench| bench.playwright("handwriting"),
    },
    Stage {
        name: IMAGES_DATA,
        what: "the page trains on the files of MNIST",
        check: |bench| bench.playwright("images-data"),
    },
    Stage {
        name: PYTORCH,
        what: "PyTorch repeats trainings from their files, and the scripts of written-out steps",
        check: Bench::pytorch,
    },
];

/// The stages that need data sets.
const HANDWRITING: &str = "handwriting";
const IMAGES_DATA: &str = "images-data";

/// The stage that needs PyTorch, and the variable that names the Python which has it.
const PYTORCH: &str = "pytorch";
const PYTHON: &str = "CHAINRULE_PYTHON";

const WITHOUT_DATA: &str = "Not checked: how well the network reads MNIST's test images and the digits of people whose \
    writing it has never seen, and that the page trains on MNIST. Set CHAINRULE_DATA to a folder with mnist/, \
    fashion-mnist/ and strokes/ for that.";

/// Runs all stages, or those in `only`. `more` is passed to the programs of the stages `rust`, `vitest`, `size` and `browser`,
/// as in `--only browser -- --grep digits`.
pub(crate) fn test(project: Project, only: &[String], more: Vec<String>) -> Result<()> {
    let chosen = choose(only)?;
    if only.is_empty() && !more.is_empty() {
        bail!("{more:?} would be passed to the programs of several stages. Choose one with --only.");
    }
    let bench = Bench::new(project, more);
    bench.project.check_data()?;
    let has_data = bench.project.data_env().is_some();
    let began = Instant::now();
    let mut times = vec![];
    for stage in chosen {
        // Without data, a stage chosen explicitly reports an error; a full run skips it and says so at the end.
        let is_possible = match stage.name {
            HANDWRITING | IMAGES_DATA => has_data,
            PYTORCH => std::env::var_os(PYTHON).is_some(),
            _ => true,
        };
        if only.is_empty() && !is_possible {
            continue;
        }
        eprintln!("\n== {}: {}", stage.name, stage.what);
        let began = Instant::now();
        (stage.check)(&bench).with_context(|| {
            format!("Stage {} failed. To run only this stage: cargo xtask test --only {0}\n", stage.name)
        })?;
        times.push(format!("{:>12}  {}", stage.name, seconds(began.elapsed())));
        eprintln!("== {}: passed in {}", stage.name, seconds(began.elapsed()));
    }
    eprintln!("\n{}\n\nAll passed in {}.", times.join("\n"), seconds(began.elapsed()));
    if only.is_empty() && !has_data {
        eprintln!("{WITHOUT_DATA}");
    }
    if only.is_empty() && std::env::var_os(PYTHON).is_none() {
        eprintln!(
            "Not checked: that PyTorch repeats trainings from their files. Set {PYTHON} to a Python that has torch, numpy and safetensors for that."
        );
    }
    for sentence in bench.unchecked.take() {
        eprintln!("{sentence}");
    }
    Ok(())
}

/// Runs Playwright projects that are not tests, such as screenshots and measurements.
pub(crate) fn through_the_page(project: Project, names: &[&str]) -> Result<()> {
    let bench = Bench::new(project, vec![]);
    names.iter().try_for_each(|name| bench.in_chrome(name))
}

/// Interrupts trainings at random moments, and goes around the lessons for as long.
pub(crate) fn soak(project: Project, soak: &Soak) -> Result<()> {
    let more = soak.more.clone();
    let bench = Bench::new(project, more);
    let npm = page::build(&bench.project)?;
    let settings = [
        ("CHAINRULE_FAULTS", soak.faults.to_string()),
        ("CHAINRULE_ROUNDS", soak.rounds.to_string()),
        ("CHAINRULE_SEED", soak.seed.to_string()),
    ];
    browser::test(&bench.project, &npm, bench.chrome()?, "soak", &bench.more, &settings)
}

/// Visits every page on a slow phone, in turn with those of another build.
pub(crate) fn first_visit(project: Project, against: Option<&Path>) -> Result<()> {
    let bench = Bench::new(project, vec![]);
    let npm = page::build(&bench.project)?;
    let against = against.map(Path::canonicalize).transpose().context("there is no such built page")?;
    let settings: Vec<_> = against.iter().map(|folder| ("CHAINRULE_AGAINST", folder.display().to_string())).collect();
    browser::test(&bench.project, &npm, bench.chrome()?, "first-visit", &bench.more, &settings)
}

/// Benchmarks the core in a browser and, with `whole`, entire trainings on the page.
pub(crate) fn bench(project: Project, whole: bool) -> Result<()> {
    let bench = Bench::new(project, vec![]);
    wasm::build_bench(&bench.project, bench.npm()?)?;
    bench.in_chrome("bench")?;
    if whole { bench.in_chrome("bench-whole") } else { Ok(()) }
}

fn choose(only: &[String]) -> Result<Vec<&'static Stage>> {
    for name in only {
        if !STAGES.iter().any(|stage| stage.name == name) {
            let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
            bail!("There is no stage {name:?}. The stages are: {}.", names.join(", "));
        }
    }
    Ok(STAGES.iter().filter(|stage| only.is_empty() || only.iter().any(|name| name == stage.name)).collect())
}

/// State shared by the stages, initialized on first use.
struct Bench {
    project: Project,
    more: Vec<String>,
    npm: OnceCell<Npm>,
    chrome: OnceCell<PathBuf>,
    shell: OnceCell<PathBuf>,
    engines: OnceCell<Engines>,
    /// What could not be checked, in sentences.
    unchecked: RefCell<Vec<String>>,
}

impl Bench {
    fn new(project: Project, more: Vec<String>) -> Self {
        Self {
            project,
            more,
            npm: OnceCell::new(),
            chrome: OnceCell::new(),
            shell: OnceCell::new(),
            engines: OnceCell::new(),
            unchecked: RefCell::default(),
        }
    }

    fn dependencies(&self) -> Result<()> {
        self.npm()?;
        self.unchecked.borrow_mut().extend(dependencies::check(&self.project)?);
        Ok(())
    }

    fn setup(&self) -> Result<()> {
        for component in ["rustfmt", "clippy"] {
            has_component(component)?;
        }
        Toolchain::wasm32(&self.project)?;
        fuzz::ready(&self.project)?;
        self.shell()?;
        self.engines().map(drop)
    }

    fn npm(&self) -> Result<&Npm> {
        if self.npm.get().is_none() {
            let _ = self.npm.set(Npm::ready(&self.project)?);
        }
        self.npm.get().context("npm was set above")
    }

    fn chrome(&self) -> Result<&PathBuf> {
        if self.chrome.get().is_none() {
            let _ = self.chrome.set(browser::ready(self.npm()?)?);
        }
        self.chrome.get().context("chrome was set above")
    }

    fn shell(&self) -> Result<&PathBuf> {
        let chrome = self.chrome()?;
        Ok(self.shell.get_or_init(|| browser::shell(chrome)))
    }

    fn engines(&self) -> Result<&Engines> {
        if self.engines.get().is_none() {
            let _ = self.engines.set(engines::ready(self.npm()?)?);
        }
        self.engines.get().context("the engines were set above")
    }

    /// Runs a program with the arguments after `--` and the data folder in the environment.
    fn run(&self, command: &mut Command, advice: &str) -> Result<()> {
        run(command.args(&self.more).envs(self.project.data_env()), advice)
    }

    fn playwright(&self, name: &str) -> Result<()> {
        let npm = page::build(&self.project)?;
        if name == "browser" {
            page::build_single_file(&self.project)?;
        }
        let with_preferences = ("CHAINRULE_CHROME_WITH_PREFERENCES", self.chrome()?.display().to_string());
        browser::test(&self.project, &npm, self.shell()?, name, &self.more, &[with_preferences])
    }

    /// What is measured and pictured, in a browser as readers have it.
    fn in_chrome(&self, name: &str) -> Result<()> {
        let npm = page::build(&self.project)?;
        browser::test(&self.project, &npm, self.chrome()?, name, &self.more, &[])
    }

    fn pytorch(&self) -> Result<()> {
        let python = std::env::var(PYTHON).unwrap_or_else(|_| "python3".into());
        run(
            Command::new(&python).args(["-c", "import numpy, safetensors.torch, torch"]),
            &format!(
                "Set {PYTHON} to a Python that has torch, numpy and safetensors: `pip install torch numpy safetensors`."
            ),
        )?;
        self.playwright("pytorch")
    }

    fn walk(&self) -> Result<()> {
        page::build(&self.project)?;
        let npm = page::build_single_file(&self.project)?;
        engines::walk(&self.project, &npm, self.chrome()?, self.engines()?, &self.more)
    }
}

fn has_component(name: &str) -> Result<()> {
    let subcommand = if name == "rustfmt" { "fmt" } else { name };
    if answer(Command::new("cargo").args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    if find_in_path("rustup").is_none() {
        bail!("`cargo {subcommand}` is missing. Install {name} in the way you installed Rust.");
    }
    let step = Step::begin("rust", &format!("adding {name} with rustup"));
    run(Command::new("rustup").args(["component", "add", name]), "See the output of rustup above.")?;
    step.done("added");
    Ok(())
}

fn rustfmt(bench: &Bench) -> Result<()> {
    let mut cargo = Toolchain::native().cargo(&bench.project, "fmt");
    run(cargo.args(["--all", "--check"]), "Run `cargo fmt --all` to format the code.")?;
    let mut fuzz = Toolchain::native().cargo(&bench.project, "fmt");
    fuzz.args(["--manifest-path", "fuzz/Cargo.toml", "--check"]);
    run(&mut fuzz, "Run `cargo fmt` in fuzz/ to format the code.")
}

fn clippy(bench: &Bench) -> Result<()> {
    let mut cargo = Toolchain::native().cargo(&bench.project, "clippy");
    cargo.args(["--workspace", "--exclude", wasm::PACKAGE, "--all-targets", "--", "--deny", "warnings"]);
    run(&mut cargo, "See the warnings of clippy above.")
}

/// In the profile that the core is built with, so that its build is reused.
fn clippy_wasm(bench: &Bench) -> Result<()> {
    let mut cargo = Toolchain::wasm32(&bench.project)?.clippy(&bench.project)?;
    cargo.args(["--release", "--package", "chainrule", "--lib", "--package", wasm::PACKAGE, "--bins"]);
    cargo.args(["--", "--deny", "warnings"]);
    run(&mut cargo, "See the warnings of clippy above.")
}

/// In a single call, so that the tests link the core that these commands were just built with.
fn rust(bench: &Bench) -> Result<()> {
    bench.run(&mut cargo_test(&bench.project), "See above which test failed.")
}

fn types(bench: &Bench) -> Result<()> {
    // The types of the core are built with it.
    wasm::build(&bench.project, bench.npm()?, Build::Release)?;
    run(bench.npm()?.node("typescript/bin/tsc").arg("--build"), "See the errors of the compiler above.")
}

fn biome(bench: &Bench) -> Result<()> {
    let mut check = bench.npm()?.node("@biomejs/biome/bin/biome");
    check.args(["check", "--error-on-warnings"]).current_dir(bench.project.root());
    run(&mut check, "Run `npx biome check --write ..` in www/ to apply the fixes that are safe.")
}

fn vitest(bench: &Bench) -> Result<()> {
    bench.run(bench.npm()?.node("vitest/vitest.mjs").arg("run"), "See above which test failed.")
}

/// `cargo test` of the packages with tests. It builds the examples, too. Property tests draw the same cases in each run, so that a
/// change is judged by what it does; `PROPTEST_RNG_SEED` draws others.
fn cargo_test(project: &Project) -> Command {
    const SEED: &str = "PROPTEST_RNG_SEED";
    let mut cargo = Toolchain::native().cargo(project, "test");
    cargo.args(["--package", "chainrule", "--package", "xtask"]);
    if env::var_os(SEED).is_none() {
        cargo.env(SEED, "1");
    }
    cargo
}

/// The packages are those of clippy, so that their dependencies have been checked already.
fn doc(bench: &Bench) -> Result<()> {
    let mut cargo = Toolchain::native().cargo(&bench.project, "doc");
    cargo
        .args(["--workspace", "--exclude", wasm::PACKAGE, "--lib", "--no-deps"])
        .env("RUSTDOCFLAGS", "--deny warnings");
    run(&mut cargo, "See the warnings of rustdoc above.")
}

fn examples(bench: &Bench) -> Result<()> {
    examples::check(&bench.project, &mut cargo_test(&bench.project))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_chosen_by_name_and_run_in_their_order() {
        let names = |only: &[&str]| -> Result<Vec<&str>> {
            let only: Vec<String> = only.iter().map(|&name| name.to_owned()).collect();
            Ok(choose(&only)?.iter().map(|stage| stage.name).collect())
        };
        assert_eq!(names(&[]).unwrap().len(), STAGES.len());
        assert_eq!(names(&["types", "clippy"]).unwrap(), ["clippy", "types"]);
        let error = names(&["clipy"]).unwrap_err().to_string();
        assert!(error.contains("clipy") && error.contains("clippy-wasm"), "{error}");
    }
}
