//! Runs other programs, with advice for when they fail.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs a program to completion, with its output on the terminal. `advice` is added to the error if it fails.
pub(crate) fn run(command: &mut Command, advice: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be run\n{advice}", spelled(command)))?;
    succeeded(command, status, advice)
}

/// Runs a program to completion and returns its standard output.
pub(crate) fn output(command: &mut Command, advice: &str) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} could not be run\n{advice}", spelled(command)))?;
    succeeded(command, output.status, advice)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Returns the standard output of a program, if it exists and succeeds. Prints nothing.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program for at most `limit`, and returns whether it succeeded within that time.
pub(crate) fn succeeds_within(limit: Duration, command: &mut Command) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else {
        return false;
    };
    matches!(wait_for(&mut child, limit), Ok(Some(status)) if status.success())
}

/// Waits for a child process to exit. After `limit` it is killed, and the result is `None`.
pub(crate) fn wait_for(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if began.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        sleep(Duration::from_millis(20));
    }
}

/// Returns the path of the program `name`, if it is on the PATH.
pub(crate) fn find_in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

fn succeeded(command: &Command, status: ExitStatus, advice: &str) -> Result<()> {
    if !status.success() {
        bail!("{} failed ({status})\n{advice}", spelled(command));
    }
    Ok(())
}

/// Formats a command as one would type it.
fn spelled(command: &Command) -> String {
    let words: Vec<_> =
        [command.get_program()].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_advice() {
        let error = run(Command::new("false").arg("--now"), "Try `true`.").unwrap_err().to_string();
        assert!(error.contains("`false --now`") && error.contains("Try `true`."), "{error}");
        let error = output(&mut Command::new("no-such-program-here"), "Install it.").unwrap_err().to_string();
        assert!(error.contains("`no-such-program-here`") && error.contains("Install it."), "{error}");
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        assert!(!succeeds_within(Duration::from_millis(50), Command::new("sleep").arg("600")));
        assert!(succeeds_within(Duration::from_secs(60), &mut Command::new("true")));
        assert!(!succeeds_within(Duration::from_secs(60), &mut Command::new("false")));
    }

    #[test]
    fn only_programs_are_found() {
        assert!(find_in_path("sh").is_some());
        assert!(find_in_path("no-such-program-here").is_none());
    }
}
