//! Few noisy samples, many parameters.

use chainrule::lab::capacity::{Function, LOSS, N_VALIDATION, OverfitConfig, OverfitRun, OverfitSnapshot};
use chainrule::metrics::evaluate;

/// As the page opens it.
fn usual() -> OverfitConfig {
    OverfitConfig {
        function: Function::Sine,
        n_train: 15,
        noise: 0.3,
        width: 32,
        weight_decay: 0.0,
        patience: 0,
        has_more_data: false,
        seed: 1,
        n_steps: 3000,
    }
}

fn ended(config: OverfitConfig) -> (OverfitRun, OverfitSnapshot) {
    let mut run = OverfitRun::new(config).unwrap();
    while run.advance().unwrap() {}
    let snapshot = run.snapshot().unwrap();
    (run, snapshot)
}

/// "The losses part": at the end of the usual setting, the validation loss is half as much again as its least value, and
/// more, while the training loss is below a tenth of noise²; so it is for the first four seeds, and each remedy makes the
/// validation loss of what is kept smaller, more data more than the others.
#[test]
fn losses_part_and_remedies_help() {
    for seed in 1..=4 {
        let usual = OverfitConfig { seed, ..usual() };
        let (run, without) = ended(usual);
        assert!(without.n_parameters > 50 * usual.n_train);
        assert!(without.excess > 1.5, "{}", without.excess);
        assert!(without.best.step < usual.n_steps / 2);
        assert!(without.now.train_loss < without.floor / 10.0, "{}", without.now.train_loss);
        assert!(without.now.train_loss < without.now.validation_loss);
        assert!(without.now.train_loss < without.best.train_loss);
        assert_eq!((without.kept, without.is_stopped), (without.now, false));
        let (kept, validation) = run.result();
        assert_eq!(evaluate(kept, LOSS, validation).unwrap().loss, without.now.validation_loss);

        let (_, decayed) = ended(OverfitConfig { weight_decay: 1.0, ..usual });
        let (_, stopped) = ended(OverfitConfig { patience: 30, ..usual });
        let (_, informed) = ended(OverfitConfig { has_more_data: true, ..usual });
        let [without, decayed, stopped, informed] =
            [without, decayed, stopped, informed].map(|snapshot| snapshot.kept.validation_loss);
        assert!(decayed < without && stopped < without, "{without} {decayed} {stopped}");
        assert!(informed < decayed && informed < stopped, "{informed} {decayed} {stopped}");
    }
}

/// "Early stopping keeps the network of the least validation loss", to the last bit, and ends as soon as it was waited for.
#[test]
fn early_stopping_keeps_the_best() {
    let (run, snapshot) = ended(OverfitConfig { patience: 30, ..usual() });
    let (kept, validation) = run.result();
    assert_eq!(validation.n_samples(), N_VALIDATION);
    let loss = evaluate(kept, LOSS, validation).unwrap().loss;
    assert_eq!(loss, snapshot.kept.validation_loss);
    assert_eq!(snapshot.kept, snapshot.best);
    assert!(snapshot.validation_losses.iter().all(|&other| loss <= other));
    assert!(snapshot.is_stopped);
    // Thirty records of ten steps each.
    assert_eq!(snapshot.now.step, snapshot.best.step + 300);
    assert_eq!(snapshot.steps.len(), snapshot.now.step / 10 + 1);

    // Up to there it is the same run as without.
    let (_, without) = ended(usual());
    let n = snapshot.steps.len();
    assert_eq!(without.validation_losses[..n], snapshot.validation_losses[..]);
    assert!(without.now.step > snapshot.now.step);
}

/// "A narrow network learns less of the noise": with two units a layer the training loss stays more than ten times as high,
/// and the validation loss ends lower.
#[test]
fn narrow_networks_learn_less_of_the_noise() {
    let (_, wide) = ended(usual());
    let (_, narrow) = ended(OverfitConfig { width: 2, ..usual() });
    assert!(narrow.now.train_loss > 10.0 * wide.now.train_loss, "{:?} {:?}", narrow.now, wide.now);
    assert!(narrow.now.validation_loss < wide.now.validation_loss, "{:?} {:?}", narrow.now, wide.now);
}

/// More data begin with the same samples; validation is drawn apart and stays.
#[test]
fn more_data_go_on_from_the_same_samples() {
    let few = OverfitRun::new(usual()).unwrap().snapshot().unwrap();
    let many = OverfitRun::new(OverfitConfig { has_more_data: true, ..usual() }).unwrap().snapshot().unwrap();
    assert_eq!(many.samples.x.len(), 8 * few.samples.x.len());
    assert_eq!(many.samples.x[..15], few.samples.x[..]);
    assert_eq!(many.samples.y[..15], few.samples.y[..]);
    assert_eq!(many.now.validation_loss, few.now.validation_loss);
    assert_eq!(few.steps, [0]);
}

#[test]
fn configurations_out_of_range_are_refused() {
    for (bad, what) in [
        (OverfitConfig { n_train: 7, ..usual() }, "n_train"),
        (OverfitConfig { n_train: 201, ..usual() }, "n_train"),
        (OverfitConfig { width: 33, ..usual() }, "width"),
        (OverfitConfig { weight_decay: -0.1, ..usual() }, "weight_decay"),
        (OverfitConfig { weight_decay: f64::NAN, ..usual() }, "weight_decay"),
        (OverfitConfig { noise: 1.1, ..usual() }, "noise"),
        (OverfitConfig { n_steps: 20_001, ..usual() }, "n_steps"),
    ] {
        let error = OverfitRun::new(bad).unwrap_err();
        assert!(error.to_string().starts_with(what), "{error}");
    }
}
