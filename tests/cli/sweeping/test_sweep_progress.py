"""The progress of a sweep: a bar on a terminal, plain lines elsewhere."""

import io

from rnn_viz.cli.sweeping.progress import SweepProgress


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_grows_and_is_taken_back() -> None:
    stream, clock = Terminal(), Clock()
    with SweepProgress(4, 40.0, stream, clock) as progress:
        progress.found(10.0)
        clock.seconds = 6.0
        progress.finished(20.0)
        assert stream.getvalue().endswith("\r████████████░░░░░░░░░░░░ 2 of 4 runs, about 3 s left")
    assert stream.getvalue().endswith("\r")


def test_elsewhere_a_plain_line_comes_now_and_then() -> None:
    stream, clock = io.StringIO(), Clock()
    with SweepProgress(1000, 1000.0, stream, clock) as progress:
        for _ in range(500):
            clock.seconds += 0.125
            progress.finished(1.0)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "80 of 1,000 runs, about 1 min 55 s left"
    assert len(lines) == 6
