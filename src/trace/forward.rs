//! The forward pass, one operation at a time.

use num_rational::BigRational;

use super::problem::{LayerNumbers, Network};
use super::record::{Connection, Expression, Layer, Role, Step, StepKind, Trace, Unit, Value};
use super::scalar::exact_parameter;
use super::{Name, Number, Problem, Scalar};
use crate::{Activation, Error, Result, loss::Reduction};

/// Works a problem out: for each unit a product for each connection, their sum with the bias and the activation
/// function (none for the identity), then the error of each output, its square, and the loss.
///
/// # Errors
/// If a text of the problem is not a number, if its parts do not fit together, or if it is empty or too large.
pub fn forward(problem: &Problem) -> Result<Trace> {
    write_out(&problem.read()?)
}

fn write_out(network: &Network) -> Result<Trace> {
    let mut sheet = Sheet::default();
    let inputs = sheet.give_all(&network.input, Role::Input, Name::input)?;
    let mut layers = Vec::with_capacity(network.layers.len());
    let mut sources = inputs.clone();
    let mut n_units_before = 0;
    for (layer_idx, numbers) in network.layers.iter().enumerate() {
        let is_last = layer_idx + 1 == network.layers.len();
        let plan = LayerPlan { layer_idx, is_last, n_units_before, n_units: numbers.bias.len() };
        let (layer, outputs) = sheet.layer(&plan, numbers, &sources)?;
        n_units_before += plan.n_units;
        sources = outputs;
        layers.push(layer);
    }
    let n_outputs = sources.len();
    let targets = sheet.give_all(&network.target, Role::Target, |idx| Name::target(idx, n_outputs))?;
    let loss = sheet.loss(&sources, &targets, network.reduction)?;
    let mut values = sheet.given;
    values.extend(sheet.defined);
    Ok(Trace {
        inputs: ids(&inputs),
        layers,
        targets: ids(&targets),
        loss: loss.id,
        reduction: network.reduction,
        values,
        steps: sheet.steps,
    })
}

/// What has been written so far.
#[derive(Default)]
struct Sheet {
    given: Vec<Value>,
    defined: Vec<Value>,
    steps: Vec<Step>,
}

/// A value that further steps can use.
#[derive(Clone)]
struct Term {
    id: String,
    scalar: Scalar,
}

/// Where a layer stands.
struct LayerPlan {
    layer_idx: usize,
    is_last: bool,
    n_units_before: usize,
    n_units: usize,
}

impl LayerPlan {
    fn unit_name(&self, idx: usize) -> Name {
        if self.is_last { Name::output(idx, self.n_units) } else { Name::hidden_unit(self.layer_idx, idx) }
    }
}

/// What a value is called and what it is.
struct Label {
    id: String,
    name: Option<Name>,
    role: Role,
}

impl Label {
    fn named(name: Name, role: Role) -> Self {
        Self { id: name.id(), name: Some(name), role }
    }

    fn unnamed(id: String, role: Role) -> Self {
        Self { id, name: None, role }
    }
}

impl Sheet {
    fn layer(&mut self, plan: &LayerPlan, numbers: &LayerNumbers, sources: &[Term]) -> Result<(Layer, Vec<Term>)> {
        let mut units = Vec::with_capacity(plan.n_units);
        let mut outputs = Vec::with_capacity(plan.n_units);
        for idx in 0..plan.n_units {
            let (unit, output) = self.unit(plan, numbers, idx, sources)?;
            units.push(unit);
            outputs.push(output);
        }
        let letter = plan.unit_name(0).letter;
        Ok((Layer { letter, activation: numbers.activation, units }, outputs))
    }

