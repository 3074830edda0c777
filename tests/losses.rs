//! Losses at extreme values, and their errors.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::loss::{Reduction, log_softmax, log_softmax_backward, softmax};
use chainrule::{Activation, Error, Loss, Targets};
use ndarray::{Array2, array};

const VALUE_LOSSES: [Loss; 7] = [
    Loss::SquaredError { reduction: Reduction::Mean },
    Loss::SquaredError { reduction: Reduction::Sum },
    Loss::SquaredError { reduction: Reduction::HalfSum },
    Loss::L1,
    Loss::Huber { delta: 1.0 },
    Loss::BinaryCrossEntropy,
    Loss::Perceptron,
];

const CLASS_LOSSES: [Loss; 4] =
    [Loss::SoftmaxCrossEntropy, Loss::LogSoftmaxNll, Loss::LogSoftmaxCrossEntropy, Loss::Hinge { margin: 1.0 }];

/// The three conventions, for one output of 0.875 with target 1, and for two outputs of two samples.
#[test]
fn squared_errors_differ_by_the_stated_factors() {
    let one = |reduction| {
        let targets = Targets::Values(array![[1.0]]);
        let (value, gradient) =
            Loss::SquaredError { reduction }.value_and_gradient(&array![[0.875]], &targets).unwrap();
        (value, gradient[[0, 0]])
    };
    assert_eq!(one(Reduction::Mean), (0.015625, -0.25));
    assert_eq!(one(Reduction::Sum), (0.015625, -0.25));
    assert_eq!(one(Reduction::HalfSum), (0.0078125, -0.125));

    let output = array![[1.0, 2.0], [0.0, -4.0]];
    let targets = Targets::Values(Array2::zeros((2, 2)));
    let value = |reduction| Loss::SquaredError { reduction }.value(&output, &targets).unwrap();
    assert_eq!(value(Reduction::Mean), 21.0 / 4.0);
    assert_eq!(value(Reduction::Sum), 21.0 / 2.0);
    assert_eq!(value(Reduction::HalfSum), 21.0 / 4.0);
}

/// With logits of ±10⁴ the network is certain: a correct prediction costs nothing, and a wrong one the difference of the logits.
#[test]
fn cross_entropies_at_the_extremes_are_exact() {
    let logits = array![[1e4_f32, -1e4], [-1e4, 1e4]];
    for loss in [Loss::SoftmaxCrossEntropy, Loss::LogSoftmaxNll, Loss::LogSoftmaxCrossEntropy] {
        let (value, gradient) = loss.value_and_gradient(&logits, &Targets::Classes(vec![0, 1])).unwrap();
        assert_eq!((value, gradient), (0.0, Array2::zeros((2, 2))), "{loss:?}");
        let (value, gradient) = loss.value_and_gradient(&logits, &Targets::Classes(vec![1, 0])).unwrap();
        assert_eq!((value, gradient), (2e4, array![[0.5, -0.5], [-0.5, 0.5]]), "{loss:?}");
    }
    let logit = array![[1e4_f32], [-1e4]];
    let binary = |classes| Loss::BinaryCrossEntropy.value_and_gradient(&logit, &Targets::Classes(classes)).unwrap();
    assert_eq!(binary(vec![1, 0]), (0.0, array![[0.0], [0.0]]));
    assert_eq!(binary(vec![0, 1]), (1e4, array![[0.5], [-0.5]]));
}

/// Also where the squares of the outputs are finite but their exponentials are infinite.
#[test]
fn values_and_gradients_are_finite_at_the_extremes() {
    for size in [0.0, 1.0, 1e4, 1e18] {
        let output = array![[size, -size, 0.0_f32], [-size, -size, -size], [size, size, size]];
        let values = Targets::Values(array![[0.0_f32, 1.0, 0.5], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]);
        let classes = Targets::Classes(vec![1, 2, 0]);
        let value_cases = VALUE_LOSSES.map(|loss| (loss, &values));
        for (loss, targets) in value_cases.into_iter().chain(CLASS_LOSSES.map(|loss| (loss, &classes))) {
            let (value, gradient) = loss.value_and_gradient(&output, targets).unwrap();
            assert!(value.is_finite() && value >= 0.0, "{loss:?} at {size}: {value}");
            assert!(gradient.iter().all(|d| d.is_finite()), "{loss:?} at {size}: {gradient}");
        }
    }
}

