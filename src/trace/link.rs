//! A problem as a line of text for a URL, which a person can read and edit:
//!
//! ```text
//! v1*2-2-1*relu-identity*0.5_-0.25_0.25_0_1_0.25_-0.5_1_0.5*-1_0*1*squared_sum*sgd_0.1_0*1
//! ```
//!
//! In order: the version of the format; the sizes; an activation function per layer; weights and biases, unit by unit, each
//! unit's bias last; the inputs of all samples; their targets; the loss; the update rule with η, λ and its parameters; the
//! training step. Parameters follow a name after underscores. A problem with a [`Variant`](super::Variant) begins with `v2` and
//! has it as its tenth part.

mod variant;

use std::fmt::Write as _;

use num_traits::ToPrimitive;

use self::variant::{read_variant, variant_words};
use super::parse::{normalized, parse};
use super::problem::{LayerProblem, OptimizerProblem, Problem, SampleProblem, check_count};
use super::{MAX_LAYERS, MAX_SAMPLES, MAX_UNITS, Variant};
use crate::error::{Each, Expected, Got, Notation, Ranged, Thing, What};
use crate::limits::trace::MAX_LINK_BYTES;
use crate::loss::Reduction;
use crate::optimizer::Rule;
use crate::{Activation, Error, Loss, Result};

const VERSION: &str = "v1";
/// With a tenth part.
const VERSION_WITH_VARIANT: &str = "v2";
/// The number of characters of a text that an error quotes.
const MAX_SHOWN: usize = 24;

impl Problem {
    /// Writes the problem as a line of text, with its numbers as typed. In the query of a URL, only the slash of fractions
    /// needs escaping.
    pub fn to_link(&self) -> String {
        let sizes: Vec<String> = self.sizes().unwrap_or_default().iter().map(ToString::to_string).collect();
        let activations: Vec<String> = self.layers.iter().map(|layer| activation_word(layer.activation)).collect();
        let units = self.layers.iter().flat_map(|layer| layer.weight.iter().zip(&layer.bias));
        let variant = variant_words(&self.variant);
        let version = if variant.is_empty() { VERSION } else { VERSION_WITH_VARIANT };
        let parts = [
            version.to_owned(),
            sizes.join("-"),
            activations.join("-"),
            joined(units.flat_map(|(row, bias)| row.iter().chain([bias]))),
            joined(self.samples.iter().flat_map(|sample| &sample.input)),
            joined(self.samples.iter().flat_map(|sample| &sample.target)),
            loss_word(self.loss),
            optimizer_word(&self.optimizer),
            self.training_step.to_string(),
        ];
        let variant = Some(variant).filter(|variant| !variant.is_empty());
        parts.into_iter().chain(variant).collect::<Vec<_>>().join("*")
    }

    /// Parses a problem from a line of text.
    ///
    /// # Errors
    /// [`Error::Format`] if the text is not in the format of [`Problem::to_link`]; also the errors of an invalid problem, as in
    /// [`training_step`](super::training_step).
    pub fn from_link(text: &str) -> Result<Self> {
        if text.len() > MAX_LINK_BYTES {
            return Err(format(
                Expected::AtMost { n: MAX_LINK_BYTES, of: Some(Thing::Bytes) },
                count(text.len(), Thing::Bytes),
            ));
        }
        let parts: Vec<&str> = text.split('*').collect();
        let (n_parts, variant) = match parts[0] {
            VERSION => (9, None),
            VERSION_WITH_VARIANT => (10, parts.get(9)),
            other => return Err(refuse(Expected::Version { version: VERSION_WITH_VARIANT }, other)),
        };
        let &[_, sizes, activations, parameters, inputs, targets, loss, optimizer, training_step] = parts
            .get(..9)
            .and_then(|first| <&[&str; 9]>::try_from(first).ok())
            .filter(|_| parts.len() == n_parts)
            .ok_or_else(|| {
                format(Expected::Count { n: n_parts, of: Thing::LinkParts }, count(parts.len(), Thing::LinkParts))
            })?;
        let sizes =
            sizes.split('-').map(|size| read_count(Ranged::Size, size, MAX_UNITS)).collect::<Result<Vec<_>>>()?;
        check_count(What::Layers, sizes.len() - 1, MAX_LAYERS)?;
        let (n_inputs, n_outputs) = (sizes[0], sizes[sizes.len() - 1]);
        let loss = read_loss(loss)?;
        let problem = Self {
            layers: read_layers(&sizes, activations, parameters)?,
            samples: read_samples(inputs, n_inputs, targets, if loss.takes_classes() { 1 } else { n_outputs })?,
            loss,
            optimizer: read_optimizer(optimizer)?,
            training_step: read_count(Ranged::TrainingStep, training_step, usize::MAX)?,
            variant: Variant::default(),
        };
        problem.read()?;
        variant.map_or(Ok(problem.clone()), |words| read_variant(&problem, words))
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    texts.map(|text| normalized(text)).collect::<Vec<_>>().join("_")
}

/// Joins a name and its parameters: `name`, `name_0.9_0.999`.
fn word(name: &str, parameters: &[f64]) -> String {
    let mut word = name.to_owned();
    for parameter in parameters {
        // Writing to a string does not fail.
        let _ = write!(word, "_{parameter}");
    }
    word
}

/// Returns a function's name in links: that of configurations, except for one name that predates them.
fn link_name(activation: Activation) -> &'static str {
    match activation.name() {
        "leaky_relu" => "leaky",
        name => name,
    }
}

