"""Generates the reference values of tests/graph_goldens.rs with JAX, in 64-bit floats: the model that answers questions from
text and a graph (src/graph/), written from its equations, with its loss and every gradient, for the whole model and for what is
left of it when something is taken away. Graphs and weights are random."""

import json
from pathlib import Path

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import numpy as np

ANSWERS, QUESTIONS = 5, 2
WORD, SAID, EDGE_TYPES, NODE_TYPES = 16, 22, 23, 4
T, D, LAYERS = 3, 4, 2
# Edge types: ten relations forward, ten backward, z with a concept of the question, with one of the answer, a node with itself.
CONTEXT_QUESTION, CONTEXT_ANSWER, ITSELF = 20, 21, 22
# Node types.
CONTEXT, QUESTION, ANSWER, OTHER = range(4)

rng = np.random.default_rng(20)


def rounded(shape, scale):
    """Random numbers of few digits, which make the file shorter."""
    return np.round(rng.normal(0, scale, shape), 3)


def graphs():
    """Working graphs: z, a concept of the answer, one or two of the question, others."""
    kind, graph, edges = [], [], []
    for index in range(ANSWERS * QUESTIONS):
        first = len(kind)
        kinds = [CONTEXT, ANSWER] + [QUESTION] * (1 + index % 2) + [OTHER] * (index % 3)
        kind += kinds
        graph += [index] * len(kinds)
        concepts = range(first + 1, first + len(kinds))
        for node in concepts:
            for other in concepts:
                if node < other and rng.random() < 0.7:
                    relation = int(rng.integers(10))
                    edges += [(node, other, relation), (other, node, 10 + relation)]
            if kind[node] in (QUESTION, ANSWER):
                joins = CONTEXT_QUESTION if kind[node] == QUESTION else CONTEXT_ANSWER
                edges += [(first, node, joins), (node, first, joins)]
        edges += [(node, node, ITSELF) for node in range(first, first + len(kinds))]
    n = len(kind)
    is_context = np.array(kind) == CONTEXT
    return {
        "kind": kind,
        "graph": graph,
        "edges": edges,
        "text": rounded((ANSWERS * QUESTIONS, SAID), 0.5).tolist(),
        "concepts": (rounded((n, WORD), 0.5) * ~is_context[:, None]).tolist(),
        "relevance": np.where(is_context, 1.0, np.round(rng.random(n), 3)).tolist(),
        "right": [1, 4],
    }


def shapes(t, d, n_layers):
    """The sizes of the learned functions: inputs, hidden units, outputs."""
    u = d // 2
    layer = [[d + 2 * u, d], [2 * d + 2 * u, d], [2 * d + u, d], [d, 2 * d, d]]
    return [
        [SAID, 16, t],
        [t, d],
        [WORD, d],
        [NODE_TYPES, u],
        [1, u],
        [EDGE_TYPES + 2 * NODE_TYPES, 2 * d, d],
        [t, d],
        [t + 2 * d, 16, 1],
    ] + n_layers * layer


def weights():
    return [
        [(rounded((o, i), (2 / (i + o)) ** 0.5), rounded(o, 0.2)) for i, o in zip(shape, shape[1:])]
        for shape in shapes(T, D, LAYERS)
    ]


def perceptron(function, activations, x):
    for (weight, bias), activation in zip(function, activations):
        x = activation(x @ weight.T + bias)
    return x


def identity(x):
    return x


def share(scores, index, n):
    """The softmax over the scores that share an index."""
    exps = jnp.exp(scores)
    return exps / jax.ops.segment_sum(exps, index, n)[index]


def logits(functions, world, variant, n_layers=LAYERS):
    kind, graph = np.array(world["kind"]), np.array(world["graph"])
    contexts = np.flatnonzero(kind == CONTEXT)
    edges = world["edges"]
    if variant in ("graph", "no_context_edges"):
        edges = [edge for edge in edges if edge[2] not in (CONTEXT_QUESTION, CONTEXT_ANSWER)]
    s, t, e = np.array(edges).T
    rho = np.array(world["relevance"])
    if variant in ("graph", "no_relevance"):
        rho = np.ones_like(rho)

    text, context, concept, node_type, relevance, edge, pool, answer = functions[:8]
    z_text = perceptron(text, [jnp.tanh, jnp.tanh], np.array(world["text"]))
    if variant == "graph":
        z_text = 0 * z_text
    h = perceptron(concept, [jnp.tanh], np.array(world["concepts"]))
    h = h.at[contexts].set(perceptron(context, [identity], z_text))
    types = np.eye(NODE_TYPES)[kind]
    u = perceptron(node_type, [jnp.tanh], types)
    rho = perceptron(relevance, [jnp.tanh], rho[:, None])
    r = perceptron(edge, [jnp.tanh, identity], np.concatenate([np.eye(EDGE_TYPES)[e], types[s], types[t]], axis=1))

    n_layers = 0 if variant == "text" else n_layers
    attention = []
    for layer in range(n_layers):
        f_q, f_k, f_m, f_n = functions[8 + 4 * layer : 12 + 4 * layer]
        q = perceptron(f_q, [identity], jnp.concatenate([h, u, rho], axis=1))
        k = perceptron(f_k, [identity], jnp.concatenate([h[t], u[t], rho[t], r], axis=1))
        m = perceptron(f_m, [identity], jnp.concatenate([h[s], u[s], r], axis=1))
        gamma = jnp.sum(q[s] * k, axis=1) / jnp.sqrt(D)
        alpha = share(gamma, s, len(kind))
        attention.append(alpha)
        h = perceptron(f_n, [jax.nn.relu, identity], jax.ops.segment_sum(alpha[:, None] * m, t, len(kind))) + h

    scores = jnp.sum(perceptron(pool, [identity], z_text)[graph] * h, axis=1) / jnp.sqrt(D)
    concepts = np.flatnonzero(kind != CONTEXT)
    weight = share(scores[concepts], graph[concepts], len(contexts))
    g = jax.ops.segment_sum(weight[:, None] * h[concepts], graph[concepts], len(contexts))
    z_graph = h[contexts]
    if variant == "text":
        z_graph, g = 0 * z_graph, 0 * g
    joined = jnp.concatenate([z_text, z_graph, g], axis=1)
    return perceptron(answer, [jnp.tanh, identity], joined).reshape(-1, ANSWERS), attention


def loss(functions, world, variant):
    log_probs = jax.nn.log_softmax(logits(functions, world, variant)[0])
    return -jnp.mean(log_probs[np.arange(QUESTIONS), np.array(world["right"])])


def listed(functions):
    return [[[np.asarray(weight).tolist(), np.asarray(bias).tolist()] for weight, bias in function] for function in functions]


def main():
    world, functions = graphs(), weights()
    cases = []
    for variant in ["text", "graph", "no_context_edges", "no_relevance", "all"]:
        used = functions[:8] if variant == "text" else functions
        value, gradients = jax.value_and_grad(loss)(used, world, variant)
        given, attention = logits(used, world, variant)
        cases.append({
            "variant": variant,
            "logits": given.tolist(),
            "attention": [alpha.tolist() for alpha in attention],
            "loss": float(value),
            "gradients": listed(gradients),
        })
    golden = {"world": world, "functions": listed(functions), "cases": cases}
    (Path(__file__).parent / "graph.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
