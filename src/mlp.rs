//! The multilayer perceptron: a sequence of dense layers, with its forward and backward pass.

use ndarray::{Array2, ArrayRef2, ArrayViewMut1, ArrayViewMut2, CowArray};
use serde::{Deserialize, Serialize};

use crate::error::{AxisLength, Expected, Thing, What};
use crate::layer::{Dense, LayerActivations, LayerGradients};
pub use crate::limits::files::MAX_PARAMETERS;
use crate::rng::{Rng, Stream};
use crate::{Activation, Error, Init, Real, Result};

/// The settings that a network is created from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MlpConfig {
    /// The number of features of a sample, I.
    pub n_features: usize,
    /// The layers, from the first to the output layer.
    pub layers: Vec<LayerConfig>,
    /// The distribution of the initial weights.
    pub init: Init,
    /// The seed of the initial weights: equal seeds give equal bits.
    pub seed: u64,
}

/// The settings that a layer is created from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayerConfig {
    /// The number of units O.
    pub n_neurons: usize,
    /// The activation function.
    pub activation: Activation,
}

/// A multilayer perceptron of any depth, with an activation function per layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Mlp<F> {
    layers: Vec<Dense<F>>,
}

/// The results of a forward pass on a batch of B samples, as the backward pass needs them.
#[derive(Debug, Clone, PartialEq)]
pub struct Activations<F> {
    /// The batch x: (B, I).
    pub x: Array2<F>,
    /// z and a of each layer (L), from the first to the last.
    pub layers: Vec<LayerActivations<F>>,
}

/// The gradient of the loss with respect to all weights and biases.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradients<F> {
    /// The gradients of each layer (L), from the first to the last.
    pub layers: Vec<LayerGradients<F>>,
}

impl<F: Real> Mlp<F> {
    /// Creates a network with random initial weights.
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no features, no layers, or no units in a layer; [`Error::Value`] if there are more than
    /// [`MAX_PARAMETERS`] parameters, or if a number in the configuration is not finite.
    pub fn new(config: &MlpConfig) -> Result<Self> {
        config.validate()?;
        let mut rng = Rng::new(config.seed, Stream::Init);
        let mut n_inputs = config.n_features;
        let mut layers = Vec::with_capacity(config.layers.len());
        for &LayerConfig { n_neurons, activation } in &config.layers {
            let (weight, bias) = config.init.draw(n_inputs, n_neurons, &mut rng);
            layers.push(Dense::new(weight, bias, activation)?);
            n_inputs = n_neurons;
        }
        Self::from_layers(layers)
    }

    /// Creates a network from layers.
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no layers; [`Error::Shape`] if a layer's number of inputs is not the number of outputs
    /// of the previous layer.
    pub fn from_layers(layers: Vec<Dense<F>>) -> Result<Self> {
        if layers.is_empty() {
            return Err(Error::Empty { what: What::Layers });
        }
        for pair in layers.windows(2) {
            let expected = [AxisLength::Any('O'), AxisLength::Exactly(pair[0].n_outputs())];
            if pair[1].n_inputs() != pair[0].n_outputs() {
                return Err(Error::shape(What::Weight, expected, pair[1].weight().shape()));
            }
        }
        Ok(Self { layers })
    }

    /// Computes z and a of every layer. x: (B, I).
    ///
    /// # Errors
    /// [`Error::Shape`] if the batch does not have the network's number of features; [`Error::Empty`] if it has no samples.
    pub fn forward(&self, x: &ArrayRef2<F>) -> Result<Activations<F>> {
        self.check_input(x)?;
        let x = x.as_standard_layout().into_owned();
        let mut layers: Vec<LayerActivations<F>> = Vec::with_capacity(self.layers.len());
        for layer in &self.layers {
            let input = layers.last().map_or(&x, |previous| &previous.activation);
            layers.push(layer.forward(input));
        }
        Ok(Activations { x, layers })
    }

