//! The rooms of the page, and who may know whom.

use std::path::{Component, Path};

/// The rooms of `www/src`, lowest first. Each knows only those before it, and itself.
const ROOMS: [&str; 10] =
    ["base", "figures", "engine", "session", "trace", "lab", "lessons", "home", "shell", "languages"];

/// The file that loads the core, and the one through which everybody else takes its types.
const WORKER: &str = "www/src/engine/worker.ts";
const WIRE: &str = "www/src/engine/wire.ts";

/// The list of the lessons.
const COURSE: &str = "www/src/lessons/index.ts";

/// What is wrong with an import between two files of the repository, if something is.
pub(super) fn forbidden(importer: &Path, imported: &Path) -> Option<String> {
    let what = imported.display();
    if imported.starts_with("pkg") && ![WORKER, WIRE].map(Path::new).contains(&importer) {
        return Some(format!("imports {what}; only {WORKER} does, and everybody takes its types from {WIRE}"));
    }
    let (from, to) = (room_of(importer)?, room_of(imported)?);
    let (Some(from_height), Some(to_height)) = (height(from), height(to)) else {
        return is_unknown(from, to);
    };
    if to_height > from_height {
        return Some(format!("imports {what}; {from} comes before {to}, and knows only what comes before it"));
    }
    let lesson = lesson_of(imported)?;
    match lesson_of(importer) {
        Some(own) => (own != lesson).then(|| format!("imports {what}; a lesson knows no other one")),
        // The languages know the words of everything.
        None if importer == Path::new(COURSE) || from == "languages" => None,
        None => Some(format!("imports {what}; a lesson is known by its description, and that by {COURSE} alone")),
    }
}

/// Whether a file takes more than types of the core, though it is the one that hands them on.
pub(super) fn loads_the_core(file: &Path, line: &str) -> bool {
    let names_core = line.contains("pkg/") && !line.contains("pkg/types'");
    file == Path::new(WIRE) && names_core && !line.contains(" = typeof import('")
}

/// The folder of `www/src` that a file lies in, or whose `index.ts` is meant; `main.ts`, which starts the page, lies in none.
fn room_of(path: &Path) -> Option<&str> {
    let mut components = path.strip_prefix("www/src").ok()?.components();
    let Some(Component::Normal(room)) = components.next() else { return None };
    let room = room.to_str()?;
    (components.next().is_some() || height(room).is_some()).then_some(room)
}

fn height(room: &str) -> Option<usize> {
    ROOMS.iter().position(|&known| known == room)
}

/// A folder that has no place in the order.
fn is_unknown(from: &str, to: &str) -> Option<String> {
    let stranger = if height(from).is_none() { from } else { to };
    Some(format!("the room {stranger} has no place in the order of xtask/src/tidy/rooms.rs"))
}

/// The folder of the lesson that a file belongs to; what lies beside the folders belongs to none.
fn lesson_of(path: &Path) -> Option<Component<'_>> {
    let mut components = path.strip_prefix("www/src/lessons").ok()?.components();
    let folder = components.next()?;
    components.next().map(|_| folder)
}
