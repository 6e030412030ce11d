"""Runs as CSV: the same lines for those that are there and for each as it comes."""

import csv
import io
from dataclasses import replace

from rnn_viz.core.experiment.outcome import failed
from rnn_viz.core.experiment.run_rows import RunTable
from rnn_viz.io.experiments.runs_csv import NAMES, csv_line, csv_of, runs_csv
from tests.views.experiment.many_runs.experiments import PLAN, outcome


def test_all_at_once_are_the_lines_one_by_one() -> None:
    outcomes = [outcome(PLAN, config) for config in PLAN.rounds()]
    outcomes[3] = replace(outcomes[3], diverged_at=777, stable=None, seconds=1 / 3)
    outcomes.append(failed(outcomes.pop(5).config, PLAN.every, PLAN.shares_every, "No memory, so."))
    table = RunTable(PLAN)
    for one in outcomes:
        table.add(one)
    text = runs_csv(table.rows())
    assert text.splitlines() == [csv_line(*NAMES), *map(csv_of, outcomes)]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[3]["diverged_at"] == "777"
    assert rows[3]["seconds"] == "0.333333"
    assert (rows[-1]["failure"], rows[-1]["exact_share"]) == ("No memory, so.", "")
