import contextlib
import hashlib
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import h5py
import msgspec
import numpy as np
import pytest

from studio.core.base.errors import Cancelled, DiskFullError, InputError, WorkError
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.catalogue import BACKBONES, backbone

CONTENT = np.random.default_rng(3).bytes(2_600_000)


class Mirror(http.server.ThreadingHTTPServer):
    """Serves one content under every name, in the way a test asks for."""

    content = CONTENT
    knows_ranges = True
    status = 200
    cut_after: int | None = None
    first = 0
    announces: str | None = ""
    sends_for_ever = False
    is_silent = False
    leads_on = False
    reason = "No"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.goes_on = threading.Event()
        self.asked: list[tuple[str, str | None]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asks may have heard enough."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/weights/"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.asked.append((self.path, wanted))
        if self.server.is_silent:
            self.server.goes_on.wait(60)
            return
        if self.server.leads_on:
            self.send_response(302)
            self.send_header("Location", f"/weights/{len(self.server.asked)}")
            self.end_headers()
            return
        if self.server.status != 200:
            self.send_error(self.server.status, self.server.reason)
            return
        start = 0
        if wanted and self.server.knows_ranges:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(self.server.content):
                self.send_error(416)
                return
        body = self.server.content[start:]
        self.send_response(206 if start else 200)
        if self.server.announces is not None:
            self.send_header("Content-Length", self.server.announces or str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # who asks has heard enough
            while self.server.sends_for_ever:
                self.wfile.write(body)
        if self.server.first:
            self.wfile.write(body[: self.server.first])
            self.server.goes_on.wait(60)
            body = body[self.server.first :]
        self.wfile.write(body[: self.server.cut_after])

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    server = Mirror()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.goes_on.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("STUDIO_WEIGHTS_URL", raising=False)
    return tmp_path


def row(content: bytes = CONTENT, algorithm: str = "md5") -> Backbone:
    digest = f"{algorithm}:{hashlib.new(algorithm, content).hexdigest()}" if algorithm else ""
    file = WeightFile("some_net_no_top.h5", "http://127.0.0.1:9/x/SomeNet-no-top.h5", digest)
    return msgspec.structs.replace(backbone("VGG16"), weight_file=file)


def fetch(net: Backbone, mirror: Mirror) -> Path:
    return weight_files.fetch(net, lambda done, total: None, lambda: False, mirror.url)


def hdf5() -> bytes:
    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        file["conv"] = np.arange(5000.0)
    return stream.getvalue()


@pytest.mark.parametrize("algorithm", ["md5", "sha256"])
def test_fetch_brings_the_whole_file_and_tells_how_far(mirror: Mirror, algorithm: str) -> None:
    told: list[tuple[int, int]] = []
    net = row(algorithm=algorithm)
    path = weight_files.fetch(net, lambda *step: told.append(step), lambda: False, mirror.url)
    assert path == weight_files.place(net)
    assert path.read_bytes() == CONTENT
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 3
    assert mirror.asked == [("/weights/SomeNet-no-top.h5", None)]
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "some_net_no_top.h5",
        "verified.json",
    ]


def test_mirror_can_be_set_by_environment(mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_WEIGHTS_URL", mirror.url.rstrip("/"))
    path = weight_files.fetch(row(), lambda done, total: None, lambda: False)
    assert path.read_bytes() == CONTENT


def test_state_goes_from_missing_to_here_and_notices_a_change(mirror: Mirror) -> None:
    net = row()
    assert not weight_files.is_here(net)
    assert weight_files.received(net) == 0
    assert weight_files.find(net) is None
    path = fetch(net, mirror)
    assert weight_files.is_here(net)
    assert weight_files.find(net) == path
    path.write_bytes(CONTENT[:-1])
    assert not weight_files.is_here(net)
    assert weight_files.find(net) is None
    path.write_bytes(CONTENT)
    os.utime(path, ns=(1, 1))
    assert weight_files.find(net) == path
    assert weight_files.is_here(net)


def test_cancelled_fetch_is_resumed_where_it_stopped(mirror: Mirror) -> None:
    net = row()
    come: list[int] = []
    with pytest.raises(Cancelled):
        weight_files.fetch(net, lambda *step: come.append(step[0]), lambda: any(come), mirror.url)
    part = weight_files.place(net).with_name("some_net_no_top.h5.part")
    have = part.stat().st_size
    assert 0 < have < len(CONTENT)
    assert weight_files.received(net) == have
    told: list[tuple[int, int]] = []
    path = weight_files.fetch(net, lambda *step: told.append(step), lambda: False, mirror.url)
    assert mirror.asked[-1][1] == f"bytes={have}-"
    assert told[0] == (have, len(CONTENT))
    assert path.read_bytes() == CONTENT
    assert not part.exists()


def test_a_slow_line_is_told_of_and_can_be_left_before_a_whole_piece_has_come(
    mirror: Mirror,
) -> None:
    mirror.first = 1000
    net = row()
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        weight_files.fetch(net, lambda *step: told.append(step), lambda: len(told) > 1, mirror.url)
    mirror.goes_on.set()
    assert told == [(0, len(CONTENT)), (1000, len(CONTENT))]
    assert weight_files.received(net) == 1000


def test_a_server_that_says_nothing_can_be_left_at_once(mirror: Mirror) -> None:
    mirror.is_silent = True
    with pytest.raises(Cancelled):  # not the time-out of the connection
        weight_files.fetch(
            row(), lambda done, total: None, lambda: len(mirror.asked) > 0, mirror.url
        )
    assert not mirror.goes_on.is_set()


def test_a_server_that_falls_silent_can_be_left_at_once(mirror: Mirror) -> None:
    mirror.first = 1000
    net = row()
    looks: list[bool] = []

    def cancelled() -> bool:
        looks.append(weight_files.received(net) > 0)
        return len(looks) > 2

    with pytest.raises(Cancelled):
        weight_files.fetch(net, lambda done, total: None, cancelled, mirror.url)
    assert not mirror.goes_on.is_set()
    assert weight_files.received(net) == 1000


@pytest.mark.parametrize("announces", [None, "", "99999999999999999999999", "-7", "all of it"])
def test_what_has_no_end_is_left_where_no_published_file_is_so_large(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch, announces: str | None
) -> None:
    monkeypatch.setattr(weight_files, "LARGEST", 1 << 23)
    mirror.announces, mirror.sends_for_ever = announces, True
    if announces == "":
        mirror.announces = str(1 << 40)
    net = row()
    told: list[int] = []
    with pytest.raises(WorkError, match="it is larger than any published file"):
        weight_files.fetch(net, lambda *step: told.append(step[0]), lambda: False, mirror.url)
    assert max(told, default=0) < (1 << 23) + (1 << 21)
    assert weight_files.received(net) == 0


def test_of_each_file_no_more_is_taken_than_its_network_can_fill() -> None:
    for net in BACKBONES:
        if net.weight_file is not None:
            assert net.file_bytes < weight_files._largest(net) <= weight_files.LARGEST


@pytest.mark.parametrize("announces", ["all of it", "9" * 30, "-7"])
def test_a_length_that_is_none_does_no_harm(mirror: Mirror, announces: str) -> None:
    mirror.announces = announces
    assert fetch(row(), mirror).read_bytes() == CONTENT


def test_a_length_too_long_keeps_what_is_whole_for_the_next_try(mirror: Mirror) -> None:
    mirror.announces = str(len(CONTENT) + 5)
    with pytest.raises(WorkError, match="The connection was lost"):
        fetch(row(), mirror)
    assert fetch(row(), mirror).read_bytes() == CONTENT


def test_a_length_too_short_is_found_out_by_the_checksum(mirror: Mirror) -> None:
    mirror.announces = str(len(CONTENT) - 5)
    with pytest.raises(WorkError, match="was damaged in transit"):
        fetch(row(), mirror)
    assert list(weight_files.place(row()).parent.iterdir()) == []


def test_a_server_that_leads_in_circles_is_left(mirror: Mirror) -> None:
    mirror.leads_on = True
    with pytest.raises(WorkError, match="answered 302") as failed:
        fetch(row(), mirror)
    assert len(str(failed.value).splitlines()) == 1
    assert len(mirror.asked) < 20


def test_what_a_server_writes_is_shown_on_one_short_line(mirror: Mirror) -> None:
    mirror.status, mirror.reason = 404, "\x1b[31m" + "no " * 9000
    with pytest.raises(WorkError, match="answered 404") as failed:
        fetch(row(), mirror)
    assert len(str(failed.value.sentence.values["reason"])) <= 200
    assert str(failed.value).isprintable()


def test_what_there_is_no_room_for_is_not_begun(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(DiskFullError, match=r"1 MB left, and 3 MB would be downloaded"):
        fetch(row(), mirror)
    assert list(weight_files.place(row()).parent.iterdir()) == []


def test_a_second_fetch_waits_for_the_first(mirror: Mirror) -> None:
    net = row()
    said: list[str] = []

    def fetch_again(_done: int, _total: int) -> None:
        with pytest.raises(WorkError, match="is already being downloaded") as failed:
            fetch(net, mirror)
        said.append(str(failed.value))

    path = weight_files.fetch(net, fetch_again, lambda: False, mirror.url)
    assert "some_net_no_top.h5" in said[0]
    assert len(mirror.asked) == 1
    assert path.read_bytes() == CONTENT


def test_what_is_here_is_not_fetched_again(mirror: Mirror) -> None:
    net = row()
    assert fetch(net, mirror) == fetch(net, mirror)
    assert len(mirror.asked) == 1


def test_server_that_ignores_ranges_starts_over(mirror: Mirror) -> None:
    mirror.knows_ranges = False
    net = row()
    part = weight_files.place(net).with_name("some_net_no_top.h5.part")
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:1000])
    assert fetch(net, mirror).read_bytes() == CONTENT
    assert mirror.asked[-1][1] == "bytes=1000-"


def test_part_that_was_whole_is_taken(mirror: Mirror) -> None:
    net = row()
    part = weight_files.place(net).with_name("some_net_no_top.h5.part")
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT)
    assert fetch(net, mirror).read_bytes() == CONTENT


