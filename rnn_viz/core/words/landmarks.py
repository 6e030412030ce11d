"""What the timeline names: phases, milestones, interventions and bookmarks."""

from enum import Enum
from typing import NamedTuple

from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.edits import describe_all
from rnn_viz.core.words.phase_claims import PhaseClaim, claim_of
from rnn_viz.core.words.sums_text import how_often_checked


class MarkKind(Enum):
    """What a mark stands for, in words; each kind has a shape of its own."""

    FIRST = _("first perfect")  # triangle
    STABLE = _("stable perfect")  # star
    INTERVENTION = _("intervention")  # diamond
    BOOKMARK = _("bookmark")  # ribbon


class Mark(NamedTuple):
    """Something that happened at an iteration.

    Attributes
    ----------
    label
        What its tooltip says.
    branch
        The branch that has to be played to see it; ``None``: the one that is.
    """

    iteration: int
    kind: MarkKind
    label: str
    branch: int | None = None


def phases_of(now: Snapshot) -> tuple[PhaseClaim, ...]:
    """Return the named phases of a run in words, as far as it is trained and checked."""
    found = now.analysis.findings.get("phases") if now.analysis is not None else None
    if now.analysis is None or found is None:
        return ()
    return tuple(claim_of(phase, found.iteration) for phase in now.analysis.phases)


def marks_of(now: Snapshot) -> tuple[Mark, ...]:
    """Return what has happened in a run and what the user has marked, in order."""
    words = describe_all(now.config, now.run_state.entries)
    found = [
        Mark(entry.iteration, MarkKind.INTERVENTION, said)
        for entry, said in zip(now.run_state.entries, words, strict=True)
    ]
    found += [Mark(b.iteration, MarkKind.BOOKMARK, b.name) for b in now.run_state.bookmarks]
    elsewhere = _("{name} · in {branch}")
    names = {branch.number: branch.name for branch in now.run_state.branches}
    found += [
        Mark(
            b.iteration,
            MarkKind.BOOKMARK,
            elsewhere.format(name=b.name, branch=names[b.branch]),
            b.branch,
        )
        for b in now.run_state.elsewhere
    ]
    return tuple(sorted((*found, *_milestones(now)), key=lambda mark: mark.iteration))


def _milestones(now: Snapshot) -> list[Mark]:
    known = now.analysis.milestones if now.analysis is not None else None
    if known is None:
        return []
    found = []
    if known.first is not None:
        found.append(
            Mark(known.first, MarkKind.FIRST, _("first perfect (every iteration is checked)"))
        )
    if known.stable is not None and known.upto >= now.config.iterations:
        often = how_often_checked(known)
        said = _("perfect from here on (checked {often})").format(often=often)
        found.append(Mark(known.stable, MarkKind.STABLE, said))
    return found
