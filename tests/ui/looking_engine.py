"""An engine that answers looks: a network of 300 filters of 3 x 3 x 2 and three classes."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from fake_engine import LAYERS, FakeEngine

from studio.core.base.sentences import say
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.class_map import ClassMapFacts
from studio.core.look.deconvnet import Deconvnet, DeconvnetFacts
from studio.core.look.embedding import Embedding, EmbeddingFacts
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.guided import Guided
from studio.core.look.integrated import Integrated
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.occlusion import Occlusion
from studio.core.look.patches import Patches, PatchesFacts
from studio.core.look.prediction import Prediction, PredictionFacts
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.core.look.table import AnyFacts, AnyView
from studio.core.look.unit import Unit, UnitFacts
from studio.core.look.view import View
from studio.core.look.weights import Weights, WeightsFacts
from studio.core.wire import messages
from studio.core.wire.messages import Failed, FailureKind, Look, Seen, SeenSoFar

AskedView = TypeVar("AskedView", bound=View)

CLASSES = ("cat", "dog", "wren")
PROBABILITIES = np.array([0.2, 0.7, 0.1], "f4")

FILTERED = ("conv1", "head_dense", "head_predictions")


class LookingEngine(FakeEngine):
    """Answers looks when a test says so, or by itself.

    Attributes:
        answers_looks: whether each is answered as soon as it is asked.
        tells_classes: whether the network is a classifier.
    """

    answers_looks = True
    tells_classes = True

    def _answer(self, command: messages.Command) -> None:
        if isinstance(command, Look):
            if self.answers_looks:
                self.answer(command)
        else:
            super()._answer(command)

    def answer(self, look: Look) -> None:
        if isinstance(look.view, Prediction) and not self.tells_classes:
            sentence = say("The network tells no classes apart.")
            self.tell(Failed(look.request, FailureKind.INPUT, sentence))
            return
        arrays, facts = found(look.view)
        self.tell(Seen(look.request, arrays, facts, look.of != "" and look.checkpoint == "last"))

    def develop(self, look: Look) -> None:
        """Say what there is of an answer that takes time."""
        arrays, facts = found(look.view)
        self.tell(SeenSoFar(look.request, arrays, facts, is_live=False))

    def looks(self) -> list[Look]:
        return [command for command in self.sent if isinstance(command, Look)]

    def views(self) -> list[AnyView]:
        return [look.view for look in self.looks()]

    def asked(self, kind: type[AskedView]) -> AskedView:
        """Return the newest question of a kind."""
        return next(view for view in reversed(self.views()) if isinstance(view, kind))


def found(view: AnyView) -> tuple[dict[str, np.ndarray], AnyFacts]:
    """What the network answers."""
    numbers = np.random.default_rng(4)
    match view:
        case Layers():
            return {}, LayersFacts(LAYERS, FILTERED, (32, 32), "rgb")
        case Filters():
            count = min(view.count, 300 - view.first)
            facts = FiltersFacts(
                view.layer, "Conv2D", (3, 3, 2, 300), 300, 1.0, weight_dead=(5, 200)
            )
            filters = {
                "filters": numbers.uniform(-1, 1, (3, 3, 2, count)).astype("f4"),
                "norms": np.arange(count, dtype="f4"),
                "moved": np.arange(count, 0, -1, dtype="f4") / count,
            }
            return filters, facts
        case Activations():
            maps = numbers.uniform(0, 1, (4, 6, min(view.count, 6))).astype("f4")
            channels = np.arange(5, -1, -1, dtype=np.int32)[: maps.shape[2]]
            arrays = {
                "activations": maps,
                "channels": channels,
                "position": np.array("after"),
                "rows": np.stack([np.arange(4) * 8 - 2, np.arange(4) * 8 + 6], 1),
                "columns": np.stack([np.arange(6) * 5, np.arange(6) * 5 + 5], 1),
            }
            kind = next(layer.kind for layer in LAYERS if layer.name == view.layer)
            return arrays, ActivationsFacts(view.layer, kind, 6, 0.0, 1.0, kind == "Conv2D")
        case Unit():
            return _unit(), UnitFacts(view.layer, "Conv2D", "image", (4, 6), "relu", 0, 0, (1, 1))
        case Deconvnet():
            arrays = {"map": np.ones((8, 8, 3), "f4"), "image": np.zeros((8, 8, 3), np.uint8)}
            return arrays, DeconvnetFacts(view.layer, view.filter, 2.0, True, "rgb")
        case Weights():
            return {"kernel": np.ones(9, "f4")}, WeightsFacts(view.layer, "Conv2D", 9)
        case Prediction():
            return {"probabilities": PROBABILITIES}, PredictionFacts(CLASSES, 1, True)
        case GradCam() | Gradients() | Guided() | Integrated() | Occlusion():
            return _class_map(view)
        case Representative():
            image = np.full((32, 32, 3), 60 + view.class_, np.uint8)
            arrays = {
                "image": image,
                "value": np.array(3.5, "f4"),
                "box": np.array([8, 0, 16, 32], np.int32),
            }
            target = view.filter if view.layer else view.class_
            probability = None if view.layer else 0.9
            return arrays, RepresentativeFacts(
                view.layer, target, CLASSES, 3.5, probability, 256, is_like_data=True
            )
        case Embedding():
            return _embedding(view)
        case Patches():
            return _patches(view), PatchesFacts(view.layer, "Conv2D", 20, 40, (3,), "/data")
        case _:
            raise NotImplementedError(view)


def _embedding(view: Embedding) -> tuple[dict[str, np.ndarray], AnyFacts]:
    """Nine images of three classes, of which the last one is taken for a cat."""
    labels = np.arange(9, dtype=np.int32) // 3
    predicted = labels.copy()
    predicted[8] = 0
    turned = 1.0 if view.method == "pca" else -1.0
    arrays = {
        "points": (np.stack([labels * 4.0, np.arange(9) % 3], 1) * turned).astype("f4"),
        "files": np.array([f"{CLASSES[label]}/{at}.png" for at, label in enumerate(labels)]),
        "labels": labels,
        "predicted": predicted,
        "parts": np.arange(9, dtype=np.int32) % 3,
    }
    share = 0.75 if view.method == "pca" else None
    facts = EmbeddingFacts(
        view.layer or "pool1", view.method, CLASSES, 6, share, "/data", view.part, available=900
    )
    return arrays, facts


def _unit() -> dict[str, np.ndarray]:
    """A sum of 2 channels, the second of which counts more."""
    kernel = np.stack([np.full((3, 3), 0.1), np.full((3, 3), -0.5)], -1).astype("f4")
    patch = np.ones((3, 3, 2), "f4")
    value = kernel.sum() + 0.5
    return {
        "kernel": kernel,
        "patch": patch,
        "product": kernel * patch,
        "bias": np.array(0.5, "f4"),
        "value": np.array(value, "f4"),
        "activation": np.array(max(value, 0), "f4"),
        "inputs": np.array([4, 7], np.int32),
    }


def _class_map(
    view: GradCam | Gradients | Guided | Integrated | Occlusion,
) -> tuple[dict[str, np.ndarray], AnyFacts]:
    """A map that is 1 in the upper left corner, and 0 everywhere with random weights."""
    target = 1 if view.class_ < 0 else view.class_
    values = np.zeros((8, 8), "f4")
    if not view.randomised:
        values[:4, :4] = 1.0
    arrays = {
        "map": values,
        "image": np.full((8, 8, 3), 100, np.uint8),
        "class": np.array(target, np.int32),
    }
    if isinstance(view, Occlusion):
        arrays["probability"] = (PROBABILITIES[target] * (1 - values)).astype("f4")
        arrays["feature"] = 10 - 4 * values
        arrays["predicted"] = np.where(values > 0, 2, target).astype(np.int32)
    facts = ClassMapFacts(
        "map",
        "",
        CLASSES,
        target,
        1,
        2.0,
        float(PROBABILITIES[target]),
        float(values.max()),
        has_evidence=not view.randomised,
        is_randomised=view.randomised,
        total=1.99 if isinstance(view, Integrated) else None,
        expected=2.0,
        steps=72,
    )
    return arrays, facts


def _patches(view: Patches) -> dict[str, np.ndarray]:
    """Nine patches a filter, each of one shade: the filter's number, then that of the patch."""
    count = min(view.count, 20 - view.first)
    shades = np.arange(count)[:, None] * 10 + np.arange(9) + view.first * 10
    patches = np.broadcast_to(shades[..., None, None, None], (count, 9, 4, 4, 3)).astype(np.uint8)
    arrays = {
        "patches": patches,
        "values": np.arange(9, 0, -1, dtype="f4") * np.ones((count, 1), "f4"),
        "files": np.array([[f"a/{at}.png" for at in range(9)]] * count),
        "boxes": np.tile(np.array([0, 8, 16, 24], np.int32), (count, 9, 1)),
        "units": np.tile(np.array([1, 2], np.int32), (count, 9, 1)),
        "active": np.full(count, 5, np.int32),
    }
    if view.projections:
        arrays["projections"] = np.ones((count, 9, 4, 4, 3), "f4")
    return arrays
