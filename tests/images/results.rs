use chainrule::images::{ImageTraining, first_layer, results, samples};

use crate::{config, drawn, finish};

/// Trained briefly, so that there are mistakes.
fn trained() -> ImageTraining {
    let mut training = ImageTraining::new(drawn(300, 500), config(vec![12], 1)).unwrap();
    finish(&mut training);
    training
}

#[test]
fn the_confusion_matrix_its_cells_and_the_mistakes_agree() {
    let training = trained();
    let (mlp, data) = (training.mlp(), training.data());
    let found = results(mlp, data).unwrap();
    let all: usize = found.counts.iter().flatten().sum();
    let hits: usize = (0..10).map(|class| found.counts[class][class]).sum();
    assert_eq!((all, found.n_mistakes), (500, 500 - hits));
    assert_eq!(found.accuracy, hits as f64 / 500.0);
    assert!(found.n_mistakes > 0, "with so little training");
    for label in 0..10 {
        let class = &found.classes[label];
        assert_eq!(class.n_samples, found.counts[label].iter().sum::<usize>());
        assert_eq!(class.accuracy, Some(found.counts[label][label] as f64 / class.n_samples as f64));
        let most = (0..10).filter(|&other| other != label).map(|other| found.counts[label][other]).max().unwrap();
        assert_eq!(class.taken_for.map_or(0, |other| found.counts[label][other]), most);
        for predicted in 0..10 {
            let cell = &found.cells[label][predicted];
            assert_eq!(cell.len(), found.counts[label][predicted].min(48));
            if cell.is_empty() {
                continue;
            }
            let opened = samples(mlp, data, cell).unwrap();
            assert!(opened.iter().all(|sample| (sample.label, sample.predicted) == (label, predicted)));
        }
    }
    let surest = &found.mistakes;
    assert_eq!(surest.len(), found.n_mistakes.min(48));
    assert!(surest.iter().all(|mistake| mistake.label != mistake.predicted));
    assert!(surest.windows(2).all(|pair| pair[0].probability >= pair[1].probability));
}

#[test]
fn confusions_are_the_largest_cells_beside_the_diagonal() {
    let training = trained();
    let found = results(training.mlp(), training.data()).unwrap();
    let confusions = &found.confusions;
    assert!(
        confusions.is_sorted_by(|a, b| (b.n, a.label, a.predicted) < (a.n, b.label, b.predicted)),
        "{confusions:?}"
    );
    assert!(confusions.iter().all(|one| one.label != one.predicted && one.n == found.counts[one.label][one.predicted]));
    let cells = (0..10).flat_map(|label| (0..10).map(move |predicted| (label, predicted)));
    let all: Vec<usize> = cells.filter(|(a, b)| a != b).map(|(a, b)| found.counts[a][b]).filter(|&n| n > 0).collect();
    assert_eq!(confusions.len(), all.len().min(10));
    let least = confusions.last().unwrap().n;
    assert_eq!(all.iter().filter(|&&n| n > least).count(), confusions.iter().filter(|one| one.n > least).count());
}

#[test]
fn a_sample_has_the_probabilities_of_all_classes() {
    let training = trained();
    for sample in samples(training.mlp(), training.data(), &[0, 17, 499]).unwrap() {
        let sum: f32 = sample.probabilities.iter().sum();
        // Ten terms, each and their sum rounded to 2⁻²⁴ of at most 1, in the softmax and here: 2 · 10 · 2⁻²⁴ = 1.2e-6.
        assert!((sum - 1.0).abs() < 1.2e-6);
        let most = sample.probabilities.iter().copied().fold(0.0, f32::max);
        assert_eq!(sample.probabilities[sample.predicted], most);
        assert_eq!(sample.label, training.data().test_class(sample.index));
        assert_eq!(sample.percents.len(), 10);
    }
    assert_eq!(samples(training.mlp(), training.data(), &[500]).unwrap_err().code(), "value");
    assert_eq!(samples(training.mlp(), training.data(), &[]).unwrap_err().code(), "empty");
}

#[test]
fn units_with_the_largest_weights_come_first() {
    let training = ImageTraining::new(drawn(10, 10), config(vec![12], 1)).unwrap();
    let neurons = first_layer(training.mlp(), 5);
    assert_eq!((neurons.indices.len(), neurons.weights.len(), neurons.limits.len()), (5, 5 * 784, 5));
    let squares = |i: usize| neurons.weights[i * 784..(i + 1) * 784].iter().map(|w| w * w).sum::<f32>();
    assert!((0..4).all(|i| squares(i) >= squares(i + 1)));
    for (i, &index) in neurons.indices.iter().enumerate() {
        let row: Vec<f32> = training.mlp().layers()[0].weight().row(index).to_vec();
        assert_eq!(neurons.weights[i * 784..(i + 1) * 784], row);
        assert!(row.iter().all(|w| w.abs() <= neurons.limits[i]) && row.iter().any(|w| w.abs() == neurons.limits[i]));
    }
    assert_eq!(first_layer(training.mlp(), 50).indices.len(), 12);
}

#[test]
fn synthetic_images_are_the_same_for_the_same_seed() {
    let data = drawn(30, 20);
    assert_eq!(data, drawn(30, 20));
    // More training images: the test images are the same, and the smaller training set is a prefix.
    let more = drawn(40, 20);
    assert_eq!(more.test(), data.test());
    assert_ne!(more.fingerprint(), data.fingerprint());
    assert!((0..30).all(|i| more.train().pixels(i) == data.train().pixels(i)));
    assert!((0..20).all(|i| data.test().pixels(i) != data.train().pixels(i)));
    assert!(chainrule::images::ImageData::synthetic(0, 1, 1).is_err());
}
