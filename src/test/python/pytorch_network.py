"""An architecture file of the workbench as a PyTorch network, as people write it: eager and with the default layout.

For the benchmarks; it knows the layer types and options of the networks measured there.
"""

import sys

import torch
from torch import nn


def pair(value):
    return value if isinstance(value, list) else [value, value]


def same(size, kernel, stride):
    """Pixels of padding on each side; the networks measured here need no odd ones."""
    return [max(0, ((n + s - 1) // s - 1) * s + k - n) // 2 for n, k, s in zip(size, kernel, stride)]


WEIGHTS = {"conv2d": ("kernel", "bias"), "dense": ("kernel", "bias"), "output": ("kernel", "bias"), "prelu": ("alpha",)}


def network(architecture, classes, numbers=None):
    """The network; numbers are its first weights by "layer.parameter", PyTorch's own where they are left out."""
    modules = []
    height, width, channels = architecture["input_shape"]
    shape = torch.zeros(2, channels, height, width)
    for index, layer in enumerate(architecture["layers"]):
        kind = layer["type"]
        new = []
        if kind == "conv2d":
            kernel = pair(layer["kernel_size"])
            padding = [0, 0] if layer.get("padding") == "valid" else same(shape.shape[2:], kernel, [1, 1])
            new.append(nn.Conv2d(shape.shape[1], layer["filters"], kernel, padding=padding))
        elif kind in ("max_pool2d", "avg_pool2d"):
            kernel = pair(layer.get("pool_size", 2))
            stride = pair(layer.get("strides", kernel))
            padding = same(shape.shape[2:], kernel, stride) if layer.get("padding") == "same" else [0, 0]
            new.append((nn.MaxPool2d if kind == "max_pool2d" else nn.AvgPool2d)(kernel, stride, padding))
        elif kind == "zero_padding2d":
            new.append(nn.ZeroPad2d(layer.get("padding", 1)))
        elif kind == "prelu":
            new.append(nn.PReLU())
        elif kind == "dropout":
            new.append(nn.Dropout(layer["rate"]))
        elif kind == "flatten":
            new.append(nn.Flatten())
        elif kind in ("dense", "output"):
            if shape.dim() > 2:
                new.append(nn.Flatten())
            features = shape[0].numel()
            new.append(nn.Linear(features, layer["units"] if kind == "dense" else classes))
        else:
            sys.exit(f"this script knows no {kind}")
        if layer.get("activation", "linear") == "relu":
            new.append(nn.ReLU())
        if layer.get("dropout", 0) > 0:
            new.append(nn.Dropout(layer["dropout"]))
        with torch.no_grad():
            for module in new:
                for parameter, name in zip(module.parameters(), WEIGHTS.get(kind, ()) if numbers else ()):
                    parameter.copy_(numbers[f"{layer.get('name', f'{kind}_{index}')}.{name}"])
                shape = module(shape)
        modules += new
    return nn.Sequential(*modules)
