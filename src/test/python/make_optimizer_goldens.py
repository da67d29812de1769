"""Writes src/test/resources/engine/optimizers.json: weights after each of 12 steps, as PyTorch 1.13 takes them.

Run from the project's root with Debian's python3-torch: /usr/bin/python3 src/test/python/make_optimizer_goldens.py
RMSProp is transcribed from TensorFlow 1's documentation, whose formula PyTorch doesn't have; Nadam from Dozat's paper as Keras and
PyTorch from 2.0 on have it: PyTorch 1.13 multiplies one momentum in twice.
"""

import json
import math

import torch

WEIGHTS = [0.5, -1.25, 2.0, -0.01]
STEPS = 12


def gradients(step):
    """Changing signs and sizes; the last weight's gradient is 0 now and then."""
    return [
        math.sin(step),
        -0.3 + 0.05 * step,
        100.0 / (step + 1),
        0.0 if step % 3 == 0 else 1e-4 * step,
    ]


def by_torch(make):
    weights = torch.tensor(WEIGHTS, dtype=torch.float64, requires_grad=True)
    optimizer = make([weights])
    rows = []
    for step in range(STEPS):
        weights.grad = torch.tensor(gradients(step), dtype=torch.float64)
        optimizer.step()
        rows.append(weights.detach().tolist())
    return rows


def rmsprop(rate, decay, momentum, epsilon, initial):
    weights, square, velocity = list(WEIGHTS), [initial] * 4, [0.0] * 4
    rows = []
    for step in range(STEPS):
        for i, g in enumerate(gradients(step)):
            square[i] = decay * square[i] + (1 - decay) * g * g
            velocity[i] = momentum * velocity[i] + rate * g / math.sqrt(square[i] + epsilon)
            weights[i] -= velocity[i]
        rows.append(list(weights))
    return rows


def nadam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    weights, mean, square, product = list(WEIGHTS), [0.0] * 4, [0.0] * 4, 1.0
    rows = []
    for step in range(STEPS):
        t = step + 1
        mu = beta1 * (1 - 0.5 * 0.96 ** (t * 0.004))
        following = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * 0.004))
        product *= mu
        for i, g in enumerate(gradients(step)):
            mean[i] = beta1 * mean[i] + (1 - beta1) * g
            square[i] = beta2 * square[i] + (1 - beta2) * g * g
            root = math.sqrt(square[i] / (1 - beta2**t)) + epsilon
            weights[i] -= rate * (1 - mu) / (1 - product) * g / root
            weights[i] -= rate * following / (1 - product * following) * mean[i] / root
        rows.append(list(weights))
    return rows


O = torch.optim
CASES = {
    '{"type": "sgd", "learning_rate": 0.05}': by_torch(lambda p: O.SGD(p, 0.05)),
    '{"type": "momentum", "learning_rate": 0.05, "momentum": 0.8}': by_torch(lambda p: O.SGD(p, 0.05, momentum=0.8)),
    '{"type": "nesterov", "learning_rate": 0.05, "momentum": 0.8}': by_torch(
        lambda p: O.SGD(p, 0.05, momentum=0.8, nesterov=True)),
    '{"type": "rmsprop", "learning_rate": 0.01}': rmsprop(0.01, 0.9, 0, 1e-7, 0),
    '{"type": "rmsprop", "learning_rate": 0.0005, "decay": 0.9999945, "momentum": 0.945, "epsilon": 0.001, "initial_mean_square": 1}':
        rmsprop(0.0005, 0.9999945, 0.945, 0.001, 1),
    '{"type": "adagrad", "learning_rate": 0.1, "epsilon": 1e-10}': by_torch(lambda p: O.Adagrad(p, 0.1, eps=1e-10)),
    '{"type": "adadelta", "learning_rate": 0.1, "rho": 0.95, "epsilon": 1e-8}': by_torch(
        lambda p: O.Adadelta(p, 0.1, rho=0.95, eps=1e-8)),
    '{"type": "adam", "learning_rate": 0.01}': by_torch(lambda p: O.Adam(p, 0.01)),
    '{"type": "adamax", "learning_rate": 0.01}': by_torch(lambda p: O.Adamax(p, 0.01)),
    '{"type": "nadam", "learning_rate": 0.01}': nadam(0.01),
}

with open("src/test/resources/engine/optimizers.json", "w", encoding="utf-8") as file:
    json.dump(
        {
            "weights": WEIGHTS,
            "gradients": [gradients(step) for step in range(STEPS)],
            "cases": [{"optimizer": json.loads(name), "weights": rows} for name, rows in CASES.items()],
        },
        file,
        indent=1,
    )
    file.write("\n")
