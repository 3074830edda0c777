//! Why a training of the playground goes nowhere: each finding in a training that has the condition, with a cure that lowers
//! the loss, and none in trainings that learn.

use chainrule::dataset::points::{Points, Task};
use chainrule::dataset::toy::Toy;
use chainrule::playground::{Cure, Feature, Finding, Playground, PlaygroundConfig, Reason, Record, Source, Tried};
use chainrule::{Activation, Init, OptimizerConfig};

use super::{classes, hidden};

const N_EPOCHS: usize = 60;

fn config(toy: Toy, units: &[usize], activation: Activation) -> PlaygroundConfig {
    let mut config = PlaygroundConfig { hidden: hidden(units, activation), ..classes(toy, &[]) };
    config.stop.n_epochs = N_EPOCHS;
    config
}

fn sgd(learning_rate: f64) -> OptimizerConfig {
    OptimizerConfig { learning_rate, ..OptimizerConfig::sgd() }
}

/// Trains to the end, and returns the last record, and each reason at the first time that it was found.
fn watch(config: PlaygroundConfig) -> (Record, Vec<Reason>) {
    let mut run = Playground::new(config).unwrap();
    let mut found: Vec<Reason> = Vec::new();
    while run.advance().unwrap() {
        for reason in run.reasons() {
            let is_known = |known: &Reason| kind(known) == kind(reason);
            if !found.iter().any(is_known) {
                found.push(reason.clone());
            }
        }
    }
    (run.record(), found)
}

fn kind(reason: &Reason) -> std::mem::Discriminant<Finding> {
    std::mem::discriminant(&reason.finding)
}

fn with(cure: &Cure, mut config: PlaygroundConfig) -> PlaygroundConfig {
    let layers = &mut config.hidden;
    match *cure {
        Cure::Standardize => config.data.standardize = true,
        Cure::Init { init } => config.init = init,
        Cure::LearningRate { learning_rate } => config.optimizer.learning_rate = learning_rate,
        Cure::Activation { activation } => {
            let activation = Activation::from_name(activation).unwrap();
            layers.iter_mut().for_each(|layer| layer.activation = activation);
        }
        Cure::Adam => config.optimizer.rule = OptimizerConfig::adam().rule,
        Cure::Inputs => config.data.features = Feature::ALL.to_vec(),
        Cure::Units { n_units } => layers.iter_mut().for_each(|layer| layer.n_neurons = n_units),
        Cure::L1 { l1 } => config.optimizer.l1 = l1,
        Cure::L2 { weight_decay } => config.optimizer.weight_decay = weight_decay,
        Cure::Points { n_samples: more } => {
            if let Source::Toy { n_samples, .. } = &mut config.data.source {
                *n_samples = more;
            }
        }
        Cure::Patience { n_epochs } => config.stop.patience = Some(n_epochs),
    }
    config
}

/// Finds the reason that `is_it` describes, whose first cure lowers the training loss by a fifth at least; returns all.
fn found_and_cured(config: &PlaygroundConfig, is_it: impl Fn(&Finding) -> bool) -> Vec<Reason> {
    let (before, found) = watch(config.clone());
    let reason = found.iter().find(|reason| is_it(&reason.finding));
    let cure = &reason.unwrap_or_else(|| panic!("only {found:?}")).cures[0];
    let (after, _) = watch(with(cure, config.clone()));
    assert!(after.train_loss < 0.8 * before.train_loss, "{cure:?}: {before:?}, {after:?}");
    found
}

/// All data sets that the default network learns within the epochs: there is nothing to find on the way.
#[test]
fn a_training_that_learns_has_no_reasons() {
    for toy in [Toy::Xor, Toy::Circles, Toy::Gaussians, Toy::Moons, Toy::Spiral] {
        for seed in 1..=3 {
            let mut config = config(toy, &[8, 8], Activation::Tanh);
            config.seed = seed;
            assert_eq!(watch(config).1, [], "{toy:?}, seed {seed}");
        }
    }
}

