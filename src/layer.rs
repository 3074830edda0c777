//! One layer of neurons: forward beside backward.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, ArrayViewMut1, ArrayViewMut2, Axis};

use crate::real::check_finite;
use crate::{Activation, Error, Real, Result};

/// A fully connected layer, a = f(x wᵀ + b), of O neurons that each listen to the same I inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense<F> {
    weight: Array2<F>,
    bias: Array1<F>,
    activation: Activation,
}

/// What a layer's forward pass made of a batch of B samples.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerActivations<F> {
    /// z = x wᵀ + b: (B, O).
    pub pre_activation: Array2<F>,
    /// a = f(z): (B, O).
    pub activation: Array2<F>,
}

/// The derivatives of the loss L with respect to what a layer holds.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerGradients<F> {
    /// dL/dweight: (O, I).
    pub d_weight: Array2<F>,
    /// dL/dbias: (O).
    pub d_bias: Array1<F>,
    /// dL/dz: (B, O), a row for each sample.
    pub d_pre_activation: Array2<F>,
}

impl<F: Real> Dense<F> {
    /// weight: (O, I), bias: (O). Row j of the weight is what neuron j listens to, as in PyTorch's `Linear`.
    ///
    /// # Errors
    /// If there is no input or no neuron, if there is not one bias for each neuron, or if a number is not finite.
    pub fn new(weight: Array2<F>, bias: Array1<F>, activation: Activation) -> Result<Self> {
        if weight.is_empty() {
            return Err(Error::Empty { what: "weight" });
        }
        if bias.len() != weight.nrows() {
            return Err(Error::shape("bias", format!("({})", weight.nrows()), bias.shape()));
        }
        check_finite("weight", &weight)?;
        check_finite("bias", &bias)?;
        activation.validate()?;
        // Row-major memory, so that whoever reads the numbers one after another finds them in the order of PyTorch.
        let weight = if weight.is_standard_layout() { weight } else { weight.as_standard_layout().into_owned() };
        Ok(Self { weight, bias, activation })
    }

    /// x: (B, I) -> z, a: (B, O), z = x wᵀ + b, a = f(z).
    pub fn forward(&self, x: &ArrayRef2<F>) -> LayerActivations<F> {
        assert_eq!(x.ncols(), self.n_inputs(), "x must have a column for each input");
        let mut pre_activation = Array2::zeros((x.nrows(), self.n_outputs())) + &self.bias;
        F::multiply(x.view(), self.weight.t(), true, &mut pre_activation);
        let activation = self.activation.forward(&pre_activation);
        LayerActivations { pre_activation, activation }
    }

    /// x: (B, I), the z that `forward` made of it: (B, O), d_activation = dL/da: (B, O) -> the gradients, by the chain
    /// rule: dL/dz = dL/da ⊙ f'(z), dL/dweight = (dL/dz)ᵀ x, dL/dbias = Σ_B dL/dz.
    pub fn backward(
        &self,
        x: &ArrayRef2<F>,
        pre_activation: &ArrayRef2<F>,
        d_activation: Array2<F>,
    ) -> LayerGradients<F> {
        assert_eq!(d_activation.shape(), pre_activation.shape(), "there is one dL/da for each a");
        let d_pre_activation = self.activation.backward(pre_activation, d_activation);
        let mut d_weight = Array2::zeros(self.weight.raw_dim());
        F::multiply(d_pre_activation.t(), x.view(), false, &mut d_weight);
        let d_bias = d_pre_activation.sum_axis(Axis(0));
        LayerGradients { d_weight, d_bias, d_pre_activation }
    }

    /// d_pre_activation = dL/dz: (B, O) -> dL/dx: (B, I), dL/dx = dL/dz w. Apart from `backward`, because the first
    /// layer of a network can do without it.
    pub fn backward_input(&self, d_pre_activation: &ArrayRef2<F>) -> Array2<F> {
        let mut d_x = Array2::zeros((d_pre_activation.nrows(), self.n_inputs()));
        F::multiply(d_pre_activation.view(), self.weight.view(), false, &mut d_x);
        d_x
    }

    /// I.
    pub fn n_inputs(&self) -> usize {
        self.weight.ncols()
    }

    /// O, the number of neurons.
    pub fn n_outputs(&self) -> usize {
        self.weight.nrows()
    }

    /// The number of weights and biases.
    pub fn n_parameters(&self) -> usize {
        self.weight.len() + self.bias.len()
    }

    /// (O, I).
    pub fn weight(&self) -> &ArrayRef2<F> {
        &self.weight
    }

    /// (O, I).
    pub fn weight_mut(&mut self) -> ArrayViewMut2<'_, F> {
        self.weight.view_mut()
    }

    /// (O).
    pub fn bias(&self) -> &ArrayRef1<F> {
        &self.bias
    }

    /// (O).
    pub fn bias_mut(&mut self) -> ArrayViewMut1<'_, F> {
        self.bias.view_mut()
    }

    /// f.
    pub fn activation(&self) -> Activation {
        self.activation
    }
}
