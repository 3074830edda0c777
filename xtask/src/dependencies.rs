//! Whether what the core and the page depend on has known vulnerabilities, and whether it comes from where it should under
//! licenses that fit. What cannot be reached is not passed over: it is said at the end of the run.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{find_in_path, run};
use crate::project::Project;

const NO_CARGO_DENY: &str = "Not checked: licenses, sources and known vulnerabilities of the crates. Install cargo-deny for \
    that: cargo install --locked cargo-deny";
const NO_ADVISORIES: &str =
    "Not checked: known vulnerabilities of the crates. The database of advisories could not be fetched.";

/// Checks the dependencies. Returns what could not be checked, in sentences.
pub(crate) fn check(project: &Project) -> Result<Vec<String>> {
    let mut unchecked = vec![];
    match find_in_path(if cfg!(windows) { "cargo-deny.exe" } else { "cargo-deny" }) {
        None => unchecked.push(NO_CARGO_DENY.to_owned()),
        Some(program) => {
            let deny = |arguments: &[&str]| {
                let mut command = Command::new(&program);
                command.arg("--workspace").args(arguments).current_dir(project.root());
                command
            };
            let advice = "See above; deny.toml says what is allowed.";
            run(&mut deny(&["check", "licenses", "bans", "sources"]), advice)?;
            let fetched =
                deny(&["fetch", "db"]).stdin(Stdio::null()).output().context("cargo-deny could not be run")?;
            if fetched.status.success() {
                run(&mut deny(&["check", "--disable-fetch", "advisories"]), advice)?;
            } else {
                unchecked.push(NO_ADVISORIES.to_owned());
            }
        }
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["audit", "--json"]).current_dir(project.www());
    let report = npm.stdin(Stdio::null()).output().context("npm could not be run")?;
    unchecked.extend(read_audit(&String::from_utf8_lossy(&report.stdout))?);
    Ok(unchecked)
}

/// Reads the report of `npm audit --json`. Returns why there is none, if the registry gave none.
///
/// # Errors
/// If a package has a known vulnerability.
fn read_audit(report: &str) -> Result<Option<String>> {
    let json: Value = serde_json::from_str(report).unwrap_or_default();
    let total = json["metadata"]["vulnerabilities"]["total"].as_u64();
    match (json["auditReportVersion"].as_u64(), total) {
        (Some(_), Some(0)) => Ok(None),
        (Some(_), Some(total)) => {
            let names: Vec<String> = json["vulnerabilities"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, found)| {
                    format!("{name} ({})", found["severity"].as_str().unwrap_or("of unknown severity"))
                })
                .collect();
            bail!("npm knows {total} vulnerabilities: {}. `npm audit` in www/ tells more.", names.join(", "));
        }
        _ => {
            let why = json["message"].as_str().or(json["error"]["summary"].as_str()).unwrap_or("no report");
            Ok(Some(format!(
                "Not checked: known vulnerabilities of the npm packages. The registry gave no report ({why})."
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_vulnerabilities_passes() {
        let report = r#"{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":0}}}"#;
        assert_eq!(read_audit(report).unwrap(), None);
    }

    #[test]
    fn a_vulnerability_fails_by_its_name() {
        let report = r#"{"auditReportVersion":2,"vulnerabilities":{"left-pad":{"severity":"high"}},
            "metadata":{"vulnerabilities":{"high":1,"total":1}}}"#;
        let error = read_audit(report).unwrap_err().to_string();
        assert!(error.contains("1 vulnerabilities: left-pad (high)"), "{error}");
    }

    #[test]
    fn no_report_is_no_pass() {
        for (report, why) in [
            (
                r#"{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}"#,
                "405 Method Not Allowed",
            ),
            (r#"{"error":{"code":"ENOTFOUND","summary":"request failed"}}"#, "request failed"),
            ("", "no report"),
            ("<html>", "no report"),
            ("{}", "no report"),
        ] {
            let said = read_audit(report).unwrap().unwrap();
            assert!(said.starts_with("Not checked") && said.contains(why), "{said}");
        }
    }
}
