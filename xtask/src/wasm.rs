//! Builds the core for the browser into pkg/: cargo for wasm32, then wasm-bindgen and wasm-opt.
//!
//! The core is compiled once. Each part is a small program in src/wasm/parts/ that links what it needs of the core, so that
//! no page waits for more than it needs. The worked example on the first page, which thus waits for none, is computed
//! natively.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::ScopedJoinHandle;

use anyhow::{Context, Result};
use chainrule::trace::{Format, training_step, worked_example};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Validator, WasmFeatures};

use crate::command::run;
use crate::fingerprint::{Fingerprint, Stage};
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::toolchain::Toolchain;
use crate::types;

/// A part of the core, by its name in src/wasm/parts/Cargo.toml and in pkg/.
struct Part(&'static str);

const PARTS: [Part; 11] = [
    Part("chainrule"),
    Part("chainrule_trace"),
    Part("chainrule_practice"),
    Part("chainrule_circuit"),
    Part("chainrule_lab"),
    Part("chainrule_playground"),
    Part("chainrule_images"),
    Part("chainrule_files"),
    Part("chainrule_study"),
    Part("chainrule_graph"),
    Part("chainrule_comparison"),
];

/// The package that contains all parts.
pub(crate) const PACKAGE: &str = "chainrule-parts";

/// The program of `cargo xtask bench`, which is not part of the npm package.
const BENCHES: [Part; 1] = [Part("chainrule_bench")];

impl Part {
    /// The file that cargo builds.
    fn compiled(&self, project: &Project, build: Build) -> PathBuf {
        let folder = project.wasm_target().join("wasm32-unknown-unknown").join(build.profile());
        folder.join(format!("{}.wasm", self.0))
    }

    fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.0)
    }

    /// The files that wasm-bindgen generates: first the wasm, so that it is in place when a change of the script reloads the
    /// page; then the module that loads it, and the types of both.
    fn files(&self) -> [String; 4] {
        let Self(name) = self;
        [self.wasm(), format!("{name}.js"), format!("{name}.d.ts"), format!("{name}_bg.wasm.d.ts")]
    }
}

/// The worked example as JSON, for pages that show it before the part that computes it is loaded.
const WORKED_EXAMPLE: &str = "worked_example.json";

/// -O1 would take a third of the time and give equally fast code, but a 7 % larger download. `--low-memory-unused` is valid
/// because the lowest addresses are unused, where the stack of rustc's programs ends; constants can then be folded into
/// addresses without a check for wrap-around. The features are those that rustc enables by default for wasm32, and SIMD.
const WASM_OPT: [&str; 9] = [
    "-O3",
    "--low-memory-unused",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The optimization level of the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// As small and fast as possible.
    Release,
    /// Nearly as fast, and rebuilt within seconds after a change.
    Dev,
}

impl Build {
    /// The profile in Cargo.toml, which is also the name of cargo's output folder.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "wasm-dev",
        }
    }
}

/// Builds pkg/ unless it is up to date.
pub(crate) fn build(project: &Project, npm: &Npm, build: Build) -> Result<()> {
    let toolchain = Toolchain::wasm32(project)?;
    let stage = stage(project, npm, &toolchain, build)?;
    if stage.is_current() {
        say("core", "pkg/ is up to date");
        return Ok(());
    }
    let step = Step::begin(
        "core",
        &format!("building for wasm32 with profile {} and simd128, by {}", build.profile(), toolchain.version),
    );
    // First, so that the page can be type-checked while the rest is built.
    types::write(npm, &project.pkg())?;
    compile(project, &toolchain, build, &PARTS)?;
    step.done("built");
    finish(project, npm, build, &PARTS, &project.pkg())?;
    write_worked_example(&project.pkg().join(WORKED_EXAMPLE))?;
    stage.record_run()
}

/// Builds the programs of `cargo xtask bench`, like the parts of pkg/, into `target/wasm/bench/`.
pub(crate) fn build_bench(project: &Project, npm: &Npm) -> Result<()> {
    let toolchain = Toolchain::wasm32(project)?;
    let step = Step::begin("core", &format!("building the benchmarks for wasm32, by {}", toolchain.version));
    compile(project, &toolchain, Build::Release, &BENCHES)?;
    step.done("built");
    finish(project, npm, Build::Release, &BENCHES, &project.wasm_target().join("bench"))
}

/// Processes compiled parts and copies them to their folder.
fn finish(project: &Project, npm: &Npm, build: Build, parts: &[Part], to: &Path) -> Result<()> {
    for part in parts {
        bind(project, build, part)?;
    }
    if build == Build::Release {
        optimize(project, npm, parts)?;
    }
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    parts.iter().try_for_each(|part| publish(project, part, to))
}

fn stage(project: &Project, npm: &Npm, toolchain: &Toolchain, build: Build) -> Result<Stage> {
    let mut inputs = Fingerprint::default()
        .text("profile", build.profile())
        .text("rustc", &toolchain.version)
        .text("wasm-opt", &WASM_OPT.join(" "))
        .path(&npm.file("binaryen/package.json"))?
        .path(&npm.file("typescript/package.json"))?;
    for part in ["src", "xtask/src/types.rs", "xtask/src/types", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        inputs = inputs.path(&project.root().join(part))?;
    }
    let others = [WORKED_EXAMPLE].into_iter().chain(types::FILES).map(str::to_owned);
    let names = PARTS.iter().flat_map(Part::files).chain(others);
    let outputs = names.map(|name| project.pkg().join(name)).collect();
    Ok(Stage::new(project, "core", inputs, outputs))
}

