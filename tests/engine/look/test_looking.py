"""What is named is opened: runs, model files, backbones; and kept, the memory bounded."""

import shutil
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tensorflow as tf
import tiny_images
from networks_to_look_into import one_layer, saved, see
from saved_models import program

from studio.core.base.errors import InputError
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.filters import Filters
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.view import Checkpoint
from studio.core.look.weights import Weights, WeightsFacts
from studio.core.networks.layers import PROGRAM_KIND
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Look, Seen
from studio.engine.kept_models import KeptModels
from studio.engine.look.living_model import LivingModel
from studio.engine.look.looking import Looking

pytestmark = pytest.mark.engine


def filters(of: object, checkpoint: Checkpoint = "best", looking: Looking | None = None) -> Seen:
    look = Look(str(of), checkpoint, Filters("c1"), request=1)
    return see(look, looking)


def first_layer(run: RunFolder) -> str:
    seen = see(Look(str(run.path), "best", Layers(), request=1))
    assert isinstance(seen.facts, LayersFacts)
    return seen.facts.filtered[0]


def test_the_layers_of_a_run_are_those_of_its_network(finished_run: RunFolder) -> None:
    seen = see(Look(str(finished_run.path), "best", Layers(), request=3))
    assert (seen.request, seen.arrays, seen.is_live) == (3, {}, False)
    assert isinstance(seen.facts, LayersFacts)
    model = keras.models.load_model(finished_run.model_file, compile=False)
    assert [layer.name for layer in seen.facts.layers] == [it.name for it in model.layers[1:]]
    assert seen.facts.image_size == (32, 32)
    assert all(model.get_layer(name).weights for name in seen.facts.filtered)


def test_each_checkpoint_of_a_run_has_its_own_weights(finished_run: RunFolder) -> None:
    name = first_layer(finished_run)
    kernels = {}
    checkpoints: tuple[Checkpoint, ...] = ("best", "last", "start")
    for wanted in checkpoints:
        look = Look(str(finished_run.path), wanted, Filters(name), request=1)
        kernels[wanted] = see(look).arrays["filters"]
    files: dict[Checkpoint, Path] = {
        "best": finished_run.model_file,
        "last": finished_run.last_model_file,
    }
    for kept, file in files.items():
        model = keras.models.load_model(file, compile=False)
        assert np.array_equal(kernels[kept], model.get_layer(name).kernel.numpy())
    assert not np.array_equal(kernels["start"], kernels["last"])


def test_maps_of_a_run_are_those_that_plain_keras_gives(
    finished_run: RunFolder, images_folder: Path
) -> None:
    image = next((images_folder / "red").iterdir())
    name = first_layer(finished_run)
    look = Look(str(finished_run.path), "best", Activations(name, str(image)), request=1)
    seen = see(look)
    assert isinstance(seen.facts, ActivationsFacts)
    model = keras.models.load_model(finished_run.model_file, compile=False)
    part = keras.Model(model.inputs, model.get_layer(name).output)
    pixels = keras.utils.img_to_array(keras.utils.load_img(image))
    resized = keras.ops.image.resize(pixels, (32, 32), antialias=True)
    expected = part.predict(keras.ops.convert_to_numpy(resized)[np.newaxis], verbose=0)[0]
    np.testing.assert_allclose(seen.arrays["activations"], expected, atol=0.05, rtol=0.05)


def test_the_weights_of_a_layer_are_its_variables_whole_or_evenly_drawn(
    finished_run: RunFolder,
) -> None:
    model = keras.models.load_model(finished_run.model_file, compile=False)
    layer = model.get_layer("head_predictions")
    whole, part = (
        see(Look(str(finished_run.path), "best", Weights(layer.name, count))) for count in (0, 10)
    )
    assert isinstance(whole.facts, WeightsFacts)
    assert whole.facts == part.facts
    assert whole.facts.total == layer.count_params()
    for name, variable in zip(("kernel", "bias"), layer.weights, strict=True):
        values = variable.numpy()
        assert np.array_equal(whole.arrays[name], values)
        assert np.isin(part.arrays[name], values).all()
        assert min(values.size, 5) <= part.arrays[name].size <= 10


