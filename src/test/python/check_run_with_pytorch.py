"""Lets PyTorch answer with a run's weights and compares accuracy and log loss with the run's own evaluation.

From the project's root, with Debian's python3-torch and python3-sklearn:
/usr/bin/python3 src/test/python/check_run_with_pytorch.py RUN IDX_DIRECTORY

For chains of conv2d, max_pool2d, dropout, flatten, dense and output on idx images scaled to 0..1.
"""

import gzip
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import accuracy_score, log_loss

run, data = Path(sys.argv[1]), Path(sys.argv[2])
experiment = json.loads((run / "experiment.json").read_text())
evaluation = json.loads((run / "evaluation.json").read_text())
checkpoint = (run / "checkpoints" / evaluation["checkpoint"]).read_bytes()
header_length = struct.unpack("<Q", checkpoint[:8])[0]
header = json.loads(checkpoint[8 : 8 + header_length])


def tensor(name):
    entry = header[name]
    begin, end = (8 + header_length + offset for offset in entry["data_offsets"])
    return torch.from_numpy(np.frombuffer(checkpoint[begin:end], "<f4").reshape(entry["shape"]).copy())


def idx(name, skip):
    with gzip.open(data / name) as file:
        return np.frombuffer(file.read()[skip:], np.uint8)


images = idx("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28)
labels = idx("t10k-labels-idx1-ubyte.gz", 8)
classes = [int(name) for name in experiment["data"].get("classes", range(10))]
chosen = np.isin(labels, classes)
truth = np.array([classes.index(label) for label in labels[chosen]])
x = torch.from_numpy(images[chosen].astype(np.float32) / 255)

ACTIVATIONS = {"linear": lambda z: z, "relu": F.relu, "tanh": torch.tanh}


def pair(value):
    return value if isinstance(value, list) else [value, value]


for index, layer in enumerate(experiment["architecture"]["layers"]):
    kind = layer["type"]
    name = layer.get("name", f"{kind}_{index}")
    activation = ACTIVATIONS[layer.get("activation", "linear")]
    if kind == "conv2d":
        padding = 0 if layer.get("padding") == "valid" else "same"
        x = activation(F.conv2d(x, tensor(f"{name}.kernel"), tensor(f"{name}.bias"), padding=padding))
    elif kind == "max_pool2d":
        x = F.max_pool2d(x, pair(layer.get("pool_size", 2)), pair(layer.get("strides", layer.get("pool_size", 2))))
    elif kind in ("dense", "output"):
        x = activation(F.linear(x.flatten(1), tensor(f"{name}.kernel"), tensor(f"{name}.bias")))
    elif kind not in ("dropout", "flatten"):
        sys.exit(f"this script knows no {kind}")

probabilities = torch.softmax(x.double(), 1).numpy()
metrics = evaluation["evaluation"]["metrics"]
print("images    ", len(truth))
print("accuracy  ", accuracy_score(truth, probabilities.argmax(1)), "by PyTorch,", metrics["accuracy"], "in the run")
print("log loss  ", log_loss(truth, probabilities), "by PyTorch,", metrics["log_loss"], "in the run")
