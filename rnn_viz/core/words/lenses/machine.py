"""The machine that the network has learned, in words."""

from string import ascii_uppercase

from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.machine.automaton import PAIRS
from rnn_viz.core.lenses.machine.learned_machine import ENOUGH, Machine
from rnn_viz.core.lenses.machine.machine_search import SEEDS
from rnn_viz.core.lenses.machine.state_groups import CENTRES, DRAWN, Alike
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import percent

STUDY = "machine"
START = "start"
_HOW = (
    f"Hidden states that lie together are taken for one state: k-means with {CENTRES} centres, "
    f"fitted to {DRAWN:,} of the states that all sums visit (drawn with seeds "
    f"{', '.join(map(str, SEEDS))}: the best of {len(SEEDS)} starts). From each, a pair of bits "
    "leads where it leads most of the states in it, and it writes the bit that most of them write. "
    "States that no further bits can tell apart are merged (Moore). The 0 before the first "
    "position is a state of its own, the start. Then the machine reads all sums; one counts if "
    "every bit is the network's own, right or wrong. If that is so in less than "
    f"{ENOUGH:.0%} of the sums, states are tried as one that answer alike now and after each pair; "
    "if still none agrees, there is not yet an algorithm, and the best machine of the first kind "
    "is drawn. In the Mealy form bits are written on the arrows, so states that only differ in "
    "the bit they write become one. Above 8 bits a sample of sums stands for all."
)
_LIMITS = (
    "That it agrees on sums of the trained length does not mean that the network follows it for "
    "ever: what lies inside a state may drift."
)


def about_machine(evidence: Evidence) -> Verdict:
    """Say how many states there are, whether they are an adder's, and how far they agree."""
    found = evidence.value(STUDY, Machine)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No states can be told apart", found)
    if not found.is_adder and not found.is_algorithm:
        return Verdict("no machine", _not_yet(found), iteration=found.iteration)
    many = f"{found.states} state{'' if found.states == 1 else 's'}"
    return Verdict(many, _sentence(found), _sign(found), found.iteration)


def machine_states(evidence: Evidence) -> int | None:
    """Return how many states a machine has that says what the network says; 0 if there is none."""
    found = evidence.value(STUDY, Machine)
    if found is None:
        return None
    return found.states if isinstance(found, Machine) and found.is_algorithm else 0


def state_name(found: Machine, state: int) -> str:
    """Name a state: by its column total if it is an adder's, else by a letter."""
    if state == 0:
        return START
    return ascii_uppercase[state - 1] if found.totals is None else str(found.totals[state])


def mealy_name(found: Machine, state: int) -> str:
    """Name a state of the Mealy form, all of whose members are given.

    An adder's is "no carry" or "carry"; others have the names of the states that are merged.
    """
    if found.is_adder:
        return ("no carry", "carry")[state]
    members = [k for k in range(len(found.mealy)) if found.mealy[k] == state]
    return " ".join(state_name(found, k) for k in members if k) or START


def pair_text(pair: int) -> str:
    """Return a pair as it is read.

    >>> pair_text(2)
    '1 + 0'
    """
    a, b = PAIRS[pair]
    return f"{a} + {b}"


def about_arrow(found: Machine, state: int, pair: int) -> tuple[str, str]:
    """Say where an arrow leads and what is written there, and how often the network goes so."""
    after = int(found.automaton.after[state, pair])
    seen, agreeing = int(found.seen[state, pair]), int(found.agreeing[state, pair])
    leads = f"{state_name(found, state)}, reads {pair_text(pair)} → {state_name(found, after)}"
    says = f"{leads}, writes {found.automaton.bit[after]}"
    if not seen:
        return says, "No sum reads this here: it goes where the mean of its states goes."
    share = f"{agreeing:,} of {seen:,} times, {percent(agreeing / seen)}"
    return says, f"The network goes along it {share}."


def _sums(found: Machine) -> str:
    return f"{found.sums:,} sums{' asked' if found.is_sample else ''}"


def _sentence(found: Machine) -> str:
    if found.is_adder and found.right == found.sums:
        same = f"it says what the net says on all {_sums(found)}"
        return f"Four states, the arrows of an adder; {same}."
    if found.is_adder:
        other = f"{found.sums - found.right:,} of {_sums(found)}"
        return f"Four states, the arrows of an adder; but the net says something else on {other}."
    all_ = found.right == found.sums
    where = f"on all {_sums(found)}" if all_ else f"on {found.right:,} of {_sums(found)}"
    if found.states == 1:
        always = f"it says {found.automaton.bit[1]} whatever it reads"
        return f"One state: {always}. So says the net {where}."
    return f"{found.states} states, but not an adder’s; they say what the net says {where}."


def _not_yet(found: Machine) -> str:
    many = f"{found.states} state{'' if found.states == 1 else 's'}"
    says = f"says what the net says on {percent(found.share)} of the sums"
    return f"Not yet an algorithm: the best machine, of {many}, {says}."


def _sign(found: Machine) -> Sign:
    if found.is_adder:
        return Sign.RIGHT if found.right == found.sums else Sign.WRONG
    return Sign.WRONG if found.states == 1 else Sign.PLAIN


def _numbers(evidence: Evidence) -> dict[str, object]:
    found = evidence.value(STUDY, Machine)
    if not isinstance(found, Machine):
        return {}
    machine = found.automaton
    return {
        "iteration": found.iteration,
        "states": found.states,
        "mealy_states": found.mealy_states,
        "is_adder": found.is_adder,
        "is_algorithm": found.is_algorithm,
        "sums": found.sums,
        "is_sample": found.is_sample,
        "agreeing_sums": found.right,
        "states_are_alike_in": "answers" if found.alike is Alike.ANSWERS else "place",
        "writes": {state_name(found, k): int(machine.bit[k]) for k in range(1, len(machine))},
        "arrows": [
            {
                "from": state_name(found, state),
                "reads": list(PAIRS[pair]),
                "to": state_name(found, int(machine.after[state, pair])),
                "seen": int(found.seen[state, pair]),
                "agreeing": int(found.agreeing[state, pair]),
            }
            for state in range(len(machine))
            for pair in range(len(PAIRS))
        ],
    }


MACHINE = LensText(
    "machine", "The machine it learned", frozenset({STUDY}), about_machine, _numbers, _HOW, _LIMITS
)
