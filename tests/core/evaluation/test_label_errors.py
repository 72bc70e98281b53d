import numpy as np
from numpy.typing import NDArray
from planted_predictions import evaluated, noisy


def by_definition(labels: list[int], probabilities: NDArray[np.float32]) -> set[tuple[int, int]]:
    """Northcutt et al. 2021, section 3: the off-diagonal of the confident joint."""
    classes = range(probabilities.shape[1])
    thresholds = [
        np.mean([row[j] for row, label in zip(probabilities, labels, strict=True) if label == j])
        for j in classes
    ]
    found = set()
    for index, (row, label) in enumerate(zip(probabilities, labels, strict=True)):
        confident = [j for j in classes if row[j] >= thresholds[j]]
        if confident:
            best = max(confident, key=lambda j: (row[j], -j))
            if best != label:
                found.add((index, best))
    return found


def test_the_suspected_are_those_of_the_definition() -> None:
    labels, probabilities = noisy(300)
    found = evaluated(labels, probabilities).suspects
    expected = by_definition(labels, probabilities)
    assert 5 < len(expected) < 150
    assert {(one.image, one.suggested) for one in found} == expected
    margins = [one.own - one.other for one in found]
    assert margins == sorted(margins)
    for one in found:
        assert one.given == labels[one.image]
        assert one.other >= one.usual


def test_planted_wrong_labels_are_suspected_and_no_others_before_them() -> None:
    numbers = np.random.default_rng(4)
    true = numbers.integers(0, 3, 240)
    scores = numbers.normal(0, 0.5, (240, 3))
    scores[np.arange(240), true] += 3
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    planted = set(range(0, 240, 20))
    labels = [
        (int(label) + 1) % 3 if at in planted else int(label) for at, label in enumerate(true)
    ]
    found = evaluated(labels, probabilities).suspects
    first = {one.image for one in found[:5]}
    assert first <= planted  # the clearest are all planted ones
    assert len(planted & {one.image for one in found}) >= len(planted) // 2  # as sure as usual
    assert len(found) <= len(planted)
    assert all(one.suggested == true[one.image] for one in found if one.image in planted)


def test_training_images_are_never_suspected() -> None:
    labels, probabilities = noisy(60)
    parts = {
        "train": list(range(30)),
        "validation": list(range(30, 45)),
        "test": list(range(45, 60)),
    }
    found = evaluated(labels, probabilities, parts)
    assert found.suspects
    assert min(one.image for one in found.suspects) >= 30
    expected = by_definition(labels[30:], probabilities[30:])
    assert {(one.image - 30, one.suggested) for one in found.suspects} == expected
    assert {one.image for one in found.suspects_of("test")} == {
        30 + index for index, _ in expected if index >= 15
    }
    assert found.suspects_of("train") == ()
    assert evaluated(labels, probabilities, {"train": list(range(60))}).suspects == ()


def test_a_class_without_images_is_never_suggested() -> None:
    probabilities = [[0.1, 0.2, 0.7], [0.6, 0.3, 0.1], [0.3, 0.6, 0.1]]
    assert evaluated([0, 0, 1], probabilities).suspects == ()
