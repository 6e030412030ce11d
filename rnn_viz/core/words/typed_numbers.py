"""Read what is typed into fields: numbers by one rule for separators.

In a whole number a comma, or a narrow blank, may separate thousands: 10,000. Decimals take a point
and nothing else. Any other comma is refused, never read as another number.
"""

import re
from typing import Any

from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS, ConfigError, Field, RunConfig, readable
from rnn_viz.core.words.numbers import without_power

MAX_BITS = 1024
THOUSANDS = _("a comma only separates thousands, as in 10,000")
POINT = _("decimals take a point and no comma, as in 0.5")
_NO_WHOLE = _("'{text}' is not a whole number.")
_NO_NUMBER = _("'{text}' is not a number.")
_SIGNS = "-+−"
_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_DIGITS = re.compile(rf"[0-9]+|[1-9][0-9]{{0,2}}(?P<by>[,{_BLANKS}])[0-9]{{3}}((?P=by)[0-9]{{3}})*")
_WHOLE = re.compile(rf"[{_SIGNS}]?(?:{_DIGITS.pattern})")
_DECIMAL = re.compile(rf"[{_SIGNS}]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[{_SIGNS}]?[0-9]+)?"
                      r"|inf(?:inity)?|nan)", re.ASCII | re.IGNORECASE)  # fmt: skip
_CODED = re.compile(r"0[bB][01]+|0[xX][0-9a-fA-F]+")
_PLAIN = str.maketrans("−", "-", f",{_BLANKS}")
_LONGEST = MAX_BITS + 2  # digits; more are more bits in any base, and decimals have fewer


class NumberError(ValueError):
    """One clear sentence about a text that is not a usable number."""


class CommaError(NumberError):
    """The text would be a number but for its commas; ``rule`` says how to write it."""

    def __init__(self, text: str, rule: str) -> None:
        super().__init__(_("'{text}' is not read: {rule}.").format(text=_short(text), rule=rule))
        self.rule = rule


def read_whole(text: str) -> int:
    """Return the whole number that the text spells; outer blanks do not count.

    Raises
    ------
    NumberError
        The text is something else, or spells a number of more than 1,024 bits.
    CommaError
        It has a comma where no thousands begin.
    """
    plain = text.strip()
    if not _WHOLE.fullmatch(plain):
        raise _refusal(plain, _NO_WHOLE, _WHOLE, THOUSANDS)
    digits = plain.translate(_PLAIN)
    size = _bounded(digits.lstrip("+-"), 10)
    return -size if digits.startswith("-") else size


def read_decimal(text: str) -> float:
    """Return the float nearest to what the text spells, infinite and NaN included.

    A power of ten may be written as the window does: 1·10⁻⁵.

    Raises
    ------
    NumberError
        The text is something else, or endless.
    CommaError
        It has a comma.
    """
    plain = without_power(text.strip())
    if len(plain) > _LONGEST or not _DECIMAL.fullmatch(plain):
        raise _refusal(plain, _NO_NUMBER, _DECIMAL, POINT)
    return float(plain.translate(_PLAIN))


def read_iteration(text: str, low: int, high: int, asked: str) -> int:
    """Return a typed iteration from ``low`` to ``high``.

    ``asked`` asks for one in a sentence, in which ``{low:,}`` and ``{high:,}`` are filled in.

    Raises
    ------
    NumberError
        The text is none of them.
    """
    try:
        iteration = read_whole(text)
    except CommaError:
        raise
    except NumberError:
        iteration = low - 1
    if not low <= iteration <= high:
        raise NumberError(asked.format(low=low, high=high))
    return iteration


def parse_number(text: str) -> int:
    """Return the number to be added that the text spells: decimal, 0b… or 0x…, without a sign.

    Raises
    ------
    NumberError
        The text is empty, has a sign, or is refused by :func:`read_whole`.
    """
    plain = text.strip()
    if not plain:
        raise NumberError(_("Type a number: 52, 0b11 or 0x34."))
    unsigned = plain[1:] if plain[0] in _SIGNS else plain
    is_coded = _CODED.fullmatch(unsigned)
    if not is_coded and not _DIGITS.fullmatch(unsigned):
        raise _refusal(plain, _NO_WHOLE, _WHOLE, THOUSANDS)
    if plain != unsigned:
        raise NumberError(_("Only whole numbers from 0 up, without a sign."))
    if is_coded:
        return _bounded(plain[2:], 2 if plain[1] in "bB" else 16)
    return read_whole(plain)


def _bounded(digits: str, base: int) -> int:
    """Return the number, unless it is so long that Python would take ages or refuse."""
    significant = digits.lstrip("0")
    number = int(significant or "0", base) if len(significant) <= _LONGEST else None
    if number is None or number.bit_length() > MAX_BITS:
        said = _("At most {most:,} bits: '{text}' is longer.")
        raise NumberError(said.format(most=MAX_BITS, text=_short(digits)))
    return number


def _refusal(text: str, said: str, form: re.Pattern[str], rule: str) -> NumberError:
    """Return why a text is not read: because of its commas, or because it is no number at all."""
    if "," in text and form.fullmatch(text[:_LONGEST].replace(",", "")):
        return CommaError(text, rule)
    return NumberError(said.format(text=_short(text)))


def _short(text: str) -> str:
    short = text if len(text) <= 24 else f"{text[:16]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def parse_config(texts: dict[str, str]) -> RunConfig:
    """Build a configuration from typed text, one entry a field; the others keep their value.

    Raises
    ------
    ConfigError
        A text is not a number of the right kind, or out of range.
    """
    values: dict[str, Any] = {
        field.name: parse_field(field, texts[field.name]) for field in FIELDS if field.name in texts
    }
    return RunConfig(**values)


def parse_field(field: Field, text: str) -> int | float:
    """Read one field from typed text; whole numbers may part their thousands, as in ``10,000``.

    Raises
    ------
    ConfigError
        The text is not a number of the right kind, or out of range.
    """
    shown = readable(text.strip())
    try:
        value = read_whole(text) if field.is_whole else read_decimal(text)
    except CommaError as error:
        said = _("{name} is '{text}', but {rule}.")
        sentence = said.format(name=field.label, text=shown, rule=error.rule)
        raise ConfigError(field.name, sentence) from None
    except NumberError:
        raise ConfigError(field.name, field.refusal(_("'{text}'").format(text=shown))) from None
    if not field.allows(value):
        raise ConfigError(field.name, field.refusal(shown))
    return value
