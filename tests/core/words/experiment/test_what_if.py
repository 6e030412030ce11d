"""Every sentence about a trial follows from what is known of both runs."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import Trial, alphas_in, decades_around
from rnn_viz.core.evidence.trials.what_if import STUDY, WhatIf
from rnn_viz.core.evidence.trials.whole_run import WholeRun
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.interventions import Identity, SetAlpha
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.experiment import what_if as words
from rnn_viz.engine.training.trainer import Trainer

CONFIG = RunConfig(iterations=1_000)
TRIAL = Trial(16, 0.32, 0)
NEVER = Milestones(5, 1_000, None, None)
STABLE = Milestones(5, 1_000, 400, 650, in_a_row=5)
LATE = Milestones(5, 1_000, 990, None, in_a_row=2)
FAILED = Milestones(5, 1_000, 400, None)


def run(
    milestones: Milestones | None = None, share: float | None = 1.0, alpha: float = 0.32,
    trained: int = 1_000, diverged_at: int | None = None,
) -> WholeRun:  # fmt: skip
    one = np.ones(1)
    checks = Checks() if share is None else Checks(one * 1_000, one * share, np.ones((1, 8)))
    return WholeRun(
        Identity(replace(CONFIG, alpha=alpha), ()), trained, Curve(0, ()), checks,
        milestones=milestones, is_searched=milestones is not None, diverged_at=diverged_at,
        seconds=0.0164,
    )  # fmt: skip


def at(what: WhatIf) -> Snapshot:
    now = Trainer(CONFIG).snapshot()
    finding = Finding(STUDY, now.identity, 0, what)
    return replace(now, analysis=Analysis(now.run_id, {STUDY: finding}))


def test_before_the_search_is_over_it_tells_what_was_looked_at() -> None:
    at_ = np.arange(0, 1_001, 100.0)
    shares = np.where(at_ == 300, 0.5, np.where(at_ < 300, 0.0, 1.0))
    charted = replace(run(), checks=Checks(at_, shares, np.ones((11, 8))), is_charted=True)
    assert words.outcome(charted) == "so far all right at 7 checks from 400 on"
    few = np.where(at_ < 700, 0.0, 1.0)
    charted = replace(charted, checks=Checks(at_, few, np.ones((11, 8))))
    assert words.outcome(charted) == "100.0 % of the sums right at the end"


@pytest.mark.parametrize(("known", "said"), [
    (run(trained=300, share=None), "trained to 300 of 1,000 so far"),
    (run(share=None), "trained, and not asked yet"),
    (run(share=0.0506), "5.1 % of the sums right at the end"),
    (run(STABLE), "perfect from 650 on"),
    (run(NEVER, 0.0506), "never perfect, 5.1 % of the sums right at the end"),
    (run(LATE), "perfect only just before its end, first at 990"),
    (run(FAILED, 0.9999),
     "perfect first at 400, but not for good: > 99.9 % of the sums right at the end"),
    (run(share=None, trained=12, diverged_at=12),
     "its weights are no numbers any more from iteration 12 on"),
], ids=lambda it: it if isinstance(it, str) else "")  # fmt: skip
def test_what_came_of_a_run(known: WholeRun, said: str) -> None:
    assert words.outcome(known) == said


def test_both_in_one_sentence() -> None:
    now = at(WhatIf(run(STABLE, alpha=0.1), run(NEVER, 0.5)))
    assert words.verdict(now, TRIAL) == (
        "Alpha 0.32: never perfect, 50.0 % of the sums right at the end; "
        "your run, alpha 0.1: perfect from 650 on."
    )
    assert words.verdict(now, None) == (
        "Your run, 16 hidden, alpha 0.1, seed 0: perfect from 650 on."
    )
    assert words.lines(now, TRIAL) == ("alpha 0.32", "your run, alpha 0.1")


def test_a_run_that_was_changed_by_hand_is_told_of() -> None:
    trainer = Trainer(CONFIG)
    trainer.ready()
    trainer.obey(do.Intervene(SetAlpha(0.2)))
    both = at(WhatIf(run(STABLE, alpha=0.1), run(NEVER, 0.5)))
    now = replace(trainer.snapshot(), analysis=both.analysis)
    told = " Yours was changed by hand at iteration 0; what is tried was not."
    assert words.verdict(now, TRIAL).endswith(told)
    assert told not in words.verdict(now, None)


def test_how_long_a_movement_takes() -> None:
    both = WhatIf(run(STABLE, alpha=0.1), run(NEVER))
    assert words.hint(at(both), TRIAL) == "Drag: all 1,000 iterations are trained again, in 16 ms"
    assert words.hint(at(WhatIf()), None) == "Drag: all 1,000 iterations are trained again"


def test_what_the_track_tells() -> None:
    alphas = alphas_in(decades_around(0.1))
    shares = np.full(161, np.nan)
    shares[80] = 0.25
    track = AlphaTrack(CONFIG, alphas, shares)
    assert words.about_alpha(track, 0.1) == "alpha 0.1: 25.0 % of the sums right at the end"
    assert words.about_alpha(track, 0.106) == "alpha 0.106: not known in advance"
    assert words.about_alpha(track, 0.1001) == "alpha 0.1001: not known in advance"
    assert "1 so far of 161 alphas" in words.about_track(track)
    assert "(161 alphas)" in words.about_track(AlphaTrack(CONFIG, alphas, np.ones(161)))


def test_how_it_is_computed_names_what_was_asked() -> None:
    now = at(WhatIf(run(STABLE, alpha=0.1)))
    assert "all 16,384 sums" in words.how_computed(now)
    assert "then every 5 (in your run)" in words.how_computed(now)
    long = replace(now, config=replace(CONFIG, bits=12))
    assert "a fixed sample of 16,384 sums" in words.how_computed(long)
