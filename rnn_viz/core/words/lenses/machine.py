"""The machine that the network has learned, in words."""

from rnn_viz.core.language import _, _n
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.machine.automaton import PAIRS
from rnn_viz.core.lenses.machine.learned_machine import ENOUGH, Machine
from rnn_viz.core.lenses.machine.machine_search import SEEDS
from rnn_viz.core.lenses.machine.state_graph import (
    START,
    GraphEdge,
    Move,
    StateGraph,
    state_names,
)
from rnn_viz.core.lenses.machine.state_groups import CENTRES, DRAWN, Alike
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import percent

STUDY = "machine"
_MOST_NAMED = 12  # states of a path
_HOW = _(
    "Hidden states that lie together are taken for one state: k-means with {centres} centres, "
    "fitted to {drawn:,} of the states that all sums visit (drawn with seeds {seeds}: the best "
    "of {starts} starts). From each, a pair of bits "
    "leads where it leads most of the states in it, and it writes the bit that most of them write. "
    "States that no further bits can tell apart are merged (Moore). The 0 before the first "
    "position is a state of its own, the start. Then the machine reads all sums; one counts if "
    "every bit is the network's own, right or wrong. A machine explains the network if it is an "
    "adder's, or if that is so in at least {enough:.0f} % of the sums. If none does, "
    "states are tried as one that answer alike now and after each pair; if still none does, there "
    "is not yet an algorithm, and the best machine of the first kind is drawn. In the Mealy form "
    "bits are written on the arrows, so states that only differ in the bit they write become one. "
    "Above 8 bits a sample of sums stands for all."
).format(
    centres=CENTRES, drawn=DRAWN, seeds=", ".join(map(str, SEEDS)), starts=len(SEEDS),
    enough=100 * ENOUGH,
)  # fmt: skip
_LIMITS = _(
    "That it agrees on sums of the trained length does not mean that the network follows it for "
    "ever: what lies inside a state may drift."
)


def about_machine(evidence: Evidence) -> Verdict:
    """Say how many states there are, whether they are an adder's, and how far they agree."""
    found = evidence.value(STUDY, Machine)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("No states can be told apart"), found)
    if not found.explains:
        return Verdict(_("not yet"), _not_yet(found), iteration=found.iteration)
    return Verdict(_states(found), _sentence(found), _sign(found), found.iteration)


def machine_states(evidence: Evidence) -> int | None:
    """Return how many states the machine has that explains the network; 0 if there is none.

    An adder's does, though the network may stray from it here and there.
    """
    found = evidence.value(STUDY, Machine)
    if found is None:
        return None
    return found.states if isinstance(found, Machine) and found.explains else 0


def pair_text(pair: int) -> str:
    """Return a pair as it is read.

    >>> pair_text(2)
    '1 + 0'
    """
    a, b = PAIRS[pair]
    return f"{a} + {b}"


def about_edge(found: Machine, graph: StateGraph, number: int) -> list[str]:
    """Say of each move along an arrow what is read and written, and how often it is taken."""
    edge = graph.edges[number]
    states = [k for k, node in enumerate(graph.node_of) if node == edge.left]
    said = []
    for move in edge.moves:
        seen = sum(int(found.seen[state, move.pair]) for state in states)
        agreeing = sum(int(found.agreeing[state, move.pair]) for state in states)
        said.append(f"{about_move(graph, edge, move)}. {_how_often(seen, agreeing)}")
    return said


def about_move(graph: StateGraph, edge: GraphEdge, move: Move) -> str:
    """Say what is read and written on the way from one node to another."""
    left, to = graph.nodes[edge.left].title, graph.nodes[edge.to].title
    return _("{state}, reads {pair} → {to}, writes {bit}").format(
        state=left, pair=pair_text(move.pair), to=to, bit=move.bit
    )


def pairs_read(evidence: Evidence) -> list[int]:
    """Return the pairs of the sum on stage up to the position that the lenses speak of."""
    sum_, read = evidence.trace.sum, evidence.position + 1
    pairs: list[int] = (2 * sum_.a_bits[:read] + sum_.b_bits[:read]).tolist()
    return pairs


def about_step(found: Machine, evidence: Evidence) -> str:
    """Say what the machine does at the position on stage, and whether the network says the same."""
    pairs = pairs_read(evidence)
    states, names = found.automaton.path(pairs), state_names(found)
    left, to = names[states[-2]], names[states[-1]]
    bit, says = int(found.automaton.bit[states[-1]]), int(evidence.trace.sum.guess[len(pairs) - 1])
    said = (
        _("reads {pair} in state {state} → {to}, writes {bit}; the network says so, too.")
        if bit == says
        else _("reads {pair} in state {state} → {to}, writes {bit}; the network says {says}.")
    )
    return said.format(pair=pair_text(pairs[-1]), state=left, to=to, bit=bit, says=says)


