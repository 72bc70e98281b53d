"""Birds and mammals in front of photographs, drawn from a seed: hard to learn from few images."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from studio.core.samples.creature_shapes import Cover, Part, Points, bird, limb, mammal, turned
from studio.core.samples.photographs import named_photographs
from studio.core.samples.sample import Sample, SampleImage

Pixels: TypeAlias = NDArray[np.float32]

_DRAWN = {"bird": bird, "mammal": mammal}

_FINE = 2
"""Creatures are drawn this many times larger and shrunk, so that their edges are smooth."""

_GROUNDS = (
    "coffee.png",
    "motorcycle_left.png",
    "rocket.jpg",
    "brick.png",
    "grass.png",
    "gravel.png",
    "hubble_deep_field.jpg",
)
"""Photographs without an animal on them."""

# How hard it is; shares of the image's side, levels of 0..255.
_EXTENT = (0.6, 1.0)
_TURN = 0.35
_APART = 60
_NOISE = (1, 7)


def images(seed: int, count: int, size: int) -> Iterator[SampleImage]:
    """Yield `count` images (size, size, 3) of each class.

    Only the shape of the parts tells the classes apart: beak, wing, feathers of the tail and two
    legs, or muzzle, ears and four. Pose, coat, colours, light, ground and what stands before the
    creature come from the same draw for both. Image i of a class depends on seed, class, i and
    size alone, so a smaller set is a part of a larger one.
    """
    digits = max(4, len(str(count)))
    for label, name in enumerate(_DRAWN):
        for index in range(count):
            draw = np.random.default_rng([abs(seed), int(seed < 0), label, index])
            path = f"{name}/{name}_{index + 1:0{digits}d}.jpg"
            yield SampleImage(path, _image(draw, name, size))


def _image(draw: np.random.Generator, name: str, size: int) -> NDArray[np.uint8]:
    side = size * _FINE
    pixels = _ground(draw, side)
    for _ in range(int(draw.integers(0, 3))):
        _paint_thing(pixels, draw)
    light = draw.uniform(0, 2 * math.pi)
    parts = _placed(draw, list(_DRAWN[name](draw)), side)
    covers = _covers(draw, pixels)
    _cast_shadow(pixels, draw, parts)
    for part in parts:
        _paint(pixels, part, covers[part.cover], light)
    for _ in range(int(draw.integers(0, 3))):
        _paint_blades(pixels, draw)
    fine = pixels.reshape(size, _FINE, size, _FINE, 3)
    small = fine.sum(3).sum(1) / np.float32(_FINE * _FINE) * _exposure(draw, size)
    noise = draw.standard_normal(small.shape, np.float32)
    small += noise * np.float32(draw.uniform(*_NOISE))
    levels: NDArray[np.uint8] = np.rint(np.clip(small, 0, 255)).astype(np.uint8)
    return levels


@cache
def _photographs() -> tuple[Image.Image, ...]:
    return tuple(Image.open(path).convert("RGB") for path in named_photographs(_GROUNDS))


def _crop(draw: np.random.Generator, side: int) -> Pixels:
    """Return a random square of a random photograph, (side, side, 3)."""
    found = _photographs()
    photograph = found[int(draw.integers(len(found)))]
    extent = draw.uniform(0.3, 0.95) * min(photograph.size)
    left = draw.uniform(0, photograph.width - extent)
    top = draw.uniform(0, photograph.height - extent)
    box = (left, top, left + extent, top + extent)
    crop = photograph.resize((side, side), Image.Resampling.BILINEAR, box)
    pixels = np.asarray(crop, np.float32)
    return pixels[:, ::-1] if draw.random() < 0.5 else pixels


def _ground(draw: np.random.Generator, side: int) -> Pixels:
    """Return a piece of a photograph in a light and a tint of its own, (side, side, 3)."""
    pixels = _crop(draw, side)
    tint = draw.uniform(0.85, 1.1, 3).astype(np.float32)
    middle = np.float32(draw.uniform(60, 190))
    contrast = np.float32(draw.uniform(0.5, 1.0))
    ground: Pixels = (pixels - pixels.mean()) * (contrast * tint) + middle * tint
    return np.clip(ground, 0, 255)


def _placed(draw: np.random.Generator, parts: list[Part], side: int) -> list[Part]:
    """Return parts turned, flipped, sized and moved to their place in the image, in pixels."""
    turn, flips = draw.uniform(-_TURN, _TURN), draw.random() < 0.5
    extent, place = draw.uniform(*_EXTENT), draw.uniform(0, 1, 2)

    def posed(points: Points) -> Points:
        pose = turned(points, turn)
        return pose * np.array([-1, 1]) if flips else pose

    every = np.concatenate([posed(one) for part in parts for one in part.outlines])
    low, high = every.min(0), every.max(0)
    scale = extent / float((high - low).max())
    room = 1 - (high - low) * scale
    offset = room * (0.5 + (place - 0.5) * 1.1)

    def moved(points: Points) -> Points:
        result: Points = ((posed(points) - low) * scale + offset) * side
        return result

    return [
        Part(tuple(moved(one) for one in part.outlines), part.cover, part.shade, part.is_round)
        for part in parts
    ]


def _covers(draw: np.random.Generator, ground: Pixels) -> dict[Cover, Pixels]:
    """Return what each kind of part is covered with: a coat (side, side, 3), colours (1, 1, 3)."""
    horn = draw.uniform([90, 60, 10], [250, 190, 120]) * draw.uniform(0.35, 1.0)
    return {
        Cover.COAT: _coat(draw, ground),
        Cover.HORN: horn.astype(np.float32).reshape(1, 1, 3),
        Cover.DARK: np.full((1, 1, 3), draw.uniform(5, 40), np.float32),
        Cover.LIGHT: np.full((1, 1, 3), 235, np.float32),
    }


def _coat(draw: np.random.Generator, ground: Pixels) -> Pixels:
    """Return fur or feathers of two colours in some pattern, (side, side, 3)."""
    side = len(ground)
    first = _color_apart(draw, ground[::8, ::8].mean((0, 1)))
    second = first + draw.uniform(-90, 90) + draw.uniform(-30, 30, 3)
    mix = _pattern(draw, side)[:, :, np.newaxis]
    difference = (first - second).astype(np.float32)
    coat = mix * difference + second.astype(np.float32)
    coat *= np.float32(1) + np.float32(0.12) * _grain(draw, side)[:, :, np.newaxis]
    return coat


def _pattern(draw: np.random.Generator, side: int) -> Pixels:
    """Return the pattern of a coat as shares 0..1 of its first colour: plain to spotted."""
    kind = draw.integers(5)
    if kind == 0:
        pattern = np.full((side, side), draw.uniform(0, 1), np.float32)
    elif kind == 1:
        down, right = np.mgrid[0:side, 0:side].astype(np.float32) / side
        angle, waves = draw.uniform(0, math.pi), draw.uniform(5, 22)
        along = down * math.sin(angle) + right * math.cos(angle)
        along += 0.05 * _clouds(draw, side, 5)
        pattern = 0.5 + 1.2 * np.sin(2 * math.pi * waves * along)
    elif kind == 2:
        pattern = 0.5 + 2.5 * (_clouds(draw, side, int(draw.integers(10, 30))) - 0.4)
    elif kind == 3:
        pattern = 0.5 + 3 * _clouds(draw, side, int(draw.integers(3, 7)))
    else:
        grey = _crop(draw, side).mean(2)
        pattern = 0.5 + (grey - grey.mean()) / 90
    shares: Pixels = np.clip(pattern, 0, 1).astype(np.float32)
    return shares


def _clouds(draw: np.random.Generator, side: int, cells: int) -> Pixels:
    """Return smooth noise with a standard deviation of about 1, (side, side)."""
    coarse = Image.fromarray(draw.normal(0, 1, (cells, cells)).astype(np.float32))
    clouds = np.asarray(coarse.resize((side, side), Image.Resampling.BICUBIC), np.float32)
    return clouds / max(float(clouds.std()), 1e-6)


def _grain(draw: np.random.Generator, side: int) -> Pixels:
    """Return fine streaks in one direction, as hairs and feathers make them."""
    across, along = int(side / 3), int(side / draw.uniform(6, 20))
    cells = (across, along) if draw.random() < 0.5 else (along, across)
    coarse = Image.fromarray(draw.normal(0, 1, cells).astype(np.float32))
    return np.asarray(coarse.resize((side, side), Image.Resampling.BILINEAR), np.float32)


def _color_apart(draw: np.random.Generator, ground: Pixels) -> NDArray[np.float64]:
    """Return a colour (3,) that can be told from the ground's mean."""
    while True:
        color = draw.uniform(15, 240) + draw.uniform(-30, 30, 3)
        color = np.clip(color, 0, 255)
        if float(np.linalg.norm(color - ground)) >= _APART:
            return color


