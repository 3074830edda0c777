//! Parses expressions as people type them.
//!
//! ```text
//! sum     = product, { ("+" | "-"), product }
//! product = signed, { ("*" | "/"), signed | power }     a factor may follow a number or a parenthesis without "*"
//! signed  = { "+" | "-" }, power
//! power   = atom, [ "^", signed | superscript ]
//! atom    = number | variable | "e" | function, "(", sum, { ",", sum }, ")" | "(", sum, ")" | "|", sum, "|"
//! ```

use super::syntax::{Binary, Function, Syntax};
use crate::error::{Expected, Got, SyntaxPart, Thing, What};
use crate::limits::circuit::MAX_CHARS;
use crate::limits::trace::MAX_NUMBER_CHARS;
use crate::numerals::{DIRECTION_MARKS, ascii};
use crate::trace::Name;
use crate::trace::parse::decimal;
use crate::{Error, Result};

/// The maximum number of characters of a subscript.
const MAX_SUBSCRIPT_CHARS: usize = 3;
/// Raised digits, from 0 to 9.
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// Parses an expression.
///
/// # Errors
/// [`Error::Format`](crate::Error::Format) with the place of the first character that does not fit;
/// [`Error::Empty`](crate::Error::Empty) if there is no character.
pub(super) fn parse(text: &str) -> Result<Syntax> {
    let n_chars = text.chars().take(MAX_CHARS + 1).count();
    if n_chars > MAX_CHARS {
        let expected = Expected::AtMost { n: MAX_CHARS, of: Some(Thing::Characters) };
        return Err(Error::Format { what: What::Expression, expected, got: Got::More });
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Error::Empty { what: What::Expression });
    }
    let mut parser = Parser { tokens: &tokens, next: 0 };
    let syntax = parser.sum()?;
    if parser.next < tokens.len() { Err(parser.refused(SyntaxPart::Operator)) } else { Ok(syntax) }
}

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Number(String),
    Variable(Name),
    Euler,
    Function(Function),
    Raised(String),
    Sign(char),
}

/// A token, the text that it was read from, and the number of its first character, from 1.
struct Token {
    kind: Kind,
    text: String,
    position: usize,
}

fn refused(part: SyntaxPart, got: Got) -> Error {
    Error::Format { what: What::Expression, expected: Expected::Syntax { part }, got }
}

fn tokens(text: &str) -> Result<Vec<Token>> {
    let chars: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| !c.is_whitespace() && !DIRECTION_MARKS.contains(c))
        .map(|(idx, c)| (idx + 1, plain(c)))
        .collect();
    let mut tokens = Vec::new();
    let mut rest = chars.as_slice();
    while let Some(&(position, first)) = rest.first() {
        // Adjacent in the text as typed: "x 1" is not x₁.
        let run = |is: &dyn Fn(char) -> bool| {
            rest.iter().enumerate().take_while(|&(n, &(at, c))| at == position + n && is(c)).count()
        };
        let taken = |n: usize| rest[..n].iter().map(|&(_, c)| c).collect::<String>();
        let (kind, n) = match first {
            '0'..='9' | '.' => {
                let n = run(&|c| c.is_ascii_digit() || c == '.');
                let number = taken(n);
                if decimal(&number).is_none() || n > MAX_NUMBER_CHARS {
                    return Err(refused(SyntaxPart::Number, Got::At { position, text: number }));
                }
                (Kind::Number(number), n)
            }
            c if is_letter(c) => {
                let letters = taken(run(&is_letter));
                word(&letters, position, &rest[letters.chars().count()..]).ok_or_else(|| {
                    let expected = SyntaxPart::Name { functions: Function::NAMES.to_vec() };
                    refused(expected, Got::At { position, text: letters })
                })?
            }
            c if RAISED.contains(c) => {
                let n = run(&|c| RAISED.contains(c));
                let digit = |raised| RAISED.chars().position(|c| c == raised).unwrap_or_default().to_string();
                (Kind::Raised(taken(n).chars().map(digit).collect()), n)
            }
            c if "+-*/^(),|".contains(c) => (Kind::Sign(c), 1),
            c => {
                let part = if tokens.is_empty() { SyntaxPart::Operand } else { SyntaxPart::Operator };
                return Err(refused(part, Got::At { position, text: c.to_string() }));
            }
        };
        tokens.push(Token { kind, text: taken(n), position });
        rest = &rest[n..];
    }
    Ok(tokens)
}

/// A character of the many that people type, as the one that stands for it.
fn plain(c: char) -> char {
    match c {
        '×' | '·' | '⋅' | '∗' => '*',
        '÷' => '/',
        '–' | '—' => '-',
        '،' => ',',
        '[' | '{' => '(',
        ']' | '}' => ')',
        _ => ascii(c),
    }
}

/// Latin and Greek letters.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('α'..='ω').contains(&c)
}

