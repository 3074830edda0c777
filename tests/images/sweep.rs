use chainrule::images::{ImageSweep, ImageTraining, SweepCell, SweepConfig};
use chainrule::{Activation, Loss, OptimizerConfig};

use crate::{config, drawn, finish};

fn sweep() -> SweepConfig {
    SweepConfig {
        base: config(vec![16], 2),
        activations: vec![Activation::Relu, Activation::Sigmoid],
        losses: vec![Loss::SoftmaxCrossEntropy, Loss::LogSoftmaxNll, Loss::Hinge { margin: 1.0 }],
        optimizers: vec![OptimizerConfig::adam()],
        n_seeds: 2,
        n_train: 300,
        n_test: 200,
    }
}

/// A sweep uses the first images of both sets and consecutive seeds, and trains every cell once before any is trained again.
#[test]
fn each_cell_equals_a_separate_training() {
    let data = drawn(400, 250);
    let config = sweep();
    let mut sweep = ImageSweep::new(&data, config.clone()).unwrap();
    let mut shares = vec![sweep.snapshot().share];
    while sweep.advance().unwrap() {
        let snapshot = sweep.snapshot();
        let (least, most) = snapshot.cells.iter().fold((2, 0), |(least, most): (usize, usize), cell| {
            (least.min(cell.trainings.len()), most.max(cell.trainings.len()))
        });
        assert!(most <= least + 1);
        shares.push(snapshot.share);
    }
    assert!(shares.is_sorted() && shares[0] == 0.0 && shares.last().unwrap() < &1.0);
    let result = sweep.snapshot();
    assert_eq!((result.n_done, result.n_trainings, result.share, result.current), (12, 12, 1.0, None));

    let budget = std::sync::Arc::new(data.first(300, 200).unwrap());
    assert_eq!((budget.train().n_samples(), budget.test().n_samples()), (300, 200));
    for cell in &result.cells {
        assert_eq!(cell.trainings.iter().map(|training| training.seed).collect::<Vec<_>>(), [1, 2]);
        for training in &cell.trainings {
            let (activation, loss, seed) = (cell.activation, cell.loss, training.seed);
            let own = chainrule::images::ImageConfig { activation, loss, seed, ..config.base.clone() };
            let mut by_hand = ImageTraining::new(std::sync::Arc::clone(&budget), own).unwrap();
            finish(&mut by_hand);
            let epochs = by_hand.snapshot().epochs;
            assert_eq!(training.train_losses, epochs.iter().map(|epoch| epoch.train_loss).collect::<Vec<_>>());
            assert_eq!(training.accuracy, epochs[1].test_accuracy);
            assert_eq!(training.diverged, None);
        }
        let [a, b] = [0, 1].map(|i| cell.trainings[i].accuracy.unwrap());
        // Two numbers of at most 200 images each: sums and halves of them are off by a few units of rounding.
        assert!((cell.mean_accuracy.unwrap() - (a + b) / 2.0).abs() < 1e-12);
        assert!((cell.spread.unwrap() - (a - b).abs() / 2.0_f64.sqrt()).abs() < 1e-12);
    }
    let best = result.cells.iter().filter(|cell| cell.is_best).collect::<Vec<_>>();
    assert!(!best.is_empty() && best.iter().all(|cell| cell.is_close));
    let highest = result.cells.iter().map(|cell| cell.mean_accuracy.unwrap()).fold(0.0, f64::max);
    assert!(best.iter().all(|cell| cell.mean_accuracy == Some(highest)));
}

/// "Log-softmax followed by the negative log-likelihood is cross-entropy": the same function in another order of operations.
/// After a few hundred steps in `f32` the weights may differ in their last digits, and an image near the decision boundary may
/// change its class. After the first epoch of 5 steps none should, and the losses agree to 10⁻⁴: each is a mean of 300
/// logarithms with errors of about 10 · 2⁻²⁴, and five steps of Adam (0.001 each) can amplify only the rounding of gradients.
#[test]
fn log_softmax_before_the_logarithm_changes_nothing() {
    let mut config = sweep();
    config.base.n_epochs = 1;
    let mut sweep = ImageSweep::new(&drawn(300, 200), config).unwrap();
    while sweep.advance().unwrap() {}
    let cells = sweep.snapshot().cells;
    for pair in [&cells[0..2], &cells[3..5]] {
        for (one, other) in pair[0].trainings.iter().zip(&pair[1].trainings) {
            assert!((one.train_losses[0] - other.train_losses[0]).abs() < 1e-4, "{one:?} {other:?}");
            assert_eq!(one.accuracy, other.accuracy);
        }
    }
}

