"""Read what is typed into the fields of a run: the numbers that it depends on."""

from typing import Any

from rnn_viz.core.run.config import FIELDS, ConfigError, Field, RunConfig, readable
from rnn_viz.core.words.typed_numbers import CommaError, NumberError, read_decimal, read_whole


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
        raise ConfigError(field.name, f"{field.label} is '{shown}', but {error.rule}.") from None
    except NumberError:
        raise ConfigError(field.name, field.refusal(f"'{shown}'")) from None
    if not field.allows(value):
        raise ConfigError(field.name, field.refusal(shown))
    return value
