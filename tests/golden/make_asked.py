"""Generates the reference values of tests/asked_goldens.rs and of tests/browser/questions-goldens.spec.ts with JAX, in 64-bit floats:
from the words of the lesson's first question, the working graphs of its answers (asked_graphs.json, which the first of these tests
prints) and the weights that the page fetches to relevance, attention, logits and probabilities."""

import json
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from make_graph import ANSWERS, CONTEXT, SAID, WORD, identity, logits, perceptron, shapes

HIDDEN, RELATIONS = 64, 10
T, D, LAYERS = 4, 4, 3
HERE = Path(__file__).parent


def read(language, n_words):
    """The text encoder and the model's functions: weights row by row and biases of each layer, as f16."""
    numbers = np.fromfile(HERE / f"../../src/graph/shipped/{language}.f16", "<f2").astype(np.float64)
    functions = []
    for shape in [[n_words, WORD, HIDDEN, WORD, n_words]] + shapes(T, D, LAYERS):
        function = []
        for i, o in zip(shape, shape[1:]):
            weight, bias, numbers = np.split(numbers, [i * o, i * o + o])
            function.append((weight.reshape(o, i), bias))
        functions.append(function)
    assert numbers.size == 0
    return functions[0], functions[1:]


def bag(words, n_words):
    return np.bincount(words, minlength=n_words) / len(words)


def main():
    golden = {}
    for language, question in json.loads((HERE / "asked_graphs.json").read_text()).items():
        n_words = question["n_words"]
        encoder, functions = read(language, n_words)

        def log_probs(words):
            activations = [identity, jax.nn.relu, jnp.tanh, identity]
            return np.asarray(jax.nn.log_softmax(perceptron(encoder, activations, bag(words, n_words))))

        word_vectors = encoder[0][0].T
        of_question = log_probs(question["words"])
        world = {"kind": [], "graph": [], "edges": [], "text": [], "concepts": [], "relevance": []}
        n_edges = []
        for index, answer in enumerate(question["answers"]):
            of_both = log_probs(question["words"] + [answer["word"]])
            first = len(world["kind"])
            for kind, words in answer["nodes"]:
                odds = np.cbrt(np.exp(np.mean(of_both[words])) * n_words) if words else np.inf
                world["kind"].append(kind)
                world["graph"].append(index)
                world["relevance"].append(1.0 if kind == CONTEXT else odds / (1 + odds))
                world["concepts"].append(np.mean(word_vectors[words], axis=0) if words else np.zeros(WORD))
            world["edges"] += [(first + s, first + t, e) for s, t, e in answer["edges"]]
            n_edges.append(len(answer["edges"]))
            said = np.zeros(SAID)
            said[0] = 1 + of_question[answer["word"]] / np.log(n_words)
            said[1 + question["asks"]] = 1
            if question["clue"] is not None:
                said[1 + RELATIONS + question["clue"]] = 1
            said[-1] = question["negated"]
            world["text"].append(said)
        given, attention = logits(functions, world, "all", n_layers=LAYERS)
        probabilities = jax.nn.softmax(given.ravel())
        of_node = np.cumsum([0] + [len(answer["nodes"]) for answer in question["answers"]])
        of_edge = np.cumsum([0] + n_edges)
        golden[language] = [
            {
                "relevance": world["relevance"][of_node[a] : of_node[a + 1]],
                "attention": [layer[of_edge[a] : of_edge[a + 1]].tolist() for layer in attention],
                "logit": float(given.ravel()[a]),
                "probability": float(probabilities[a]),
            }
            for a in range(ANSWERS)
        ]
    (HERE / "asked.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


main()
