//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const DATA: &str = "CHAINRULE_DATA";

/// The folders of one checkout.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout that this command was started from.
    pub(crate) fn find() -> Result<Self> {
        let xtask =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = xtask.parent().context("the folder of xtask has no parent: start this with `cargo xtask`")?;
        Ok(Self::at(root))
    }

    /// The checkout in the folder `root`.
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

    /// The page as it is served, written by vite.
    pub(crate) fn dist(&self) -> PathBuf {
        self.www().join("dist")
    }

    /// The core as an npm package, written by wasm-bindgen.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The folder of data sets that `CHAINRULE_DATA` names, made absolute: tests run in folders of their own.
    pub(crate) fn data_env(&self) -> Option<(&'static str, PathBuf)> {
        let named = std::env::var_os(DATA).filter(|value| !value.is_empty())?;
        std::path::absolute(&named).ok().map(|folder| (DATA, folder))
    }

    /// Refuses a `CHAINRULE_DATA` that names no folder.
    pub(crate) fn check_data(&self) -> Result<()> {
        match self.data_env() {
            Some((_, folder)) if !folder.is_dir() => {
                bail!("{DATA} names {}, where no folder is: correct or unset it.", folder.display())
            }
            _ => Ok(()),
        }
    }

    /// What these commands remember between calls. `cargo clean` forgets it.
    pub(crate) fn memory(&self) -> PathBuf {
        self.root.join("target/xtask-memory")
    }

    /// The build folder of everything for wasm32, apart from the native one: it may belong to another compiler.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }
}
