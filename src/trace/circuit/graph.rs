//! The graph of an expression: a node for each variable and each operation.

use num_traits::ToPrimitive;

use super::operation::Operation;
use super::syntax::{Binary, Function, Syntax};
use crate::error::{Expected, Got, Thing, What};
use crate::limits::circuit::{MAX_EXPONENT, MAX_OPERATIONS, MAX_VARIABLES};
use crate::trace::expression::{Expression, exact_constant, value};
use crate::trace::parse::parse;
use crate::trace::{Name, Scalar};
use crate::{Error, Result};

/// The letters of operations, in the order in which they are taken: none is a usual name of a variable.
const LETTERS: [&str; 24] = [
    "q", "h", "u", "v", "s", "r", "p", "g", "k", "m", "n", "d", "c", "j", "l", "i", "o", "t", "y", "z", "x", "w", "b",
    "a",
];

/// Variables first, in the order of the text; then operations, each after its operands; the last one is the output.
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) n_variables: usize,
}

pub(super) struct Node {
    pub(super) name: Name,
    /// `None` for a variable.
    pub(super) operation: Option<Operation>,
    pub(super) operands: Vec<Operand>,
    /// Whether the value depends on a variable.
    pub(super) varies: bool,
    /// The number of operations on the longest way from a variable or number.
    pub(super) depth: usize,
}

/// What an operation is applied to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Constant(Scalar),
    /// The index of a node.
    Node(usize),
}

impl Node {
    /// Returns the constant operands, and `None` for the others.
    pub(super) fn constants(&self) -> Vec<Option<Scalar>> {
        let constant = |operand: &Operand| match operand {
            Operand::Constant(scalar) => Some(scalar.clone()),
            Operand::Node(_) => None,
        };
        self.operands.iter().map(constant).collect()
    }
}

impl Graph {
    /// Builds the graph of an expression.
    ///
    /// # Errors
    /// [`Error::Value`] if it has too many variables or operations; [`Error::Empty`] if it has none;
    /// [`Error::Format`](crate::Error::Format) if a number is too large.
    pub(super) fn new(syntax: &Syntax) -> Result<Self> {
        let mut names = Vec::new();
        collect_variables(syntax, &mut names);
        if names.is_empty() {
            return Err(Error::Empty { what: What::Variables });
        }
        check(What::Variables, names.len(), MAX_VARIABLES, Thing::Variables)?;
        let variable = |name| Node { name, operation: None, operands: Vec::new(), varies: true, depth: 0 };
        let mut graph = Self { n_variables: names.len(), nodes: names.into_iter().map(variable).collect() };
        graph.add(syntax)?;
        if graph.nodes.len() == graph.n_variables {
            return Err(Error::Empty { what: What::Operations });
        }
        graph.name_operations();
        Ok(graph)
    }

    pub(super) fn variables(&self) -> &[Node] {
        &self.nodes[..self.n_variables]
    }

    pub(super) fn output(&self) -> &Node {
        &self.nodes[self.nodes.len() - 1]
    }

    /// Returns the nodes that a node is computed from, each once.
    pub(super) fn sources(&self, node: &Node) -> Vec<usize> {
        let mut sources = Vec::new();
        for operand in &node.operands {
            if let Operand::Node(idx) = operand
                && !sources.contains(idx)
            {
                sources.push(*idx);
            }
        }
        sources
    }

    /// Returns the operations that a node is an operand of.
    pub(super) fn users(&self, idx: usize) -> Vec<&Node> {
        self.nodes.iter().filter(|user| user.operands.contains(&Operand::Node(idx))).collect()
    }

    /// Returns the name of ∂f/∂node.
    pub(super) fn gradient(&self, node: &Node) -> Name {
        self.output().name.derivative(&node.name)
    }

    /// Returns the name of the derivative of a node by one of its sources. That of f is ∂f/∂x itself if f is the only operation
    /// that x is an operand of. Otherwise it is a part of ∂f/∂x, and called fₓ: the derivative of the formula of f by x, with the
    /// other operands held fixed.
    pub(super) fn local(&self, node: &Node, source: usize) -> Name {
        let by = &self.nodes[source].name;
        let is_part = node.name == self.output().name && self.users(source).len() > 1;
        if is_part {
            Name::new(&node.name.letter, format!("{}{}", by.letter, by.subscript))
        } else {
            node.name.derivative(by)
        }
    }

    /// Returns the operands of a node as formulas.
    pub(super) fn operands(&self, node: &Node) -> Vec<Expression> {
        let formula = |operand: &Operand| match operand {
            Operand::Constant(scalar) => exact_constant(scalar.clone()),
            Operand::Node(idx) => value(&self.nodes[*idx].name.id()),
        };
        node.operands.iter().map(formula).collect()
    }

