//! Preset problems.

use serde::{Deserialize, Serialize};

use super::Variant;
use super::problem::{LayerProblem, OptimizerProblem, Problem, SampleProblem};
use crate::loss::Reduction;
use crate::optimizer::Rule;
use crate::{Activation, Loss};

/// A preset problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// The third problem of the worksheet: 2-2-2-1 with ReLU and the squared error.
    Assignment,
    /// 2-2-2 with sigmoids and half the sum of squares, as in many introductions.
    Sigmoid,
    /// 2-2-1 with tanh and the four samples of XOR.
    Xor,
    /// Three classes with softmax, cross-entropy and Adam.
    Softmax,
    /// A ReLU whose sum is negative for every sample, so that it no longer learns.
    DeadRelu,
    /// A saturated sigmoid, whose slope and therefore all earlier gradients are nearly 0.
    SaturatedSigmoid,
}

/// All presets, in the order in which the page offers them.
pub const PRESETS: [Preset; 6] =
    [Preset::Assignment, Preset::Sigmoid, Preset::Xor, Preset::Softmax, Preset::DeadRelu, Preset::SaturatedSigmoid];

/// Returns the third problem of the worksheet: two inputs, hidden layers H and J of two ReLU units each, one output
/// without activation function, and the squared error with target 1. The worksheet does not give the learning rate.
pub fn worked_example() -> Problem {
    Preset::Assignment.problem()
}

impl Preset {
    /// Returns the problem.
    pub fn problem(self) -> Problem {
        use Activation::{Identity, Relu, Sigmoid, Tanh};
        let squared = |reduction| Loss::SquaredError { reduction };
        match self {
            Self::Assignment => problem(
                vec![
                    layer(&["0.5 -0.25", "0 1"], "0.25 0.25", Relu),
                    layer(&["-0.1 0", "1 1"], "0.25 0.25", Relu),
                    layer(&["-0.5 1"], "0.5", Identity),
                ],
                &[("-1 0", "1")],
                squared(Reduction::Sum),
                sgd("0.1"),
            ),
            Self::Sigmoid => problem(
                vec![
                    layer(&["0.15 0.2", "0.25 0.3"], "0.35 0.35", Sigmoid),
                    layer(&["0.4 0.45", "0.5 0.55"], "0.6 0.6", Sigmoid),
                ],
                &[("0.05 0.1", "0.01 0.99")],
                squared(Reduction::HalfSum),
                sgd("0.5"),
            ),
            Self::Xor => problem(
                vec![layer(&["1 -1", "-0.5 1"], "0 0.5", Tanh), layer(&["1 -1"], "0.5", Identity)],
                &[("0 0", "0"), ("0 1", "1"), ("1 0", "1"), ("1 1", "0")],
                squared(Reduction::Mean),
                sgd("0.2"),
            ),
            Self::Softmax => problem(
                vec![
                    layer(&["0.5 0.25", "1 -0.25"], "0 0.1", Relu),
                    layer(&["0.5 -1", "-0.25 0.5", "1 0"], "0 0.2 -0.1", Identity),
                ],
                &[("1 2", "2")],
                Loss::SoftmaxCrossEntropy,
                OptimizerProblem {
                    rule: Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 },
                    learning_rate: "0.01".into(),
                    weight_decay: "0".into(),
                },
            ),
            Self::DeadRelu => problem(
                vec![layer(&["1 0.5", "-1 -0.5"], "0.5 -1", Relu), layer(&["1 2"], "0.25", Identity)],
                &[("1 1", "1"), ("0.5 2", "2")],
                squared(Reduction::Sum),
                sgd("0.05"),
            ),
            Self::SaturatedSigmoid => problem(
                vec![layer(&["4 4", "0.5 -0.5"], "4 0", Sigmoid), layer(&["1 1"], "0", Identity)],
                &[("1 1", "0")],
                squared(Reduction::Sum),
                sgd("0.1"),
            ),
        }
    }
}

fn problem(layers: Vec<LayerProblem>, samples: &[(&str, &str)], loss: Loss, optimizer: OptimizerProblem) -> Problem {
    let sample = |(input, target): &(&str, &str)| SampleProblem { input: texts(input), target: texts(target) };
    Problem {
        layers,
        samples: samples.iter().map(sample).collect(),
        loss,
        optimizer,
        training_step: 1,
        variant: Variant::default(),
    }
}

fn layer(rows: &[&str], bias: &str, activation: Activation) -> LayerProblem {
    LayerProblem { weight: rows.iter().map(|row| texts(row)).collect(), bias: texts(bias), activation }
}

fn sgd(learning_rate: &str) -> OptimizerProblem {
    OptimizerProblem { rule: Rule::Sgd, learning_rate: learning_rate.into(), weight_decay: "0".into() }
}

fn texts(row: &str) -> Vec<String> {
    row.split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{Format, Outcome, training_step};

    #[test]
    fn each_shows_what_it_is_there_for() {
        for preset in PRESETS {
            let trace = training_step(&preset.problem(), 0, Format::Short).unwrap();
            assert_eq!(trace.outcome, Outcome::Fell, "{preset:?}");
            let dead: &[&str] = match preset {
                Preset::Assignment => &["H1"],
                Preset::DeadRelu => &["H2"],
                _ => &[],
            };
            assert_eq!(trace.dead, dead, "{preset:?}");
        }
    }

    #[test]
    fn the_saturated_sigmoid_is_saturated() {
        let trace = training_step(&Preset::SaturatedSigmoid.problem(), 0, Format::Short).unwrap();
        let slope = trace.values.iter().find(|value| value.id == "∂a_H1/∂z_H1").unwrap();
        // z = 12: σ′(12) = e⁻¹² / (1 + e⁻¹²)² = 6.14413685 × 10⁻⁶
        assert_eq!(slope.number.decimal, "6.14414 × 10⁻⁶");
    }
}
