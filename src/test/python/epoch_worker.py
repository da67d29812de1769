"""PyTorch in the benchmark of whole epochs (EpochBenchmark): training on FER2013 as a usual script does it.

A data set of Pillow images, torchvision's transforms, DataLoaders with two workers, eager, default layout. Arguments: architecture file, FER2013's table,
threads, batch size, learning rate. Answers each line of its input with one of its own: the seconds that one more epoch took with its validation, its
training loss, its validation loss and its share of mistakes.
"""

import csv
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from pytorch_network import network
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

CLASSES = 7


class Faces(Dataset):
    def __init__(self, table, usage, transform):
        with open(table, newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["Usage"] == usage]
        self.labels = [int(row["emotion"]) for row in rows]
        self.images = [np.array(row["pixels"].split(), dtype=np.uint8).reshape(48, 48) for row in rows]
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.images[index])), self.labels[index]


def evaluate(model, loader):
    model.eval()
    loss = wrong = 0
    with torch.no_grad():
        for images, labels in loader:
            outputs = model(images)
            loss += loss_function(outputs, labels).item() * len(labels)
            wrong += (outputs.argmax(1) != labels).sum().item()
    return loss / len(loader.dataset), wrong / len(loader.dataset)


def train(model, loader):
    model.train()
    total = 0
    for images, labels in loader:
        optimizer.zero_grad()
        outputs = model(images)
        loss = loss_function(outputs, labels)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
    return total / len(loader.dataset)


if __name__ == "__main__":
    table, batch_size = sys.argv[2], int(sys.argv[4])
    torch.set_num_threads(int(sys.argv[3]))
    augment = transforms.Compose(
        [
            transforms.RandomHorizontalFlip(),
            transforms.RandomRotation(10),
            transforms.ColorJitter(brightness=0.2, contrast=0.2),
            transforms.ToTensor(),
        ]
    )
    training = DataLoader(Faces(table, "Training", augment), batch_size, shuffle=True, num_workers=2)
    validation = DataLoader(Faces(table, "PublicTest", transforms.ToTensor()), batch_size, num_workers=2)
    model = network(json.loads(Path(sys.argv[1]).read_text()), CLASSES)
    optimizer = torch.optim.SGD(model.parameters(), lr=float(sys.argv[5]))
    loss_function = nn.CrossEntropyLoss()
    for _ in sys.stdin:
        start = time.perf_counter()
        training_loss = train(model, training)
        scores = evaluate(model, validation)
        print(time.perf_counter() - start, training_loss, *scores, flush=True)
