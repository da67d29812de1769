"""Writes what scikit-learn answers for many small classification problems, for the tests of org.cnnworkbench.eval.

    python3 src/test/python/make_eval_goldens.py src/test/resources/eval

Made with scikit-learn 1.2.1 and NumPy 1.24.2 (Debian 12: apt-get install python3-sklearn). The tests only read the
files: Python is not needed to build. Every random number comes from a fixed seed.
"""

import json
import pathlib
import re
import sys
import warnings

import numpy as np
from sklearn import metrics

OUT = pathlib.Path(sys.argv[1])


def truth_and_predictions(matrix):
    """Two label vectors with this confusion matrix; the order of the examples changes no score."""
    pairs = [(t, p) for t, row in enumerate(matrix) for p, n in enumerate(row) for _ in range(n)]
    return [t for t, _ in pairs], [p for _, p in pairs]


def report_case(name, matrix, names=None, digits=2):
    matrix = [[int(n) for n in row] for row in matrix]
    names = names or [str(c) for c in range(len(matrix))]
    truth, predicted = truth_and_predictions(matrix)
    labels = list(range(len(matrix)))
    arguments = dict(labels=labels, target_names=names)
    per_class = metrics.precision_recall_fscore_support(truth, predicted, labels=labels)
    averages = [
        [float(v) for v in metrics.precision_recall_fscore_support(truth, predicted, labels=labels, average=a)[:3]]
        for a in ("macro", "weighted")
    ]
    return {
        "name": name,
        "classNames": names,
        "matrix": matrix,
        "digits": digits,
        "text": whole_supports(metrics.classification_report(truth, predicted, digits=digits, **arguments)),
        "perClass": [[float(v) for v in scores] for scores in zip(*per_class)],
        "macro": averages[0],
        "weighted": averages[1],
        "accuracy": metrics.accuracy_score(truth, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(truth, predicted),
        "cohenKappa": nan_to_none(metrics.cohen_kappa_score(truth, predicted)),
        "matthewsCorrelation": metrics.matthews_corrcoef(truth, predicted),
    }


def whole_supports(text):
    """Where nothing is predicted rightly, scikit-learn 1.2 shows supports as 3.0, by an accident of NumPy types."""
    return re.sub(r"^(.*) {2}( *\d+)\.0$", r"\1    \2", text, flags=re.MULTILINE)


def nan_to_none(value):
    return None if np.isnan(value) else float(value)


def random_matrix(random, classes, examples, skill, weights=None):
    truth = random.choice(classes, examples, p=weights)
    guess = random.integers(0, classes, examples)
    predicted = np.where(random.random(examples) < skill, truth, guess)
    return metrics.confusion_matrix(truth, predicted, labels=range(classes))


def reports():
    random = np.random.default_rng(20)
    long_names = ["a rather long name of a class, longer than weighted avg", "short", ""]
    yield report_case("seed 0, everything predicted as one class", [[987, 0], [1802, 0]])
    yield report_case("seed 0, with dropout", [[71, 916], [100, 1702]])
    yield report_case("balanced", [[40, 5, 5], [3, 44, 3], [1, 9, 40]])
    yield report_case("imbalance", [[9990, 5, 5], [7, 2, 1], [0, 1, 0]])
    yield report_case("a class never predicted", [[5, 0, 1], [2, 0, 3], [1, 0, 7]])
    yield report_case("a class absent from truth", [[5, 1, 1], [0, 0, 0], [1, 2, 7]])
    yield report_case("a class absent from both", [[5, 0, 1], [0, 0, 0], [1, 0, 7]])
    yield report_case("nothing right", [[0, 3], [4, 0]])
    yield report_case("all right", [[3, 0], [0, 4]])
    yield report_case("one class", [[12]])
    yield report_case("one class of two", [[12, 0], [0, 0]])
    yield report_case("long names", [[4, 1, 0], [1, 5, 1], [0, 0, 2]], long_names)
    yield report_case("names beyond ASCII", [[4, 1, 1], [1, 5, 1], [2, 0, 2]], ["Übermut", "怒り", "😀 freudig überraschte"])
    yield report_case("no digits", [[4, 1], [1, 5]], digits=0)
    yield report_case("four digits", [[4, 1], [1, 5]], digits=4)
    yield report_case("more digits than the longest heading", [[4, 1], [1, 5]], digits=17)
    yield report_case("halves that round to even", [[1, 7], [3, 5]], digits=2)
    yield report_case("100 classes", random_matrix(random, 100, 5000, 0.6))
    yield report_case("140 classes", random_matrix(random, 140, 1500, 0.3), digits=3)
    for classes in range(2, 22):
        weights = random.dirichlet(np.full(classes, 0.5))
        matrix = random_matrix(random, classes, int(random.integers(1, 400)), random.random(), weights)
        yield report_case(f"random, {classes} classes", matrix, digits=2 + classes % 3)


def probability_case(name, random, examples, classes, sharpness, dtype=np.float32):
    scores = np.exp(random.normal(size=(examples, classes)) * sharpness)
    probabilities = (scores / scores.sum(axis=1, keepdims=True)).astype(dtype)
    labels = random.integers(0, classes, examples)
    return scored(name, probabilities, labels)


def scored(name, probabilities, labels):
    classes = probabilities.shape[1]
    every = list(range(classes))
    top_k = {}
    for k in (1, 2, 3, 5):
        # Of equal probabilities scikit-learn puts the higher class first; the project puts the lower one first.
        if 2 < classes and k < classes and not ties(probabilities):
            top_k[k] = metrics.top_k_accuracy_score(labels, probabilities, k=k, labels=every)
    return {
        "name": name,
        "classes": classes,
        "probabilities": [float(p) for p in probabilities.ravel()],
        "labels": [int(label) for label in labels],
        "logLoss": metrics.log_loss(labels, probabilities, labels=every),
        "accuracy": metrics.accuracy_score(labels, probabilities.argmax(axis=1)),
        "topK": top_k,
    }


def ties(probabilities):
    return any(len(set(row)) < len(row) for row in probabilities.tolist())


def probabilities():
    random = np.random.default_rng(21)
    yield probability_case("two classes", random, 30, 2, 1)
    yield probability_case("ten classes", random, 60, 10, 2)
    yield probability_case("very sure, so that probabilities are clipped", random, 40, 7, 30)
    yield scored("certain and wrong", np.array([[1, 0, 0], [0, 0, 1]], np.float32), np.array([0, 0]))


def display_convolutions(data, padding=4):
    """The picture of a kernel, height × width × channels × filters, that tflearn's well-known helper computes."""
    tiles = data.shape[2] * data.shape[3]
    per_row = int(np.ceil(np.sqrt(tiles)))
    size = data.shape[0]
    result = np.zeros((per_row * (size + padding) - padding,) * 2)
    places = ((y, x) for y in range(per_row) for x in range(per_row))
    for n in range(data.shape[3]):
        for c in range(data.shape[2]):
            top, left = (place * (size + padding) for place in next(places))
            result[top : top + size, left : left + size] = data[:, :, c, n]
    result = (result - result.min()) / (result.max() - result.min())
    # Gray as Matplotlib's imshow shows it.
    return np.minimum(np.floor(result * 256), 255).astype(int)


def mosaics():
    random = np.random.default_rng(22)
    for filters, channels, size, low in ((3, 1, 10, -1), (3, 3, 3, -1), (32, 1, 5, -1), (5, 2, 4, 0.5), (1, 1, 7, -1)):
        weights = random.uniform(low, 1, (filters, channels, size, size)).astype(np.float32)
        picture = display_convolutions(weights.transpose(2, 3, 1, 0))
        yield {
            "name": f"{filters} filters of {channels} channels, {size}×{size}",
            "filters": filters,
            "channels": channels,
            "size": size,
            "weights": [float(w) for w in weights.ravel()],
            "width": picture.shape[1],
            "gray": picture.ravel().tolist(),
        }


def write(name, cases):
    with open(OUT / name, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")


warnings.simplefilter("ignore")
OUT.mkdir(parents=True, exist_ok=True)
write("classification-reports.json", reports())
write("probabilities.json", probabilities())
write("mosaics.json", mosaics())