    /// Computes dL/dweight and dL/dbias of every layer by backpropagation (Rumelhart, Hinton and Williams 1986), from the
    /// activations of a batch and d_output = dL/da of the last layer: (B, O).
    ///
    /// # Panics
    /// Panics if `activations` come from a network of other shapes, or `d_output` does not have the shape of their output.
    pub fn backward(&self, activations: &Activations<F>, d_output: Array2<F>) -> Gradients<F> {
        self.backward_over(activations, d_output, None)
    }

    /// [`Mlp::backward`], reusing the memory of the gradients in `spare`.
    pub(crate) fn backward_over(
        &self,
        activations: &Activations<F>,
        d_output: Array2<F>,
        spare: Option<Gradients<F>>,
    ) -> Gradients<F> {
        assert_eq!(activations.layers.len(), self.layers.len(), "these are the activations of another network");
        let mut spare = spare.map_or_else(Vec::new, |spare| spare.layers);
        let mut d_activation = d_output;
        let mut layers = Vec::with_capacity(self.layers.len());
        for (layer_idx, layer) in self.layers.iter().enumerate().rev() {
            let pre_activation = &activations.layers[layer_idx].pre_activation;
            let input = activations.input(layer_idx);
            layers.push(layer.backward(input, pre_activation, d_activation, spare.pop()));
            if layer_idx == 0 {
                break; // the input of the first layer is data, which needs no gradient
            }
            d_activation = layer.backward_input(&layers[layers.len() - 1].d_pre_activation);
        }
        layers.reverse();
        Gradients { layers }
    }

    /// Computes the output of the last layer, without keeping what a backward pass would need. x: (B, I) -> (B, O).
    ///
    /// # Errors
    /// As [`Mlp::forward`].
    pub fn predict(&self, x: &ArrayRef2<F>) -> Result<Array2<F>> {
        self.check_input(x)?;
        let mut activation = CowArray::from(x.view());
        for layer in &self.layers {
            activation = layer.forward(&activation).activation.into();
        }
        Ok(activation.into_owned())
    }

    /// The number of features of a sample, I.
    pub fn n_features(&self) -> usize {
        self.layers[0].n_inputs()
    }

    /// The number of outputs of the last layer, O.
    pub fn n_outputs(&self) -> usize {
        self.layers[self.layers.len() - 1].n_outputs()
    }

    /// The number of weights and biases.
    pub fn n_parameters(&self) -> usize {
        self.layers.iter().map(Dense::n_parameters).sum()
    }

    /// The layers (L), from the first to the last.
    pub fn layers(&self) -> &[Dense<F>] {
        &self.layers
    }

    /// The weight (O, I) of a layer, to be changed in place.
    ///
    /// # Panics
    /// Panics if `layer_idx` is out of range.
    pub fn weight_mut(&mut self, layer_idx: usize) -> ArrayViewMut2<'_, F> {
        self.layers[layer_idx].weight_mut()
    }

    /// The bias (O) of a layer, to be changed in place.
    ///
    /// # Panics
    /// Panics if `layer_idx` is out of range.
    pub fn bias_mut(&mut self, layer_idx: usize) -> ArrayViewMut1<'_, F> {
        self.layers[layer_idx].bias_mut()
    }

    /// The layers, for updates. Not public, because replacing a layer could break the match of shapes.
    pub(crate) fn layers_mut(&mut self) -> &mut [Dense<F>] {
        &mut self.layers
    }

    fn check_input(&self, x: &ArrayRef2<F>) -> Result<()> {
        if x.ncols() != self.n_features() {
            return Err(Error::shape(
                What::X,
                [AxisLength::Any('B'), AxisLength::Exactly(self.n_features())],
                x.shape(),
            ));
        }
        if x.nrows() == 0 {
            return Err(Error::Empty { what: What::Batch });
        }
        Ok(())
    }
}

impl<F> Activations<F> {
    /// The input of a layer (B, I): the batch for the first layer, otherwise the activation of the previous layer.
    pub fn input(&self, layer_idx: usize) -> &Array2<F> {
        if layer_idx == 0 { &self.x } else { &self.layers[layer_idx - 1].activation }
    }

