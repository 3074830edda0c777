//! The invariants of ARCHITECTURE.md that no compiler holds: who may import whom, how long a file may be, and which
//! words are not used.

mod circles;
mod imports;
mod modules;
mod release;
mod rooms;
mod words;

use std::path::PathBuf;
use std::process::Command;
use std::{fs, io};

use anyhow::{Context, Result, bail};
use chainrule::release::RELEASE;

use crate::command::output;
use crate::project::Project;

const MAX_LINES: usize = 400;
const MAX_BYTES: usize = 2_000_000;

/// A file of the repository, with its path relative to the root.
struct File {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Checks every file that git knows or would add.
pub(crate) fn tidy(project: &Project) -> Result<()> {
    let files = files(project)?;
    let mut violations: Vec<String> = files.iter().flat_map(violations).collect();
    violations.extend(circles::of_modules(&files, "src"));
    violations.extend(circles::of_modules(&files, "xtask/src"));
    violations.extend(circles::of_files(&files));
    violations.extend(release::violations(&files, &RELEASE));
    if !violations.is_empty() {
        bail!("{}\nARCHITECTURE.md says why.", violations.join("\n"));
    }
    Ok(())
}

fn files(project: &Project) -> Result<Vec<File>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(project.root());
    let names = output(&mut git, "The files to check are listed by git. Install git, and run this in a clone.")?;
    let mut files = vec![];
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        match fs::read(project.root().join(name)) {
            Ok(bytes) => files.push(File { path: name.into(), bytes }),
            // Deleted, but still in git's index.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("{name} cannot be read")),
        }
    }
    Ok(files)
}

fn violations(file: &File) -> Vec<String> {
    let text = String::from_utf8_lossy(&file.bytes);
    let found =
        [too_large(file), too_long(file, &text), imports::violations(file, &text), words::violations(file, &text)];
    found.into_iter().flatten().map(|what| format!("{}: {what}", file.path.display())).collect()
}

fn too_large(file: &File) -> Vec<String> {
    let megabytes = file.bytes.len() as f64 / 1e6;
    let complaint = || format!("{megabytes:.1} MB; data and builds are not committed (limit: 2 MB)");
    (file.bytes.len() > MAX_BYTES).then(complaint).into_iter().collect()
}

fn too_long(file: &File, text: &str) -> Vec<String> {
    let is_hand_written = matches!(extension(file), "rs" | "ts" | "css" | "html");
    let lines = text.lines().count();
    let complaint =
        || format!("{lines} lines; the limit is {MAX_LINES}. Move one of its subjects to a file of its own");
    (is_hand_written && lines > MAX_LINES).then(complaint).into_iter().collect()
}

fn extension(file: &File) -> &str {
    file.path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The complaints about one file.
    pub(super) fn about(path: &str, text: &str) -> Vec<String> {
        violations(&File { path: path.into(), bytes: text.into() })
    }

    pub(super) fn refused(path: &str, text: &str) {
        assert_eq!(about(path, text).len(), 1, "{path} {:?}: {:?}", text.get(..80.min(text.len())), about(path, text));
    }

    pub(super) fn accepted(path: &str, text: &str) {
        assert_eq!(about(path, text), [""; 0], "{path}");
    }

    #[test]
    fn a_file_that_is_too_long() {
        for path in ["src/trace/mod.rs", "www/src/app/shell.ts", "www/src/app/base.css", "www/index.html"] {
            accepted(path, &"\n".repeat(400));
            refused(path, &"\n".repeat(401));
        }
        accepted("www/package-lock.json", &"\n".repeat(4000));
        accepted("tests/golden/losses.json", &"\n".repeat(4000));
    }

    #[test]
    fn a_file_that_is_too_large() {
        accepted("www/public/weights/digits.safetensors", &"w".repeat(2_000_000));
        refused("www/public/weights/digits.safetensors", &"w".repeat(2_000_001));
    }
}
