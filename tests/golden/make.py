"""Generates the reference values of tests/goldens.rs with JAX and optax, in 64-bit floats.

Where JAX or optax has PyTorch's definition, theirs is used. Where they differ, PyTorch's documented formula is written
out here: leaky ReLU (JAX has the slope 1 at 0), the hinge loss (optax has Crammer and Singer's), and every update
rule, which is then compared with optax's under the settings that make the two agree.
"""

import json
from pathlib import Path

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import numpy as np
import optax

FOLDER = Path(__file__).parent


def main():
    write("activations.json", activations())
    write("losses.json", losses())
    write("networks.json", networks())
    write("optimizers.json", optimizers())


# The names are those of the Rust enums, as serde writes them.

ACTIVATIONS = [
    ("identity", lambda z: z),
    ("sigmoid", jax.nn.sigmoid),
    ("tanh", jnp.tanh),
    ("relu", jax.nn.relu),
    ({"leaky_relu": {"slope": 0.01}}, lambda z: jnp.where(z > 0, z, 0.01 * z)),
    ({"leaky_relu": {"slope": 0.2}}, lambda z: jnp.where(z > 0, z, 0.2 * z)),
    ({"elu": {"alpha": 1.0}}, jax.nn.elu),
    ({"elu": {"alpha": 0.5}}, lambda z: jax.nn.elu(z, 0.5)),
    ("gelu", lambda z: jax.nn.gelu(z, approximate=False)),
    ("silu", jax.nn.silu),
    ("softplus", jax.nn.softplus),
    ("mish", jax.nn.mish),
]


def activations():
    z = np.concatenate([np.linspace(-9, 9, 49), [-0.001, 0.001, -20, 20, -40, 40, -800, 800, -1e4, 1e4]])
    for name, f in ACTIVATIONS:
        yield {
            "activation": name,
            "z": z.tolist(),
            "value": jax.vmap(f)(z).tolist(),
            "derivative": jax.vmap(jax.grad(f))(z).tolist(),
        }


def hinge(y, classes, margin):
    """torch.nn.MultiMarginLoss: the mean over the batch of the sum over j != c of max(0, margin - y[c] + y[j]) / O."""
    right = jnp.take_along_axis(y, classes[:, None], axis=1)
    terms = jnp.maximum(0, margin - right + y) / y.shape[1]
    others = 1 - jax.nn.one_hot(classes, y.shape[1])
    return jnp.mean(jnp.sum(others * terms, axis=1))


def log_softmax_nll(y, classes):
    """torch.nn.LogSoftmax, then torch.nn.NLLLoss."""
    log_probs = jax.nn.log_softmax(y)
    return -jnp.mean(jnp.take_along_axis(log_probs, classes[:, None], axis=1))


# Of outputs y and targets t (B, O): the mean over the batch of what a sample loses.
VALUE_LOSSES = [
    ({"squared_error": {"reduction": "mean"}}, lambda y, t: jnp.mean((y - t) ** 2)),
    ({"squared_error": {"reduction": "sum"}}, lambda y, t: jnp.mean(jnp.sum((y - t) ** 2, axis=1))),
    ({"squared_error": {"reduction": "half_sum"}}, lambda y, t: jnp.mean(jnp.sum(optax.l2_loss(y, t), axis=1))),
    ("l1", lambda y, t: jnp.mean(jnp.abs(y - t))),
    ({"huber": {"delta": 1.0}}, lambda y, t: jnp.mean(optax.huber_loss(y, t, delta=1.0))),
    ({"huber": {"delta": 0.3}}, lambda y, t: jnp.mean(optax.huber_loss(y, t, delta=0.3))),
    ("binary_cross_entropy", lambda y, t: jnp.mean(optax.sigmoid_binary_cross_entropy(y, t))),
]

