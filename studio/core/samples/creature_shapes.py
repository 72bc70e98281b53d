"""The outlines of drawn birds and mammals: parts in a plane, before light, colour and ground.

A creature faces right; x grows forwards, y downwards, and its body is about 1 long.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""(n, 2): x and y."""


class Cover(Enum):
    """What a part is covered with; COAT is fur or feathers in the creature's own pattern."""

    COAT = "coat"
    HORN = "horn"
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True)
class Part:
    """One part of a creature, painted over those before it.

    Attributes:
        outlines: polygons whose union it is.
        cover: what it is covered with.
        shade: how bright it is beside others, 1 as they are: what lies behind is darker.
        is_round: whether light falls on it as on something round.
    """

    outlines: tuple[Points, ...]
    cover: Cover = Cover.COAT
    shade: float = 1.0
    is_round: bool = True


def ellipse(middle: Points, half: tuple[float, float], turn: float = 0.0) -> Points:
    """Return the outline of an ellipse: its half axes, and its turn in radians."""
    angles = np.linspace(0, 2 * math.pi, 36, endpoint=False)
    return middle + turned(np.stack([half[0] * np.cos(angles), half[1] * np.sin(angles)], 1), turn)


def turned(points: Points, turn: float) -> Points:
    """Return points turned about the origin, in radians, clockwise as it is seen."""
    sine, cosine = math.sin(turn), math.cos(turn)
    result: Points = points @ np.array([[cosine, sine], [-sine, cosine]])
    return result


def limb(way: list[tuple[float, float]], radii: tuple[float, ...]) -> tuple[Points, ...]:
    """Return the outlines of something long along `way`, its radii spread evenly over it."""
    line = _smooth(np.array(way, np.float64))
    at = np.linspace(0, 1, len(line))
    radius = np.interp(at, np.linspace(0, 1, len(radii)), radii)[:, np.newaxis]
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.stack([-along[:, 1], along[:, 0]], 1) * radius
    side = np.concatenate([line + across, (line - across)[::-1]])
    ends = (ellipse(line[end], (float(radius[end, 0]),) * 2) for end in (0, -1))
    return (side, *ends)


def mammal(draw: np.random.Generator) -> Iterator[Part]:
    """Yield the parts of a four-legged animal: muzzle, ears, a thin or bushy tail."""
    high = draw.uniform(0.16, 0.26)
    lies = draw.random() < 0.25
    leg = draw.uniform(0.08, 0.16) if lies else draw.uniform(0.25, 0.62)
    thick = draw.uniform(0.03, 0.07)
    stride = draw.uniform(0.0, 0.16)
    joints = [(-0.34, -1.0), (0.33, 1.0)]
    for x, sign in joints:
        yield Part(_leg(draw, x + 0.07 * sign, high, (leg, thick), stride), shade=0.68)
    yield _tail_of_mammal(draw, high)
    yield Part((ellipse(np.zeros(2), (0.5, high), draw.uniform(-0.12, 0.12)),))
    for x, _ in joints:
        haunch = np.array([x, high * 0.25])
        round_part = ellipse(haunch, (thick * 2.2, high * 0.75))
        yield Part((round_part, *_leg(draw, x, high, (leg, thick), -stride)), shade=1.04)
    yield from _head_of_mammal(draw, high)


def bird(draw: np.random.Generator) -> Iterator[Part]:
    """Yield the parts of a bird: beak, wing, two legs with toes, a tail of feathers."""
    half = (draw.uniform(0.36, 0.5), draw.uniform(0.16, 0.26))
    tilt = -draw.uniform(-0.15, 0.6)
    sits = draw.random() < 0.25
    leg = draw.uniform(0.05, 0.12) if sits else draw.uniform(0.18, 0.62)
    thick = draw.uniform(0.016, 0.04)
    stride = draw.uniform(0.0, 0.14)
    for x, sway, shade in ((0.08, stride, 0.7), (-0.02, -stride, 1.0)):
        yield Part(_leg_of_bird(x, half[1], (leg, thick), sway), Cover.HORN, shade)
    yield _tail_of_bird(draw, half, tilt)
    body = ellipse(np.zeros(2), half, tilt)
    front = turned(np.array([[half[0] * 0.8, -half[1] * 0.3]]), tilt)[0]
    yield Part((body,))
    yield from _head_of_bird(draw, front)
    yield from _wing(draw, half, tilt)


