"""P-2: any order of work, files, ends and crashes, against a small plain model of what is kept."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from rnn_viz.app.actions.do import Do
from rnn_viz.app.files.autosave import Autosave
from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.session import saved_run
from rnn_viz.io.session_file import read_session
from tests.app.files.test_files import act, answer, questions, save
from tests.app.files.test_keeping_work import crashed
from tests.engine.plain_run import PlainRun
from tests.engine.plain_runs import PlainKept, PlainRuns
from tests.long_forms import is_long

FILES = ("one.rnnviz", "two.rnnviz")
ANSWERS = st.sampled_from(["Save", "Don't save", "Cancel"])
AT_FIRST = RunConfig(iterations=500)  # in the windows of these tests
STARTS = 1  # in one example: they take longest
PLACES = st.integers(0, 60)


@dataclass
class Work:
    """All that a file has: the run shown, and the others."""

    config: RunConfig
    run: PlainRun
    playhead: int
    runs: PlainRuns

    def kept(self) -> "Work":
        """Return it as a file gives it back: without what could be undone, and in order."""
        new = deepcopy(self)
        for run in (new.run, *(it.run for it in new.runs.kept.values())):
            run.done, run.undone, run.made = [], [], max(run.branches)
        new.runs.kept = {n: it for n, it in new.runs.kept.items() if n in new.runs.listed}
        new.runs.last = max((new.runs.number, *new.runs.kept))
        new.runs.in_memory, new.runs.former, new.runs.undone = [], {}, []
        return new

    @property
    def others(self) -> dict[int, Any]:
        kept = self.kept().runs.kept
        return {n: kept[n] for n in self.runs.listed}

    def has_more_than(self, kept: "Work | None") -> bool:
        """Whether something would be lost; looking at another moment or branch is nothing."""
        if kept is None or self.config != kept.config or self.others != kept.others:
            return True
        now, then = self.run.branches, kept.run.branches
        if {n: (it.entries, it.parent) for n, it in now.items()} != {
            n: (it.entries, it.parent) for n, it in then.items()
        }:
            return True
        return any(it.frontier > then[n].frontier for n, it in now.items())


def empty(config: RunConfig = AT_FIRST) -> Work:
    return Work(config, PlainRun(), 0, PlainRuns())


@dataclass
class Kept:
    """What is on the disk under a name of the program's own."""

    work: Work
    path: Path | None
    is_modified: bool


@dataclass
class Desk:
    """What lasts from one example to the next: a window takes long to be made."""

    open_window: Callable[..., Any]
    qtbot: Any
    home: Path
    folder: Path  # of the user's files
    window: Any = None
    engine: Any = None

    def start(self) -> None:
        """Start the program anew."""
        self.window, self.engine = self.open_window()
        act(self.window, self.engine)

    def clear(self) -> None:
        """Have a window with an empty session, and nothing on the disk."""
        if self.window is None:
            self.start()
        for question in questions(self.window):
            question.reject()
        self.window.files.begin_anew()
        act(self.window, self.engine)
        for folder in (self.folder, self.home / "autosave", self.home / "recovered"):
            shutil.rmtree(folder, ignore_errors=True)
        self.folder.mkdir()


