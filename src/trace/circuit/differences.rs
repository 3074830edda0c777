//! Derivatives of a circuit by finite differences, beside those by the chain rule.

use super::graph::{Graph, Operand};
use crate::trace::differences::central_difference;
use crate::trace::record::CentralDifference;
use crate::trace::sheet::Sheet;
use crate::trace::{Format, Scalar};

/// Computes the central difference of the output with respect to a variable, in `f64`.
pub(super) fn central(graph: &Graph, sheet: &Sheet, idx: usize, format: Format) -> CentralDifference {
    let variables = graph.variables();
    let numbers: Vec<f64> = variables.iter().map(|variable| sheet.of(&variable.name).to_f64()).collect();
    let gradient = sheet.of(&graph.output().name.derivative(&variables[idx].name)).to_f64();
    central_difference(numbers[idx], gradient, format, |number| {
        let mut numbers = numbers.clone();
        numbers[idx] = number;
        output_and_sides(graph, &numbers)
    })
}

/// Returns the output for other values of the variables, and the side of each kink that it was computed on; `None` if a
/// number is not finite.
fn output_and_sides(graph: &Graph, variables: &[f64]) -> Option<(f64, Vec<i8>)> {
    let mut numbers = variables.to_vec();
    let mut sides = Vec::new();
    for node in &graph.nodes[graph.n_variables..] {
        let operation = node.operation?;
        let operand = |operand: &Operand| match operand {
            Operand::Constant(scalar) => scalar.to_f64(),
            Operand::Node(idx) => numbers[*idx],
        };
        let operands: Vec<f64> = node.operands.iter().map(operand).collect();
        sides.extend(operation.side(&operands).map(|x| if x > 0.0 { 1 } else { i8::from(x == 0.0) - 1 }));
        let (_, working) = operation.forms(graph.operands(node));
        let position = |id: &str| graph.nodes.iter().position(|node| node.name.id() == id);
        let lookup = |id: &str| Scalar::Float(position(id).map_or(f64::NAN, |idx| numbers[idx]));
        let number = working.evaluate(&lookup).ok()?.to_f64();
        if !number.is_finite() {
            return None;
        }
        numbers.push(number);
    }
    numbers.last().map(|&output| (output, sides))
}