def test_cut_connection_keeps_the_part_for_next_time(mirror: Mirror) -> None:
    mirror.cut_after = 1_500_000
    net = row()
    with pytest.raises(WorkError, match="The connection was lost while downloading") as failed:
        fetch(net, mirror)
    assert failed.value.sentence.values["folder"] == str(weight_files.place(net).parent)
    part = weight_files.place(net).with_name("some_net_no_top.h5.part")
    assert part.read_bytes() == CONTENT[:1_500_000]
    mirror.cut_after = None
    assert fetch(net, mirror).read_bytes() == CONTENT


def test_wrong_content_is_refused_and_removed(mirror: Mirror) -> None:
    mirror.content = CONTENT[::-1]
    net = row()
    with pytest.raises(WorkError, match="was damaged in transit: its md5 checksum"):
        fetch(net, mirror)
    assert list(weight_files.place(net).parent.iterdir()) == []
    mirror.content = CONTENT
    assert fetch(net, mirror).read_bytes() == CONTENT


def test_file_that_is_not_there_names_file_address_and_folder(mirror: Mirror) -> None:
    mirror.status = 404
    net = row()
    with pytest.raises(WorkError, match="answered 404") as failed:
        fetch(net, mirror)
    text = str(failed.value)
    assert "some_net_no_top.h5" in text
    assert f"{mirror.url}SomeNet-no-top.h5" in text
    assert str(weight_files.place(net).parent) in text