def _leg(
    draw: np.random.Generator,
    x: float,
    high: float,
    size: tuple[float, float],
    sway: float,
) -> tuple[Points, ...]:
    length, thick = size
    knee = draw.uniform(-0.05, 0.05)
    foot = high + length
    way = [
        (x, 0.1 * high),
        (x + sway * 0.4 + knee, high + length * 0.45),
        (x + sway, foot),
    ]
    paw = ellipse(np.array([x + sway + thick * 0.6, foot]), (thick * 1.5, thick * 0.8))
    return (*limb(way, (thick * 1.6, thick, thick * 0.8)), paw)


def _tail_of_mammal(draw: np.random.Generator, high: float) -> Part:
    length, bush = draw.uniform(0.15, 0.6), draw.uniform(0.012, 0.07)
    turn, bend = draw.uniform(-0.9, 1.2), draw.uniform(-0.9, 0.9)
    start = np.array([-0.46, -0.35 * high])
    middle = start + turned(np.array([[-0.5 * length, 0.0]]), -turn)[0]
    end = middle + turned(np.array([[-0.5 * length, 0.0]]), -turn - bend)[0]
    way = [tuple(start), tuple(middle), tuple(end)]
    return Part(limb(way, (bush * 0.8 + 0.01, bush + 0.008, bush * 0.6)), shade=0.9)


def _head_of_mammal(draw: np.random.Generator, high: float) -> Iterator[Part]:
    up, length = draw.uniform(0.1, 1.3), draw.uniform(0.12, 0.42)
    base = np.array([0.4, -0.3 * high])
    head = base + length * np.array([math.cos(up), -math.sin(up)])
    size = draw.uniform(0.11, 0.17)
    neck = limb([tuple(base), tuple((base + head) / 2), tuple(head)], (high * 0.7, size * 0.8))
    yield Part(neck)
    nod = draw.uniform(-0.2, 0.8)
    kind = draw.random()
    ear = size * draw.uniform(0.6, 1.3)
    for far in (True, False):
        place = head + np.array([-0.25 * size + (0.45 * size if far else 0), -0.65 * size])
        yield Part((_ear(kind, place, ear, 0.35 if far else -0.15),), shade=0.75 if far else 1.06)
    snout = size * draw.uniform(0.7, 1.9)
    tip = head + snout * np.array([math.cos(nod), math.sin(nod)])
    yield Part(
        (
            ellipse(head, (size, size * 0.85), nod),
            *limb([tuple(head), tuple(tip)], (size * 0.7, size * draw.uniform(0.3, 0.5))),
        ),
        shade=1.05,
    )
    nose = ellipse(tip + size * 0.2 * np.array([math.cos(nod), math.sin(nod)]), (size * 0.2,) * 2)
    yield Part((nose,), Cover.DARK, is_round=False)
    yield from _eye(head + size * np.array([0.25, -0.3]), size * 0.17)


def _ear(kind: float, place: Points, length: float, lean: float) -> Points:
    """Return a pointed, a round or a hanging ear, by `kind` in 0..1."""
    if kind < 0.4:
        corners = np.array([[-0.35, 0.1], [0.0, -1.0], [0.35, 0.1]]) * length
        return place + turned(corners, lean)
    if kind < 0.7:
        return ellipse(place + np.array([0, -0.35 * length]), (0.4 * length, 0.5 * length), lean)
    return ellipse(place + np.array([-0.2 * length, 0.45 * length]), (0.3 * length, 0.6 * length))


def _leg_of_bird(
    x: float, high: float, size: tuple[float, float], sway: float
) -> tuple[Points, ...]:
    length, thick = size
    foot = np.array([x + sway, high * 0.8 + length])
    knee = (x + sway * 0.5 - 0.06, high * 0.7 + length * 0.5)
    shin = limb([(x, high * 0.5), knee, tuple(foot)], (thick * 1.5, thick, thick))
    toe = 0.05 + thick * 1.6
    ends = [(toe, 0.02), (toe * 0.7, 0.035), (-toe * 0.6, 0.02)]
    toes = [
        part for end in ends for part in limb([tuple(foot), tuple(foot + end)], (thick * 0.7,) * 2)
    ]
    return (*shin, *toes)


