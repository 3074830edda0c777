//! The playground: its networks learn, can be rewound to any step bit for bit, and stop by the rules.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that has nothing to test has failed")]

mod examples;
mod files;
mod reasons;

use chainrule::dataset::points::{Points, Task};
use chainrule::dataset::surface::Surface;
use chainrule::dataset::toy::Toy;
use chainrule::loss::Reduction;
use chainrule::playground::{
    DataConfig, EpochSizes, MAX_RECORDED, N_SURFACE_CELLS, Part, Playground, PlaygroundConfig, Seeds, SeedsConfig,
    Snapshot, Source, Stop, StopConfig, pictures,
};
use chainrule::{Activation, Init, LayerConfig, Loss, OptimizerConfig, Schedule};

fn hidden(units: &[usize], activation: Activation) -> Vec<LayerConfig> {
    units.iter().map(|&n_neurons| LayerConfig { n_neurons, activation }).collect()
}

fn classes(toy: Toy, units: &[usize]) -> PlaygroundConfig {
    PlaygroundConfig {
        data: DataConfig {
            source: Source::Toy { toy, n_samples: 300, noise: 0.03 },
            features: Vec::new(),
            validation: 0.0,
            test: 0.3,
            standardize: false,
            seed: 1,
        },
        hidden: hidden(units, Activation::Tanh),
        init: Init::XavierUniform,
        loss: Loss::BinaryCrossEntropy,
        optimizer: OptimizerConfig { learning_rate: 0.03, ..OptimizerConfig::adam() },
        schedule: Schedule::Constant,
        batch_size: 10,
        stop: StopConfig { n_epochs: 300, target_loss: None, patience: None },
        seed: 1,
    }
}

fn values(surface: Surface, units: &[usize]) -> PlaygroundConfig {
    let mut config = classes(Toy::Xor, units);
    config.data.source = Source::Surface { surface, n_samples: 300, noise: 0.0 };
    config.loss = Loss::SquaredError { reduction: Reduction::Mean };
    config
}

/// Runs a training until it stops.
fn finished(config: PlaygroundConfig) -> Playground {
    let mut run = Playground::new(config).unwrap();
    while run.advance().unwrap() {}
    run
}

fn at(config: &PlaygroundConfig, step: usize) -> Snapshot {
    let mut run = Playground::new(config.clone()).unwrap();
    for _ in 0..step {
        run.advance().unwrap();
    }
    run.snapshot().unwrap()
}

/// "It learns the spiral": at least 95 % test accuracy when the training loss is low.
#[test]
fn the_spiral_is_learned() {
    for seed in 1..=2 {
        let mut config = classes(Toy::Spiral, &[8, 8]);
        (config.seed, config.stop.target_loss) = (seed, Some(0.03));
        let run = finished(config);
        assert_eq!(run.stopped(), Some(&Stop::TargetLoss), "seed {seed}");
        assert!(run.record().test_accuracy.unwrap() >= 0.95, "seed {seed}: {:?}", run.record());
    }
}

/// The heights of the bumps have a mean square of 4 · 0.09 π / 4 = 0.28; a fiftieth of that is left at most.
#[test]
fn the_bumps_are_learned_and_the_plane_by_any_network() {
    let mut config = values(Surface::Bumps, &[8, 8]);
    config.stop.target_loss = Some(0.003);
    let bumps = finished(config);
    assert!(bumps.record().test_loss.unwrap() < 0.005, "{:?}", bumps.record());
    assert_eq!(bumps.record().test_accuracy, None);
    let plane = PlaygroundConfig { hidden: hidden(&[1], Activation::Identity), ..values(Surface::Plane, &[1]) };
    let plane = PlaygroundConfig { stop: StopConfig { n_epochs: 60, ..plane.stop }, ..plane };
    assert!(finished(plane).record().test_loss.unwrap() < 0.001);
}