def test_no_connection_names_file_address_and_folder() -> None:
    net = row()
    with pytest.raises(WorkError, match="no connection to http") as failed:
        weight_files.fetch(net, lambda done, total: None, lambda: False)
    assert str(weight_files.place(net).parent) in str(failed.value)


def test_wrong_address_is_wrong_input() -> None:
    with pytest.raises(InputError, match="not an address"):
        weight_files.fetch(row(), lambda done, total: None, lambda: False, "no address")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_full_disk_is_said(mirror: Mirror) -> None:
    net = row()
    part = weight_files.place(net).with_name("some_net_no_top.h5.part")
    part.parent.mkdir(parents=True)
    part.symlink_to("/dev/full")
    with pytest.raises(WorkError, match="The disk is full"):
        fetch(net, mirror)


def test_folder_that_cannot_be_made_is_said(home: Path, mirror: Mirror) -> None:
    (home / "cache").write_text("a file where the folder should be")
    with pytest.raises(WorkError, match="could not be written"):
        fetch(row(), mirror)


def test_picked_file_is_verified_and_copied(home: Path) -> None:
    net = row()
    picked = home / "from a stick.h5"
    picked.write_bytes(CONTENT)
    path = weight_files.adopt(net, picked)
    assert path == weight_files.place(net)
    assert path.read_bytes() == picked.read_bytes() == CONTENT
    assert weight_files.is_here(net)