def _paint(pixels: Pixels, part: Part, cover: Pixels, light: float) -> None:
    """Paint a part, lit from the side; only the rectangle around it is touched."""
    every = np.concatenate(part.outlines)
    side = len(pixels)
    reach = side * 0.02 if part.is_round else 1.0
    low = np.floor(np.clip(every.min(0) - 3 * reach, 0, side)).astype(int)
    high = np.ceil(np.clip(every.max(0) + 3 * reach, 0, side)).astype(int)
    if (high - low).min() < 2:
        return
    mask = _mask(part.outlines, low, high)
    rows, columns = slice(low[1], high[1]), slice(low[0], high[0])
    share = np.asarray(mask, np.float32)[:, :, np.newaxis] / 255
    is_plain = len(cover) == 1
    color = (cover if is_plain else cover[rows, columns]) * np.float32(part.shade)
    if part.is_round:
        color = color * _relief(mask, reach, light)
    pixels[rows, columns] = pixels[rows, columns] * (1 - share) + np.clip(color, 0, 255) * share


def _mask(
    outlines: tuple[Points, ...], low: NDArray[np.int_], high: NDArray[np.int_]
) -> Image.Image:
    """Return what a part covers of a rectangle, 0..255."""
    mask = Image.new("L", (int(high[0] - low[0]), int(high[1] - low[1])))
    brush = ImageDraw.Draw(mask)
    for one in outlines:
        brush.polygon([(float(x), float(y)) for x, y in one - low], fill=255)
    return mask


