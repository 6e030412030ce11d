"""The notebook runs from top to bottom, and what it says is so."""

import json
import re
from typing import Any

import numpy as np
import pytest

from rnn_viz.app import resources


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources.read_text("notebook/first_steps.ipynb"))
    return found


@pytest.fixture(scope="module")
def names(notebook: dict[str, Any]) -> dict[str, Any]:
    """Run the cells one after the other, as Jupyter does, and return what they leave."""
    space: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), space)
    return space


def test_it_is_kept_without_outputs(notebook: dict[str, Any]) -> None:
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(code) >= 5
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def test_what_it_says_is_so(names: dict[str, Any]) -> None:
    assert np.abs(names["means"][:3] - 4).max() < 0.25
    assert names["means"][-1] < 1
    shares = names["shares"]
    assert shares[6604] < 1 == shares[6605] > shares[7250]
    assert len(names["by_hand"]) == 8
    assert np.abs(names["by_hand"] - names["addition"].layer_2).max() < 1e-12
    assert names["forgetful"].exact_share(0) < shares[5000]


def test_its_print_outs_are_those_of_2015(names: dict[str, Any]) -> None:
    printed = names["run"].print_outs(every=3000)
    assert re.findall(r"Error:\[ (.*)\]", printed) == [
        "3.45638663", "3.72191702", "0.57691441", "0.21595037",
    ]  # fmt: skip
