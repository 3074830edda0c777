//! Which release of the library this is, for pages and files that name it.

/// A release as Cargo.toml describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release {
    /// By semantic versioning: `0.2.0`.
    pub version: &'static str,
    /// An SPDX expression: `MIT OR Apache-2.0`.
    pub license: &'static str,
    /// The address of the source, or nothing where Cargo.toml names none.
    pub repository: &'static str,
}

/// This release.
pub const RELEASE: Release = Release {
    version: env!("CARGO_PKG_VERSION"),
    license: env!("CARGO_PKG_LICENSE"),
    repository: env!("CARGO_PKG_REPOSITORY"),
};