/// Returns a function, Euler's number, or a variable with the subscript that follows it, and the number of characters.
/// `position` is that of the first letter, `rest` what follows the last one.
fn word(letters: &str, position: usize, rest: &[(usize, char)]) -> Option<(Kind, usize)> {
    let n_letters = letters.chars().count();
    let opens = rest.first().is_some_and(|&(_, c)| c == '(');
    if let Some(function) = Function::named(letters).filter(|_| n_letters > 1 || opens) {
        return Some((Kind::Function(function), n_letters));
    }
    if n_letters > 1 {
        return None;
    }
    let (has_underscore, subscript) = match rest {
        [(_, '_'), subscript @ ..] => (true, subscript),
        _ => (false, rest),
    };
    let lowered = |c: char| match c {
        '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        _ => c,
    };
    let is_adjacent = |n: usize, at: usize| at == position + 1 + n + usize::from(has_underscore);
    let run = |is: fn(&char) -> bool| -> String {
        let adjacent = subscript.iter().enumerate().take_while(|&(n, &(at, _))| is_adjacent(n, at));
        adjacent.map(|(_, &(_, c))| lowered(c)).take_while(is).collect()
    };
    let digits = run(char::is_ascii_digit);
    let subscript = if digits.is_empty() && has_underscore { run(char::is_ascii_alphabetic) } else { digits };
    if subscript.is_empty() {
        let kind = if letters == "e" { Kind::Euler } else { Kind::Variable(Name::new(letters, "")) };
        return (!has_underscore).then_some((kind, 1));
    }
    let n = 1 + usize::from(has_underscore) + subscript.len();
    (subscript.len() <= MAX_SUBSCRIPT_CHARS).then(|| (Kind::Variable(Name::new(letters, subscript)), n))
}

struct Parser<'a> {
    tokens: &'a [Token],
    next: usize,
}

impl Parser<'_> {
    fn sum(&mut self) -> Result<Syntax> {
        let mut sum = self.product()?;
        loop {
            let operator = match self.sign() {
                Some('+') => Binary::Add,
                Some('-') => Binary::Subtract,
                _ => return Ok(sum),
            };
            self.next += 1;
            sum = Syntax::Binary(operator, Box::new(sum), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Syntax> {
        let mut product = self.signed()?;
        let mut is_quotient = false;
        loop {
            let factor = match self.sign() {
                Some(sign @ ('*' | '/')) => {
                    self.next += 1;
                    is_quotient = sign == '/';
                    self.signed()?
                }
                // 1/2x might be (1/2)x or 1/(2x).
                _ if self.juxtaposes() && !is_quotient => self.power()?,
                _ => return Ok(product),
            };
            let operator = if is_quotient { Binary::Divide } else { Binary::Multiply };
            product = Syntax::Binary(operator, Box::new(product), Box::new(factor));
        }
    }

    /// Returns whether a factor follows without a sign, after a number or a closing parenthesis: 2x, 2(x+1), (x+1)(x-1).
    fn juxtaposes(&self) -> bool {
        let before = self.next.checked_sub(1).and_then(|idx| self.tokens.get(idx)).map(|token| &token.kind);
        let after_number = matches!(before, Some(Kind::Number(_) | Kind::Raised(_) | Kind::Sign(')')));
        let next = self.tokens.get(self.next).map(|token| &token.kind);
        after_number && matches!(next, Some(Kind::Variable(_) | Kind::Euler | Kind::Function(_) | Kind::Sign('(')))
    }

    fn signed(&mut self) -> Result<Syntax> {
        match self.sign() {
            Some('-') => {
                self.next += 1;
                Ok(Syntax::Negative(Box::new(self.signed()?)))
            }
            Some('+') => {
                self.next += 1;
                self.signed()
            }
            _ => self.power(),
        }
    }

    fn power(&mut self) -> Result<Syntax> {
        let base = self.atom()?;
        let exponent = match self.tokens.get(self.next).map(|token| &token.kind) {
            Some(Kind::Raised(digits)) => {
                self.next += 1;
                Syntax::Number(digits.clone())
            }
            Some(Kind::Sign('^')) => {
                self.next += 1;
                self.signed()?
            }
            _ => return Ok(base),
        };
        Ok(Syntax::Binary(Binary::Power, Box::new(base), Box::new(exponent)))
    }

    fn atom(&mut self) -> Result<Syntax> {
        let Some(token) = self.tokens.get(self.next) else { return Err(self.refused(SyntaxPart::Operand)) };
        let operand = match &token.kind {
            Kind::Number(text) => Syntax::Number(text.clone()),
            Kind::Variable(name) => Syntax::Variable(name.clone()),
            Kind::Euler => Syntax::Euler,
            Kind::Function(function) => {
                self.next += 1;
                return self.call(*function);
            }
            Kind::Sign('(') => {
                self.next += 1;
                let inside = self.sum()?;
                self.expect(')', SyntaxPart::ClosingParenthesis)?;
                return Ok(inside);
            }
            Kind::Sign('|') => {
                self.next += 1;
                let inside = self.sum()?;
                self.expect('|', SyntaxPart::ClosingBar)?;
                return Ok(Syntax::Call(Function::Abs, vec![inside]));
            }
            Kind::Raised(_) | Kind::Sign(_) => return Err(self.refused(SyntaxPart::Operand)),
        };
        self.next += 1;
        Ok(operand)
    }

    fn call(&mut self, function: Function) -> Result<Syntax> {
        self.expect('(', SyntaxPart::OpeningParenthesis)?;
        let mut arguments = vec![self.sum()?];
        while arguments.len() < function.n_arguments() {
            self.expect(',', SyntaxPart::Comma)?;
            arguments.push(self.sum()?);
        }
        self.expect(')', SyntaxPart::ClosingParenthesis)?;
        Ok(Syntax::Call(function, arguments))
    }

    fn expect(&mut self, sign: char, part: SyntaxPart) -> Result<()> {
        if self.sign() != Some(sign) {
            return Err(self.refused(part));
        }
        self.next += 1;
        Ok(())
    }

    fn sign(&self) -> Option<char> {
        match self.tokens.get(self.next)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// The error that something else was expected instead of the next token.
    fn refused(&self, part: SyntaxPart) -> Error {
        let got = self
            .tokens
            .get(self.next)
            .map_or(Got::EndOfText, |token| Got::At { position: token.position, text: token.text.clone() });
        refused(part, got)
    }
}
