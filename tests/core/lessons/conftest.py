"""What is true of the 2015 run, worked out once for all tests of lessons."""

import pytest

from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.run.config import RunConfig


@pytest.fixture(scope="session")
def facts() -> Facts:
    return Facts(RunConfig())
