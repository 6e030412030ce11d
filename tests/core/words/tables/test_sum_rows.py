"""The sum on stage as a table: what was added, and every digit of the answer."""

from dataclasses import replace

import numpy as np

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.tables.sum_rows import sum_rows
from rnn_viz.engine.moment import moment

_NOW = moment(RunConfig(), 300, (52, 80))


def test_it_is_the_sum() -> None:
    rows = {name: cells for name, *cells in sum_rows(_NOW.stage)}
    assert rows["place"] == ["128", "64", "32", "16", "8", "4", "2", "1"]
    assert [int("".join(rows[name]), 2) for name in ("a", "b", "truth")] == [52, 80, 132]
    probabilities = np.array([float(text) for text in rows["p(bit = 1)"]])
    assert np.array_equal(probabilities[::-1], _NOW.stage.sum.layer_2)


def test_what_is_not_answered_yet_is_empty() -> None:
    rows = {name: cells for name, *cells in sum_rows(replace(_NOW.stage, operation=0))}
    assert rows["guess"] == [""] * 8
    assert rows["truth"] == ["1", "0", "0", "0", "0", "1", "0", "0"]
