//! The files of a training are enough to repeat it.

use std::sync::Arc;

use chainrule::checkpoint::{Precision, save};
use chainrule::dataset::idx::{Images, read_images, read_labels};
use chainrule::images::{ImageConfig, ImageData, ImageSet, ImageTraining, Part, Scaling};
use chainrule::{Activation, Dataset, Dense, Mlp, Targets, Trainer, TrainerConfig};
use ndarray::{Array1, Array2};
use safetensors::SafeTensors;

use super::config;

fn numbers(tensors: &SafeTensors<'_>, name: &str) -> Vec<f32> {
    tensors.tensor(name).unwrap().data().as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect()
}

fn network(tensors: &SafeTensors<'_>, activations: &[Activation]) -> Mlp<f32> {
    let layers = activations.iter().enumerate().map(|(i, &activation)| {
        let bias = Array1::from(numbers(tensors, &format!("layers.{i}.bias")));
        let weight = numbers(tensors, &format!("layers.{i}.weight"));
        let weight = Array2::from_shape_vec((bias.len(), weight.len() / bias.len()), weight).unwrap();
        Dense::new(weight, bias, activation).unwrap()
    });
    Mlp::from_layers(layers.collect()).unwrap()
}

/// From the initial weights, the IDX files and the order of the images, the weights come out bit for bit.
#[test]
fn a_training_is_repeated_from_its_files() {
    let data = Arc::new(ImageData::synthetic(70, 10, 3).unwrap());
    let config = ImageConfig { batch_size: 16, n_train: Some(60), ..config(vec![8, 5], 3) };
    let mut training = ImageTraining::new(Arc::clone(&data), config.clone()).unwrap();
    while training.advance().unwrap() {}
    let start = training.start().unwrap();

    let images = read_images(&data.idx(Part::TrainImages)).unwrap();
    let labels = read_labels(&data.idx(Part::TrainLabels)).unwrap();
    assert_eq!((images.n_samples, labels.len()), (70, 70));
    let labels: Vec<usize> = labels.into_iter().map(|label| label as usize).collect();
    let all = Dataset::new(images.to_input(), Targets::Classes(labels)).unwrap();

    let tensors = SafeTensors::deserialize(&start).unwrap();
    let order = tensors.tensor("order").unwrap();
    assert_eq!(order.shape(), [3, 60]);
    let indices = order.data().as_chunks().0.iter().map(|&bytes| usize::try_from(i32::from_le_bytes(bytes)).unwrap());
    let indices: Vec<usize> = indices.collect();
    let settings = TrainerConfig {
        loss: config.loss,
        optimizer: config.optimizer,
        batch_size: config.batch_size,
        seed: 99, // The order is that of the file.
    };
    let mut trainer =
        Trainer::new(network(&tensors, &[config.activation, config.activation, Activation::Identity]), settings)
            .unwrap();
    for batch in indices.chunks(60).flat_map(|epoch| epoch.chunks(16)) {
        trainer.update(&all.select(batch).unwrap()).unwrap();
    }
    assert_eq!(trainer.mlp(), training.mlp());

    // From the weights in a file, the order is alone; also once the training was kept.
    let weights = save(training.mlp(), Precision::F32).unwrap();
    let again = ImageTraining::from_weights(Arc::clone(&data), config, &weights).unwrap();
    let kept = ImageTraining::load(data, &again.save().unwrap()).unwrap();
    for training in [again, kept] {
        let start = training.start().unwrap();
        assert_eq!(SafeTensors::deserialize(&start).unwrap().names(), ["order"]);
    }
}

#[test]
fn idx_files_are_read_as_they_were_written() {
    let images = Images { n_samples: 3, rows: 2, columns: 5, pixels: (0..30).map(|i| 8 * i).collect() };
    let set = |labels: [u8; 3]| ImageSet::new(images.clone(), labels.to_vec()).unwrap();
    let data = ImageData::new(set([0, 1, 2]), set([2, 1, 0]), Scaling::Unit).unwrap();
    for part in [Part::TrainImages, Part::TestImages] {
        assert_eq!(read_images(&data.idx(part)).unwrap(), images);
    }
    assert_eq!(read_labels(&data.idx(Part::TestLabels)).unwrap(), [2, 1, 0]);
}
