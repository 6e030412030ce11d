"""The print-outs of 2015, to every printed digit, and the same as JSON."""

import json

import numpy as np
import pytest

from rnn_viz.cli import main, training
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline

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
BLOG = """\
3.45638663 9 + 60 = 1
3.63389116 28 + 35 = 255
3.91366595 116 + 44 = 72
3.72191702 4 + 73 = 223
3.5852713 71 + 11 = 8
2.53352328 81 + 113 = 162
0.57691441 81 + 0 = 81
1.42589952 4 + 125 = 129
0.47477457 39 + 17 = 56
0.21595037 11 + 3 = 14
"""


def test_the_notebooks_transcript(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--skip-draws", "516"]) == 0
    assert capsys.readouterr() == (NOTEBOOK, "")


def test_the_blogs_transcript(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train"]) == 0
    said = capsys.readouterr().out.splitlines()
    examples = [said[first : first + 5] for first in range(0, len(said), 5)]
    lines = [f"{error[8:-1]} {equation}\n" for error, _, _, equation, _ in examples]
    assert "".join(lines) == BLOG
    for _, predicted, true, equation, rule in examples:
        a, _, b, _, out = equation.split()
        assert predicted == f"Pred:[{' '.join(f'{int(out):08b}')}]"
        assert true == f"True:[{' '.join(f'{int(a) + int(b):08b}')}]"
        assert rule == "------------"


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--json", "--every", "4,000"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["iteration"] for record in records] == [0, 4000, 8000]
    assert list(records[1]) == ["iteration", "error", "a", "b", "predicted", "true"]
    assert f"{records[1]['error']:.8f}" == "3.58527130"
    assert list(records[1].values())[2:] == [71, 11, 8, 82]


def test_a_run_that_diverges_is_a_failed_job(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(config: RunConfig) -> Timeline:
        nothing = Weights(np.full((2, 16), np.nan), np.ones((16, 16)), np.ones((16, 1)))
        return Timeline(config, OwnWeights("nothing", nothing))

    monkeypatch.setattr(training, "start", broken)
    assert main(["train", "--json", "--every", "1"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out, parse_constant=pytest.fail)["error"] is None
    assert err == "The run diverged at iteration 0.\n"


@pytest.mark.parametrize("alpha", ["1e3", "1e100", "1e308"])
def test_a_huge_alpha_is_no_error(capsys: pytest.CaptureFixture[str], alpha: str) -> None:
    assert main(["train", "--alpha", alpha, "--iterations", "50", "--every", "10"]) == 0
    out, err = capsys.readouterr()
    assert out.count("Error:[ ") == 5
    assert err == ""
