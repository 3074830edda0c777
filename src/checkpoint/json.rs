//! JSON in files. Its fields keep their Rust names, even where a page uses other names.

use serde::Serialize;
use serde_json::Value;

/// Converts a value to the JSON of a file, with field names in snake_case.
///
/// # Errors
/// Returns the error of serde if the value cannot be represented in JSON.
pub(crate) fn file_json(value: &impl Serialize) -> serde_json::Result<Value> {
    let mut json = serde_json::to_value(value)?;
    to_snake_case(&mut json);
    Ok(json)
}

fn to_snake_case(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            let snake = |(name, mut value): (String, Value)| {
                to_snake_case(&mut value);
                (snake_case(&name), value)
            };
            *fields = std::mem::take(fields).into_iter().map(snake).collect();
        }
        Value::Array(elements) => elements.iter_mut().for_each(to_snake_case),
        _ => {}
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 2);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activation, OptimizerConfig};

    #[test]
    fn files_have_the_names_of_rust_and_are_read_with_either() {
        let adam = OptimizerConfig::adam();
        let json = file_json(&adam).unwrap().to_string();
        let expected =
            r#"{"learning_rate":0.001,"rule":{"adam":{"beta1":0.9,"beta2":0.999,"eps":1e-8}},"weight_decay":0.0}"#;
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<OptimizerConfig>(&json).unwrap(), adam);
        let wire = serde_json::to_string(&adam).unwrap();
        assert!(wire.contains("learningRate"));
        assert_eq!(serde_json::from_str::<OptimizerConfig>(&wire).unwrap(), adam);
        let leaky = Activation::LeakyRelu { slope: 0.5 };
        assert_eq!(file_json(&[leaky]).unwrap().to_string(), r#"[{"leaky_relu":{"slope":0.5}}]"#);
    }
}
