//! The subject of an error.

use std::fmt;

use serde::Serialize;

/// Defines an enum, and the name that each variant has in code.
macro_rules! names {
    ($(#[$attribute:meta])* $type:ident: $($variant:ident $name:literal)*) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs, reason = "the names are the documentation")]
        pub enum $type { $($variant,)* }

        impl $type {
            /// All variants.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $name,)* })
            }
        }
    };
}

names! {
    /// The quantity, array or document that was rejected. Its `Display` is its name in code.
    What:
    Activation "activation"
    Activations "activations"
    Alpha "alpha"
    Answer "answer"
    Archive "archive"
    Argument "argument"
    Arguments "arguments"
    Batch "batch"
    BatchSize "batch_size"
    Beta1 "beta1"
    Beta2 "beta2"
    Bias "bias"
    Budget "budget"
    Changes "changes"
    Class "class"
    Classes "classes"
    Data "data"
    Delta "delta"
    Depth "depth"
    Digit "digit"
    Digits "digits"
    Drawing "drawing"
    DrawingLabels "labels of the drawings"
    Drawings "drawings"
    Eps "eps"
    Expression "expression"
    Features "features"
    FileName "file_name"
    Files "files"
    From "from"
    Gain "gain"
    History "history"
    Id "id"
    IdxFile "IDX file"
    Images "images"
    Index "index"
    Init "init"
    Input "input"
    Judge "judge"
    L1 "l1"
    Label "label"
    Labels "labels"
    Layer "layer"
    Layers "layers"
    LearningRate "learning_rate"
    Letter "letter"
    Limit "limit"
    Link "link"
    Logits "logits"
    Loss "loss"
    Losses "losses"
    Margin "margin"
    MaxDepth "max_depth"
    Mean "mean"
    Moments "moments"
    Momentum "momentum"
    NBins "n_bins"
    NCells "n_cells"
    NEpochs "n_epochs"
    NFolds "n_folds"
    NHidden "n_hidden"
    NPoints "n_points"
    NSamples "n_samples"
    NScales "n_scales"
    NSeeds "n_seeds"
    NSteps "n_steps"
    NTaken "n_taken"
    NTest "n_test"
    NTrain "n_train"
    Networks "networks"
    Noise "noise"
    Number "number"
    Operations "operations"
    Optimizers "optimizers"
    Order "order"
    Output "output"
    PadSide "pad side"
    Parameter "parameter"
    Patience "patience"
    PenEdge "pen edge"
    PenWidth "pen width"
    Picture "picture"
    Pictures "pictures"
    Pixels "pixels"
    Points "points"
    Predicted "predicted"
    Probe "probe"
    Problem "problem"
    Q0 "q0"
    Result "result"
    Rows "rows"
    Safetensors "safetensors"
    Sample "sample"
    Samples "samples"
    Schedule "schedule"
    Share "share"
    Slope "slope"
    Split "split"
    Std "std"
    Step "step"
    StrokeCoordinate "stroke coordinate"
    Target "target"
    TargetLoss "target_loss"
    Targets "targets"
    Test "test"
    TestImages "t10k-images-idx3-ubyte"
    TestLabels "t10k-labels-idx1-ubyte"
    Threshold "threshold"
    To "to"
    TrainImages "train-images-idx3-ubyte"
    TrainLabels "train-labels-idx1-ubyte"
    Training "training"
    TrainingStep "training_step"
    Trainings "trainings"
    Unit "unit"
    Units "units"
    Validation "validation"
    Value "value"
    Variables "variables"
    Weight "weight"
    WeightDecay "weight_decay"
    Weights "weights"
    Width "width"
    X "x"
}

names! {
    /// A quantity computed in training that must stay finite.
    Computed:
    Loss "loss"
    PreActivation "pre_activation"
    DWeight "d_weight"
    DBias "d_bias"
}
