//! A fully connected layer: its forward and backward pass.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, ArrayViewMut1, ArrayViewMut2};

use std::borrow::Cow;

use crate::error::{AxisLength, What};
use crate::real::check_finite;
use crate::{Activation, Error, Real, Result};

/// A fully connected layer, a = f(x wᵀ + b), with I inputs and O units.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense<F> {
    weight: Array2<F>,
    bias: Array1<F>,
    activation: Activation,
}

/// The result of a layer's forward pass on a batch of B samples.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerActivations<F> {
    /// z = x wᵀ + b: (B, O).
    pub pre_activation: Array2<F>,
    /// a = f(z): (B, O).
    pub activation: Array2<F>,
}

/// The gradients of the loss L with respect to a layer's parameters and pre-activations.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerGradients<F> {
    /// dL/dweight: (O, I).
    pub d_weight: Array2<F>,
    /// dL/dbias: (O).
    pub d_bias: Array1<F>,
    /// dL/dz: (B, O), one row per sample.
    pub d_pre_activation: Array2<F>,
}

/// The sum over all rows. Row by row, because rows are often short, and `sum_axis` is slow then.
pub(crate) fn column_sums<F: Real>(rows: &Array2<F>) -> Array1<F> {
    let mut sums = vec![F::zero(); rows.ncols()];
    let numbers = rows.as_standard_layout();
    for row in numbers.as_slice().unwrap_or_default().chunks_exact(rows.ncols().max(1)) {
        for (sum, &x) in sums.iter_mut().zip(row) {
            *sum += x;
        }
    }
    sums.into()
}

impl<F: Real> Dense<F> {
    /// Creates a layer from weight (O, I) and bias (O). Row j of the weight belongs to unit j, as in PyTorch's `Linear`.
    ///
    /// # Errors
    /// [`Error::Empty`] if O or I is 0; [`Error::Shape`] if the bias does not have length O; [`Error::Value`] if a number is
    /// not finite.
    pub fn new(weight: Array2<F>, bias: Array1<F>, activation: Activation) -> Result<Self> {
        if weight.is_empty() {
            return Err(Error::Empty { what: What::Weight });
        }
        if bias.len() != weight.nrows() {
            return Err(Error::shape(What::Bias, [AxisLength::Exactly(weight.nrows())], bias.shape()));
        }
        check_finite(What::Weight, &weight)?;
        check_finite(What::Bias, &bias)?;
        activation.validate()?;
        // Row-major, so that the numbers in memory are in PyTorch's order.
        let weight = if weight.is_standard_layout() { weight } else { weight.as_standard_layout().into_owned() };
        Ok(Self { weight, bias, activation })
    }

    /// Computes z = x wᵀ + b and a = f(z). x: (B, I) -> z, a: (B, O).
    ///
    /// # Panics
    /// Panics if x does not have I columns.
    pub fn forward(&self, x: &ArrayRef2<F>) -> LayerActivations<F> {
        assert_eq!(x.ncols(), self.n_inputs(), "x must have a column for each input");
        let mut pre_activation = Array2::zeros((x.nrows(), self.n_outputs()));
        for mut row in pre_activation.rows_mut() {
            row.assign(&self.bias);
        }
        F::multiply(x.view(), self.weight.t(), true, &mut pre_activation);
        let activation = self.activation.forward(&pre_activation);
        LayerActivations { pre_activation, activation }
    }

    /// Computes the activation of a single sample. x: (1, I) -> a: (1, O).
    ///
    /// It equals `forward` except for the order of summation. It avoids the matrix product, which packs its factors first;
    /// for a single row that takes longer than the product itself.
    ///
    /// # Panics
    /// Panics if the shape of x is not (1, I).
    pub fn forward_one(&self, x: &ArrayRef2<F>) -> Array2<F> {
        assert_eq!(x.dim(), (1, self.n_inputs()), "x is one sample with all inputs");
        let x = x.row(0);
        let x = x.as_slice().map_or_else(|| Cow::Owned(x.to_vec()), Cow::Borrowed);
        let weights = self.weight.as_slice().unwrap_or_else(|| panic!("a layer's weights are in row-major order"));
        let each = weights.chunks_exact(self.n_inputs()).zip(&self.bias).map(|(row, &b)| dot(row, &x) + b);
        self.activation.forward(&Array2::from_shape_fn((1, self.n_outputs()), {
            let z: Vec<F> = each.collect();
            move |(_, unit)| z[unit]
        }))
    }

