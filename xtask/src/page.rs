//! Builds the page: first the core, then vite's production builds, the site into www/dist/ and the lessons for pages of others
//! into packages/lessons/dist/.

use anyhow::Result;

use crate::command::run;
use crate::fingerprint::{Fingerprint, Stage};
use crate::licenses;
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::wasm::{self, Build};

/// Builds pkg/, www/dist/ and packages/lessons/dist/ unless they are up to date.
pub(crate) fn build(project: &Project) -> Result<Npm> {
    let npm = Npm::ready(project)?;
    wasm::build(project, &npm, Build::Release)?;
    // A file of the site like any other, which vite copies and the service worker keeps.
    licenses::write(project, &npm, &project.www().join("public"))?;
    let inputs = Fingerprint::default().path(&project.www())?.path(&project.pkg())?;
    let stage = Stage::new(project, "page", inputs, vec![project.dist(), project.lessons().join("dist")]);
    if stage.is_current() {
        say("page", "www/dist/ and packages/lessons/dist/ are up to date");
        return Ok(npm);
    }
    let step = Step::begin("page", "building www/dist/ and packages/lessons/dist/ with vite");
    run(npm.node("vite/bin/vite.js").arg("build"), "The page failed to build: see the output of vite above.")?;
    run(
        npm.node("vite/bin/vite.js").args(["build", "--config", "element.config.ts", "--logLevel", "warn"]),
        "The lessons failed to build as a package: see the output of vite above.",
    )?;
    stage.record_run()?;
    step.done("built");
    Ok(npm)
}
