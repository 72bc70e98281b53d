import numpy as np
import pytest

from studio.core.look.mosaic import Grid, Place, mosaic, saved_grid


def test_every_pixel_of_every_tile_lies_where_the_grid_says() -> None:
    tiles = np.random.default_rng(0).integers(0, 256, (5, 2, 3, 3), np.uint8)
    grid = Grid(total=5, height=2, width=3, columns=2, shown=(8, 12), gap=1)
    picture = mosaic(tiles, grid, ground=7)
    assert picture.shape == (*grid.size, 3) == (3 * 9 + 1, 2 * 13 + 1, 3)
    seen = set()
    for y in range(picture.shape[0]):
        for x in range(picture.shape[1]):
            place = grid.place(y, x)
            if place is None:
                assert picture[y, x].tolist() == [7, 7, 7]
            else:
                assert (picture[y, x] == tiles[place]).all()
                seen.add(place)
    assert len(seen) == 5 * 2 * 3


def test_outside_the_mosaic_there_is_no_tile() -> None:
    grid = Grid(total=3, height=2, width=2, columns=2, shown=(2, 2), gap=0)
    assert grid.place(3, 0) == Place(2, 1, 0)
    assert grid.place(3, 2) is None  # the place of a fourth
    assert grid.place(-1, 0) is None
    assert grid.place(0, 4) is None


@pytest.mark.parametrize(
    ("count", "height", "width"), [(1, 1, 1), (64, 3, 3), (20, 7, 31), (4096, 1, 1), (3, 900, 1200)]
)
def test_a_saved_picture_is_neither_tiny_nor_beyond_all_viewers(
    count: int, height: int, width: int
) -> None:
    grid = saved_grid(count, height, width)
    assert grid.rows * grid.columns >= count
    assert 256 <= max(grid.size) <= 16_384


def test_no_tiles_make_an_empty_picture() -> None:
    grid = saved_grid(0, 3, 3)
    assert mosaic(np.zeros((0, 3, 3, 3), np.uint8), grid).size == 0


def test_a_tile_may_be_shown_smaller_than_it_is() -> None:
    tiles = np.arange(48, dtype=np.uint8).reshape(1, 4, 4, 3)
    grid = Grid(total=1, height=4, width=4, columns=1, shown=(2, 2), gap=0)
    assert mosaic(tiles, grid).tolist() == tiles[0, ::2, ::2].tolist()
    assert grid.place(1, 1) == Place(0, 2, 2)
