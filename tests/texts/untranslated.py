"""Texts in the source that do not go through the catalogue, found by what they look like."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

TRANSLATING = {"_": (0,), "_n": (0, 1), "_p": (0, 1)}  # and which arguments are texts
LANGUAGE = "rnn_viz.core.language"
_NAME = "RNN Viz"
_TWO_WORDS = re.compile(r"[^\W\d_] [^\W\d_]")
_A_WORD_WITH_A_VALUE = re.compile(r"[^\W\d_]{2,} \S|\S [^\W\d_]{2,}")
_CAPITAL = re.compile(r"[A-Z][a-z]+\b(?![.\w]*[+(\[])")  # no keys, no code
_KEYS = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+.+")
# what is no text of the user's although it looks like one: arguments of calls, by place or name
NO_TEXTS: Mapping[str, tuple[int | str, ...]] = {
    "ActionSpec": (1, 3),  # the key of the menu, and keys
    "setStyleSheet": (0,),
    "setStyle": (0,),
    "TypeVar": (0,),
    "ValueError": (0,),  # those that users read are errors with a name of their own
    "TypeError": (0,),
    "KeyError": (0,),
    "AssertionError": (0,),
    "RuntimeError": (0,),
    "debug": (0,), "info": (0,), "warning": (0,), "error": (0,), "exception": (0,),  # the log
    "strftime": (0,),
}  # fmt: skip


class Literal(NamedTuple):
    """A text in the source, placeholders of an f-string as 0."""

    line: int
    text: str


def untranslated(source: str) -> Iterator[Literal]:
    """Yield what looks like a text and is not in ``_()``, ``_n()`` or ``_p()``."""
    tree = ast.parse(source)
    skipped = set(_skipped(tree))
    for node in _walk(tree, skipped):
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                part.value if isinstance(part, ast.Constant) else "0" for part in node.values
            ).replace(_NAME, "")
            is_text = bool(_A_WORD_WITH_A_VALUE.search(text))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.replace(_NAME, "")
            is_text = bool(_TWO_WORDS.search(text))
        else:
            continue
        if (is_text or _CAPITAL.match(text)) and not _KEYS.fullmatch(text):
            yield Literal(node.lineno, text)


def not_extracted(source: str) -> Iterator[Literal]:
    """Yield the texts that are asked for but cannot be found by the tools, and what hides ``_``."""
    tree = ast.parse(source)
    if LANGUAGE not in source:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node)) in TRANSLATING:
            for at in TRANSLATING[name]:
                if not isinstance(node.args[at], ast.Constant):
                    yield Literal(node.lineno, f"{name}() takes the text itself, no f-string")
        if isinstance(node, ast.JoinedStr) and _asks(node):
            yield Literal(node.lineno, "an f-string around a text hides it from the tools")
        is_stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        if (is_stored and node.id == "_") or (isinstance(node, ast.arg) and node.arg == "_"):
            yield Literal(node.lineno, "_ is a name for something else here")


def _walk(node: ast.AST, skipped: set[ast.AST]) -> Iterator[ast.AST]:
    if node in skipped:
        return
    yield node
    if not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from _walk(child, skipped)
        return
    for part in node.values:  # its words are one text; what it shows may hold others
        if isinstance(part, ast.FormattedValue):
            yield from _walk(part.value, skipped)


def _skipped(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what holds no texts to be translated: docstrings, types, and what calls say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node
        for name in ("annotation", "returns"):
            if (declared := getattr(node, name, None)) is not None:
                yield declared
        if isinstance(node, ast.Call):
            name = _name(node)
            if name in TRANSLATING:
                yield from (node.args[at] for at in TRANSLATING[name])
            places = NO_TEXTS.get(name, ())
            yield from (it for at, it in enumerate(node.args) if at in places)
            yield from (it.value for it in node.keywords if it.arg in places)


def _asks(node: ast.AST) -> bool:
    return any(isinstance(it, ast.Call) and _name(it) in TRANSLATING for it in ast.walk(node))


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
