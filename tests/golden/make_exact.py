"""Generates the fractions of tests/trace/exact.rs with SymPy: entire training steps without rounding.

No chain rule is written out here. The loss of a sample is one expression in all weights, biases and (zero) shifts of every
z and a, with the piece of each max and |.| that its point lies on; SymPy differentiates it by each of them.
"""

import json
import random
from pathlib import Path

from sympy import Rational, Symbol, diff

FOLDER = Path(__file__).parent
LETTERS = "HJK"


class OnKink(Exception):
    """A z or an error is exactly 0, where the derivative is a convention."""


SUM, MEAN, HALF_SUM = ({"squared_error": {"reduction": reduction}} for reduction in ["sum", "mean", "half_sum"])
HUBER = {"huber": {"delta": 0.5}}
LEAKY_RELU = {"leaky_relu": {"slope": 0.125}}
SGD, MOMENTUM, NESTEROV = "sgd", {"momentum": {"momentum": 0.75}}, {"nesterov": {"momentum": 0.5}}

# Lengths of input and layers, activation of each layer, loss, samples, rule, weight decay, training step.
CASES = [
    ([2, 2, 1], ["relu", "identity"], SUM, 1, SGD, "0", 1),
    ([1, 2, 2, 1], [LEAKY_RELU, "relu", "identity"], HALF_SUM, 1, SGD, "0", 1),
    ([2, 3, 2], ["relu", "identity"], MEAN, 2, SGD, "0", 1),
    ([3, 2], ["identity"], SUM, 3, SGD, "1/4", 1),
    ([2, 2, 2, 2], ["relu", LEAKY_RELU, "identity"], MEAN, 1, SGD, "0", 1),
    ([2, 2, 2], ["relu", "identity"], "l1", 2, SGD, "0", 1),
    ([2, 3, 3], [LEAKY_RELU, "identity"], HUBER, 2, SGD, "0", 1),
    ([2, 2, 1], ["relu", "identity"], HALF_SUM, 2, MOMENTUM, "0", 2),
    ([1, 2, 1], ["relu", "relu"], SUM, 3, MOMENTUM, "1/8", 2),
    ([2, 2, 2], [LEAKY_RELU, "identity"], HUBER, 3, MOMENTUM, "0", 2),
    ([2, 2, 1, 2, 1], ["relu", "identity", LEAKY_RELU, "identity"], SUM, 1, SGD, "0", 1),
    ([2, 2, 3], ["relu", "identity"], "l1", 3, NESTEROV, "1/3", 3),
]


def main():
    rng = random.Random(1)
    lines = ",\n".join(json.dumps(case(rng, *settings), ensure_ascii=False) for settings in CASES)
    (FOLDER / "exact_traces.json").write_text(f"[\n{lines}\n]\n")


def case(rng, lengths, activations, loss, n_samples, rule, weight_decay, training_step):
    problem = {
        "layers": [
            {"weight": [draw(rng, i) for _ in range(o)], "bias": draw(rng, o), "activation": activation}
            for i, o, activation in zip(lengths, lengths[1:], activations)
        ],
        "samples": [{"input": draw(rng, lengths[0]), "target": draw(rng, lengths[-1])} for _ in range(n_samples)],
        "loss": loss,
        "optimizer": {"rule": rule, "learningRate": rng.choice(["1/10", "0.25", "1/3"]), "weightDecay": weight_decay},
        "trainingStep": training_step,
    }
    sample_idx = rng.randrange(n_samples)
    try:
        values = written_out(problem, sample_idx)
    except OnKink:
        return case(rng, lengths, activations, loss, n_samples, rule, weight_decay, training_step)
    assert all(value.is_Rational for value in values.values())
    texts = {name: str(value) for name, value in values.items()}
    return {"problem": problem, "sample_idx": sample_idx, "values": texts}


def draw(rng, n):
    return [str(Rational(rng.randint(-8, 8), rng.choice([1, 2, 3, 4, 5]))) for _ in range(n)]


