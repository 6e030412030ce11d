"""Read the numbers that people type: decimal, 0b… and 0x…, up to 1,024 bits."""

import re

MAX_BITS = 1024
_FORM = re.compile(r"[0-9]+|0[bB][01]+|0[xX][0-9a-fA-F]+")
_LONGEST = MAX_BITS + 2  # as text: 0b and one digit a bit


class NumberError(ValueError):
    """One clear sentence about a text that is not a usable number."""


def parse_number(text: str) -> int:
    """Return the non-negative integer that the text spells; outer blanks do not count.

    Raises
    ------
    NumberError
        The text is empty, has a sign, blanks inside, letters, digits of another script,
        or spells a number of more than 1,024 bits.
    """
    plain = text.strip()
    if not plain:
        raise NumberError("Type a whole number, such as 52, 0b110100 or 0x34.")
    if plain[0] in "+-−" and _FORM.fullmatch(plain[1:]):
        raise NumberError("Only whole numbers from 0 up, without a sign.")
    if not _FORM.fullmatch(plain):
        raise NumberError(f"'{_short(plain)}' is not a whole number such as 52, 0b110100 or 0x34.")
    prefix, digits = plain[:2].lower(), plain[2:].lstrip("0")
    base = {"0b": 2, "0x": 16}.get(prefix, 10)
    if base == 10:
        digits = plain.lstrip("0")
    number = int(digits or "0", base) if len(digits) <= _LONGEST else None
    if number is None or number.bit_length() > MAX_BITS:
        raise NumberError(f"At most {MAX_BITS:,} bits: '{_short(plain)}' is longer.")
    return number


def _short(text: str) -> str:
    short = text if len(text) <= 24 else f"{text[:16]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)
