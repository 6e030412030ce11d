"""The verdict on an experiment in words: what was found, what it does not say, how it is judged."""

import math
from collections.abc import Iterator

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.experiment.mann_whitney import FEWEST
from rnn_viz.core.experiment.verdict import Group, Verdict
from rnn_viz.core.language import _, _n, begun
from rnn_viz.core.words.experiment.values import (
    duration,
    iterations_text,
    setting_text,
    value_text,
    value_with_unit,
)
from rnn_viz.core.words.numbers import listed


def verdict_text(found: Verdict) -> str:
    """Return one to three sentences that answer the experiment's question."""
    if not found.runs:
        return _("No run has finished yet.")
    if found.first_learned is None:
        said = _n(
            "None of the {runs:,} run has learned addition for good within {most:,} iterations.",
            "None of the {runs:,} runs has learned addition for good within {most:,} iterations.",
            found.runs,
        )
        return said.format(runs=found.runs, most=found.plan.iterations)
    said = _who_learned(found)
    if found.fastest is None:
        nowhere = _("Nowhere did half of the runs learn, so none is called the fastest.")
        return f"{said} {nowhere}"
    return f"{said} {_fastest(found)}"


def limits(found: Verdict) -> tuple[str, ...]:
    """Return what the data do not allow to say, a sentence each."""
    plan, groups = found.plan, found.groups
    never = _("Never means: not within {iterations:,} iterations; what comes later is not known.")
    said = [never.format(iterations=plan.iterations)]
    if found.missing:
        missing = _n(
            "{some:,} of {runs:,} run are missing.", "{some:,} of {runs:,} runs are missing.",
            plan.runs,
        )  # fmt: skip
        said.append(missing.format(some=found.missing, runs=plan.runs))
    fewest = min((group.results.runs for group in groups), default=0)
    if len(groups) > 1:
        few = _("A difference can only be found with {fewest} runs or more of each value.")
        enough = _(
            "Where no difference is found there may be one, too small for {runs:,} runs a value."
        )
        shown = few if fewest < FEWEST else enough
        said.append(shown.format(fewest=FEWEST, runs=fewest))
    said += _left_out(found)
    if plan.bits[-1] > ALL_UP_TO:
        sample = _("Above {bits} bits a fixed sample of {sums:,} sums stands for all.")
        said.append(sample.format(bits=ALL_UP_TO, sums=count_of(plan.bits[-1])))
    return tuple(said)


def _left_out(found: Verdict) -> Iterator[str]:
    """Say of how many runs there are no iterations."""
    diverged = sum(group.results.diverged for group in found.groups)
    if diverged:
        yield _n(
            "{count:,} run diverged: for these it is never, too.",
            "{count:,} runs diverged: for these it is never, too.",
            diverged,
        ).format(count=diverged)
    failed = sum(group.results.failed for group in found.groups)
    if failed:
        yield _n(
            "{count:,} run failed and is left out.", "{count:,} runs failed and are left out.",
            failed,
        ).format(count=failed)  # fmt: skip


def how_judged(found: Verdict) -> str:
    """Return the rules by which the verdict is made."""
    return _(
        "All sums are asked every {every:,} iterations and at the end. First perfect is the "
        "first of these checks at which all are right. Stable perfect, or learned, is the one "
        "from which they are right at every check up to the end, at least {sure}. "
        "Runs that never get there rank last, so a median says never where more than half of the "
        "runs never did. Two values differ if the two-sided test of Mann and Whitney says so at "
        "5 %; many pairs are compared, so one in twenty may seem to differ by chance. The time is "
        "that of training alone, one run on one core of this computer, up to the median of stable "
        "perfect; asking all sums is not counted."
    ).format(every=found.plan.every, sure=SURE)


def _who_learned(found: Verdict) -> str:
    first, varied = found.first_learned, found.plan.varied
    assert first is not None, "somebody has learned"
    if len(varied) != 1:
        return _how_many_learned(found)
    if varied[0] == "hidden":
        return _smallest(found, first)
    all_learned = [group for group in found.groups if group.has_all_learned]
    if not all_learned:
        said = _n(
            "{learned:,} of {runs:,} run learned addition for good, and no value in every run.",
            "{learned:,} of {runs:,} runs learned addition for good, and no value in every run.",
            found.runs,
        )
        return said.format(learned=found.learned, runs=found.runs)
    values = [value_text(varied[0], getattr(it.setting, varied[0])) for it in all_learned]
    said = _("With alpha {values} every run learned addition for good.")
    if varied[0] == "bits":
        said = _("With a length of {values} bits every run learned addition for good.")
    return said.format(values=listed(values))