def about_path(found: Machine, evidence: Evidence) -> str:
    """Name the states that the sum on stage leads through, the newest last."""
    names = state_names(found)
    path = [names[state] for state in found.automaton.path(pairs_read(evidence))]
    return " → ".join(path if len(path) <= _MOST_NAMED else ["…", *path[-_MOST_NAMED:]])


def agreement_text(found: Machine) -> tuple[str, str]:
    """Say in how many sums, and in how many moves, machine and network agree."""
    moves, seen = int(found.agreeing.sum()), found.sums * found.bits
    return (
        _("Sums: {number:,} of {count:,} ({share})").format(
            number=found.right, count=found.sums, share=percent(found.share)
        ),
        _("Moves along its arrows: {number:,} of {count:,} ({share})").format(
            number=moves, count=seen, share=percent(moves / seen)
        ),
    )


def _how_often(seen: int, agreeing: int) -> str:
    if not seen:
        return _("No sum reads this here: it goes where the mean of its states goes.")
    return _("The network goes so {number:,} of {count:,} times, {share}.").format(
        number=agreeing, count=seen, share=percent(agreeing / seen)
    )


def _states(found: Machine) -> str:
    return _n("{count} state", "{count} states", found.states).format(count=found.states)


def _sums(found: Machine) -> str:
    said = _("{count:,} sums asked") if found.is_sample else _("{count:,} sums")
    return said.format(count=found.sums)


def _sentence(found: Machine) -> str:
    is_all, sums = found.right == found.sums, _sums(found)
    if found.is_adder and is_all:
        return _("Four states, an adder’s arrows; it says what the net says on all {sums}.").format(
            sums=sums
        )
    if found.is_adder:
        return _(
            "Four states, an adder’s arrows; but the net says something else on {number:,} "
            "of {sums}."
        ).format(number=found.sums - found.right, sums=sums)
    if found.states == 1:
        said = (
            _("One state: it says {bit} whatever it reads. So says the net on all {sums}.")
            if is_all
            else _(
                "One state: it says {bit} whatever it reads. So says the net on {number:,} "
                "of {sums}."
            )
        )
        return said.format(bit=found.automaton.bit[1], number=found.right, sums=sums)
    said = (
        _("{states} states, but not an adder’s; they say what the net says on all {sums}.")
        if is_all
        else _(
            "{states} states, but not an adder’s; they say what the net says on {number:,} "
            "of {sums}."
        )
    )
    return said.format(states=found.states, number=found.right, sums=sums)


def _not_yet(found: Machine) -> str:
    return _(
        "Not yet an algorithm: the best machine found, {states}, agrees on {share} of sums."
    ).format(states=_states(found), share=percent(found.share))


def _sign(found: Machine) -> Sign:
    if found.is_adder:
        return Sign.RIGHT if found.right == found.sums else Sign.WRONG
    return Sign.WRONG if found.states == 1 else Sign.PLAIN


def _numbers(evidence: Evidence) -> dict[str, object]:
    found = evidence.value(STUDY, Machine)
    if not isinstance(found, Machine):
        return {}
    machine, names = found.automaton, [START, *state_names(found)[1:]]
    return {
        "iteration": found.iteration,
        "states": found.states,
        "mealy_states": found.mealy_states,
        "is_adder": found.is_adder,
        "explains_the_network": found.explains,
        "sums": found.sums,
        "is_sample": found.is_sample,
        "agreeing_sums": found.right,
        "states_are_alike_in": "answers" if found.alike is Alike.ANSWERS else "place",
        "writes": {names[k]: int(machine.bit[k]) for k in range(1, len(machine))},
        "arrows": [
            {
                "from": names[state],
                "reads": list(PAIRS[pair]),
                "to": names[machine.after[state, pair]],
                "seen": int(found.seen[state, pair]),
                "agreeing": int(found.agreeing[state, pair]),
            }
            for state in range(len(machine))
            for pair in range(len(PAIRS))
        ],
    }


MACHINE = LensText(
    "machine",
    _("The machine it learned"),
    frozenset({STUDY}),
    about_machine,
    _numbers,
    _HOW,
    _LIMITS,
)
