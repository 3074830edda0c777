//! Serving the page on this machine: vite's server as a child that ends with us.

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

/// Vite's usual port. When it is taken, one of the next hundred.
const FIRST_PORT: u16 = 5173;
const PATIENCE: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(50);

/// Builds the page, serves it, and shows it where there is a display. Ends when the user ends it.
pub(crate) fn play(project: &Project, open: bool) -> Result<()> {
    let npm = page::build(project)?;
    let mut server = Server::start(&npm, &["preview"])?;
    server.announce(open);
    server.wait(|| Ok(()))
}

/// A server under way, with the wish of the user to end it.
pub(crate) struct Server {
    child: Child,
    address: String,
    interrupted: Arc<AtomicBool>,
}

impl Server {
    /// Starts vite with `arguments` on a free port, and waits until it answers.
    pub(crate) fn start(npm: &Npm, arguments: &[&str]) -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst)).context("Ctrl-C cannot be listened for")?;

        let port = free_port()?;
        let mut vite = npm.node_that_ends_with_us("vite/bin/vite.js");
        vite.args(arguments).args(["--strictPort", "--logLevel", "warn", "--port", &port.to_string()]);
        let child = vite.spawn().context("vite could not be started by node")?;
        let mut server = Self { child, address: format!("http://127.0.0.1:{port}/"), interrupted };
        server.wait_until_it_answers(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        Ok(server)
    }

    /// Says the address, and opens it in a browser where there is a display.
    pub(crate) fn announce(&self, open: bool) {
        println!("\n  chainrule is at {}\n  Ctrl-C ends it.\n", self.address);
        if open && has_display() && open::that_detached(&self.address).is_err() {
            say("browser", "no browser opened by itself; open the address above in one");
        }
    }

    /// Keeps serving until the user ends it. `meanwhile` is called again and again.
    pub(crate) fn wait(&mut self, mut meanwhile: impl FnMut() -> Result<()>) -> Result<()> {
        while !self.interrupted.load(Ordering::SeqCst) {
            if let Some(status) = self.child.try_wait()? {
                // Ctrl-C in a terminal reaches vite as it reaches us, and may reach it first.
                sleep(TICK);
                if self.interrupted.load(Ordering::SeqCst) {
                    break;
                }
                bail!("The server ended by itself ({status}): see what vite says above, and start again.");
            }
            meanwhile()?;
            sleep(TICK);
        }
        say("serve", "ended");
        Ok(())
    }

    fn wait_until_it_answers(&mut self, address: SocketAddr) -> Result<()> {
        let began = Instant::now();
        while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("The server did not start ({status}): see what vite says above, and start again.");
            }
            if began.elapsed() > PATIENCE || self.interrupted.load(Ordering::SeqCst) {
                bail!("The server did not answer at {address} within {} s.", PATIENCE.as_secs());
            }
            sleep(TICK);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only for a child that has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first port from 5173 on that nobody listens at.
pub(crate) fn free_port() -> Result<u16> {
    first_free(FIRST_PORT..FIRST_PORT + 100)
        .context("The ports 5173 to 5272 are all taken: end one of the servers there, and start again.")
}

fn first_free(mut ports: impl Iterator<Item = u16>) -> Option<u16> {
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
}

/// Whether a browser would have a screen, and a person before it.
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
