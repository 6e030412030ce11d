"""One sentence about the run: what it does, or why it does not."""

from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage
from rnn_viz.core.words.notices import what_must_be

_SATURATED = _("Saturated: no longer learning. The last 200 examples changed no weight.")
_LEARNING = _("Learning.")
_ON_PLATEAU = _(
    "Coin-flip plateau: mean error {mean:.2f}, tossing coins gives {chance:.1f} (last {count:,} "
    "examples)."
)
_EXAMPLES = 100  # of which the mean error is compared with chance


def about_run(now: Snapshot) -> str:
    """Say what the run is doing, what ended it, or what the user can do."""
    if now.notice:
        return now.notice
    if now.diverged_at is not None and now.iteration >= now.diverged_at:
        said = _("Diverged at iteration {iteration:,}: the weights are no longer finite.")
        return said.format(iteration=now.diverged_at)
    if now.phase is Phase.PREPARING:
        return _("Preparing: the training loop is being compiled (first start only).")
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
    if stage.source is Source.MINE:
        said = _("Slow motion of your numbers, line {line} of {count}; they are never trained on.")
    elif stage.is_playing:
        said = _("Slow motion, line {line} of {count}: Space pauses, + is faster, − slower.")
    else:
        said = _(
            "Slow motion waits, line {line} of {count}: Space goes on, → and ← step line by line."
        )
    return said.format(line=stage.operation or 0, count=len(stage.program))


def _about_movement(now: Snapshot) -> str:
    if now.phase is Phase.TRAVELLING:
        return _("Training to iteration {iteration:,} …").format(iteration=now.target)
    if now.until is not None:
        condition = what_must_be(now.until, now.config.bits)
        return _("Running until {condition} …").format(condition=condition)
    if not now.is_live:
        said = _("Replaying: the same weights again, up to iteration {iteration:,}.")
        return said.format(iteration=now.frontier)
    if now.is_saturated:
        return _SATURATED
    return _about_plateau(now) or _LEARNING


def _about_rest(now: Snapshot) -> str:
    if now.is_saturated:
        return _SATURATED
    if not now.is_live:
        past = (
            _("The past: Run replays the same weights up to {frontier:,}, then trains on.")
            if now.frontier < now.config.iterations
            else _("The past: Run replays the same weights up to {frontier:,}, where the run ends.")
        ).format(frontier=now.frontier)
        return " ".join((past, _("Coin-flip plateau."))) if _about_plateau(now) else past
    if now.iteration == 0:
        return _("Ready. Press Run and the network starts to learn.")
    if now.is_at_end:
        said = _("The end of the run: {count:,} examples learned.")
        return said.format(count=now.iteration)
    if now.stage.source is Source.MINE:
        return _("Paused. Your numbers are on stage; they are never trained on.")
    plateau = _about_plateau(now)
    if not plateau:
        return _("Paused. The sum on stage is the next to be learned.")
    return _("Paused. {plateau}").format(plateau=plateau)


def _about_plateau(now: Snapshot) -> str:
    """Name the plateau where the last examples were as wrong as coin flips."""
    chance = now.config.bits / 2
    if now.iteration < _EXAMPLES or not now.curve.levels:
        return ""
    recent = now.curve.recent(now.iteration - 1, _EXAMPLES)
    if recent is None or recent.window > 2 * _EXAMPLES or abs(recent.mean - chance) > chance / 20:
        return ""
    return _ON_PLATEAU.format(mean=recent.mean, chance=chance, count=recent.window)


def acts_at(now: Snapshot) -> str:
    """Say at which iteration an intervention acts, and whether it makes a branch."""
    if not now.begins_branch:
        where = _("at iteration {iteration:,}, the frontier: the run goes on with it")
    elif now.is_live:
        where = _("at iteration {iteration:,}, the end of the run: a branch begins with it")
    else:
        where = _("at iteration {iteration:,}: in the past, so it makes a branch")
    return where.format(iteration=now.iteration)
