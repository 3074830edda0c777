//! The options of `cargo xtask soak`.

use argh::FromArgs;

/// Interrupt trainings on the page at random moments, and go around the lessons many times: nothing may be lost or left behind.
#[derive(FromArgs)]
#[argh(subcommand, name = "soak")]
pub(crate) struct Soak {
    /// how many faults (default: 100; about six a minute)
    #[argh(option, default = "100")]
    pub(crate) faults: u32,

    /// how many rounds through all lessons (default: 200; about ten a minute)
    #[argh(option, default = "200")]
    pub(crate) rounds: u32,

    /// the seed of the moments (default: 1)
    #[argh(option, default = "1")]
    pub(crate) seed: u32,

    /// after `--`: arguments passed to Playwright, such as `soak.spec.ts` for the faults alone
    #[argh(positional, greedy)]
    pub(crate) more: Vec<String>,
}
