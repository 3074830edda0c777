//! What the labs claim on their pages, held against the core.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests are tests")]

mod activations;
mod capacity;
mod collapse;
mod gradient_flow;
