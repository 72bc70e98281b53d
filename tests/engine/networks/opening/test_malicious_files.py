"""Each file here means harm or is broken; each is refused for a reason of its own."""

from __future__ import annotations

import base64
import json
import marshal
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
from crafted_models import Config, h5_file, keras_file, layer, model, weights_bytes

from studio.core.base.errors import InputError
from studio.engine.networks.opening.apart import open_apart
from studio.engine.networks.opening.child import refusal
from studio.engine.networks.opening.limits import limits_for
from studio.engine.networks.opening.task import Task

pytestmark = pytest.mark.engine

Craft = Callable[[Path, Path], Path]
"""Takes a folder and the canary's path; returns the file."""


def lambda_code(canary: Path) -> str:
    code = compile(f"lambda x: open({str(canary)!r}, 'w').write('ran')", "evil", "eval")
    inner = next(item for item in code.co_consts if hasattr(item, "co_code"))
    return base64.b64encode(marshal.dumps(inner)).decode()


def marshalled(canary: Path) -> Config:
    inner = {"code": lambda_code(canary), "defaults": None, "closure": None}
    return {"class_name": "__lambda__", "config": {"value": inner}}


def calling(module: str, name: str, *arguments: object) -> Config:
    """As CVE-2025-1550 did: a function named by the description, called while loading."""
    return {
        "module": module,
        "class_name": "function",
        "config": name,
        "registered_name": name,
        "inbound_nodes": [{"args": list(arguments), "kwargs": {}}],
    }


def of(config: Callable[[Path], Config | str], name: str = "evil.keras") -> Craft:
    def craft(folder: Path, canary: Path) -> Path:
        write = keras_file if name.endswith(".keras") else h5_file
        return write(folder / name, config(canary))

    return craft


def part(*layers: Callable[[Path], Config], name: str = "evil.keras") -> Craft:
    return of(lambda canary: model(*[make(canary) for make in layers]), name)


