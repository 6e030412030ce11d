"""What a sweep has found, as a table and as JSON."""

from typing import Any

from rnn_viz.core.experiment.verdict import Group, Verdict
from rnn_viz.core.language import _
from rnn_viz.core.words.experiment.values import duration, iterations_text, value_text
from rnn_viz.core.words.experiment.verdict import how_judged, limits, verdict_text
from rnn_viz.core.words.numbers import percent

_TITLES = (
    _("once perfect"), _("learned"), _("median first"), _("median stable"), _("training"),
    _("right at end"),
)  # fmt: skip
_OF = _("{part:,} of {whole:,}")


def as_text(found: Verdict) -> str:
    """Return the table and the verdict beneath it."""
    names = found.plan.named
    rows = [(*names, *_TITLES), *(_row(group, names) for group in found.groups)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.rjust, row, widths)) for row in rows]
    return "\n".join([*lines, "", verdict_text(found), *limits(found)])


def as_record(found: Verdict) -> dict[str, Any]:
    """Return plan, results by setting and the verdict, ready for JSON."""
    plan = found.plan
    return {
        "hidden": list(plan.hidden),
        "alpha": list(plan.alpha),
        "bits": list(plan.bits),
        "seeds": list(plan.seeds),
        "iterations": plan.iterations,
        "check_every": plan.every,
        "missing": found.missing,
        "settings": [_setting_record(group) for group in found.groups],
        "first_learned": _name(found.first_learned),
        "all_from": _name(found.all_from),
        "knee": _name(found.knee),
        "fastest": _name(found.fastest),
        "fastest_by_clock": _name(found.fastest_by_clock),
        "verdict": verdict_text(found),
        "limits": list(limits(found)),
        "how_judged": how_judged(found),
    }


def _row(group: Group, names: tuple[str, ...]) -> tuple[str, ...]:
    results = group.results
    once = int((results.first < float("inf")).sum())
    return (
        *(value_text(name, getattr(group.setting, name)) for name in names),
        _OF.format(part=once, whole=results.runs),
        _OF.format(part=results.learned, whole=results.runs),
        iterations_text(results.median_first),
        iterations_text(results.median_stable),
        duration(group.median_seconds),
        percent(float(results.final_share.mean())),
    )


def _setting_record(group: Group) -> dict[str, Any]:
    results = group.results
    return group.setting._asdict() | {
        "runs": results.runs,
        "once_perfect": int((results.first < float("inf")).sum()),
        "learned": results.learned,
        "median_first": results.median_first,
        "median_stable": results.median_stable,
        "median_training_seconds": group.median_seconds,
        "mean_exact_share": float(results.final_share.mean()),
        "diverged": results.diverged,
        "failed": results.failed,
    }


def _name(group: Group | None) -> dict[str, Any] | None:
    return None if group is None else dict(group.setting._asdict())