/// Runs past the second thinning of states, with a schedule and in the middle of an epoch, and compares entire snapshots, with
/// surface and weights; also the curves, if nothing was thinned in between.
#[test]
fn steps_after_a_rewind_repeat_bit_for_bit() {
    let config = PlaygroundConfig {
        schedule: Schedule::Cosine { n_steps: 20, floor: 0.1 },
        stop: StopConfig { n_epochs: 300, target_loss: None, patience: Some(200) },
        ..classes(Toy::Moons, &[3, 2])
    };
    let mut run = Playground::new(config.clone()).unwrap();
    run.go_to(3 * MAX_RECORDED + 11).unwrap();
    let end = run.snapshot().unwrap();
    assert!(end.curves.steps.len() <= MAX_RECORDED + 1);
    for step in [600, 403, 402, 37, 1, 0] {
        run.go_to(step).unwrap();
        let (there, straight) = (run.snapshot().unwrap(), at(&config, step));
        assert_eq!(there.step, step);
        // Records thinned later stay thinned; everything else is the same.
        assert_eq!(Snapshot { curves: straight.curves.clone(), ..there }, straight, "step {step}");
    }
    run.go_to(end.step).unwrap();
    assert_eq!(run.snapshot().unwrap(), end);
}

#[test]
fn equal_seeds_give_equal_runs_and_others_do_not() {
    let config = classes(Toy::Circles, &[4]);
    assert_eq!(at(&config, 30), at(&config, 30));
    assert_ne!(at(&PlaygroundConfig { seed: 2, ..config.clone() }, 0).layers, at(&config, 0).layers);
    // Other initial weights, same points.
    assert_eq!(at(&PlaygroundConfig { seed: 2, ..config.clone() }, 0).train, at(&config, 0).train);
}

#[test]
fn it_stops_by_rule_and_goes_back_from_there() {
    let stopping = |stop| finished(PlaygroundConfig { stop, ..classes(Toy::Gaussians, &[2]) });
    let mut run = stopping(StopConfig { n_epochs: 300, target_loss: Some(0.1), patience: None });
    assert_eq!(run.stopped(), Some(&Stop::TargetLoss));
    assert!(run.record().train_loss <= 0.1 && run.epoch() < 300);
    let step = run.step();
    assert!(!run.advance().unwrap() && run.step() == step, "no more steps are made");
    run.go_to(step - 1).unwrap();
    assert_eq!(run.stopped(), None);
    assert!(!run.advance().unwrap());
    assert_eq!((run.step(), run.stopped()), (step, Some(&Stop::TargetLoss)));

    // Overlapping clouds: soon there is nothing left to learn but the noise.
    let mut config = classes(Toy::Xor, &[8, 8]);
    config.data.source = Source::Toy { toy: Toy::Xor, n_samples: 100, noise: 0.6 };
    config.stop.patience = Some(5);
    let run = finished(config);
    let Some(&Stop::Patience { best }) = run.stopped() else { panic!("{:?}", run.stopped()) };
    assert_eq!((run.epoch(), best.part), (best.epoch + 5, Part::Test));
    assert!(run.record().test_loss.unwrap() >= best.loss);
}

/// The remaining network is the one before the step that diverged; after that step, its numbers would not be finite.
#[test]
fn divergence_stops_before_the_step_and_says_where() {
    let mut config = values(Surface::Bumps, &[8, 8]);
    config.hidden = hidden(&[8, 8], Activation::Relu);
    config.optimizer = OptimizerConfig { learning_rate: 30.0, ..OptimizerConfig::sgd() };
    let mut run = finished(config.clone());
    let Some(Stop::Diverged { step, learning_rate, layer_idx, .. }) = run.stopped().cloned() else {
        panic!("{:?}", run.stopped())
    };
    assert_eq!((run.step(), learning_rate), (step - 1, 3.0));
    assert!(layer_idx.is_none_or(|layer_idx| layer_idx <= 2));
    let left = run.snapshot().unwrap();
    assert!(left.record.train_loss.is_finite() && left.surface.iter().all(|x| x.is_finite()));
    assert!(left.layers.iter().flat_map(|layer| layer.weight.iter().flatten()).all(|w| w.is_finite()));
    assert!(left.layers.iter().all(|layer| layer.gradient_rms.is_finite()));
    // From an earlier step the result is the same.
    run.go_to(0).unwrap();
    run.go_to(1000).unwrap();
    assert_eq!(run.snapshot().unwrap(), left);
    // The step is also found with so many points that not every step is evaluated.
    config.data.source = Source::Surface { surface: Surface::Bumps, n_samples: 2000, noise: 0.0 };
    let mut large = finished(config);
    assert!(matches!(large.stopped(), Some(Stop::Diverged { step, .. }) if *step == large.step() + 1));
    assert!(large.snapshot().unwrap().record.train_loss.is_finite());
}

