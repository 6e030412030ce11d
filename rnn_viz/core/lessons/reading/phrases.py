"""Lines of directives as phrases: fixed words, and what is chosen between them."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from rnn_viz.core.language import _
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.run.config import RunConfig, readable

T = TypeVar("T")
Phrases = Mapping[str, Callable[..., T]]
"""Patterns, with ``…`` for what is chosen, and what makes a value of it.

It gets the configuration of the lesson's run, then the texts that stand for each ``…``.
"""


def read_phrase(phrases: Phrases[T], text: str, config: RunConfig, what: str) -> T:
    """Return the value of a line.

    Raises
    ------
    LessonError
        It is none of the phrases; ``what`` names the directive.
    """
    words = " ".join(text.split())
    for pattern, make in phrases.items():
        found = _form(pattern).fullmatch(words)
        if found is not None:
            return make(config, *found.groups())
    known = "; ".join(phrases)
    sentence = _("'{text}' says nothing in '{name}': it knows {names}.")
    raise LessonError(sentence.format(text=readable(words), name=what, names=known))


@lru_cache(maxsize=256)
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\ ", " ").replace("…", "(.+?)"))
