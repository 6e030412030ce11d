"""The latch, in words."""

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _n, _p
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.lenses.latch import PLACES, RIPPLES, Latch, Orbit
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import signed

STUDY = "latch"
OVER_RUN = "latch.run"
_HOW = _(
    "A ripple is one pair, 0 + 1 or 1 + 0, read at place after place: an adder passes on the "
    "carry that comes in, and none if none comes. Both are followed from the two hidden states "
    "that sums really visit, after 0 + 0 (no carry) and after 1 + 1 (a carry), until no unit "
    "changes by more than 0.000000001 from one place to the next, or for {places:,} places. Where "
    "the two starts come to rest apart, the pair is a latch: the carry is held for ever. Whether "
    "it is also read right is another question: the bit is right if the logit (layer_1 · "
    "synapse_1) is above 0 without a carry, and not above 0 with one. The first wrong place is "
    "the length of the shortest ripple that fails. Pull is the largest size of an eigenvalue of "
    "the Jacobian at the end: by so much a small push is multiplied at each place; below 1 the "
    "end is stable. Units that are held stay held."
).format(places=PLACES)
_LIMITS = _(
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
        return unable(_("No ripple can be followed"), found)
    worst = worst_ripple(found)
    at = found.wrong_at(worst)
    if at is None:
        return _never_wrong(found)
    return Verdict(_places(at), about_ripple(found, worst), Sign.WRONG, found.iteration)


def worst_ripple(found: Latch) -> int:
    """Return the ripple that goes wrong first; 0 + 1 if none does."""
    return min(range(len(RIPPLES)), key=lambda ripple: found.wrong_at(ripple) or PLACES + 1)


def about_ripple(found: Latch, ripple: int) -> str:
    """Say in one sentence what becomes of one ripple."""
    at = found.wrong_at(ripple)
    if at is not None:
        said = _fate(found, ripple)
    elif _all_rest(found.orbits[ripple]):
        said = _("{ripple} repeated is right for ever.")
    else:
        said = _("{ripple} repeated is right for {places:,} places, but comes to no stable rest.")
    return said.format(ripple=ripple_text(ripple), at=at, places=PLACES)


def end_values(orbit: Orbit, probe: Discriminant | None) -> list[tuple[str, str]]:
    """Return what there is to say about the end of one start: names and values.

    The carry is read by a probe, if one is known.
    """
    rests = orbit.rests_at
    where = _("never") if rests is None else _("from place {place:,}").format(place=rests)
    verdict = _("right") if orbit.ends_right else _("wrong")
    sigmas = None if probe is None else float(probe.sigmas(orbit.end))
    kept = "–"
    if sigmas is not None:
        carry = _p("read", "carry") if sigmas > 0 else _p("read", "none")
        kept = f"{carry}, {signed(sigmas, 1)} σ"
    stable = _("stable") if orbit.is_stable else _("not stable")
    return [
        (_("rests"), where),
        (_("logit"), signed(orbit.end_logit, 2)),
        (_("says"), f"{int(orbit.end_logit > 0)}, {verdict}"),
        (_("carry read"), kept),
        (_("pull"), f"{orbit.pull:.3f}, {stable}"),
    ]


def lengths_text(row: Floats) -> list[str]:
    """Return the first wrong places of both ripples, ``(2,)``, in words."""
    return [f"{ripple_text(ripple)}: {_length(at)}" for ripple, at in enumerate(row.tolist())]


def _length(at: float) -> str:
    if not at > 0:
        return _("not known")
    if at >= PLACES:
        return _("right for {places:,} places").format(places=PLACES)
    return _("wrong at {at:,.0f}").format(at=at)


def _places(count: int) -> str:
    return _n("{count:,} place", "{count:,} places", count).format(count=count)


def _never_wrong(found: Latch) -> Verdict:
    moving = [r for r, pair in enumerate(found.orbits) if not _all_rest(pair)]
    if moving:
        name = ripple_text(moving[0])
        said = _(
            "Right for {places:,} places, but {ripple} repeated comes to no stable rest."
        ).format(places=PLACES, ripple=name)
        return Verdict(_places(PLACES), said, Sign.PLAIN, found.iteration)
    said = _("0 + 1 and 1 + 0 repeated keep carry and no carry for ever, and read right.")
    return Verdict(_("for ever"), said, Sign.RIGHT, found.iteration)


def _fate(found: Latch, ripple: int) -> str:
    """Say what becomes of a ripple that is wrong somewhere; both are still to be filled in."""
    none, one = found.orbits[ripple]
    if not _all_rest((none, one)):
        return _(
            "{ripple} repeated comes to no stable rest in {places:,} places: "
            "wrong at position {at}."
        )
    if not found.holds(ripple):
        return (
            _("{ripple} repeated loses the carry (both starts end alike): wrong at position {at}.")
            if one.end_logit > 0
            else _(
                "{ripple} repeated makes up a carry (both starts end alike): "
                "wrong at position {at}."
            )
        )
    if not one.ends_right:
        return _(
            "{ripple} repeated keeps the carry for ever, but reads it as a 1: "
            "wrong at position {at}."
        )
    if not none.ends_right:
        return _(
            "{ripple} repeated keeps “no carry” for ever, but reads it as a 0: "
            "wrong at position {at}."
        )
    return _(
        "{ripple} repeated keeps the carry for ever, but is misread on the way: "
        "wrong at position {at}."
    )


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


LATCH = LensText("latch", _("The latch"), frozenset({STUDY}), about_latch, _numbers, _HOW, _LIMITS)
