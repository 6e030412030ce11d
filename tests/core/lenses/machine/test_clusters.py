"""k-means: what it ends with are the means of those nearest to each, and plain groups are found."""

from collections.abc import Generator
from typing import TypeVar

import numpy as np

from rnn_viz.core.lenses.machine.clusters import Points, centres_of, nearest

T = TypeVar("T")


def returned(parts: Generator[None, None, T]) -> T:
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def blobs(groups: int, each: int, dimensions: int = 3) -> tuple[Points, np.ndarray]:
    random = np.random.RandomState(1)
    middle = 10 * np.stack([np.arange(groups), *np.zeros((dimensions - 1, groups))], axis=1)
    points = np.repeat(middle, each, axis=0) + random.normal(size=(groups * each, dimensions))
    return points.astype(np.float32), np.repeat(np.arange(groups), each)


def test_each_centre_is_the_mean_of_the_points_nearest_to_it() -> None:
    points = np.random.RandomState(0).uniform(size=(500, 4)).astype(np.float32)
    centres = returned(centres_of(points, 6, np.random.RandomState(2)))
    square = ((points[:, None] - centres[None]) ** 2).sum(axis=2)  # in full, for comparison
    label = square.argmin(axis=1)
    assert (nearest(points, centres) == label).all()
    for k, centre in enumerate(centres):
        assert np.allclose(points[label == k].mean(axis=0), centre, atol=1e-4)


def test_groups_that_lie_apart_are_found() -> None:
    points, group = blobs(7, 40)
    label = nearest(points, returned(centres_of(points, 7, np.random.RandomState(0))))
    assert len({*zip(group.tolist(), label.tolist(), strict=True)}) == 7


def test_there_are_no_more_groups_than_points_that_differ() -> None:
    points = np.repeat(np.eye(3, dtype=np.float32), 50, axis=0)
    centres = returned(centres_of(points, 16, np.random.RandomState(0)))
    assert sorted(map(tuple, centres.tolist())) == [(0, 0, 1), (0, 1, 0), (1, 0, 0)]
    assert len(returned(centres_of(points[:50], 16, np.random.RandomState(0)))) == 1


def test_the_same_seed_finds_the_same_groups() -> None:
    points, _ = blobs(4, 30)
    one, other = (returned(centres_of(points, 9, np.random.RandomState(5))) for _ in range(2))
    assert np.array_equal(one, other)