    /// Adds the nodes of an expression. Operations on numbers alone are carried out if their result is rational.
    fn add(&mut self, syntax: &Syntax) -> Result<Operand> {
        Ok(match syntax {
            Syntax::Number(text) => Operand::Constant(Scalar::Exact(parse(text, "number")?)),
            Syntax::Variable(name) => {
                let idx = self.variables().iter().position(|node| node.name == *name);
                Operand::Node(idx.unwrap_or_else(|| panic!("{} was collected", name.id())))
            }
            Syntax::Euler => self.apply(Operation::Exp, vec![Operand::Constant(Scalar::integer(1))])?,
            Syntax::Negative(argument) => {
                let argument = self.add(argument)?;
                self.apply(Operation::Negate, vec![argument])?
            }
            Syntax::Binary(Binary::Power, base, exponent) if **base == Syntax::Euler => {
                let exponent = self.add(exponent)?;
                self.apply(Operation::Exp, vec![exponent])?
            }
            Syntax::Binary(Binary::Power, base, exponent) => {
                let (base, exponent) = (self.add(base)?, self.add(exponent)?);
                match integer(&exponent) {
                    Some(n) if n != 0 => self.apply(Operation::Power(n), vec![base])?,
                    _ => self.apply(Operation::Raise, vec![base, exponent])?,
                }
            }
            Syntax::Binary(operator, left, right) => {
                let operands = vec![self.add(left)?, self.add(right)?];
                let operation = match operator {
                    Binary::Add => Operation::Add,
                    Binary::Subtract => Operation::Subtract,
                    Binary::Multiply => Operation::Multiply,
                    Binary::Divide | Binary::Power => Operation::Divide,
                };
                self.apply(operation, operands)?
            }
            Syntax::Call(function, arguments) => {
                let operands = arguments.iter().map(|argument| self.add(argument)).collect::<Result<_>>()?;
                self.apply(operation_of(*function), operands)?
            }
        })
    }

    fn apply(&mut self, operation: Operation, operands: Vec<Operand>) -> Result<Operand> {
        let formula = |operand: &Operand| match operand {
            Operand::Constant(scalar) => Some(exact_constant(scalar.clone())),
            Operand::Node(_) => None,
        };
        if let Some(formulas) = operands.iter().map(formula).collect() {
            let result = operation.forms(formulas).1.evaluate(&|id| panic!("{id} is not a number"))?;
            if matches!(result, Scalar::Exact(_)) {
                return Ok(Operand::Constant(result));
            }
        }
        let behind = |operand: &Operand| match operand {
            Operand::Constant(_) => None,
            Operand::Node(idx) => Some(&self.nodes[*idx]),
        };
        let varies = operands.iter().filter_map(behind).any(|node| node.varies);
        let depth = 1 + operands.iter().filter_map(behind).map(|node| node.depth).max().unwrap_or_default();
        self.nodes.push(Node { name: Name::new("", ""), operation: Some(operation), operands, varies, depth });
        let n_operations = self.nodes.len() - self.n_variables;
        check(What::Operations, n_operations, MAX_OPERATIONS, Thing::Operations)?;
        Ok(Operand::Node(self.nodes.len() - 1))
    }

    /// Names the output f and the other operations by another letter, none of which is the letter of a variable.
    fn name_operations(&mut self) {
        let is_free =
            |letter: &&str| self.variables().iter().all(|variable| variable.name.letter.to_lowercase() != **letter);
        let mut free = ["f"].into_iter().chain(LETTERS).filter(is_free);
        let (Some(output), Some(letter)) = (free.next(), free.next()) else {
            panic!("{MAX_VARIABLES} variables leave letters for the operations")
        };
        let n_inner = self.nodes.len() - self.n_variables - 1;
        for (idx, node) in self.nodes[self.n_variables..].iter_mut().enumerate() {
            node.name = if idx == n_inner { Name::new(output, "") } else { Name::counted(letter, idx, n_inner) };
        }
    }
}

fn check(what: What, n: usize, max: usize, of: Thing) -> Result<()> {
    if n <= max { Ok(()) } else { Err(Error::value(what, Expected::AtMost { n: max, of: Some(of) }, Got::More)) }
}

fn collect_variables(syntax: &Syntax, names: &mut Vec<Name>) {
    match syntax {
        Syntax::Variable(name) => {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        Syntax::Number(_) | Syntax::Euler => {}
        Syntax::Negative(argument) => collect_variables(argument, names),
        Syntax::Binary(_, left, right) => {
            collect_variables(left, names);
            collect_variables(right, names);
        }
        Syntax::Call(_, arguments) => arguments.iter().for_each(|argument| collect_variables(argument, names)),
    }
}

/// Returns an exponent that is a small integer.
fn integer(exponent: &Operand) -> Option<i32> {
    match exponent {
        Operand::Constant(Scalar::Exact(n)) if n.is_integer() => {
            n.to_i32().filter(|n| n.unsigned_abs() <= MAX_EXPONENT)
        }
        _ => None,
    }
}

fn operation_of(function: Function) -> Operation {
    match function {
        Function::Exp => Operation::Exp,
        Function::Ln => Operation::Ln,
        Function::Sqrt => Operation::Sqrt,
        Function::Sin => Operation::Sin,
        Function::Cos => Operation::Cos,
        Function::Tan => Operation::Tan,
        Function::Tanh => Operation::Tanh,
        Function::Sigmoid => Operation::Sigmoid,
        Function::Relu => Operation::Relu,
        Function::Abs => Operation::Abs,
        Function::Square => Operation::Power(2),
        Function::Max => Operation::Max,
        Function::Min => Operation::Min,
    }
}
