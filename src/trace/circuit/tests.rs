use proptest::prelude::*;

use super::parse::parse;
use super::syntax::{Binary, Function, Syntax};
use super::*;
use crate::trace::record::Remark;
use crate::trace::slip::Slip;
use crate::trace::working::Verdict;

fn problem(expression: &str, values: &str) -> CircuitProblem {
    circuit_from_link(expression, values).unwrap()
}

fn written(expression: &str, values: &str) -> Circuit {
    circuit(&problem(expression, values), Format::Short).unwrap()
}

fn value(circuit: &Circuit, id: &str) -> f64 {
    circuit.values.iter().find(|value| value.id == id).unwrap_or_else(|| panic!("no {id}")).number.value
}

fn decimal(circuit: &Circuit, id: &str) -> String {
    circuit.values.iter().find(|value| value.id == id).unwrap().number.decimal.clone()
}

/// Stanford CS231n, "Backpropagation, Intuitions", section "Compound expressions, chain rule, backpropagation".
#[test]
fn the_first_circuit_of_cs231n() {
    let circuit = written("(x + y) * z", "x_-2*y_5*z_-4");
    for (id, number) in [("q", "3"), ("f", "−12"), ("∂f/∂x", "−4"), ("∂f/∂y", "−4"), ("∂f/∂z", "3"), ("∂f/∂q", "−4")]
    {
        assert_eq!(decimal(&circuit, id), number, "{id}");
    }
    let ids: Vec<&str> = circuit.steps.iter().map(|step| step.defines.as_str()).collect();
    assert_eq!(ids, ["q", "f", "∂f/∂f", "∂f/∂q", "∂f/∂z", "∂q/∂x", "∂q/∂y", "∂f/∂x", "∂f/∂y"]);
}

/// The same, section "Modularity: sigmoid example", to the two digits that are printed there.
#[test]
fn the_gated_neuron_of_cs231n() {
    for expression in ["1/(1+exp(-(w0*x0+w1*x1+w2)))", "1/(1+e^-(w_0 x_0 + w_1 x_1 + w_2))", "σ(w₀x₀ + w₁x₁ + w₂)"]
    {
        let values = "w0_2*w1_-3*w2_-3*x0_-1*x1_-2";
        let expression = expression.replace(" x_", "*x_").replace("₀x", "₀·x").replace("₁x", "₁·x");
        let circuit = written(&expression, values);
        for (id, printed) in
            [("f", 0.73), ("∂f/∂w0", -0.20), ("∂f/∂w1", -0.39), ("∂f/∂w2", 0.20), ("∂f/∂x0", 0.39), ("∂f/∂x1", -0.59)]
        {
            assert!((value(&circuit, id) - printed).abs() <= 0.005, "{expression}: {id} is {}", value(&circuit, id));
        }
    }
}

#[test]
fn a_variable_in_several_places_adds_its_paths() {
    let circuit = written("x*y + x", "x_3*y_-4");
    let sum = circuit.steps.iter().find(|step| step.defines == "∂f/∂x").unwrap();
    assert_eq!(sum.operands, ["∂f/∂q·∂q/∂x", "∂f/∂f·f_x"]);
    assert_eq!(decimal(&circuit, "∂f/∂x"), "−3");
    // Two places in one operation are one path: ∂(x·x)/∂x = x + x.
    let square = written("x*x", "x_3");
    assert_eq!(decimal(&square, "∂f/∂x"), "6");
}

#[test]
fn numbers_are_exact_while_they_can_be() {
    let circuit = written("x/3 + 1/7*y^2", "x_1*y_1/2");
    let fraction = |id: &str| {
        let value = circuit.values.iter().find(|value| value.id == id).unwrap();
        value.number.fraction.as_ref().map(|fraction| fraction.text.clone())
    };
    assert_eq!(fraction("f").as_deref(), Some("31/84"));
    assert_eq!(fraction("∂f/∂y").as_deref(), Some("1/7"));
}

#[test]
fn what_people_type_is_read_and_written_in_one_way() {
    for (typed, read) in [
        ("(x + y) z", "(x+y)*z"),
        ("2x", "2*x"),
        ("2(x+1)(x-1)", "2*(x+1)*(x-1)"),
        ("-x²", "-x^2"),
        ("(-x)^2", "(-x)^2"),
        ("x^y^z", "x^y^z"),
        ("(x^y)^z", "(x^y)^z"),
        ("x − (y − z)", "x-(y-z)"),
        ("x÷y×z", "x/y*z"),
        ("x/(y·z)", "x/(y*z)"),
        ("۲*x₁ + w_10", "2*x1+w10"),
        ("۰٫۵x", "0.5*x"),
        ("|x|", "abs(x)"),
        ("log(x)", "ln(x)"),
        ("max(a، b)", "max(a,b)"),
        ("e^-x", "e^-x"),
        ("1/(1+e^(-t z))".replace(' ', "*").as_str(), "1/(1+e^(-t*z))"),
        ("σ + σ(w_in)", "σ+sigmoid(w_in)"),
        ("\u{200f}x + 1\u{200e}", "x+1"),
    ] {
        assert_eq!(parse(typed).map(|syntax| syntax.to_string()), Ok(read.to_owned()), "{typed}");
    }
}

