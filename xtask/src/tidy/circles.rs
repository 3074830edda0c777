//! Finds dependency cycles: of two modules of a crate, or two files of the page, at most one may depend on the other, directly
//! or indirectly.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::modules::{Module, Modules};
use super::{File, imports};

/// A dependency graph, with the files that cause each edge.
type Graph<N> = BTreeMap<N, BTreeMap<N, String>>;

/// Returns the cycles of modules in the crate whose root is in `folder`.
///
/// A module includes its submodules. It may declare its submodules, and they may use it, so only siblings are compared, at each
/// level of the tree.
pub(super) fn of_modules(files: &[File], folder: &str) -> Vec<String> {
    let modules = Modules::of(files, folder);
    let mut levels: BTreeMap<Module, Graph<String>> = BTreeMap::new();
    for (from, to) in modules.references() {
        let n_common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        if let (Some(a), Some(b)) = (from.get(n_common), to.get(n_common)) {
            let files = format!("{} uses {}", modules.file(from).display(), modules.file(&to).display());
            let level = levels.entry(from[..n_common].to_vec()).or_default();
            level.entry(a.clone()).or_default().entry(b.clone()).or_insert(files);
        }
    }
    levels.values().flat_map(circles).map(|circle| format!("cycle of modules: {circle}")).collect()
}

/// Returns the cycles of files on the page. Type-only and dynamic imports count as well.
pub(super) fn of_files(files: &[File]) -> Vec<String> {
    let known: BTreeSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    let mut graph: Graph<&Path> = BTreeMap::new();
    for file in files {
        for imported in imports::of_the_page(file, &String::from_utf8_lossy(&file.bytes)) {
            let endings: [PathBuf; 3] =
                [format!("{}.ts", imported.display()).into(), imported.join("index.ts"), imported];
            let Some(to) = endings.iter().find_map(|path| known.get(path.as_path()).copied()) else { continue };
            let arrow = format!("{} imports {}", file.path.display(), to.display());
            graph.entry(&file.path).or_default().insert(to, arrow);
        }
    }
    circles(&graph).into_iter().map(|circle| format!("cycle of files: {circle}")).collect()
}

/// Returns the shortest cycle through each node that is on one, each cycle once.
fn circles<N: Ord + Clone>(graph: &Graph<N>) -> Vec<String> {
    let mut reported = BTreeSet::new();
    let mut circles = vec![];
    for start in graph.keys() {
        if reported.contains(start) {
            continue;
        }
        if let Some(circle) = shortest_circle(graph, start) {
            let arrows = circle.iter().zip(circle.iter().cycle().skip(1)).map(|(from, to)| graph[from][to].as_str());
            circles.push(arrows.collect::<Vec<_>>().join(", "));
            reported.extend(circle);
        }
    }
    circles
}

/// Returns the nodes of the shortest cycle from `start`.
fn shortest_circle<N: Ord + Clone>(graph: &Graph<N>, start: &N) -> Option<Vec<N>> {
    let mut reached: BTreeMap<&N, &N> = BTreeMap::new();
    let mut front = vec![start];
    while !front.is_empty() {
        let mut next = vec![];
        for from in front {
            for to in graph.get(from).into_iter().flat_map(BTreeMap::keys) {
                if to == start {
                    let before = std::iter::successors(Some(from), |node| reached.get(node).copied());
                    let mut circle: Vec<N> = before.cloned().collect();
                    circle.reverse();
                    return Some(circle);
                }
                if !reached.contains_key(to) {
                    reached.insert(to, from);
                    next.push(to);
                }
            }
        }
        front = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> Vec<File> {
        texts.iter().map(|&(path, text)| File { path: path.into(), bytes: text.into() }).collect()
    }

    fn modules(texts: &[(&str, &str)]) -> Vec<String> {
        of_modules(&files(texts), "src")
    }

    #[test]
    fn two_modules_that_name_each_other() {
        for path in
            ["use crate::b::B;", "use crate::{c, b::{self, B}};", "fn f() -> crate::b::B {}", "use super::b::B;"]
        {
            assert_eq!(
                modules(&[("src/lib.rs", ""), ("src/a.rs", path), ("src/b.rs", "use crate::a::A;"), ("src/c.rs", "")]),
                ["cycle of modules: src/a.rs uses src/b.rs, src/b.rs uses src/a.rs"],
                "{path}"
            );
            assert_eq!(modules(&[("src/lib.rs", ""), ("src/a.rs", path), ("src/b.rs", "use crate::c;")]), [""; 0]);
        }
    }

    #[test]
    fn a_circle_through_a_name_that_is_passed_on() {
        let root = ("src/lib.rs", "pub use b::B;\npub use std::path::{Path, PathBuf};");
        let circle =
            "cycle of modules: src/a.rs uses src/b.rs, src/b.rs uses src/c/part.rs, src/c/part.rs uses src/a.rs";
        let part = ("src/c/part.rs", "use crate::a::{\n    A,\n};");
        assert_eq!(
            modules(&[
                root,
                ("src/a.rs", "use crate::{\n    B, Path,\n};"),
                ("src/b.rs", "use crate::c::Part;"),
                ("src/c/mod.rs", "pub use part::Part;"),
                part
            ]),
            [circle]
        );
    }

    #[test]
    fn parts_and_their_whole_make_no_circle_but_two_parts_do() {
        let whole = ("src/whole.rs", "mod a;\nmod b;\npub use a::A;\nfn f() -> self::b::B {}");
        let (a, b) = (("src/whole/a.rs", "use super::{Whole, b::B};"), ("src/whole/b.rs", "use crate::whole::Whole;"));
        assert_eq!(modules(&[("src/lib.rs", ""), whole, a, b]), [""; 0]);
        let b = ("src/whole/b.rs", "use super::A;");
        assert_eq!(
            modules(&[("src/lib.rs", ""), whole, a, b]),
            ["cycle of modules: src/whole/a.rs uses src/whole/b.rs, src/whole/b.rs uses src/whole/a.rs"]
        );
    }

    #[test]
    fn tests_and_comments_make_no_circle() {
        let a = ("src/a.rs", "use crate::b::B;\n#[cfg(test)]\nmod tests;");
        for text in ["// use crate::a::A;", "#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}"] {
            assert_eq!(modules(&[("src/lib.rs", ""), a, ("src/b.rs", text)]), [""; 0]);
        }
        let tests = ("src/b/tests.rs", "use crate::a::A;");
        assert_eq!(modules(&[("src/lib.rs", ""), a, ("src/b.rs", "#[cfg(test)]\nmod tests;"), tests]), [""; 0]);
    }

    #[test]
    fn files_that_import_each_other() {
        let views = "www/src/lessons/draw/views.ts";
        for (path, import) in [
            ("www/src/lessons/draw/inside/inside.ts", "import { state } from '../views';"),
            ("www/src/lessons/draw/inside/index.ts", "import type { View } from '../views';"),
        ] {
            let inside = (path, import);
            let to_views = format!("cycle of files: {path} imports {views}, {views} imports {path}");
            let folder = path.trim_end_matches(".ts").trim_end_matches("/index");
            let specifier = folder.replace("www/src/lessons/draw", ".");
            let on_demand = format!("const load = () => import('{specifier}');");
            assert_eq!(of_files(&files(&[inside, (views, &on_demand)])), [to_views], "{path}");
            assert_eq!(of_files(&files(&[inside, (views, "import '../session/route';")])), [""; 0]);
        }
    }
}