fn joined<T>(thread: ScopedJoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Compiles the core and the parts.
fn compile(project: &Project, toolchain: &Toolchain, build: Build, parts: &[Part]) -> Result<()> {
    let mut cargo = toolchain.cargo(project, "build");
    cargo.args(["--profile", build.profile(), "--package", PACKAGE]);
    cargo.args(parts.iter().flat_map(|part| ["--bin", part.0]));
    run(&mut cargo, "The core failed to build for wasm32: see the errors of the compiler above.")
}

fn bind(project: &Project, build: Build, part: &Part) -> Result<()> {
    let step = Step::begin("bindgen", &format!("generating the JavaScript and TypeScript of {}", part.0));
    Bindgen::new()
        .input_path(part.compiled(project, build))
        .out_name(part.0)
        .web(true)
        .and_then(|bindgen| bindgen.typescript(true).generate(bound(project)))
        .context("wasm-bindgen failed: do Cargo.toml and xtask/Cargo.toml require the same version of it?")?;
    types::link(&bound(project).join(format!("{}.d.ts", part.0)))?;
    step.done("written");
    Ok(())
}

/// The output folder of wasm-bindgen and wasm-opt.
fn bound(project: &Project) -> PathBuf {
    project.wasm_target().join("bindgen")
}

/// Optimizes all parts in parallel.
fn optimize(project: &Project, npm: &Npm, parts: &[Part]) -> Result<()> {
    let step = Step::begin("wasm-opt", "optimizing");
    let sizes = std::thread::scope(|scope| {
        let running: Vec<_> = parts.iter().map(|part| scope.spawn(|| optimize_one(project, npm, part))).collect();
        running.into_iter().map(joined).collect::<Result<Vec<String>>>()
    })?;
    step.done(&sizes.join("; "));
    Ok(())
}

/// Optimizes a part, and returns its sizes before and after.
fn optimize_one(project: &Project, npm: &Npm, part: &Part) -> Result<String> {
    let wasm = bound(project).join(part.wasm());
    let optimized = wasm.with_extension("optimized.wasm");
    let before = size(&wasm)?;
    let mut wasm_opt = npm.node("binaryen/bin/wasm-opt");
    wasm_opt.args(WASM_OPT).arg(&wasm).arg("--output").arg(&optimized);
    run(&mut wasm_opt, "wasm-opt failed: is the version of binaryen in www/package.json too old for this rustc?")?;
    check_features(&optimized)?;
    let after = size(&optimized)?;
    fs::rename(&optimized, &wasm).with_context(|| format!("{} cannot be replaced", wasm.display()))?;
    Ok(format!("{} KB, from {} KB", after / 1000, before / 1000))
}

/// Refuses what browsers would refuse. wasm-opt does not: it takes what the file says that it needs.
fn check_features(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    Validator::new_with_features(WasmFeatures::WASM2)
        .validate_all(&bytes)
        .with_context(|| format!("{} contains what not every browser knows", wasm.display()))?;
    Ok(())
}

/// Copies a finished part to the folder that the page imports it from.
fn publish(project: &Project, part: &Part, to: &Path) -> Result<()> {
    for name in part.files() {
        fs::copy(bound(project).join(&name), to.join(&name))
            .with_context(|| format!("{name} cannot be copied to {}", to.display()))?;
    }
    Ok(())
}

/// Writes the training step of the worked example as the core would return it to JavaScript, without `None` fields.
fn write_worked_example(file: &Path) -> Result<()> {
    let trace = training_step(&worked_example(), 0, Format::Short).context("the worked example is invalid")?;
    let mut json = serde_json::to_value(&trace).context("the worked example cannot be serialized")?;
    leave_out_nulls(&mut json);
    fs::write(file, json.to_string()).with_context(|| format!("{} cannot be written", file.display()))
}

fn leave_out_nulls(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(leave_out_nulls);
        }
        Value::Array(elements) => elements.iter_mut().for_each(leave_out_nulls),
        _ => {}
    }
}

fn size(file: &Path) -> Result<u64> {
    Ok(fs::metadata(file).with_context(|| format!("{} is missing", file.display()))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function that gives f32x4.relaxed_max, 0xfd 0x10e, of two vectors.
    const RELAXED: &[u8] = b"\0asm\x01\0\0\0\x01\x07\x01\x60\x02\x7b\x7b\x01\x7b\x03\x02\x01\0\x0a\x0b\x01\x09\0\x20\0\x20\x01\xfd\x8e\x02\x0b";

    #[test]
    fn what_not_every_browser_knows_is_refused() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("part.wasm");
        fs::write(&file, RELAXED)?;
        let refusal = check_features(&file).unwrap_err();
        assert!(format!("{refusal:#}").contains("relaxed SIMD"), "{refusal:#}");
        Ok(())
    }
}