/// Huber 1964 by hand, with a delta that does not drop out: ½ e² up to it, delta (|e| − ½ delta) beyond. All of it is exact
/// in binary.
#[test]
fn hubers_two_pieces_are_what_a_hand_computes() {
    let loss = Loss::Huber { delta: 2.0 };
    for (error, value, slope) in [(1.0, 0.5, 1.0), (2.0, 2.0, 2.0), (3.0, 4.0, 2.0), (-5.0, 8.0, -2.0)] {
        let found = loss.value_and_gradient(&array![[error]], &Targets::Values(array![[0.0]])).unwrap();
        assert_eq!(found, (value, array![[slope]]), "{error}");
    }
}

/// A shift of all logits changes nothing: 1000 and 1001 have no exponentials in f64, and the probabilities of 0 and 1. The
/// differences of the logits are exact, and so the bits are the same.
#[test]
fn the_probabilities_of_large_logits_are_those_of_their_differences() {
    let small = softmax(&array![[0.0_f64, 1.0, -2.0]]);
    assert_eq!(softmax(&array![[1000.0_f64, 1001.0, 998.0]]), small);
    assert_eq!(softmax(&array![[-1000.0_f64, -999.0, -1002.0]]), small);
}

/// After a sigmoid, the loss on probabilities is that on logits, with the gradient by the probability instead of the logit.
///
/// A probability p is off by at most 4 EPS for the logits here, so ln p and 1/p by 4 EPS / p, and p ≥ sigmoid(−3) > 0.047: less
/// than 90 EPS for one logarithm, 180 for the sum, and 2000 for a quotient, which 1/p² ≤ 450 multiplies.
#[test]
fn the_loss_on_probabilities_is_that_on_logits() {
    let logits: Array2<f64> = array![[0.3, -1.2, 0.8], [2.0, 3.0, -3.0]];
    let targets = Targets::Values(array![[0.0, 1.0, 0.5], [1.0, 0.25, 0.0]]);
    let probs = logits.mapv(|y| Activation::Sigmoid.value(y));
    let (value, gradient) = Loss::BinaryCrossEntropy.value_and_gradient(&logits, &targets).unwrap();
    let on_probs = Loss::BinaryCrossEntropyOnProbabilities;
    let (found, by_probs) = on_probs.value_and_gradient(&probs, &targets).unwrap();
    assert!((found - value).abs() <= 180.0 * f64::EPSILON, "{found} for {value}");
    for ((by_logit, by_prob), p) in gradient.iter().zip(&by_probs).zip(&probs) {
        let through = by_prob * p * (1.0 - p);
        assert!((through - by_logit).abs() <= 2000.0 * f64::EPSILON, "{through} for {by_logit}");
    }
}

/// A certain prediction that is right costs nothing, also beside a logarithm of 0; a wrong one costs ∞; what is no probability
/// is refused.
#[test]
fn certain_probabilities_cost_nothing_or_everything() {
    let loss = Loss::BinaryCrossEntropyOnProbabilities;
    let on = |y: f64, t: f64| loss.value_and_gradient(&array![[y]], &Targets::Values(array![[t]]));
    assert_eq!(on(1.0, 1.0).unwrap(), (0.0, array![[-1.0]]));
    assert_eq!(on(0.0, 0.0).unwrap(), (0.0, array![[1.0]]));
    assert_eq!(on(0.0, 1.0).unwrap().0, f64::INFINITY);
    assert_eq!(on(1.0, 0.0).unwrap().0, f64::INFINITY);
    assert!(on(f64::NAN, 0.0).unwrap().0.is_nan());
    for y in [-0.1, 1.1, f64::INFINITY] {
        assert!(matches!(on(y, 1.0), Err(Error::Value { .. })), "{y}");
    }
    assert!(matches!(on(0.5, 1.5), Err(Error::Value { .. })));
}

