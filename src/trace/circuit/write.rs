//! Writes a circuit on a sheet: forward, and backward by the chain rule.

use super::differences::central;
use super::graph::{Graph, Node, Operand};
use super::parse::parse;
use super::{Circuit, CircuitNode, CircuitOperation, CircuitProblem, CircuitVariable};
use crate::Result;
use crate::trace::expression::{integer, product_of, sum, sum_of, symbol, value};
use crate::trace::record::{Phase, PhaseEnd, Role, StepKind};
use crate::trace::sheet::{Label, Line, Sheet};
use crate::trace::{Format, Scalar};

/// A circuit, before it is formatted.
pub(super) struct WrittenCircuit {
    pub(super) graph: Graph,
    pub(super) sheet: Sheet,
    n_forward: usize,
}

pub(super) fn write_out(problem: &CircuitProblem) -> Result<WrittenCircuit> {
    let graph = Graph::new(&parse(&problem.expression)?)?;
    let mut sheet = Sheet::new();
    for variable in graph.variables() {
        let number = problem.number_of(&variable.name.id())?;
        sheet.give(Label::named(variable.name.clone(), Role::Variable), Scalar::Exact(number));
    }
    forward(&mut sheet, &graph)?;
    let n_forward = sheet.steps.len();
    sheet.phase = Phase::Backward;
    backward(&mut sheet, &graph)?;
    Ok(WrittenCircuit { graph, sheet, n_forward })
}

fn forward(sheet: &mut Sheet, graph: &Graph) -> Result<()> {
    for node in &graph.nodes {
        let Some(operation) = node.operation else { continue };
        let (forms, working) = operation.forms(graph.operands(node));
        let line = Line::new(StepKind::Operation, working).by(forms).of(&node.name);
        sheet.define(Label::named(node.name.clone(), Role::Node), line)?;
    }
    Ok(())
}

/// From the output back to the variables: the derivative of f with respect to each node, then those of the node with respect
/// to its operands.
fn backward(sheet: &mut Sheet, graph: &Graph) -> Result<()> {
    let output = &graph.output().name;
    let line = Line::new(StepKind::Seed, integer(1)).of(output);
    sheet.define(Label::named(output.derivative(output), Role::Derivative).about(output.id()), line)?;
    let varying = graph.nodes.iter().enumerate().rev().filter(|(_, node)| node.varies);
    // Operations from the last to the first, then variables in the order of the text.
    let (operations, mut variables): (Vec<_>, Vec<_>) = varying.partition(|(_, node)| node.operation.is_some());
    variables.reverse();
    for (idx, node) in operations.into_iter().chain(variables) {
        if node.name != *output {
            gradient(sheet, graph, idx, node)?;
        }
        locals(sheet, graph, node)?;
    }
    Ok(())
}

/// ∂f/∂a = Σ ∂f/∂n · ∂n/∂a over the nodes n that a is an operand of. If that is f only, it is there already.
fn gradient(sheet: &mut Sheet, graph: &Graph, idx: usize, node: &Node) -> Result<()> {
    let label = Label::named(graph.gradient(node), role_of_gradient(node)).about(node.name.id());
    let users = graph.users(idx);
    let link = |user: &Node| {
        let ids = [graph.gradient(user), graph.local(user, idx)].map(|name| name.id());
        (ids.join("·"), product_of(&[&ids[0], &ids[1]]))
    };
    if let [only] = users.as_slice() {
        if only.name == graph.output().name {
            return Ok(());
        }
        let line = Line::new(StepKind::ChainRule, link(only).1).of(&only.name);
        return sheet.define(label, line);
    }
    let mut ids = Vec::with_capacity(users.len());
    for user in &users {
        let (id, product) = link(user);
        let line = Line::new(StepKind::ChainRule, product).of(&user.name);
        sheet.define(Label::unnamed(id.clone(), Role::Path).about(node.name.id()), line)?;
        ids.push(id);
    }
    let chain = sum(users.iter().map(|user| link(user).1).collect());
    let line = Line::new(StepKind::PathSum, sum_of(&ids)).by(vec![chain]).of(&node.name);
    sheet.define(label, line)
}

fn role_of_gradient(node: &Node) -> Role {
    if node.operation.is_none() { Role::Gradient } else { Role::Derivative }
}

/// ∂n/∂a for each operand a of a node n. An operand in two places has the sum of both derivatives.
fn locals(sheet: &mut Sheet, graph: &Graph, node: &Node) -> Result<()> {
    let Some(operation) = node.operation else { return Ok(()) };
    let operands = graph.operands(node);
    let numbers: Vec<Scalar> = node
        .operands
        .iter()
        .map(|operand| match operand {
            Operand::Constant(scalar) => scalar.clone(),
            Operand::Node(idx) => sheet.of(&graph.nodes[*idx].name),
        })
        .collect();
    for source in graph.sources(node) {
        let source_node = &graph.nodes[source];
        if !source_node.varies {
            continue;
        }
        let slots = (0..operands.len()).filter(|&slot| node.operands[slot] == Operand::Node(source));
        let locals: Vec<_> =
            slots.map(|slot| operation.local(slot, &operands, &numbers, &value(&node.name.id()))).collect();
        let remark = locals.iter().find_map(|local| local.remark);
        let last = |forms: &[_]| forms.last().cloned().unwrap_or_else(|| symbol(node.name.clone()));
        let forms = match locals.as_slice() {
            [only] => only.forms.clone(),
            several => vec![sum(several.iter().map(|local| last(&local.forms)).collect())],
        };
        let line = Line::new(StepKind::LocalDerivative, last(&forms)).by(forms).of(&node.name).remark(remark);
        let name = graph.local(node, source);
        let is_gradient = name == graph.gradient(source_node);
        let role = if is_gradient { role_of_gradient(source_node) } else { Role::LocalDerivative };
        sheet.define(Label::named(name, role).about(source_node.name.id()), line)?;
    }
    Ok(())
}

impl WrittenCircuit {
    pub(super) fn circuit(self, format: Format) -> Circuit {
        let Self { graph, sheet, n_forward } = &self;
        let output = &graph.output().name;
        let node = |node: &Node| {
            let sources = graph.sources(node);
            let local = |source: usize| graph.nodes[source].varies.then(|| graph.local(node, source).id());
            CircuitNode {
                id: node.name.id(),
                name: node.name.clone(),
                operation: node.operation.map(|kind| CircuitOperation { kind, label: kind.label(&node.constants()) }),
                sources: sources.iter().map(|&idx| graph.nodes[idx].name.id()).collect(),
                locals: sources.iter().map(|&source| local(source)).collect(),
                gradient: node.varies.then(|| graph.gradient(node).id()),
                depth: node.depth,
            }
        };
        let variable = |(idx, node): (usize, &Node)| CircuitVariable {
            id: node.name.id(),
            gradient: graph.gradient(node).id(),
            difference: central(graph, sheet, idx, format),
        };
        let end = |phase, end| PhaseEnd { phase, end };
        Circuit {
            nodes: graph.nodes.iter().map(node).collect(),
            output: output.id(),
            variables: graph.variables().iter().enumerate().map(variable).collect(),
            values: sheet.values(format),
            phases: vec![end(Phase::Forward, *n_forward), end(Phase::Backward, sheet.steps.len())],
            steps: self.sheet.steps,
        }
    }
}
