"""What is shown of the weights: themselves, an update, a change, or two nets compared."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.intents import SynapseMode
from rnn_viz.core.language import _
from rnn_viz.core.net.network import step_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.collected import Collected
from rnn_viz.core.script.operations import UPDATE
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import listed
from rnn_viz.views.synapses import scales
from rnn_viz.views.synapses.scales import ColourKey

_NOTHING = _("own numbers: no update")


class Title(NamedTuple):
    """Which net of a comparison it is.

    Attributes
    ----------
    name
        The branch, or what else it is; empty where the iteration says it all.
    iteration
        Where the weights are from, if anywhere.
    is_end
        Whether the branch has been trained to there only, not as far as the playhead is.
    """

    name: str
    iteration: int | None = None
    is_end: bool = False


class Net(NamedTuple):
    """One value for each weight, and what the colours of the three synapses mean."""

    values: Weights
    keys: tuple[ColourKey, ColourKey, ColourKey]
    title: Title = Title("")


class Shown(NamedTuple):
    """All that the heat maps show.

    Attributes
    ----------
    nets
        One; or A, B and A − B.
    keys
        What the colours mean, in the order of the legend.
    sentence
        What is shown in the place of weights, in words.
    """

    nets: tuple[Net, ...]
    keys: tuple[ColourKey, ...]
    sentence: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether there is no value to point at."""
        return self.sentence == _NOTHING


def mode_of(scene: Scene) -> SynapseMode:
    """Return what is shown: what the user has chosen, or what becomes of an update."""
    got = _followed(scene)
    if got is None:
        return scene.view.synapse_mode
    return SynapseMode.WEIGHTS if got.is_applied else SynapseMode.UPDATE


def shown_in(scene: Scene) -> Shown:
    """Return what is to be shown of the weights under the playhead."""
    got = _followed(scene)
    if got is not None and not got.is_applied:
        return _collected(got, scene)
    match mode_of(scene):
        case SynapseMode.UPDATE:
            return _update(scene)
        case SynapseMode.CHANGE:
            return _change(scene.now)
        case SynapseMode.COMPARE:
            return _compared(scene)
    weights = scene.now.weights if scene.collected is None else scene.collected.weights
    return _alone(weights, scales.of_weights(scene.view.colour_range, weights))


def _followed(scene: Scene) -> Collected | None:
    """Return what has become of an update, unless something else was chosen in its place."""
    return None if scene.view.mode_chosen_at == scene.now.iteration else scene.collected


def _alone(values: Weights, key: ColourKey, sentence: str = "") -> Shown:
    return Shown((Net(values, (key,) * 3),), (key,), sentence)


def _update(scene: Scene) -> Shown:
    """Show what the example on stage adds to each weight."""
    if scene.learning is None:
        nothing = Weights(*(np.zeros_like(part) for part in scene.now.weights))
        return _alone(nothing, scales.of_update(scene.now, nothing), _NOTHING)
    step = scene.learning.step
    return _alone(step, scales.of_update(scene.now, step), _("alpha × this example's update"))


def _collected(got: Collected, scene: Scene) -> Shown:
    """Show what has been collected of an update, then the weights to which it has been added.

    The scale is that of the whole update: cells get stronger as more is collected.
    """
    trace, key = scene.trace, scales.of_update(scene.now, scene.trace.step)
    step = step_of(got.update, trace.alpha, trace.frozen)
    if not got.applied:
        return _alone(step, key, _("alpha × the update so far"))
    weights = scales.of_weights(scene.view.colour_range, got.weights)
    names = Weights._fields
    values = Weights(*(getattr(got.weights if it in got.applied else step, it) for it in names))
    first, second, third = (weights if it in got.applied else key for it in names)
    applied = listed([it for it in UPDATE if it in got.applied])
    net = Net(values, (first, second, third))
    return Shown((net,), (key, weights), _("applied: {names}").format(names=applied))


def _change(now: Snapshot) -> Shown:
    """Show how far each weight has come, or how far it is from what the run is compared with."""
    reference = now.run_state.reference
    other = reference or now.run_state.since or _here(now)
    change = _minus(now.weights, other.weights)
    since, minus = _("since iteration {iteration:,}"), _("minus {moment}")
    sentence = (minus if reference else since).format(moment=other.label, iteration=other.iteration)
    return _alone(change, scales.of_change(change), sentence)


def _compared(scene: Scene) -> Shown:
    """Show the weights under the playhead, what they are compared with, and the difference."""
    now = scene.now
    done = now.run_state
    other = done.reference or done.origin or done.since or _here(now)
    current = next((b.number for b in now.run_state.branches if b.is_current), 0)
    is_behind = other.branch is not None and other.iteration < now.iteration
    a, b = now.weights, other.weights
    difference = _minus(a, b)
    weights = scales.of_weights(scene.view.colour_range, a, b, name="A, B")
    change = scales.of_change(difference, "A − B")
    nets = (
        Net(a, (weights,) * 3, Title(_name_of(current, now), now.iteration)),
        Net(b, (weights,) * 3, Title(_name_of(other.branch, now), other.iteration, is_behind)),
        Net(difference, (change,) * 3, Title(_about(difference, other))),
    )
    return Shown(nets, (weights, change))


def _about(difference: Weights, other: Reference) -> str:
    if other.is_same:
        return _("none: same moment")
    return _("difference") if any(part.any() for part in difference) else _("none: all equal")


def _here(now: Snapshot) -> Reference:
    """Return the moment itself, for where there is no run."""
    return Reference("", now.weights, None, now.iteration, is_same=True)


def _name_of(branch: int | None, now: Snapshot) -> str:
    """Return what a branch is called; nothing where an iteration is no branch's."""
    if branch is None:
        return ""
    return next((b.name for b in now.run_state.branches if b.number == branch), _("the run"))


def _minus(one: Weights, other: Weights) -> Weights:
    with np.errstate(invalid="ignore"):
        return Weights(*(a - b for a, b in zip(one, other, strict=True)))