/// The perceptron criterion by hand: 0 where the sign of y is right, |y| where it is wrong.
#[test]
fn the_perceptron_learns_from_mistakes_only() {
    for (y, t, value, slope) in
        [(2.0, 1.0, 0.0, 0.0), (2.0, 0.0, 2.0, 1.0), (-3.0, 0.0, 0.0, 0.0), (-3.0, 1.0, 3.0, -1.0)]
    {
        let found = Loss::Perceptron.value_and_gradient(&array![[y]], &Targets::Values(array![[t]])).unwrap();
        assert_eq!(found, (value, array![[slope]]), "{y} for {t}");
    }
}

/// NaN must not look like a low loss.
#[test]
fn nan_stays_nan() {
    let output = array![[f64::NAN, 0.0], [1.0, 2.0]];
    let values = Targets::Values(array![[0.0, 1.0], [1.0, 0.0]]);
    for loss in VALUE_LOSSES {
        assert!(loss.value(&output, &values).unwrap().is_nan(), "{loss:?}");
    }
    for loss in CLASS_LOSSES {
        for class in [0, 1] {
            let value = loss.value(&output, &Targets::Classes(vec![class, 1])).unwrap();
            assert!(value.is_nan(), "{loss:?}, class {class}");
        }
    }
}

/// The loss of a batch is the mean of the losses of its samples, for every loss.
#[test]
fn the_loss_of_a_batch_is_the_mean_of_its_samples() {
    let output = array![[0.3, -1.2, 0.8], [2.0, 0.1, -0.4], [0.0, 0.5, 0.5]];
    let values = array![[0.0, 1.0, 0.5], [1.0, 0.25, 0.0], [0.0, 0.75, 1.0]];
    let classes = [2, 0, 1];
    let check = |loss: Loss, batch: Targets<f64>, alone: &dyn Fn(usize) -> Targets<f64>| {
        let of_one = |i| loss.value(&output.row(i).insert_axis(ndarray::Axis(0)), &alone(i)).unwrap();
        let mean = (of_one(0) + of_one(1) + of_one(2)) / 3.0;
        // Sums of at most nine numbers below 8, in a different order.
        assert!((loss.value(&output, &batch).unwrap() - mean).abs() <= 9.0 * 4.0 * f64::EPSILON, "{loss:?}");
    };
    for loss in VALUE_LOSSES {
        let alone = |i| Targets::Values(values.row(i).insert_axis(ndarray::Axis(0)).to_owned());
        check(loss, Targets::Values(values.clone()), &alone);
    }
    for loss in CLASS_LOSSES {
        check(loss, Targets::Classes(classes.to_vec()), &|i| Targets::Classes(vec![classes[i]]));
    }
}

/// A model that ends in log-softmax and then takes a cross-entropy that does so again loses nothing by it (log-softmax is
/// idempotent). ln Σ exp(q) of log-probabilities q is 0 up to the roundings of three terms below 1: 3 EPS; |q| < 8 adds 4.
#[test]
fn log_softmax_twice_is_log_softmax() {
    let logits = array![[0.3_f64, -1.2, 0.8], [2.0, 0.1, -4.4]];
    let once = log_softmax(&logits);
    for (twice, once) in log_softmax(&once).iter().zip(&once) {
        assert!((twice - once).abs() <= 8.0 * f64::EPSILON);
    }
    for (p, q) in softmax(&logits).iter().zip(&once) {
        assert!((p - q.exp()).abs() <= 8.0 * f64::EPSILON);
    }
}

/// So the loss that has it twice has the value and the gradient of the one that has it once. A log-probability is off by at
/// most 8 EPS as above, and the second log-softmax adds as much; a gradient is a difference of two probabilities, each off by
/// no more than its logarithm, and the way back through log-softmax adds a sum of three of them.
#[test]
fn cross_entropy_of_log_softmax_is_cross_entropy() {
    let logits = array![[0.3_f64, -1.2, 0.8], [2.0, 0.1, -4.4]];
    let targets = Targets::Classes(vec![1, 0]);
    let (value, gradient) = Loss::SoftmaxCrossEntropy.value_and_gradient(&logits, &targets).unwrap();
    let (twice, d_twice) = Loss::LogSoftmaxCrossEntropy.value_and_gradient(&logits, &targets).unwrap();
    assert!((twice - value).abs() <= 16.0 * f64::EPSILON, "{twice} for {value}");
    for (twice, once) in d_twice.iter().zip(&gradient) {
        assert!((twice - once).abs() <= 64.0 * f64::EPSILON, "{twice} for {once}");
    }
}

