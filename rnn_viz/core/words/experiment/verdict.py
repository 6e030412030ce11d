"""The verdict on an experiment in words: what was found, what it does not say, how it is judged."""

import math

from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.evidence.milestones import SURE
from rnn_viz.core.experiment.mann_whitney import FEWEST
from rnn_viz.core.experiment.verdict import Group, Verdict
from rnn_viz.core.words.experiment.values import (
    duration,
    iterations_text,
    setting_text,
    value_text,
    value_with_unit,
)
from rnn_viz.core.words.numbers import counted, listed


def verdict_text(found: Verdict) -> str:
    """Return one to three sentences that answer the experiment's question."""
    if not found.runs:
        return "No run has finished yet."
    if found.first_learned is None:
        return (
            f"None of the {counted(found.runs, 'run')} has learned addition for good within "
            f"{found.plan.iterations:,} iterations."
        )
    said = _who_learned(found)
    if found.fastest is None:
        return f"{said} Nowhere did half of the runs learn, so none is called the fastest."
    return f"{said} {_fastest(found)}"


def limits(found: Verdict) -> tuple[str, ...]:
    """Return what the data do not allow to say, a sentence each."""
    plan, groups = found.plan, found.groups
    said = [
        f"Never means: not within {plan.iterations:,} iterations; what comes later is not known."
    ]
    if found.missing:
        said.append(f"{found.missing:,} of {counted(plan.runs, 'run')} are missing.")
    fewest = min((group.results.runs for group in groups), default=0)
    if len(groups) > 1 and fewest < FEWEST:
        said.append(f"A difference can only be found with {FEWEST} runs or more of each value.")
    elif len(groups) > 1:
        said.append(
            f"Where no difference is found there may be one, too small for {fewest:,} runs a value."
        )
    diverged = sum(group.results.diverged for group in groups)
    if diverged:
        said.append(f"{counted(diverged, 'run')} diverged: for these it is never, too.")
    failed = sum(group.results.failed for group in groups)
    if failed:
        said.append(f"{counted(failed, 'run')} failed and {_are(failed)} left out.")
    if plan.bits[-1] > ALL_UP_TO:
        sample = f"{count_of(plan.bits[-1]):,}"
        said.append(f"Above {ALL_UP_TO} bits a fixed sample of {sample} sums stands for all.")
    return tuple(said)


def how_judged(found: Verdict) -> str:
    """Return the rules by which the verdict is made."""
    plan = found.plan
    return (
        f"All sums are asked every {plan.every:,} iterations and at the end. First perfect is the "
        "first of these checks at which all are right. Stable perfect, or learned, is the one "
        f"from which they are right at every check up to the end, at least {SURE}. "
        "Runs that never get there rank last, so a median says never where more than half of the "
        "runs never did. Two values differ if the two-sided test of Mann and Whitney says so at "
        "5 %; many pairs are compared, so one in twenty may seem to differ by chance. The time is "
        "that of training alone, one run on one core of this computer, up to the median of stable "
        "perfect; asking all sums is not counted."
    )


def _who_learned(found: Verdict) -> str:
    first, varied = found.first_learned, found.plan.varied
    assert first is not None, "somebody has learned"
    if len(varied) != 1:
        return _how_many_learned(found)
    if varied[0] == "hidden":
        return _smallest(found, first)
    all_learned = [group for group in found.groups if group.has_all_learned]
    if not all_learned:
        return f"{_of_runs(found)} learned addition for good, and no value in every run."
    values = [value_text(varied[0], getattr(it.setting, varied[0])) for it in all_learned]
    name = {"alpha": "alpha", "bits": "a length of"}[varied[0]]
    unit = " bits" if varied[0] == "bits" else ""
    return f"With {name} {listed(values)}{unit} every run learned addition for good."


def _smallest(found: Verdict, first: Group) -> str:
    size = value_with_unit("hidden", first.setting.hidden)
    results, every = first.results, found.all_from
    said = f"{size} are the fewest of these with which a run learned addition for good"
    if every is first:
        return f"{said}, and from there on every run did."
    share = f"{results.learned:,} of {results.runs:,}"
    if every is None:
        return f"{said} ({share}); there is none from which on every run did."
    return f"{said} ({share}); from {every.setting.hidden} on every run did."


def _how_many_learned(found: Verdict) -> str:
    if len(found.groups) == 1:
        return f"{_of_runs(found)} learned addition for good."
    whole = sum(group.has_all_learned for group in found.groups)
    return (
        f"{_of_runs(found)} learned addition for good; in {whole:,} of "
        f"{counted(len(found.groups), 'combination')} every run did."
    )


def _fastest(found: Verdict) -> str:
    assert found.fastest is not None, "there is one"
    varied, median = found.plan.varied, found.fastest.results.median_stable
    if len(found.groups) == 1:
        return f"The median run needs {iterations_text(median)} iterations{_time(found.fastest)}."
    if varied == ("hidden",):
        said = _trend(found, found.fastest)
    else:
        best = _capital(setting_text(found.fastest.setting, varied))
        needs = "needs" if varied == ("alpha",) else "need"
        said = f"{best} {needs} the fewest iterations (median {iterations_text(median)})"
        said += f"{_as_fast(found)}."
    return f"{said}{_by_clock(found, found.fastest)}"


def _by_clock(found: Verdict, fastest: Group) -> str:
    clock = found.fastest_by_clock
    if clock is None or found.plan.varied == ("alpha",):  # which costs no time
        return ""
    name, time = setting_text(clock.setting, found.plan.varied), duration(clock.median_seconds)
    said = f" By the clock the fastest is {name}: {time} of training"
    other = duration(fastest.median_seconds)
    return f"{said}." if clock is fastest else f"{said}, {other} where iterations are fewest."


def _time(group: Group) -> str:
    seconds = group.median_seconds
    return f", {duration(seconds)} of training" if math.isfinite(seconds) else ""


def _trend(found: Verdict, fastest: Group) -> str:
    """Say whether larger hidden layers need fewer iterations, and up to where."""
    start = next(it for it in found.groups if it.results.median_stable < float("inf"))
    low = f"{iterations_text(start.results.median_stable)} with {start.setting.hidden}"
    knee = found.knee
    if start is found.groups[-1]:
        median = iterations_text(start.results.median_stable)
        return f"The median run of {start.setting.hidden} units needs {median} iterations."
    if knee is start:
        return f"From {start.setting.hidden} on no difference in the iterations needed is found."
    if knee is None or knee is found.groups[-1]:
        median = iterations_text(fastest.results.median_stable)
        return (
            f"{value_with_unit('hidden', fastest.setting.hidden)} need the fewest iterations "
            f"(median {median}, {low})."
        )
    median = iterations_text(knee.results.median_stable)
    return (
        f"Larger layers need fewer iterations up to {knee.setting.hidden} units (median {low}, "
        f"{median} with {knee.setting.hidden}); beyond, no difference is found."
    )


def _as_fast(found: Verdict) -> str:
    if not found.as_fast:
        return ""
    if len(found.as_fast) > 3:
        return f"; {len(found.as_fast):,} others do not differ measurably"
    names = [setting_text(group.setting, found.plan.varied) for group in found.as_fast]
    return f"; {listed(names)} {'does' if len(names) == 1 else 'do'} not differ measurably"


def _of_runs(found: Verdict) -> str:
    return f"{found.learned:,} of {counted(found.runs, 'run')}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