    /// The activation of the last layer: (B, O).
    pub fn output(&self) -> &Array2<F> {
        self.input(self.layers.len())
    }
}

impl MlpConfig {
    /// Returns the number of weights and biases.
    pub fn n_parameters(&self) -> usize {
        let n_inputs = [self.n_features].into_iter().chain(self.layers.iter().map(|layer| layer.n_neurons));
        let of_layer =
            |(n_inputs, layer): (usize, &LayerConfig)| n_inputs.saturating_add(1).saturating_mul(layer.n_neurons);
        n_inputs.zip(&self.layers).map(of_layer).fold(0, usize::saturating_add)
    }

    fn validate(&self) -> Result<()> {
        if self.n_features == 0 {
            return Err(Error::Empty { what: What::Features });
        }
        if self.layers.is_empty() {
            return Err(Error::Empty { what: What::Layers });
        }
        for layer in &self.layers {
            if layer.n_neurons == 0 {
                return Err(Error::Empty { what: What::Units });
            }
            layer.activation.validate()?;
        }
        let n_parameters = self.n_parameters();
        if n_parameters > MAX_PARAMETERS {
            return Err(Error::value(
                What::Layers,
                Expected::AtMost { n: MAX_PARAMETERS, of: Some(Thing::WeightsAndBiases) },
                n_parameters,
            ));
        }
        self.init.validate()
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::loss::Reduction;
    use crate::{Loss, Targets};

    fn layer(n_neurons: usize, activation: Activation) -> LayerConfig {
        LayerConfig { n_neurons, activation }
    }

    /// Two hidden layers H and J of two ReLU units, one output: a network that can be computed by hand, in numbers that
    /// are all exact in binary but −0.1.
    #[test]
    fn the_worked_example_is_what_a_hand_computes() {
        let mlp = Mlp::from_layers(vec![
            Dense::new(array![[0.5, -0.25], [0.0, 1.0]], array![0.25, 0.25], Activation::Relu).unwrap(),
            Dense::new(array![[-0.1, 0.0], [1.0, 1.0]], array![0.25, 0.25], Activation::Relu).unwrap(),
            Dense::new(array![[-0.5, 1.0]], array![0.5], Activation::Identity).unwrap(),
        ])
        .unwrap();
        let activations = mlp.forward(&array![[-1.0, 0.0]]).unwrap();
        let [h, j, o] = activations.layers.as_slice() else { panic!("three layers") };
        assert_eq!((&h.pre_activation, &h.activation), (&array![[-0.25, 0.25]], &array![[0.0, 0.25]]));
        assert_eq!((&j.pre_activation, &j.activation), (&array![[0.25, 0.5]], &array![[0.25, 0.5]]));
        assert_eq!(o.activation, array![[0.875]]);

        // The chain rule by hand: dL/do = 2 (0.875 − 1) = −0.25, and the ReLU of H's first unit is inactive.
        let loss = Loss::SquaredError { reduction: Reduction::Mean };
        let (value, d_output) = loss.value_and_gradient(&o.activation, &Targets::Values(array![[1.0]])).unwrap();
        assert_eq!((value, &d_output), (0.015625, &array![[-0.25]]));
        let gradients = mlp.backward(&activations, d_output);
        let [h, j, o] = gradients.layers.as_slice() else { panic!("three layers") };
        assert_eq!((&o.d_weight, &o.d_bias), (&array![[-0.0625, -0.125]], &array![-0.25]));
        assert_eq!((&j.d_weight, &j.d_bias), (&array![[0.0, 0.03125], [0.0, -0.0625]], &array![0.125, -0.25]));
        assert_eq!((&h.d_weight, &h.d_bias), (&array![[0.0, 0.0], [0.25, 0.0]], &array![0.0, -0.25]));
    }

    #[test]
    fn equal_seeds_give_equal_bits_and_others_do_not() {
        let config =
            |seed| MlpConfig { n_features: 3, layers: vec![layer(4, Activation::Relu)], init: Init::HeNormal, seed };
        let mlp = |seed| Mlp::<f32>::new(&config(seed)).unwrap();
        assert_eq!(mlp(1), mlp(1));
        assert_ne!(mlp(1), mlp(2));
    }

    #[test]
    fn what_makes_no_network_is_refused() {
        let valid = MlpConfig {
            n_features: 2,
            layers: vec![layer(3, Activation::Tanh), layer(1, Activation::Identity)],
            init: Init::Pytorch,
            seed: 1,
        };
        assert!(Mlp::<f64>::new(&valid).is_ok());
        let code = |config: MlpConfig| Mlp::<f32>::new(&config).unwrap_err().code();
        let with = |layers| MlpConfig { layers, ..valid.clone() };
        assert_eq!(code(MlpConfig { n_features: 0, ..valid.clone() }), "empty");
        assert_eq!(code(with(vec![])), "empty");
        assert_eq!(code(with(vec![layer(3, Activation::Tanh), layer(0, Activation::Identity)])), "empty");
        assert_eq!(code(with(vec![layer(3, Activation::Elu { alpha: f64::NAN })])), "value");
        assert_eq!(code(MlpConfig { init: Init::Normal { std: -1.0 }, ..valid.clone() }), "value");
        // Finite in f64, but not in the f32 of the network.
        assert_eq!(code(MlpConfig { init: Init::Constant { value: 1e300 }, ..valid.clone() }), "value");
        // Rejected before any memory is allocated.
        for n_neurons in [MAX_PARAMETERS, usize::MAX / 2, usize::MAX] {
            assert_eq!(code(with(vec![layer(n_neurons, Activation::Relu)])), "value");
            assert_eq!(code(with(vec![layer(n_neurons, Activation::Relu); 3])), "value");
            assert_eq!(code(MlpConfig { n_features: n_neurons, ..valid.clone() }), "value");
        }
        assert_eq!(Mlp::<f32>::from_layers(vec![]).unwrap_err().code(), "empty");

        // A weight and a bias for each: as many as there may be, and two more.
        let of_pairs =
            |n_neurons| MlpConfig { n_features: 1, layers: vec![layer(n_neurons, Activation::Relu)], ..valid.clone() };
        assert!(of_pairs(MAX_PARAMETERS / 2).validate().is_ok());
        assert!(of_pairs(MAX_PARAMETERS / 2 + 1).validate().is_err());
    }

    #[test]
    fn parameters_are_counted() {
        let layers = vec![layer(600, Activation::Relu), layer(600, Activation::Relu), layer(10, Activation::Identity)];
        let mlp = Mlp::<f32>::new(&MlpConfig { n_features: 784, layers, init: Init::Zeros, seed: 1 }).unwrap();
        assert_eq!(mlp.n_parameters(), 785 * 600 + 601 * 600 + 601 * 10);
    }

    #[test]
    fn a_configuration_reads_as_it_is_written() {
        let json = r#"{"nFeatures":2,"layers":[{"nNeurons":1,"activation":"sigmoid"}],"init":"pytorch","seed":7}"#;
        let config: MlpConfig = serde_json::from_str(json).unwrap();
        let expected =
            MlpConfig { n_features: 2, layers: vec![layer(1, Activation::Sigmoid)], init: Init::Pytorch, seed: 7 };
        assert_eq!(config, expected);
        assert_eq!(serde_json::to_string(&config).unwrap(), json);
        assert!(serde_json::from_str::<MlpConfig>(&json.replace("seed", "sead")).is_err());
    }

    #[test]
    #[should_panic(expected = "the activations of another network")]
    fn gradients_from_the_activations_of_another_network_are_a_broken_promise() {
        let config = |layers| MlpConfig { n_features: 2, layers, init: Init::Pytorch, seed: 1 };
        let one = Mlp::<f64>::new(&config(vec![layer(2, Activation::Relu)])).unwrap();
        let two = Mlp::<f64>::new(&config(vec![layer(2, Activation::Relu); 2])).unwrap();
        let activations = one.forward(&array![[1.0, 2.0]]).unwrap();
        two.backward(&activations, array![[1.0, 2.0]]);
    }
}
