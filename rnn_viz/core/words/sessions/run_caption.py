"""What run and which moment a picture or a report shows, to be written below it."""

from rnn_viz.core.language import _, _n
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sessions.own_start import begins_with


def run_caption(now: Snapshot) -> str:
    """Name run and moment in one line, so that the same picture can be had again.

    It reads ``hidden 16, alpha 0.1, bits 8, seed 0 · iteration 6,605``, and where that is so, with
    what weights of somebody's own it begins; after that the branch, how much was changed by hand,
    and whether the run has diverged.
    """
    at = _("iteration {iteration:,}").format(iteration=now.iteration)
    parts = [config_caption(now.config), at]
    if now.start is not None:
        parts.insert(1, begins_with(now.start))
    branch = next((it for it in now.run_state.branches if it.is_current), None)
    if branch is not None and branch.number:
        parts.append(branch.name)
    changes = sum(entry.iteration <= now.iteration for entry in now.run_state.entries)
    if changes:
        said = _n("{count:,} change by hand", "{count:,} changes by hand", changes)
        parts.append(said.format(count=changes))
    if now.diverged_at is not None and now.iteration >= now.diverged_at:
        parts.append(_("diverged at {iteration:,}").format(iteration=now.diverged_at))
    return " · ".join(parts)


def config_caption(config: RunConfig) -> str:
    """Name a configuration by the options of the command line, as they are typed."""
    parts = [f"hidden {config.hidden}", f"alpha {config.alpha:.15g}", f"bits {config.bits}"]
    parts.append(f"seed {config.seed}")
    if config.skip_draws:
        parts.append(f"skip-draws {config.skip_draws:,}")
    return ", ".join(parts)