DESCRIPTIONS: dict[str, tuple[Craft, str]] = {
    "lambda": (
        part(lambda canary: layer("Lambda", name="trick", function=marshalled(canary))),
        r"trick is or contains custom code \(Lambda\)",
    ),
    "lambda_in_h5": (
        part(
            lambda canary: layer(
                "Lambda", None, name="trick", function=[lambda_code(canary), None, None]
            ),
            name="evil.h5",
        ),
        r"trick is or contains custom code \(Lambda\)",
    ),
    "marshalled_activation": (
        part(lambda canary: layer("Dense", name="d", units=2, activation=marshalled(canary))),
        r"d is or contains custom code \(__lambda__\)",
    ),
    "lambda_by_its_private_module": (
        part(lambda _: layer("Lambda", "keras.src.layers.core.lambda_layer", name="trick")),
        "trick is or contains custom code",
    ),
    "function_of_os": (
        part(lambda canary: calling("os", "system", f"touch {canary}")),
        r"custom code \(function\)",
    ),
    "function_that_fetches": (
        part(lambda _: calling("keras.utils", "get_file", "x", "http://127.0.0.1:9/x")),
        r"custom code \(function\)",
    ),
    "function_that_ends_safe_mode": (
        part(lambda _: calling("keras.config", "enable_unsafe_deserialization")),
        r"custom code \(function\)",
    ),
    "class_of_subprocess": (
        part(lambda canary: layer("Popen", "subprocess", name="p", args=["touch", str(canary)])),
        "p is a Popen of subprocess",
    ),
    "class_of_keras_utils": (
        part(lambda _: layer("Progbar", "keras.utils", name="bar", target=1)),
        "bar is a Progbar of keras.utils",
    ),
    "import_by_module": (
        part(lambda canary: layer("Dense", f"__import__('os').system('touch {canary}')", name="d")),
        "d is a Dense of __import__",
    ),
    "registered_name": (
        part(lambda _: layer("Dense", name="d", units=2) | {"registered_name": "evil>Dense"}),
        "d is a Dense under the name evil>Dense",
    ),
    "own_class_in_h5": (
        part(lambda _: layer("Mine", None, name="m"), name="evil.h5"),
        "m is a Mine",
    ),
    "vocabulary_of_the_host": (
        part(lambda _: layer("StringLookup", name="words", vocabulary="/etc/passwd")),
        "words is a StringLookup, a layer for text or tables",
    ),
    "vocabulary_in_h5": (
        part(lambda _: layer("IntegerLookup", name="w", vocabulary="/etc/passwd"), name="evil.h5"),
        "w is a IntegerLookup, a layer for text or tables",
    ),
    "text_vectorization": (
        part(lambda _: layer("TextVectorization", name="t", vocabulary="/etc/hostname")),
        "t is a TextVectorization",
    ),
    "saved_model_inside": (
        part(lambda _: layer("TFSMLayer", name="t", filepath="/tmp/program")),
        "t is a TFSMLayer, which reads other files or runs other programs",
    ),
    "lookup_layer_of_preprocessing": (
        part(lambda _: layer("Hashing", name="h", num_bins=3)),
        "h is a Hashing, a layer for text",
    ),
    "code_within_a_wrapped_layer": (
        part(
            lambda canary: layer(
                "SpectralNormalization",
                name="outer",
                layer=layer("Lambda", name="inner", function=marshalled(canary)),
            )
        ),
        "inner is or contains custom code",
    ),
    "code_in_the_arguments_of_a_call": (
        part(
            lambda canary: (
                layer("Dense", name="d", units=2)
                | {"inbound_nodes": [{"args": [marshalled(canary)], "kwargs": {}}]}
            )
        ),
        "d is or contains custom code",
    ),
    "code_in_a_build_config": (
        part(
            lambda canary: (
                layer("Dense", name="d", units=2)
                | {"build_config": {"input_shape": marshalled(canary)}}
            )
        ),
        "d is or contains custom code",
    ),
    "type_description": (
        part(lambda _: {"class_name": "__typespec__", "spec_name": "x", "config": []}),
        "__typespec__, which is not one",
    ),
    "class_name_is_a_list": (
        part(lambda _: {"class_name": ["Dense"], "config": {}, "module": "keras.layers"}),
        r"is not a Keras model: small is described by \['Dense'\]",
    ),
    "computation_outside_of_layers": (
        part(lambda _: layer("Sin", "keras.src.ops.numpy", name="sin")),
        r"sin \(Sin\) is a computation outside of a layer",
    ),
    "deep_description": (
        of(lambda _: '{"class_name":"Sequential","config":' + '{"a":' * 5000 + "1" + "}" * 5001),
        "nested too deeply",
    ),
    "deep_lists": (
        of(lambda _: '{"config":{"a":' + "[" * 300 + "]" * 300 + "}}"),
        "nested too deeply",
    ),
    "bottomless_lists": (of(lambda _: "[" * 200_000, "evil.h5"), "nested too deeply"),
    "description_is_no_json": (of(lambda _: "{'class_name': 1"), "description of the layers is no"),
    "description_is_a_list": (of(lambda _: "[1, 2]"), "does not describe any layers"),
    "description_without_layers": (of(lambda _: '{"class_name": "Model"}'), "not describe any"),
    "endless_name": (
        part(lambda _: layer("ReLU", name="x" * 100_000)),
        "the name of a layer has 100000 characters; at most 1000 are read",
    ),
    "endless_name_in_h5": (
        part(lambda _: layer("ReLU", None, name="x" * 30_000), name="evil.h5"),
        "the name of a layer has 30000 characters",
    ),
    "too_many_parts": (
        of(lambda _: json.dumps({"config": {"a": [[]] * 600_000}})),
        "more than 500000 parts",
    ),
}


def held(change: Callable[[h5py.File], None], name: str = "evil.keras") -> Craft:
    def craft(folder: Path, _canary: Path) -> Path:
        write = keras_file if name.endswith(".keras") else h5_file
        return write(folder / name, None, change)

    return craft


def link_to_itself(file: h5py.File) -> None:
    file["loop"] = h5py.SoftLink("/loop")


def hard_link_ring(file: h5py.File) -> None:
    file["layers/again"] = file["/"]


def stored_elsewhere(file: h5py.File) -> None:
    file.create_dataset("host", (10,), "u1", external=[("/etc/passwd", 0, 10)])


def virtual(file: h5py.File) -> None:
    layout = h5py.VirtualLayout((4,), "f4")
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", (4,))
    file.create_virtual_dataset("host", layout)


def declared_only(file: h5py.File) -> None:
    space = h5py.h5s.create_simple((1 << 40,))
    h5py.h5d.create(file.id, b"bomb", h5py.h5t.IEEE_F32LE, space)


def packed(file: h5py.File) -> None:
    file.create_dataset("bomb", (1 << 34,), "f4", chunks=(1 << 20,), compression="gzip")


def sparse_pieces(file: h5py.File) -> None:
    file.create_dataset("bomb", (1 << 38,), "f4", chunks=(1 << 10,))


def numbers_with(value: float) -> Callable[[h5py.File], None]:
    def change(file: h5py.File) -> None:
        file["layers/conv2d/vars/1"][1] = value

    return change


def set_item(name: str, value: object) -> Callable[[h5py.File], None]:
    def change(file: h5py.File) -> None:
        file[name] = value

    return change


