"""The cache can be emptied, but not from under a training."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.base import cache, paths
from studio.core.base.errors import InputError

KEPT = {"weights", "locks", "errors", "own", "users"}


def fill() -> dict[str, Path]:
    found = {}
    for name in (*cache.EMPTIED, *KEPT):
        file = paths.cache() / name / "deep" / "file.bin"
        file.parent.mkdir(parents=True)
        file.write_bytes(b"x" * 100)
        found[name] = file
    return found


def test_emptying_frees_what_can_be_computed_again_and_nothing_else() -> None:
    files = fill()
    strange = paths.cache() / "holiday.jpg"
    strange.write_bytes(b"mine")
    half = files["pixels"].with_name(".pixels.npy.1234.part")
    half.write_bytes(b"y")
    assert cache.size() == 100 * len(cache.EMPTIED)
    assert cache.empty() == cache.Emptied(freed=100 * len(cache.EMPTIED), left=0)
    assert cache.size() == 0
    assert {name for name, file in files.items() if file.exists()} == KEPT
    assert strange.exists()
    assert half.exists()


def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    files = fill()
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"mine")
    files["pixels"].with_name("link.npy").symlink_to(target)
    files["pixels"].with_name("folder").symlink_to(tmp_path, target_is_directory=True)
    cache.empty()
    assert target.read_bytes() == b"mine"


def test_a_cache_in_use_by_another_program_stays() -> None:
    files = fill()
    code = (
        "from studio.core.base import cache\n"
        "with cache.in_use():\n"
        "    print('held', flush=True)\n"
        "    input()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match="The cache is in use"):
            cache.empty()
        assert files["pixels"].exists()
        other.kill()
    assert cache.empty().freed > 0  # the system has let go of the lock


def test_in_use_ends_with_its_block() -> None:
    fill()
    with cache.in_use(), pytest.raises(InputError):
        cache.empty()
    assert cache.empty().freed > 0


def test_every_folder_of_the_cache_is_known() -> None:
    sources = Path(paths.__file__).parents[2].rglob("*.py")
    named = {
        name
        for source in sources
        for name in re.findall(r'cache\(\) / "(\w+)"', source.read_text(encoding="utf-8"))
    }
    assert named | {"users"} == set(cache.EMPTIED) | KEPT
