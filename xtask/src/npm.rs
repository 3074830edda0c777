//! Node.js and the npm packages of the page.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::command::{answer, run};
use crate::fingerprint::{Fingerprint, Stage};
use crate::project::Project;
use crate::step::Step;
use crate::version::Version;

const INSTALL_NODE: &str = "Install Node.js 22 (https://nodejs.org, or your system's package) and try again.";

/// The npm packages of the page, as pinned by the lockfile.
pub(crate) struct Npm {
    www: PathBuf,
}

impl Npm {
    /// Checks the version of Node.js, and runs `npm ci` unless node_modules matches the lockfile.
    pub(crate) fn ready(project: &Project) -> Result<Self> {
        let node = check_node()?;
        let www = project.www();
        let inputs = Fingerprint::default()
            .text("node", &node)
            .path(&www.join("package.json"))?
            .path(&www.join("package-lock.json"))?;
        // npm records what it installed in a lockfile within node_modules.
        let stage = Stage::new(project, "npm", inputs, vec![www.join("node_modules/.package-lock.json")]);
        if !stage.is_current() {
            let step = Step::begin("npm", "installing the page's packages from www/package-lock.json");
            let mut install = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
            install.args(["ci", "--no-audit", "--no-fund"]).current_dir(&www);
            // `cargo xtask test` takes care of browsers, and prefers an installed one.
            install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            run(&mut install, "See the output of npm above. It needs the npm registry, or a mirror set in ~/.npmrc.")?;
            stage.record_run()?;
            step.done("packages installed");
        }
        Ok(Self { www })
    }

    /// Returns a command that runs a program of a package with Node.js, in www. Unlike with npx, it is a single process that
    /// can be terminated.
    pub(crate) fn node(&self, program: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.file(program)).current_dir(&self.www);
        command
    }

    /// Like [`Npm::node`], with a pipe as standard input. When it closes, because this process ended in any way, the program
    /// exits as well.
    pub(crate) fn node_that_ends_with_us(&self, program: &str) -> Command {
        let mut command = Command::new("node");
        command.args(["--import", "data:text/javascript,process.stdin.on('end', () => process.exit()).resume()"]);
        command.arg(self.file(program)).current_dir(&self.www).stdin(Stdio::piped());
        command
    }

    /// Returns what a line of CommonJS prints in www, or `None` if it fails.
    pub(crate) fn answer(&self, script: &str) -> Option<String> {
        answer(Command::new("node").args(["--input-type", "commonjs", "--eval", script]).current_dir(&self.www))
    }

    /// Returns the path of a file of an installed package.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.www.join("node_modules").join(path)
    }
}

fn check_node() -> Result<String> {
    let Some(found) = answer(Command::new("node").arg("--version")) else {
        bail!("The page is built with Node.js, but there is no `node` on the PATH.\n{INSTALL_NODE}");
    };
    if !Version::parse(&found).is_some_and(is_supported) {
        bail!(
            "Node.js is {found}, but vite needs 20.19 or later within version 20, or 22.12 or later.\n{INSTALL_NODE}"
        );
    }
    Ok(found)
}

/// Vite's own requirement: ^20.19.0 || >=22.12.0.
fn is_supported(node: Version) -> bool {
    match node.major {
        20 => node.minor >= 19,
        22 => node.minor >= 12,
        major => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_node_that_vite_supports() {
        for supported in ["v20.19.0", "v20.20.2", "v22.12.0", "v23.0.0", "v24.1.0", "v100.0.0"] {
            assert!(Version::parse(supported).is_some_and(is_supported), "{supported}");
        }
        for too_old in ["v8.17.0", "v18.20.4", "v20.18.3", "v21.7.3", "v22.11.0"] {
            assert!(!Version::parse(too_old).is_some_and(is_supported), "{too_old}");
        }
    }

    /// The requirement above is that of package.json.
    #[test]
    fn package_json_asks_for_the_same_versions() {
        let package = include_str!("../../www/package.json");
        assert!(package.contains(r#""node": "^20.19.0 || >=22.12.0""#));
    }
}