#[test]
fn errors_point_at_the_place() {
    for (typed, message) in [
        ("(x+y*z", "expression: expected a closing parenthesis, got the end"),
        ("x+y)", "expression: expected an operator (+ - * / ^) or the end, got \")\" at character 4"),
        ("x + * y", "expression: expected a number, a variable, a function or a parenthesis, got \"*\" at character 5"),
        ("x y", "expression: expected an operator (+ - * / ^) or the end, got \"y\" at character 3"),
        ("1/2x", "expression: expected an operator (+ - * / ^) or the end, got \"x\" at character 4"),
        ("exp x", "expression: expected an opening parenthesis, got \"x\" at character 5"),
        ("max(x)", "expression: expected a comma and another argument, got \")\" at character 6"),
        ("1.2.3*x", "expression: expected a decimal of at most 24 digits, such as 0.25, got \"1.2.3\" at character 1"),
        ("x = 2", "expression: expected an operator (+ - * / ^) or the end, got \"=\" at character 3"),
        ("", "expression: expected at least one, got none"),
        ("2*3", "variables: expected at least one, got none"),
        ("x", "operations: expected at least one, got none"),
        ("a+b+c+d+g+h+i+j+k", "variables: expected at most 8 variables, got more"),
        (
            "sinx",
            "expression: expected a variable (a letter, with a number if need be: x, w1) or a function (exp, ln, sqrt, sin, cos, tan, tanh, sigmoid, relu, abs, square, max, min), got \"sinx\" at character 1",
        ),
        ("ln(x)*ln(-x)", "result: expected a finite number, got q3"),
    ] {
        let refused = circuit(&problem(typed, ""), Format::Short).unwrap_err();
        assert_eq!(refused.to_string(), message, "{typed}");
    }
    assert!(circuit(&problem(&"-".repeat(119).replace("--", "-+"), ""), Format::Short).is_err());
    let too_long = circuit(&problem(&format!("x{}", "+1".repeat(60)), ""), Format::Short).unwrap_err();
    assert_eq!(too_long.to_string(), "expression: expected at most 120 characters, got more");
    let wrong_value = circuit(&problem("x*y", "y_1/0"), Format::Short).unwrap_err();
    assert_eq!(wrong_value.to_string(), "number: expected a denominator other than 0, got y = \"1/0\"");
}

#[test]
fn an_edit_keeps_the_values_that_it_can() {
    let before = problem("(x+y)*z", "x_-2*y_5*z_-4");
    let edits = [
        CircuitEdit::Expression("x·y / w".to_owned()),
        CircuitEdit::Number { id: "w".to_owned(), text: "۲".to_owned() },
        CircuitEdit::Nudge { id: "y".to_owned(), text: None, unit: "0.1".to_owned(), n: -3 },
    ];
    // w has no value yet, so the expression comes first, by itself.
    let first = edit_circuit(&before, &edits[..1], Format::Short).unwrap();
    assert_eq!((first.problem.expression.as_str(), first.values.as_str()), ("x*y/w", "x_-2*y_5*w_1"));
    let done = edit_circuit(&first.problem, &edits[1..], Format::Short).unwrap();
    assert_eq!(done.values, "x_-2*y_4.7*w_2");
    let again = circuit_from_link(&done.problem.expression, &done.values).unwrap();
    assert_eq!(edit_circuit(&again, &[], Format::Short), Ok(done));
    let doubtful = [CircuitEdit::Number { id: "w".to_owned(), text: "۱/۵".to_owned() }];
    let other = edit_circuit(&again, &doubtful, Format::Short).unwrap().two_readings.map(|both| both.other);
    assert_eq!(other.as_deref(), Some("1.5"));
    assert_eq!(circuit_from_link("x+1", "nonsense").unwrap_err().code(), "format");
}

#[test]
fn conventions_at_kinks_are_remarked() {
    for (expression, values, gradient) in
        [("relu(x)", "x_0", "0"), ("abs(x)", "x_0", "0"), ("max(x,y)", "x_2*y_2", "1"), ("min(y,x)", "x_2*y_2", "0")]
    {
        let circuit = written(expression, values);
        assert_eq!(decimal(&circuit, "∂f/∂x"), gradient, "{expression}");
        let step = circuit.steps.iter().find(|step| step.defines == "∂f/∂x").unwrap();
        assert_eq!(step.remark, Some(Remark::Kink), "{expression}");
        assert!(circuit.variables[0].difference.kink, "{expression}");
    }
    assert_eq!(written("max(x,y)", "x_2*y_3").steps[2].remark, None);
}

