//! Firefox and WebKit for the walks of tests/engines: those that are installed, Debian's, or Playwright's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::browser::PLAYWRIGHT;
use crate::command::{answer, find_in_path, run};
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::{apt, serve};

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_OF_MAC: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
const WEBKIT: &str = "WebKitWebDriver";

/// The programs that are, or drive, an engine; without one, it is Playwright's own.
pub(crate) struct Engines {
    firefox: Option<PathBuf>,
    webkit: Option<PathBuf>,
}

/// Finds both, or installs them.
pub(crate) fn ready(npm: &Npm) -> Result<Engines> {
    Ok(Engines {
        firefox: engine(npm, "firefox", &["firefox-esr"], firefox)?,
        webkit: engine(npm, "webkit", &["webkit2gtk-driver", "xvfb"], webkit)?,
    })
}

/// Runs the walks against the built page.
pub(crate) fn walk(project: &Project, npm: &Npm, chrome: &Path, engines: &Engines, more: &[String]) -> Result<()> {
    let mut playwright = npm.node(PLAYWRIGHT);
    playwright.arg("test").arg("--config").arg(project.root().join("tests/engines/playwright.config.ts")).args(more);
    playwright.env("CHAINRULE_CHROME", chrome).env("CHAINRULE_PORT", serve::free_port()?.to_string());
    for (name, program) in [("CHAINRULE_FIREFOX", &engines.firefox), ("CHAINRULE_WEBKIT", &engines.webkit)] {
        playwright.env_remove(name);
        playwright.envs(program.iter().map(|program| (name, program)));
    }
    run(&mut playwright, "See above which walk failed; tests/engines/results/pictures holds what each engine showed.")
}

/// An installed engine first, then Playwright's own if that is here, then Debian's packages, and at last Playwright's.
fn engine(npm: &Npm, name: &'static str, packages: &[&str], find: fn() -> Option<PathBuf>) -> Result<Option<PathBuf>> {
    if let Some(found) = find() {
        return Ok(Some(found));
    }
    if is_of_playwright(npm, name) {
        return Ok(None);
    }
    let step = Step::begin(name, "not here; installing it");
    // Either source may be out of reach; what counts is that an engine is here afterwards.
    let by_apt = apt::install(packages);
    if let Some(found) = find() {
        step.done(&format!("{} is installed", found.display()));
        return Ok(Some(found));
    }
    let reason = by_apt.err().map_or_else(|| "it does not start".to_owned(), |error| error.root_cause().to_string());
    say(name, &format!("not by apt-get ({reason}); asking Playwright for its own"));
    let packages = packages.join(" ");
    let advice = format!(
        "The walks need {name}: install the Debian packages {packages}, or let `npx playwright install {name}` in www/ \
         reach its host."
    );
    run(npm.node(PLAYWRIGHT).args(["install", name]), &advice)?;
    is_of_playwright(npm, name).then_some(()).context(advice)?;
    step.done("Playwright's own is installed");
    Ok(None)
}

fn is_of_playwright(npm: &Npm, name: &str) -> bool {
    npm.answer(&format!("console.log(require('playwright-core').{name}.executablePath())"))
        .is_some_and(|program| Path::new(&program).exists())
}

fn firefox() -> Option<PathBuf> {
    let named = FIREFOX.iter().filter_map(|name| find_in_path(name));
    named.chain([PathBuf::from(FIREFOX_OF_MAC)]).find(|program| !is_snap(program) && is_firefox(program))
}

fn is_firefox(program: &Path) -> bool {
    answer(Command::new(program).arg("--version")).is_some_and(|version| version.contains("Firefox"))
}

/// A snap reads no profile that lies outside of its own folders.
fn is_snap(program: &Path) -> bool {
    let is_script_for_one = || {
        let is_small = fs::metadata(program).is_ok_and(|file| file.len() < 10_000);
        is_small && fs::read_to_string(program).is_ok_and(|script| script.contains("/snap/"))
    };
    fs::canonicalize(program).is_ok_and(|path| path.starts_with("/snap") || path.ends_with("snap"))
        || is_script_for_one()
}

/// The driver of WebKitGTK, which starts the browser that it belongs to; on a screen that nobody sees.
fn webkit() -> Option<PathBuf> {
    find_in_path("Xvfb").and(find_in_path(WEBKIT))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_starts_a_snap_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let script = |name: &str, line: &str| {
            let file = folder.path().join(name);
            fs::write(&file, format!("#!/bin/sh\n{line}\n")).unwrap();
            file
        };
        assert!(is_snap(&script("firefox", "exec /snap/bin/firefox \"$@\"")));
        assert!(!is_snap(&script("firefox-esr", "exec /usr/lib/firefox-esr/firefox-esr \"$@\"")));
    }
}
