"""A moment of a run as a short text that can be sent to somebody, and read again.

It holds the configuration, the iteration and the numbers on stage; what was done to the run by
hand is in a session.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig, readable
from rnn_viz.core.words.typed_numbers import NumberError, parse_field, parse_number, read_whole

SCHEME = "rnn-viz:"
LONGEST_LINK = 4_000  # letters; two numbers of 1,024 bits take 620
_MOST_TOLD = 5  # fields that are left out
_FIELDS = {field.name: field for field in FIELDS}
_AT, _NUMBERS = "at", ("a", "b")


class RunLinkError(ValueError):
    """One clear sentence about a text that is no link."""


@dataclass(frozen=True, slots=True)
class RunLink:
    """A moment of a run on which nothing was done by hand.

    Attributes
    ----------
    config
        The configuration.
    at
        The iteration.
    numbers
        The user's own numbers on stage; ``None`` for the training example.
    """

    config: RunConfig
    at: int = 0
    numbers: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The link, such as ``rnn-viz:?hidden=16&…&seed=0&…&at=6605&a=52&b=80``."""
        numbers = dict(zip(_NUMBERS, self.numbers or (), strict=False))
        return f"{SCHEME}?{urlencode({**self.config.as_dict(), _AT: self.at, **numbers})}"


def read_link(text: str) -> tuple[RunLink, str]:
    """Return what a link says, and one sentence about what of it is left out, or nothing.

    A field that is missing or left out has its usual value.

    Raises
    ------
    RunLinkError
        The text is no link.
    """
    link = text.strip()
    if not link.startswith(SCHEME):
        said = _("'{text}' is no link: one begins with {scheme}?hidden=16.")
        raise RunLinkError(said.format(text=readable(link), scheme=SCHEME))
    if len(link) > LONGEST_LINK:
        said = _("A link has at most {count:,} letters.")
        raise RunLinkError(said.format(count=LONGEST_LINK))
    query = link.removeprefix(SCHEME).removeprefix("?")
    problems: list[str] = []
    texts = _fields_of(query, problems)
    config = _config(texts, problems)
    found = RunLink(config, _at(texts, config, problems), _numbers(texts, problems))
    return found, _left_out(problems)


def _fields_of(query: str, problems: list[str]) -> dict[str, str]:
    """Return the texts of the known fields; the first of each."""
    texts: dict[str, str] = {}
    # a plus is one of a number: no field has blanks
    for name, text in parse_qsl(query.replace("+", "%2B"), keep_blank_values=True):
        if name in texts:
            problems.append(_("{name} is given twice").format(name=name))
        elif name in (*_FIELDS, _AT, *_NUMBERS):
            texts[name] = text
        else:
            problems.append(_("'{name}' is no field of a run").format(name=readable(name)))
    return texts


def _config(texts: dict[str, str], problems: list[str]) -> RunConfig:
    values: dict[str, int | float] = {}
    for name, field in _FIELDS.items():
        if name in texts:
            try:
                values[name] = parse_field(field, texts[name])
            except ConfigError as error:
                problems.append(str(error))
    return RunConfig(**values)  # type: ignore[arg-type]


def _at(texts: dict[str, str], config: RunConfig, problems: list[str]) -> int:
    text = texts.get(_AT, "0")
    try:
        iteration = read_whole(text)
    except NumberError:
        iteration = -1
    if 0 <= iteration <= config.iterations:
        return iteration
    said = _("{name} is '{text}', but must be an iteration from 0 to {end:,}")
    problems.append(said.format(name=_AT, text=readable(text), end=config.iterations))
    return 0


def _numbers(texts: dict[str, str], problems: list[str]) -> tuple[int, int] | None:
    given = [name for name in _NUMBERS if name in texts]
    if len(given) == 1:
        said = _("{name} is there alone, but a sum has a and b")
        problems.append(said.format(name=given[0]))
    if len(given) < len(_NUMBERS):
        return None
    numbers = []
    for name in _NUMBERS:
        try:
            numbers.append(parse_number(texts[name]))
        except NumberError as error:
            problems.append(f"{name}: {error}")
    return (numbers[0], numbers[1]) if len(numbers) == len(_NUMBERS) else None


def _left_out(problems: list[str]) -> str:
    """Return one sentence about all problems; empty if there are none."""
    if not problems:
        return ""
    told = "; ".join(problem.rstrip(".") for problem in problems[:_MOST_TOLD])
    more = len(problems) - _MOST_TOLD
    said = (
        _("Left out of the link: {problems}; and {more} more.")
        if more > 0
        else _("Left out of the link: {problems}.")
    )
    return said.format(problems=told, more=more)
