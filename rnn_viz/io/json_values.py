"""Values as plain JSON and back: strict, by the types that their classes declare, no code run."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from rnn_viz.core.language import _
from rnn_viz.core.run.config import quoted

_KIND = "kind"  # the name of a class among its fields
_NUMBERS = (int, float)


class JsonValueError(ValueError):
    """One clear sentence about plain JSON that is not the value it should be."""


def read_json(path: Path, largest: int) -> Any:
    """Return the JSON in a file; what is no number of JSON, like ``NaN``, is ``None``.

    Raises
    ------
    OSError
        The file cannot be read.
    ValueError, RecursionError
        It has more bytes than ``largest``, or is no JSON in UTF-8.
    """
    with open(path, "rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise ValueError("too large")
    return json.loads(data.decode("utf-8"), parse_constant=lambda _name: None)


def as_json(value: object) -> Any:
    """Return a value as what JSON can hold; sets in a fixed order."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        named = {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
        return {_KIND: type(value).__name__, **named}
    if isinstance(value, frozenset):
        return [as_json(item) for item in sorted(value)]
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value


def value_from_json(kind: Any, given: object) -> Any:
    """Return the value of a declared type that plain JSON stands for.

    Parameters
    ----------
    kind
        ``int``, ``float``, ``str``, ``bool``, an enumeration, a dataclass, a named tuple, or
        tuples, frozen sets and unions of such.
    given
        What :func:`as_json` returned, or anything else.

    Raises
    ------
    JsonValueError
        It is something else.
    ValueError
        The class refuses its values.
    """
    if get_origin(kind) in (Union, UnionType):
        kinds = [member for member in get_args(kind) if _may_be(member, given)]
        if not kinds:
            raise JsonValueError(_("{value} stands where it cannot.").format(value=quoted(given)))
        kind = kinds[0]  # at most one class goes by a name
    if not _may_be(kind, given):
        raise JsonValueError(_("{value} stands where it cannot.").format(value=quoted(given)))
    if isinstance(given, dict):
        return _fields_of(kind, given)
    if isinstance(given, list):
        return _items_of(kind, given)
    return kind(given) if kind is not NoneType else None


def values_from_json(kinds: Mapping[str, Any], given: object) -> dict[str, Any]:
    """Return named values, each of its declared type; every name is there, and no other.

    Raises
    ------
    JsonValueError
        A name is missing or unknown, or a value is something else.
    ValueError
        A class refuses its values.
    """
    if not isinstance(given, dict) or given.keys() != kinds.keys():
        sentence = _("{value} does not have the fields {names}.")
        raise JsonValueError(sentence.format(value=quoted(given), names=", ".join(kinds)))
    return {name: value_from_json(kind, given[name]) for name, kind in kinds.items()}


@lru_cache(maxsize=64)
def declared_types(kind: type) -> Mapping[str, Any]:
    """Return the types of the fields that a class declares."""
    return get_type_hints(kind)


def _may_be(kind: Any, given: object) -> bool:
    """Whether plain JSON has the form of a type, looked at from outside."""
    if is_dataclass(kind):
        return isinstance(given, dict) and given.get(_KIND) == getattr(kind, "__name__", "")
    if isinstance(given, bool) or kind is bool:
        return isinstance(given, bool) and kind is bool
    if isinstance(kind, type) and issubclass(kind, Enum):
        return any(given == member.value for member in kind)
    if kind is float:
        return isinstance(given, _NUMBERS) and _is_float(given)
    if kind in (int, str, NoneType):
        return isinstance(given, kind)
    return isinstance(given, list)


def _is_float(number: int | float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number that no float comes near
        return False


def _fields_of(kind: Any, given: dict[str, Any]) -> Any:
    """Return a value of a dataclass."""
    named = {name: it for name, it in given.items() if name != _KIND}
    return kind(**values_from_json(declared_types(kind), named))


def _items_of(kind: Any, given: list[Any]) -> Any:
    """Return a tuple, a named tuple or a frozen set."""
    if hasattr(kind, "_fields"):
        named = dict(zip(kind._fields, given, strict=False))
        if len(given) != len(kind._fields):
            sentence = _("{value} stands where {kind} should.")
            raise JsonValueError(sentence.format(value=quoted(given), kind=kind.__name__))
        return kind(**values_from_json(declared_types(kind), named))
    outer, members = get_origin(kind), get_args(kind)
    if outer is frozenset or members[-1] is Ellipsis:
        items = [value_from_json(members[0], item) for item in given]
        return outer(items)
    if len(given) != len(members):
        sentence = _("{value} does not have {count} parts.")
        raise JsonValueError(sentence.format(value=quoted(given), count=len(members)))
    return tuple(value_from_json(member, item) for member, item in zip(members, given, strict=True))
