//! The syntax tree of an expression, and its text.

use std::fmt;

use crate::trace::Name;

/// An expression as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Syntax {
    /// A decimal, in Latin digits.
    Number(String),
    Variable(Name),
    /// Euler's number.
    Euler,
    Negative(Box<Syntax>),
    Binary(Binary, Box<Syntax>, Box<Syntax>),
    Call(Function, Vec<Syntax>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// Defines the functions with their names, the first of which is the one that is written.
macro_rules! functions {
    ($($variant:ident $name:literal $(or $other:literal)* takes $n:literal)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Function { $($variant,)* }

        impl Function {
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The names, one for each function.
            pub(super) const NAMES: &[&'static str] = &[$($name,)*];

            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($name $(| $other)* => Some(Self::$variant),)* _ => None }
            }

            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub(super) fn n_arguments(self) -> usize {
                match self { $(Self::$variant => $n,)* }
            }
        }
    };
}

functions! {
    Exp "exp" takes 1
    Ln "ln" or "log" takes 1
    Sqrt "sqrt" takes 1
    Sin "sin" takes 1
    Cos "cos" takes 1
    Tan "tan" takes 1
    Tanh "tanh" takes 1
    Sigmoid "sigmoid" or "σ" takes 1
    Relu "relu" or "ReLU" takes 1
    Abs "abs" takes 1
    Square "square" takes 1
    Max "max" takes 2
    Min "min" takes 2
}

impl Binary {
    fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
            Self::Power => '^',
        }
    }
}

/// How tightly a part binds, from loosest to tightest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}

impl Syntax {
    fn strength(&self) -> Strength {
        match self {
            Self::Binary(Binary::Add | Binary::Subtract, ..) => Strength::Sum,
            Self::Binary(Binary::Multiply | Binary::Divide, ..) => Strength::Product,
            Self::Negative(_) => Strength::Sign,
            Self::Binary(Binary::Power, ..) => Strength::Power,
            Self::Number(_) | Self::Variable(_) | Self::Euler | Self::Call(..) => Strength::Atom,
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, least: Strength) -> fmt::Result {
        if self.strength() >= least { write!(f, "{self}") } else { write!(f, "({self})") }
    }
}

/// The expression with as few parentheses as it needs, and no spaces. Reading it gives the same tree.
impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(text) => f.write_str(text),
            Self::Variable(name) => f.write_str(&name.id()),
            Self::Euler => f.write_str("e"),
            Self::Negative(argument) => {
                f.write_str("-")?;
                argument.write(f, Strength::Sign)
            }
            Self::Binary(operator, left, right) => {
                let (least_left, least_right) = match operator {
                    Binary::Add | Binary::Subtract => (Strength::Sum, Strength::Product),
                    Binary::Multiply | Binary::Divide => (Strength::Product, Strength::Sign),
                    Binary::Power => (Strength::Atom, Strength::Sign),
                };
                left.write(f, least_left)?;
                write!(f, "{}", operator.sign())?;
                right.write(f, least_right)
            }
            Self::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (idx, argument) in arguments.iter().enumerate() {
                    let comma = if idx == 0 { "" } else { "," };
                    write!(f, "{comma}{argument}")?;
                }
                f.write_str(")")
            }
        }
    }
}
