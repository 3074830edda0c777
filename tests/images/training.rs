use std::sync::Arc;

use chainrule::checkpoint::{Precision, save};
use chainrule::dataset::idx::Images;
use chainrule::error::Computed;
use chainrule::images::{
    ImageConfig, ImageData, ImageSet, ImageSnapshot, ImageTraining, Scaling, TrainingSummary, results,
};
use chainrule::loss::Reduction;
use chainrule::{Activation, Dense, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig};
use ndarray::{Array1, Array2};

use crate::{config, drawn, finish};

#[test]
fn synthetic_digits_are_learned() {
    let mut training = ImageTraining::new(drawn(2000, 1000), config(vec![32], 8)).unwrap();
    let before = training.snapshot();
    assert_eq!((before.step, before.n_steps, before.epoch, before.n_parameters), (0, 8 * 32, 0, 785 * 32 + 33 * 10));
    assert_eq!((before.batch_loss, before.best_epoch, before.ratio), (None, None, None));
    finish(&mut training);
    let after = training.snapshot();
    assert_eq!((after.step, after.epoch, after.units_left, after.units_to_update), (256, 8, 0, 0));
    let last = after.epochs.last().unwrap();
    assert_eq!((last.epoch, last.step), (8, 256));
    // Chance level is a tenth. Synthetic digits are easy: nearly all predictions are correct.
    assert!(last.test_accuracy.unwrap() > 0.9, "{:?}", after.epochs);
    assert_eq!(after.ratio, Some(last.test_loss.unwrap() / last.train_loss));
    let least = after.epochs.iter().min_by(|a, b| a.test_loss.unwrap().total_cmp(&b.test_loss.unwrap())).unwrap();
    assert_eq!(after.best_epoch, Some(least.epoch));
}

/// The page says how many updates an epoch has before there is a training: they are those that it then makes.
#[test]
fn a_plan_is_what_the_training_does() {
    let data = drawn(150, 40);
    for (n_train, batch_size, (n, steps_per_epoch, last_batch)) in [
        (None, 64, (150, 3, 22)),
        (Some(128), 64, (128, 2, 64)),
        (Some(150), 200, (150, 1, 150)),
        (Some(151), 1, (150, 150, 1)),
        (Some(1), 64, (1, 1, 1)),
    ] {
        let config = ImageConfig { n_train, batch_size, ..config(vec![3], 2) };
        let plan = config.plan(&data).unwrap();
        assert_eq!((plan.n_train, plan.steps_per_epoch, plan.last_batch), (n, steps_per_epoch, last_batch));
        let mut training = ImageTraining::new(Arc::clone(&data), config).unwrap();
        finish(&mut training);
        let after = training.snapshot();
        assert_eq!((after.n_train, after.epochs[0].step, after.step), (n, steps_per_epoch, plan.n_steps));
    }
    let refused = |config: ImageConfig| ImageTraining::new(Arc::clone(&data), config).unwrap_err().to_string();
    assert!(refused(ImageConfig { n_train: Some(0), ..config(vec![3], 2) }).starts_with("n_train:"));
    assert!(ImageConfig { batch_size: 0, ..config(vec![3], 2) }.plan(&data).is_err());
}

