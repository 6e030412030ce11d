"""One sentence about the run: what it does, or why it does not."""

from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage
from rnn_viz.core.words.notices import what_must_be

_PLATEAU = "Coin-flip plateau"
_EXAMPLES = 100  # of which the mean error is compared with chance


def about_run(now: Snapshot) -> str:
    """Say what the run is doing, what ended it, or what the user can do."""
    if now.notice:
        return now.notice
    if now.diverged_at is not None and now.iteration >= now.diverged_at:
        return f"Diverged at iteration {now.diverged_at:,}: the weights are no longer finite."
    if now.phase is Phase.PREPARING:
        return "Preparing: the training loop is being compiled (first start only)."
    if now.is_moving:
        return _about_movement(now)
    if now.stage.is_slow_motion:
        return _about_slow_motion(now.stage)
    return _about_rest(now)


def progress(now: Snapshot) -> float | None:
    """Return how far a long way to a target has come, 0 … 1; ``None`` where there is none."""
    if now.phase is not Phase.TRAVELLING or not now.target:
        return None
    return now.iteration / now.target


def _about_slow_motion(stage: Stage) -> str:
    """Say how far the slow motion is, and which keys move it."""
    line = f"line {stage.operation or 0} of {len(stage.program)}"
    if stage.source is Source.MINE:
        return f"Slow motion of your numbers, {line}; they are never trained on."
    if stage.is_playing:
        return f"Slow motion, {line}: Space pauses, + is faster, − slower."
    return f"Slow motion waits, {line}: Space goes on, → and ← step line by line."


def _about_movement(now: Snapshot) -> str:
    if now.phase is Phase.TRAVELLING:
        return f"Training to iteration {now.target:,} …"
    if now.until is not None:
        return f"Running until {what_must_be(now.until, now.config.bits)} …"
    if not now.is_live:
        return f"Replaying: the same weights again, up to iteration {now.frontier:,}."
    if now.is_saturated:
        return "Saturated: no longer learning. The last 200 examples changed no weight."
    return _about_plateau(now) or "Learning."


def _about_rest(now: Snapshot) -> str:
    if now.is_saturated:
        return "Saturated: no longer learning. The last 200 examples changed no weight."
    if not now.is_live:
        after = "then trains on" if now.frontier < now.config.iterations else "where the run ends"
        past = f"The past: Run replays the same weights up to {now.frontier:,}, {after}."
        return f"{past} {_PLATEAU}." if _about_plateau(now) else past
    if now.iteration == 0:
        return "Ready. Press Run and the network starts to learn."
    if now.is_at_end:
        return f"The end of the run: {now.iteration:,} examples learned."
    if now.stage.source is Source.MINE:
        return "Paused. Your numbers are on stage; they are never trained on."
    return f"Paused. {_about_plateau(now) or 'The sum on stage is the next to be learned.'}"


def _about_plateau(now: Snapshot) -> str:
    """Name the plateau where the last examples were as wrong as coin flips."""
    chance = now.config.bits / 2
    if now.iteration < _EXAMPLES or not now.curve.levels:
        return ""
    recent = now.curve.recent(now.iteration - 1, _EXAMPLES)
    if recent is None or recent.window > 2 * _EXAMPLES or abs(recent.mean - chance) > chance / 20:
        return ""
    return (
        f"{_PLATEAU}: mean error {recent.mean:.2f}, tossing coins gives {chance:.1f} "
        f"(last {recent.window:,} examples)."
    )


def acts_at(now: Snapshot) -> str:
    """Say at which iteration an intervention acts, and whether it makes a branch."""
    where = f"at iteration {now.iteration:,}"
    if not now.begins_branch:
        return f"{where}, the frontier: the run goes on with it"
    if now.is_live:
        return f"{where}, the end of the run: a branch begins with it"
    return f"{where}: in the past, so it makes a branch"