def written_out(problem, sample_idx):
    """Every z, a, loss, delta, gradient and new parameter, by the names that the trace gives them."""
    optimizer = {key: Rational(text) for key, text in problem["optimizer"].items() if key != "rule"}
    parameters, memory = initial_parameters(problem), {}
    for _ in range(problem["trainingStep"]):
        before = parameters
        passes = [forward(problem, sample, before) for sample in problem["samples"]]
        gradients = [{w: derivative(one, w, before) for w in before} for one in passes]
        means = {w: sum(of_sample[w] for of_sample in gradients) / len(passes) for w in before}
        parameters = {w: updated(problem, optimizer, memory, w, before[w], means[w]) for w in before}

    n_samples = len(passes)
    own = passes[sample_idx]
    loss_name = "L" if n_samples == 1 else f"ℓ{sample_idx + 1}"
    values = dict(own["values"])
    values[loss_name] = own["loss"].subs(before)
    values["L"] = sum(one["loss"].subs(before) for one in passes) / n_samples
    for shift, names in own["shifts"].items():
        for name in names:
            values[name.replace("L", loss_name)] = derivative(own, shift, before)
    for w in before:
        values[f"∂{loss_name}/∂{w}"] = gradients[sample_idx][w]
        values[f"∂L/∂{w}"] = means[w]
        values[f"{w}′"] = parameters[w]
    again = [forward(problem, sample, parameters) for sample in problem["samples"]]
    for name, value in again[sample_idx]["values"].items():
        values[f"{name}′"] = value
    values["L′"] = sum(one["loss"].subs(parameters) for one in again) / n_samples
    return values


def initial_parameters(problem):
    parameters, number = {}, 0
    for layer in problem["layers"]:
        for row, bias in zip(layer["weight"], layer["bias"]):
            number += 1
            for i, text in enumerate(row):
                parameters[Symbol(f"w{i + 1}{number}")] = Rational(text)
            parameters[Symbol(f"b{number}")] = Rational(bias)
    return parameters


def forward(problem, sample, parameters):
    """The loss of a sample as an expression, its numbers z and a, and the shifts with what the derivative by each is."""
    sources = [Rational(text) for text in sample["input"]]
    values, shifts, number = {}, {}, 0
    for layer_idx, layer in enumerate(problem["layers"]):
        is_last = layer_idx + 1 == len(problem["layers"])
        outputs = []
        for j in range(len(layer["bias"])):
            number += 1
            unit = ("o" if len(layer["bias"]) == 1 else f"o{j + 1}") if is_last else f"{LETTERS[layer_idx]}{j + 1}"
            output = unit if is_last else f"a_{unit}"
            terms = [Symbol(f"w{i + 1}{number}") * source for i, source in enumerate(sources)]
            z = sum(terms) + Symbol(f"b{number}") + shift(shifts, f"shift of z_{unit}")
            value = at(z, parameters, shifts)
            if layer["activation"] == "identity":
                a = z
            else:
                values[f"z_{unit}"] = value
                shifts[Symbol(f"shift of z_{unit}")] = [f"δ_{unit}"]
                a = piece(layer["activation"], value) * z
            a += shift(shifts, f"shift of {output}")
            shifts[Symbol(f"shift of {output}")] = [f"∂L/∂{output}"]
            values[output] = at(a, parameters, shifts)
            outputs.append(a)
        sources = outputs
    errors = [Rational(text) - output for text, output in zip(sample["target"], sources)]
    loss = reduced(problem["loss"], [(error, at(error, parameters, shifts)) for error in errors])
    return {"loss": loss.subs({symbol: 0 for symbol in shifts}), "shifted": loss, "values": values, "shifts": shifts}


def shift(shifts, name):
    shifts[Symbol(name)] = []
    return Symbol(name)


def at(expression, parameters, shifts):
    return expression.subs(parameters).subs({symbol: 0 for symbol in shifts})


def derivative(one, symbol, parameters):
    return at(diff(one["shifted"], symbol), parameters, one["shifts"])


def piece(activation, z):
    """The slope of the linear piece at z."""
    if z == 0:
        raise OnKink
    if z > 0:
        return 1
    return 0 if activation == "relu" else Rational(str(activation["leaky_relu"]["slope"]))


def reduced(loss, errors):
    """errors: of each output as an expression, with its value."""
    mean = Rational(1, len(errors))
    if loss == "l1":
        if any(value == 0 for _, value in errors):
            raise OnKink
        return mean * sum(error if value > 0 else -error for error, value in errors)
    if "huber" in loss:
        delta = Rational(str(loss["huber"]["delta"]))
        far = lambda error, value: delta * ((error if value > 0 else -error) - delta / 2)
        return mean * sum(error**2 / 2 if abs(value) <= delta else far(error, value) for error, value in errors)
    factor = {"sum": 1, "mean": mean, "half_sum": Rational(1, 2)}[loss["squared_error"]["reduction"]]
    return factor * sum(error**2 for error, _ in errors)


def updated(problem, optimizer, memory, w, before, gradient):
    """SGD as torch.optim documents it."""
    rule = problem["optimizer"]["rule"]
    g = gradient + optimizer["weightDecay"] * before
    if rule == "sgd":
        return before - optimizer["learningRate"] * g
    [(name, settings)] = rule.items()
    momentum = Rational(str(settings["momentum"]))
    memory[w] = momentum * memory.get(w, 0) + g
    direction = g + momentum * memory[w] if name == "nesterov" else memory[w]
    return before - optimizer["learningRate"] * direction


main()