/// Training on the first images is training on a set that has no others, but it is resumed on the whole set.
#[test]
fn the_first_images_alone_are_trained_on() {
    let (all, few) = (drawn(150, 40), Arc::new(drawn(150, 40).first(70, 40).unwrap()));
    let first = ImageConfig { n_train: Some(70), ..config(vec![5], 3) };
    let mut of_all = ImageTraining::new(Arc::clone(&all), first).unwrap();
    let mut of_few = ImageTraining::new(few, config(vec![5], 3)).unwrap();
    of_all.advance().unwrap();
    let file = of_all.save().unwrap();
    let mut resumed = ImageTraining::load(Arc::clone(&all), &file).unwrap();
    for training in [&mut of_all, &mut of_few, &mut resumed] {
        finish(training);
    }
    assert_eq!(of_all.mlp(), of_few.mlp());
    assert_eq!(of_all.mlp(), resumed.mlp());
    assert_eq!(of_all.snapshot().epochs, resumed.snapshot().epochs);
    // A number that was not given is not written: files of before and after are the same.
    let json = |training: &ImageTraining| training.to_json().unwrap();
    assert!(json(&of_all).contains("\"n_train\": 70") && !json(&of_few).contains("\"config\": {\n    \"n_train\""));
    let note = |config: &ImageConfig| serde_json::to_string(config).unwrap();
    assert!(note(of_all.config()).contains("nTrain") && !note(of_few.config()).contains("nTrain"));
}

/// The lesson's preset "few": a network learns fifty synthetic digits by heart. Its test loss rises again, and its accuracy stays.
#[test]
fn few_digits_are_memorized() {
    let optimizer = OptimizerConfig { learning_rate: 0.01, ..OptimizerConfig::adam() };
    let config = ImageConfig { n_train: Some(50), optimizer, batch_size: 10, ..config(vec![64], 60) };
    let mut training = ImageTraining::new(drawn(4000, 1000), config).unwrap();
    finish(&mut training);
    let ImageSnapshot { epochs, best_epoch, ratio, .. } = training.snapshot();
    let (best, last) = (epochs[best_epoch.unwrap() - 1], epochs[59]);
    assert!(best.epoch < 20 && last.test_loss > best.test_loss.map(|loss| 1.1 * loss), "{best:?} {last:?}");
    assert!(last.train_loss < 0.001 && ratio.unwrap() > 100.0, "{last:?}");
    assert!((last.test_accuracy.unwrap() - best.test_accuracy.unwrap()).abs() < 0.03, "{best:?} {last:?}");
}

#[test]
fn units_of_work_are_updates_and_slices_of_evaluations() {
    // Epochs of 3 updates (64, 64 and 22 images), tests of 2 parts (128 and 72 images).
    let mut training = ImageTraining::new(drawn(150, 200), config(vec![4], 2)).unwrap();
    let mut seen = vec![];
    let mut has_more = true;
    while has_more {
        let before = training.snapshot();
        has_more = training.advance().unwrap();
        let after = training.snapshot();
        assert_eq!(after.units_left + 1, before.units_left);
        seen.push((after.step, after.epoch, after.is_testing, after.units_to_update));
    }
    let expected = [
        (1, 1, false, 1),
        (2, 1, false, 1),
        (3, 1, true, 3),
        (3, 1, true, 2),
        (3, 1, false, 1),
        (4, 2, false, 1),
        (5, 2, false, 1),
        (6, 2, true, 2),
        (6, 2, true, 1),
        (6, 2, false, 0),
    ];
    assert_eq!(seen, expected);
    assert!(!training.advance().unwrap(), "after its end it does not change");
    assert_eq!(training.snapshot().step, 6);
}

#[test]
fn an_evaluation_in_slices_equals_the_whole() {
    let data = drawn(64, 300);
    let mut training = ImageTraining::new(Arc::clone(&data), config(vec![8], 1)).unwrap();
    finish(&mut training);
    let [epoch] = training.snapshot().epochs.try_into().unwrap();
    let results = chainrule::images::results(training.mlp(), &data).unwrap();
    assert_eq!(epoch.test_accuracy, Some(results.accuracy));
}

