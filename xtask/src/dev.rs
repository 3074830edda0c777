//! `cargo xtask dev`: vite's server with hot reload, and a rebuild of the core whenever its source changes.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher as _};

use crate::npm::Npm;
use crate::project::Project;
use crate::serve::Server;
use crate::step::say;
use crate::wasm::{self, Build};

/// An editor may write a file in several steps, and a branch switch changes many files: the rebuild waits this long after the
/// last change.
const QUIET: Duration = Duration::from_millis(150);

pub(crate) fn dev(project: &Project, open: bool) -> Result<()> {
    let npm = Npm::ready(project)?;
    wasm::build(project, &npm, Build::Dev)?;
    let mut changes = Changes::watch(project)?;
    let mut server = Server::start(&npm, &[])?;
    server.announce(open);
    server.wait(|| {
        if changes.have_settled() {
            // Vite sees the new pkg/ and reloads the page. An error is reported, and the server keeps running.
            match wasm::build(project, &npm, Build::Dev) {
                Ok(()) => say("dev", "the core is up to date"),
                Err(error) => say(
                    "dev",
                    &format!(
                        "{error}\nThe page keeps using the previous core. The next change triggers another build."
                    ),
                ),
            }
        }
        Ok(())
    })
}

/// Watches the source of the core for changes.
struct Changes {
    /// Watches until it is dropped.
    _watcher: notify::RecommendedWatcher,
    events: Receiver<()>,
    latest: Option<Instant>,
}

impl Changes {
    fn watch(project: &Project) -> Result<Self> {
        let (sender, events) = channel();
        let root = project.root().to_owned();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event
                .is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(|path| is_of_core(&root, path)))
            {
                // Fails only after the receiver was dropped, when the server has ended.
                let _ = sender.send(());
            }
        })
        .context("The source of the core cannot be watched for changes.")?;
        for (folder, mode) in [
            (project.root().join("src"), RecursiveMode::Recursive),
            (project.root().to_owned(), RecursiveMode::NonRecursive),
        ] {
            watcher.watch(&folder, mode).with_context(|| format!("{} cannot be watched.", folder.display()))?;
        }
        Ok(Self { _watcher: watcher, events, latest: None })
    }

    /// Returns whether something changed and no further change has followed for a moment.
    fn have_settled(&mut self) -> bool {
        if self.events.try_iter().count() > 0 {
            self.latest = Some(Instant::now());
        }
        let settled = self.latest.is_some_and(|latest| latest.elapsed() > QUIET);
        if settled {
            self.latest = None;
        }
        settled
    }
}

fn is_of_core(root: &Path, path: &Path) -> bool {
    path.starts_with(root.join("src")) || path == root.join("Cargo.toml") || path == root.join("Cargo.lock")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::thread::sleep;

    /// Waits for the changes to settle, for at most 10 s.
    fn settle(changes: &mut Changes) -> bool {
        (0..500).any(|_| {
            sleep(Duration::from_millis(20));
            changes.have_settled()
        })
    }

    #[test]
    fn a_burst_of_changes_settles_once_and_other_files_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("src/trace")).unwrap();
        fs::write(root.join("README.md"), "").unwrap();
        let mut changes = Changes::watch(&Project::at(&root)).unwrap();
        for i in 0..10 {
            fs::write(root.join("src/trace/mod.rs"), i.to_string()).unwrap();
        }
        assert!(settle(&mut changes));
        assert!(!changes.have_settled());
        fs::write(root.join("README.md"), "more").unwrap();
        sleep(QUIET * 3);
        assert!(!changes.have_settled());
        fs::write(root.join("Cargo.toml"), "[package]").unwrap();
        assert!(settle(&mut changes));
    }
}