    fn unit(&mut self, plan: &LayerPlan, numbers: &LayerNumbers, idx: usize, sources: &[Term]) -> Result<(Unit, Term)> {
        let name = plan.unit_name(idx);
        let number = plan.n_units_before + idx + 1;
        let unit = Some(name.id());

        let mut connections = Vec::with_capacity(sources.len());
        let mut products = Vec::with_capacity(sources.len());
        for (source_idx, source) in sources.iter().enumerate() {
            let weight = Label::named(Name::weight(source_idx, number), Role::Weight);
            let weight = self.give(weight, &numbers.weight[[idx, source_idx]])?;
            let product = self.product(&unit, &weight, source)?;
            connections.push(Connection { weight: weight.id, source: source.id.clone(), product: product.id.clone() });
            products.push(product);
        }
        let bias = self.give(Label::named(Name::bias(number), Role::Bias), &numbers.bias[idx])?;

        let output = if plan.is_last {
            Label::named(name.clone(), Role::Output)
        } else {
            Label::named(Name::activation(&name), Role::Activation)
        };
        let (pre_activation, output) = if numbers.activation == Activation::Identity {
            let output = self.sum(&unit, output, &connections, &products, &bias)?;
            (output.id.clone(), output)
        } else {
            let label = Label::named(Name::pre_activation(&name), Role::PreActivation);
            let z = self.sum(&unit, label, &connections, &products, &bias)?;
            let output = self.activation(&unit, output, numbers.activation, &z)?;
            (z.id, output)
        };
        let unit =
            Unit { id: name.id(), name, number, bias: bias.id, pre_activation, output: output.id.clone(), connections };
        Ok((unit, output))
    }

    /// wᵢₖ · source.
    fn product(&mut self, unit: &Option<String>, weight: &Term, source: &Term) -> Result<Term> {
        let operands = vec![weight.id.clone(), source.id.clone()];
        let formula = Expression::product_of(&operands);
        let step = Step {
            kind: StepKind::Product,
            unit: unit.clone(),
            defines: operands.join("·"),
            operands,
            formulas: vec![formula.clone()],
            working: formula,
        };
        let label = Label::unnamed(step.defines.clone(), Role::Product);
        self.define(label, step, &weight.scalar * &source.scalar)
    }

    /// Σᵢ wᵢₖ · sourceᵢ + bₖ.
    fn sum(
        &mut self,
        unit: &Option<String>,
        label: Label,
        connections: &[Connection],
        products: &[Term],
        bias: &Term,
    ) -> Result<Term> {
        let product =
            |connection: &Connection| Expression::product_of(&[connection.weight.clone(), connection.source.clone()]);
        let terms = connections.iter().map(product).chain([Expression::value(&bias.id)]).collect();
        let operands: Vec<String> = ids(products).into_iter().chain([bias.id.clone()]).collect();
        let step = Step {
            kind: StepKind::Sum,
            unit: unit.clone(),
            defines: label.id.clone(),
            formulas: vec![Expression::Sum { terms }],
            working: Expression::sum_of(&operands),
            operands,
        };
        let addends = products[1..].iter().chain([bias]);
        let sum = addends.fold(products[0].scalar.clone(), |sum, addend| &sum + &addend.scalar);
        self.define(label, step, sum)
    }

    /// f(z).
    fn activation(&mut self, unit: &Option<String>, label: Label, function: Activation, z: &Term) -> Result<Term> {
        let application = Expression::Apply { function, argument: Box::new(Expression::value(&z.id)) };
        let definition = definition(function, &z.id)?;
        let step = Step {
            kind: StepKind::Activation,
            unit: unit.clone(),
            defines: label.id.clone(),
            operands: vec![z.id.clone()],
            working: definition.clone().unwrap_or_else(|| application.clone()),
            formulas: [application].into_iter().chain(definition).collect(),
        };
        self.define(label, step, z.scalar.activate(function)?)
    }

    fn loss(&mut self, outputs: &[Term], targets: &[Term], reduction: Reduction) -> Result<Term> {
        let n_outputs = outputs.len();
        // One square is the sum and the mean of all squares at once.
        let square_is_loss = n_outputs == 1 && reduction != Reduction::HalfSum;
        let mut squares = Vec::with_capacity(n_outputs);
        for (idx, (output, target)) in outputs.iter().zip(targets).enumerate() {
            let error = self.difference(Name::error(idx, n_outputs), target, output)?;
            let label = if square_is_loss {
                Label::named(Name::loss(), Role::Loss)
            } else {
                Label::unnamed(format!("{}²", error.id), Role::SquaredError)
            };
            squares.push((error.id.clone(), self.square(label, &error)?));
        }
        if square_is_loss { Ok(squares.swap_remove(0).1) } else { self.reduction(&squares, reduction) }
    }

