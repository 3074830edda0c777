//! The rooms of the page, and which may import which.

use std::path::{Component, Path};

/// The rooms of `www/src`, lowest first. Each may import only itself and those before it.
const ROOMS: [&str; 11] =
    ["base", "figures", "engine", "session", "trace", "lab", "lessons", "home", "shell", "languages", "element"];

/// The file that loads the core, and the one that re-exports its types to all others.
const WORKER: &str = "www/src/engine/worker.ts";
const WIRE: &str = "www/src/engine/wire.ts";

/// The file that shows what the core computed when the page was built.
const COMPUTED: &str = "www/src/engine/worked-example.ts";

/// The file that tells the worker where the wasm of the core is, in a page of others.
const ADDRESSES: &str = "www/src/element/start-worker.ts";

/// The list of the lessons.
const COURSE: &str = "www/src/lessons/index.ts";

/// Returns what is wrong with an import between two files of the repository, if anything.
pub(super) fn forbidden(importer: &Path, imported: &Path) -> Option<String> {
    let what = imported.display();
    let names = |importing: &str, end: &str| importer == Path::new(importing) && what.to_string().ends_with(end);
    let names_a_file = names(ADDRESSES, ".wasm?url") || names(COMPUTED, ".json");
    if imported.starts_with("pkg") && ![WORKER, WIRE].map(Path::new).contains(&importer) && !names_a_file {
        return Some(format!("imports {what}; only {WORKER} may, and others import its types from {WIRE}"));
    }
    let (from, to) = (room_of(importer)?, room_of(imported)?);
    let (Some(from_height), Some(to_height)) = (height(from), height(to)) else {
        return is_unknown(from, to);
    };
    if to_height > from_height {
        return Some(format!("imports {what}; {from} comes before {to}, and may only import rooms before it"));
    }
    let lesson = lesson_of(imported)?;
    match lesson_of(importer) {
        Some(own) => (own != lesson).then(|| format!("imports {what}; a lesson may not import another lesson")),
        // The languages import the messages of everything.
        None if importer == Path::new(COURSE) || from == "languages" => None,
        None => Some(format!("imports {what}; only {COURSE} may import a lesson, by its description")),
    }
}

/// Returns whether a line of the file that re-exports the core's types imports more than types.
pub(super) fn loads_the_core(file: &Path, line: &str) -> bool {
    let names_core = line.contains("pkg/") && !line.contains("pkg/types'");
    file == Path::new(WIRE) && names_core && !line.contains(" = typeof import('")
}

/// Returns the folder of `www/src` that a file is in, or whose `index.ts` it is. `main.ts`, which starts the page, is in none.
fn room_of(path: &Path) -> Option<&str> {
    let mut components = path.strip_prefix("www/src").ok()?.components();
    let Some(Component::Normal(room)) = components.next() else { return None };
    let room = room.to_str()?;
    (components.next().is_some() || height(room).is_some()).then_some(room)
}

fn height(room: &str) -> Option<usize> {
    ROOMS.iter().position(|&known| known == room)
}

/// Returns the error for a folder that is not in the order.
fn is_unknown(from: &str, to: &str) -> Option<String> {
    let unknown = if height(from).is_none() { from } else { to };
    Some(format!("the room {unknown} is missing from the order in xtask/src/tidy/rooms.rs"))
}

/// Returns the folder of the lesson that a file belongs to, if any.
fn lesson_of(path: &Path) -> Option<Component<'_>> {
    let mut components = path.strip_prefix("www/src/lessons").ok()?.components();
    let folder = components.next()?;
    components.next().map(|_| folder)
}