# Of outputs y (B, O) and classes c (B).
CLASS_LOSSES = [
    (
        "softmax_cross_entropy",
        lambda y, c: jnp.mean(optax.softmax_cross_entropy_with_integer_labels(y, c)),
    ),
    ("log_softmax_nll", log_softmax_nll),
    ({"hinge": {"margin": 1.0}}, lambda y, c: hinge(y, c, 1.0)),
    ({"hinge": {"margin": 2.5}}, lambda y, c: hinge(y, c, 2.5)),
]


def losses():
    rng = np.random.default_rng(1)
    for scale in [1.0, 5.0, 1e4]:
        y = np.round(scale * rng.standard_normal((5, 3)), 6)
        values = np.round(rng.uniform(size=(5, 3)), 3)
        classes = np.array([0, 2, 1, 1, 0])
        for (name, loss), targets in pairs_with_targets(values, classes):
            value, gradient = jax.value_and_grad(loss)(y, targets)
            yield {
                "loss": name,
                "output": y.tolist(),
                "targets": targets.tolist(),
                "value": float(value),
                "gradient": gradient.tolist(),
            }


def pairs_with_targets(values, classes):
    return [(loss, values) for loss in VALUE_LOSSES] + [(loss, classes) for loss in CLASS_LOSSES]


def draw_network(rng, sizes):
    def draw(*shape):
        return np.round(rng.uniform(-1, 1, shape), 4)

    return [{"weight": draw(o, i), "bias": draw(o)} for i, o in zip(sizes, sizes[1:])]


def forward(layers, functions, x):
    """z = x wT + b and a = f(z), layer by layer: all of them."""
    steps = []
    for layer, f in zip(layers, functions):
        z = x @ layer["weight"].T + layer["bias"]
        x = f(z)
        steps.append((z, x))
    return steps


def networks():
    """Each activation and each loss in some network, one to three hidden layers deep."""
    rng = np.random.default_rng(2)
    sizes = [[3, 4, 3], [3, 5, 4, 3], [3, 4, 5, 4, 3]]
    values = np.round(rng.uniform(size=(6, 3)), 3)
    classes = np.array([0, 2, 1, 1, 0, 2])
    pairs = pairs_with_targets(values, classes)
    for case, (loss, targets) in enumerate(pairs):
        widths = sizes[case % len(sizes)]
        layers = draw_network(rng, widths)
        hidden = [ACTIVATIONS[(case + k) % len(ACTIVATIONS)] for k in range(len(widths) - 2)]
        names, functions = zip(*hidden, ACTIVATIONS[0])
        x = np.round(rng.standard_normal((6, 3)), 4)
        value, gradients = jax.value_and_grad(lambda p: loss[1](forward(p, functions, x)[-1][1], targets))(layers)
        yield {
            "x": x.tolist(),
            "loss": loss[0],
            "targets": targets.tolist(),
            "value": float(value),
            "layers": [
                {
                    "activation": name,
                    **{key: layer[key].tolist() for key in layer},
                    "pre_activation": z.tolist(),
                    "output": a.tolist(),
                    **{f"d_{key}": gradient[key].tolist() for key in gradient},
                }
                for name, layer, gradient, (z, a) in zip(names, layers, gradients, forward(layers, functions, x))
            ],
        }


# The update rules as torch.optim documents them: (step t, gradient, parameter, state) -> (parameter, state).


def sgd(t, g, w, state, lr, weight_decay, momentum=0.0, nesterov=False):
    g = g + weight_decay * w
    v = g if t == 1 else momentum * state + g
    return w - lr * (g + momentum * v if nesterov else v), v


def rms_prop(t, g, w, s, lr, weight_decay, alpha, eps):
    g = g + weight_decay * w
    s = alpha * (0 if t == 1 else s) + (1 - alpha) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


def adam(t, g, w, state, lr, weight_decay, beta1, beta2, eps, decoupled=False):
    if decoupled:
        w = w - lr * weight_decay * w
    else:
        g = g + weight_decay * w
    m, s = (0, 0) if t == 1 else state
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(s_hat) + eps), (m, s)