/// log-softmax does not see what is added to all logits, so nothing of a gradient goes into that direction: each row sums
/// to 0, up to one rounding for each of its three elements, all below 1.
#[test]
fn gradients_through_log_softmax_sum_to_0() {
    let log_probs = log_softmax(&array![[0.3_f64, -1.2, 0.8], [2.0, 0.1, -4.4]]);
    let d_logits = log_softmax_backward(&log_probs, array![[0.1, -0.7, 0.2], [-0.5, 0.0, 0.25]]);
    for row in d_logits.rows() {
        assert!(row.sum().abs() <= 4.0 * f64::EPSILON);
        assert!(row.iter().any(|d| d.abs() > 0.01));
    }
}

/// With one output, classes 0 and 1 are the probabilities 0 and 1 of class 1.
#[test]
fn binary_classes_are_binary_values() {
    let logits = array![[0.3], [-2.0], [1.5]];
    let classes = Targets::Classes(vec![1, 0, 0]);
    let values = Targets::Values(array![[1.0], [0.0], [0.0]]);
    let loss = Loss::BinaryCrossEntropy;
    assert_eq!(loss.value_and_gradient(&logits, &classes), loss.value_and_gradient(&logits, &values));
}

#[test]
fn errors_say_what_is_wrong() {
    let output = array![[0.0, 1.0], [2.0, 3.0]];
    let error = |loss: Loss, targets: Targets<f64>| loss.value(&output, &targets).unwrap_err().to_string();
    let mean = Loss::SquaredError { reduction: Reduction::Mean };
    for (message, expected) in [
        (error(mean, Targets::Classes(vec![0, 1])), "targets: expected a value for each output, got classes"),
        (error(mean, Targets::Values(array![[1.0], [0.0]])), "targets: expected shape (2, 2), got (2, 1)"),
        (
            error(Loss::BinaryCrossEntropy, Targets::Values(array![[1.0, 0.0], [1.5, 0.0]])),
            "targets: expected probabilities from 0 to 1, got 1.5",
        ),
        (
            error(Loss::BinaryCrossEntropy, Targets::Values(array![[1.0, f64::NAN], [0.5, 0.0]])),
            "targets: expected probabilities from 0 to 1, got NaN",
        ),
        (
            error(Loss::SoftmaxCrossEntropy, Targets::Values(array![[1.0, 0.0], [0.0, 1.0]])),
            "targets: expected the class of each sample, got values",
        ),
        (error(Loss::SoftmaxCrossEntropy, Targets::Classes(vec![0])), "targets: expected shape (2), got (1)"),
        (
            error(Loss::Hinge { margin: 1.0 }, Targets::Classes(vec![0, 2])),
            "targets: expected a class from 0 to 1, got 2",
        ),
        (
            error(Loss::Hinge { margin: 0.0 }, Targets::Classes(vec![0, 1])),
            "margin: expected a finite number above 0, got 0",
        ),
        (
            error(Loss::Huber { delta: f64::NAN }, Targets::Values(array![[1.0, 0.0], [0.5, 0.0]])),
            "delta: expected a finite number above 0, got NaN",
        ),
    ] {
        assert_eq!(message, expected);
    }
    let empty = Loss::SoftmaxCrossEntropy.value(&Array2::<f64>::zeros((0, 2)), &Targets::Classes(vec![]));
    assert_eq!(empty, Err(Error::Empty { what: chainrule::error::What::Batch }));
}

/// The derivative of −ln sigmoid(y) is sigmoid(y) − 1.
#[test]
fn the_binary_gradient_is_probability_minus_target() {
    for y in [-30.0, -1.0, 0.0, 2.0, 30.0] {
        let (_, gradient) =
            Loss::BinaryCrossEntropy.value_and_gradient(&array![[y]], &Targets::Values(array![[1.0]])).unwrap();
        assert_eq!(gradient[[0, 0]], Activation::Sigmoid.value(y) - 1.0);
    }
}