#[test]
fn equal_units_are_found_and_others_break_the_symmetry() {
    for (activation, units) in
        [(Activation::Tanh, vec![4]), (Activation::Sigmoid, vec![4, 4]), (Activation::Relu, vec![8])]
    {
        let mut config = config(Toy::Xor, &units, activation);
        config.init = Init::Zeros;
        found_and_cured(&config, |finding| *finding == Finding::EqualUnits { layer_idx: 0, n_units: units[0] });
    }
    // A single unit is equal to itself only.
    let mut one = config(Toy::Xor, &[1], Activation::Tanh);
    one.init = Init::Zeros;
    assert!(watch(one).1.iter().all(|reason| !matches!(reason.finding, Finding::EqualUnits { .. })));
}

#[test]
fn a_network_without_activations_is_found_and_one_layer_with_them_is_not_linear() {
    let mut linear = config(Toy::Spiral, &[8, 8], Activation::Identity);
    found_and_cured(&linear, |finding| *finding == Finding::Linear);
    linear.hidden[0].activation = Activation::Tanh;
    assert!(watch(linear).1.iter().all(|reason| reason.finding != Finding::Linear));
}

/// XOR over x₁ from 100 to 290 and x₂ from 0 to 0.09.
#[test]
fn features_far_from_standardized_are_found() {
    let mut points = Points::default();
    for i in 0..200 {
        let (a, b) = (f64::from(i % 20), f64::from(i / 20));
        points.x.push(100.0 + 10.0 * a);
        points.y.push(0.01 * b);
        points.target.push(if (a > 9.5) == (b > 4.5) { 1.0 } else { 0.0 });
    }
    for activation in [Activation::Tanh, Activation::Sigmoid, Activation::Relu] {
        let mut config = config(Toy::Xor, &[8, 8], activation);
        config.data.source = Source::Points { task: Task::Classes, points: points.clone() };
        found_and_cured(
            &config,
            |finding| matches!(finding, Finding::Unscaled { idx, means, stds } if *idx == [0, 1] && means[0] > 100.0 && stds[1] < 0.1),
        );
        config.data.standardize = true;
        assert_eq!(watch(config).1, []);
    }
}

#[test]
fn dead_units_are_found_where_a_rate_kills_them_and_leaky_ones_live() {
    let mut config = config(Toy::Xor, &[8], Activation::Relu);
    config.optimizer = sgd(10.0);
    found_and_cured(&config, |finding| {
        matches!(*finding, Finding::DeadUnits { layer_idx: 0, n_dead: 4.., n_units: 8 })
    });
    config.optimizer = sgd(0.1);
    assert_eq!(watch(config).1, []);
}

#[test]
fn saturated_units_are_found_with_steps_that_are_too_large() {
    for activation in [Activation::Tanh, Activation::Sigmoid] {
        let mut config = config(Toy::Xor, &[4], activation);
        config.optimizer = sgd(30.0);
        found_and_cured(
            &config,
            |finding| matches!(*finding, Finding::SaturatedUnits { layer_idx: 0, share } if (0.5..=1.0).contains(&share)),
        );
    }
}

#[test]
fn weights_that_a_penalty_shrinks_are_found() {
    for optimizer in [OptimizerConfig { weight_decay: 0.05, ..sgd(0.1) }, OptimizerConfig { l1: 0.02, ..sgd(0.1) }] {
        let mut config = config(Toy::Xor, &[8], Activation::Tanh);
        config.optimizer = optimizer;
        found_and_cured(
            &config,
            |finding| matches!(*finding, Finding::Shrunk { layer_idx: 0, largest } if largest < 0.05),
        );
    }
}

/// A penalty that is not large enough to shrink all weights.
#[test]
fn a_penalty_that_holds_the_training_back_is_found() {
    let mut config = config(Toy::Circles, &[8], Activation::Tanh);
    config.optimizer.weight_decay = 0.01;
    found_and_cured(
        &config,
        |finding| matches!(*finding, Finding::Penalized(Tried { loss, current: Some(current), .. }) if loss < current),
    );
    config.optimizer.weight_decay = 0.001;
    assert_eq!(watch(config).1, []);
}

