"""``rnn-viz lesson``: the list of lessons; with ``--check``, every mistake of one with its line."""

import textwrap
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.cli.failures import InputError
from rnn_viz.cli.progress import Progress
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.values.claims import is_contradicted, value_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.steps import finish
from rnn_viz.core.words.numbers import counted
from rnn_viz.io import compile_cache
from rnn_viz.io.lessons.lesson_file import LessonFileError, load_lesson

_WIDTH = 76  # letters of a line


def run(options: Namespace) -> int:
    """List the lessons, or check one."""
    return _list() if options.check is None else _check(options.check)


def _list() -> int:
    for number, path in enumerate(shipped_lessons(), start=1):
        lesson, _ = load_lesson(path)
        if lesson is None:
            continue
        time = f"{lesson.minutes} min"
        print(f"{number}  {lesson.title:<46} {len(lesson.pages):2} pages  {time:>6}")
        print(textwrap.indent(textwrap.fill(lesson.know, _WIDTH), "   "))
    return 0


def _check(name: str) -> int:
    """Say every mistake of a lesson; raises InputError where there is one."""
    try:
        lesson, mistakes = load_lesson(Path(name))
    except LessonFileError as error:
        raise InputError(str(error)) from None
    if lesson is not None:
        compile_cache.prepare()
        mistakes = (*mistakes, *_untrue(lesson))
    for mistake in sorted(mistakes):
        print(f"{name}:{mistake.line}: {mistake.sentence}")
    if mistakes or lesson is None:
        raise InputError(f"'{name}' has {counted(len(mistakes), 'mistake')}.")
    counts = (
        counted(len(lesson.pages), "page"),
        counted(lesson.minutes, "minute"),
        counted(len(lesson.claims), "value"),
    )
    print(f"No mistakes: {', '.join(counts)}.")
    return 0


def _untrue(lesson: Lesson) -> list[Mistake]:
    """Return what the lesson says of its run that is not so."""
    facts, untrue, total = Facts(lesson.config), [], len(lesson.claims)
    with Progress() as progress:
        values = {}
        for done, claim in enumerate(lesson.claims):
            progress.show("working out values:", done, total)
            values[claim.key] = finish(value_of(claim, facts))
    for page in lesson.pages:
        for claim in page.claims:
            if is_contradicted(claim, values):
                said, found = claim.expected, values[claim.key].text
                untrue.append(Mistake(page.line, _UNTRUE.format(page.title, said, found)))
    return untrue


_UNTRUE = "The page “{}” needs “{}”, but in this run it is “{}”."
