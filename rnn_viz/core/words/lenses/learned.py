"""When was it learned: accuracy per place over the run."""

from collections.abc import Mapping

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict
from rnn_viz.core.words.sums_text import about_accuracy


def _checks(evidence: Evidence) -> Checks:
    found = evidence.value("shares", Checks)
    return found if isinstance(found, Checks) else Checks()


def _verdict(evidence: Evidence) -> Verdict:
    checks = _checks(evidence)
    if not len(checks):
        return NOT_YET
    bits = checks.bit_accuracy.shape[1]
    is_right = bool((checks.bit_accuracy[-1] == 1.0).all())
    sign = Sign.RIGHT if is_right else Sign.PLAIN
    return Verdict("", about_accuracy(checks, evidence.iteration, bits), sign)


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    checks = _checks(evidence)
    return {
        "iterations": checks.iterations.tolist(),
        "bit_accuracy": checks.bit_accuracy.tolist(),
    }


LEARNED = LensText(
    "learned",
    "When was it learned?",
    frozenset({"shares"}),
    _verdict,
    _numbers,
    how="At up to 500 iterations spread over the run all sums are asked; each line is the share "
    "in which a place is right, as means of 15 checks.",
    limits="A place that is right in all sums at two checks may be wrong between them.",
)