def _relief(mask: Image.Image, reach: float, light: float) -> Pixels:
    """Return how bright something round of that outline is, (h, w, 1)."""
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(2 * reach)), np.float32) / 255
    down, right = np.gradient(soft)
    slope = right * np.float32(math.cos(light)) + down * np.float32(math.sin(light))
    bright: Pixels = np.float32(0.62) + np.float32(0.45) * soft + slope * np.float32(2.2 * reach)
    return np.clip(bright, 0.3, 1.5)[:, :, np.newaxis]


def _cast_shadow(pixels: Pixels, draw: np.random.Generator, parts: list[Part]) -> None:
    """Darken the ground below a creature."""
    every = np.concatenate([one for part in parts for one in part.outlines])
    low, high = every.min(0), every.max(0)
    side = len(pixels)
    mask = Image.new("L", (side, side))
    thick = (high[1] - low[1]) * 0.08
    box = (float(low[0]), float(high[1] - thick), float(high[0]), float(high[1] + thick))
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    soft = mask.filter(ImageFilter.GaussianBlur(side * 0.02))
    pixels *= 1 - np.asarray(soft, np.float32)[:, :, np.newaxis] / 255 * draw.uniform(0.1, 0.6)


def _paint_thing(pixels: Pixels, draw: np.random.Generator) -> None:
    """Paint a stone or a branch behind the creature, coated as a creature may be."""
    side = len(pixels)
    middle = draw.uniform(0.1, 0.9, 2) * side
    if draw.random() < 0.5:
        angles = np.linspace(0, 2 * math.pi, 9, endpoint=False)
        radii = draw.uniform(0.05, 0.2) * side * draw.uniform(0.7, 1.2, 9)
        corners = np.stack([np.cos(angles) * radii, np.sin(angles) * radii * 0.7], 1)
        outlines: tuple[Points, ...] = (middle + corners,)
    else:
        turn, length = draw.uniform(0, math.pi), draw.uniform(0.2, 0.6) * side
        reach = turned(np.array([[length / 2, 0.0]]), turn)[0]
        bend = draw.normal(0, 0.05, 2) * side
        way = [tuple(middle - reach), tuple(middle + bend), tuple(middle + reach)]
        thick = draw.uniform(0.008, 0.03) * side
        outlines = limb(way, (thick, thick * 0.8, thick * 0.5))
    _paint(pixels, Part(outlines), _coat(draw, pixels), draw.uniform(0, 2 * math.pi))


def _paint_blades(pixels: Pixels, draw: np.random.Generator) -> None:
    """Paint blades of grass before the creature: some of its feet cannot be seen."""
    side = len(pixels)
    color = draw.uniform([20, 50, 10], [150, 170, 90]).astype(np.float32).reshape(1, 1, 3)
    root, spread = draw.uniform(0, side), draw.uniform(0.1, 0.35) * side
    for _ in range(int(draw.integers(3, 12))):
        x = root + draw.normal(0, 1) * spread
        height = draw.uniform(0.08, 0.38) * side
        lean = draw.normal(0, 0.1) * side
        way = [(x, side * 1.02), (x + lean * 0.3, side - height * 0.5), (x + lean, side - height)]
        blade = Part(limb(way, (side * 0.012, side * 0.008, 1.0)), shade=draw.uniform(0.6, 1.3))
        _paint(pixels, blade, color, draw.uniform(0, 2 * math.pi))


def _exposure(draw: np.random.Generator, side: int) -> Pixels:
    """Return the light over an image: brighter on one side, and as bright as it happens to be."""
    ramp = np.linspace(-1, 1, side, dtype=np.float32)
    across, down = draw.uniform(-0.25, 0.25, 2)
    light = 1 + np.float32(across) * ramp[np.newaxis] + np.float32(down) * ramp[:, np.newaxis]
    result: Pixels = light[:, :, np.newaxis] * np.float32(draw.uniform(0.65, 1.15))
    return result


CREATURES = Sample(
    name="creatures",
    title="Birds and mammals",
    description="2,000 creatures drawn on photographs: hard from scratch, easier for a pretrained "
    "network.",
    classes=tuple(_DRAWN),
    size=128,
    count=1000,
    most=None,
    images=images,
)