def rules():
    """Configuration as serde writes it, PyTorch's rule, and optax's."""
    adam_args = {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    adam_optax = {"b1": 0.9, "b2": 0.999, "eps": 1e-8}
    for weight_decay in [0.0, 0.1]:
        decayed = lambda optimizer: optax.chain(optax.add_decayed_weights(weight_decay), optimizer)
        for name, lr, momentum, nesterov in [("sgd", 0.1, 0.0, False), ("momentum", 0.1, 0.9, False), ("nesterov", 0.1, 0.9, True)]:
            rule = {name: {"momentum": momentum}} if momentum else name
            yield (
                {"rule": rule, "learning_rate": lr, "weight_decay": weight_decay},
                lambda *a: sgd(*a, lr, weight_decay, momentum, nesterov),
                decayed(optax.sgd(lr, momentum or None, nesterov)),
            )
        yield (
            {"rule": {"rms_prop": {"alpha": 0.99, "eps": 1e-8}}, "learning_rate": 0.01, "weight_decay": weight_decay},
            lambda *a: rms_prop(*a, 0.01, weight_decay, 0.99, 1e-8),
            decayed(optax.rmsprop(0.01, decay=0.99, eps=1e-8, eps_in_sqrt=False)),
        )
        yield (
            {"rule": {"adam": adam_args}, "learning_rate": 0.05, "weight_decay": weight_decay},
            lambda *a: adam(*a, 0.05, weight_decay, **adam_args),
            decayed(optax.adam(0.05, **adam_optax)),
        )
        yield (
            {"rule": {"adam_w": adam_args}, "learning_rate": 0.05, "weight_decay": weight_decay},
            lambda *a: adam(*a, 0.05, weight_decay, **adam_args, decoupled=True),
            optax.adamw(0.05, **adam_optax, weight_decay=weight_decay),
        )


def optimizers():
    """Five steps of each rule with the gradients of a small network on one batch.

    A rule that divides by the size of the gradient divides its rounding errors too: the seed is one for which no
    gradient on the way is below 0.01.
    """
    rng = np.random.default_rng(119)
    start = draw_network(rng, [2, 3, 2])
    x = np.round(rng.standard_normal((5, 2)), 4)
    classes = np.array([0, 1, 1, 0, 1])
    functions = [jnp.tanh, lambda z: z]
    loss = lambda p: CLASS_LOSSES[0][1](forward(p, functions, x)[-1][1], classes)
    gradient = jax.jit(jax.grad(loss))

    def trajectory(rule):
        layers, states = start, jax.tree.map(lambda _: None, start)
        for t in range(1, 6):
            gradients = gradient(layers)
            assert all(jnp.all(jnp.abs(leaf) >= 0.01) for leaf in jax.tree.leaves(gradients))
            stepped = [
                {key: rule(t, np.asarray(g[key]), layer[key], state[key]) for key in layer}
                for layer, g, state in zip(layers, gradients, states)
            ]
            layers = [{key: layer[key][0] for key in layer} for layer in stepped]
            states = [{key: layer[key][1] for key in layer} for layer in stepped]
            yield layers

    def optax_trajectory(optimizer):
        layers, state = start, optimizer.init(start)
        for _ in range(5):
            updates, state = optimizer.update(gradient(layers), state, layers)
            layers = optax.apply_updates(layers, updates)
            yield layers

    for config, rule, optimizer in rules():
        steps = list(trajectory(rule))
        for ours, theirs in zip(steps, optax_trajectory(optimizer)):
            jax.tree.map(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-14), ours, theirs)
        yield {
            "config": config,
            "x": x.tolist(),
            "classes": classes.tolist(),
            "activations": ["tanh", "identity"],
            "layers": [{key: layer[key].tolist() for key in layer} for layer in start],
            "steps": [[{key: layer[key].tolist() for key in layer} for layer in layers] for layers in steps],
        }


def write(name, cases):
    lines = ",\n".join(json.dumps(case) for case in cases)
    (FOLDER / name).write_text(f"[\n{lines}\n]\n")


main()
