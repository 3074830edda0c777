//! The folders of the project.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const DATA: &str = "CHAINRULE_DATA";

/// The folders of one checkout.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the checkout that this command was started from.
    pub(crate) fn find() -> Result<Self> {
        let xtask =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = xtask.parent().context("the folder of xtask has no parent: run this as `cargo xtask`")?;
        Ok(Self::at(root))
    }

    /// Uses the checkout in the folder `root`.
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The weights that the page loads, with their model cards.
    pub(crate) fn models(&self) -> PathBuf {
        self.www().join("public/models")
    }

    /// The page: TypeScript, styles, and what npm installs for them.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The core as an npm package, written by wasm-bindgen.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The folder of data sets set by `CHAINRULE_DATA`, as an absolute path, because tests run in other folders.
    pub(crate) fn data_env(&self) -> Option<(&'static str, PathBuf)> {
        let named = std::env::var_os(DATA).filter(|value| !value.is_empty())?;
        std::path::absolute(&named).ok().map(|folder| (DATA, folder))
    }

    /// Rejects a `CHAINRULE_DATA` that is not a folder.
    pub(crate) fn check_data(&self) -> Result<()> {
        match self.data_env() {
            Some((_, folder)) if !folder.is_dir() => {
                bail!("{DATA} is set to {}, which is not a folder. Correct or unset it.", folder.display())
            }
            _ => Ok(()),
        }
    }

    /// The state that these commands keep between runs. `cargo clean` deletes it.
    pub(crate) fn memory(&self) -> PathBuf {
        self.root.join("target/xtask-memory")
    }

    /// The build folder for wasm32, separate from the native one, because it may belong to a different compiler.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }
}
