"""The listing as data: its lines belong to operations, and running it proves it."""

from itertools import pairwise
from pathlib import Path

import pytest

from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import BACKWARD, FORWARD, OPERATIONS, UPDATE, variable_of

SOURCE = (Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py").read_text(
    "utf-8"
)


@pytest.fixture(scope="module")
def listing() -> Listing:
    return Listing(SOURCE)


def test_every_operation_has_its_lines_in_the_order_of_the_program(listing: Listing) -> None:
    keys = (*FORWARD, *BACKWARD, *UPDATE)
    assert tuple(OPERATIONS) == keys
    lines = [listing.lines_of(key) for key in keys]
    assert all(later[0] > earlier[-1] for earlier, later in pairwise(lines))
    assert all(one == tuple(range(one[0], one[-1] + 1)) for one in lines)
    texts = {key: listing.lines[listing.lines_of(key)[-1]].text.strip() for key in keys}
    assert texts["X"] == "prev_layer_1 = layer_1"
    assert texts["layer_1"] == "X @ synapse_0 + prev_layer_1 @ synapse_h)"
    assert texts["d"] == "layer_2_deltas.append(layer_2_delta)"
    assert texts["back_X"] == "[[a[position], b[position]]])"
    assert texts["layer_1_delta"] == "from_output + from_future)"
    assert texts["clear"] == "synapse_h_update *= 0"
    assert texts["synapse_h"] == "synapse_h += alpha * synapse_h_update"


@pytest.mark.parametrize("key", OPERATIONS)
def test_what_is_said_of_an_operation_stands_in_its_lines(listing: Listing, key: str) -> None:
    operation = OPERATIONS[key]
    lines = [listing.lines[at] for at in listing.lines_of(key)]
    names = {
        line.text[word.start : word.stop]
        for line in lines for word in line.words if word.kind == "name"
    }  # fmt: skip
    assert operation.variable in names
    for cell in operation.reads:
        earlier, later = f"prev_{cell.row}", f"future_{cell.row}"
        assert {-1: earlier, 0: variable_of(cell.row), 1: later}[cell.position] in names
    for row in set(operation.gives) - {"place", "carry"}:
        assert variable_of(row) in names
    of_synapses = {name.removesuffix("_update") for name in names if name.startswith("synapse_")}
    assert set(operation.synapses) == of_synapses


def test_the_words_are_the_text(listing: Listing) -> None:
    for line in listing.lines:
        rest = list(line.text)
        for word in line.words:
            assert word.start < word.stop <= len(line.text)
            rest[word.start : word.stop] = " " * (word.stop - word.start)
        assert not "".join(rest).strip()


def _kinds(listing: Listing, start: str) -> list[tuple[str, str]]:
    line = next(line for line in listing.lines if line.text.lstrip().startswith(start))
    return [(line.text[word.start : word.stop], word.kind) for word in line.words]


def test_words_are_told_apart(listing: Listing) -> None:
    assert _kinds(listing, "for position")[:4] == [
        ("for", "keyword"), ("position", "name"), ("in", "keyword"), ("range", "call"),
    ]  # fmt: skip
    assert ("T", "operator") in _kinds(listing, "layer_2_delta @")
    assert _kinds(listing, "skipped_draws")[-1] == (
        "# 516 prints as the notebook",
        "comment",
    )
    assert _kinds(listing, "print(f")[-2][1] == "string"
    assert ("16", "number") in _kinds(listing, "binary_dim")


def test_a_variable_is_found_where_it_is_written(listing: Listing) -> None:
    (at,) = listing.lines_of("layer_2")
    line = listing.lines[at]
    assert line.text == "        layer_2 = sigmoid(layer_1 @ synapse_1)"
    assert line.indent == 8
    assert [line.variable_at(column) for column in (7, 8, 14, 15, 18, 26)] == [
        None, "layer_2", "layer_2", None, None, "layer_1",
    ]  # fmt: skip


def test_what_a_line_assigns(listing: Listing) -> None:
    assigned = {
        key: [listing.lines[at].assigns for at in listing.lines_of(key)] for key in OPERATIONS
    }
    assert assigned["X"] == [("y",), ("X",), (), ("prev_layer_1",)]
    assert assigned["layer_1"] == [("layer_1",), ()]
    names = ("layer_2_delta", "layer_1", "prev_layer_1", "X")
    assert assigned["back_X"] == [*((name,) for name in names), ()]
    assert assigned["overallError"] == [("overallError",), ()]
    assert assigned["d"] == [("d",), (), ()]
    assert assigned["clear"][2] == ("synapse_h_update",)
    printing = next(line for line in listing.lines if "legacy=" in line.text)
    assert printing.assigns == ()


@pytest.mark.parametrize(
    ("start", "learns", "reason"),
    [
        ("layer_2 =", True, ""),
        ("layer_2 =", False, ""),
        ("synapse_h +=", True, ""),
        ("synapse_h +=", False, "your own numbers"),
        ("import numpy", True, "before the first example"),
        ("def sigmoid", True, "before the first example"),
        ("a, b =", True, "only prepares"),
        ("future_layer_1_delta = np", True, "only prepares"),
        ("print(", True, "prints after the example"),
    ],
)
def test_a_line_that_no_operation_runs_says_why(
    listing: Listing, start: str, learns: bool, reason: str
) -> None:
    at = next(i for i, line in enumerate(listing.lines) if line.text.lstrip().startswith(start))
    why = listing.why_no_breakpoint(at, learns=learns)
    assert (reason in why) if reason else why == ""
    assert not why or f"ine {at + 1}" in why


def test_an_empty_line_says_so(listing: Listing) -> None:
    assert "is empty" in listing.why_no_breakpoint(1, learns=True)


def test_a_line_that_only_prepares_names_the_next_that_can(listing: Listing) -> None:
    loops = (i for i, line in enumerate(listing.lines) if "for position" in line.text)
    for loop, key in zip(loops, ("X", "back_X"), strict=True):
        first, *_ = listing.lines_of(key)
        assert listing.why_no_breakpoint(loop, learns=True).endswith(
            f"stop at line {first + 1} instead."
        )


def test_a_half_goes_from_its_first_line_to_its_last(listing: Listing) -> None:
    for half, keys in (("forward", FORWARD), ("backward", BACKWARD), ("update", UPDATE)):
        first, last = listing.lines_of_half(half)
        assert listing.lines[first].key == keys[0]
        assert listing.lines[last].key == keys[-1]


def test_a_listing_without_an_operation_is_refused() -> None:
    with pytest.raises(ValueError, match="0 lines that start with 'synapse_h \\+='"):
        Listing(SOURCE.replace("synapse_h += alpha", "synapse_h = synapse_h + alpha"))
    with pytest.raises(ValueError, match="2 lines"):
        Listing(SOURCE + "layer_2 = 0\n")
