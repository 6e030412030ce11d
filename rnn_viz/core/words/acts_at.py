"""Where what the user does would act, in words."""

from rnn_viz.core.snapshot import Snapshot


def acts_at(now: Snapshot) -> str:
    """Say at which iteration an intervention acts, and whether it makes a branch."""
    if now.is_live:
        return f"at iteration {now.iteration:,}, the frontier: the run goes on with it"
    return f"at iteration {now.iteration:,}: in the past, so it makes a branch"
