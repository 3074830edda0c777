//! Finds Chrome or Chromium for the browser tests, and runs the tests with Playwright.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{answer, find_in_path, run};
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::{apt, serve};

pub(crate) const PLAYWRIGHT: &str = "@playwright/test/cli.js";
const NAMES: [&str; 4] = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const SHELL: &str = "chromium-headless-shell";
const MAC: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Finds an installed Chrome or Chromium, or installs one.
pub(crate) fn ready(npm: &Npm) -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROME").map(PathBuf::from) {
        if !works(&chosen) {
            bail!("CHROME is set to {}, which is not a working browser. Correct or unset it.", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(found) = installed(npm) {
        return Ok(found);
    }
    let step = Step::begin("browser", "no Chrome or Chromium found; installing Chromium");
    // Either source may be unavailable; what matters is whether there is a browser afterwards.
    if let Err(error) = apt::install(&["chromium"]) {
        say("browser", &format!("apt-get failed ({}); installing Playwright's Chromium", error.root_cause()));
        run(npm.node(PLAYWRIGHT).args(["install", "chromium"]), "Install Chrome or Chromium, or set CHROME to one.")?;
    }
    let Some(found) = installed(npm) else {
        bail!("The installed browser does not start. Install Chrome or Chromium, or set CHROME to one.");
    };
    step.done(&format!("{} is installed", found.display()));
    Ok(found)
}

/// Chromium without a browser around it, in which a page opens in half the time: the same engine, where Debian's Chromium is installed.
/// It is what the tests run in; without it, they run in `chrome`.
pub(crate) fn shell(chrome: &Path) -> PathBuf {
    if std::env::var_os("CHROME").is_none() && apt::is_installed("chromium") {
        if let Err(error) = apt::install(&[SHELL]) {
            say("browser", &format!("no {SHELL}, so the tests take longer ({})", error.root_cause()));
        }
        if let Some(found) = find_in_path(SHELL).filter(|shell| works(shell)) {
            return found;
        }
    }
    chrome.into()
}

/// Runs one project of tests/browser/playwright.config.ts against the built page, with `settings` in its environment.
pub(crate) fn test(
    project: &Project,
    npm: &Npm,
    browser: &Path,
    name: &str,
    more: &[String],
    settings: &[(&str, String)],
) -> Result<()> {
    let mut playwright = npm.node(PLAYWRIGHT);
    playwright.arg("test").arg("--config").arg(project.root().join("tests/browser/playwright.config.ts"));
    // As a single word: after a separate `--project`, Playwright takes the following words for more projects.
    playwright.arg(format!("--project={name}")).args(more).envs(project.data_env());
    playwright.envs(settings.iter().map(|(name, value)| (name, value)));
    playwright.env("CHAINRULE_CHROME", browser).env("CHAINRULE_PORT", serve::free_port()?.to_string());
    run(
        &mut playwright,
        "See above which test failed. tests/browser/results has a screenshot of each and, with `-- --trace on`, a trace.",
    )
}

fn installed(npm: &Npm) -> Option<PathBuf> {
    let own = npm.answer("console.log(require('playwright-core').chromium.executablePath())").map(PathBuf::from);
    let named = NAMES.iter().filter_map(|name| find_in_path(name));
    named.chain(MAC.map(PathBuf::from)).chain(own).find(|browser| works(browser))
}

/// Returns whether a browser starts: a package may only be a stub.
fn works(browser: &Path) -> bool {
    answer(Command::new(browser).arg("--version")).is_some_and(|version| version.contains("Chrom"))
}
