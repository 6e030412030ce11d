"""A session file gives the same session, or one sentence; whatever it holds."""

import io
import json
import os
import random
import struct
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun, SessionError
from rnn_viz.core.run.saved.saved_work import SavedWork
from rnn_viz.core.session import Session
from rnn_viz.io.session_file import (
    FORMAT_VERSION,
    LARGEST_FILE,
    LARGEST_MANIFEST,
    MANIFEST,
    read_session,
    session_bytes,
    session_from,
    write_session,
)
from tests.io.session_mutants import GOOD, RICH, assert_opens_or_says_why, mutant, packed, parts
from tests.io.some_sessions import assert_same, rich_session, rich_session_2, sessions

DATA = Path(__file__).parents[1] / "data"


def with_manifest(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the good file with another manifest."""
    some = parts()
    manifest = json.loads(some[MANIFEST])
    change(manifest)
    return packed({**some, MANIFEST: json.dumps(manifest).encode()})


def npy(array: np.ndarray, allow_pickle: bool = False) -> bytes:
    member = io.BytesIO()
    np.lib.format.write_array(member, array, allow_pickle=allow_pickle)
    return member.getvalue()


def header(text: str, payload: bytes = b"") -> bytes:
    line = text.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(line)) + line + payload


# The same session


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(sessions())
def test_what_is_written_is_read(session: Session) -> None:
    data = session_bytes(session)
    again = session_from(data)
    assert_same(again, session)
    assert session_bytes(again) == data, "the same session is the same bytes"


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "ü run.rnnviz"
    write_session(path, RICH)
    assert_same(read_session(path), RICH)
    assert [it.name for it in tmp_path.iterdir()] == [path.name]


def test_the_weights_are_those_that_numpy_loads(tmp_path: Path) -> None:
    path = tmp_path / "run.rnnviz"
    write_session(path, RICH)
    with np.load(path) as archive:
        for name, matrix in RICH.work.weights._asdict().items():
            assert np.array_equal(archive[name], matrix)
        table = json.loads(archive[MANIFEST])["arrays"]
    assert table["synapse_h"] == {"shape": [5, 5], "dtype": "<f8"}


@pytest.mark.parametrize(
    ("version", "session"),
    [("1", rich_session()), ("2", rich_session_2()), ("2_numbers", RICH)],
)
def test_a_file_of_each_version_is_read_for_ever(version: str, session: Session) -> None:
    assert_same(read_session(DATA / f"session_format_{version}.rnnviz"), session)


@pytest.mark.parametrize("runs", [
    {"shown": 4}, {"shown": 5, "earlier": [3, 7, 8], "results": []}, [], None,
    {"shown": 5, "earlier": [3, 7, 8], "results": [{}, {}, {}]},
    {"shown": 5, "earlier": [3], "results": []},
], ids=str)  # fmt: skip
def test_a_damaged_list_of_runs_is_refused(runs: object) -> None:
    with pytest.raises(SessionError):
        session_from(with_manifest(lambda manifest: manifest.update(runs=runs)))


def test_own_weights_are_in_a_file_once_and_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "run.rnnviz"
    write_session(path, RICH)
    with np.load(path) as archive:
        assert [name for name in archive.files if name.startswith("start_2")] == []
        listed = json.loads(archive[MANIFEST])["starts"]
        assert [it["hidden"] for it in listed] == [5, 20]
        start = RICH.work.run.start
        assert start is not None
        assert np.array_equal(archive["start_0_synapse_h"], start.weights.synapse_h)


def test_as_many_own_weights_as_there_can_be_fit_into_a_file() -> None:
    config, root = RunConfig(hidden=128), (SavedBranch(0, "the run", None, 0, 0),)
    weights, _ = begin(config)
    runs = [SavedRun(config, root, start=OwnWeights(f"{k}", weights)) for k in range(101)]
    kept = tuple(KeptRun(number, run) for number, run in enumerate(runs))
    session = Session(SavedWork(runs[0], weights, kept[1:]), RICH.view)
    data = session_bytes(session)
    assert len(data) < LARGEST_FILE
    assert_same(session_from(data), session)


def _broken_start() -> bytes:
    weights = np.zeros((5, 5))
    weights[0, 0] = np.nan
    return packed({**parts(), "start_0_synapse_h.npy": npy(weights)})


def test_a_run_has_one_name_in_files_whatever_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    english = session_bytes(rich_session())
    monkeypatch.setattr("rnn_viz.io.session_runs.ROOT_NAME", "der Lauf")
    german = session_from(english)
    assert german.work.run.branches[0].name == "der Lauf"
    assert session_bytes(german) == english


def test_it_says_who_wrote_it() -> None:
    written_by = json.loads(parts()[MANIFEST])["written_by"]
    assert written_by["numpy"] == np.__version__
    assert set(written_by) == {"rnn_viz", "numpy", "python"}


def test_choices_of_the_view_that_one_version_lacks_do_no_harm() -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest["view"]["of tomorrow"] = 5
        del manifest["view"]["lens"]

    again = session_from(with_manifest(change))
    assert (again.view.lens, again.view.tempo) == ("", RICH.view.tempo)


# Damaged, foreign, newer


@pytest.mark.parametrize("part", range(4))
def test_a_mutant_is_a_session_or_a_sentence(part: int) -> None:
    source = random.Random(part)
    told = [assert_opens_or_says_why(mutant(source)) for _ in range(500)]
    assert sum(map(bool, told)) > 300, "most of them are damaged"


def test_flipping_any_bit_of_the_numbers_is_noticed() -> None:
    source, start = random.Random(5), GOOD.index(b"\x93NUMPY")
    for _ in range(200):
        data = bytearray(GOOD)
        data[source.randrange(start, start + 500)] ^= 1 << source.randrange(8)
        assert_same_or_refused(bytes(data))


def assert_same_or_refused(data: bytes) -> None:
    try:
        session = session_from(data)
    except SessionError:
        return
    assert_same(session, RICH)


def test_every_beginning_of_a_file_is_refused() -> None:
    for length in range(0, len(GOOD), 97):
        assert assert_opens_or_says_why(GOOD[:length])


def _bomb() -> bytes:
    some = parts()
    return packed({**some, "synapse_h.npy": bytes(50_000_000)}, zipfile.ZIP_DEFLATED)


def _duplicate() -> bytes:
    whole = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("synapse_0.npy", parts()["synapse_0.npy"])
    return whole.getvalue()


def _encrypted() -> bytes:
    data = bytearray(GOOD)
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    return bytes(data)


def _liar(text: str, payload: bytes = b"") -> bytes:
    return packed({**parts(), "synapse_h.npy": header(text, payload)})


_FORM = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }"
ATTACKS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"hello, session",
    "a zip of something else": lambda: packed({"a.txt": b"hello"}),
    "compressed": _bomb,
    "a member twice": _duplicate,
    "a member more": lambda: packed({**parts(), "more.npy": b""}),
    "a path out of the folder": lambda: packed({**parts(), "../../evil.npy": b""}),
    "own weights that are not finite": _broken_start,
    "own weights of objects": lambda: packed(
        {**parts(), "start_0_synapse_h.npy": npy(np.full((5, 5), None), allow_pickle=True)}
    ),
    "own weights that nobody lists": lambda: with_manifest(lambda it: it.pop("starts")),
    "too many own weights": lambda: with_manifest(lambda it: it.update(starts=[{}] * 102)),
    "own weights in no list": lambda: with_manifest(lambda it: it.update(starts={})),
    "own weights with a long name": lambda: with_manifest(
        lambda it: it["starts"][0].update(name="x" * 201)
    ),
    "earlier runs in no list": lambda: with_manifest(lambda it: it.update(earlier=None)),
    "a large manifest": lambda: packed({**parts(), MANIFEST: bytes(LARGEST_MANIFEST + 1)}),
    "many members": lambda: packed({**parts(), **{f"m{k}": b"" for k in range(20_000)}}),
    "encrypted": _encrypted,
    "8 TB": lambda: _liar(_FORM % "1000000, 1000000"),
    "2 GB": lambda: _liar(_FORM % "16384, 16384"),
    "negative": lambda: _liar(_FORM % "-5, -5", bytes(200)),
    "65 dimensions": lambda: _liar(_FORM % ", ".join("1" * 65), bytes(8)),
    "too short": lambda: _liar(_FORM % "5, 5", bytes(199)),
    "too long": lambda: _liar(_FORM % "5, 5", bytes(201)),
    "by columns": lambda: _liar((_FORM % "5, 5").replace("False", "True"), bytes(200)),
    "code in a header": lambda: _liar("{'descr': __import__('os').abort()}", bytes(200)),
    "float32": lambda: packed({**parts(), "synapse_h.npy": npy(np.zeros((5, 5), np.float32))}),
    "large file": lambda: bytes(LARGEST_FILE + 1),
    "a deep manifest": lambda: packed({**parts(), MANIFEST: b"[" * 100_000}),
    "a long number": lambda: packed({**parts(), MANIFEST: b"9" * 100_000}),
    "a manifest of empty parts": lambda: packed(
        {**parts(), MANIFEST: b"[%s{}]" % (b"{}," * 800_000)}
    ),
    "no UTF-8": lambda: packed({**parts(), MANIFEST: b'"\xff"'}),
    "a list": lambda: packed({**parts(), MANIFEST: b"[]"}),
    "NaN": lambda: with_manifest(lambda it: it.update(operation=float("nan"))),
    "another format": lambda: with_manifest(lambda it: it.update(format="x")),
    "no version": lambda: with_manifest(lambda it: it.pop("version")),
    "version true": lambda: with_manifest(lambda it: it.update(version=True)),
    "version 0": lambda: with_manifest(lambda it: it.update(version=0)),
    "a part more": lambda: with_manifest(lambda it: it.update(more=1)),
    "a view that is none": lambda: with_manifest(lambda it: it.update(view=[])),
    "a network of another size": lambda: with_manifest(
        lambda it: it["run"]["config"].update(hidden=6)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str) -> None:
    assert assert_opens_or_says_why(ATTACKS[name]())


@pytest.mark.skipif(sys.platform == "win32", reason="no address space limit there")
@pytest.mark.parametrize("name", [
    "compressed", "many members", "8 TB", "2 GB", "large file", "a deep manifest",
    "a manifest of empty parts",
])  # fmt: skip
def test_a_refusal_takes_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "attack.rnnviz"
    path.write_bytes(ATTACKS[name]())
    tracemalloc.start()
    try:
        with pytest.raises(SessionError):
            read_session(path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 100_000_000


def test_nothing_of_a_file_is_executed(tmp_path: Path) -> None:
    ran = tmp_path / "ran"

    class Canary:
        def __reduce__(self) -> tuple[Any, ...]:
            return (os.mkdir, (str(ran),))

    objects = np.full((5, 5), None, object)
    objects[0, 0] = Canary()
    data = packed({**parts(), "synapse_h.npy": npy(objects, allow_pickle=True)})
    assert assert_opens_or_says_why(data)
    assert not ran.exists()


def test_a_newer_format_says_so() -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest["version"] = FORMAT_VERSION + 1
        manifest["of tomorrow"] = {"anything": 1}

    some = parts()
    manifest = json.loads(some[MANIFEST])
    change(manifest)
    data = packed({MANIFEST: json.dumps(manifest).encode(), "of_tomorrow.npy": b"x"})
    assert assert_opens_or_says_why(data) == (
        "a newer version of the program has written it, in format 3; this one reads up to format 2"
    )


@pytest.mark.parametrize(("change", "told"), [
    (lambda it: it["run"]["config"].update(hidden=0), "hidden is 0, but must be a whole number"),
    (lambda it: it["run"]["config"].update(hidden=16.0), "16.0 stands where it cannot"),
    (lambda it: it["run"]["config"].update(alpha="0.1"), "'0.1' stands where it cannot"),
    (lambda it: it["run"]["config"].update(alpha=10**400), "a number of 1,329 bits stands"),
    (lambda it: it["run"]["config"].pop("seed"), "does not have the fields hidden, alpha, bits"),
    (lambda it: it["run"]["branches"][1]["entries"][0].update(iteration=-1), "iteration is -1"),
    (lambda it: it["run"]["branches"][1]["entries"][0].update(what=None), "None stands where"),
    (lambda it: it["run"]["branches"][1]["entries"][0]["what"].update(kind="Run"), "stands where"),
    (lambda it: it["run"]["branches"][1]["entries"][2]["what"].update(frozen=1), "1 stands where"),
    (lambda it: it["run"]["bookmarks"][0].update(name="a\nb"), "The name of a bookmark is one"),
    (lambda it: it["run"].update(start=2), "A run begins with weights that the file does not hold"),
    (lambda it: it["run"].update(start=True), "A run begins with weights that the file does not"),
    (lambda it: it["run"].update(start=1), "own weights of a run have another number of hidden"),
    (lambda it: it.update(run=[]), "A run is none"),
    (lambda it: it["starts"][0].update(hidden=129), "The number of hidden units is 129, but must"),
    (lambda it: it["starts"][0].update(hidden=6), "synapse_0 is not a matrix of 2 × 6 numbers"),
    (lambda it: it.update(numbers=[1]), "[1] does not have 2 parts"),
    (lambda it: it["view"].update(zoom=[1.0]), "[1.0] stands where Range should"),
    (lambda it: it["view"].update(tab="Tab 7"), "'Tab 7' stands where it cannot"),
    (lambda it: it["view"].update(step_size=True), "True stands where it cannot"),
    (lambda it: it["arrays"]["synapse_0"].update(dtype="<f4"), "its weights are not those"),
])  # fmt: skip
def test_the_sentence_says_what_is_wrong(
    change: Callable[[dict[str, Any]], object], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.rnnviz"
    path.write_bytes(with_manifest(change))
    with pytest.raises(SessionError) as caught:
        read_session(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path} cannot be opened: ")
    assert told in sentence
    assert sentence.endswith(".")
    assert not sentence.endswith("..")


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="there is no such file"):
        read_session(tmp_path / "nowhere.rnnviz")
    with pytest.raises(SessionError, match="it is no file"):
        read_session(tmp_path)
    with pytest.raises(SessionError, match="cannot be opened"):
        read_session(tmp_path / ("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.rnnviz")
    with pytest.raises(SessionError, match="it is no file"):
        read_session(tmp_path / "pipe.rnnviz")


def test_a_session_that_no_file_may_hold_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "large.rnnviz"
    path.write_bytes(GOOD)
    entries = RICH.work.run.branches[1].entries * 4000
    with pytest.raises(SessionError, match="too large for a file of 2,500,000 bytes"):
        write_session(path, _with_entries(entries))
    assert path.read_bytes() == GOOD


def _with_entries(entries: tuple[Any, ...]) -> Session:
    run = RICH.work.run
    branches = (run.branches[0], replace(run.branches[1], entries=entries), run.branches[2])
    return Session(replace(RICH.work, run=replace(run, branches=branches)), RICH.view)
