//! Finds which modules of a Rust crate use which: by paths that start with `crate`, `super` or `self`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{File, extension};

/// The path of a module from the root of the crate, whose own path is empty.
pub(super) type Module = Vec<String>;

/// The modules of a crate with their files, without test-only modules.
pub(super) struct Modules<'a> {
    code: BTreeMap<Module, (&'a Path, String)>,
    /// For each module, the names that it imports with `use`, and their paths.
    used: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

impl<'a> Modules<'a> {
    /// Finds the modules of the crate whose root is in `folder`.
    pub(super) fn of(files: &'a [File], folder: &str) -> Self {
        let sources = files.iter().filter(|file| extension(file) == "rs");
        let mut code: BTreeMap<Module, (&Path, String)> = sources
            .filter_map(|file| {
                let module = module_of(file.path.strip_prefix(folder).ok()?);
                Some((module, (file.path.as_path(), code_of(&String::from_utf8_lossy(&file.bytes)))))
            })
            .collect();
        let for_tests: Vec<Module> = code
            .iter()
            .flat_map(|(module, (_, text))| modules_for_tests(text).map(|name| child(module, name)))
            .collect();
        code.retain(|module, _| !for_tests.iter().any(|test| module.starts_with(test)));
        let used = code.iter().map(|(module, (_, text))| (module.clone(), uses(text))).collect();
        Self { code, used }
    }

    /// The file of a module.
    pub(super) fn file(&self, module: &Module) -> &'a Path {
        self.code.get(module).map_or(Path::new(""), |(path, _)| path)
    }

    /// Returns all pairs of a module and another one that it uses.
    pub(super) fn references(&self) -> impl Iterator<Item = (&Module, Module)> {
        self.code.iter().flat_map(move |(module, (_, text))| {
            let named = paths(text).into_iter().map(move |path| self.resolve(module, &path, 0));
            named.filter(move |other| other != module).map(move |other| (module, other))
        })
    }

    /// Resolves a path in `module` to the module that defines the item, following re-exports.
    fn resolve(&self, module: &Module, path: &[String], depth: usize) -> Module {
        let mut at = module.clone();
        let mut rest = path;
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => at.clear(),
                "super" => drop(at.pop()),
                "self" => {}
                name if self.code.contains_key(&child(&at, name)) => at.push(first.clone()),
                name => match self.used.get(&at).and_then(|used| used.get(name)) {
                    // A name can be re-exported at most as often as there are modules.
                    Some(source) if depth < self.code.len() => return self.resolve(&at, source, depth + 1),
                    _ => return at,
                },
            }
            rest = after;
        }
        at
    }
}

/// `trace/loss.rs` is trace::loss, and `trace/mod.rs` is trace.
fn module_of(path: &Path) -> Module {
    let path = path.with_extension("");
    let mut names: Module = path.components().map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
    names.pop_if(|name| matches!(name.as_str(), "mod" | "lib" | "main"));
    names
}

fn child(module: &Module, name: &str) -> Module {
    [module.as_slice(), &[name.to_owned()]].concat()
}

/// Removes comments, and the tests at the end of a file.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Returns the modules declared as `#[cfg(test)] mod name;`.
fn modules_for_tests(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]").skip(1).filter_map(|after| after.trim_start().strip_prefix("mod ")?.split(';').next())
}

/// Returns all paths that start with `crate`, `super` or `self`.
fn paths(text: &str) -> Vec<Vec<String>> {
    let starts = ["crate", "super", "self"].into_iter().flat_map(|start| text.match_indices(start));
    let starts = starts.filter(|&(i, start)| {
        let is_inside = text[..i].ends_with(|c: char| is_of_name(c) || matches!(c, ':' | '$'));
        !is_inside && text[i + start.len()..].starts_with("::")
    });
    starts.flat_map(|(i, _)| tree(&mut &text[i..])).collect()
}

/// Returns the names that a file imports with `use`, with their paths. Paths into other crates resolve to no module.
fn uses(text: &str) -> BTreeMap<String, Vec<String>> {
    let statements = text.match_indices("use ").filter(|&(i, _)| !text[..i].ends_with(is_of_name));
    let paths = statements.flat_map(|(i, keyword)| tree(&mut &text[i + keyword.len()..]));
    paths.filter_map(|path| Some((path.last()?.clone(), path))).collect()
}

/// Expands `a::{b, c::D as E}` to a::b and a::c::D, and advances `text` past it.
fn tree(text: &mut &str) -> Vec<Vec<String>> {
    let mut path = vec![];
    loop {
        let end = text.find(|c| !is_of_name(c)).unwrap_or(text.len());
        if end > 0 {
            path.push(text[..end].to_owned());
        }
        *text = &text[end..];
        let Some(after) = text.strip_prefix("::") else { return vec![path] };
        *text = after;
        if let Some(inside) = after.strip_prefix('{') {
            *text = inside.trim_start();
            let mut paths = vec![];
            while !text.is_empty() && !text.starts_with('}') {
                paths.extend(tree(text).into_iter().map(|rest| [path.as_slice(), &rest].concat()));
                let end = text.find([',', '}']).unwrap_or(text.len());
                *text = text[end..].trim_start_matches(',').trim_start();
            }
            *text = text.strip_prefix('}').unwrap_or(text);
            return paths;
        }
        if !after.starts_with(is_of_name) {
            return vec![path];
        }
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
