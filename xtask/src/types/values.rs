//! Values, not only types, that the page needs: the names of variants in order, and limits.

use anyhow::{Context as _, Result, bail};
use chainrule::dataset::{surface::Surface, toy::Toy};
use chainrule::images::{KnownSet, Part};
use chainrule::lab::capacity;
use chainrule::limits;
use chainrule::optimizer::Rule;
use chainrule::release::{RELEASE, Release};
use chainrule::study::Example;
use chainrule::trace::{Difficulty, MAX_LAYERS, MAX_SAMPLES, MAX_TRAINING_STEPS, MAX_UNITS, Preset, Size};
use chainrule::{Activation, Init, OptimizerConfig, Schedule};
use serde::Serialize;
use serde_json::json;
use ts_rs::{Config, TS};

/// Returns the declarations.
pub(super) fn values(config: &Config) -> Result<String> {
    let mut text = String::new();
    // For an enum without fields, the names are the type.
    macro_rules! names {
        ($($list:ident = $type:ty;)*) => {$({
            let names = json!(variants(&<$type as TS>::inline(config))?);
            let of = <$type as TS>::name(config);
            text.push_str(&format!("\nexport const {} = {names} as const satisfies ReadonlyArray<{of}>;\n", stringify!($list)));
        })*};
    }
    names! {
        capacityFunctions = capacity::Function;
        capacityKinds = capacity::Kind;
        difficulties = Difficulty;
        exampleNames = Example;
        exerciseSizes = Size;
        partNames = Part;
        presetNames = Preset;
        setNames = KnownSet;
        surfaceNames = Surface;
        toyNames = Toy;
    }
    // For other enums, the type is the union of the names.
    macro_rules! named {
        ($($list:ident: $of:ident = $type:ty;)*) => {$({
            let names = json!(variants(&<$type as TS>::inline(config))?);
            let (list, of) = (stringify!($list), stringify!($of));
            text.push_str(&format!("\nexport const {list} = {names} as const;\n"));
            text.push_str(&format!("export type {of} = (typeof {list})[number];\n"));
        })*};
    }
    named! {
        activationNames: ActivationName = Activation;
        initNames: InitName = Init;
        ruleNames: RuleName = Rule;
        scheduleNames: ScheduleName = Schedule;
    }
    let activations = object(Activation::all(0.01, 1.0).as_slice())?;
    text.push_str("\n/** Each activation function with PyTorch's default parameters. */\n");
    text.push_str(&format!(
        "export const usualActivations: Readonly<Record<ActivationName, Activation>> = {activations};\n"
    ));
    let rules = object(&[
        OptimizerConfig::sgd().rule,
        OptimizerConfig::momentum().rule,
        OptimizerConfig::nesterov().rule,
        OptimizerConfig::rms_prop().rule,
        OptimizerConfig::adam().rule,
        OptimizerConfig::adam_w().rule,
    ])?;
    text.push_str(
        "\n/** Each update rule with PyTorch's default parameters; momentum, whose default is 0, is 0.9. */\n",
    );
    text.push_str(&format!("export const usualRules: Readonly<Record<RuleName, Rule>> = {rules};\n"));
    let limits = json!({
        "layers": MAX_LAYERS, "samples": MAX_SAMPLES, "trainingSteps": MAX_TRAINING_STEPS, "units": MAX_UNITS,
        "addressChars": limits::MAX_ADDRESS_CHARS, "fileBytes": limits::files::MAX_FILE_BYTES,
        "tableBytes": limits::files::MAX_TABLE_BYTES, "tableInputs": limits::files::MAX_INPUTS, "drawingsBytes": limits::drawings::MAX_FILE_BYTES, "imageUnits": limits::images::MAX_UNITS,
        "pictureSide": limits::pictures::MAX_SIDE,
        "expressionChars": limits::circuit::MAX_CHARS, "questionEpochs": chainrule::graph::EPOCHS, "questionSeeds": limits::lab::MAX_GRAPH_SEEDS,
    });
    text.push_str(&release(RELEASE));
    text.push_str("\n/** The maximum sizes of a problem, of one parameter of the address, of files, of a layer that learns images, and of models that answer questions. */\n");
    text.push_str(&format!("export const limits = {limits} as const;\n"));
    Ok(text)
}

/// The fields are declared as strings rather than as their present values: the page has to handle any of them.
fn release(Release { version, license, repository }: Release) -> String {
    let values = json!({ "version": version, "license": license, "repository": repository });
    let fields = ["version", "license", "repository"].map(|name| format!("readonly {name}: string"));
    let docs = "/** Which release of the core this is. `repository` is empty where Cargo.toml names none. */";
    format!("\n{docs}\nexport const release: {{ {} }} = {values};\n", fields.join("; "))
}

/// Returns an object literal of the variants by name, in order.
fn object(variants: &[impl Serialize]) -> Result<String> {
    let fields = variants.iter().map(|variant| {
        let json = serde_json::to_value(variant)?;
        let name = json.as_str().or_else(|| json.as_object()?.keys().next().map(String::as_str));
        Ok(format!("{}: {json}", json!(name.context("a variant has no name")?)))
    });
    Ok(format!("{{ {} }}", fields.collect::<Result<Vec<_>>>()?.join(", ")))
}

/// Returns the names in a union of `ts-rs`: of `"relu" | { "elu": { alpha: number, } }`, relu and elu.
fn variants(union: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut rest = without_comments(union);
    while let Some(at) = rest.find(['"', '{', '}']) {
        let (letter, after) = (rest.as_bytes()[at], rest[at + 1..].to_owned());
        rest = match letter {
            b'"' => {
                let end = after.find('"').with_context(|| format!("no end of a name in {union}"))?;
                if depth <= 1 {
                    names.push(after[..end].to_owned());
                }
                after[end + 1..].to_owned()
            }
            b'{' => {
                depth += 1;
                after
            }
            _ => {
                depth -= 1;
                after
            }
        };
    }
    if names.is_empty() {
        bail!("{union} has no names");
    }
    Ok(names)
}

fn without_comments(text: &str) -> String {
    let pieces = text.split("/**").enumerate();
    pieces.map(|(i, piece)| if i == 0 { piece } else { piece.split_once("*/").map_or("", |(_, code)| code) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_variants_are_found_with_and_without_fields() {
        assert_eq!(variants(r#""a" | { "b": { c: number, d: "e", } } | "f""#).unwrap(), ["a", "b", "f"]);
        assert!(variants("number").is_err());
    }

    #[test]
    fn the_names_of_activation_functions_and_initial_weights_are_those_of_the_core_in_its_order() {
        let config = Config::new();
        let activations = variants(&Activation::inline(&config)).unwrap();
        assert_eq!(activations, Activation::all(0.01, 1.0).map(Activation::name));
        assert_eq!(variants(&Init::inline(&config)).unwrap(), Init::all().map(Init::name));
    }
}