fn activation_word(activation: Activation) -> String {
    let parameter = activation.parameter().map(|(_, value)| value);
    word(link_name(activation), parameter.as_slice())
}

fn read_activation(text: &str) -> Result<Activation> {
    let (name, parameters) = read_word(text)?;
    let named = Activation::all(0.0, 0.0).into_iter().find(|&activation| link_name(activation) == name);
    let read = named.and_then(|mut activation| match (activation.parameter_mut(), parameters.as_slice()) {
        (None, []) => Some(activation),
        (Some((_, value)), &[given]) => {
            *value = given;
            Some(activation)
        }
        _ => None,
    });
    read.ok_or_else(|| written(Notation::Activation, ["relu", "leaky_0.1"], text))
}

fn loss_word(loss: Loss) -> String {
    match loss {
        Loss::SquaredError { reduction: Reduction::Mean } => word("squared_mean", &[]),
        Loss::SquaredError { reduction: Reduction::Sum } => word("squared_sum", &[]),
        Loss::SquaredError { reduction: Reduction::HalfSum } => word("squared_half", &[]),
        Loss::L1 => word("l1", &[]),
        Loss::Huber { delta } => word("huber", &[delta]),
        Loss::BinaryCrossEntropy => word("bce", &[]),
        Loss::BinaryCrossEntropyOnProbabilities => word("bceprob", &[]),
        Loss::Perceptron => word("perceptron", &[]),
        Loss::SoftmaxCrossEntropy => word("softmax", &[]),
        Loss::LogSoftmaxNll => word("nll", &[]),
        Loss::LogSoftmaxCrossEntropy => word("logsoftmax", &[]),
        Loss::Hinge { margin } => word("hinge", &[margin]),
    }
}

fn read_loss(text: &str) -> Result<Loss> {
    let squared = |reduction| Ok(Loss::SquaredError { reduction });
    match text {
        "squared_mean" => return squared(Reduction::Mean),
        "squared_sum" => return squared(Reduction::Sum),
        "squared_half" => return squared(Reduction::HalfSum),
        _ => {}
    }
    let (name, parameters) = read_word(text)?;
    Ok(match (name, parameters.as_slice()) {
        ("l1", []) => Loss::L1,
        ("huber", &[delta]) => Loss::Huber { delta },
        ("bce", []) => Loss::BinaryCrossEntropy,
        ("bceprob", []) => Loss::BinaryCrossEntropyOnProbabilities,
        ("perceptron", []) => Loss::Perceptron,
        ("logsoftmax", []) => Loss::LogSoftmaxCrossEntropy,
        ("softmax", []) => Loss::SoftmaxCrossEntropy,
        ("nll", []) => Loss::LogSoftmaxNll,
        ("hinge", &[margin]) => Loss::Hinge { margin },
        _ => return Err(written(Notation::Loss, ["squared_sum", "huber_1"], text)),
    })
}

fn optimizer_word(optimizer: &OptimizerProblem) -> String {
    let (name, parameters): (&str, &[f64]) = match &optimizer.rule {
        Rule::Sgd => ("sgd", &[]),
        Rule::Momentum { momentum } => ("momentum", &[*momentum]),
        Rule::Nesterov { momentum } => ("nesterov", &[*momentum]),
        Rule::RmsProp { alpha, eps } => ("rmsprop", &[*alpha, *eps]),
        Rule::Adam { beta1, beta2, eps } => ("adam", &[*beta1, *beta2, *eps]),
        Rule::AdamW { beta1, beta2, eps } => ("adamw", &[*beta1, *beta2, *eps]),
    };
    word(&format!("{name}_{}", joined([&optimizer.learning_rate, &optimizer.weight_decay].into_iter())), parameters)
}