    /// target − output.
    fn difference(&mut self, name: Name, target: &Term, output: &Term) -> Result<Term> {
        let formula = Expression::Difference {
            left: Box::new(Expression::value(&target.id)),
            right: Box::new(Expression::value(&output.id)),
        };
        let step = Step {
            kind: StepKind::Difference,
            unit: None,
            defines: name.id(),
            operands: vec![target.id.clone(), output.id.clone()],
            formulas: vec![formula.clone()],
            working: formula,
        };
        self.define(Label::named(name, Role::Error), step, &target.scalar - &output.scalar)
    }

    /// e².
    fn square(&mut self, label: Label, error: &Term) -> Result<Term> {
        let formula = Expression::square_of(&error.id);
        let step = Step {
            kind: StepKind::Square,
            unit: None,
            defines: label.id.clone(),
            operands: vec![error.id.clone()],
            formulas: vec![formula.clone()],
            working: formula,
        };
        self.define(label, step, error.scalar.squared())
    }

    /// The squares with the ids of their errors -> their sum, mean or half sum.
    fn reduction(&mut self, squares: &[(String, Term)], reduction: Reduction) -> Result<Term> {
        let divisor = match reduction {
            Reduction::Sum => 1,
            Reduction::Mean => squares.len(),
            Reduction::HalfSum => 2,
        };
        let divided = |terms: Vec<Expression>| -> Result<Expression> {
            let sum = match <[Expression; 1]>::try_from(terms) {
                Ok([single]) => single,
                Err(terms) => Expression::Sum { terms },
            };
            Ok(if divisor == 1 { sum } else { sum.quotient(constant(Scalar::integer(divisor))?) })
        };
        let label = Label::named(Name::loss(), Role::Loss);
        let operands: Vec<String> = squares.iter().map(|(_, square)| square.id.clone()).collect();
        let step = Step {
            kind: StepKind::Reduction,
            unit: None,
            defines: label.id.clone(),
            formulas: vec![divided(squares.iter().map(|(error, _)| Expression::square_of(error)).collect())?],
            working: divided(operands.iter().map(|id| Expression::value(id)).collect())?,
            operands,
        };
        let sum = squares[1..].iter().fold(squares[0].1.scalar.clone(), |sum, (_, square)| &sum + &square.scalar);
        self.define(label, step, &sum / &Scalar::integer(divisor))
    }

    fn give_all(&mut self, scalars: &[Scalar], role: Role, name: impl Fn(usize) -> Name) -> Result<Vec<Term>> {
        let give = |(idx, scalar)| self.give(Label::named(name(idx), role), scalar);
        scalars.iter().enumerate().map(give).collect()
    }

    fn give(&mut self, label: Label, scalar: &Scalar) -> Result<Term> {
        let (value, term) = value_of(label, scalar.clone())?;
        self.given.push(value);
        Ok(term)
    }

    fn define(&mut self, label: Label, step: Step, scalar: Scalar) -> Result<Term> {
        let (value, term) = value_of(label, scalar)?;
        self.defined.push(value);
        self.steps.push(step);
        Ok(term)
    }
}

/// What a function does, where that can be said with numbers: max(0, z), max(0.01 · z, z).
fn definition(function: Activation, z: &str) -> Result<Option<Expression>> {
    let z = Expression::value(z);
    let first = match function {
        Activation::Relu => constant(Scalar::integer(0))?,
        Activation::LeakyRelu { slope } => {
            let slope: BigRational = exact_parameter("slope", slope)?;
            Expression::Product { factors: vec![constant(Scalar::Exact(slope))?, z.clone()] }
        }
        _ => return Ok(None),
    };
    Ok(Some(Expression::Maximum { arguments: vec![first, z] }))
}

fn constant(scalar: Scalar) -> Result<Expression> {
    Ok(Expression::Constant { number: shown("constant", &scalar)? })
}

fn value_of(Label { id, name, role }: Label, scalar: Scalar) -> Result<(Value, Term)> {
    let number = shown(&id, &scalar)?;
    Ok((Value { id: id.clone(), name, role, number }, Term { id, scalar }))
}

fn shown(id: &str, scalar: &Scalar) -> Result<Number> {
    let not_finite = || Error::value("result", "a finite number", format!("{id} = {}", scalar.to_f64()));
    Number::new(scalar).ok_or_else(not_finite)
}

fn ids(terms: &[Term]) -> Vec<String> {
    terms.iter().map(|term| term.id.clone()).collect()
}
