"""What the window calls the parts that a lesson points at; in lessons their names stay English."""

from rnn_viz.core.language import _p
from rnn_viz.core.lessons.parts import form_of

_WHOLE = {
    "stage": _p("part", "stage"),
    "caption": _p("part", "caption"),
    "numbers": _p("part", "numbers"),
    "answer": _p("part", "answer"),
    "slow motion": _p("part", "slow motion"),
    "bit by bit": _p("part", "bit by bit"),
    "network": _p("part", "network"),
    "error": _p("part", "error"),
    "curve": _p("part", "curve"),
    "sums": _p("part", "sums"),
    "map": _p("part", "map"),
    "share": _p("part", "share"),
    "accuracy": _p("part", "accuracy"),
    "timeline": _p("part", "timeline"),
    "phase": _p("part", "phase"),
    "transport": _p("part", "transport"),
    "run button": _p("part", "run button"),
    "step": _p("part", "step"),
    "step size": _p("part", "step size"),
    "speed": _p("part", "speed"),
    "until": _p("part", "until"),
    "iteration": _p("part", "iteration"),
    "run card": _p("part", "run card"),
    "script": _p("part", "script"),
    "print-outs": _p("part", "print-outs"),
    "what if": _p("part", "what if"),
    "status": _p("part", "status"),
    "workspaces": _p("part", "workspaces"),
    "inside": _p("part", "inside"),
    "experiment": _p("part", "experiment"),
    "carry lane": _p("part", "carry lane"),
    "headline": _p("part", "headline"),
    "output": _p("part", "output"),
}
_WITH_CHOICE = {
    "stage ROW": _p("part", "stage {0}"),
    "stage ROW at place P": _p("part", "stage {0} at place {1}"),
    "unit U": _p("part", "unit {0}"),
    "weight MATRIX I J": _p("part", "weight {0} {1} {2}"),
    "synapse MATRIX": _p("part", "synapse {0}"),
    "curve at N": _p("part", "curve at {0}"),
    "timeline at N": _p("part", "timeline at {0}"),
    "accuracy at place P": _p("part", "accuracy at place {0}"),
    "map at A + B": _p("part", "map at {0}"),
    "script VARIABLE": _p("part", "script {0}"),
    "lens LENS": _p("part", "lens {0}"),
    "carry lane at place P": _p("part", "carry lane at place {0}"),
}
_CHOSEN = {
    "place": _p("chosen part", "place"),
    "carry": _p("chosen part", "carry"),
    "guess": _p("chosen part", "guess"),
    "truth": _p("chosen part", "truth"),
    "error": _p("chosen part", "error"),
    "blame": _p("chosen part", "blame"),
    "wrong": _p("chosen part", "wrong"),
    "latch": _p("chosen part", "latch"),
    "space": _p("chosen part", "space"),
    "machine": _p("chosen part", "machine"),
    "longer": _p("chosen part", "longer"),
    "units": _p("chosen part", "units"),
    "why": _p("chosen part", "why"),
    "learned": _p("chosen part", "learned"),
    "gradient": _p("chosen part", "gradient"),
}


def name_of_part(name: str) -> str:
    """Return a part in the language in use; ``name`` is that of :class:`parts.Pointer`."""
    if name in _WHOLE:
        return _WHOLE[name]
    for pattern, words in _WITH_CHOICE.items():
        found = form_of(pattern).fullmatch(name)
        if found is not None:
            return words.format(*(_CHOSEN.get(it, it) for it in found.groups()))
    return name
