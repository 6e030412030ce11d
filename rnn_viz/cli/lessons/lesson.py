"""``rnn-viz lesson``: the list of lessons; one in the window; with ``--check`` its mistakes."""

import textwrap
from argparse import Namespace
from pathlib import Path

from rnn_viz.app.lessons.shipped import shipped_lessons
from rnn_viz.cli.failures import InputError
from rnn_viz.cli.progress import Progress
from rnn_viz.cli.window import open_on
from rnn_viz.core.language import _, _n
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.lessons.values.claims import is_contradicted, value_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.steps import finish
from rnn_viz.io import compile_cache
from rnn_viz.io.lessons.lesson_file import SUFFIX, LessonFileError, load_lesson

_WIDTH = 76  # letters of a line


def run(options: Namespace) -> int:
    """List the lessons, open one, or check one."""
    if options.opened is not None and options.check is not None:
        raise InputError(_("Either open a lesson or --check one."))
    if options.check is not None:
        return _check(options.check)
    return _list() if options.opened is None else _open(options)


def lesson_path(name: str) -> Path:
    """Return the file of a lesson that is named by its number or its path; raises InputError."""
    shipped = shipped_lessons()
    if name.isdecimal() and name.isascii():
        if not 1 <= int(name) <= len(shipped):
            sentence = _("There is no lesson {name}: there are 1 to {count}.")
            raise InputError(sentence.format(name=name, count=len(shipped)))
        return shipped[int(name) - 1]
    if not Path(name).is_file():
        raise InputError(_("There is no lesson '{name}'.").format(name=name))
    return Path(name).absolute()


def _open(options: Namespace) -> int:
    path = lesson_path(options.opened)
    if path.suffix.lower() != SUFFIX:
        raise InputError(_("A lesson is a file that ends in {suffix}.").format(suffix=SUFFIX))
    return open_on(options, str(path))


def _list() -> int:
    for number, path in enumerate(shipped_lessons(), start=1):
        lesson = load_lesson(path).lesson
        if lesson is None:
            continue
        time = _("{minutes} min").format(minutes=lesson.minutes)
        pages = _("{count:2} pages").format(count=len(lesson.pages))
        print(f"{number}  {lesson.title:<46} {pages}  {time:>6}")
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
        count = len(mistakes)
        sentence = _n("'{file}' has {count:,} mistake.", "'{file}' has {count:,} mistakes.", count)
        raise InputError(sentence.format(file=name, count=count))
    pages, minutes, values = len(lesson.pages), lesson.minutes, len(lesson.claims)
    counts = (
        _n("{count:,} page", "{count:,} pages", pages).format(count=pages),
        _n("{count:,} minute", "{count:,} minutes", minutes).format(count=minutes),
        _n("{count:,} value", "{count:,} values", values).format(count=values),
    )
    print(_("No mistakes: {counts}.").format(counts=", ".join(counts)))
    return 0


def _untrue(lesson: Lesson) -> list[Mistake]:
    """Return what the lesson says of its run that is not so."""
    facts, untrue, total = Facts(lesson.config), [], len(lesson.claims)
    with Progress() as progress:
        values = {}
        for done, claim in enumerate(lesson.claims):
            progress.show(_("working out values:"), done, total)
            values[claim.key] = finish(value_of(claim, facts))
    for page in lesson.pages:
        for claim in page.claims:
            if is_contradicted(claim, values):
                said, found = claim.expected, values[claim.key].text
                untrue.append(
                    Mistake(page.line, _UNTRUE.format(page=page.title, expected=said, found=found))
                )
    return untrue


_UNTRUE = _("The page “{page}” needs “{expected}”, but in this run it is “{found}”.")
