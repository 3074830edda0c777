use ndarray::array;

use super::*;

const SLOPE: f64 = 0.01;
const ALPHA: f64 = 1.0;

#[test]
fn everything_is_finite_wherever_z_is() {
    for activation in Activation::all(SLOPE, ALPHA) {
        for z in [0.0, 1e-300, 1.0, 50.0, 1e4, 1e30, 1e300, f64::MAX].into_iter().flat_map(|z| [z, -z]) {
            let (value, derivative) = (activation.value(z), activation.derivative(z));
            assert!(value.is_finite() && derivative.is_finite(), "{activation:?}({z}): {value}, {derivative}");
        }
        for z in [0.0, 1e-40, 1.0, 50.0, 1e4, 1e30, f32::MAX].into_iter().flat_map(|z: f32| [z, -z]) {
            let (value, derivative) = (activation.value(z), activation.derivative(z));
            assert!(value.is_finite() && derivative.is_finite(), "{activation:?}({z}): {value}, {derivative}");
        }
    }
}

/// Where the textbook formula loses all digits: 1 − tanh² 20 evaluates to 0.
///
/// exp(−|z|) is off by at most 1 EPS relative to itself, and a handful of operations follow: 8 EPS. For Φ(−10),
/// z/√2 is off by EPS/2, which z² = 100 times as much of erfc follows: 64 EPS.
#[test]
fn small_numbers_keep_their_digits() {
    let exp = |z: f64| z.exp();
    let (sigmoid, tanh, gelu) = (Activation::Sigmoid, Activation::Tanh, Activation::Gelu);
    for (got, expected, n_eps) in [
        (sigmoid.value(-40.0), exp(-40.0), 8.0), // e⁻⁴⁰ (1 − e⁻⁴⁰ + …)
        (sigmoid.derivative(-40.0), exp(-40.0), 8.0),
        (sigmoid.derivative(40.0), exp(-40.0), 8.0),
        (tanh.derivative(20.0), 4.0 * exp(-40.0), 8.0),
        (tanh.derivative(-20.0), 4.0 * exp(-40.0), 8.0),
        (Activation::Softplus.value(-40.0), exp(-40.0), 8.0),
        (Activation::Silu.value(-40.0), -40.0 * exp(-40.0), 8.0),
        (Activation::Mish.value(-40.0), -40.0 * exp(-40.0), 8.0), // z eᶻ (1 − eᶻ/2 + …)
        (Activation::Mish.derivative(-40.0), -39.0 * exp(-40.0), 8.0),
        (Activation::Elu { alpha: 1.0 }.value(-1e-20), -1e-20, 8.0),
        (gelu.value(-10.0), -10.0 * 7.619_853_024_160_526e-24, 64.0), // Φ(−10), DLMF 7.17 and tables
    ] {
        assert!((got - expected).abs() <= n_eps * f64::EPSILON * expected.abs(), "{got} for {expected}");
    }
}

/// Less than 8 operations in `f32`, each off by a few halves of its EPS relative to numbers below max(1, |f|), as
/// between this crate and JAX in `f64`.
#[test]
fn f32_and_f64_agree() {
    for activation in Activation::all(SLOPE, ALPHA) {
        for z in (-160..=160).map(|i| i as f32 / 8.0) {
            let pairs = [
                (activation.value(z), activation.value(f64::from(z))),
                (activation.derivative(z), activation.derivative(f64::from(z))),
            ];
            for (narrow, wide) in pairs {
                let error = (f64::from(narrow) - wide).abs();
                assert!(error <= 16.0 * f64::from(f32::EPSILON) * wide.abs().max(1.0), "{activation:?} at {z}");
            }
        }
    }
}

#[test]
fn nan_stays_nan() {
    for activation in Activation::all(SLOPE, ALPHA) {
        assert!(activation.value(f64::NAN).is_nan(), "{activation:?}");
    }
}

#[test]
fn arrays_are_mapped_element_by_element() {
    let z = array![[-2.0, -0.5, 0.0], [0.5, 2.0, 30.0]];
    let d_activation = array![[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]];
    for activation in Activation::all(SLOPE, ALPHA) {
        assert_eq!(activation.forward(&z), z.mapv(|z: f64| activation.value(z)));
        let expected = &d_activation * &z.mapv(|z| activation.derivative(z));
        assert_eq!(activation.backward(&z, d_activation.clone()), expected);
    }
}