def test_the_pretrained_network_that_is_installed_sees_edges_and_colours(tmp_path: Path) -> None:
    looking = Looking()
    seen = see(Look("EfficientNetLite0", "best", Filters(), request=1), looking)
    assert seen.arrays["filters"].shape == (3, 3, 3, 32)
    again = see(Look("EfficientNetLite0", "best", Filters("block1a_dwconv"), request=2), looking)
    assert again.arrays["filters"].shape == (3, 3, 32, 1)


def test_a_model_file_is_looked_into_as_well(tmp_path: Path) -> None:
    keras.utils.set_random_seed(1)
    inner_in = keras.Input((10, 12, 3))
    inner = keras.Model(inner_in, keras.layers.Conv2D(4, 3, name="inside")(inner_in), name="nested")
    pixels = keras.Input((10, 12, 3))
    whole = keras.Model(pixels, keras.layers.GlobalMaxPooling2D()(inner(pixels)))
    file = tmp_path / "own.keras"
    whole.save(file)
    seen = see(Look(str(file), "best", Filters("inside"), request=1))
    assert np.array_equal(seen.arrays["filters"], inner.get_layer("inside").kernel.numpy())


def test_the_folder_of_a_saved_model_is_looked_into_with_the_pixels_that_it_reads(
    tmp_path: Path,
) -> None:
    module = program(tmp_path / "hub", lambda x: tf.reduce_mean((x - 0.5) * 2.0, [1, 2]))
    pixels = np.random.default_rng(1).integers(0, 256, (1, 16, 16, 3), np.uint8)
    image = saved(tmp_path, pixels)
    listed = see(Look(str(module), "best", Layers(), request=1))
    assert isinstance(listed.facts, LayersFacts)
    assert listed.facts.image_size == (16, 16)
    assert [row.kind for row in listed.facts.layers][-1] == PROGRAM_KIND
    last = listed.facts.layers[-1].name
    seen = see(Look(str(module), "best", Activations(last, image), request=1))
    expected = (pixels[0] / 255 - 0.5).mean((0, 1)) * 2
    np.testing.assert_allclose(np.ravel(seen.arrays["activations"]), expected, atol=1e-5)


def test_a_run_that_was_replaced_is_opened_again(
    finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    looking = Looking()
    path = tmp_path / "run"
    shutil.copytree(finished_run.path, path)
    name = first_layer(finished_run)
    look = Look(str(path), "best", Filters(name), request=1)
    before = see(look, looking).arrays["filters"]
    assert np.array_equal(see(look, looking).arrays["filters"], before)
    other = engine_runs.train(tiny_images.lenet_recipe(images_folder, seed=9), tmp_path / "other")
    shutil.rmtree(path)
    shutil.copytree(other.path, path)
    assert not np.array_equal(see(look, looking).arrays["filters"], before)


def test_what_cannot_be_looked_at_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for of, reason in (
        ("", "Nothing trains"),
        ("EfficientNetLight0", "neither a run's folder nor a model file nor a backbone"),
        (str(tmp_path / "none"), "was not found"),
        (str(tmp_path / "empty"), "is not a run"),
        ("LeNet-5", "has no pretrained weights"),
        ("VGG16", "ImageNet weights of VGG16 are not on this computer"),
    ):
        with pytest.raises(InputError, match=reason):
            filters(of)


def test_the_networks_that_were_not_asked_for_longest_go() -> None:
    opened = []

    def get(kept: KeptModels[LivingModel], name: str) -> None:
        def make() -> LivingModel:
            opened.append(name)
            return one_layer(keras.layers.Dense(1000, use_bias=False), (2, 2, 1))

        kept.get(name, make)

    few = KeptModels[LivingModel](most=2)
    for name in ("a", "b", "a", "c", "a", "b"):
        get(few, name)
    assert opened == ["a", "b", "c", "b"]
    small = KeptModels[LivingModel](most_bytes=9000)  # two of 4,000 bytes, not three
    for name in ("a", "b", "c"):
        get(small, name)
    assert len(small) == 2
    tiny = KeptModels[LivingModel](most_bytes=1)
    get(tiny, "a")
    assert len(tiny) == 1  # what is asked for is kept, whatever it takes
