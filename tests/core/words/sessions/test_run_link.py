"""A link says which moment is meant; what is wrong in one is left out and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.sessions.run_link import LONGEST_LINK, RunLink, RunLinkError, read_link

BLOG = "rnn-viz:?hidden=16&alpha=0.1&bits=8&seed=0&skip_draws=0&iterations=10000"
NUMBERS = st.integers(0, 2**1024 - 1)
CONFIGS = st.builds(
    RunConfig,
    st.integers(1, 128),
    st.floats(0, exclude_min=True, allow_infinity=False),
    st.integers(2, 32),
    st.integers(0, 2**32 - 1),
    st.integers(0, 10_000_000),
    st.integers(1, 10_000_000),
)


def test_the_moment_of_the_blog() -> None:
    assert RunLink(RunConfig(), 6605, (52, 80)).text == f"{BLOG}&at=6605&a=52&b=80"
    assert RunLink(RunConfig()).text == f"{BLOG}&at=0"
    assert read_link(f"  {BLOG}&at=6605&a=52&b=80\n") == (
        RunLink(RunConfig(), 6605, (52, 80)), "",
    )  # fmt: skip


@given(CONFIGS, st.data())
def test_what_is_written_is_read(config: RunConfig, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, config.iterations))
    link = RunLink(config, at, data.draw(st.none() | st.tuples(NUMBERS, NUMBERS)))
    assert len(link.text) <= LONGEST_LINK
    assert read_link(link.text) == (link, "")


@pytest.mark.parametrize(("text", "link"), [
    ("rnn-viz:", RunLink(RunConfig())),
    ("rnn-viz:?", RunLink(RunConfig())),
    ("rnn-viz:seed=7", RunLink(RunConfig(seed=7))),
    ("rnn-viz:?alpha=1e+20&a=0b11&b=0x10", RunLink(RunConfig(alpha=1e20), 0, (3, 16))),
    ("rnn-viz:?at=6,605&iterations=20%2C000", RunLink(RunConfig(iterations=20_000), 6605)),
])  # fmt: skip
def test_what_is_missing_is_as_usual(text: str, link: RunLink) -> None:
    assert read_link(text) == (link, "")


@pytest.mark.parametrize(("fields", "link", "told"), [
    ("hidden=0&seed=3", RunLink(RunConfig(seed=3)),
     "hidden is 0, but must be a whole number from 1 to 128."),
    ("seed=x", RunLink(RunConfig()), "seed is 'x', but must be a whole number from 0 to"),
    ("alpha=nan&bits=4", RunLink(RunConfig(bits=4)), "alpha is nan, but must be a finite number"),
    ("colour=red&at=5", RunLink(RunConfig(), 5), "'colour' is no field of a run."),
    ("seed=1&seed=2", RunLink(RunConfig(seed=1)), "seed is given twice."),
    ("at=11&iterations=10", RunLink(RunConfig(iterations=10)),
     "at is '11', but must be an iteration from 0 to 10."),
    ("at=soon", RunLink(RunConfig()), "at is 'soon', but must be"),
    ("at=-1", RunLink(RunConfig()), "at is '-1', but must be"),
    ("a=5", RunLink(RunConfig()), "a is there alone, but a sum has a and b."),
    ("a=5&b=-6", RunLink(RunConfig()), "b: Only whole numbers from 0 up, without a sign."),
    ("a=&b=6", RunLink(RunConfig()), "a: Type a number: 52, 0b11 or 0x34."),
    ("x=1&y=2&hidden=%00", RunLink(RunConfig()), "'x' is no field of a run; 'y' is no field"),
    ("&".join(f"x{k}=1" for k in range(9)), RunLink(RunConfig()), "of a run; and 4 more."),
])  # fmt: skip
def test_what_is_wrong_is_left_out_and_told(fields: str, link: RunLink, told: str) -> None:
    found, sentence = read_link(f"rnn-viz:?{fields}")
    assert found == link
    assert sentence.startswith("Left out of the link: ")
    assert told in sentence
    assert sentence.isprintable()
    assert sentence.endswith(".")
    assert ".." not in sentence


@pytest.mark.parametrize("text", ["", "hello", "https://example.com/?seed=1", "RNN-VIZ:?seed=1"])
def test_another_text_is_no_link(text: str) -> None:
    with pytest.raises(RunLinkError, match=r"is no link: one begins with rnn-viz:\?hidden=16\.$"):
        read_link(text)


def test_a_book_is_no_link() -> None:
    with pytest.raises(RunLinkError, match="at most 4,000 letters"):
        read_link("rnn-viz:?" + "x=1&" * 2_000)


@given(st.text() | st.text("=&%+ab0atsed", max_size=60))
def test_any_text_is_a_link_or_a_sentence(text: str) -> None:
    _, sentence = read_link(f"rnn-viz:?{text}")
    assert sentence.isprintable()