#[test]
fn names_are_those_of_the_page() {
    let names = [r#""relu""#, r#"{"leaky_relu":{"slope":0.2}}"#, r#"{"elu":{"alpha":1.0}}"#];
    let activations = [Activation::Relu, Activation::LeakyRelu { slope: 0.2 }, Activation::Elu { alpha: 1.0 }];
    for (name, activation) in names.into_iter().zip(activations) {
        assert_eq!(serde_json::to_string(&activation).unwrap(), name);
        assert_eq!(serde_json::from_str::<Activation>(name).unwrap(), activation);
    }
    for activation in Activation::all(SLOPE, ALPHA) {
        assert!(serde_json::to_string(&activation).unwrap().contains(&format!("\"{}\"", activation.name())));
        assert_eq!(Activation::from_name(activation.name()).unwrap().name(), activation.name());
    }
    assert!(Activation::from_name("none").is_err());
    assert!(serde_json::from_str::<Activation>(r#"{"elu":{"slope":1.0}}"#).is_err());
}

/// serde's error lists all variants of the enum.
#[test]
fn the_list_of_all_is_complete() {
    let error = serde_json::from_str::<Activation>(r#""none""#).unwrap_err().to_string();
    let names: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
    assert_eq!(names, Activation::all(SLOPE, ALPHA).map(Activation::name), "{error}");
}

#[test]
fn kinks_and_linear_pieces_are_as_stated() {
    let kinked = Activation::all(0.2, 0.7).into_iter().filter(|f| f.is_kinked()).map(Activation::name);
    assert_eq!(kinked.collect::<Vec<_>>(), ["relu", "leaky_relu", "elu"]);
    assert!(!Activation::LeakyRelu { slope: 1.0 }.is_kinked() && !Activation::Elu { alpha: 1.0 }.is_kinked());
    for f in Activation::all(0.25, ALPHA) {
        for (side, sign) in f.sides().into_iter().zip([-1.0, 1.0]) {
            // A line has the same slope near 0 and far away.
            let slopes = [0.125, 1.0, 8.0].map(|distance| f.derivative(sign * distance));
            let is_line = slopes.iter().all(|&slope| side == Side::Line(slope));
            assert_eq!(is_line, slopes.iter().all(|slope| slope == &slopes[0]), "{f:?}");
        }
    }
}

/// The minimum is that of mpmath with 30 digits.
#[test]
fn mish_is_the_published_function() {
    let z: f64 = -1.192_431_214_515;
    assert!((Activation::Mish.value(z) - -0.308_843_413_017_250_4).abs() <= 8.0 * f64::EPSILON);
    // f'' < 1, so that the slope is less than what z is off by, 10⁻¹².
    assert!(Activation::Mish.derivative(z).abs() < 1e-12);
    for z in (-320..=320).map(|i| f64::from(i) / 16.0) {
        let (softplus, slope) = (softplus(z), sigmoid(z));
        let (g, d_g) = (softplus.tanh(), slope / softplus.cosh().powi(2));
        // A handful of roundings on either side, of numbers up to 1 + |z|.
        let slack = 16.0 * f64::EPSILON * (1.0 + z.abs());
        assert!((Activation::Mish.value(z) - z * g).abs() <= slack, "{z}");
        assert!((Activation::Mish.derivative(z) - (g + z * d_g)).abs() <= slack, "{z}");
    }
}

#[test]
fn parameters_are_finite() {
    for bad in [f64::NAN, f64::INFINITY] {
        assert_eq!(Activation::LeakyRelu { slope: bad }.validate().unwrap_err().code(), "value");
        assert_eq!(Activation::Elu { alpha: bad }.validate().unwrap_err().code(), "value");
    }
}

#[test]
fn a_parameter_has_the_name_that_it_has_in_a_configuration() {
    let of =
        [(Activation::LeakyRelu { slope: 0.25 }, Parameter::Slope), (Activation::Elu { alpha: 0.5 }, Parameter::Alpha)];
    for (activation, parameter) in of {
        let json = serde_json::to_value(activation).unwrap();
        assert!(json[activation.name()][parameter.name()].is_number(), "{json}");
    }
}
