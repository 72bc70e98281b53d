"""Images as points: principal components against numpy's, and t-SNE that keeps groups together."""

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import living
from numpy.typing import NDArray
from PIL import Image

from studio.core.base.errors import InputError
from studio.core.dataset.scan import scan
from studio.core.look.embedding import Embedding, EmbeddingFacts, tiles
from studio.core.look.view import Shading
from studio.core.wire.codec import Encoder, FrameReader
from studio.core.wire.messages import AnyEvent, Seen
from studio.engine.look.explained import Explained, whole
from studio.engine.look.explainers.embedding import explain
from studio.engine.look.living_model import LivingModel, Source

pytestmark = pytest.mark.engine
layers = keras.layers

SIZE = (6, 7)
GROUPS = ("blue", "green", "red")
EACH = 8


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> LivingModel:
    """A network, of a run on three groups of images that differ by their colour."""
    folder, numbers = tmp_path_factory.mktemp("data"), np.random.default_rng(2)
    for number, name in enumerate(GROUPS):
        (folder / name).mkdir()
        for index in range(EACH):
            pixels = numbers.integers(0, 60, (*SIZE, 3), np.uint8)
            pixels[..., 2 - number] += 150
            Image.fromarray(pixels).save(folder / name / f"{index}.png")
    x = pixels_in = keras.Input((*SIZE, 3))
    x = layers.Conv2D(5, 3, name="maps")(x)
    x = layers.GlobalAveragePooling2D(name="mean")(x)
    made = living(pixels_in, layers.Dense(3, activation="softmax", name="classes")(x))
    return LivingModel(made._graph, made.form, classes=GROUPS, source=Source(scan(folder), ""))


def facts(found: Explained) -> EmbeddingFacts:
    assert isinstance(found.facts, EmbeddingFacts)
    return found.facts


def spread(points: NDArray[np.float32], labels: NDArray[np.int32]) -> float:
    """How far a group reaches, as a share of how far its middle is from that of the nearest."""
    middles = np.stack([points[labels == label].mean(axis=0) for label in range(3)])
    between = np.linalg.norm(middles[:, None] - middles, axis=-1) + np.eye(3) * 1e9
    within = np.linalg.norm(points - middles[labels], axis=1).max()
    return float(within / between.min())


def test_principal_components_are_those_of_a_singular_value_decomposition(
    model: LivingModel,
) -> None:
    assert model.source is not None
    dataset = model.source.dataset
    found = whole(explain(model, Embedding()))
    shown = np.stack([np.asarray(Image.open(dataset.file(image))) for image in dataset.images])
    values = model.output(model.layer("mean"), shown).astype(float)
    left, sizes, _ = np.linalg.svd(values - values.mean(axis=0), full_matrices=False)
    expected = left[:, :2] * sizes[:2]
    signs = np.sign((found.arrays["points"] * expected).sum(axis=0))
    np.testing.assert_allclose(found.arrays["points"] * signs, expected, rtol=1e-3, atol=1e-2)
    assert facts(found).layer == "mean"
    assert facts(found).variance == pytest.approx((sizes[:2] ** 2).sum() / (sizes**2).sum())
    assert found.arrays["files"].tolist() == [image.path for image in dataset.images]
    assert found.arrays["labels"].tolist() == np.repeat(range(3), EACH).tolist()
    scores = model.output(model.last, shown, is_before=True)
    assert np.array_equal(found.arrays["predicted"], scores.argmax(axis=1))
    maps = whole(explain(model, Embedding("maps"))).arrays["points"]
    np.testing.assert_allclose(maps, found.arrays["points"], rtol=1e-3, atol=1e-2)
    assert tiles(found.arrays, facts(found), Shading()).shape[0] == 1


def test_tsne_begins_with_them_and_keeps_groups_together(model: LivingModel) -> None:
    methods = []
    work = explain(model, Embedding(method="tsne", seed=4))
    while True:
        try:
            part = next(work)
        except StopIteration as end:
            found = end.value
            break
        if part.so_far is not None:
            methods.append(facts(part.so_far()).method)
    assert methods[0] == "pca"
    assert facts(found).method == "tsne"
    assert spread(found.arrays["points"], found.arrays["labels"]) < 0.5


def test_tsne_is_found_once_for_weights_that_stay(
    model: LivingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path))
    assert model.source is not None
    source = model.source._replace(weights="of one moment")
    fixed = LivingModel(model._graph, model.form, classes=GROUPS, source=source)
    view = Embedding(method="tsne", seed=5)
    found = whole(explain(fixed, view))
    with pytest.raises(StopIteration) as again:  # without a single slice of work
        next(explain(fixed, view))
    kept = again.value.value
    assert kept.facts == found.facts
    assert kept.arrays.keys() == found.arrays.keys()
    for name, array in found.arrays.items():
        assert np.array_equal(kept.arrays[name], array), name
    next(explain(fixed, Embedding(method="tsne", seed=5, count=20)))  # of other images
    others = LivingModel(
        model._graph, model.form, classes=GROUPS, source=source._replace(weights="of another")
    )
    next(explain(others, view))
    (file,) = (tmp_path / "embedding").iterdir()
    file.write_bytes(b"damaged")
    next(explain(fixed, view))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_few_images_are_points_as_well(model: LivingModel, count: int) -> None:
    found = whole(explain(model, Embedding(count=count)))
    assert found.arrays["points"].shape == (count, 2)
    assert np.isfinite(found.arrays["points"]).all()


def test_a_network_of_no_run_has_no_images(model: LivingModel, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of a run"):
        whole(explain(LivingModel(model._graph, model.form), Embedding()))


def test_an_answer_travels_to_the_window(model: LivingModel) -> None:
    found = whole(explain(model, Embedding()))
    seen = Seen(1, found.arrays, found.facts, is_live=False)
    reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
    (arrived,) = reader.feed(Encoder().frame(seen))
    assert isinstance(arrived, Seen)
    for name, array in found.arrays.items():
        assert np.array_equal(arrived.arrays[name], array), name
