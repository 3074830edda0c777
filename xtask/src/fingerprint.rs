//! Decides whether a stage needs to run, by the SHA-256 of everything that it reads and of everything that it last wrote.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use crate::project::Project;

/// A hash of everything that a stage reads, piece by piece. Each piece is hashed with its name and length, so that different
/// sets of pieces cannot produce the same bytes.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds a fact that is not in a file, such as a version or a flag.
    pub(crate) fn text(mut self, name: &str, value: &str) -> Self {
        self.piece(name, value.as_bytes());
        self
    }

    /// Adds a file, or every file in a folder, except in `node_modules`, `dist`, `dist-single` and hidden folders. A missing file is recorded as
    /// missing, so that the hash changes when it appears.
    pub(crate) fn path(mut self, path: &Path) -> Result<Self> {
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in
            walk.filter_entry(|entry| entry.depth() == 0 || is_source(entry.file_name().to_string_lossy().as_ref()))
        {
            let Ok(entry) = entry else { continue };
            if entry.file_type().is_file() {
                let name = entry.path().strip_prefix(path).unwrap_or(path).to_string_lossy().into_owned();
                let bytes =
                    fs::read(entry.path()).with_context(|| format!("{} cannot be read", entry.path().display()))?;
                self.piece(&name, &bytes);
            }
        }
        self.piece("end of path", &[]);
        Ok(self)
    }

    pub(crate) fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn piece(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }
}

/// A stage with its inputs and outputs.
pub(crate) struct Stage {
    note: PathBuf,
    inputs: String,
    outputs: Vec<PathBuf>,
}

impl Stage {
    pub(crate) fn new(project: &Project, name: &str, inputs: Fingerprint, outputs: Vec<PathBuf>) -> Self {
        Self { note: project.memory().join(name), inputs: inputs.finish(), outputs }
    }

    /// Returns whether the inputs are unchanged since the last run, and the outputs have not been touched.
    pub(crate) fn is_current(&self) -> bool {
        self.outputs.iter().all(|path| path.exists())
            && self.state().is_ok_and(|state| fs::read_to_string(&self.note).is_ok_and(|noted| noted == state))
    }

    /// Records that the stage has just run.
    pub(crate) fn record_run(&self) -> Result<()> {
        let folder = self.note.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.note, self.state().map_err(std::io::Error::other)?))
            .with_context(|| format!("{} cannot be written", self.note.display()))
    }

    fn state(&self) -> Result<String> {
        let outputs = self.outputs.iter().try_fold(Fingerprint::default(), |hash, path| hash.path(path))?;
        Ok(format!("{} {}\n", self.inputs, outputs.finish()))
    }
}

fn is_source(name: &str) -> bool {
    name != "node_modules" && name != "dist" && name != "dist-single" && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash_of(path: &Path) -> String {
        Fingerprint::default().path(path).unwrap().finish()
    }

    #[test]
    fn content_name_and_presence_of_each_file_count() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("src/a.rs");
        let mut seen = vec![hash_of(folder.path())];
        fs::create_dir(folder.path().join("src")).unwrap();
        for change in [
            &|| fs::write(&file, "one").unwrap() as (),
            &|| fs::write(&file, "two").unwrap(),
            &|| fs::rename(&file, folder.path().join("src/b.rs")).unwrap(),
            &|| fs::write(&file, "").unwrap(),
        ] as [&dyn Fn(); 4]
        {
            change();
            let hash = hash_of(folder.path());
            assert!(!seen.contains(&hash));
            seen.push(hash);
        }
    }

    #[test]
    fn what_is_installed_or_built_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let before = hash_of(folder.path());
        for name in ["node_modules", "dist", "dist-single", ".cache"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("file"), name).unwrap();
        }
        assert_eq!(hash_of(folder.path()), before);
        // Named itself, a folder counts, whatever its name.
        assert_ne!(hash_of(&folder.path().join("dist")), before);
    }

    #[test]
    fn pieces_do_not_run_together() {
        let together = Fingerprint::default().text("a", "bc").finish();
        assert_ne!(Fingerprint::default().text("ab", "c").finish(), together);
        assert_ne!(Fingerprint::default().text("a", "b").text("", "c").finish(), together);
    }

    #[test]
    fn a_stage_runs_again_when_its_inputs_or_its_outputs_change() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::at(folder.path());
        let output = folder.path().join("out.wasm");
        let stage = |input: &str| {
            Stage::new(&project, "core", Fingerprint::default().text("input", input), vec![output.clone()])
        };
        assert!(!stage("1").is_current());
        fs::write(&output, "built").unwrap();
        assert!(!stage("1").is_current());
        stage("1").record_run().unwrap();
        assert!(stage("1").is_current());
        assert!(!stage("2").is_current());
        fs::write(&output, "edited").unwrap();
        assert!(!stage("1").is_current());
        fs::remove_file(&output).unwrap();
        assert!(!stage("1").is_current());
    }
}