/// Of three runs each, a difference of two standard errors is not one yet: which cells are close follows from the accuracies.
#[test]
fn cells_are_close_by_the_t_quantile_for_their_runs() {
    let mut config = sweep();
    (config.n_seeds, config.base.n_epochs) = (3, 1);
    config.optimizers = [0.0003, 0.001, 0.003, 0.01]
        .map(|learning_rate| OptimizerConfig { learning_rate, ..OptimizerConfig::adam() })
        .into();
    let mut sweep = ImageSweep::new(&drawn(300, 200), config).unwrap();
    while sweep.advance().unwrap() {}
    let cells = sweep.snapshot().cells;
    let best = cells.iter().find(|cell| cell.is_best).unwrap();
    let mean = |cell: &SweepCell| cell.mean_accuracy.unwrap();
    let variance = |cell: &SweepCell| cell.spread.unwrap().powi(2) / 3.0;
    // The quantiles that |T| exceeds with probability 0.05 (Abramowitz and Stegun, table 26.10), for the fewest and the most
    // degrees of freedom that two samples of three have.
    let (fewest, most) = (4.303, 2.776);
    let mut n = [0, 0];
    for cell in &cells {
        let t = (mean(best) - mean(cell)) / (variance(best) + variance(cell)).sqrt();
        assert!(cell.is_close || t > most, "{t}");
        assert!(!cell.is_close || t < fewest || mean(cell) == mean(best), "{t}");
        n[usize::from(cell.is_close)] += 1;
    }
    assert!(n[0] > 0 && n[1] > 1, "{n:?}");
}

#[test]
fn a_training_that_diverges_does_not_end_the_sweep() {
    let wild = OptimizerConfig { learning_rate: 1e30, ..OptimizerConfig::sgd() };
    let config = SweepConfig {
        activations: vec![Activation::Relu],
        losses: vec![Loss::SoftmaxCrossEntropy],
        optimizers: vec![wild, OptimizerConfig::adam()],
        n_seeds: 1,
        ..sweep()
    };
    let mut sweep = ImageSweep::new(&drawn(300, 200), config).unwrap();
    while sweep.advance().unwrap() {}
    let [wild, tame] = &sweep.snapshot().cells[..] else { panic!("two cells") };
    assert!(wild.trainings[0].diverged.is_some() && wild.mean_accuracy.is_none() && !wild.is_best);
    assert!(tame.mean_accuracy.is_some() && tame.is_best && tame.spread.is_none());
}

#[test]
fn invalid_sweeps_are_refused_before_training() {
    let data = drawn(50, 50);
    let refused = |config: SweepConfig| ImageSweep::new(&data, config).unwrap_err().code();
    assert_eq!(refused(SweepConfig { activations: vec![], ..sweep() }), "empty");
    assert_eq!(refused(SweepConfig { losses: vec![], ..sweep() }), "empty");
    assert_eq!(refused(SweepConfig { optimizers: vec![], ..sweep() }), "empty");
    assert_eq!(refused(SweepConfig { n_seeds: 0, ..sweep() }), "value");
    assert_eq!(refused(SweepConfig { n_train: 0, ..sweep() }), "value");
    assert_eq!(refused(SweepConfig { n_seeds: 20, optimizers: vec![OptimizerConfig::adam(); 9], ..sweep() }), "value");
    assert_eq!(refused(SweepConfig { losses: vec![Loss::L1], ..sweep() }), "value");
    assert_eq!(
        refused(SweepConfig {
            optimizers: vec![OptimizerConfig { learning_rate: -1.0, ..OptimizerConfig::sgd() }],
            ..sweep()
        }),
        "value"
    );
}
