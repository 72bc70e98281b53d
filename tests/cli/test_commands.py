"""Every command in this process: exit status, one line on stderr, what is printed and written."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import small_disk
import tiny_images
from command_run import Run, Said
from msgspec.structs import replace

from studio.cli.main import COMMANDS, main
from studio.core.dataset import scan as scans
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.runs.changes_file import read_changes
from studio.core.runs.run_folder import RunFolder
from studio.core.samples.table import SAMPLES


def one_line(said: Said, status: int) -> str:
    """Return the one line on stderr of a command that failed with `status`."""
    assert said[0] == status
    assert said[1] == ""
    (line,) = said[2].splitlines()
    assert line.startswith("studio: ")
    assert "Traceback" not in line
    return line


def written(recipe: Recipe, folder: Path) -> Path:
    file = folder / "recipe.toml"
    recipes.write(recipe, file)
    return file


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of every file, time of change of every folder."""
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# --- what needs no TensorFlow ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *(command.name for command in COMMANDS)])
def test_help_everywhere(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([name] if name else []), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: studio{' ' + name if name else ''}")
    if not name:
        assert all(command.name in said for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("train",),
        ("train", "a.toml", "--resume", "run"),
        ("train", "a.toml", "--colour"),
        ("train", "--resume", "run", "--more-epochs", "many"),
        ("evaluate",),
        ("evaluate", "run", "--checkpoint", "first"),
        ("predict", "run"),
        ("predict", "run", "image", "--threshold", "1.5"),
        ("predict", "run", "image", "--threshold", "likely"),
        ("export", "run"),
        ("train", "a.toml", "--more-epochs", "5"),
        ("train", "a.toml", "--discard-edits"),
        ("train", "a.toml", "--more-epochs", "0"),
        ("train", "a.toml", "--rate-factor", "0.5"),
        ("train", "--resume", "run", "--runs", "runs"),
        ("samples", "--seed", "3"),
        ("samples", "--count", "3"),
        ("samples", "digits", "folder", "--seed", "3"),
        ("samples", "digits"),
        ("samples", "dogits", "folder"),
        ("samples", "shapes", "folder", "--size", "7"),
        ("samples", "shapes", "folder", "--count", "0"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_line(
    studio: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    one_line(studio(*arguments), 2)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trian", "a.toml"), "trian is not a command; did you mean train?"),
        (("Backbone",), "Backbone is not a command; did you mean backbones?"),
        (("fly",), "fly is not a command; `studio --help` lists them."),
        (("--colour",), "unrecognized arguments: --colour"),
        (("samples", "dogits"), "No sample is called dogits."),
    ],
    ids=str,
)
def test_what_is_misspelt_is_named(studio: Run, arguments: tuple[str, ...], said: str) -> None:
    assert said in one_line(studio(*arguments), 2)


def test_a_recipe_never_replaces_a_file(studio: Run, tmp_path: Path) -> None:
    file = tmp_path / "recipe.toml"
    file.write_text("mine", encoding="utf-8")
    assert "exists already" in one_line(studio("recipes", "digits-gan", file), 2)
    assert file.read_text(encoding="utf-8") == "mine"


def test_samples_are_listed_and_written(studio: Run, tmp_path: Path) -> None:
    status, out, err = studio("samples")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [sample.name for sample in SAMPLES]
    folder = tmp_path / "new" / "shapes"
    status, out, _ = studio("samples", "shapes", folder, "--count", 3, "--size", 40, "--seed", 5)
    assert (status, out.splitlines()[-1]) == (0, str(folder))
    dataset = scans.scan(folder)
    assert dataset.classes == ("circle", "square", "triangle")
    assert dataset.counts() == [3, 3, 3]
    assert {(image.width, image.height) for image in dataset.images} == {(40, 40)}
    assert "not empty" in one_line(studio("samples", "shapes", folder), 2)


def test_samples_on_a_full_disk_leave_nothing(studio: Run, tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        said = studio("samples", "shapes", disk / "shapes")
        assert "No space left" in one_line(said, 1) or "full" in said[2]
        assert names(disk) == []


def test_backbones_as_a_table_and_as_json(studio: Run) -> None:
    status, out, _ = studio("backbones", "--json")
    rows = {row["name"]: row for row in json.loads(out)}
    assert status == 0
    assert rows["VGG16"]["year"] == 2014
    assert rows["VGG16"]["input_size"] == [224, 224]
    assert rows["VGG16"]["parameters"] > 14_000_000
    assert rows["VGG16"]["weights"] == ["random", "imagenet"]
    assert rows["LeNet-5"]["weights"] == ["random"]
    assert all(isinstance(row["h5"], bool) for row in rows.values())
    status, out, _ = studio("backbones")
    assert [line[:20].rstrip() for line in out.splitlines()[1:]] == list(rows)


# --- a training that cannot be ---------------------------------------------------------------


def put_nothing(folder: Path) -> None:
    folder.mkdir()


def put_one_class(folder: Path) -> None:
    tiny_images.make_images(folder, ("red",), 3)


def put_one_image_in_a_class(folder: Path) -> None:
    tiny_images.make_images(folder, ("blue", "red"), 6)
    for file in sorted((folder / "red").iterdir())[1:]:
        file.unlink()


def put_no_class_folders(folder: Path) -> None:
    tiny_images.make_images(folder.with_name("other"), ("red",), 3)
    shutil.move(folder.with_name("other") / "red", folder)
    folder.with_name("other").rmdir()


def put_texts(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
        (folder / name / "x.png").write_text("no image")


def put_a_file(folder: Path) -> None:
    folder.write_text("x")


@pytest.mark.engine
def test_advice_is_printed_and_written_into_a_recipe(
    studio: Run, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder)
    pretrained = Model(backbone="EfficientNetLite0", weights="imagenet", dense=(8,))
    file = written(replace(recipe, model=pretrained), tmp_path)
    filled = tmp_path / "elsewhere" / "filled.toml"
    status, out, _ = studio("advise", file, "--write", filled)
    assert status == 0
    assert "Solved on 24 training images, judged by 6 validation images" in out
    assert "top_activation" in out
    assert "8 training images per class" in out
    made = recipes.read(filled)
    assert made.stage[0].optimizer == "logistic"
    assert made.model.dense == ()
    assert recipes.data_folder(made, filled) == images_folder
    status, out, _ = studio("advise", file, "--json")
    found = json.loads(out)
    assert (status, found["learned"], found["judged"]) == (0, 24, 6)
    assert found["layer"] == made.model.features
    low, high = found["depths"][-1]["interval"]["svm"]
    assert low <= found["depths"][-1]["accuracy"]["svm"] <= high


def test_advice_needs_something_learned(studio: Run, images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder)
    said = studio("advise", written(recipe, tmp_path), "--write", tmp_path / "filled.toml")
    assert 'model.weights: found "random"' in one_line(said, 2)
    other = replace(recipe, task="autoencode", model=Model(), stage=(Stage(),))
    assert 'found "autoencode"' in one_line(studio("advise", written(other, tmp_path)), 2)
    assert not (tmp_path / "filled.toml").exists()


@pytest.mark.engine
@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda _folder: None, ["The folder"]),
        (put_nothing, ["contains no images"]),
        (put_one_class, ["only one class", "red"]),
        (put_one_image_in_a_class, ["red", "too few images: 1"]),
        (put_no_class_folders, ["no class folders"]),
        (put_texts, ["no readable image", "2"]),
        (put_a_file, ["is not a folder"]),
    ],
    ids=["missing", "empty", "one class", "one image", "no classes", "texts", "a file"],
)
def test_a_folder_that_cannot_be_trained_on(
    studio: Run, tmp_path: Path, make: Callable[[Path], None], text: list[str]
) -> None:
    make(tmp_path / "images")
    file = written(tiny_images.lenet_recipe(Path("images")), tmp_path)
    before = names(tmp_path)
    line = one_line(studio("train", file), 2)
    assert [word for word in text if word not in line] == []
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, ["was not found"]),
        (b"name = ", ["not TOML"]),
        (b"\x89PNG\xff", ["UTF-8"]),
        (b'name = "x"\n[data]\nfoldr = "d"', ["data.foldr", "data.folder"]),
        (b'name = "x"\n[data]\nfolder = "a\\nb"\ncolor = "r\\nb"', ["data.color"]),
    ],
    ids=["missing", "no TOML", "an image", "unknown field", "line breaks"],
)
def test_a_recipe_that_cannot_be_read(
    studio: Run, tmp_path: Path, content: bytes | None, text: list[str]
) -> None:
    file = tmp_path / "recipe.toml"
    if content is not None:
        file.write_bytes(content)
    line = one_line(studio("train", file), 2)
    assert str(file) in line
    assert [word for word in text if word not in line] == []
    assert names(tmp_path) == ([] if content is None else ["recipe.toml"])


