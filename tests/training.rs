//! The loop as a whole.

use chainrule::*;
use ndarray::array;

/// XOR, the smallest problem that no single layer solves (Minsky and Papert 1969).
#[test]
fn a_small_network_learns_xor() {
    let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let data = Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0])).unwrap();
    let config = MlpConfig {
        n_features: 2,
        layers: vec![
            LayerConfig { n_neurons: 8, activation: Activation::Tanh },
            LayerConfig { n_neurons: 2, activation: Activation::Identity },
        ],
        init: Init::XavierUniform,
        seed: 1,
    };
    let mlp = Mlp::<f64>::new(&config).unwrap();
    let optimizer = OptimizerConfig { learning_rate: 0.05, ..OptimizerConfig::adam() };
    let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: 3, seed: 1 };
    let mut trainer = Trainer::new(mlp, config).unwrap();
    for _ in 0..200 {
        trainer.epoch(&data).unwrap();
    }
    let output = trainer.mlp().predict(data.samples()).unwrap();
    for (row, class) in output.rows().into_iter().zip([0, 1, 1, 0]) {
        assert!(row[class] > row[1 - class]);
    }
}
