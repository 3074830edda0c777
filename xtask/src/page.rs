//! Builds the page: first the core, then vite's production builds, the site into www/dist/ and the lessons for pages of others
//! into packages/lessons/dist/.

use std::fs;

use anyhow::{Context as _, Result};

use crate::command::run;
use crate::fingerprint::{Fingerprint, Stage};
use crate::licenses;
use crate::npm::Npm;
use crate::project::Project;
use crate::step::{Step, say};
use crate::wasm::{self, Build};

/// A form in which the page is built.
struct Form {
    name: &'static str,
    config: &'static str,
    /// The folder that vite writes.
    output: &'static str,
}

const SITE: Form = Form { name: "page", config: "vite.config.ts", output: "www/dist" };
const LESSONS: Form = Form { name: "lessons", config: "element.config.ts", output: "packages/lessons/dist" };
const SINGLE_FILE: Form = Form { name: "file", config: "single.config.ts", output: "www/dist-single" };

/// Builds pkg/, www/dist/ and packages/lessons/dist/ unless they are up to date.
pub(crate) fn build(project: &Project) -> Result<Npm> {
    let npm = ready(project)?;
    build_as(project, &npm, &SITE)?;
    build_as(project, &npm, &LESSONS)?;
    Ok(npm)
}

/// Builds pkg/ and the page in a single file, www/dist-single/chainrule.html, unless they are up to date.
pub(crate) fn build_single_file(project: &Project) -> Result<Npm> {
    let npm = ready(project)?;
    build_as(project, &npm, &SINGLE_FILE)?;
    let file = project.root().join(SINGLE_FILE.output).join("chainrule.html");
    let size = fs::metadata(&file).with_context(|| format!("{} was not built", file.display()))?.len();
    say(SINGLE_FILE.name, &format!("www/dist-single/chainrule.html has {:.1} MB", size as f64 / 1e6));
    Ok(npm)
}

/// Prepares what all forms are built from.
fn ready(project: &Project) -> Result<Npm> {
    let npm = Npm::ready(project)?;
    wasm::build(project, &npm, Build::Release)?;
    // A file of the site like any other, which vite copies and the service worker keeps.
    licenses::write(project, &npm, &project.www().join("public"))?;
    Ok(npm)
}

fn build_as(project: &Project, npm: &Npm, form: &Form) -> Result<()> {
    let inputs = Fingerprint::default().path(&project.www())?.path(&project.pkg())?;
    let stage = Stage::new(project, form.name, inputs, vec![project.root().join(form.output)]);
    if stage.is_current() {
        say(form.name, &format!("{}/ is up to date", form.output));
        return Ok(());
    }
    let step = Step::begin(form.name, &format!("building {}/ with vite", form.output));
    run(
        npm.node("vite/bin/vite.js").args(["build", "--config", form.config, "--logLevel", "warn"]),
        "The page failed to build: see the output of vite above.",
    )?;
    stage.record_run()?;
    step.done("built");
    Ok(())
}
