//! The types that cross between the core and the page, in TypeScript: `pkg/types.ts`, and the declarations of the core's
//! functions, which name them.

mod readonly;
mod values;

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use ts_rs::{Config, TS, TypeVisitor};

use crate::command::run;
use crate::npm::Npm;

/// The file beside the parts of the core, which the page reads.
const TYPES: &str = "types.ts";

/// It, and what is made of it.
pub(crate) const FILES: [&str; 3] = [TYPES, "types.js", "types.d.ts"];

const HEADER: &str = "// Written by `cargo xtask build` from the types of the core. Changes belong there.\n";

/// Every type by its name, with its declaration.
struct Types {
    config: Config,
    found: BTreeMap<String, (TypeId, String)>,
    clashes: Vec<String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Numbers, lists and options are declared nowhere, but may be made of what is.
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if let Some((known, _)) = self.found.get(&name) {
            if *known != TypeId::of::<T>() {
                self.clashes.push(name);
            }
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}", readonly::readonly(&T::decl(&self.config)));
        self.found.insert(name, (TypeId::of::<T>(), declaration));
        T::visit_dependencies(self);
    }
}

fn collect() -> Result<Types> {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config, found: BTreeMap::new(), clashes: Vec::new() };
    let mut misnamed = Vec::new();
    macro_rules! visit {
        ($($name:ident = $type:ty,)*) => {$(
            types.visit::<$type>();
            let name = <$type as TS>::ident(&types.config);
            if name != stringify!($name) {
                misnamed.push(format!("{} is {name} in TypeScript, and {} at the boundary", stringify!($type), stringify!($name)));
            }
        )*};
    }
    chainrule::crossing!(visit);
    ensure!(misnamed.is_empty(), "src/wire/mod.rs: {}.", misnamed.join("; "));
    ensure!(types.clashes.is_empty(), "Several types of the core are called {}.", types.clashes.join(", "));
    Ok(types)
}

/// All of it as one file.
pub(crate) fn typescript() -> Result<String> {
    let types = collect()?;
    let mut text = HEADER.to_owned();
    for (_, declaration) in types.found.values() {
        text.push('\n');
        text.push_str(declaration);
        text.push('\n');
    }
    text.push_str(&values::values(&types.config)?);
    Ok(text)
}

/// Writes the types beside the parts of the core, and as JavaScript with declarations for those who install the package.
pub(crate) fn write(npm: &Npm, pkg: &Path) -> Result<()> {
    let file = pkg.join(TYPES);
    fs::write(&file, typescript()?).with_context(|| format!("{} cannot be written", file.display()))?;
    let mut tsc = npm.node("typescript/bin/tsc");
    tsc.args(["--ignoreConfig", "--declaration", "--strict"]);
    tsc.args(["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]);
    run(tsc.arg("--outDir").arg(pkg).arg(&file), "The types of the core are no TypeScript: see what tsc says above.")
}

/// Lets the declarations of a part, as wasm-bindgen writes them, take the types that they name from `types.ts`.
pub(crate) fn link(declarations: &Path) -> Result<()> {
    let text = fs::read_to_string(declarations).with_context(|| format!("{} is missing", declarations.display()))?;
    let linked = linked(&text, collect()?.found.keys())
        .with_context(|| format!("{} is not declared as it should be", declarations.display()))?;
    fs::write(declarations, linked).with_context(|| format!("{} cannot be written", declarations.display()))
}

/// # Errors
/// If a function is declared to take or give anything at all.
fn linked<'a>(declarations: &str, names: impl Iterator<Item = &'a String>) -> Result<String> {
    // How the wasm itself is called, which nobody does by hand.
    let (offered, raw) = match declarations.find("export interface InitOutput {") {
        Some(start) => {
            let end = declarations[start..].find("\n}\n").context("InitOutput does not end")? + start;
            (format!("{}{}", &declarations[..start], &declarations[end..]), &declarations[start..end])
        }
        None => (declarations.to_owned(), ""),
    };
    let code: String =
        offered.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])).collect::<Vec<_>>().join("\n");
    let words: Vec<&str> =
        code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty()).collect();
    if let Some(line) = code.lines().find(|line| line.contains(": any")) {
        bail!("`{}` has no type", line.trim());
    }
    let used: Vec<&str> = names.map(String::as_str).filter(|name| words.contains(name)).collect();
    let declarations = declarations.replace(raw, &raw.replace(": any", ": unknown").replace("=> any", "=> unknown"));
    if used.is_empty() {
        return Ok(declarations);
    }
    Ok(format!("import type {{ {} }} from './types.js';\n\n{declarations}", used.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> [String; 3] {
        ["Problem", "Step", "Trace"].map(str::to_owned)
    }

    #[test]
    fn a_declaration_imports_the_types_that_it_names_and_no_others() {
        let declarations = "/**\n * A Step.\n */\nexport function trace(problem: Problem): ReadonlyArray<Trace>;\n";
        let linked = linked(declarations, names().iter()).unwrap();
        assert_eq!(linked, format!("import type {{ Problem, Trace }} from './types.js';\n\n{declarations}"));
    }

    #[test]
    fn what_has_no_type_is_refused_by_its_line() {
        let error = linked("export function trace(problem: any): Trace;\n", names().iter()).unwrap_err();
        assert_eq!(error.to_string(), "`export function trace(problem: any): Trace;` has no type");
        let raw = "export interface InitOutput {\n    readonly trace: (a: any) => any;\n}\n";
        assert_eq!(linked(raw, names().iter()).unwrap(), raw.replace("any", "unknown"));
    }

    #[test]
    fn the_types_of_the_core_are_written_in_camel_case_each_once() {
        let text = typescript().unwrap();
        assert_eq!(text, typescript().unwrap());
        assert_eq!(text.matches("export type OptimizerConfig = ").count(), 1);
        assert!(text.contains("readonly learningRate: number"));
        for line in text.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])) {
            let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            assert!(!words.any(|word| ["any", "null", "bigint"].contains(&word)), "{line}");
            for field in line.split("readonly ").skip(1) {
                let name = field.split([':', '?']).next().unwrap_or_default();
                // The name of a variant stands in links, or in quotes.
                assert!(!name.contains('_') || name.starts_with('"'), "{line}");
            }
        }
    }
}