#[test]
fn slips_are_recognized() {
    let checked = |id: &str, text: &str| {
        let answers = [Answer { id: id.to_owned(), text: text.to_owned() }];
        let report = check_circuit(&problem("(x*y+z)^2", "x_3*y_-2*z_1"), &answers, Format::Short).unwrap();
        match report.answers[0].verdict.clone() {
            Verdict::Wrong { slip: Some(found) } => Some(found.slip),
            Verdict::Right => None,
            other => panic!("{id} = {text}: {other:?}"),
        }
    };
    // q2 = −5, f = 25, ∂f/∂q2 = −10, ∂f/∂x = 20, ∂f/∂y = −30.
    assert_eq!(checked("∂f/∂x", "20"), None);
    assert_eq!(checked("∂f/∂x", "-20"), Some(Slip::WrongSign));
    assert_eq!(checked("∂f/∂x", "-30"), Some(Slip::OwnFactor));
    assert_eq!(checked("∂f/∂x", "-2"), Some(Slip::ForgotUpstream));
    assert_eq!(checked("∂f/∂x", "-10"), Some(Slip::ForgotLocal));
    let follows = [("∂f/∂q2", "10"), ("∂f/∂x", "-20")].map(|(id, text)| Answer { id: id.into(), text: text.into() });
    let report = check_circuit(&problem("(x*y+z)^2", "x_3*y_-2*z_1"), &follows, Format::Short).unwrap();
    assert_eq!(report.answers[1].verdict, Verdict::FollowsFromMistake);
}

fn syntax() -> impl Strategy<Value = Syntax> {
    let leaf = prop_oneof![
        "[xyz]".prop_map(|letter| Syntax::Variable(Name::new(&letter, ""))),
        (0..4_u8).prop_map(|n| Syntax::Variable(Name::new("w", n))),
        "[0-9]{1,2}(\\.[0-9]{1,2})?".prop_map(Syntax::Number),
        Just(Syntax::Euler),
    ];
    leaf.prop_recursive(4, 20, 2, |inner| {
        let operator =
            prop::sample::select(vec![Binary::Add, Binary::Subtract, Binary::Multiply, Binary::Divide, Binary::Power]);
        let function = prop::sample::select(Function::ALL);
        prop_oneof![
            inner.clone().prop_map(|argument| Syntax::Negative(Box::new(argument))),
            (operator, inner.clone(), inner.clone()).prop_map(|(operator, left, right)| Syntax::Binary(
                operator,
                Box::new(left),
                Box::new(right)
            )),
            (function, inner.clone(), inner).prop_map(|(function, first, second)| {
                let arguments = [first, second].into_iter().take(function.n_arguments());
                Syntax::Call(function, arguments.collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn an_expression_is_read_as_it_was_written(syntax in syntax()) {
        let text = syntax.to_string();
        prop_assume!(text.chars().count() <= crate::limits::circuit::MAX_CHARS);
        prop_assert_eq!(parse(&text), Ok(syntax), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), values in any::<String>()) {
        if let Ok(problem) = circuit_from_link(&text, &values) {
            let _ = circuit(&problem, Format::Short);
        }
    }

    #[test]
    fn text_of_the_right_letters_is_read_or_refused(text in "[-+*/^(),|.xyzwe0-9₀²σπ_ expmaxlnrelu]{0,40}") {
        if let Ok(syntax) = parse(&text) {
            let written = syntax.to_string();
            // Parentheses may be added that are needed nowhere else.
            if written.chars().count() <= crate::limits::circuit::MAX_CHARS {
                prop_assert_eq!(parse(&written), Ok(syntax));
            }
            let _ = circuit(&problem(&text, ""), Format::Short);
        }
    }

    /// The truncation error of a central difference is h²/6 · |f‴|, its rounding error about ε · max |node| / h. Where numbers
    /// are moderate both are below 10⁻⁴ of the largest number on the sheet, except next to a kink or a pole.
    #[test]
    fn derivatives_are_those_of_finite_differences(
        syntax in syntax(),
        values in prop::collection::vec(-30..30_i32, 7),
    ) {
        let texts: Vec<String> = values.iter().map(|n| format!("{n}/10")).collect();
        let ids = ["x", "y", "z", "w0", "w1", "w2", "w3"];
        let words: Vec<String> = ids.iter().zip(&texts).map(|(id, text)| format!("{id}_{text}")).collect();
        let problem = problem(&syntax.to_string(), &words.join("*"));
        let Ok(circuit) = circuit(&problem, Format::Full) else { return Ok(()) };
        let largest = circuit.values.iter().map(|value| value.number.value.abs()).fold(1.0, f64::max);
        let smallest = circuit.values.iter().map(|value| value.number.value.abs()).filter(|x| *x > 0.0).fold(1.0, f64::min);
        prop_assume!(largest < 1e3 && smallest > 1e-3);
        for variable in &circuit.variables {
            let difference = &variable.difference;
            if let (Some(error), false) = (&difference.error, difference.kink) {
                prop_assert!(error.value <= 1e-4 * largest, "{}: {variable:?}", problem.expression);
            }
        }
    }
}
