//! The lab "Depth and width": pieces, equal budgets, overfitting.

mod depth;
mod overfit;
mod pieces;

/// γₙ = n u / (1 − n u) with the unit roundoff u: the bound on n successive roundings (Higham 2002, lemma 3.1).
fn gamma(n: usize) -> f64 {
    let nu = n as f64 * f64::EPSILON / 2.0;
    nu / (1.0 - nu)
}
