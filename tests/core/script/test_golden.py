"""Both golden transcripts, typed from the print-outs, reproduced to every printed digit.

The first is the script as it was published; the second is the notebook, whose first example
comes after 516 more draws.
"""

import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.transcript import print_out

PUBLISHED = """\
Error:[ 3.45638663]
Pred:[0 0 0 0 0 0 0 1]
True:[0 1 0 0 0 1 0 1]
9 + 60 = 1
------------
Error:[ 3.63389116]
Pred:[1 1 1 1 1 1 1 1]
True:[0 0 1 1 1 1 1 1]
28 + 35 = 255
------------
Error:[ 3.91366595]
Pred:[0 1 0 0 1 0 0 0]
True:[1 0 1 0 0 0 0 0]
116 + 44 = 72
------------
Error:[ 3.72191702]
Pred:[1 1 0 1 1 1 1 1]
True:[0 1 0 0 1 1 0 1]
4 + 73 = 223
------------
Error:[ 3.5852713]
Pred:[0 0 0 0 1 0 0 0]
True:[0 1 0 1 0 0 1 0]
71 + 11 = 8
------------
Error:[ 2.53352328]
Pred:[1 0 1 0 0 0 1 0]
True:[1 1 0 0 0 0 1 0]
81 + 113 = 162
------------
Error:[ 0.57691441]
Pred:[0 1 0 1 0 0 0 1]
True:[0 1 0 1 0 0 0 1]
81 + 0 = 81
------------
Error:[ 1.42589952]
Pred:[1 0 0 0 0 0 0 1]
True:[1 0 0 0 0 0 0 1]
4 + 125 = 129
------------
Error:[ 0.47477457]
Pred:[0 0 1 1 1 0 0 0]
True:[0 0 1 1 1 0 0 0]
39 + 17 = 56
------------
Error:[ 0.21595037]
Pred:[0 0 0 0 1 1 1 0]
True:[0 0 0 0 1 1 1 0]
11 + 3 = 14
------------
"""

NOTEBOOK = """\
Error:[ 3.37562299]
Pred:[0 0 0 0 0 0 0 0]
True:[1 0 0 0 0 1 0 0]
52 + 80 = 0
------------
Error:[ 3.90130696]
Pred:[0 1 1 0 1 1 0 0]
True:[0 1 0 1 1 0 0 0]
50 + 38 = 108
------------
Error:[ 3.90965139]
Pred:[0 1 1 1 1 0 1 1]
True:[0 1 1 1 0 0 0 0]
49 + 63 = 123
------------
Error:[ 3.42847558]
Pred:[0 0 0 0 0 1 0 0]
True:[0 0 0 1 0 1 0 1]
19 + 2 = 4
------------
Error:[ 3.872716]
Pred:[1 1 0 1 1 1 1 0]
True:[1 0 0 1 1 1 0 0]
107 + 49 = 222
------------
Error:[ 2.83750897]
Pred:[0 1 1 1 0 1 0 0]
True:[0 1 1 1 1 0 0 0]
75 + 45 = 116
------------
Error:[ 1.27454124]
Pred:[0 0 1 0 1 0 0 1]
True:[0 0 1 0 1 0 0 1]
26 + 15 = 41
------------
Error:[ 0.58076786]
Pred:[0 1 1 0 1 0 1 0]
True:[0 1 1 0 1 0 1 0]
69 + 37 = 106
------------
Error:[ 0.549655]
Pred:[0 1 0 1 0 1 1 0]
True:[0 1 0 1 0 1 1 0]
45 + 41 = 86
------------
Error:[ 0.25270277]
Pred:[0 1 1 1 0 1 1 0]
True:[0 1 1 1 0 1 1 0]
54 + 64 = 118
------------
"""

RUNS = pytest.mark.parametrize(
    ("config", "transcript"),
    [(RunConfig(), PUBLISHED), (RunConfig(skip_draws=516), NOTEBOOK)],
    ids=["published", "notebook"],
)
LINES = 5  # a print-out


@RUNS
def test_the_transcript_while_training(config: RunConfig, transcript: str) -> None:
    timeline = Timeline(config)
    printed = []
    for _ in range(10):
        printed.append(print_out(add(timeline.weights, *timeline.operands, config.bits)))
        timeline.advance(1000)
    assert "\n".join(printed).splitlines() == transcript.splitlines()
    assert timeline.iteration == config.iterations


@RUNS
def test_the_transcript_backwards_and_the_errors_of_the_loop(
    config: RunConfig, transcript: str
) -> None:
    lines = transcript.splitlines()
    timeline = Timeline(config)
    assert timeline.advance(config.iterations) == config.iterations
    curve = timeline.curve()
    for k in reversed(range(10)):
        timeline.seek(1000 * k)
        printed = print_out(add(timeline.weights, *timeline.operands, config.bits))
        assert printed.splitlines() == lines[LINES * k : LINES * (k + 1)]
        known = curve.at(1000 * k)
        assert known is not None
        assert known.first == known.last == 1000 * k
        assert f"Error:[ {known.mean:.8f}".rstrip("0") + "]" == lines[LINES * k]