fn read_optimizer(text: &str) -> Result<OptimizerProblem> {
    let refused = || written(Notation::Rule, ["sgd_0.1_0", "momentum_0.1_0_0.9"], text);
    let words: Vec<&str> = text.splitn(4, '_').collect();
    let (&[name, learning_rate, weight_decay], rest) = words.split_first_chunk().ok_or_else(refused)?;
    let parameters = rest.first().map_or(Ok(Vec::new()), |rest| read_parameters(rest))?;
    let rule = match (name, parameters.as_slice()) {
        ("sgd", []) => Rule::Sgd,
        ("momentum", &[momentum]) => Rule::Momentum { momentum },
        ("nesterov", &[momentum]) => Rule::Nesterov { momentum },
        ("rmsprop", &[alpha, eps]) => Rule::RmsProp { alpha, eps },
        ("adam", &[beta1, beta2, eps]) => Rule::Adam { beta1, beta2, eps },
        ("adamw", &[beta1, beta2, eps]) => Rule::AdamW { beta1, beta2, eps },
        _ => return Err(refused()),
    };
    Ok(OptimizerProblem { rule, learning_rate: normalized(learning_rate), weight_decay: normalized(weight_decay) })
}

fn read_layers(sizes: &[usize], activations: &str, parameters: &str) -> Result<Vec<LayerProblem>> {
    let activations = activations.split('-').map(read_activation).collect::<Result<Vec<_>>>()?;
    let n_layers = sizes.len() - 1;
    if activations.len() != n_layers {
        let expected = Expected::ForEach { each: Each::Activation, n: n_layers, of: Thing::Layers };
        return Err(format(expected, activations.len().into()));
    }
    let n_parameters = sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
    let texts = read_texts(Thing::WeightsAndBiases, parameters, n_parameters)?;
    let mut texts = texts.into_iter();
    let layer = |(pair, activation): (&[usize], Activation)| {
        let (mut weight, mut bias) = (Vec::with_capacity(pair[1]), Vec::with_capacity(pair[1]));
        for _ in 0..pair[1] {
            weight.push(texts.by_ref().take(pair[0]).collect());
            bias.extend(texts.next());
        }
        LayerProblem { weight, bias, activation }
    };
    Ok(sizes.windows(2).zip(activations).map(layer).collect())
}

fn read_samples(inputs: &str, n_inputs: usize, targets: &str, n_targets: usize) -> Result<Vec<SampleProblem>> {
    let n_samples = inputs.split('_').count().div_ceil(n_inputs);
    check_count(What::Samples, n_samples, MAX_SAMPLES)?;
    let inputs = read_texts(Thing::Inputs, inputs, n_samples * n_inputs)?;
    let targets = read_texts(Thing::Targets, targets, n_samples * n_targets)?;
    let samples = inputs.chunks(n_inputs).zip(targets.chunks(n_targets));
    Ok(samples.map(|(input, target)| SampleProblem { input: input.to_vec(), target: target.to_vec() }).collect())
}

/// Splits a text into `n` numbers, which are only parsed with the problem.
fn read_texts(of: Thing, text: &str, n: usize) -> Result<Vec<String>> {
    let texts: Vec<String> = text.split('_').map(normalized).collect();
    if texts.len() == n { Ok(texts) } else { Err(format(Expected::Count { n, of }, texts.len().into())) }
}

/// Splits a name from its parameters: `leaky_0.1` is `leaky` with 0.1.
fn read_word(text: &str) -> Result<(&str, Vec<f64>)> {
    match text.split_once('_') {
        None => Ok((text, Vec::new())),
        Some((name, parameters)) => Ok((name, read_parameters(parameters)?)),
    }
}

fn read_parameters(text: &str) -> Result<Vec<f64>> {
    let read = |text| Ok(parse(text, "parameter")?.to_f64().unwrap_or(f64::NAN));
    text.split('_').map(read).collect()
}

fn read_count(of: Ranged, text: &str, max: usize) -> Result<usize> {
    let is_count = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(count) if is_count && (1..=max).contains(&count) => Ok(count),
        _ if max == usize::MAX => Err(refuse(Expected::AtLeast { of, from: 1.0 }, text)),
        _ => Err(refuse(Expected::range(of, 1, max), text)),
    }
}

fn count(n: usize, of: Thing) -> Got {
    Got::Count { n, of }
}

