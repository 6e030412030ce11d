"""The latch, in words."""

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.lenses.latch import PLACES, RIPPLES, Latch, Orbit
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import counted, signed

STUDY = "latch"
OVER_RUN = "latch.run"
_HOW = (
    "A ripple is one pair, 0 + 1 or 1 + 0, read at place after place: an adder passes on the "
    "carry that comes in, and none if none comes. Both are followed from the two hidden states "
    "that sums really visit, after 0 + 0 (no carry) and after 1 + 1 (a carry), until no unit "
    f"changes by more than 0.000000001 from one place to the next, or for {PLACES:,} places. Where "
    "the two starts come to rest apart, the pair is a latch: the carry is held for ever. Whether "
    "it is also read right is another question: the bit is right if the logit (layer_1 · "
    "synapse_1) is above 0 without a carry, and not above 0 with one. The first wrong place is "
    "the length of the shortest ripple that fails. Pull is the largest size of an eigenvalue of "
    "the Jacobian at the end: by so much a small push is multiplied at each place; below 1 the "
    "end is stable. Units that are held stay held."
)
_LIMITS = (
    "It follows one pair repeated, from two starts: sums that mix pairs may drift elsewhere, and "
    "resting points that no start leads to are not found."
)


def ripple_text(ripple: int) -> str:
    """Name a ripple by its pair.

    >>> ripple_text(0)
    '0 + 1'
    """
    a, b = RIPPLES[ripple]
    return f"{a} + {b}"


def about_latch(evidence: Evidence) -> Verdict:
    """Say whether ripples are held, and from where on they are misread."""
    found = evidence.value(STUDY, Latch)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No ripple can be followed", found)
    worst = worst_ripple(found)
    at = found.wrong_at(worst)
    if at is None:
        return _never_wrong(found)
    return Verdict(counted(at, "place"), about_ripple(found, worst), Sign.WRONG, found.iteration)


def worst_ripple(found: Latch) -> int:
    """Return the ripple that goes wrong first; 0 + 1 if none does."""
    return min(range(len(RIPPLES)), key=lambda ripple: found.wrong_at(ripple) or PLACES + 1)


def about_ripple(found: Latch, ripple: int) -> str:
    """Say in one sentence what becomes of one ripple."""
    repeated, at = f"{ripple_text(ripple)} repeated", found.wrong_at(ripple)
    if at is not None:
        return f"{repeated} {_fate(found, ripple)}: wrong at position {at}."
    if _all_rest(found.orbits[ripple]):
        return f"{repeated} is right for ever."
    return f"{repeated} is right for {PLACES:,} places, but comes to no stable rest."


def end_values(orbit: Orbit, probe: Discriminant | None) -> list[tuple[str, str]]:
    """Return what there is to say about the end of one start: names and values.

    The carry is read by a probe, if one is known.
    """
    where = "never" if orbit.rests_at is None else f"from place {orbit.rests_at:,}"
    read = f"{int(orbit.end_logit > 0)}, {'right' if orbit.ends_right else 'wrong'}"
    sigmas = None if probe is None else float(probe.sigmas(orbit.end))
    kept = "–" if sigmas is None else f"{'carry' if sigmas > 0 else 'none'}, {signed(sigmas, 1)} σ"
    stable = "stable" if orbit.is_stable else "not stable"
    return [
        ("rests", where), ("logit", signed(orbit.end_logit, 2)), ("says", read),
        ("carry read", kept), ("pull", f"{orbit.pull:.3f}, {stable}"),
    ]  # fmt: skip


def lengths_text(row: Floats) -> list[str]:
    """Return the first wrong places of both ripples, ``(2,)``, in words."""
    return [
        f"{ripple_text(ripple)}: " + (
            "not known" if not at > 0 else f"right for {PLACES:,} places" if at >= PLACES
            else f"wrong at {at:,.0f}"
        )
        for ripple, at in enumerate(row.tolist())
    ]  # fmt: skip


def _never_wrong(found: Latch) -> Verdict:
    moving = [r for r, pair in enumerate(found.orbits) if not _all_rest(pair)]
    if moving:
        name = ripple_text(moving[0])
        said = f"Right for {PLACES:,} places, but {name} repeated comes to no stable rest."
        return Verdict(counted(PLACES, "place"), said, Sign.PLAIN, found.iteration)
    said = "0 + 1 and 1 + 0 repeated keep carry and no carry for ever, and read right."
    return Verdict("for ever", said, Sign.RIGHT, found.iteration)


def _fate(found: Latch, ripple: int) -> str:
    """Say what becomes of a ripple that is wrong somewhere."""
    none, one = found.orbits[ripple]
    if not _all_rest((none, one)):
        return f"comes to no stable rest in {PLACES:,} places"
    if not found.holds(ripple):
        fate = "loses the carry" if one.end_logit > 0 else "makes up a carry"
        return f"{fate} (both starts end alike)"
    if not one.ends_right:
        return "keeps the carry for ever, but reads it as a 1"
    if not none.ends_right:
        return "keeps “no carry” for ever, but reads it as a 0"
    return "keeps the carry for ever, but is misread on the way"


def _all_rest(orbits: tuple[Orbit, ...]) -> bool:
    return all(it.is_stable for it in orbits)


def _numbers(evidence: Evidence) -> dict[str, object]:
    found = evidence.value(STUDY, Latch)
    if not isinstance(found, Latch):
        return {}
    ripples = {
        ripple_text(r): {
            "holds": found.holds(r),
            "wrong_at": found.wrong_at(r),
            "without_carry": _of_orbit(found, found.orbits[r][0]),
            "with_carry": _of_orbit(found, found.orbits[r][1]),
        }
        for r in range(len(RIPPLES))
    }
    return {"iteration": found.iteration, "places_tried": PLACES, "ripples": ripples}


def _of_orbit(found: Latch, orbit: Orbit) -> dict[str, object]:
    return {
        "rests_at": orbit.rests_at,
        "logit_at_end": orbit.end_logit,
        "reads_right_at_end": orbit.ends_right,
        "largest_eigenvalue": orbit.pull,
        "wrong_at": orbit.wrong_at,
        "end_between_0_0_and_1_1": float(found.along(orbit)[-1]),
    }


LATCH = LensText("latch", "The latch", frozenset({STUDY}), about_latch, _numbers, _HOW, _LIMITS)
