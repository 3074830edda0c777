//! Common mistakes in a circuit, as in a training step.

use super::operation::Operation;
use super::write::WrittenCircuit;
use crate::trace::expression::{Expression, negative, value};
use crate::trace::record::{Step, StepKind};
use crate::trace::sheet::Sheet;
use crate::trace::slip::Slip;
use crate::trace::world::Checked;

impl Checked for WrittenCircuit {
    fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    fn slips(&self, step: &Step) -> Vec<(Slip, Expression)> {
        let operand = |idx: usize| step.operands.get(idx).map(|id| value(id));
        let mut slips: Vec<(Slip, Option<Expression>)> = match step.kind {
            StepKind::ChainRule => {
                vec![(Slip::ForgotUpstream, operand(1)), (Slip::ForgotLocal, operand(0))]
            }
            StepKind::PathSum => (0..step.operands.len()).map(|idx| (Slip::ForgotPath, operand(idx))).collect(),
            StepKind::LocalDerivative => vec![(Slip::OwnFactor, self.own_factor(step))],
            _ => Vec::new(),
        };
        if step.kind != StepKind::Seed {
            slips.push((Slip::WrongSign, Some(negative(step.working.clone()))));
        }
        let possible =
            |(slip, fault): (Slip, Option<Expression>)| Some((slip, fault.filter(|fault| *fault != step.working)?));
        slips.into_iter().filter_map(possible).collect()
    }
}

impl WrittenCircuit {
    /// For a product a · b of two nodes, the factor a where ∂(a·b)/∂a = b is asked for.
    fn own_factor(&self, step: &Step) -> Option<Expression> {
        let node = self.graph.nodes.iter().find(|node| Some(node.name.id()) == step.unit)?;
        let both = self.graph.sources(node);
        let [first, second] = both.as_slice() else { return None };
        let ids = [first, second].map(|&idx| self.graph.nodes[idx].name.id());
        let other = if step.operands == [ids[0].clone()] { &ids[1] } else { &ids[0] };
        (node.operation == Some(Operation::Multiply)).then(|| value(other))
    }
}