fn written(notation: Notation, examples: [&'static str; 2], got: &str) -> Error {
    refuse(Expected::Written { notation, examples: examples.to_vec() }, got)
}

fn refuse(expected: Expected, got: &str) -> Error {
    format(expected, Got::text(got, MAX_SHOWN))
}

fn format(expected: Expected, got: Got) -> Error {
    Error::Format { what: What::Link, expected, got }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::trace::arbitrary::{normal, problem};
    use crate::trace::{PRESETS, Preset};

    #[test]
    fn a_link_can_be_read_by_a_person() {
        let link = Preset::Assignment.problem().to_link();
        let expected = "v1*2-2-2-1*relu-relu-identity*0.5_-0.25_0.25_0_1_0.25_-0.1_0_0.25_1_1_0.25_-0.5_1_0.5*-1_0*1\
                        *squared_sum*sgd_0.1_0*1";
        assert_eq!(link, expected);
    }

    #[test]
    fn each_preset_comes_back() {
        for preset in PRESETS {
            let problem = preset.problem();
            assert_eq!(Problem::from_link(&problem.to_link()).unwrap(), problem, "{preset:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (from, to, code, said) in [
            ("v1", "v3", "format", "version v2"),
            ("v1", "v2", "format", "10 parts"),
            ("*7", "*7*1", "format", "9 parts"),
            ("2-1", "2-x", "format", "a size from 1 to 5, got \"x\""),
            ("2-1", "2-999999999999999999999", "format", "a size from 1 to 5, got \"999999999999999999999\""),
            ("2-1", "1-1-1-1-1-1-1-1", "value", "layers: expected at most 4"),
            ("relu", "rely", "format", "an activation function, such as relu or leaky_0.1, got \"rely\""),
            ("relu-", "", "format", "an activation function for each of 2 layers"),
            ("relu", "leaky_2", "value", "slope: expected a number from 0 to 1, got 2"),
            ("0.5_", "", "format", "9 weights and biases"),
            ("0.5_", "5e-1_", "format", "w11 = \"5e-1\""),
            ("-1_0", "-1_0_1", "format", "4 inputs"),
            ("-1_0", "0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0_0", "value", "samples: expected at most 8"),
            ("squared_sum", "squared_1", "format", "a loss, such as squared_sum or huber_1"),
            ("squared_sum", "huber_0", "value", "delta: expected a finite number above 0"),
            ("squared_sum", "softmax", "format", "t = \"3\""),
            ("sgd_", "sdg_", "format", "a rule with η and λ"),
            ("sgd_0.1_0", "sgd_0.1", "format", "a rule with η and λ"),
            ("sgd_0.1_0", "sgd_-1_0", "value", "learning_rate: expected a finite number above 0"),
            ("sgd_0.1_0", "momentum_0.1_0_1", "value", "momentum: expected a number from 0 to 1, excluding 1"),
            ("0*7", "0*0", "format", "a training step, 1 or more"),
            ("0*7", "0*-7", "format", "a training step, 1 or more"),
            ("0*7", "0*1001", "value", "training_step: expected at most 1000"),
        ] {
            let link = "v1*2-2-1*relu-identity*0.5_-0.25_0.25_0_1_0.25_-0.5_1_0.5*-1_0*3*squared_sum*sgd_0.1_0*7";
            assert!(Problem::from_link(link).is_ok());
            let error = Problem::from_link(&link.replacen(from, to, 1)).unwrap_err();
            assert_eq!(error.code(), code, "{error}");
            assert!(error.to_string().contains(said), "{error}, not {said}");
        }
    }

    #[test]
    fn a_long_link_is_not_repeated_in_full() {
        for text in ["v1*".repeat(1000), "v".repeat(8000), "9".repeat(1_000_000)] {
            assert!(Problem::from_link(&text).unwrap_err().to_string().len() < 200);
        }
    }

    proptest! {
        #[test]
        fn a_problem_comes_back(problem in problem()) {
            let link = problem.to_link();
            prop_assert!(link.len() <= MAX_LINK_BYTES);
            prop_assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-._*/".contains(c)), "{}", link);
            prop_assert_eq!(Problem::from_link(&link), Ok(normal(&problem)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            prop_assert!(Problem::from_link(&text).is_err());
        }

        #[test]
        fn a_changed_link_is_read_or_refused(
            problem in problem(),
            place in any::<prop::sample::Index>(),
            length in 0_usize..4,
            put in "[-0-9a-z._*/é۱−]{0,4}",
        ) {
            let mut characters: Vec<char> = problem.to_link().chars().collect();
            let start = place.index(characters.len());
            let end = (start + length).min(characters.len());
            characters.splice(start..end, put.chars());
            if let Ok(read) = Problem::from_link(&String::from_iter(characters)) {
                prop_assert!(read.read().is_ok());
                prop_assert_eq!(Problem::from_link(&read.to_link()), Ok(read));
            }
        }
    }
}
