//! Experiments behind the lessons. Each module states what it measures, and its tests verify what the page claims.

pub mod activations;
pub mod capacity;
pub mod collapse;
pub mod gradient_flow;