def deep_groups(file: h5py.File) -> None:
    file.create_group("/".join("a" * 100))


WEIGHTS: dict[str, tuple[Craft, str]] = {
    "external_link": (
        held(set_item("more", h5py.ExternalLink("/etc/passwd", "/"))),
        r"points to other places \(/more\)",
    ),
    "external_link_in_h5": (
        held(set_item("model_weights/conv/more", h5py.ExternalLink("x.h5", "/")), "evil.h5"),
        r"points to other places \(/model_weights/conv/more\)",
    ),
    "soft_link": (held(set_item("more", h5py.SoftLink("/layers"))), "points to other places"),
    "soft_link_loop": (held(link_to_itself, "evil.h5"), r"points to other places \(/loop\)"),
    "hard_link_ring": (held(hard_link_ring), "can be reached in two ways"),
    "array_in_a_file_of_the_host": (held(stored_elsewhere), r"points to other places \(/host\)"),
    "virtual_array": (held(virtual, "evil.h5"), r"points to other places \(/host\)"),
    "declared_only": (held(declared_only), "/bomb declares more numbers than the file holds"),
    "declared_only_in_h5": (held(declared_only, "evil.h5"), "/bomb declares more numbers"),
    "packed_bomb": (held(packed), "/bomb is compressed or chunked"),
    "sparse_bomb": (held(sparse_pieces, "evil.h5"), "/bomb is compressed or chunked"),
    "text_as_weights": (held(set_item("text", "abc")), "/text is not an array of numbers"),
    "references": (
        held(lambda file: file.__setitem__("ref", np.array([file.ref], h5py.ref_dtype))),
        "/ref is not an array of numbers",
    ),
    "stored_type": (
        held(set_item("kind", np.dtype("f4"))),
        "/kind is not something that Keras writes",
    ),
    "deep_groups": (held(deep_groups), "is not something that Keras writes"),
    "not_a_number": (held(numbers_with(float("nan"))), "layers/conv2d/vars/1 are not numbers"),
    "infinite": (held(numbers_with(float("inf"))), "layers/conv2d/vars/1 are not numbers"),
}


def with_members(members: dict[str, bytes]) -> Craft:
    return lambda folder, _canary: keras_file(folder / "evil.keras", members=members)


def zip_bomb(folder: Path, _canary: Path) -> Path:
    path = folder / "evil.keras"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", json.dumps(model()))
        archive.writestr("model.weights.h5", bytes(64 * 1024**2))
    return path


def forged_sizes(folder: Path, _canary: Path) -> Path:
    """A member that claims to be 4 GiB while the file has some KiB."""
    path = keras_file(folder / "evil.keras")
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(b"model.weights.h5"))
    content[place + 24 : place + 28] = struct.pack("<I", 0xFFFFFFFE)
    path.write_bytes(content)
    return path


def encrypted(folder: Path, _canary: Path) -> Path:
    path = keras_file(folder / "evil.keras")
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    return path


def without_weights(folder: Path, _canary: Path) -> Path:
    path = folder / "evil.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(model()))
    return path


def twice(folder: Path, _canary: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return keras_file(folder / "evil.keras", members={"config.json": b"{}"})


ARCHIVES: dict[str, tuple[Craft, str]] = {
    "name_that_leads_up": (with_members({"../../evil": b"x"}), "name leads out of it"),
    "name_from_the_root": (with_members({"/etc/evil": b"x"}), "name leads out of it"),
    "name_with_a_drive": (with_members({"C:\\evil": b"x"}), "name leads out of it"),
    "name_up_by_backslashes": (with_members({"..\\..\\evil": b"x"}), "name leads out of it"),
    "files_of_its_own": (
        with_members({"assets/layers/words/vocabulary.txt": b"x"}),
        "contains files of its own",
    ),
    "weights_of_another_kind": (with_members({"model.weights.npz": b"x"}), "files of its own"),
    "member_twice": (twice, "config.json more than once"),
    "zip_bomb": (zip_bomb, "unpacks from"),
    "forged_sizes": (forged_sizes, "unpacks from"),
    "encrypted": (encrypted, "damaged or cut off"),
    "without_weights": (without_weights, "has no model.weights.h5 in it"),
    "weights_are_no_hdf5": (
        lambda folder, _canary: _with_weights(folder, b"\0" * 3000),
        "damaged or cut off",
    ),
}


def _with_weights(folder: Path, content: bytes) -> Path:
    path = folder / "evil.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", json.dumps(model()))
        archive.writestr("model.weights.h5", content)
    return path


