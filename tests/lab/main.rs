//! Verifies the claims on the pages of the labs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests are tests")]

mod activations;
mod capacity;
mod collapse;
mod gradient_flow;
