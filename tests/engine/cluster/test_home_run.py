"""The folder of a run that another computer trains, after each of its checkpoints."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import tiny_images

from studio.core.base.errors import InputError, WorkError
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.recipes import recipe as recipes
from studio.core.recipes.named_places import places_of
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.engine.cluster import folder_news
from studio.engine.cluster.folder_news import FolderNews, FolderWatch
from studio.engine.cluster.home_run import HomeRun

PLACES = {"/node/given/birds": "/home/birds"}


@pytest.fixture
def there(tmp_path: Path) -> RunFolder:
    """A run on a node, whose images lie elsewhere than here."""
    nothing = np.array([], np.int64)
    dataset = Dataset("/node/given/birds", (), (), ())
    split = Split(nothing, nothing, nothing, 0, 0, 0, 0)
    recipe = tiny_images.lenet_recipe(Path("/node/given/birds"))
    return run_folders.create(tmp_path / "node", recipe, dataset, split)


def home(tmp_path: Path, run: RunFolder | None = None) -> HomeRun:
    return HomeRun(tmp_path / "home", PLACES, bytes, run)


def test_a_run_comes_back_after_each_checkpoint(there: RunFolder, tmp_path: Path) -> None:
    watch = FolderWatch(there.path, bytes)
    with home(tmp_path) as here:
        here.take(there.path.name, watch.news())
        assert here.run is not None
        assert here.run.path == tmp_path / "home" / there.path.name
        assert here.run.is_held
        assert places_of(here.run.recipe()) == ("/home/birds",)
        assert here.run.dataset()[0].folder == "/home/birds"
        (there.checkpoints / "at-0-1-0.npz").write_bytes(b"first")
        there.metrics_file.write_bytes(b"1,2\n")
        there.log("began")
        here.take(there.path.name, watch.news())
        assert here.run.metrics_file.read_bytes() == b"1,2\n"
        with there.metrics_file.open("ab") as file:
            file.write(b"3,4\n")
        (there.checkpoints / "at-0-1-0.npz").unlink()
        (there.checkpoints / "at-0-2-0.npz").write_bytes(b"second")
        news = watch.news()
        (metrics,) = [one for one in news.files if one.name == "metrics.csv"]
        assert (metrics.offset, metrics.pieces) == (4, (b"3,4\n",))
        here.take(there.path.name, news)
        assert here.run.metrics_file.read_bytes() == there.metrics_file.read_bytes()
        assert [file.name for file in here.run.checkpoint_files()] == ["at-0-2-0.npz"]
        assert watch.news() == FolderNews((), ())
    assert not here.run.is_held
    assert recipes.read(here.run.trained_file) == here.run.recipe()


def test_a_name_that_is_taken_gives_way(there: RunFolder, tmp_path: Path) -> None:
    (tmp_path / "home" / there.path.name).mkdir(parents=True)
    with home(tmp_path) as here:
        here.take(there.path.name, FolderWatch(there.path, bytes).news())
        assert here.run is not None
        assert here.run.path.name == f"{there.path.name}-2"


def test_what_a_person_wrote_stays(there: RunFolder, tmp_path: Path) -> None:
    watch = FolderWatch(there.path, bytes)
    with home(tmp_path) as here:
        here.take(there.path.name, watch.news())
        assert here.run is not None
        (here.run.path / "about.toml").write_text('name = "mine"')
        (there.path / "about.toml").write_text('name = "theirs"')
        here.take(there.path.name, watch.news())
        assert (here.run.path / "about.toml").read_text() == 'name = "mine"'


def test_a_run_that_is_trained_here_is_left_alone(there: RunFolder, tmp_path: Path) -> None:
    with there.held(), pytest.raises(InputError, match="being trained"), home(tmp_path, there):
        pass


def test_cut_off_anywhere_it_has_a_checkpoint_and_its_figures(
    there: RunFolder, tmp_path: Path
) -> None:
    """Each piece may be the last that arrives."""
    for cut in itertools.count():
        left = [cut]

        def arrives(piece: bytes, left: list[int] = left) -> bytes:
            left[0] -= 1
            if left[0] < 0:
                raise LookupError
            return piece

        watch = FolderWatch(there.path, bytes)
        there.metrics_file.write_bytes(b"1\n")
        (there.checkpoints / "at-0-1-0.npz").write_bytes(b"2")
        here = HomeRun(tmp_path / f"home-{cut}", PLACES, bytes, None)
        with here:
            here.take(there.path.name, watch.news())
        assert here.run is not None
        there.metrics_file.write_bytes(b"1\n2\n")
        (there.checkpoints / "at-0-2-0.npz").write_bytes(b"4")
        (there.checkpoints / "at-0-1-0.npz").unlink()
        again = HomeRun(tmp_path / f"home-{cut}", PLACES, arrives, here.run)
        is_cut = False
        try:
            with again:
                again.take(there.path.name, watch.news())
        except LookupError:
            is_cut = True
        newest = here.run.checkpoint_files()[-1]
        assert here.run.metrics_file.stat().st_size >= int(newest.read_bytes())
        assert not list(here.run.path.rglob("*.part"))
        (there.checkpoints / "at-0-2-0.npz").unlink()
        if not is_cut:
            break
    assert cut >= 2


def test_a_checkpoint_that_vanishes_while_it_is_read_has_a_newer_one(
    there: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = there.checkpoints / "at-0-1-0.npz", there.checkpoints / "at-0-2-0.npz"
    first.write_bytes(b"first")
    read = folder_news._read

    def replaced(file: Path, *rest: object) -> object:
        if file == first:
            second.write_bytes(b"second")
            first.unlink()
        return read(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_news, "_read", replaced)
    news = FolderWatch(there.path, bytes).news()
    names = [one.name for one in news.files if one.name.startswith("checkpoints/")]
    assert names == ["checkpoints/at-0-2-0.npz"]


def test_a_file_that_was_cut_here_is_said(there: RunFolder, tmp_path: Path) -> None:
    watch = FolderWatch(there.path, bytes)
    there.metrics_file.write_bytes(b"1\n")
    with home(tmp_path) as here:
        here.take(there.path.name, watch.news())
        assert here.run is not None
        here.run.metrics_file.write_bytes(b"")
        with there.metrics_file.open("ab") as file:
            file.write(b"2\n")
        with pytest.raises(WorkError, match="was changed while its run was trained"):
            here.take(there.path.name, watch.news())
