import numpy as np

from studio.engine.data.source import Source

LABELS = np.array([0, 1, 2, 0, 1], np.int32)
PIXELS = np.arange(5 * 4, dtype=np.uint8).reshape(5, 2, 2)


def test_rows_are_images_where_nothing_else_is_said() -> None:
    source = Source((PIXELS,), LABELS)
    assert source.specs == (((2, 2), "uint8"),)
    (found,) = source.gather(np.array([[3, 1], [0, 0]]))
    assert found.shape == (2, 2, 2, 2)
    np.testing.assert_array_equal(found[0, 1], PIXELS[1])
    assert source.for_epoch(7, 0, 3) is source


def test_several_arrays_are_gathered_together() -> None:
    outputs = np.arange(5, dtype=np.float32)[:, None]
    first, second = Source((PIXELS, outputs), LABELS).gather(np.array([4, 2]))
    np.testing.assert_array_equal(first, PIXELS[[4, 2]])
    np.testing.assert_array_equal(second, [[4], [2]])


def test_a_part_of_the_images_has_rows_of_its_own() -> None:
    rows = np.array([-1, 0, -1, 1, -1])  # images 1 and 3 are kept
    kept = np.array([[10.0], [30.0]], np.float32)
    (found,) = Source((kept,), LABELS, rows).gather(np.array([3, 1, 3]))
    np.testing.assert_array_equal(found[:, 0], [30, 10, 30])


def test_each_epoch_draws_one_view_of_each_image() -> None:
    views, count = 4, 200
    kept = np.arange(views * count, dtype=np.float32)[:, None]  # view v of image i: v * count + i
    labels = np.zeros(count, np.int32)
    source = Source((kept,), labels, np.arange(count), views, count)
    everyone = np.arange(count)
    epochs = [source.for_epoch(7, 0, epoch).gather(everyone)[0][:, 0] for epoch in range(20)]
    for found in epochs:
        np.testing.assert_array_equal(found % count, everyone)  # always the own image
    drawn = np.array(epochs) // count
    assert set(np.unique(drawn)) == set(range(views))
    assert abs(drawn.mean() - 1.5) < 0.1
    again = source.for_epoch(7, 0, 5).gather(everyone)[0][:, 0]
    np.testing.assert_array_equal(again, epochs[5])
    assert not np.array_equal(epochs[0], epochs[1])
    other_stage = source.for_epoch(7, 1, 0).gather(everyone)[0][:, 0]
    assert not np.array_equal(other_stage, epochs[0])
