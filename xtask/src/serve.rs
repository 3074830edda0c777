//! Serves the page locally, with vite's server as a child process that ends with this one.

use std::io::IsTerminal as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::npm::Npm;
use crate::page;
use crate::project::Project;
use crate::step::say;

/// Vite's default port. If it is taken, one of the next hundred is used.
const FIRST_PORT: u16 = 5173;
const PATIENCE: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(50);

/// Builds and serves the page, and opens it if there is a display. Runs until the user stops it.
pub(crate) fn play(project: &Project, open: bool) -> Result<()> {
    let npm = page::build(project)?;
    let mut server = Server::start(&npm, &["preview"])?;
    server.announce(open);
    server.wait(|| Ok(()))
}

/// A running server, and whether the user asked to stop it.
pub(crate) struct Server {
    child: Child,
    address: String,
    interrupted: Arc<AtomicBool>,
}

impl Server {
    /// Starts vite with `arguments` on a free port, and waits until it responds.
    pub(crate) fn start(npm: &Npm, arguments: &[&str]) -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst))
            .context("the Ctrl-C handler could not be set")?;

        let port = free_port()?;
        let mut vite = npm.node_that_ends_with_us("vite/bin/vite.js");
        vite.args(arguments).args(["--strictPort", "--logLevel", "warn", "--port", &port.to_string()]);
        let child = vite.spawn().context("vite could not be started")?;
        let mut server = Self { child, address: format!("http://127.0.0.1:{port}/"), interrupted };
        server.wait_until_it_answers(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        Ok(server)
    }

    /// Prints the address, and opens it in a browser if there is a display.
    pub(crate) fn announce(&self, open: bool) {
        println!("\n  chainrule is at {}\n  Press Ctrl-C to stop.\n", self.address);
        if open && has_display() && open::that_detached(&self.address).is_err() {
            say("browser", "could not open a browser; open the address above in one");
        }
    }

    /// Serves until the user stops it, calling `meanwhile` repeatedly.
    pub(crate) fn wait(&mut self, mut meanwhile: impl FnMut() -> Result<()>) -> Result<()> {
        while !self.interrupted.load(Ordering::SeqCst) {
            if let Some(status) = self.child.try_wait()? {
                // Ctrl-C in a terminal also reaches vite, possibly before this process.
                sleep(TICK);
                if self.interrupted.load(Ordering::SeqCst) {
                    break;
                }
                bail!("The server exited unexpectedly ({status}). See the output of vite above, and try again.");
            }
            meanwhile()?;
            sleep(TICK);
        }
        say("serve", "stopped");
        Ok(())
    }

    fn wait_until_it_answers(&mut self, address: SocketAddr) -> Result<()> {
        let began = Instant::now();
        while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("The server did not start ({status}). See the output of vite above, and try again.");
            }
            if began.elapsed() > PATIENCE || self.interrupted.load(Ordering::SeqCst) {
                bail!("The server did not respond at {address} within {} s.", PATIENCE.as_secs());
            }
            sleep(TICK);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if the child has already exited.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the first free port from 5173 on.
pub(crate) fn free_port() -> Result<u16> {
    first_free(FIRST_PORT..FIRST_PORT + 100)
        .context("The ports 5173 to 5272 are all in use. Stop one of those servers, and try again.")
}

fn first_free(mut ports: impl Iterator<Item = u16>) -> Option<u16> {
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
}

/// Returns whether there is a display to open a browser on.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_screen = cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    has_screen && !is_set("CI") && std::io::stdout().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(first_free(port..=port), None);
        assert_ne!(first_free(port..port.saturating_add(100)), Some(port));
        drop(taken);
        assert_eq!(first_free(port..=port), Some(port));
    }
}