def _smallest(found: Verdict, first: Group) -> str:
    results, every = first.results, found.all_from
    said = _(
        "{size} are the fewest of these with which a run learned addition for good "
        "({learned:,} of {runs:,}); from {other} on every run did."
    )
    if every is first:
        said = _(
            "{size} are the fewest of these with which a run learned addition for good, "
            "and from there on every run did."
        )
    elif every is None:
        said = _(
            "{size} are the fewest of these with which a run learned addition for good "
            "({learned:,} of {runs:,}); there is none from which on every run did."
        )
    return said.format(
        size=value_with_unit("hidden", first.setting.hidden), learned=results.learned,
        runs=results.runs, other=every.setting.hidden if every is not None else "",
    )  # fmt: skip


def _how_many_learned(found: Verdict) -> str:
    values = {"learned": found.learned, "runs": found.runs}
    if len(found.groups) == 1:
        return _n(
            "{learned:,} of {runs:,} run learned addition for good.",
            "{learned:,} of {runs:,} runs learned addition for good.",
            found.runs,
        ).format(**values)
    return _n(
        "{learned:,} of {runs:,} run learned addition for good; "
        "in {whole:,} of {settings:,} combinations every run did.",
        "{learned:,} of {runs:,} runs learned addition for good; "
        "in {whole:,} of {settings:,} combinations every run did.",
        found.runs,
    ).format(
        **values,
        whole=sum(group.has_all_learned for group in found.groups),
        settings=len(found.groups),
    )


def _fastest(found: Verdict) -> str:
    assert found.fastest is not None, "there is one"
    varied, median = found.plan.varied, iterations_text(found.fastest.results.median_stable)
    if len(found.groups) == 1:
        seconds = found.fastest.median_seconds
        said = _("The median run needs {median} iterations.")
        if math.isfinite(seconds):
            said = _("The median run needs {median} iterations, {time} of training.")
        return said.format(median=median, time=duration(seconds))
    if varied == ("hidden",):
        said = _trend(found, found.fastest)
    else:
        said = _("{setting} need the fewest iterations (median {median})")
        if varied == ("alpha",):
            said = _("{setting} needs the fewest iterations (median {median})")
        best = said.format(setting=setting_text(found.fastest.setting, varied), median=median)
        said = begun("; ".join(filter(None, (best, _as_fast(found))))) + "."
    return " ".join(filter(None, (said, _by_clock(found, found.fastest))))


def _by_clock(found: Verdict, fastest: Group) -> str:
    clock = found.fastest_by_clock
    if clock is None or found.plan.varied == ("alpha",):  # which costs no time
        return ""
    said = _(
        "By the clock the fastest is {setting}: {time} of training, "
        "{other} where iterations are fewest."
    )
    if clock is fastest:
        said = _("By the clock the fastest is {setting}: {time} of training.")
    return said.format(
        setting=setting_text(clock.setting, found.plan.varied),
        time=duration(clock.median_seconds), other=duration(fastest.median_seconds),
    )  # fmt: skip


def _trend(found: Verdict, fastest: Group) -> str:
    """Say whether larger hidden layers need fewer iterations, and up to where."""
    start = next(it for it in found.groups if it.results.median_stable < float("inf"))
    knee = found.knee
    if start is found.groups[-1]:
        best, said = start, _("The median run of {units} units needs {median} iterations.")
    elif knee is start:
        best = start
        said = _("From {units} on no difference in the iterations needed is found.")
    elif knee is None or knee is found.groups[-1]:
        best = fastest
        said = _("{size} need the fewest iterations (median {median}, {first} with {smallest}).")
    else:
        best = knee
        said = _(
            "Larger layers need fewer iterations up to {units} units (median {first} with "
            "{smallest}, {median} with {units}); beyond, no difference is found."
        )
    return said.format(
        units=best.setting.hidden, size=value_with_unit("hidden", best.setting.hidden),
        median=iterations_text(best.results.median_stable),
        first=iterations_text(start.results.median_stable), smallest=start.setting.hidden,
    )  # fmt: skip


def _as_fast(found: Verdict) -> str:
    if not found.as_fast:
        return ""
    if len(found.as_fast) > 3:
        others = _("{count:,} others do not differ measurably")
        return others.format(count=len(found.as_fast))
    names = [setting_text(group.setting, found.plan.varied) for group in found.as_fast]
    return _n(
        "{settings} does not differ measurably", "{settings} do not differ measurably", len(names)
    ).format(settings=listed(names))
