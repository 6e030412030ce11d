"""The catalogues of texts: what the source has, what is translated, what the program reads."""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / "resources" / "locale"
NAME = "rnn_viz"
TEMPLATE = FOLDER / f"{NAME}.pot"
LANGUAGES = ("de",)
KEYWORDS = {"_": None, "_n": (1, 2), "_p": ((1, "c"), 2)}
_NOT_WRITTEN = (b'"Report-Msgid', b'"Last-Translator', b'"Language-Team', b'"Generated-By')
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # a date that changes would be in every commit


def po_file(language: str) -> Path:
    """Return the file that is translated by hand."""
    return FOLDER / language / "LC_MESSAGES" / f"{NAME}.po"


def mo_file(language: str) -> Path:
    """Return the file that the program reads."""
    return po_file(language).with_suffix(".mo")


def template() -> Catalog:
    """Return all texts of the source, in the order of its files."""
    found = Catalog(
        project="RNN Viz", creation_date=_ALWAYS, revision_date=_ALWAYS, fuzzy=False,
        header_comment="# Made by: python3 dev.py texts",
    )  # fmt: skip
    package = TOP / "rnn_viz"
    for name, _line, message, comments, context in sorted(
        extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS), key=lambda it: it[:2]
    ):
        place = f"rnn_viz/{Path(name).as_posix()}"
        found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """Return what is translated."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def written(found: Catalog) -> bytes:
    """Return a catalogue as text; places are files without lines, which would always change."""
    text = io.BytesIO()
    write_po(text, found, width=100, include_lineno=False, ignore_obsolete=True)
    lines = text.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_NOT_WRITTEN))


def compiled(found: Catalog) -> bytes:
    """Return a catalogue as the program reads it; what is doubtful is left out."""
    binary = io.BytesIO()
    write_mo(binary, found)
    return binary.getvalue()


def update() -> list[str]:
    """Bring all files up to date; return what is to be translated."""
    texts = template()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(written(texts))
    left = []
    for language in LANGUAGES:
        found = catalogue(language)
        found.update(texts, no_fuzzy_matching=True)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(written(found))
        mo_file(language).write_bytes(compiled(found))
        left += [f"{language}: not translated: {text}" for text in missing(found)]
    return left


def missing(found: Catalog) -> list[str]:
    """Return the texts that are not translated, in all their forms."""
    return [
        str(it.id) for it in found
        if it.id and not all([it.string] if isinstance(it.string, str) else it.string or [""])
    ]  # fmt: skip