class Machine(RuleBasedStateMachine):
    """The window beside what it should have, and the disk beside what should be on it."""

    desk: Desk

    @initialize()
    def begin(self) -> None:
        self.desk.clear()
        self.starts_left = STARTS
        self.files: dict[str, Work] = {}
        self.last: Kept | None = None
        self.autosaved: Kept | None = None
        self.has(empty(RunConfig()), None)
        config = RunConfig(hidden=2, bits=3, iterations=60)
        self.do(do.Configure(config))
        self.new_run(config)

    @property
    def window(self) -> Any:
        return self.desk.window

    def do(self, *commands: Any) -> None:
        act(self.window, self.desk.engine, *commands)

    def new_run(self, config: RunConfig) -> None:
        work = self.work
        work.runs.begin(PlainKept(work.config, work.run, work.playhead))
        work.config, work.run, work.playhead = config, PlainRun(), 0

    @property
    def end(self) -> int:
        return self.work.config.iterations

    @property
    def is_modified(self) -> bool:
        return self.work.has_more_than(self.saved)

    # work

    @rule(iteration=PLACES)
    def go_to(self, iteration: int) -> None:
        self.do(do.GoTo(iteration))
        self.work.playhead = iteration
        self.work.run.here.frontier = max(self.work.run.here.frontier, iteration)

    @rule(count=st.sampled_from([1, -1, 10]))
    def step(self, count: int) -> None:
        self.do(do.Step(count))
        work = self.work
        work.playhead = min(max(work.playhead + count, 0), self.end)
        work.run.here.frontier = max(work.run.here.frontier, work.playhead)

    @rule()
    def run_and_pause(self) -> None:
        self.window.dispatch.take(do.RunOrPause())
        self.desk.engine.work(2)
        self.do(do.Pause())
        self.work.playhead = self.window.bridge.newest.iteration  # as far as it came
        self.work.run.here.frontier = max(self.work.run.here.frontier, self.work.playhead)

    @rule()
    def reset(self) -> None:
        self.do(do.BackToStart())
        self.work.playhead = 0

    @rule(alpha=st.sampled_from([0.5, 0.25]))
    def intervene(self, alpha: float) -> None:
        self.do(do.Intervene(SetAlpha(alpha)))
        self.work.run.intervene(self.work.playhead, SetAlpha(alpha), self.end)
        self.work.runs.undone.clear()

    @rule(seed=st.integers(0, 2))
    def apply(self, seed: int) -> None:
        config = replace(self.work.config, seed=seed)
        self.do(do.Configure(config))
        if config != self.work.config:
            self.new_run(config)

    @rule()
    def undo(self) -> None:
        self.do(do.Undo())
        work, runs = self.work, self.work.runs
        if work.run.done:
            work.playhead = work.run.undo(work.playhead)
        elif runs.before is not None:
            number = runs.number
            self.show_run(runs.before)
            runs.undone.append(number)

    @rule()
    def redo(self) -> None:
        self.do(do.Redo())
        work, runs = self.work, self.work.runs
        if work.run.undone:
            work.playhead = work.run.redo(work.playhead)
        elif runs.again is not None:
            self.show_run(runs.again)

    def show_run(self, number: int) -> None:
        work = self.work
        left = PlainKept(work.config, work.run, work.playhead)
        (work.config, work.run, work.playhead), was_in_memory = work.runs.go_to(number, left)
        if not was_in_memory:
            work.run.done, work.run.undone = [], []
            work.run.made = max(work.run.branches)

    # files

    @rule(name=st.sampled_from(FILES))
    def save_as(self, name: str) -> None:
        save(self.window, self.desk.folder / name)
        self.path = self.desk.folder / name
        self.is_saved()

    @precondition(lambda self: self.path is not None)
    @rule()
    def save(self) -> None:
        self.window.actions_by_key[Do.SAVE].trigger()
        self.is_saved()

    def is_saved(self) -> None:
        assert self.path is not None
        self.saved = self.files[self.path.name] = self.work.kept()

    @precondition(lambda self: self.files)
    @rule(data=st.data(), said=ANSWERS)
    def open(self, data: Any, said: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.files)))
        self.window.files.open_asking(self.desk.folder / name)
        if self.may_go_on(said):
            self.do()
            self.has(self.files[name], self.desk.folder / name)

    @rule(said=ANSWERS)
    def new(self, said: str) -> None:
        self.window.actions_by_key[Do.NEW].trigger()
        if self.may_go_on(said):
            self.do()
            self.has(empty(RunConfig()), None)

    def may_go_on(self, said: str) -> bool:
        """Answer the question, if there must be one; return whether the work is given up."""
        if not self.is_modified:
            assert not questions(self.window)
            return True
        said = "Cancel" if said == "Save" and self.path is None else said
        answer(self.window, said)
        if said == "Save":
            self.is_saved()
        return said != "Cancel"

    def has(self, work: Work, path: Path | None, *, is_modified: bool = False) -> None:
        """Take note that the window has some work, as a file gives it."""
        self.work, self.path = work.kept(), path
        self.saved = None if is_modified else work.kept()

    # ends

    @rule()
    def keep_by_itself(self) -> None:
        (autosave,) = self.window.files.findChildren(Autosave)
        autosave._clock, autosave._acted = (lambda: 1e9), 0.0
        autosave.look()
        self.desk.qtbot.waitUntil(autosave._writing.done)
        self.autosaved = Kept(self.work.kept(), self.path, self.is_modified)

    @precondition(lambda self: self.starts_left)
    @rule(said=ANSWERS)
    def close_and_start(self, said: str) -> None:
        self.starts_left -= 1
        must_answer = self.path is not None and self.is_modified
        assert self.window.close() != must_answer
        if must_answer and not self.may_go_on(said):
            return
        gives_up = must_answer and said == "Don't save"
        if not gives_up:
            self.last = Kept(self.work.kept(), self.path, self.is_modified)
        self.autosaved = None
        self.begin_where(self.last)

    @precondition(lambda self: self.starts_left)
    @rule(said=st.sampled_from(["Bring back", "Not now"]))
    def crash_and_start(self, said: str) -> None:
        self.starts_left -= 1
        crashed(self.window, self.desk.home, self.desk.folder)
        lost, self.autosaved = self.autosaved, None
        if lost is None or not lost.is_modified:  # all of it is in its file: one begins there
            self.begin_where(lost or self.last)
            return
        if self.last is not None and self.last.is_modified:
            self.last = None  # among what is recovered
        self.desk.start()
        answer(self.window, said)
        self.do()
        is_back = said == "Bring back"
        self.has(lost.work if is_back else empty(), lost.path if is_back else None,
                 is_modified=is_back)  # fmt: skip

    def begin_where(self, kept: Kept | None) -> None:
        self.desk.start()
        assert not questions(self.window)
        if kept is None:
            self.has(empty(), None)
        else:
            self.has(kept.work, kept.path, is_modified=kept.is_modified)
            self.autosaved, self.last = kept, None  # what was last is the window's now

    # what must always hold

    @invariant()
    def it_has_what_the_model_says(self) -> None:
        if hasattr(self, "work"):
            now = self.window.bridge.newest
            assert_is(saved_run(now), self.work)
            assert now.number == self.work.runs.number
            assert [it.number for it in now.earlier] == self.work.runs.listed
            assert self.window.files.document.path == self.path
            assert self.window.isWindowModified() == self.is_modified

    @invariant()
    def its_files_have_what_the_model_says(self) -> None:
        for name, work in getattr(self, "files", {}).items():
            assert_is(read_session(self.desk.folder / name).work.run, work)


def assert_is(run: SavedRun, work: Work) -> None:
    """Assert that a run is the one that the model has."""
    assert (run.config, run.playhead, run.current) == (
        work.config, work.playhead, work.run.current
    )  # fmt: skip
    assert {it.number: (it.frontier, it.entries) for it in run.branches} == {
        number: (it.frontier, it.entries) for number, it in work.run.branches.items()
    }


def test_work_and_files_are_what_a_plain_model_says(
    open_window: Any, home: Path, tmp_path: Path, qtbot: Any
) -> None:
    class AtHome(Machine):
        desk = Desk(open_window, qtbot, home, tmp_path / "files")

    examples, steps = (200, 40) if is_long() else (5, 25)
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    run_state_machine_as_test(
        AtHome,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, suppress_health_check=checks
        ),
    )