def test_a_large_picked_file_is_given_up_between_two_pieces(home: Path) -> None:
    picked = home / "from a stick.h5"
    picked.write_bytes(CONTENT)
    for most in range(6):  # it is read to be verified, and again to be copied
        looks = iter([False] * most + [True] * 9)
        with pytest.raises(Cancelled):
            weight_files.adopt(row(), picked, lambda: next(looks))  # noqa: B023
        assert list(weight_files.place(row()).parent.glob("*")) == []


def test_wrong_picked_file_is_refused(home: Path) -> None:
    picked = home / "other.h5"
    picked.write_bytes(b"something else")
    with pytest.raises(InputError, match="not the published file of weights for VGG16"):
        weight_files.adopt(row(), picked)
    with pytest.raises(InputError, match="was not found"):
        weight_files.adopt(row(), home / "nowhere.h5")
    assert not weight_files.place(row()).exists()


def test_keras_own_cache_is_used_when_it_is_whole(home: Path) -> None:
    cached = home / "keras" / "models" / "some_net_no_top.h5"
    cached.parent.mkdir(parents=True)
    cached.write_bytes(CONTENT[:100])  # an interrupted download of Keras
    assert weight_files.find(row()) is None
    cached.write_bytes(CONTENT)
    found = weight_files.find(row())
    assert found == weight_files.place(row())
    assert found.read_bytes() == CONTENT
    assert cached.exists()


def test_without_published_checksum_the_file_must_be_whole(mirror: Mirror) -> None:
    net = row(algorithm="")
    mirror.content = hdf5()[:-100]
    with pytest.raises(WorkError, match="not a whole HDF5 file"):
        fetch(net, mirror)
    mirror.content = hdf5()
    assert fetch(net, mirror).read_bytes() == hdf5()


def test_backbone_without_weights_is_refused() -> None:
    lenet = backbone("LeNet-5")
    assert not weight_files.is_here(lenet)
    with pytest.raises(InputError, match="LeNet-5 has no ImageNet weights"):
        weight_files.find(lenet)


def test_damaged_memory_of_what_was_verified_is_no_harm(mirror: Mirror) -> None:
    net = row()
    path = fetch(net, mirror)
    (path.parent / "verified.json").write_text("{")
    assert not weight_files.is_here(net)
    assert weight_files.find(net) == path
    assert weight_files.is_here(net)
