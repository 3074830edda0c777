//! Chooses the cargo and rustc for a target: the current toolchain or, for wasm32 where rustup cannot download, Debian's.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::command::{answer, find_in_path, succeeds_within};
use crate::fingerprint::{Fingerprint, Stage};
use crate::project::Project;
use crate::step::{Step, say};
use crate::{apt, version::Version};

const WASM32: &str = "wasm32-unknown-unknown";

/// How long rustup may take to download the standard library for wasm32 (20 MB), or to fail.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Debian's compiler, the source of the standard library, and the linker. They are packaged to build Debian's browsers and are
/// therefore recent in every release.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CLIPPY: &str = "rust-web-clippy";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";

/// A cargo and rustc, with everything that they need to build for one target.
pub(crate) struct Toolchain {
    /// The output of `rustc --version`.
    pub(crate) version: String,
    cargo: OsString,
    cargo_clippy: Option<OsString>,
    env: Vec<(&'static str, OsString)>,
    without: Vec<&'static str>,
    args: Vec<&'static str>,
}

impl Toolchain {
    /// Returns the toolchain that runs this command, for the native target.
    pub(crate) fn native() -> Self {
        Self {
            version: rustc_version("rustc").unwrap_or_default(),
            cargo: std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
            cargo_clippy: None,
            env: vec![],
            without: vec![],
            args: vec![],
        }
    }

    /// Returns a toolchain that builds for wasm32, installing one if necessary.
    pub(crate) fn wasm32(project: &Project) -> Result<Self> {
        let native = Self::native();
        if has_wasm32() {
            return Ok(native.with_wasm32_folder(project));
        }
        // After one failure, rustup is not tried again on every call.
        let compiler = Fingerprint::default().text("rustc", &native.version);
        let refusal = Stage::new(project, "rustup-refused", compiler, vec![]);
        if !refusal.is_current() && find_in_path("rustup").is_some() {
            let step = Step::begin("rust", "adding the target wasm32-unknown-unknown with rustup");
            if succeeds_within(RUSTUP_LIMIT, Command::new("rustup").args(["target", "add", WASM32])) && has_wasm32() {
                step.done("wasm32-unknown-unknown is installed");
                return Ok(native.with_wasm32_folder(project));
            }
            say("rust", "rustup failed; using Debian's compiler for wasm32 instead");
            refusal.record_run()?;
        }
        Self::debian(project)
    }

    /// Returns `cargo <subcommand>` with this toolchain, in the root of the checkout.
    pub(crate) fn cargo(&self, project: &Project, subcommand: &str) -> Command {
        let mut command = Command::new(&self.cargo);
        command.arg(subcommand);
        self.complete(project, command)
    }

    /// Returns `cargo clippy` with this toolchain. Cargo looks for clippy in rustup's folder first, so another toolchain has to
    /// specify its own.
    pub(crate) fn clippy(&self, project: &Project) -> Result<Command> {
        let Some(cargo_clippy) = &self.cargo_clippy else {
            return Ok(self.cargo(project, "clippy"));
        };
        apt::install(&[DEBIAN_CLIPPY])?;
        let mut command = Command::new(cargo_clippy);
        command.arg("clippy");
        Ok(self.complete(project, command))
    }

    fn complete(&self, project: &Project, mut command: Command) -> Command {
        command.current_dir(project.root()).args(&self.args).envs(self.env.iter().map(|(name, value)| (name, value)));
        for name in &self.without {
            command.env_remove(name);
        }
        command
    }

    fn with_wasm32_folder(mut self, project: &Project) -> Self {
        self.env.push(("CARGO_TARGET_DIR", project.wasm_target().into()));
        self.args.extend(["--target", WASM32]);
        // These flags are for the native target, and would override those in .cargo/config.toml.
        self.without.extend(["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]);
        self
    }

    fn debian(project: &Project) -> Result<Self> {
        apt::install(&DEBIAN_PACKAGES).map_err(|error| {
            error.context(
                "No toolchain for wasm32 is available.\n\
                 If rustup can download, run `rustup target add wasm32-unknown-unknown` and try again.",
            )
        })?;
        let version = rustc_version(DEBIAN_RUSTC).unwrap_or_default();
        let needed = Version::of_rust();
        if Version::parse(&version).is_none_or(|found| found < needed) {
            bail!(
                "Debian's compiler is {version:?}, but the core needs rustc {needed} or later.\n\
                 Update the system, or install Rust with rustup and add the target {WASM32}."
            );
        }
        Ok(Self {
            version,
            cargo: DEBIAN_CARGO.into(),
            cargo_clippy: Some("/usr/bin/cargo-clippy".into()),
            env: vec![
                ("CARGO", DEBIAN_CARGO.into()),
                ("RUSTC", DEBIAN_RUSTC.into()),
                ("RUSTC_BOOTSTRAP", "1".into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER.into()),
            ],
            without: vec![],
            args: vec!["-Zbuild-std=std,panic_abort"],
        }
        .with_wasm32_folder(project))
    }
}

/// Returns whether the current rustc has the standard library for wasm32.
fn has_wasm32() -> bool {
    answer(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM32]))
        .and_then(|folder| Path::new(&folder).read_dir().ok())
        .is_some_and(|mut files| files.next().is_some())
}

fn rustc_version(rustc: &str) -> Option<String> {
    answer(Command::new(rustc).arg("--version"))
}
