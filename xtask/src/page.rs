//! Builds the page: first the core, then vite's production build into www/dist/.

use anyhow::Result;

use crate::command::run;
use crate::fingerprint::{Fingerprint, Stage};
use crate::licenses;
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::wasm::{self, Build};

/// Builds pkg/ and www/dist/ unless they are up to date.
pub(crate) fn build(project: &Project) -> Result<Npm> {
    let npm = Npm::ready(project)?;
    wasm::build(project, &npm, Build::Release)?;
    // A file of the site like any other, which vite copies and the service worker keeps.
    licenses::write(project, &npm, &project.www().join("public"))?;
    let inputs = Fingerprint::default().path(&project.www())?.path(&project.pkg())?;
    let stage = Stage::new(project, "page", inputs, vec![project.dist()]);
    if stage.is_current() {
        say("page", "www/dist/ is up to date");
        return Ok(npm);
    }
    let step = Step::begin("page", "building www/dist/ with vite");
    run(npm.node("vite/bin/vite.js").arg("build"), "The page failed to build: see the output of vite above.")?;
    stage.record_run()?;
    step.done("built");
    Ok(npm)
}