#[test]
fn it_resumes_bit_for_bit() {
    let data = drawn(150, 200);
    let mut unbroken = ImageTraining::new(Arc::clone(&data), config(vec![6, 5], 3)).unwrap();
    finish(&mut unbroken);
    let end = unbroken.save().unwrap();
    // From every unit of work: within an epoch, at its end, within an evaluation, before the start and at the end.
    let mut broken = ImageTraining::new(Arc::clone(&data), config(vec![6, 5], 3)).unwrap();
    loop {
        let file = broken.save().unwrap();
        let (summary, snapshot) = (broken.summary(), broken.snapshot());
        assert_eq!(TrainingSummary::of_file(&file).unwrap(), summary);
        assert_eq!((summary.step, summary.epoch, &summary.shape), (snapshot.step, snapshot.epoch, &snapshot.shape));
        assert_eq!(summary.is_over, snapshot.units_left == 0);
        let mut loaded = ImageTraining::load(Arc::clone(&data), &file).unwrap();
        assert_eq!(loaded.snapshot(), broken.snapshot());
        finish(&mut loaded);
        assert_eq!(loaded.snapshot(), unbroken.snapshot());
        assert!(loaded.save().unwrap() == end, "the files are not equal bit for bit");
        if broken.snapshot().units_left == 0 {
            break;
        }
        broken.advance().unwrap();
    }
}

#[test]
fn a_file_is_resumed_if_it_holds_a_training_and_started_from_otherwise() {
    let data = drawn(150, 200);
    let mut training = ImageTraining::new(Arc::clone(&data), config(vec![6, 5], 3)).unwrap();
    training.advance().unwrap();
    let other = || config(vec![9], 1);
    let resumed = ImageTraining::from_file(Arc::clone(&data), other(), &training.save().unwrap()).unwrap();
    assert_eq!(resumed.snapshot(), training.snapshot());
    let weights = save(training.mlp(), Precision::F32).unwrap();
    let begun = ImageTraining::from_file(Arc::clone(&data), other(), &weights).unwrap();
    assert_eq!(begun.mlp(), training.mlp());
    assert_eq!((begun.snapshot().step, begun.config().n_epochs, &begun.config().hidden), (0, 1, &vec![6, 5]));
    assert_eq!(ImageTraining::from_file(data, other(), b"neither").unwrap_err().code(), "format");
}

#[test]
fn a_training_does_not_resume_on_other_images() {
    let training = ImageTraining::new(drawn(150, 200), config(vec![6], 1)).unwrap();
    let file = training.save().unwrap();
    for others in [drawn(151, 200), drawn(150, 201), Arc::new(ImageData::synthetic(150, 200, 2).unwrap())] {
        let error = ImageTraining::load(others, &file).unwrap_err();
        assert_eq!(error.to_string(), "data: expected the images that the training started with, got another");
    }
}

