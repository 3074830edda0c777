//! A typed expression of one variable as a function on numbers.

use super::parse::parse;
use super::syntax::{Binary, Function, Syntax};
use crate::activation::Activation;
use crate::error::{Expected, Got, Thing, What};
use crate::trace::Name;
use crate::{Error, Result};

/// A function of one variable, such as `0.5 sin(3x)`. A constant is one, too.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula(Syntax);

impl Formula {
    /// Parses a formula; its variable may have any name.
    ///
    /// # Errors
    /// As for any expression, and [`Error::Value`] if there is more than one variable.
    pub fn parse(text: &str) -> Result<Self> {
        let syntax = parse(text)?;
        let mut names = Vec::new();
        collect(&syntax, &mut names);
        if names.len() > 1 {
            let expected = Expected::AtMost { n: 1, of: Some(Thing::Variables) };
            return Err(Error::value(What::Expression, expected, Got::Count { n: names.len(), of: Thing::Variables }));
        }
        Ok(Self(syntax))
    }

    /// The value at x; not finite where the formula has none.
    pub fn at(&self, x: f64) -> f64 {
        value(&self.0, x)
    }
}

fn collect<'a>(syntax: &'a Syntax, names: &mut Vec<&'a Name>) {
    match syntax {
        Syntax::Variable(name) if !names.contains(&name) => names.push(name),
        Syntax::Number(_) | Syntax::Variable(_) | Syntax::Euler => {}
        Syntax::Negative(argument) => collect(argument, names),
        Syntax::Binary(_, left, right) => {
            collect(left, names);
            collect(right, names);
        }
        Syntax::Call(_, arguments) => arguments.iter().for_each(|argument| collect(argument, names)),
    }
}

/// With the functions of libm, so that all platforms get the same bits.
fn value(syntax: &Syntax, x: f64) -> f64 {
    match syntax {
        // The parser admits nothing but decimals.
        Syntax::Number(text) => text.parse().unwrap_or(f64::NAN),
        Syntax::Variable(_) => x,
        Syntax::Euler => std::f64::consts::E,
        Syntax::Negative(argument) => -value(argument, x),
        Syntax::Binary(operator, left, right) => {
            let (left, right) = (value(left, x), value(right, x));
            match operator {
                Binary::Add => left + right,
                Binary::Subtract => left - right,
                Binary::Multiply => left * right,
                Binary::Divide => left / right,
                Binary::Power => libm::pow(left, right),
            }
        }
        Syntax::Call(function, arguments) => {
            let argument = |i: usize| arguments.get(i).map_or(f64::NAN, |argument| value(argument, x));
            let a = argument(0);
            match function {
                Function::Exp => libm::exp(a),
                Function::Ln => libm::log(a),
                Function::Sqrt => libm::sqrt(a),
                Function::Sin => libm::sin(a),
                Function::Cos => libm::cos(a),
                Function::Tan => libm::tan(a),
                Function::Tanh => libm::tanh(a),
                Function::Sigmoid => Activation::Sigmoid.value(a),
                Function::Relu => a.max(0.0),
                Function::Abs => a.abs(),
                Function::Square => a * a,
                Function::Max => a.max(argument(1)),
                Function::Min => a.min(argument(1)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_have_the_values_that_a_hand_computes() {
        let at = |text: &str, x: f64| Formula::parse(text).unwrap().at(x);
        assert_eq!(at("0.5", 7.0), 0.5);
        assert_eq!(at("2x^2 - x/4", 3.0), 17.25);
        assert_eq!(at("-t²", 3.0), -9.0);
        assert_eq!(at("max(relu(x), 1) + |x| + min(x, 2)", -3.0), 1.0);
        assert_eq!(at("sqrt(x) + ln(e) + exp(0) + square(x)", 4.0), 20.0);
        assert_eq!(at("sin(0) + cos(0) + tan(0) + tanh(0) + σ(x)", 0.0), 1.5);
        assert!(at("sqrt(x)", -1.0).is_nan() && at("1/x", 0.0).is_infinite());
    }

    #[test]
    fn what_is_no_formula_of_one_variable_is_refused() {
        for text in ["", "x + y", "sin", "2 +", "x)"] {
            assert!(Formula::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_has_a_value(text in "[-+*/^()|xe0-9., a-z²]{0,30}", x in -2.0..2.0) {
            if let Ok(formula) = Formula::parse(&text) {
                let _ = formula.at(x);
            }
        }
    }
}
