//! Experiments whose outcome is a lesson, one a file: each states what it measures, and its tests hold what the page claims.

pub mod activations;
pub mod capacity;
pub mod collapse;
pub mod gradient_flow;
