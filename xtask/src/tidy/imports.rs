//! Import rules: for the JavaScript crates, `pkg/`, and the rooms of the page.

use std::path::{Component, Path, PathBuf};

use super::{File, extension, rooms};

/// The crates that depend on JavaScript.
const JAVASCRIPT_CRATES: [&str; 5] =
    ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen", "console_error_panic_hook"];

/// Returns the violations of the import rules in one file.
pub(super) fn violations(file: &File, text: &str) -> Vec<String> {
    [
        javascript_outside_of_wasm(file, text),
        javascript_on_every_target(file, text),
        imports_out_of_place(file, text),
        core_among_its_types(file, text),
    ]
    .concat()
}

/// The core is a plain Rust library: only src/wasm/ may use the JavaScript crates.
fn javascript_outside_of_wasm(file: &File, text: &str) -> Vec<String> {
    let is_core = file.path.starts_with("src") && !file.path.starts_with("src/wasm") && extension(file) == "rs";
    if !is_core {
        return vec![];
    }
    let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.filter_map(|(i, line)| {
        let named = JAVASCRIPT_CRATES.iter().find(|name| words(line).any(|word| word == name.replace('-', "_")))?;
        Some(format!("line {} uses {named}, which is only allowed in src/wasm/", i + 1))
    })
    .collect()
}

/// The same rule for Cargo.toml: the JavaScript crates are dependencies for wasm32 only.
fn javascript_on_every_target(file: &File, text: &str) -> Vec<String> {
    if file.path != Path::new("Cargo.toml") {
        return vec![];
    }
    let mut section = "";
    let mut found = vec![];
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        }
        let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
        let belongs = section.contains("dependencies") && !section.contains("wasm32");
        if belongs && JAVASCRIPT_CRATES.contains(&name) {
            found.push(format!("{name} is in {section}; it may only be a dependency for wasm32"));
        }
    }
    found
}

/// Checks the imports between rooms of the page.
fn imports_out_of_place(file: &File, text: &str) -> Vec<String> {
    of_the_page(file, text).iter().filter_map(|imported| rooms::forbidden(&file.path, imported)).collect()
}

/// Returns the files of the repository that a file of the page imports, including type-only and dynamic imports. Paths are as
/// written, without extension.
pub(super) fn of_the_page(file: &File, text: &str) -> Vec<PathBuf> {
    if !file.path.starts_with("www/src") || extension(file) != "ts" {
        return vec![];
    }
    let folder = file.path.parent().unwrap_or(Path::new(""));
    let imports = specifiers(text).filter(|specifier| specifier.starts_with('.'));
    imports.map(|specifier| normalized(&folder.join(specifier))).collect()
}

/// The file that re-exports the types of the core must not import the core itself, because the whole page imports it.
fn core_among_its_types(file: &File, text: &str) -> Vec<String> {
    let loading = text.lines().enumerate().filter(|(_, line)| rooms::loads_the_core(&file.path, line));
    loading.map(|(i, _)| format!("line {} imports more than types of the core", i + 1)).collect()
}

/// Returns the import specifiers of a TypeScript file: the string after `from`, `import`, `import(` and `new URL(`.
pub(super) fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    let is_quote = |c: char| matches!(c, '\'' | '"' | '`');
    ["from", "import", "URL"].into_iter().flat_map(move |keyword| {
        text.match_indices(keyword).filter_map(move |(start, _)| {
            if text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$')) {
                return None;
            }
            let after = text[start + keyword.len()..].trim_start().trim_start_matches('(').trim_start();
            let inside = after.strip_prefix(is_quote)?;
            inside.find(is_quote).map(|end| &inside[..end])
        })
    })
}

