"""The published print-outs kept in the program: the same as a run's, and found by its numbers."""

from dataclasses import replace

import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.golden import BLOG, NOTEBOOK, PRINTED_AT, Transcript, transcript_of
from rnn_viz.core.script.transcript import print_out

both = pytest.mark.parametrize("transcript", [BLOG, NOTEBOOK], ids=["blog", "notebook"])


@both
def test_a_run_prints_them(transcript: Transcript) -> None:
    timeline = Timeline(transcript.config)
    timeline.advance(10_000)
    for printed in transcript.print_outs:
        now = timeline.moment_at(printed.iteration)
        example = add(now.weights, *now.operands, transcript.config.bits)
        assert print_out(example) == printed.text


@both
def test_all_are_printed_at_the_same_iterations(transcript: Transcript) -> None:
    assert tuple(printed.iteration for printed in transcript.print_outs) == PRINTED_AT
    assert tuple(range(0, 10_000, 1000)) == PRINTED_AT


def test_a_run_finds_its_transcript() -> None:
    assert transcript_of(Identity(RunConfig(), ())) is BLOG
    assert transcript_of(Identity(RunConfig(iterations=77), ())) is BLOG
    assert transcript_of(Identity(RunConfig(skip_draws=516, iterations=1_000_000), ())) is NOTEBOOK


def test_a_run_from_own_weights_has_none_even_if_they_are_the_same() -> None:
    own = OwnWeights("mine", begin(RunConfig())[0])
    assert transcript_of(Identity(RunConfig(), (), own)) is None


@pytest.mark.parametrize(
    "changed", [{"seed": 1}, {"hidden": 15}, {"alpha": 0.2}, {"bits": 9}, {"skip_draws": 515}]
)
def test_another_run_has_none(changed: dict[str, float]) -> None:
    assert transcript_of(Identity(replace(RunConfig(), **changed), ())) is None  # type: ignore[arg-type]
