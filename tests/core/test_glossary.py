"""The glossary as text, and how its entries are found."""

import pytest

from rnn_viz.core.glossary import Glossary

TEXT = """
# The sum
layer_1 — The hidden state, the net's memory.
error | Error — How wrong it is.

# More
All … sums — Every sum.
×… — So many examples.
±… — How far.
"""


@pytest.mark.parametrize(
    ("written", "term"),
    [("layer_1", "layer_1"), ("Error", "error"), ("All 16,384 sums", "All … sums"),
     ("×1000", "×…"), ("±0.05", "±…"), ("±1.5·10⁻¹²", "±…"), ("±5", "±…"), (" error\n", "error")],
)  # fmt: skip
def test_a_term_is_found_as_the_window_writes_it(written: str, term: str) -> None:
    entry = Glossary(TEXT).find(written)
    assert entry is not None
    assert entry.term == term


@pytest.mark.parametrize("written", ["", "layer_2", "LAYER_1", "All sums", "16"])
def test_nothing_else_is_taken_for_it(written: str) -> None:
    assert Glossary(TEXT).find(written) is None


def test_entries_keep_their_order_and_subjects() -> None:
    found = [(e.term, e.subject) for e in Glossary(TEXT).entries]
    assert found == [
        ("layer_1", "The sum"), ("error", "The sum"), ("All … sums", "More"), ("×…", "More"),
        ("±…", "More"),
    ]  # fmt: skip


def test_a_search_looks_into_terms_first_and_meanings_then() -> None:
    glossary = Glossary(TEXT)
    assert [e.term for e in glossary.matching("SUM")] == ["All … sums"]
    assert [e.term for e in glossary.matching("memory")] == ["layer_1"]
    assert [e.term for e in glossary.matching("error")] == ["error"]
    assert glossary.matching(" ") == glossary.entries
    assert glossary.matching("nowhere") == ()


@pytest.mark.parametrize(
    "text", ["a — first", "# The sum\na: first", "# The sum\na — first\na — second"]
)
def test_a_glossary_with_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="glossary"):
        Glossary(text)
