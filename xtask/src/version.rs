//! Parses the versions that other programs print.

use std::fmt;

/// The first two numbers of a version, which is all that the requirements specify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    pub(crate) major: u32,
    pub(crate) minor: u32,
}

impl Version {
    /// Returns the workspace's `rust-version`.
    pub(crate) fn of_rust() -> Self {
        Self::parse(env!("CARGO_PKG_RUST_VERSION")).unwrap_or(Self { major: 1, minor: 0 })
    }

    /// Finds the version in a line such as `v22.12.0` or `rustc 1.96.0 (ac68faa20 2026-05-25)`: the first word with two numbers
    /// separated by a dot.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        line.split_whitespace().find_map(|word| {
            let mut numbers = word.trim_start_matches('v').split('.').map(str::parse);
            match (numbers.next(), numbers.next()) {
                (Some(Ok(major)), Some(Ok(minor))) => Some(Self { major, minor }),
                _ => None,
            }
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        let version = |major, minor| Some(Version { major, minor });
        assert_eq!(Version::parse("v20.20.2"), version(20, 20));
        assert_eq!(Version::parse("v23.0.0-nightly"), version(23, 0));
        assert_eq!(Version::parse("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"), version(1, 96));
        assert_eq!(Version::parse("1.88"), version(1, 88));
        for junk in ["", "v", "20", "v20", "node: not found", "v.20.1"] {
            assert_eq!(Version::parse(junk), None, "{junk:?}");
        }
    }

    #[test]
    fn versions_compare_by_number_and_not_by_letter() {
        assert!(Version { major: 1, minor: 100 } > Version { major: 1, minor: 88 });
        assert!(Version { major: 9, minor: 0 } < Version { major: 20, minor: 0 });
    }
}
