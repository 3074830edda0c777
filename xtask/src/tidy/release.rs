//! Cargo.toml says which release this is; what else says so has to say the same.

use chainrule::release::Release;
use serde_json::Value;

use super::File;

/// What differs from the release.
pub(super) fn violations(files: &[File], release: &Release) -> Vec<String> {
    let text = |path: &str| {
        files.iter().find(|file| file.path.as_os_str() == path).map(|file| String::from_utf8_lossy(&file.bytes))
    };
    let mut found = Vec::new();
    match text("pkg/package.json").and_then(|text| serde_json::from_str::<Value>(&text).ok()) {
        Some(package) => {
            for (field, expected) in [("version", release.version), ("license", release.license)] {
                if package[field] != expected {
                    found.push(format!(
                        "pkg/package.json: {field} is {}, and \"{expected}\" in Cargo.toml",
                        package[field]
                    ));
                }
            }
        }
        None => found.push("pkg/package.json: there is no JSON".to_owned()),
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
            |version: &str| file("pkg/package.json", &format!(r#"{{"version": "{version}", "license": "MIT"}}"#));
        let good = [package("1.2.3"), file("CITATION.cff", "title: chainrule\nversion: 1.2.3\n")];
        assert_eq!(violations(&good, &release), Vec::<String>::new());
        let old = [package("1.2.2"), file("CITATION.cff", "cff-version: 1.2.3\nversion: 1.2.30\n")];
        assert_eq!(
            violations(&old, &release),
            [
                "pkg/package.json: version is \"1.2.2\", and \"1.2.3\" in Cargo.toml",
                "CITATION.cff: no line is `version: 1.2.3`, the version in Cargo.toml",
            ]
        );
        assert_eq!(violations(&[], &release).len(), 2);
    }
}