/// A full batch of plain gradient descent moves each weight by η times its gradient: the root mean square of what moved is η
/// times that of the gradients, but for the roundings of w − η g (at most EPS · |w| each, with |w| < 2 and η g ≥ 1e-4).
#[test]
fn weights_move_by_the_learning_rate_times_the_gradients() {
    let mut config = classes(Toy::Xor, &[3, 2]);
    config.batch_size = 300;
    config.optimizer = OptimizerConfig { learning_rate: 1.0, ..OptimizerConfig::sgd() };
    let (before, after) = (at(&config, 0), at(&config, 1));
    for (before, after) in before.layers.iter().zip(&after.layers) {
        let moved = before.weight.iter().flatten().zip(after.weight.iter().flatten()).map(|(a, b)| (a - b).powi(2));
        let (sum, n) = moved.fold((0.0, 0), |(sum, n), square| (sum + square, n + 1));
        let size = (sum / f64::from(n)).sqrt();
        assert!(before.gradient_rms > 1e-4 && (size / before.gradient_rms - 1.0).abs() <= 1e-10, "{size}");
    }
}

/// Standardized features are those of the training points, for points and for the plane that is shown: with all of them
/// shifted and stretched, everything is as it was but for what rounding does to it.
#[test]
fn standardized_points_may_lie_anywhere() {
    let square = |i: usize| [(i % 10) as f64 / 10.0, (i / 10) as f64 / 10.0];
    let given = |scale: f64, shift: f64| {
        let mut points = Points::default();
        for [x, y] in (0..100).map(square) {
            points.x.push(scale * x + shift);
            points.y.push(y);
            points.target.push(if x > 0.45 { 1.0 } else { 0.0 });
        }
        let mut config = classes(Toy::Xor, &[4]);
        config.data = DataConfig {
            source: Source::Points { task: Task::Classes, points },
            features: Vec::new(),
            validation: 0.0,
            test: 0.2,
            standardize: true,
            seed: 1,
        };
        at(&config, 400)
    };
    let (near, far) = (given(1.0, 0.0), given(1024.0, 4096.0));
    assert_eq!((near.plane.x, near.train.x.len(), near.test.x.len()), ([-1.2, 1.2], 80, 20));
    assert_eq!(far.plane.x, [4096.0 - 92.16, 4096.0 + 921.6 + 92.16]);
    assert!(near.record.test_accuracy >= Some(0.9) && far.record.test_accuracy >= Some(0.9));
    // The lowest cell on the left is of class 0, the one on the right of class 1.
    assert!(far.surface[0] < 0.0 && far.surface[N_SURFACE_CELLS - 1] > 0.0);
}

#[test]
fn there_is_a_thumbnail_of_each_source() {
    let names: Vec<_> = pictures().unwrap().iter().map(|picture| picture.name).collect();
    assert_eq!(names, ["xor", "circles", "gaussians", "moons", "spiral", "checkerboard", "plane", "bumps"]);
}

#[test]
fn invalid_settings_are_refused() {
    let valid = classes(Toy::Xor, &[2]);
    let refused = |config: PlaygroundConfig| Playground::new(config).unwrap_err().to_string();
    let with_points = |x: Vec<f64>, target: Vec<f64>| {
        let points = Points { y: x.clone(), x, target };
        let source = Source::Points { task: Task::Classes, points };
        PlaygroundConfig { data: DataConfig { source, ..valid.data.clone() }, ..valid.clone() }
    };
    assert!(refused(classes(Toy::Xor, &[])).starts_with("layers"));
    assert!(refused(classes(Toy::Xor, &[1; 7])).starts_with("layers"));
    assert!(refused(classes(Toy::Xor, &[9])).starts_with("units"));
    assert!(refused(PlaygroundConfig { loss: Loss::L1, ..valid.clone() }).starts_with("loss"));
    assert!(
        refused(PlaygroundConfig { loss: Loss::BinaryCrossEntropy, ..values(Surface::Plane, &[1]) })
            .starts_with("loss")
    );
    assert!(refused(PlaygroundConfig { batch_size: 0, ..valid.clone() }).starts_with("batch_size"));
    assert!(
        refused(PlaygroundConfig { schedule: Schedule::WarmUp { n_steps: 0 }, ..valid.clone() })
            .starts_with("schedule")
    );
    for stop in [
        StopConfig { n_epochs: 0, ..valid.stop },
        StopConfig { target_loss: Some(0.0), ..valid.stop },
        StopConfig { patience: Some(0), ..valid.stop },
    ] {
        assert!(Playground::new(PlaygroundConfig { stop, ..valid.clone() }).is_err());
    }
    assert!(refused(with_points(vec![0.5], vec![1.0])).starts_with("points"));
    assert!(refused(with_points(vec![0.5, 0.2], vec![1.0])).starts_with("points"));
    assert!(refused(with_points(vec![0.5, 0.2], vec![1.0, 2.0])).starts_with("points"));
    assert!(refused(with_points(vec![0.5, f64::NAN], vec![1.0, 0.0])).starts_with("points"));
    assert!(Playground::new(with_points(vec![0.5, 0.2], vec![1.0, 0.0])).is_ok());
}

