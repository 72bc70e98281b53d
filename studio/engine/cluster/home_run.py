"""The folder of a run that another computer trains, kept as it is there, whole at any instant."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from studio.core.base.errors import WorkError
from studio.core.base.files import failure_of_disk, temp_sibling, whole_file
from studio.core.runs.relocation import NAMING_PLACES, relocated, writing_order
from studio.core.runs.run_folder import RunFolder, claim
from studio.engine.cluster.folder_news import FileNews, FolderNews
from studio.engine.cluster.parcels import inner_path


class HomeRun:
    """Puts news of a run in place; as a context it holds the run, so that nobody else trains it.

    Args:
        runs: folder that a new run is made in.
        places: paths of this computer, by those that the files name.
        get: returns the piece of a file by its reference.
        run: that goes on; None for a new one, made with the first news.
    """

    def __init__(
        self,
        runs: Path,
        places: Mapping[str, str],
        get: Callable[[Any], bytes],
        run: RunFolder | None,
    ) -> None:
        self._runs = runs
        self._places = places
        self._get = get
        self._held = ExitStack()
        self.run = run

    def __enter__(self) -> HomeRun:
        if self.run is not None:
            self._held.enter_context(self.run.held())
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def take(self, name: str, news: FolderNews) -> None:
        """Put news in place.

        Args:
            name: of the run's folder where it is trained; a new one is called so here, unless
                there is one of that name.
            news: what has changed there.

        Raises:
            WorkError: the disk is full, or the folder cannot be written.
        """
        if self.run is not None:
            self._put(self.run.path, news)
            return
        try:
            self._runs.mkdir(parents=True, exist_ok=True)
            with temp_sibling(self._runs / time.strftime("%Y-%m-%d-%H%M%S")) as temporary:
                temporary.mkdir()
                self._put(temporary, news)
                self.run = RunFolder(claim(temporary, self._runs, name))
        except OSError as error:
            raise failure_of_disk(error, self._runs) from error
        self._held.enter_context(self.run.held())

    def _put(self, folder: Path, news: FolderNews) -> None:
        for one in sorted(news.files, key=lambda one: writing_order(one.name)):
            self._put_file(folder / inner_path(one.name), one)
        try:
            for name in news.gone:
                (folder / inner_path(name)).unlink(missing_ok=True)
        except OSError as error:
            raise failure_of_disk(error, folder) from error

    def _put_file(self, file: Path, one: FileNews) -> None:
        if one.offset > 0:
            self._add(file, one)
            return
        with whole_file(file) as out:
            if one.name in NAMING_PLACES:
                content = b"".join(self._get(piece) for piece in one.pieces)
                out.write(relocated(one.name, content, self._places))
            else:
                self._write(out, one)

    def _add(self, file: Path, one: FileNews) -> None:
        try:
            with file.open("r+b") as out:
                if out.seek(0, 2) < one.offset:
                    raise WorkError("{file} was changed while its run was trained.", file=str(file))
                out.truncate(one.offset)
                out.seek(one.offset)
                self._write(out, one)
        except OSError as error:
            raise failure_of_disk(error, file) from error

    def _write(self, out: IO[bytes], one: FileNews) -> None:
        for piece in one.pieces:
            out.write(self._get(piece))