def raw(name: str, content: bytes) -> Craft:
    def craft(folder: Path, _canary: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return craft


def cut(write: Callable[[Path], Path], name: str) -> Craft:
    def craft(folder: Path, _canary: Path) -> Path:
        path = write(folder / name)
        path.write_bytes(path.read_bytes()[:-700])
        return path

    return craft


def renamed(write: Callable[[Path], Path], name: str, other: str) -> Craft:
    return lambda folder, _canary: write(folder / name).rename(folder / other)


def saved_model(folder: Path, _canary: Path) -> Path:
    path = folder / "exported"
    path.mkdir()
    (path / "saved_model.pbtxt").write_text("saved_model_schema_version: 1")
    return path


def empty_folder(folder: Path, _canary: Path) -> Path:
    (folder / "folder.keras").mkdir()
    return folder / "folder.keras"


def weights_only(folder: Path, _canary: Path) -> Path:
    path = folder / "only.weights.h5"
    path.write_bytes(weights_bytes(folder))
    return path


NOISE = np.random.default_rng(5).bytes(4000)

BROKEN: dict[str, tuple[Craft, str]] = {
    "missing": (lambda folder, _: folder / "nothing.keras", "was not found"),
    "empty": (raw("a.keras", b""), "is empty"),
    "noise": (raw("a.h5", NOISE), "neither a .keras nor an .h5 file"),
    "noise_behind_a_zip_mark": (raw("a.keras", b"PK\x03\x04" + NOISE), "damaged or cut off"),
    "noise_behind_an_hdf5_mark": (raw("a.h5", b"\x89HDF\r\n\x1a\n" + NOISE), "damaged or cut off"),
    "picture": (raw("a.keras", b"\x89PNG\r\n\x1a\n" + NOISE), "neither a .keras nor an .h5 file"),
    "cut_keras": (cut(keras_file, "a.keras"), "damaged or cut off"),
    "cut_h5": (cut(h5_file, "a.h5"), "damaged or cut off"),
    "h5_called_keras": (renamed(h5_file, "a.h5", "a.keras"), "is a .h5 file by its content"),
    "keras_called_h5": (renamed(keras_file, "a.keras", "a.h5"), "is a .keras file by its content"),
    "saved_model": (saved_model, "is a SavedModel written as text"),
    "folder": (empty_folder, "is a folder"),
    "weights_only": (weights_only, "weights but no architecture"),
}

ALL = DESCRIPTIONS | WEIGHTS | ARCHIVES | BROKEN


def why_refused(file: Path, folder: Path, *, weights_only: bool = False) -> str:
    """Ask the code that the process of its own runs, in this process: hundreds of times faster."""
    work, copy = folder / "work", folder / "copy"
    work.mkdir()
    copy.mkdir()
    task = Task(str(file), str(work), "" if weights_only else str(copy), limits_for(0))
    sentence = refusal(task)
    assert list(copy.iterdir()) == []
    return str(sentence)


@pytest.mark.parametrize("name", ALL)
def test_file_is_refused_for_its_own_reason(name: str, tmp_path: Path) -> None:
    craft, reason = ALL[name]
    canary = tmp_path / "canary"
    file = craft(tmp_path, canary)
    sentence = why_refused(file, tmp_path)
    assert re.search(reason, sentence), sentence
    assert sentence.startswith(str(file))
    assert "\n" not in sentence
    assert not canary.exists()


@pytest.mark.parametrize("name", [name for name in WEIGHTS if not name.endswith("h5")])
def test_weights_are_held_to_the_same(name: str, tmp_path: Path) -> None:
    craft, reason = WEIGHTS[name]
    file = craft(tmp_path, tmp_path / "canary")
    assert re.search(reason, why_refused(file, tmp_path, weights_only=True))


@pytest.mark.parametrize("name", ["lambda_in_h5", "external_link", "zip_bomb", "bottomless_lists"])
def test_reason_comes_back_from_the_process_of_its_own(name: str, tmp_path: Path) -> None:
    craft, reason = ALL[name]
    copy = tmp_path / "copy"
    copy.mkdir()
    with pytest.raises(InputError, match=reason):
        open_apart(craft(tmp_path, tmp_path / "canary"), copy)
    assert not (tmp_path / "canary").exists()
    assert list(copy.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("bomb.h5", [layer("Dense", name="bomb", units=10**12)]),
        ("bombs.keras", [layer("Dense", name=f"b{i}", units=30_000) for i in range(40)]),
    ],
)
def test_layers_without_weights_in_the_file_are_refused(
    name: str, layers: list[Config], tmp_path: Path
) -> None:
    write = keras_file if name.endswith(".keras") else h5_file
    copy = tmp_path / "copy"
    copy.mkdir()
    with pytest.raises(InputError, match=r"describes layers with \d+ weights and holds 56:"):
        open_apart(write(tmp_path / name, model(*layers)), copy)
