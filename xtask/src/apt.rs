//! Installs Debian packages, as a last resort.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{answer, find_in_path, run};
use crate::step::Step;

/// Installs the missing ones of `packages`, as root or with passwordless sudo.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let by_hand = format!("apt-get update && apt-get install --no-install-recommends {names}");
    if find_in_path("apt-get").is_none() {
        bail!("apt-get is not available. On Debian or Ubuntu, run as root: {by_hand}");
    }
    let Some(privilege) = Privilege::find() else {
        bail!("Installing {names} requires root. Run this, then try again:\n  sudo sh -c '{by_hand}'");
    };
    let advice = format!("See the output of apt-get above. To install manually, run as root: {by_hand}");
    let step = Step::begin("apt", &format!("installing {names}"));
    run(privilege.apt_get().args(["update", "--quiet"]), &advice)?;
    run(privilege.apt_get().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(missing), &advice)?;
    step.done(&format!("{names} installed"));
    Ok(())
}

/// Whether a Debian package is there.
pub(crate) fn is_installed(package: &str) -> bool {
    answer(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_some_and(|status| status == "installed")
}

/// A way to get root privileges.
enum Privilege {
    Root,
    Sudo,
}

impl Privilege {
    fn find() -> Option<Self> {
        if answer(Command::new("id").arg("-u")).is_some_and(|user| user == "0") {
            return Some(Self::Root);
        }
        answer(Command::new("sudo").args(["--non-interactive", "true"])).map(|_| Self::Sudo)
    }

    fn apt_get(&self) -> Command {
        match self {
            Self::Root => {
                let mut command = Command::new("apt-get");
                command.env("DEBIAN_FRONTEND", "noninteractive");
                command
            }
            Self::Sudo => {
                let mut command = Command::new("sudo");
                command.args(["--non-interactive", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                command
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_does_not_exist_is_not_installed() {
        assert!(!is_installed("no-such-package-here"));
    }
}
