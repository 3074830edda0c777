//! The core for the browser: cargo for wasm32, then wasm-bindgen and wasm-opt, into pkg/.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::run;
use crate::fingerprint::{Fingerprint, Stage};
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::toolchain::Toolchain;

const WASM: &str = "chainrule_bg.wasm";
/// What wasm-bindgen writes beside the wasm: the module that loads it, and the types of both.
const BINDINGS: [&str; 3] = ["chainrule.js", "chainrule.d.ts", "chainrule_bg.wasm.d.ts"];

/// Speed first: the core is small, and training runs in it for minutes. The features are those that rustc turns on by
/// default for wasm32, and simd.
const WASM_OPT: [&str; 8] = [
    "-O3",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How much work goes into the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// As small and fast as it gets.
    Release,
    /// Nearly as fast, and built again in seconds after a change.
    Dev,
}

impl Build {
    /// The profile in Cargo.toml, and the folder that cargo names after it.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "wasm-dev",
        }
    }
}

/// Builds pkg/ unless it is what the source gives.
pub(crate) fn build(project: &Project, npm: &Npm, build: Build) -> Result<()> {
    let toolchain = Toolchain::wasm32(project)?;
    let stage = stage(project, npm, &toolchain, build)?;
    if stage.is_current() {
        say("core", "pkg/ is up to date");
        return Ok(());
    }
    let step = Step::begin(
        "core",
        &format!("building for wasm32, in {} with simd128, by {}", build.profile(), toolchain.version),
    );
    let core = compile(project, &toolchain, build)?;
    step.done("built");
    let folder = bind(project, &core)?;
    if build == Build::Release {
        optimize(npm, &folder)?;
    }
    publish(&folder, &project.pkg())?;
    stage.ran()
}

fn stage(project: &Project, npm: &Npm, toolchain: &Toolchain, build: Build) -> Result<Stage> {
    let mut inputs = Fingerprint::default()
        .text("profile", build.profile())
        .text("rustc", &toolchain.version)
        .text("wasm-opt", &WASM_OPT.join(" "))
        .path(&npm.file("binaryen/package.json"))?;
    for part in ["src", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        inputs = inputs.path(&project.root().join(part))?;
    }
    let outputs = [WASM].into_iter().chain(BINDINGS).map(|name| project.pkg().join(name)).collect();
    Ok(Stage::new(project, "core", inputs, outputs))
}

fn compile(project: &Project, toolchain: &Toolchain, build: Build) -> Result<PathBuf> {
    let mut cargo = toolchain.cargo(project, "build");
    cargo.args(["--profile", build.profile(), "--lib", "--package", "chainrule"]);
    run(&mut cargo, "The core did not build for wasm32: see what the compiler says above.")?;
    Ok(project.wasm_target().join("wasm32-unknown-unknown").join(build.profile()).join("chainrule.wasm"))
}

fn bind(project: &Project, core: &Path) -> Result<PathBuf> {
    let step = Step::begin("bindgen", "writing the JavaScript and TypeScript side");
    let folder = project.wasm_target().join("bindgen");
    Bindgen::new()
        .input_path(core)
        .out_name("chainrule")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(true).generate(&folder))
        .context("wasm-bindgen refused the core: do Cargo.toml and xtask/Cargo.toml name the same version of it?")?;
    step.done("written");
    Ok(folder)
}

fn optimize(npm: &Npm, folder: &Path) -> Result<()> {
    let step = Step::begin("wasm-opt", "optimizing");
    let (bound, optimized) = (folder.join(WASM), folder.join("optimized.wasm"));
    let before = size(&bound)?;
    let mut wasm_opt = npm.node("binaryen/bin/wasm-opt");
    wasm_opt.args(WASM_OPT).arg(&bound).arg("--output").arg(&optimized);
    run(&mut wasm_opt, "wasm-opt refused the core: is the version of binaryen in www/package.json older than rustc?")?;
    let after = size(&optimized)?;
    fs::rename(&optimized, &bound).with_context(|| format!("{} cannot be replaced", bound.display()))?;
    step.done(&format!("{} KB, from {} KB", after / 1000, before / 1000));
    Ok(())
}

/// Copies the finished package to where the page imports it: the wasm first, so that a page that is reloaded by the
/// change of a script finds it.
fn publish(from: &Path, to: &Path) -> Result<()> {
    for name in [WASM].into_iter().chain(BINDINGS) {
        fs::copy(from.join(name), to.join(name))
            .with_context(|| format!("{name} cannot be copied to {}", to.display()))?;
    }
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    Ok(fs::metadata(file).with_context(|| format!("{} is missing", file.display()))?.len())
}
