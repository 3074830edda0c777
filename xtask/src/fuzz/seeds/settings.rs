//! Settings of each experiment, as the target `config` reads them: a name, and JSON.

use anyhow::Result;
use chainrule::dataset::points::{Points, Task};
use chainrule::dataset::surface::Surface;
use chainrule::dataset::toy::{Toy, ToyConfig};
use chainrule::images::SweepConfig;
use chainrule::lab::activations::{CurvesConfig, DistributionConfig};
use chainrule::lab::capacity::{DepthConfig, Function, Kind, OverfitConfig, PiecesConfig};
use chainrule::lab::collapse::{self, CollapseConfig, DrawnNetwork, GivenLayer, GivenNetwork, Network};
use chainrule::lab::gradient_flow::{self, EdgeConfig, FlowConfig, NetworkConfig};
use chainrule::optimizer::Rule;
use chainrule::playground::{DataConfig, PlaygroundConfig, Source, StopConfig};
use chainrule::{Activation, Init, LayerConfig, Loss, OptimizerConfig, Schedule};

use super::{image_config, message};

pub(super) fn all() -> Result<Vec<Vec<u8>>> {
    let mut seeds = labs()?;
    for source in sources() {
        seeds.push(message("playground", &playground(source))?);
    }
    for rule in [Rule::Sgd, Rule::RmsProp { alpha: 0.9, eps: 1e-8 }, Rule::Nesterov { momentum: 0.5 }] {
        let base = image_config(rule);
        seeds.push(message("images", &base)?);
        let optimizers = vec![base.optimizer];
        let activations = vec![Activation::Relu, Activation::Elu { alpha: 1.0 }, Activation::Gelu];
        let losses = vec![Loss::SoftmaxCrossEntropy, Loss::Hinge { margin: 1.0 }];
        let sweep = SweepConfig { base, activations, losses, optimizers, n_seeds: 2, n_train: 6, n_test: 3 };
        seeds.push(message("sweep", &sweep)?);
    }
    Ok(seeds)
}

fn labs() -> Result<Vec<Vec<u8>>> {
    let curves = CurvesConfig { slope: 0.1, alpha: 1.0, from: -2.0, to: 2.0, n_points: 9, threshold: 0.1, probe: 0.5 };
    let distribution = DistributionConfig {
        slope: 0.1,
        alpha: 1.0,
        threshold: 0.1,
        mean: 0.0,
        std: 1.0,
        n_samples: 50,
        n_bins: 8,
        seed: 1,
    };
    let pieces =
        PiecesConfig { function: Function::Sine, n_units: 4, kind: Kind::Relu, noise: 0.1, seed: 1, n_steps: 10 };
    let depths =
        DepthConfig { function: Function::Hat, kind: Kind::Tanh, budget: 60, noise: 0.0, seed: 1, n_steps: 10 };
    let overfit = OverfitConfig {
        function: Function::Bumps,
        n_train: 10,
        noise: 0.2,
        width: 4,
        weight_decay: 0.1,
        patience: 2,
        has_more_data: true,
        seed: 1,
        n_steps: 20,
    };
    let shape = gradient_flow::Shape { depth: 3, width: 4, n_samples: 4, seed: 1 };
    let network = |activation: &str, init: &str| NetworkConfig {
        activation: activation.to_owned(),
        init: init.to_owned(),
        gain: 1.0,
    };
    let networks = vec![network("relu", "he_normal"), network("sigmoid", "xavier_uniform")];
    let flow = FlowConfig { shape, networks: networks.clone(), learning_rate: 0.1 };
    let run = gradient_flow::RunConfig { shape, networks, is_adam: true, learning_rate: 0.01, n_steps: 5 };
    let activation = "tanh".to_owned();
    let edge = EdgeConfig {
        activation,
        width: 8,
        n_samples: 2,
        max_depth: 6,
        n_scales: 3,
        from: 0.5,
        to: 3.0,
        q0: 2.0,
        seed: 1,
    };
    let [drawn, given, collapse_run] = collapses()?;
    Ok(vec![
        message("curves", &curves)?,
        message("distribution", &distribution)?,
        message("pieces", &pieces)?,
        message("depths", &depths)?,
        message("overfit", &overfit)?,
        message("flow", &flow)?,
        message("flow-run", &run)?,
        message("edge", &edge)?,
        drawn,
        given,
        collapse_run,
    ])
}

fn collapses() -> Result<[Vec<u8>; 3]> {
    let plane = collapse::Plane { limit: 1.2, n_cells: 4 };
    let data = ToyConfig { toy: Toy::Xor, n_samples: 12, noise: 0.1, seed: 1 };
    let network =
        DrawnNetwork { n_hidden: 2, width: 3, activation: Activation::Tanh, init: Init::XavierNormal, seed: 1 };
    let layers = vec![
        GivenLayer { weight: vec![vec![1.0, -0.5]; 2], bias: vec![0.0, 0.25], activation: Activation::Relu },
        GivenLayer { weight: vec![vec![0.5, 2.0]], bias: vec![-1.0], activation: Activation::Identity },
    ];
    let given = Network::Given(GivenNetwork { n_features: 2, layers });
    let run = collapse::RunConfig { network, data, plane, learning_rate: 0.1, batch_size: 4, n_epochs: 2 };
    Ok([
        message("collapse", &CollapseConfig { network: Network::Drawn(network), data: Some(data), plane })?,
        message("collapse", &CollapseConfig { network: given, data: None, plane })?,
        message("collapse-run", &run)?,
    ])
}

fn sources() -> [Source; 4] {
    let points =
        |target: [f64; 4]| Points { x: vec![0.0, 1.0, 0.0, 1.0], y: vec![0.0, 0.0, 1.0, 1.0], target: target.to_vec() };
    [
        Source::Toy { toy: Toy::Spiral, n_samples: 20, noise: 0.1 },
        Source::Surface { surface: Surface::Bumps, n_samples: 20, noise: 0.0 },
        Source::Points { task: Task::Classes, points: points([0.0, 1.0, 1.0, 0.0]) },
        Source::Points { task: Task::Values, points: points([0.5, -1.0, 2.0, 0.0]) },
    ]
}

fn playground(source: Source) -> PlaygroundConfig {
    let loss = match source.task() {
        Task::Classes => Loss::BinaryCrossEntropy,
        Task::Values => Loss::Huber { delta: 1.0 },
    };
    let rule = Rule::AdamW { beta1: 0.9, beta2: 0.999, eps: 1e-8 };
    PlaygroundConfig {
        data: DataConfig { source, features: Vec::new(), validation: 0.25, test: 0.25, standardize: true, seed: 1 },
        hidden: vec![LayerConfig { n_neurons: 3, activation: Activation::Silu }],
        init: Init::Orthogonal,
        loss,
        optimizer: OptimizerConfig { rule, learning_rate: 0.1, weight_decay: 0.01, l1: 0.0 },
        schedule: Schedule::Cosine { n_steps: 10, floor: 0.1 },
        batch_size: 4,
        stop: StopConfig { n_epochs: 20, target_loss: Some(0.01), patience: Some(5) },
        seed: 1,
    }
}
