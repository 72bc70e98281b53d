import numpy as np
from planted_predictions import evaluated, noisy

from studio.core.dataset.images import Duplicates


def test_cells_hold_every_image_once_from_sure_to_unsure() -> None:
    labels, probabilities = noisy(150)
    found = evaluated(labels, probabilities).part("test")
    seen: list[int] = []
    for true in range(3):
        for said in range(3):
            rows = found.cell(true, said)
            assert len(rows) == found.confusion[true, said]
            assert (found.labels[rows] == true).all()
            assert (found.answers.predicted[rows] == said).all()
            assert (np.diff(found.answers.confidence[rows]) <= 0).all()
            seen += rows.tolist()
    assert sorted(seen) == list(range(150))


def test_classes_answers_bins_and_losses() -> None:
    labels, probabilities = noisy(150)
    found = evaluated(labels, probabilities).part("test")
    for label in range(3):
        assert set(found.of_class(label)) == set(np.flatnonzero(np.array(labels) == label))
        said = np.flatnonzero(probabilities.argmax(axis=1) == label)
        assert set(found.predicted_as(label)) == set(said)
    binned = [found.in_bin(place) for place in range(len(found.calibration.counts))]
    assert [len(rows) for rows in binned] == found.calibration.counts.tolist()
    assert sorted(np.concatenate(binned)) == list(range(150))
    rows = found.with_loss(0.5, 1.5)
    assert set(rows) == {at for at, loss in enumerate(found.answers.loss) if 0.5 <= loss < 1.5}
    for rows in (found.of_class(0), found.predicted_as(1)):
        assert (np.diff(found.answers.confidence[rows]) <= 0).all()


def test_most_wrong_and_least_sure() -> None:
    probabilities = [[0.9, 0.1], [0.99, 0.01], [0.45, 0.55], [0.2, 0.8], [0.5, 0.5]]
    found = evaluated([0, 1, 0, 1, 1], probabilities).part("test")
    assert found.most_wrong().tolist() == [1, 2, 4]  # losses 4.6, 0.80, 0.69
    assert found.most_wrong(1).tolist() == [1]
    assert found.least_sure(3).tolist() == [4, 2, 3]
    assert found.image(1).path == "green/00001.png"


def test_rows_are_of_the_own_part() -> None:
    labels, probabilities = noisy(9)
    parts = {"train": [8, 0, 1], "validation": [5, 6], "test": [2, 3, 4, 7]}
    order = [8, 0, 1, 5, 6, 2, 3, 4, 7]
    found = evaluated(labels, probabilities[order], parts)
    assert found.parts == ("train", "validation", "test")
    assert found.main_part == "test"
    for part, images in parts.items():
        own = found.part(part)  # type: ignore[arg-type]
        assert own.images.tolist() == images
        np.testing.assert_array_equal(own.probabilities, probabilities[images])
        assert own.labels.tolist() == [labels[image] for image in images]
    assert found.part("test") is found.part("test")


def test_copies_in_other_parts_are_found_and_left_out() -> None:
    """Images 0 and 4 are one picture, so are 1, 5 and 6; 2 and 7 are too, but 7 is in no part."""
    labels = [0, 1, 0, 1, 0, 1, 1, 0]
    right = [True, True, False, False, True, True, True, True]
    probabilities = [
        [0.9, 0.1] if (label == 0) == good else [0.1, 0.9]
        for label, good in zip(labels, right, strict=True)
    ]
    parts = {"train": [4, 6], "validation": [5], "test": [0, 1, 2, 3]}
    order = [4, 6, 5, 0, 1, 2, 3]
    groups = (
        Duplicates((0, 4), True),
        Duplicates((1, 5, 6), False),
        Duplicates((2, 7), True),
    )
    found = evaluated(labels, [probabilities[at] for at in order], parts, groups)
    twins = found.part("test").twins
    assert [(pair.image, pair.other, pair.part, pair.is_exact) for pair in twins.pairs] == [
        (0, 4, "train", True),
        (1, 6, "train", False),
    ]
    assert twins.accuracy.share == 0.5
    assert twins.without is not None
    assert (twins.without.share, twins.without.images) == (0.0, 2)
    other = found.part("validation").twins
    assert [pair.image for pair in other.pairs] == [5]
    assert other.without is None