@pytest.mark.engine
def test_a_recipe_that_the_network_refuses(
    studio: Run, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(train=("block9_*",)),))
    line = one_line(studio("train", written(recipe, tmp_path)), 2)
    assert "stage[0].train" in line
    assert "block9_*" in line
    assert names(tmp_path) == ["recipe.toml"]


@pytest.mark.engine
def test_runs_that_cannot_be_written(studio: Run, images_folder: Path, tmp_path: Path) -> None:
    file = written(tiny_images.lenet_recipe(images_folder), tmp_path)
    (tmp_path / "runs").write_text("a file in place of the folder")
    line = one_line(studio("train", file), 1)
    assert str(tmp_path / "runs") in line
    assert (tmp_path / "runs").read_text() == "a file in place of the folder"
    with small_disk.mounted(tmp_path / "disk", "500m") as disk:
        small_disk.protect(disk)
        assert "read-only" in one_line(studio("train", file, "--runs", disk), 1)
        assert "read-only" in one_line(studio("train", file, "--runs", disk / "new"), 1)
        assert names(disk) == []


@pytest.mark.engine
@pytest.mark.parametrize("size", ["64k", "1m"])
def test_a_full_disk_leaves_nothing_half_written(
    studio: Run, images_folder: Path, tmp_path: Path, size: str
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=2),))
    file = written(recipe, tmp_path)
    with small_disk.mounted(tmp_path / "disk", size) as disk:
        line = one_line(studio("train", file, "--runs", disk), 1)
        assert "Make room" in line
        assert names(disk) == []


