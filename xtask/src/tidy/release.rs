//! Cargo.toml says which release this is; what else says so has to say the same.

use chainrule::release::Release;
use serde_json::Value;

use super::File;

/// The npm packages: the core, and the lessons for pages of others.
const PACKAGES: [&str; 2] = ["pkg/package.json", "packages/lessons/package.json"];

/// What differs from the release.
pub(super) fn violations(files: &[File], release: &Release) -> Vec<String> {
    let text = |path: &str| {
        files.iter().find(|file| file.path.as_os_str() == path).map(|file| String::from_utf8_lossy(&file.bytes))
    };
    let mut found = Vec::new();
    for path in PACKAGES {
        let Some(package) = text(path).and_then(|text| serde_json::from_str::<Value>(&text).ok()) else {
            found.push(format!("{path}: there is no JSON"));
            continue;
        };
        for (field, expected) in [("version", release.version), ("license", release.license)] {
            if package[field] != expected {
                found.push(format!("{path}: {field} is {}, and \"{expected}\" in Cargo.toml", package[field]));
            }
        }
    }
    let citation = text("CITATION.cff").unwrap_or_default();
    let line = format!("version: {}", release.version);
    if !citation.lines().any(|of_file| of_file == line) {
        found.push(format!("CITATION.cff: no line is `{line}`, the version in Cargo.toml"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_was_left_behind_is_named() {
        let release = Release { version: "1.2.3", license: "MIT", repository: "" };
        let file = |path: &str, text: &str| File { path: path.into(), bytes: text.into() };
        let package =
            |path: &str, version: &str| file(path, &format!(r#"{{"version": "{version}", "license": "MIT"}}"#));
        let [core, lessons] = PACKAGES;
        let citation = file("CITATION.cff", "title: chainrule\nversion: 1.2.3\n");
        let good = [package(core, "1.2.3"), package(lessons, "1.2.3"), citation];
        assert_eq!(violations(&good, &release), Vec::<String>::new());
        let old = [
            package(core, "1.2.2"),
            package(lessons, "1.2.1"),
            file("CITATION.cff", "cff-version: 1.2.3\nversion: 1.2.30\n"),
        ];
        assert_eq!(
            violations(&old, &release),
            [
                "pkg/package.json: version is \"1.2.2\", and \"1.2.3\" in Cargo.toml",
                "packages/lessons/package.json: version is \"1.2.1\", and \"1.2.3\" in Cargo.toml",
                "CITATION.cff: no line is `version: 1.2.3`, the version in Cargo.toml",
            ]
        );
        assert_eq!(violations(&[], &release).len(), 3);
    }
}
