"""A print-out of a run beside the published one: all five lines count."""

import pytest

from rnn_viz.core.script.golden import BLOG, Verdict


@pytest.mark.parametrize("changed", range(5))
def test_one_other_line_is_another_print_out(changed: int) -> None:
    published = BLOG.print_outs[1]
    assert published.verdict({}) is Verdict.NOT_REACHED
    assert published.verdict({published.iteration: published.text}) is Verdict.IDENTICAL
    lines = published.text.splitlines()
    lines[changed] += "0"
    assert published.verdict({published.iteration: "\n".join(lines)}) is Verdict.DIFFERS
