import pytest

from studio.core.metrics.proportion import wilson


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        (21, 30, 0.5212, 0.8333),  # 70 % of 30 images: give or take 16
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (940, 1000, 0.9235, 0.9531),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_the_interval_is_that_of_wilson(right: int, count: int, low: float, high: float) -> None:
    found = wilson(right / count, count)
    assert found.low == pytest.approx(low, abs=2e-4)
    assert found.high == pytest.approx(high, abs=2e-4)
    assert found.low <= right / count <= found.high


def test_the_interval_of_thirty_images_is_wide_and_lies_lower_than_the_share() -> None:
    found = wilson(0.7, 30)
    assert (round(100 * found.low), round(100 * found.high)) == (52, 83)