    /// Computes the gradients by the chain rule: dL/dz = dL/da ⊙ f'(z), dL/dweight = (dL/dz)ᵀ x, dL/dbias = Σ_B dL/dz.
    /// x: (B, I), z of the forward pass: (B, O), d_activation = dL/da: (B, O).
    ///
    /// `spare`, outdated gradients of this layer, provides the memory for dL/dweight; otherwise every call would allocate
    /// and zero an array of that size.
    ///
    /// # Panics
    /// Panics if `d_activation` and `pre_activation` differ in shape.
    pub fn backward(
        &self,
        x: &ArrayRef2<F>,
        pre_activation: &ArrayRef2<F>,
        d_activation: Array2<F>,
        spare: Option<LayerGradients<F>>,
    ) -> LayerGradients<F> {
        assert_eq!(d_activation.shape(), pre_activation.shape(), "there is one dL/da for each a");
        let d_pre_activation = self.activation.backward(pre_activation, d_activation);
        let mut d_weight = spare.map_or_else(|| Array2::zeros(self.weight.raw_dim()), |spare| spare.d_weight);
        F::multiply(d_pre_activation.t(), x.view(), false, &mut d_weight);
        let d_bias = column_sums(&d_pre_activation);
        LayerGradients { d_weight, d_bias, d_pre_activation }
    }

    /// Computes dL/dx = dL/dz w. d_pre_activation = dL/dz: (B, O) -> dL/dx: (B, I).
    ///
    /// Separate from `backward`, because the first layer of a network does not need it.
    pub fn backward_input(&self, d_pre_activation: &ArrayRef2<F>) -> Array2<F> {
        let mut d_x = Array2::zeros((d_pre_activation.nrows(), self.n_inputs()));
        F::multiply(d_pre_activation.view(), self.weight.view(), false, &mut d_x);
        d_x
    }

    /// The number of inputs I.
    pub fn n_inputs(&self) -> usize {
        self.weight.ncols()
    }

    /// The number of units O.
    pub fn n_outputs(&self) -> usize {
        self.weight.nrows()
    }

    /// The number of weights and biases.
    pub fn n_parameters(&self) -> usize {
        self.weight.len() + self.bias.len()
    }

    /// The weight, shape (O, I).
    pub fn weight(&self) -> &ArrayRef2<F> {
        &self.weight
    }

    /// The weight, shape (O, I), to be changed in place.
    pub fn weight_mut(&mut self) -> ArrayViewMut2<'_, F> {
        self.weight.view_mut()
    }

    /// The bias, shape (O).
    pub fn bias(&self) -> &ArrayRef1<F> {
        &self.bias
    }

    /// The bias, shape (O), to be changed in place.
    pub fn bias_mut(&mut self) -> ArrayViewMut1<'_, F> {
        self.bias.view_mut()
    }

    /// The activation function f.
    pub fn activation(&self) -> Activation {
        self.activation
    }
}

/// The number of partial sums: four vectors of four f32, which hides the latency of an addition.
const LANES: usize = 16;

/// Computes Σ a b in [`LANES`] interleaved partial sums. |error| ≤ γ_n Σ |a b|, as for any order (Higham 2002, section 3.1).
pub(crate) fn dot<F: Real>(a: &[F], b: &[F]) -> F {
    let mut sums = [F::zero(); LANES];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in a.iter().zip(b) {
        for ((sum, &a), &b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: F = a_rest.iter().zip(b_rest).map(|(&a, &b)| a * b).sum();
    sums.into_iter().sum::<F>() + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Both are sums of the same I products and the bias, in two orders: each is off by at most γ_{I+1} (|w| |x| + |b|)
        /// with u = 2⁻²⁴, and ReLU moves two numbers no farther apart.
        #[test]
        fn one_sample_gets_what_a_batch_of_one_gets(
            n_inputs in 1_usize..70, n_outputs in 1_usize..5, seed in 0_u64..1000,
        ) {
            let mut rng = crate::rng::Rng::new(seed, crate::rng::Stream::Data);
            let mut random = |shape| Array2::from_shape_simple_fn(shape, || rng.normal() as f32);
            let (weight, bias, x) = (random((n_outputs, n_inputs)), random((1, n_outputs)).row(0).to_owned(), random((1, n_inputs)));
            let size = weight.mapv(f32::abs).dot(&x.row(0).mapv(f32::abs)) + bias.mapv(f32::abs);
            let layer = Dense::new(weight, bias, Activation::Relu).unwrap();
            let (one, batch) = (layer.forward_one(&x), layer.forward(&x).activation);
            let nu = (n_inputs + 2) as f32 * f32::EPSILON / 2.0;
            for ((a, b), size) in one.iter().zip(&batch).zip(&size) {
                prop_assert!((a - b).abs() <= 2.0 * nu / (1.0 - nu) * size * (1.0 + nu), "{a} {b}");
            }
        }
    }
}