/// Removes `.` and `..` from a path lexically.
pub(super) fn normalized(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                result.pop();
            }
            Component::CurDir => {}
            other => result.push(other),
        }
    }
    result
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::{about, accepted, refused};

    #[test]
    fn javascript_in_the_core() {
        for line in [
            "use wasm_bindgen::prelude::*;",
            "    #[wasm_bindgen]",
            "let now = js_sys::Date::now();",
            "web_sys::console::log_1(&x);",
            "serde_wasm_bindgen::to_value(&x)",
            "console_error_panic_hook::set_once();",
        ] {
            refused("src/mlp.rs", line);
            accepted("src/wasm/mod.rs", line);
        }
        accepted("src/mlp.rs", "// Not wasm_bindgen: this compiles natively.\nlet my_js_sys_like = 1;");
    }

    #[test]
    fn javascript_as_a_dependency_of_every_target() {
        let wasm32 =
            "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\njs-sys = \"0.3\"\nweb-sys = { version = \"0.3\" }";
        accepted("Cargo.toml", wasm32);
        accepted("Cargo.toml", "[dependencies]\nndarray = \"0.17\"");
        refused("Cargo.toml", "[dependencies]\njs-sys = \"0.3\"");
        refused("Cargo.toml", "[dependencies]\nweb-sys.workspace = true");
        refused("Cargo.toml", &format!("{wasm32}\n[dev-dependencies]\nwasm-bindgen = {{ version = \"1\" }}"));
    }

    #[test]
    fn pkg_imported_by_another_than_the_worker() {
        for line in [
            "import init, * as core from '../../../pkg/chainrule.js';",
            "import {\n  Mlp,\n} from \"../../../pkg/chainrule.js\";",
            "import type { Mlp } from '../../../pkg/chainrule.js';",
            "export * from '../../../pkg/chainrule';",
            "const core = await import('../../../pkg/chainrule.js');",
            "fetch(new URL('../../../pkg/chainrule_bg.wasm', import.meta.url))",
        ] {
            refused("www/src/engine/client.ts", line);
            accepted("www/src/engine/worker.ts", line);
        }
        accepted("www/src/engine/client.ts", "import { pkg } from './pkg/chainrule.js';");
        accepted("www/src/element/start-worker.ts", "import core from '../../../pkg/chainrule_bg.wasm?url';");
        accepted("www/src/engine/worked-example.ts", "import computed from '../../../pkg/worked_example.json';");
        refused("www/src/engine/worked-example.ts", "import init from '../../../pkg/chainrule.js';");
        refused("www/src/element/start-worker.ts", "import init from '../../../pkg/chainrule.js';");
        refused("www/src/element/stage.ts", "import core from '../../../pkg/chainrule_bg.wasm?url';");
    }

    #[test]
    fn the_core_brought_along_with_its_types() {
        for line in [
            "export * from '../../../pkg/types';",
            "export type ImagesCore = typeof import('../../../pkg/chainrule_images.js');",
        ] {
            accepted("www/src/engine/wire.ts", line);
        }
        refused("www/src/engine/wire.ts", "export * from '../../../pkg/chainrule_images.js';");
        refused("www/src/engine/wire.ts", "export const core = await import('../../../pkg/chainrule_images.js');");
        refused("www/src/lessons/draw/draw.ts", "import type { Trace } from '../../../../pkg/types';");
    }

    #[test]
    fn an_import_that_goes_up() {
        refused("www/src/base/store.ts", "import { route } from '../session/route';");
        refused("www/src/figures/graph.ts", "import type { Snapshot } from '../engine/protocol';");
        refused("www/src/figures/chart/axis.ts", "import { engine } from '../../engine/client';");
        refused("www/src/engine/client.ts", "import { LatestAnswer } from '../session/latest';");
        refused("www/src/session/route.ts", "import { words } from '../languages/en/home/page';");
        refused("www/src/lab/lab-frame.ts", "import { header } from '../shell/header';");
        refused("www/src/lessons/draw/draw.ts", "import '../../home/home';");
        refused("www/src/lab/lab-frame.ts", "import { lessons } from '../lessons';");
        refused("www/src/home/home.ts", "import { places } from '../shell/places';");
        accepted("www/src/figures/graph.ts", "import { scaleLinear } from 'd3-scale';\nimport './curve';");
        accepted("www/src/lessons/draw/draw.ts", "import '../../figures/graph';\nimport '../../engine/client';");
        accepted("www/src/languages/en/draw/page.ts", "import type { Messages } from '../../../lessons/draw/text';");
        accepted("www/src/shell/places.ts", "const load = () => import('../home/home');");
        accepted("www/src/main.ts", "import './languages';\nimport './shell/shell';");
    }

    #[test]
    fn an_import_that_goes_up_names_both_rooms() {
        let complaints = about("www/src/engine/client.ts", "import { route } from '../session/route';");
        assert!(complaints[0].contains("www/src/engine/client.ts"), "{complaints:?}");
        assert!(complaints[0].contains("www/src/session/route"), "{complaints:?}");
        assert!(complaints[0].contains("engine comes before session"), "{complaints:?}");
    }

    #[test]
    fn a_room_without_a_place() {
        refused("www/src/attic/trunk.ts", "import { Store } from '../base/store';");
        refused("www/src/lessons/draw/draw.ts", "import { trunk } from '../../attic/trunk';");
    }

    #[test]
    fn a_lesson_that_knows_another() {
        refused("www/src/lessons/digits/index.ts", "import { words } from '../forward/words';");
        refused("www/src/home/home.ts", "import '../lessons/draw/card';");
        refused("www/src/lessons/words.ts", "import { lesson } from './draw/lesson';");
        accepted("www/src/lessons/index.ts", "import { lesson } from './draw/lesson';");
        accepted("www/src/lessons/forward/index.ts", "import { words } from './words';");
        accepted("www/src/lessons/forward/parts/table.ts", "import { words } from '../words';");
    }
}
