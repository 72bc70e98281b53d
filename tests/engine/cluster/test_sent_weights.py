"""ImageNet weights that a node of a cluster lacks: sent and checked there, or said."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import tiny_images
from msgspec.structs import replace
from scripted_engines import FAILED, ended

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.networks import catalogue
from studio.core.networks.backbone_row import WeightFile
from studio.core.recipes.recipe import Model, Recipe
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply
from studio.engine.cluster import node_engine
from studio.engine.cluster.cluster_engine import ClusterEngine
from studio.engine.cluster.node_engine import NodeEngine
from studio.engine.cluster.parcels import Parcel, Parcels
from studio.engine.cluster.samples import Sample

CONTENT = b"weights" * 1000
ROW = replace(
    catalogue.backbone("VGG16"),
    weight_file=WeightFile("vgg.h5", "", f"md5:{hashlib.md5(CONTENT).hexdigest()}"),
)


class OtherComputer:
    """Calls a node's methods with its folders in place of ours."""

    def __init__(self, node: NodeEngine, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._node = node
        self._cache = cache
        self._monkeypatch = monkeypatch

    def __getattr__(self, name: str) -> SimpleNamespace:
        def remote(*arguments: object, **named: object) -> object:
            with self._monkeypatch.context() as there:
                there.setenv("STUDIO_CACHE", str(self._cache))
                return getattr(self._node, name)(*arguments, **named)

        return SimpleNamespace(remote=remote)


class OneNode:
    """A cluster of one node, which sees every folder of this computer."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class RayError(Exception):
            pass

        errors = SimpleNamespace(RayError=RayError, RayTaskError=RayError)
        self.ray = SimpleNamespace(
            exceptions=errors,
            get=lambda found, timeout=0: found,
            put=lambda block: block,
            kill=lambda _: None,
        )
        self.ray.wait = lambda asked, timeout: (asked, [])
        self.nodes = SimpleNamespace(name_of=lambda _key: "Node 2 (10.0.0.2)")
        self.runs_sample = Sample(str(tmp_path), ())
        self.said: list[str] = []
        self.cache = tmp_path / "node-cache"
        monkeypatch.setattr(node_engine, "ProcessEngine", self._engine)
        self._monkeypatch = monkeypatch
        self._parcels = Parcels(self.ray.put)
        self.ends: messages.RunEnded | messages.Failed = ended()

    def _engine(self, *_: object, **__: object) -> SimpleNamespace:
        def perform(_command: object, hear: Callable[[AnyEvent], None]) -> FinalReply:
            hear(self.ends)
            return self.ends

        return SimpleNamespace(perform=perform, close=lambda: None, pause=lambda: None)

    def fit_nodes(self) -> tuple[str, ...]:
        return ("2",)

    def new_actor(self, _fit: object) -> OtherComputer:
        with self._monkeypatch.context() as there:
            there.setenv("STUDIO_CACHE", str(self.cache))
            node = NodeEngine(self.ray.put, self.ray.get, {})
        node.where = lambda: "2"  # type: ignore[attr-defined]
        return OtherComputer(node, self.cache, self._monkeypatch)

    def sample(self, place: str) -> Sample:
        return Sample(place, ())

    def parcel(self, place: str) -> Parcel:
        return self._parcels.of(Path(place))

    def tell_weights(self, node: str, backbone: str) -> None:
        self.said.append(f"{node} {backbone}")

    def keep_log(self, _printed: bytes) -> None:
        pass


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OneNode:
    monkeypatch.setattr(catalogue, "backbone", lambda _name: ROW)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return OneNode(tmp_path, monkeypatch)


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    images = tiny_images.make_images(tmp_path / "images")
    return replace(
        tiny_images.lenet_recipe(images), model=Model(backbone="VGG16", weights="imagenet")
    )


def train(cluster: OneNode, recipe: Recipe, tmp_path: Path) -> FinalReply:
    engine = ClusterEngine(cluster)  # type: ignore[arg-type]
    command = messages.Train(recipe, str(tmp_path), str(tmp_path))
    found = engine.perform(command, lambda _: None)
    assert isinstance(found, FinalReply)
    engine.close()
    return found


def here(content: bytes) -> None:
    """Put a file of weights into the folder of this computer."""
    from studio.core.base import paths

    paths.weights().mkdir(parents=True, exist_ok=True)
    (paths.weights() / "vgg.h5").write_bytes(content)


def test_weights_that_a_node_lacks_are_sent_once_and_kept_there(
    cluster: OneNode, recipe: Recipe, tmp_path: Path
) -> None:
    here(CONTENT)
    for _ in range(2):
        assert isinstance(train(cluster, recipe, tmp_path), messages.RunEnded)
    assert cluster.said == ["2 VGG16"]
    there = list(cluster.cache.rglob("*.h5"))
    assert [file.name for file in there] == ["vgg.h5"]
    assert there[0].read_bytes() == CONTENT


def test_what_arrives_damaged_is_not_kept(
    cluster: OneNode, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(CONTENT)
    usual = cluster.parcel

    def damaged(place: str) -> Parcel:
        return replace(usual(place), blocks=([("", b"something else")],))

    monkeypatch.setattr(cluster, "parcel", damaged)
    with pytest.raises(InputError, match="checksum"):
        train(cluster, recipe, tmp_path)
    assert not list(cluster.cache.rglob("*.h5"))


def test_where_neither_computer_has_them_the_node_and_the_backbone_are_named(
    cluster: OneNode, recipe: Recipe, tmp_path: Path
) -> None:
    cluster.ends = FAILED
    found = train(cluster, recipe, tmp_path)
    assert isinstance(found, messages.Failed)
    assert str(found.sentence) == (
        "Node 2 (10.0.0.2) lacks the ImageNet weights of VGG16, and so does this computer, which "
        "would send them: The disk is full."
    )


def test_other_weights_are_no_matter_of_the_catalogue(
    cluster: OneNode, recipe: Recipe, tmp_path: Path
) -> None:
    cluster.ends = FAILED
    plain = replace(recipe, model=replace(recipe.model, weights="random"))
    assert train(cluster, plain, tmp_path) == FAILED


def test_a_failure_that_has_nothing_to_do_with_weights_is_said_as_it_is(
    cluster: OneNode, recipe: Recipe, tmp_path: Path
) -> None:
    here(CONTENT)
    cluster.ends = FAILED
    found = train(cluster, recipe, tmp_path)
    assert isinstance(found, messages.Failed)
    assert isinstance(found.sentence, Sentence)
    assert found == FAILED
