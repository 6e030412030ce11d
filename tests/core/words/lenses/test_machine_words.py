"""What is said of the machine: each sentence by its rule, and nothing that was not found."""

import json
from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core.lenses.all_states import all_states
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.machine_search import machine
from rnn_viz.core.lenses.machine.state_graph import mealy_graph, moore_graph, state_names
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.machine import (
    MACHINE,
    about_edge,
    about_path,
    about_step,
    agreement_text,
    machine_states,
)
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign
from tests.core.lenses.trained_looks import drawn_weights, look_at, states_at
from tests.core.words.lenses.found_evidence import evidence_with


def found_at(iteration: int) -> Machine:
    found = at_once(machine(states_at(iteration)))
    assert isinstance(found, Machine)
    return found


def evidence(found: object, iteration: int = 7_000) -> Evidence:
    return evidence_with(look_at(iteration), "machine", found)


@pytest.fixture(scope="module")
def adder() -> Machine:
    return found_at(7_000)


def test_an_adder_is_told_from_what_it_agrees_in(adder: Machine) -> None:
    said = MACHINE.verdict(evidence(adder))
    assert (said.figure, said.sign, said.iteration) == ("4 states", Sign.RIGHT, 7_000)
    assert said.sentence == (
        "Four states, an adder’s arrows; it says what the net says on all 16,384 sums."
    )


def test_sums_that_an_adder_does_not_explain_are_counted(adder: Machine) -> None:
    strays = replace(adder, right=16_003)
    assert machine_states(evidence(strays)) == 4
    said = MACHINE.verdict(evidence(strays))
    assert said.sign is Sign.WRONG
    assert said.sentence.endswith("but the net says something else on 381 of 16,384 sums.")


def test_at_5_000_it_says_that_there_is_no_algorithm_yet() -> None:
    found = found_at(5_000)
    said = MACHINE.verdict(evidence(found, 5_000))
    assert (said.figure, said.sign) == ("not yet", Sign.PLAIN)
    assert said.sentence.startswith(
        f"Not yet an algorithm: the best machine found, {found.states} states, agrees on"
    )
    assert f"{100 * found.share:.1f} %" in said.sentence
    assert machine_states(evidence(found)) == 0


def test_an_untrained_network_is_a_machine_too_but_no_adder() -> None:
    said = MACHINE.verdict(evidence(found_at(0), 0))
    assert (said.figure, said.sign) == ("2 states", Sign.PLAIN)
    assert "not an adder’s" in said.sentence
    said = MACHINE.verdict(evidence(found_at(1_000), 1_000))
    assert (said.figure, said.sign) == ("1 state", Sign.WRONG)
    assert said.sentence.startswith("One state: it says 1 whatever it reads.")


def test_a_sample_is_called_one() -> None:
    look = Look(1, drawn_weights(3), 12)
    found = at_once(machine(at_once(all_states(look))))  # type: ignore[arg-type]
    said = MACHINE.verdict(evidence_with(look, "machine", found))
    assert "asked" in said.sentence or "Not yet" in said.sentence
    assert MACHINE.numbers(evidence_with(look, "machine", found))["is_sample"] is True


@pytest.mark.parametrize("iteration", [0, 1_000, 3_000, 5_000, 6_860, 7_000])
def test_texts_fit_and_numbers_are_json(iteration: int) -> None:
    known = evidence(found_at(iteration), iteration)
    said = MACHINE.verdict(known)
    assert len(said.figure) <= 12
    assert len(said.sentence) <= 110
    numbers = json.loads(json.dumps(MACHINE.numbers(known), allow_nan=False))
    assert len(numbers["arrows"]) == 4 * (numbers["states"] + 1)
    assert numbers["iteration"] == iteration


def test_nothing_is_said_before_it_is_found() -> None:
    assert MACHINE.verdict(evidence(None)) is NOT_YET
    assert machine_states(evidence(None)) is None
    assert MACHINE.numbers(evidence(None)) == {}


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_stands_in_the_way_is_said(trouble: Trouble) -> None:
    known = evidence(Unable(7_000, trouble))
    assert MACHINE.verdict(known).sentence.startswith("No states can be told apart: ")
    assert MACHINE.numbers(known) == {}
    assert machine_states(known) == 0


def test_a_step_of_the_sum_on_stage_is_told(adder: Machine) -> None:
    """116 + 44 at position 4: 1 + 0 with a carry, which the network gets right."""
    said = about_step(adder, evidence(adder))
    assert said == "reads 1 + 0 in state 2 → 2, writes 0; the network says so, too."
    assert about_path(adder, evidence(adder)) == "start → 0 → 0 → 2 → 2 → 2"


def test_of_a_long_path_the_newest_states_are_named(adder: Machine) -> None:
    look = look_at(7_000)
    trace = trace_of(look.weights, add(look.weights, 1, 2**39 - 1, 8), 0.1)
    said = about_path(adder, replace(evidence(adder), trace=trace, position=38))
    assert said == " → ".join(["…", *12 * ["2"]])


def test_agreement_is_told_in_sums_and_moves(adder: Machine) -> None:
    sums, moves = agreement_text(adder)
    assert sums == "Sums: 16,384 of 16,384 (100.0 %)"
    assert moves == "Moves along its arrows: 131,072 of 131,072 (100.0 %)"


def test_an_arrow_tells_how_often_it_is_taken(adder: Machine) -> None:
    graph, names = moore_graph(adder), state_names(adder)
    two = names.index("2")
    number = graph.edge_of(two, 2)
    assert number is not None
    seen = f"{adder.seen[two, 2]:,}"
    assert about_edge(adder, graph, number)[1] == (
        f"2, reads 1 + 0 → 2, writes 0. The network goes so {seen} of {seen} times, 100.0 %."
    )
    never = replace(adder, seen=np.zeros_like(adder.seen))
    assert "No sum reads this here" in about_edge(never, graph, number)[0]


def test_in_the_mealy_form_members_count_together(adder: Machine) -> None:
    graph = mealy_graph(adder)
    number = graph.edge_of(0, 3)  # from the start, which is one of "no carry"
    assert number is not None
    seen = sum(int(adder.seen[k, 3]) for k in range(5) if adder.mealy[k] == 0)
    (said,) = about_edge(adder, graph, number)
    assert said.startswith("no carry, reads 1 + 1 → carry, writes 0. ")
    assert f"{seen:,} of {seen:,} times" in said
