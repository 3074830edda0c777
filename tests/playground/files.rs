//! The files of a training are enough to repeat it.

use chainrule::dataset::toy::Toy;
use chainrule::playground::{FilesConfig, Playground, Weights};
use chainrule::{Activation, Dataset, Dense, Mlp, Targets, Trainer, TrainerConfig};
use ndarray::{Array1, Array2};
use safetensors::SafeTensors;

use super::{at, classes};

fn numbers(file: &SafeTensors<'_>, name: &str) -> (Vec<usize>, Vec<f64>) {
    let tensor = file.tensor(name).unwrap();
    let numbers = tensor.data().as_chunks().0.iter().map(|&bytes| f64::from_le_bytes(bytes)).collect();
    (tensor.shape().to_vec(), numbers)
}

fn network(file: &SafeTensors<'_>, activations: &[Activation]) -> Mlp<f64> {
    let layers = activations.iter().enumerate().map(|(i, &activation)| {
        let (shape, weight) = numbers(file, &format!("{}.weight", 2 * i));
        let (_, bias) = numbers(file, &format!("{}.bias", 2 * i));
        let weight = Array2::from_shape_vec((shape[0], shape[1]), weight).unwrap();
        Dense::new(weight, Array1::from(bias), activation).unwrap()
    });
    Mlp::from_layers(layers.collect()).unwrap()
}

/// With the initial weights, the rows of the CSV and the order of the samples, the weights come out bit for bit.
#[test]
fn a_training_is_repeated_from_its_files() {
    let mut config = classes(Toy::Moons, &[4, 3]);
    config.data.validation = 0.2;
    let step = 25; // In the third epoch of 15 updates each.
    let there = at(&config, step);
    let layers = there.layers.iter().map(|layer| Weights { weight: layer.weight.clone(), bias: layer.bias.clone() });
    let files = FilesConfig { playground: config.clone(), step, layers: layers.collect() }.files().unwrap();

    let rows: Vec<Vec<&str>> = files.data.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert!(files.data.starts_with("x1,x2,target,part\n"));
    let train: Vec<_> = rows.iter().filter(|row| row[3] == "train").collect();
    assert_eq!((rows.len(), train.len()), (300, 150));
    let samples = Array2::from_shape_fn((150, 2), |(i, axis)| train[i][axis].parse().unwrap());
    let targets = Targets::Classes(train.iter().map(|row| row[2].parse().unwrap()).collect());
    let data = Dataset::new(samples, targets).unwrap();

    let start = SafeTensors::deserialize(&files.start).unwrap();
    let activations = [Activation::Tanh, Activation::Tanh, Activation::Identity];
    let settings = TrainerConfig {
        loss: config.loss,
        optimizer: config.optimizer,
        batch_size: config.batch_size,
        seed: 99, // The order is that of the file.
    };
    let mut trainer = Trainer::new(network(&start, &activations), settings).unwrap();
    let order = start.tensor("order").unwrap();
    assert_eq!(order.shape(), [2, 150]);
    let order: Vec<usize> =
        order.data().as_chunks().0.iter().map(|&bytes| usize::try_from(i32::from_le_bytes(bytes)).unwrap()).collect();
    for batch in order.chunks(10).take(step) {
        trainer.update(&data.select(batch).unwrap()).unwrap();
    }
    let reached = network(&SafeTensors::deserialize(&files.weights).unwrap(), &activations);
    assert_eq!(trainer.mlp(), &reached);
    assert_ne!(trainer.mlp(), Playground::new(config).unwrap().mlp());
}

#[test]
fn files_of_another_network_or_of_too_many_updates_are_refused() {
    let config = classes(Toy::Moons, &[2]);
    let weights = |layers: &[(usize, usize)]| {
        let layers = layers.iter().map(|&(o, i)| Weights { weight: vec![vec![0.5; i]; o], bias: vec![0.0; o] });
        layers.collect::<Vec<_>>()
    };
    let of = |step, layers| FilesConfig { playground: config.clone(), step, layers }.files();
    assert!(of(1, weights(&[(2, 2), (1, 2)])).is_ok());
    for wrong in [&[(2, 2)][..], &[(2, 3), (1, 2)], &[(3, 2), (1, 3)]] {
        assert!(of(1, weights(wrong)).is_err(), "{wrong:?}");
    }
    assert!(of(usize::MAX, weights(&[(2, 2), (1, 2)])).unwrap_err().to_string().starts_with("n_epochs"));
}
