"""How far our explainers are from those of two libraries, and how long each takes.

    python tests/benchmarks/compare_explainers.py

EfficientNet-Lite0 at 224 pixels with its ImageNet weights and a photograph; the score before the
softmax. Beside xplique 2.0.0 and tf-keras-vis 0.8.7, which are no dependency of the program and
need a folder of their own:

    pip install --target FOLDER --no-deps xplique==2.0.0 tf-keras-vis==0.8.7 deprecated wrapt \
        einops opencv-python-headless matplotlib contourpy cycler fonttools kiwisolver pyparsing \
        python-dateutil six
    PYTHONPATH=FOLDER:. python tests/benchmarks/compare_explainers.py

A library that is not there is left out. The difference is the largest one of any value, as a share
of the largest value. Both sides are asked once before the clock starts: what is traced is traced.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import keras
import numpy as np
import scipy.ndimage
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.integrated import Integrated
from studio.core.look.occlusion import Occlusion
from studio.core.look.table import AnyView
from studio.core.samples.photographs import photographs
from studio.engine.look.explained import Explained, explainer_of, whole
from studio.engine.look.living_model import LivingModel
from studio.engine.look.opening import opened, target_of

Array = NDArray[Any]

STEPS = 64
WINDOW = 56
"""Side of the windows of an occlusion, and their distance: none overlap."""


class Row(NamedTuple):
    """One method beside that of a library.

    Attributes:
        method: what is compared.
        library: the other side.
        view: what we are asked.
        ours: from our arrays to what is compared.
        theirs: computes the same there.
    """

    method: str
    library: str
    view: AnyView
    ours: Callable[[dict[str, Array]], Array]
    theirs: Callable[[], Array]


def logits_of(model: LivingModel) -> keras.Model:
    """Return the graph up to the scores: its last layer, dense, without the softmax."""
    last = model.last
    scores = keras.layers.Dense(last.units, name="scores")
    outputs = scores(last.input)
    scores.set_weights(last.get_weights())
    return keras.Model(model._graph.inputs, outputs)


def xplique_rows(
    logits: keras.Model, image: str, shown: Array, layer: str, number: int
) -> Iterator[Row]:
    """Yield what xplique has."""
    # Imported by the package, used by none of these methods, and in need of an older Keras.
    sys.modules.setdefault("tensorflow_probability", ModuleType("tensorflow_probability"))
    from xplique.attributions import GradCAM, IntegratedGradients, Saliency
    from xplique.attributions import Occlusion as Covered

    target = tf.one_hot([number], logits.output_shape[-1])
    cam = GradCAM(logits, conv_layer=layer)

    def coarse() -> Array:
        """Before it is stretched over the image by cubes, which ours is not."""
        maps, gradients = cam._gradient(tf.constant(shown), target)
        weights = cam._compute_weights(gradients, maps)
        found: Array = np.asarray(GradCAM._apply_weights(weights, maps))[0]
        return found

    saliency = Saliency(logits, reducer=None)
    integrated = IntegratedGradients(logits, steps=STEPS, reducer=None)
    covered = Covered(logits, patch_size=WINDOW, patch_stride=WINDOW, occlusion_value=0.0)
    yield Row(
        "Grad-CAM",
        "xplique",
        GradCam(layer, image, number),
        lambda arrays: np.maximum(arrays["coarse"], 0),
        coarse,
    )
    yield Row(
        "gradients",
        "xplique",
        Gradients(image, number),
        lambda arrays: np.abs(arrays["map"]),
        lambda: np.asarray(saliency.explain(shown, target))[0],
    )
    yield Row(
        "integrated",
        "xplique",
        Integrated(image, number, steps=STEPS),
        lambda arrays: arrays["map"],
        lambda: np.asarray(integrated.explain(shown, target))[0],
    )
    yield Row(
        "occlusion",
        "xplique",
        Occlusion(image, number, layer, WINDOW, WINDOW, "black"),
        lambda arrays: arrays["map"],
        lambda: np.asarray(covered.explain(shown, target))[0, ..., 0],
    )


def vis_rows(
    logits: keras.Model, image: str, shown: Array, layer: str, number: int
) -> Iterator[Row]:
    """Yield what tf-keras-vis has."""
    sys.modules.setdefault("scipy.ndimage.interpolation", scipy.ndimage)  # it was renamed
    from tf_keras_vis.gradcam import Gradcam
    from tf_keras_vis.saliency import Saliency
    from tf_keras_vis.utils.scores import CategoricalScore

    score = CategoricalScore([number])
    cam, saliency = Gradcam(logits), Saliency(logits)
    yield Row(
        "Grad-CAM",
        "tf-keras-vis",
        GradCam(layer, image, number),
        lambda arrays: np.maximum(arrays["coarse"], 0),
        lambda: np.asarray(cam(score, shown, layer, False, expand_cam=False, normalize_cam=False))[
            0
        ],
    )
    yield Row(
        "gradients",
        "tf-keras-vis",
        Gradients(image, number),
        lambda arrays: np.abs(arrays["map"]),
        lambda: np.asarray(saliency(score, shown, keepdims=True, normalize_map=False))[0],
    )


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return what the fastest of some rounds took."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def answer(model: LivingModel, view: AnyView) -> dict[str, Array]:
    """Return our arrays."""
    found = explainer_of(view)(model, view)
    return (found if isinstance(found, Explained) else whole(found)).arrays


def main() -> None:
    """Print a row a method."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--image", type=Path, default=photographs()[0])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    model = opened(target_of("EfficientNetLite0", "best"))
    layer, image = model.last_with_maps().name, str(given.image)
    arrays = answer(model, GradCam(layer, image))
    number, shown = int(arrays["class"]), arrays["image"][np.newaxis].astype(np.float32)
    logits = logits_of(model)
    forward = seconds(lambda: model.output(model.last, shown.astype(np.uint8)), 5)
    print(f"{given.image.name}: {model.classes[number]}; one forward pass {1000 * forward:.0f} ms")
    print("| method | beside | largest difference | ours | theirs |")
    print("| --- | --- | --- | --- | --- |")
    for name, rows in (("xplique", xplique_rows), ("tf_keras_vis", vis_rows)):
        if importlib.util.find_spec(name) is None:
            print(f"({name} is not here)")
            continue
        for row in rows(logits, image, shown, layer, number):
            for _ in range(3):  # the third time it is traced
                ours = row.ours(answer(model, row.view))
            theirs = row.theirs()
            share = np.abs(ours - theirs).max() / np.abs(theirs).max()
            took = seconds(lambda: answer(model, row.view), given.rounds)  # noqa: B023
            other = seconds(row.theirs, given.rounds)
            print(
                f"| {row.method} | {row.library} | {share:.1e} | "
                f"{1000 * took:.0f} ms | {1000 * other:.0f} ms |"
            )


if __name__ == "__main__":
    main()
