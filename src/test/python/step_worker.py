"""PyTorch in the benchmark of training steps (StepBenchmark): a network as people write it, eager and with the default layout.

Arguments: the directory of a case, threads, classes, learning rate, device. Answers each line of its input with one of its own: "losses N" with the losses of N steps from
the first weights without dropout, "steps N" with the milliseconds of each of N steps, "limit" with the most multiply-adds a second that products of large matrices and a wide convolution come
to here, "memory" with the most MiB that the process has had.
"""

import json
import struct
import sys
import time
from pathlib import Path

import numpy as np
import torch
from pytorch_network import network
from torch import nn

directory, threads, classes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
device = torch.device(sys.argv[5] if len(sys.argv) > 5 else "cpu")
torch.set_num_threads(threads)
# On a card both sides compute in float32: the engines don't use the shorter TF32 either.
torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False

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
loss_function = nn.CrossEntropyLoss()


def training_step(model, optimizer, batch):
    images, labels = (part.to(device) for part in batch)
    optimizer.zero_grad()
    outputs = model(images)
    loss = loss_function(outputs, labels)
    loss.backward()
    optimizer.step()
    # As scripts do that print loss and accuracy.
    wrong = (outputs.argmax(1) != labels).sum().item()
    return loss.item(), wrong


def trained(file):
    model = network(json.loads((directory / file).read_text()), classes, numbers)
    model.to(device).train()
    return model, torch.optim.SGD(model.parameters(), lr=float(sys.argv[4]))


def finished(result):
    """Waits for a card, which works on while Python goes on."""
    return result.flatten()[0].item()


def best_rate(work, multiply_adds, times=5):
    finished(work())
    best = 0.0
    for _ in range(times):
        start = time.perf_counter()
        finished(work())
        best = max(best, multiply_adds / (time.perf_counter() - start))
    return best


def limit():
    """What the machine can do, as far as this library gets it to."""
    with torch.no_grad():
        a, b = torch.rand(2, 1536, 1536, device=device)
        images = torch.rand(8, 128, 48, 48, device=device).to(memory_format=torch.channels_last)
        kernel = torch.rand(128, 128, 3, 3, device=device).to(memory_format=torch.channels_last)
        return max(
            best_rate(lambda: a @ b, 1536**3),
            best_rate(lambda: torch.nn.functional.conv2d(images, kernel, padding=1), 8 * 48 * 48 * 128 * 128 * 9),
        )


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
    elif words[0] == "limit":
        answer = [limit()]
    elif words[0] == "memory":
        status = Path("/proc/self/status").read_text()
        answer = [int(status.split("VmHWM:")[1].split()[0]) // 1024]
    print(*answer, flush=True)