@pytest.mark.engine
def test_runs_that_are_none(studio: Run, tmp_path: Path, images_folder: Path) -> None:
    image = images_folder / "red" / "00.png"
    for run in (tmp_path / "none", tmp_path, image):
        for arguments in (
            ("train", "--resume", run),
            ("evaluate", run),
            ("predict", run, image),
            ("export", run, tmp_path / "m.h5"),
        ):
            one_line(studio(*arguments), 2)
    assert names(tmp_path) == []


# --- with a finished run ---------------------------------------------------------------------


@pytest.mark.engine
def test_training_prints_the_runs_folder_last(
    studio: Run, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(Path(images_folder.name), stage=(Stage(epochs=1),))
    # The recipe lies elsewhere than where the program runs, and names its images relatively.
    shutil.copytree(images_folder, tmp_path / "p" / images_folder.name)
    before = contents(tmp_path / "p" / images_folder.name)
    file = written(recipe, tmp_path / "p")
    status, out, err = studio("train", file)
    assert status == 0
    run = RunFolder(Path(out.splitlines()[-1]))
    assert run.path.parent == tmp_path / "p" / "runs"
    assert run.report().outcome == "finished"
    assert "Traceback" not in err
    status, out, _ = studio("train", file, "--runs", tmp_path / "elsewhere")
    assert (status, Path(out.splitlines()[-1]).parent) == (0, tmp_path / "elsewhere")
    assert contents(tmp_path / "p" / images_folder.name) == before
    assert "trained all its epochs" in one_line(studio("train", "--resume", run.path), 2)


@pytest.mark.engine
def test_a_rate_far_too_high_is_said_before_the_training(
    studio: Run, images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(
        images_folder, stage=(Stage(epochs=1, optimizer="adam", learning_rate=5.0),)
    )
    status, _, err = studio("train", written(recipe, tmp_path))
    assert status == 0
    assert "A learning rate of 5" in err.splitlines()[0]
    assert "far too high for Adam" in err.splitlines()[0]


@pytest.mark.engine
def test_training_by_command_and_by_engine_are_the_same(
    studio: Run, images_folder: Path, tmp_path: Path, finished_run: RunFolder
) -> None:
    import engine_runs

    file = written(tiny_images.lenet_recipe(images_folder), tmp_path)
    status, out, _ = studio("train", file)
    assert status == 0
    run = RunFolder(Path(out.splitlines()[-1]))
    engine_runs.assert_same_weights(run.model_file, finished_run.model_file)


@pytest.mark.engine
def test_a_finished_run_trains_further(
    studio: Run, finished_run: RunFolder, tmp_path: Path
) -> None:
    run = Path(shutil.copytree(finished_run.path, tmp_path / "copy"))
    for wrong in (("--rate-factor", "nan"), ("--rate-factor", "0"), ("--more-epochs", "-1")):
        one_line(studio("train", "--resume", run, *wrong), 2)
    too_much = one_line(studio("train", "--resume", run, "--more-epochs", "99999"), 2)
    assert "100000" in too_much
    status, out, _ = studio("train", "--resume", run, "--more-epochs", 1, "--rate-factor", 0.5)
    assert (status, out.splitlines()[-1]) == (0, str(run))
    report = RunFolder(run).report()
    assert (report.outcome, report.epochs) == ("finished", 3)
    assert RunFolder(run).recipe().stage[0].learning_rate == 0.0005
    changed = read_changes(run)
    assert changed is not None
    assert max(changed.distance) > 0
    assert "head" in changed.blocks


@pytest.mark.engine
def test_evaluate_says_what_the_report_says(
    studio: Run, finished_run: RunFolder, images_folder: Path
) -> None:
    before = contents(images_folder)
    report = finished_run.report()
    status, out, err = studio("evaluate", finished_run.path, "--json")
    figures = json.loads(out)
    assert (status, err) == (0, "")
    assert (figures["part"], figures["images"]) == ("test", 6)
    assert figures["accuracy"] == report.classified.accuracy.test
    low, high = figures["accuracy_interval_95"]
    assert low <= figures["accuracy"] <= high
    assert high - low > 0.01
    assert figures["loss"] == report.classified.loss.test
    assert figures["confusion"] == [list(row) for row in report.classified.confusion]
    assert figures["classes"] == list(report.classified.classes)
    assert [row["images"] for row in figures["per_class"]] == [2, 2, 2]
    assert figures["top_k"][0]["accuracy"] == figures["accuracy"]
    assert sum(one["images"] for one in figures["calibration"]["bins"]) == 6
    assert 0 <= figures["macro"]["auc"] <= 1
    assert figures["none_of_these"]["kept"] >= 0.95
    status, out, _ = studio("evaluate", finished_run.path)
    assert status == 0
    assert f"{report.classified.accuracy.test:.4f} (95 % interval" in out
    status, out, _ = studio("evaluate", finished_run.path, "--data", images_folder, "--json")
    assert (status, json.loads(out)["images"]) == (0, 36)
    assert contents(images_folder) == before


@pytest.mark.engine
def test_evaluate_writes_a_line_for_each_image(
    studio: Run, finished_run: RunFolder, tmp_path: Path
) -> None:
    table = tmp_path / "new" / "errors.csv"
    status, _, err = studio("evaluate", finished_run.path, "--errors", table)
    assert (status, err) == (0, "")
    rows = list(csv.DictReader(table.open(newline="", encoding="utf-8")))
    assert list(rows[0]) == ["file", "true", "predicted", "confidence", "loss", "suspected"]
    assert len(rows) == 6
    losses = [float(row["loss"]) for row in rows]
    assert losses == sorted(losses, reverse=True)
    loss = finished_run.report().classified.loss.test
    assert sum(losses) / 6 == pytest.approx(loss)
    assert all(Path(row["file"]).is_file() for row in rows)
    assert all(Path(row["file"]).parent.name == row["true"] for row in rows)
    (tmp_path / "folder").mkdir()
    one_line(studio("evaluate", finished_run.path, "--errors", tmp_path / "folder"), 2)


@pytest.mark.engine
def test_evaluate_at_other_weights_and_of_a_run_without_predictions(
    studio: Run, finished_run: RunFolder, tmp_path: Path
) -> None:
    run = RunFolder(Path(shutil.copytree(finished_run.path, tmp_path / "run")))
    run.predictions_file.unlink()
    kept = json.loads(studio("evaluate", finished_run.path, "--json")[1])
    made = json.loads(studio("evaluate", run.path, "--json")[1])
    assert run.predictions_file.exists()
    assert made["confusion"] == kept["confusion"]
    assert made["loss"] == pytest.approx(kept["loss"], rel=1e-5)
    status, out, _ = studio("evaluate", run.path, "--checkpoint", "start", "--json")
    assert status == 0
    assert json.loads(out)["loss"] > kept["loss"]


@pytest.mark.engine
def test_evaluate_on_other_folders(studio: Run, finished_run: RunFolder, tmp_path: Path) -> None:
    some = tiny_images.make_images(tmp_path / "some", ("red", "blue"), 4)
    status, out, _ = studio("evaluate", finished_run.path, "--data", some, "--json")
    figures = json.loads(out)
    assert status == 0
    assert [row["images"] for row in figures["per_class"]] == [4, 0, 4]
    assert figures["per_class"][1]["recall"] is None
    other = tiny_images.make_images(tmp_path / "other", ("red", "violet"), 2)
    line = one_line(studio("evaluate", finished_run.path, "--data", other), 2)
    assert "violet" in line
    one_line(studio("evaluate", finished_run.path, "--data", tmp_path / "none"), 2)


@pytest.mark.engine
def test_predict_lists_files_and_writes_a_table(
    studio: Run, finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    before = contents(images_folder)
    single = images_folder / "red" / "00.png"
    status, out, err = studio("predict", finished_run.path, single)
    assert (status, err) == (0, "")
    assert out.startswith(f"{single}  red  ")
    table = tmp_path / "new" / "table.csv"
    status, out, _ = studio("predict", finished_run.path, images_folder, "--csv", table)
    assert (status, out.splitlines()[-1]) == (0, str(table))
    rows = list(csv.DictReader(table.open(newline="", encoding="utf-8")))
    assert list(rows[0]) == ["file", "predicted", *tiny_images.CLASSES]
    assert [row["file"] for row in rows] == [str(it) for it in sorted(images_folder.rglob("*.png"))]
    for row in rows:
        shares = {name: float(row[name]) for name in tiny_images.CLASSES}
        assert sum(shares.values()) == pytest.approx(1, abs=1e-5)
        assert row["predicted"] == max(shares, key=shares.__getitem__)
        assert row["predicted"] in row["file"]
    assert contents(images_folder) == before


@pytest.mark.engine
def test_predict_says_none_of_these_below_the_threshold(
    studio: Run, finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    image = images_folder / "red" / "00.png"
    said = studio("predict", finished_run.path, image)[1]
    assert studio("predict", finished_run.path, image, "--threshold", "1")[1] == said.replace(
        "  red  ", "  none of these  "
    )
    table = tmp_path / "t.csv"
    status, _, err = studio(
        "predict", finished_run.path, images_folder, "--csv", table, "--threshold", "suggested"
    )
    assert status == 0
    assert "Suggested threshold" in err
    threshold = json.loads(studio("evaluate", finished_run.path, "--json")[1])["none_of_these"]
    for row in csv.DictReader(table.open(newline="", encoding="utf-8")):
        best = max(float(row[name]) for name in tiny_images.CLASSES)
        assert (row["predicted"] == "none of these") == (best < threshold["value"])


@pytest.mark.engine
def test_predict_names_what_is_no_image(
    studio: Run, finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("x")
    image = images_folder / "red" / "00.png"
    status, out, err = studio("predict", finished_run.path, tmp_path, image)
    assert status == 0
    assert len(out.splitlines()) == 1
    assert "notes.txt" in err
    line = one_line(studio("predict", finished_run.path, tmp_path / "notes.txt"), 2)
    assert "notes.txt" in line
    one_line(studio("predict", finished_run.path, tmp_path / "none.png"), 2)
    (tmp_path / "empty").mkdir()
    one_line(studio("predict", finished_run.path, tmp_path / "empty"), 2)
    (tmp_path / "in the way.csv").mkdir()
    said = studio("predict", finished_run.path, image, "--csv", tmp_path / "in the way.csv")
    one_line(said, 2)


@pytest.mark.engine
def test_names_that_are_no_text(
    studio: Run, finished_run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    odd = Path(f"{tmp_path}/\udcff.png")  # one byte that is no UTF-8
    shutil.copy(images_folder / "red" / "00.png", odd)
    status, _, err = studio("predict", finished_run.path, odd)
    assert (status, err) == (0, "")
    status, _, err = studio("predict", finished_run.path, odd, "--csv", tmp_path / "t.csv")
    assert (status, err) == (0, "")
    assert b"\xff.png" in (tmp_path / "t.csv").read_bytes()


@pytest.mark.engine
def test_export_prints_the_proof(
    studio: Run,
    finished_run: RunFolder,
    images_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from studio.engine.export.certificate import Proof  # TensorFlow

    proof = Proof(1e-9, 18, 1e-9)
    monkeypatch.setattr("studio.engine.export.proved.proof_of", lambda *_given: proof)
    before = contents(images_folder)
    status, out, err = studio("export", finished_run.path, tmp_path / "m.weights.h5")
    assert (status, err) == (0, "")
    first, companion, *rebuild = out.splitlines()
    assert first.startswith(f"{tmp_path / 'm.weights.h5'}: ")
    assert "opened again with Keras" in first
    assert companion == str(tmp_path / "m.json")
    compile("\n".join(rebuild), "rebuild", "exec")
    assert names(tmp_path) == ["m.json", "m.weights.h5"]
    use = tmp_path / "use.py"
    status, out, err = studio("export", finished_run.path, tmp_path / "m.keras", "--snippet", use)
    assert (status, err) == (0, "")
    assert f"{use}: run in a fresh process on 18 image files, largest difference" in out
    assert str(tmp_path / "m.keras") in use.read_text()
    monkeypatch.setattr(
        "studio.engine.export.proved.proof_of",
        lambda *_given: replace(proof, program_difference=0.5),
    )
    use.unlink()
    given = ("export", finished_run.path, tmp_path / "m.keras", "--snippet", use)
    assert "give other answers than the run" in studio(*given)[2]
    assert not use.exists()
    assert ".onnx" in one_line(studio("export", finished_run.path, tmp_path / "m.onnx"), 2)
    assert contents(images_folder) == before


@pytest.mark.engine
def test_the_doctor_says_what_there_is(studio: Run) -> None:
    status, out, err = studio("doctor")
    assert (status, err) == (0, "")
    assert "TensorFlow 2." in out
    assert "GFLOP/s" in out
    assert "free on its disk" in out


@pytest.mark.engine
def test_too_little_memory_is_a_sentence(
    studio: Run, images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr("studio.engine.tasks.lifecycle.prepare", too_much)
    recipe = replace(tiny_images.lenet_recipe(images_folder), name="Large")
    line = one_line(studio("train", written(recipe, tmp_path)), 1)
    assert "memory" in line
    assert "batch_size" in line
