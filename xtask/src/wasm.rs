//! The core for the browser: cargo for wasm32, then wasm-bindgen and wasm-opt, into pkg/.
//!
//! The core is compiled once. Each part is a small program of src/wasm/parts/ that is linked with what it needs of the core:
//! the first page waits for one of them alone. What that page shows of another one, the worked example, is written out
//! natively. Trainings are linked once more for browsers with relaxed SIMD, where they take less time.

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

/// A part of the core: its name in src/wasm/parts/Cargo.toml and in pkg/, and the vectors that it takes.
struct Part {
    name: &'static str,
    simd: Simd,
}

const PARTS: [Part; 6] = [
    Part { name: "chainrule", simd: Simd::Fixed },
    Part { name: "chainrule_trace", simd: Simd::Fixed },
    Part { name: "chainrule_lab", simd: Simd::Fixed },
    Part { name: "chainrule_train", simd: Simd::Fixed },
    Part { name: "chainrule_study", simd: Simd::Fixed },
    Part { name: "chainrule_train_relaxed", simd: Simd::Relaxed },
];

/// The package of all parts.
pub(crate) const PACKAGE: &str = "chainrule-parts";

/// What `cargo xtask bench` times, which is no part of the package.
const BENCHES: [Part; 2] = [
    Part { name: "chainrule_bench", simd: Simd::Fixed },
    Part { name: "chainrule_bench_relaxed", simd: Simd::Relaxed },
];

/// Which 128-bit vectors of WebAssembly a part takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Simd {
    /// Those whose results are the same on all machines; every browser has had them since 2023. `.cargo/config.toml` turns
    /// them on.
    Fixed,
    /// Those, and products and sums in one instruction, which round as the machine does.
    Relaxed,
}

impl Part {
    /// What cargo makes of it.
    fn compiled(&self, project: &Project, build: Build) -> PathBuf {
        let folder = project.wasm_target().join("wasm32-unknown-unknown").join(build.profile());
        folder.join(format!("{}.wasm", self.name))
    }

    fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// What wasm-bindgen writes: the wasm, so that a page that is reloaded by the change of a script finds it, then the
    /// module that loads it, and the types of both.
    fn files(&self) -> [String; 4] {
        let Self { name, .. } = self;
        [self.wasm(), format!("{name}.js"), format!("{name}.d.ts"), format!("{name}_bg.wasm.d.ts")]
    }
}

/// The worked example as the core writes it out, for a page that shows it before the part that can has come.
const WORKED_EXAMPLE: &str = "worked_example.json";

/// A step of the bench takes as long after -O1, in a third of the time, but what is transferred is 7 % larger. Nothing is at
/// the lowest addresses, where the stack of rustc's programs would end, so that a constant can be added to an address without
/// a thought of its wrapping around. The features are those that rustc turns on by default for wasm32, and simd.
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
    // First, so that the page can be checked against them while the rest is built.
    types::write(&project.pkg())?;
    compile(project, &toolchain, build, &PARTS)?;
    step.done("built");
    finish(project, npm, build, &PARTS, &project.pkg())?;
    write_worked_example(&project.pkg().join(WORKED_EXAMPLE))?;
    stage.ran()
}

/// Builds what `cargo xtask bench` times, as the parts of pkg/ are built, into `target/wasm/bench/`.
pub(crate) fn build_bench(project: &Project, npm: &Npm) -> Result<()> {
    let toolchain = Toolchain::wasm32(project)?;
    let step = Step::begin("core", &format!("building what is timed for wasm32, by {}", toolchain.version));
    compile(project, &toolchain, Build::Release, &BENCHES)?;
    step.done("built");
    finish(project, npm, Build::Release, &BENCHES, &project.wasm_target().join("bench"))
}

/// What is done with parts that are compiled, before they are in their folder.
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
        .path(&npm.file("binaryen/package.json"))?;
    for part in ["src", "xtask/src/types.rs", "xtask/src/types", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        inputs = inputs.path(&project.root().join(part))?;
    }
    let names = PARTS.iter().flat_map(Part::files).chain([WORKED_EXAMPLE, types::TYPES].map(str::to_owned));
    let outputs = names.map(|name| project.pkg().join(name)).collect();
    Ok(Stage::new(project, "core", inputs, outputs))
}