#[test]
fn a_rate_that_is_too_small_is_found_and_the_one_to_try_is_larger() {
    for learning_rate in [1e-4, 1e-3] {
        let mut config = config(Toy::Xor, &[4], Activation::Tanh);
        config.optimizer = sgd(learning_rate);
        let found = found_and_cured(
            &config,
            |finding| matches!(*finding, Finding::SmallRate(Tried { loss, current: Some(current), .. }) if loss < current),
        );
        assert!(matches!(found[0].cures[0], Cure::LearningRate { learning_rate: other } if other > learning_rate));
    }
}

#[test]
fn a_rate_that_is_too_large_is_found_and_the_one_to_try_is_smaller() {
    let mut config = config(Toy::Circles, &[8, 8], Activation::LeakyRelu { slope: 0.01 });
    config.optimizer = sgd(3.0);
    let found = found_and_cured(&config, |finding| matches!(finding, Finding::LargeRate(_)));
    assert!(matches!(found[0].cures[0], Cure::LearningRate { learning_rate } if learning_rate < 1.0));
    config.optimizer = sgd(0.3);
    assert_eq!(watch(config).1, []);
}

#[test]
fn a_loss_that_swings_is_found_and_a_tenth_of_the_rate_calms_it() {
    let mut config = config(Toy::Circles, &[8, 8], Activation::LeakyRelu { slope: 0.01 });
    config.optimizer.learning_rate = 1.0;
    found_and_cured(
        &config,
        |finding| matches!(*finding, Finding::Swings { lowest, highest } if highest > 1.5 * lowest),
    );
}

/// Two units can cut XOR out; from most seeds they settle on another pair of lines, which leaves a quarter wrong.
#[test]
fn xor_on_a_plateau_is_found_and_more_units_leave_it() {
    for seed in [2, 5, 6] {
        let mut config = config(Toy::Xor, &[2], Activation::Relu);
        config.seed = seed;
        found_and_cured(
            &config,
            |finding| matches!(*finding, Finding::Plateau { before, now } if now > 0.3 && now > 0.95 * before),
        );
    }
}

/// No line separates a checkerboard, and 16 units are few for its corners; sines of its period are as good as the answer.
#[test]
fn more_inputs_learn_what_the_coordinates_do_not() {
    let config = config(Toy::Checkerboard, &[8, 8], Activation::Tanh);
    let found =
        found_and_cured(&config, |finding| matches!(finding, Finding::Constant { .. } | Finding::Plateau { .. }));
    assert_eq!(found[0].cures, [Cure::Inputs]);
}

/// The best constant output gives each class its share: its loss is the entropy, ln 2 for equal shares.
#[test]
fn a_loss_of_a_constant_output_is_found() {
    let mut config = config(Toy::Xor, &[4], Activation::Sigmoid);
    config.optimizer = sgd(1.0);
    let found = found_and_cured(&config, |finding| matches!(finding, Finding::Constant { .. }));
    let Finding::Constant { loss, constant } = found[0].finding else { panic!("{found:?}") };
    // 210 training points, of which at least 95 are of the rarer class: an entropy of at least 0.688.
    assert!((0.688..=std::f64::consts::LN_2).contains(&constant) && (loss - constant).abs() < 0.05 * constant);
}

#[test]
fn overfitting_is_found_and_each_cure_lowers_the_test_loss() {
    let mut config = config(Toy::Moons, &[8, 8], Activation::Tanh);
    config.data.source = Source::Toy { toy: Toy::Moons, n_samples: 100, noise: 0.2 };
    config.data.test = 0.5;
    config.stop.n_epochs = 300;
    let (before, found) = watch(config.clone());
    let [.., Reason { finding, cures }] = &found[..] else { panic!("{found:?}") };
    let Finding::Overfitting { best, loss, .. } = *finding else { panic!("{found:?}") };
    assert!(best.epoch < 300 && loss > best.loss + 0.1);
    assert_eq!(cures.len(), 5, "{cures:?}");
    for cure in cures {
        let (after, _) = watch(with(cure, config.clone()));
        assert!(after.test_loss < before.test_loss, "{cure:?}: {before:?}, {after:?}");
    }
}
