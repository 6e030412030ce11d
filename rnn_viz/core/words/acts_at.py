"""Where what the user does would act, in words."""

from rnn_viz.core.snapshot import Snapshot


def acts_at(now: Snapshot) -> str:
    """Say at which iteration an intervention acts, and whether it makes a branch."""
    where = f"at iteration {now.iteration:,}"
    if not now.begins_branch:
        return f"{where}, the frontier: the run goes on with it"
    if now.is_live:
        return f"{where}, the end of the run: a branch begins with it"
    return f"{where}: in the past, so it makes a branch"