fn joined<T>(thread: ScopedJoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Compiles the core, and the parts with it.
fn compile(project: &Project, toolchain: &Toolchain, build: Build, parts: &[Part]) -> Result<()> {
    let mut cargo = toolchain.cargo(project, "build");
    cargo.args(["--profile", build.profile(), "--package", PACKAGE]);
    cargo.args(parts.iter().flat_map(|part| ["--bin", part.name]));
    run(&mut cargo, "The core did not build for wasm32: see what the compiler says above.")
}

fn bind(project: &Project, build: Build, part: &Part) -> Result<()> {
    let step = Step::begin("bindgen", &format!("writing the JavaScript and TypeScript side of {}", part.name));
    Bindgen::new()
        .input_path(part.compiled(project, build))
        .out_name(part.name)
        .web(true)
        .and_then(|bindgen| bindgen.typescript(true).generate(bound(project)))
        .context("wasm-bindgen refused the core: do Cargo.toml and xtask/Cargo.toml name the same version of it?")?;
    types::link(&bound(project).join(format!("{}.d.ts", part.name)))?;
    step.done("written");
    Ok(())
}

/// Where wasm-bindgen writes, and wasm-opt after it.
fn bound(project: &Project) -> PathBuf {
    project.wasm_target().join("bindgen")
}

/// All parts at once: each keeps one core of the machine busy for a while.
fn optimize(project: &Project, npm: &Npm, parts: &[Part]) -> Result<()> {
    let step = Step::begin("wasm-opt", "optimizing");
    let sizes = std::thread::scope(|scope| {
        let running: Vec<_> = parts.iter().map(|part| scope.spawn(|| optimize_one(project, npm, part))).collect();
        running.into_iter().map(joined).collect::<Result<Vec<String>>>()
    })?;
    step.done(&sizes.join("; "));
    Ok(())
}

/// Gives the sizes before and after.
fn optimize_one(project: &Project, npm: &Npm, part: &Part) -> Result<String> {
    let wasm = bound(project).join(part.wasm());
    let optimized = wasm.with_extension("optimized.wasm");
    let before = size(&wasm)?;
    let mut wasm_opt = npm.node("binaryen/bin/wasm-opt");
    wasm_opt.args(WASM_OPT).arg(&wasm).arg("--output").arg(&optimized);
    if part.simd == Simd::Relaxed {
        wasm_opt.arg("--enable-relaxed-simd");
    }
    run(&mut wasm_opt, "wasm-opt refused the core: is the version of binaryen in www/package.json older than rustc?")?;
    let after = size(&optimized)?;
    fs::rename(&optimized, &wasm).with_context(|| format!("{} cannot be replaced", wasm.display()))?;
    Ok(format!("{} KB, from {} KB", after / 1000, before / 1000))
}

/// Refuses what a browser would refuse that has the vectors of the part and no others. wasm-opt does not: it takes what the
/// compiler notes in the file for the features of the browser.
fn validate(wasm: &[u8], simd: Simd) -> Result<()> {
    let mut features = WasmFeatures::default();
    features.set(WasmFeatures::RELAXED_SIMD, simd == Simd::Relaxed);
    Validator::new_with_features(features).validate_all(wasm)?;
    Ok(())
}

/// Copies a finished part to where the page imports it.
fn publish(project: &Project, part: &Part, to: &Path) -> Result<()> {
    let wasm = bound(project).join(part.wasm());
    let bytes = fs::read(&wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    validate(&bytes, part.simd).with_context(|| format!("{} is no wasm for every browser", part.name))?;
    for name in part.files() {
        fs::copy(bound(project).join(&name), to.join(&name))
            .with_context(|| format!("{name} cannot be copied to {}", to.display()))?;
    }
    Ok(())
}

/// Writes the training step of the worked example, as JavaScript would get it from the core: what is `None` is left out.
fn write_worked_example(file: &Path) -> Result<()> {
    let trace = training_step(&worked_example(), 0, Format::Short).context("the worked example was refused")?;
    let mut json = serde_json::to_value(&trace).context("the worked example is no JSON")?;
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

    /// A function that takes two vectors and gives `f32x4.relaxed_max` of them, or `f32x4.max`.
    fn module(opcode: &[u8]) -> Vec<u8> {
        let body = [&[0, 0x20, 0, 0x20, 1, 0xfd], opcode, &[0x0b]].concat();
        let size = u8::try_from(body.len()).unwrap();
        let types = [1, 7, 1, 0x60, 2, 0x7b, 0x7b, 1, 0x7b];
        let code = [&[10, size + 2, 1, size], body.as_slice()].concat();
        [b"\0asm\x01\0\0\0".as_slice(), &types, &[3, 2, 1, 0], &code].concat()
    }

    #[test]
    fn relaxed_simd_is_for_the_part_that_asks_for_it() {
        let (max, relaxed_max) = (module(&[0xe9, 0x01]), module(&[0x8e, 0x02]));
        validate(&max, Simd::Fixed).unwrap();
        validate(&relaxed_max, Simd::Relaxed).unwrap();
        let error = validate(&relaxed_max, Simd::Fixed).unwrap_err().to_string();
        assert!(error.contains("relaxed SIMD"), "{error}");
    }
}
