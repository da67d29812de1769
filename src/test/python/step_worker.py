"""PyTorch in the benchmark of training steps (StepBenchmark): a network as people write it, eager and with the default layout.

Arguments: the directory of a case, threads, classes, learning rate. Answers each line of its input with one of its own: "losses N" with the losses of N steps from
the first weights without dropout, "steps N" with the milliseconds of each of N steps, "memory" with the most MiB that the process has had.
"""

import json
import struct
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

directory, threads, classes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)

content = (directory / "numbers.safetensors").read_bytes()
header_length = struct.unpack("<Q", content[:8])[0]
header = json.loads(content[8 : 8 + header_length])
numbers = {
    name: torch.from_numpy(
        np.frombuffer(content[8 + header_length :][slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).copy()
    )
    for name, entry in header.items()
    if name != "__metadata__"
}
batches = [(numbers[f"images.{i}"], numbers[f"labels.{i}"].long()) for i in range(4)]


def pair(value):
    return value if isinstance(value, list) else [value, value]


def same(size, kernel, stride):
    """Pixels of padding on each side; the networks measured here need no odd ones."""
    return [max(0, ((n + s - 1) // s - 1) * s + k - n) // 2 for n, k, s in zip(size, kernel, stride)]


def network(file):
    architecture = json.loads((directory / file).read_text())
    modules = []
    shape = batches[0][0]
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
                weights = {"conv2d": ("kernel", "bias"), "dense": ("kernel", "bias"), "output": ("kernel", "bias"), "prelu": ("alpha",)}
                for parameter, name in zip(module.parameters(), weights.get(kind, ())):
                    parameter.copy_(numbers[f"{layer.get('name', f'{kind}_{index}')}.{name}"])
                shape = module(shape)
        modules += new
    return nn.Sequential(*modules)


loss_function = nn.CrossEntropyLoss()


def training_step(model, optimizer, batch):
    images, labels = batch
    optimizer.zero_grad()
    outputs = model(images)
    loss = loss_function(outputs, labels)
    loss.backward()
    optimizer.step()
    # As scripts do that print loss and accuracy.
    wrong = (outputs.argmax(1) != labels).sum().item()
    return loss.item(), wrong


def trained(file):
    model = network(file)
    model.train()
    return model, torch.optim.SGD(model.parameters(), lr=float(sys.argv[4]))


whole = trained("architecture.json")
done = 0
for line in sys.stdin:
    words = line.split()
    if words[0] == "losses":
        plain = trained("without-dropout.json")
        answer = [training_step(*plain, batches[i % 4])[0] for i in range(int(words[1]))]
    elif words[0] == "steps":
        answer = []
        for _ in range(int(words[1])):
            start = time.perf_counter()
            training_step(*whole, batches[done % 4])
            done += 1
            answer.append((time.perf_counter() - start) * 1000)
    elif words[0] == "memory":
        status = Path("/proc/self/status").read_text()
        answer = [int(status.split("VmHWM:")[1].split()[0]) // 1024]
    print(*answer, flush=True)