#[test]
fn a_forged_position_is_refused() {
    let data = drawn(150, 200);
    let mut training = ImageTraining::new(Arc::clone(&data), config(vec![6], 2)).unwrap();
    for _ in 0..4 {
        training.advance().unwrap(); // the second part of the test is next
    }
    let file = training.save().unwrap();
    let forge = |from: &str, to: &str| {
        let mut file = file.clone();
        assert_eq!(from.len(), to.len());
        let at = file.windows(from.len()).position(|window| window == from.as_bytes()).expect(from);
        file[at..at + to.len()].copy_from_slice(to.as_bytes());
        ImageTraining::load(Arc::clone(&data), &file).map(drop)
    };
    assert!(forge("weight", "weight").is_ok(), "nothing was forged");
    for (from, to) in [
        (r#"\\\"n_tested\\\":128"#, r#"\\\"n_tested\\\":129"#),
        (r#"\\\"n_tested\\\":128"#, r#"\\\"n_tested\\\":999"#),
        (r#"\\\"hidden\\\":[6]"#, r#"\\\"hidden\\\":[7]"#),
        (r#"\\\"n_epochs\\\":2"#, r#"\\\"n_epochs\\\":0"#),
    ] {
        assert!(forge(from, to).is_err(), "{to}");
    }
}

#[test]
fn what_is_out_of_range_is_refused() {
    let refusal = |change: fn(&mut ImageConfig)| {
        let mut config = config(vec![6], 2);
        change(&mut config);
        ImageTraining::new(drawn(20, 10), config).unwrap_err().to_string()
    };
    assert!(refusal(|config| config.hidden = vec![6; 9]).contains("at most 8"));
    assert!(refusal(|config| config.hidden = vec![2049]).contains("from 1 to 2048"));
    assert!(refusal(|config| config.n_epochs = 0).contains("from 1 to 1000"));
    assert!(refusal(|config| config.batch_size = 0).contains("batch_size"));
    assert!(refusal(|config| config.loss = Loss::SquaredError { reduction: Reduction::Mean }).contains("classes"));
    let nan = |config: &mut ImageConfig| {
        config.optimizer = OptimizerConfig { learning_rate: f64::NAN, ..OptimizerConfig::adam() };
    };
    assert!(refusal(nan).contains("learning_rate"));
}

#[test]
fn a_long_curve_is_thinned_to_means() {
    let mut one_by_one = config(vec![2], 1);
    one_by_one.batch_size = 1;
    let mut training = ImageTraining::new(drawn(1100, 1), one_by_one).unwrap();
    for _ in 0..500 {
        training.advance().unwrap();
    }
    let all = training.snapshot().batches;
    assert_eq!((all.n_together, all.losses.len(), all.steps.last()), (1, 500, Some(&500)));
    for _ in 0..501 {
        training.advance().unwrap();
    }
    let thinned = training.snapshot().batches;
    // 1001 losses by three: 333 points of three and one of two.
    assert_eq!((thinned.n_together, thinned.losses.len(), thinned.steps.last()), (3, 334, Some(&1001)));
    assert_eq!(thinned.steps[..2], [3, 6]);
    assert_eq!(thinned.losses[0], (all.losses[0] + all.losses[1] + all.losses[2]) / 3.0);
}

#[test]
fn an_epoch_has_its_mean_loss_and_the_loss_of_its_last_batch() {
    // Batches of 64, 64 and 22 images.
    let mut training = ImageTraining::new(drawn(150, 20), config(vec![6], 2)).unwrap();
    finish(&mut training);
    let snapshot = training.snapshot();
    for (epoch, losses) in snapshot.epochs.iter().zip(snapshot.batches.losses.chunks(3)) {
        assert_eq!(epoch.last_batch_loss, losses[2]);
        let mean = (64.0 * losses[0] + 64.0 * losses[1] + 22.0 * losses[2]) / 150.0;
        // The same four roundings, each of at most half an ulp of a number below 3.
        assert!((epoch.train_loss - mean).abs() < 4.0 * f64::EPSILON * 3.0, "{} {mean}", epoch.train_loss);
    }
    assert_eq!(Some(snapshot.epochs[1].last_batch_loss), snapshot.batch_loss);
}

#[test]
fn a_training_can_start_from_exported_weights() {
    let data = drawn(150, 200);
    let mut training = ImageTraining::new(Arc::clone(&data), config(vec![6, 5], 1)).unwrap();
    finish(&mut training);
    let file = save(training.mlp(), Precision::F32).unwrap();
    // The shape and activation function of the file replace those of the settings.
    let other = ImageConfig { activation: Activation::Tanh, ..config(vec![99], 1) };
    let mut loaded = ImageTraining::from_weights(Arc::clone(&data), other, &file).unwrap();
    assert_eq!(loaded.mlp(), training.mlp());
    assert_eq!(loaded.config(), training.config());
    assert_eq!((loaded.snapshot().step, loaded.snapshot().shape), (0, vec![784, 6, 5, 10]));
    assert_eq!(results(loaded.mlp(), &data).unwrap(), results(training.mlp(), &data).unwrap());
    let kept = ImageTraining::load(Arc::clone(&data), &loaded.save().unwrap()).unwrap();
    assert_eq!(kept.snapshot(), loaded.snapshot());
    finish(&mut loaded);
    assert_ne!(loaded.mlp(), training.mlp());
}

#[test]
fn weights_of_another_kind_of_network_are_refused() {
    let refusal = |n_features, widths: [(usize, Activation); 3]| {
        let layers = widths.map(|(n_neurons, activation)| LayerConfig { n_neurons, activation }).to_vec();
        let mlp = Mlp::new(&MlpConfig { n_features, layers, init: Init::Pytorch, seed: 1 }).unwrap();
        let file = save(&mlp, Precision::F32).unwrap();
        ImageTraining::from_weights(drawn(10, 10), config(vec![], 1), &file)
            .map(drop)
            .map_err(|error| error.to_string())
    };
    let (relu, tanh, none) = (Activation::Relu, Activation::Tanh, Activation::Identity);
    assert_eq!(refusal(784, [(4, tanh), (3, tanh), (10, none)]), Ok(()));
    assert_eq!(
        refusal(785, [(4, relu), (3, relu), (10, none)]).unwrap_err(),
        "weight: expected shape (O, 784), got (4, 785)"
    );
    assert!(refusal(784, [(4, relu), (3, relu), (9, none)]).unwrap_err().contains("each of 10 classes, got 9"));
    assert!(refusal(784, [(4, relu), (3, tanh), (10, none)]).unwrap_err().contains("the same function on all"));
    assert!(refusal(784, [(4, relu), (3, relu), (10, relu)]).unwrap_err().contains("none on the last layer"));
    let no_file = ImageTraining::from_weights(drawn(10, 10), config(vec![], 1), b"weights");
    assert_eq!(no_file.unwrap_err().code(), "format");
}

#[test]
fn a_run_is_exported_as_json() {
    let mut training = ImageTraining::new(drawn(150, 20), config(vec![6], 2)).unwrap();
    finish(&mut training);
    let run: serde_json::Value = serde_json::from_str(&training.to_json().unwrap()).unwrap();
    assert_eq!(run["batch_losses"].as_array().unwrap().len(), 6);
    assert_eq!(run["epochs"].as_array().unwrap().len(), 2);
    // Files keep the field names of version 0.1.0.
    assert!(run["epochs"][0]["train_loss"].is_number() && run["config"]["optimizer"]["learning_rate"].is_number());
    assert_eq!(serde_json::from_value::<ImageConfig>(run["config"].clone()).unwrap(), *training.config());
    assert_eq!(run["data_sha256"].as_str(), Some(training.data().fingerprint()));
}

#[test]
fn a_test_loss_that_overflows_is_divergence_and_leaves_a_training_that_can_be_kept() {
    let set = |label: u8| {
        let images = Images { n_samples: 3, rows: 2, columns: 2, pixels: vec![9; 12] };
        ImageSet::new(images, vec![label; 3]).unwrap()
    };
    // Only class 0 is trained on, and only class 1 tested.
    let data = Arc::new(ImageData::new(set(0), set(1), Scaling::Unit).unwrap());
    // Finite logits, of which class 0's is so much larger that the loss of class 1 overflows f32.
    let bias = Array1::from_iter([3e38, -3e38].into_iter().chain([0.0; 8]));
    let layer = Dense::new(Array2::zeros((10, 4)), bias, Activation::Identity).unwrap();
    let file = save(&Mlp::from_layers(vec![layer]).unwrap(), Precision::F32).unwrap();
    let mut training = ImageTraining::from_weights(Arc::clone(&data), config(vec![], 1), &file).unwrap();
    assert!(training.advance().unwrap(), "the loss of class 0 is 0");
    let error = training.advance().unwrap_err();
    assert_eq!(error, Error::Diverged { what: Computed::Loss, layer_idx: None, step: 1 });
    let kept = training.save().unwrap();
    assert_eq!(ImageTraining::load(data, &kept).unwrap().snapshot(), training.snapshot());
}