def _tail_of_bird(draw: np.random.Generator, half: tuple[float, float], tilt: float) -> Part:
    length, spread = draw.uniform(0.18, 0.5), draw.uniform(0.04, 0.16)
    lift = draw.uniform(-0.5, 0.35)
    near = half[1] * 0.35
    notch = draw.uniform(-0.3, 0.3)
    corners = np.array(
        [
            [0.1, -near],
            [-length, -spread],
            [-length * (1 - 0.25 * notch), 0.0],
            [-length, spread],
            [0.1, near],
        ]
    )
    start = np.array([[-half[0] * 0.85, 0.0]])
    return Part((turned(start + turned(corners, lift), tilt),), shade=0.85)


def _head_of_bird(draw: np.random.Generator, front: Points) -> Iterator[Part]:
    up, length = draw.uniform(0.4, 1.5), draw.uniform(0.06, 0.45)
    head = front + length * np.array([math.cos(up), -math.sin(up)])
    size = draw.uniform(0.09, 0.15)
    bend = draw.uniform(-0.08, 0.08)
    middle = (front + head) / 2 + np.array([bend, 0.0])
    thin = draw.uniform(0.4, 0.8) * size
    yield Part(limb([tuple(front), tuple(middle), tuple(head)], (size * 1.1, thin, thin)))
    nod, beak = draw.uniform(-0.15, 0.5), size * draw.uniform(0.8, 2.4)
    hook = draw.uniform(-0.05, 0.3) * beak
    thick = size * draw.uniform(0.3, 0.55)
    corners = np.array([[0.5 * size, -thick], [size + beak * 0.6, -thick * 0.6]])
    tip = np.array([[size + beak, hook], [0.5 * size, thick]])
    yield Part((head + turned(np.concatenate([corners, tip]), nod),), Cover.HORN)
    yield Part((ellipse(head, (size, size * 0.92), nod),), shade=1.05)
    yield from _eye(head + size * np.array([0.35, -0.2]), size * 0.18)


def _wing(draw: np.random.Generator, half: tuple[float, float], tilt: float) -> Iterator[Part]:
    is_raised = draw.random() < 0.25
    lift = draw.uniform(0.7, 1.9) if is_raised else draw.uniform(-0.15, 0.15)
    length = half[0] * draw.uniform(1.2, 1.9)
    wide = half[1] * draw.uniform(0.55, 0.85)
    shoulder = np.array([[half[0] * 0.4, -half[1] * 0.1]])
    shape = np.array(
        [
            [0.12, -0.1],
            [0.0, -0.75],
            [-0.45, -0.8],
            [-1.0, 0.05],
            [-0.6, 0.75],
            [-0.15, 0.85],
            [0.12, 0.4],
        ]
    )
    outline = _smooth(np.concatenate([shape, shape[:1]]) * np.array([length, wide]))
    shade = draw.choice([0.72, 1.25])
    yield Part((turned(shoulder + turned(outline, lift), tilt),), shade=float(shade))
    rows = int(draw.integers(2, 6))
    for row in range(rows):
        at = 0.1 + 0.7 * (row + 1) / (rows + 1)
        line = [(-at * length, -0.5 * wide), (-(at + 0.12) * length, wide * (0.75 - 0.4 * at))]
        feather = limb(line, (0.006, 0.008))
        moved = tuple(turned(shoulder + turned(one, lift), tilt) for one in feather)
        yield Part(moved, shade=float(shade) * 0.7, is_round=False)


def _eye(middle: Points, radius: float) -> Iterator[Part]:
    yield Part((ellipse(middle, (radius, radius)),), Cover.DARK, is_round=False)
    shine = ellipse(middle + np.array([radius, -radius]) * 0.35, (radius * 0.35,) * 2)
    yield Part((shine,), Cover.LIGHT, is_round=False)


def _smooth(points: Points) -> Points:
    """Return a Catmull-Rom curve through points, ten steps between two."""
    if len(points) < 3:
        return np.linspace(points[0], points[-1], 8)
    padded = np.concatenate([[2 * points[0] - points[1]], points, [2 * points[-1] - points[-2]]])
    at = np.linspace(0, 1, 10, endpoint=False)[:, np.newaxis]
    pieces = [
        0.5
        * (
            2 * b
            + (c - a) * at
            + (2 * a - 5 * b + 4 * c - d) * at**2
            + (3 * b - a - 3 * c + d) * at**3
        )
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate([*pieces, points[-1:]])
