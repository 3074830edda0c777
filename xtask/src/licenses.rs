//! The licenses of the site and of what it is made with: crates, npm packages and fonts, in one file that travels with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::command::output;
use crate::npm::Npm;
use crate::project::Project;
use crate::toolchain::Toolchain;
use crate::wasm::PACKAGE;

/// Beside index.html.
pub(crate) const FILE: &str = "licenses.txt";

/// Something that others made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    /// An SPDX expression.
    license: String,
    folder: PathBuf,
}

/// Writes the licenses of all parts into `folder`.
pub(crate) fn write(project: &Project, npm: &Npm, folder: &Path) -> Result<()> {
    let mut parts = crates(project)?;
    parts.extend(packages(project, npm)?);
    parts.push(tables(project));
    let file = folder.join(FILE);
    fs::write(&file, text(&parts)?).with_context(|| format!("{} cannot be written", file.display()))
}

/// The tables of the playground that come from scikit-learn.
fn tables(project: &Project) -> Part {
    Part {
        name: "scikit-learn (tables)".into(),
        version: "1.9.1".into(),
        license: "BSD-3-Clause".into(),
        folder: project.root().join("www/src/lessons/playground/table/shipped"),
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// Nothing for what is linked; `dev` and `build` else.
    kind: Option<String>,
}

/// The crates that are linked into the wasm. Macros run at the build and are not.
fn crates(project: &Project) -> Result<Vec<Part>> {
    let mut cargo = Toolchain::native().cargo(project, "metadata");
    cargo.args(["--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
    let json = output(&mut cargo, "cargo metadata lists the crates: see what it says above.")?;
    let metadata: Metadata =
        serde_json::from_str(&json).context("cargo metadata wrote something else than expected")?;
    let packages: BTreeMap<_, _> = metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let nodes: BTreeMap<_, _> = metadata.resolve.nodes.iter().map(|node| (&node.id, &node.deps)).collect();
    let root = metadata.packages.iter().find(|package| package.name == PACKAGE);
    let mut open: Vec<&String> = root.map(|package| &package.id).into_iter().collect();
    let mut found = BTreeMap::new();
    while let Some(id) = open.pop() {
        let (Some(package), Some(dependencies)) = (packages.get(id), nodes.get(id)) else {
            bail!("cargo metadata names {id} and says nothing about it");
        };
        let is_macro = package.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"));
        if is_macro || found.insert(id, *package).is_some() {
            continue;
        }
        let linked = dependencies.iter().filter(|of| of.dep_kinds.iter().any(|Kind { kind }| kind.is_none()));
        open.extend(linked.map(|of| &of.pkg));
    }
    // What links them is no work of its own.
    let linked = found.into_values().filter(|package| package.name != PACKAGE);
    let part = |package: &Package| Part {
        name: package.name.clone(),
        version: package.version.clone(),
        license: package.license.clone().unwrap_or_default(),
        folder: package.manifest_path.parent().map(Path::to_owned).unwrap_or_default(),
    };
    Ok(linked.map(part).collect())
}

/// The npm packages of the page: those of the lockfile that are not for developers alone.
fn packages(project: &Project, npm: &Npm) -> Result<Vec<Part>> {
    let lockfile = fs::read_to_string(project.www().join("package-lock.json")).context("there is no lockfile")?;
    let lockfile: Value = serde_json::from_str(&lockfile).context("package-lock.json is no JSON")?;
    let all = lockfile["packages"].as_object().context("package-lock.json lists no packages")?;
    let shipped = all.iter().filter(|(path, package)| !path.is_empty() && package["dev"] != true);
    let part = |(path, package): (&String, &Value)| {
        let name = path.rsplit("node_modules/").next().unwrap_or_default();
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        Part { name: name.to_owned(), version: text("version"), license: text("license"), folder: npm.file(name) }
    };
    Ok(shipped.map(part).collect())
}

/// Each text once, under the names of all parts that come under it.
fn text(parts: &[Part]) -> Result<String> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for part in parts {
        let title = format!("{} {} ({})", part.name, part.version, part.license);
        let files = files(&part.folder)?;
        if files.is_empty() {
            texts.entry("The package holds no text of its license.".to_owned()).or_default().insert(title);
            continue;
        }
        for file in files {
            let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            texts.entry(text.trim().replace("\r\n", "\n")).or_default().insert(title.clone());
        }
    }
    let mut written = "chainrule and what it is made with, under their licenses.\n".to_owned();
    for (text, titles) in texts {
        let titles: Vec<String> = titles.into_iter().collect();
        written.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), titles.join("\n")));
    }
    Ok(written)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        file.is_file() && ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"].iter().any(|of| name.starts_with(of))
    });
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_once_and_a_part_without_one_is_named() -> Result<()> {
        let root = tempfile::tempdir()?;
        let part = |name: &str, license: Option<&str>| -> Result<Part> {
            let folder = root.path().join(name);
            fs::create_dir(&folder)?;
            fs::write(folder.join("README.md"), "not a license")?;
            if let Some(text) = license {
                fs::write(folder.join("license-MIT"), text)?;
            }
            Ok(Part { name: name.into(), version: "1.0.0".into(), license: "MIT".into(), folder })
        };
        let text = text(&[part("a", Some("Do this.\r\n"))?, part("b", Some("Do this."))?, part("c", None)?])?;
        assert_eq!(text.matches("Do this.").count(), 1);
        assert!(text.contains("a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nDo this.\n"), "{text}");
        assert!(text.contains("c 1.0.0 (MIT)\n\nThe package holds no text"), "{text}");
        assert!(!text.contains("not a license"));
        Ok(())
    }
}