/// The curves of two seeds, computed one by one, give the mean and the bounds of both.
#[test]
fn several_seeds_give_the_mean_and_the_bounds_of_each_alone() {
    let mut playground = classes(Toy::Moons, &[3]);
    playground.stop = StopConfig { n_epochs: 12, target_loss: None, patience: None };
    let mut seeds = Seeds::new(SeedsConfig { playground: playground.clone(), n_seeds: 2 }).unwrap();
    assert_eq!((seeds.snapshot().n_done, seeds.snapshot().epochs.len()), (0, 0));
    while seeds.advance().unwrap() {}
    let snapshot = seeds.snapshot();
    assert_eq!((snapshot.n_done, snapshot.n_diverged, snapshot.epochs.len()), (2, 0, 13));
    let alone: Vec<_> = [1, 2].map(|seed| PlaygroundConfig { seed, ..playground.clone() }).map(finished).into();
    for (place, step) in snapshot.steps.iter().copied().enumerate() {
        let [a, b] = [0, 1].map(|i| {
            let mut run = alone[i].clone();
            run.go_to(step).unwrap();
            run.record()
        });
        assert_eq!(snapshot.epochs[place], step / 21);
        assert_eq!(snapshot.train.mean[place], (a.train_loss + b.train_loss) / 2.0);
        assert_eq!(snapshot.held_out.low[place], a.test_loss.unwrap().min(b.test_loss.unwrap()));
        assert_eq!(snapshot.held_out.high[place], a.test_loss.unwrap().max(b.test_loss.unwrap()));
    }
}

#[test]
fn seeds_that_diverge_are_counted_and_left_out_and_others_keep_their_last_loss() {
    let mut diverging = values(Surface::Bumps, &[8, 8]);
    diverging.hidden = hidden(&[8, 8], Activation::Relu);
    diverging.optimizer = OptimizerConfig { learning_rate: 30.0, ..OptimizerConfig::sgd() };
    let all = |playground: PlaygroundConfig, n_seeds| {
        let mut seeds = Seeds::new(SeedsConfig { playground, n_seeds }).unwrap();
        while seeds.advance().unwrap() {}
        seeds.snapshot()
    };
    let snapshot = all(diverging, 2);
    assert_eq!((snapshot.n_done, snapshot.n_diverged, snapshot.train.mean.len()), (2, 2, 0));
    // Each stops at its own epoch; the curves reach as far as the longest.
    let mut stopping = classes(Toy::Gaussians, &[2]);
    stopping.stop.target_loss = Some(0.1);
    let ends = [1, 2, 3].map(|seed| finished(PlaygroundConfig { seed, ..stopping.clone() }));
    let snapshot = all(stopping.clone(), 3);
    assert_eq!(snapshot.steps.last(), ends.iter().map(Playground::step).max().as_ref());
    let mean = ends.iter().map(|run| run.record().train_loss).sum::<f64>() / 3.0;
    assert_eq!(snapshot.train.mean.last(), Some(&mean));
    for n_seeds in [1, 21] {
        assert!(Seeds::new(SeedsConfig { playground: stopping.clone(), n_seeds }).is_err());
    }
}

/// 210 training points in batches of 80: three updates, the last one with 50; 300 epochs of them.
#[test]
fn points_batches_and_updates_make_an_epoch() {
    let mut config = classes(Toy::Moons, &[1]);
    config.batch_size = 80;
    let EpochSizes { n_train, batch, last_batch, n_updates, n_epochs, n_all_updates } = at(&config, 0).sizes;
    assert_eq!((n_train, batch, last_batch, n_updates, n_epochs, n_all_updates), (210, 80, 50, 3, 300, 900));
    let curves = at(&config, 4).curves;
    assert_eq!(curves.epochs, [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0, 4.0 / 3.0]);
    config.batch_size = 1000;
    let EpochSizes { batch, last_batch, n_updates, .. } = at(&config, 0).sizes;
    assert_eq!((batch, last_batch, n_updates), (210, 210, 1));
}
