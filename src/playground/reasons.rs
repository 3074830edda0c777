//! Why a training goes nowhere, as far as it can be measured, and what to try instead.

mod find;

use serde::Serialize;

pub(super) use find::{Case, N_EPOCHS, find};

use super::BestEpoch;
use crate::Init;

/// Something that was measured in a training, and what to try instead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundReason"))]
pub struct Reason {
    /// What was measured.
    pub finding: Finding,
    /// What to try instead, each alone.
    pub cures: Vec<Cure>,
}

/// What was measured in a training. All but the last are looked for only where the training goes nowhere: its loss is more than
/// that of the best constant output, or more than half of that and did not fall by 5 % over 10 epochs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundFinding"))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
pub enum Finding {
    /// The features are far from standardized.
    Unscaled {
        /// The index of each feature that is , from 0.
        idx: Vec<usize>,
        /// The mean of each of them.
        means: Vec<f64>,
        /// The standard deviation of each of them.
        stds: Vec<f64>,
    },
    /// All units of a hidden layer have the same weights, to and from them: they get the same gradients, and stay equal.
    EqualUnits {
        /// The index of the layer, from 0.
        layer_idx: usize,
        /// The number of its units.
        n_units: usize,
    },
    /// All activation functions are the identity.
    Linear,
    /// Half the units of a hidden layer or more have slope 0 at all training points: no gradient passes through them.
    DeadUnits {
        /// The index of the layer, from 0.
        layer_idx: usize,
        /// How many.
        n_dead: usize,
        /// The number of its units.
        n_units: usize,
    },
    /// Half or more of a hidden layer is flat: where its units meet the training points, the slope is less than 1 % of the
    /// largest.
    SaturatedUnits {
        /// The index of the layer, from 0.
        layer_idx: usize,
        /// The share of pairs of unit and training point where that is so.
        share: f64,
    },
    /// L1 or L2 holds the weights of a layer near 0.
    Shrunk {
        /// The index of the layer, from 0.
        layer_idx: usize,
        /// Its largest absolute weight.
        largest: f64,
    },
    /// With a larger learning rate, the same number of updates from here lowers the loss further.
    SmallRate(Tried),
    /// With a smaller learning rate, the same number of updates from here lowers the loss further.
    LargeRate(Tried),
    /// Without L1 or L2, the same number of updates from here lowers the loss further.
    Penalized(Tried),
    /// The training loss is within 5 % of that of the best constant output.
    Constant {
        /// The training loss.
        loss: f64,
        /// The loss of the best constant output.
        constant: f64,
    },
    /// The training loss goes up and down.
    Swings {
        /// The lowest mean loss of the last 10 epochs.
        lowest: f64,
        /// The highest.
        highest: f64,
    },
    /// None of the above.
    Plateau {
        /// The training loss over the first of the last 10 epochs.
        before: f64,
        /// Over the last of them.
        now: f64,
    },
    /// The loss of held-out data has risen since it was lowest, 10 epochs ago or more, and the training loss has fallen by a quarter.
    Overfitting {
        /// The epoch with the lowest loss of held-out data, and which data those are.
        best: BestEpoch,
        /// Their loss now.
        loss: f64,
        /// The training loss now.
        train_loss: f64,
    },
}

/// What other settings do from the current weights on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TriedSettings", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Tried {
    /// The number of updates from here.
    pub n_updates: usize,
    /// The training loss after them.
    pub loss: f64,
    /// The training loss after as many with the current settings; `None` if it is not finite.
    pub current: Option<f64>,
}

/// A change of one setting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundCure"))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "change")]
pub enum Cure {
    /// Standardized features.
    Standardize,
    /// These initial weights.
    Init {
        /// Their distribution.
        init: Init,
    },
    /// This learning rate.
    LearningRate {
        /// The learning rate.
        learning_rate: f64,
    },
    /// This activation function in all hidden layers.
    Activation {
        /// Its name.
        #[cfg_attr(feature = "types", ts(type = "ActivationName"))]
        activation: &'static str,
    },
    /// Adam.
    Adam,
    /// All inputs that are computed from the two coordinates.
    Inputs,
    /// This many units in each hidden layer.
    Units {
        /// The number of units.
        n_units: usize,
    },
    /// This L1 penalty.
    L1 {
        /// λ₁.
        l1: f64,
    },
    /// This weight decay.
    L2 {
        /// λ.
        weight_decay: f64,
    },
    /// This many points.
    Points {
        /// Training and test points together.
        n_samples: usize,
    },
    /// Early stopping after this many epochs without progress.
    Patience {
        /// The number of epochs.
        n_epochs: usize,
    },
}
