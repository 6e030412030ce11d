"""Every text goes through the catalogue, and the catalogues are whole and up to date."""

import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from rnn_viz.core import language
from rnn_viz.io.starting import languages
from tests.texts import catalogues
from tests.texts.untranslated import not_extracted, untranslated

TOP = Path(__file__).resolve().parents[2]
UPDATE = "run: python3 dev.py texts"
SOURCES = sorted((TOP / "rnn_viz").rglob("*.py"))
DONE = (  # packages and modules in which every text is translated
    "app/actions", "app/appearance.py", "app/dialogs.py", "app/files", "app/help",
    "app/leaving.py", "app/menu_row.py", "app/panels.py", "app/process", "app/workspaces",
    "core/glossary.py", "core/lenses", "core/run/config.py", "core/words/lenses",
    "core/words/tables/choice_names.py",
    "views/lenses", "views/run_card", "views/transport",
)  # fmt: skip
NO_TEXTS = {  # what looks like a text and is none, with the reason
    "app/actions/table.py": ("File", "Run", "Sum", "View", "Help"),  # keys of menus
    "app/actions/view_rows.py": ("English", "Deutsch"),  # languages, each in its own
    "app/help/glossary_window.py": ("<h4 style=", "<p style="),  # rich text
    "app/help/shortcut_sheet.py": ("File", "Run", "Sum", "View", "Help"),  # keys of menus
    "app/process/crashes.py": ("Fatal Python error: ",),  # how Python begins it
    "app/process/qt_messages.py": ("Qt ends the program: ", "Qt: "),  # for the log
    "core/lenses/long_sums/wrong_sum.py": ("sums of the", "random sums"),  # values of choices
    "core/lenses/look.py": ("equal states", "equal means"),  # values of choices
    "core/words/lenses/learned.py": (  # keys in files
        "learned from",
        "share that",
        "checked up to",
        "iterations between",
        "right at the last",
        "share of pairs",
        "order matters",
        "order over the run",
    ),
    "core/words/lenses/long_sums/longer.py": ("random seed", "all sums"),  # keys in files
    "core/words/lenses/long_sums/wrong.py": ("wrong at", "right the other"),  # keys in files
    "core/words/lenses/units.py": ("left at ", "lost at "),  # keys in files
    "core/words/lenses/why.py": ("X[",),  # a formula
    "views/lenses/carry/large.py": ("sorted by",),  # name of a choice
    "views/lenses/machine/machine_large.py": ("Moore", "Mealy"),  # names of choices, and people
    "views/lenses/space/large.py": ("path wrong",),  # names of choices
    "views/lenses/sum_on_stage/sum_box.py": ("<b style=",),  # rich text
    "views/lenses/units/units_large.py": ("held at",),  # name of a choice
    "views/lenses/wall/sign.py": ("<circle", "<rect", "<svg"),  # pictures
    "views/transport/transport.py": ("word ",),  # names of parts
}


def _texts(found: Catalog) -> dict[tuple[str | None, str], Message]:
    return {(it.context, "".join(it.id)): it for it in found if it.id}


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.template()


def test_the_template_has_the_texts_of_the_source(source: Catalog) -> None:
    with catalogues.TEMPLATE.open("rb") as file:
        kept = _texts(read_po(file))
    assert kept.keys() == _texts(source).keys(), UPDATE


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_every_text_is_translated(code: str, source: Catalog) -> None:
    found = catalogues.catalogue(code)
    left = _texts(source).keys() - _texts(found).keys()
    assert not left, UPDATE
    assert not catalogues.missing(found), "these texts have no translation yet"


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_the_same_values_are_filled_in_in_every_language(code: str) -> None:
    for text in catalogues.catalogue(code):
        for english, other in _forms(text):
            assert _fields(english) == _fields(other), english
            assert _ends(english) == _ends(other), f"spaces around {english!r}"


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_the_program_reads_what_is_translated(code: str) -> None:
    with catalogues.mo_file(code).open("rb") as file:
        compiled = {key: list(it.string) for key, it in _texts(read_mo(file)).items()}
    written = {key: list(it.string) for key, it in _texts(catalogues.catalogue(code)).items()}
    assert compiled == written, UPDATE


@pytest.mark.parametrize("name", DONE)
def test_no_text_is_left_out(name: str) -> None:
    left = []
    for path in SOURCES:
        module = path.relative_to(TOP / "rnn_viz").as_posix()
        if module == name or module.startswith(f"{name}/"):
            known = NO_TEXTS.get(module, ())
            found = untranslated(path.read_text("utf-8"))
            left += [f"{module}:{line}: {text}" for line, text in found
                     if not text.startswith(known)]  # fmt: skip
    assert not left, "put it into _(), see resources/locale/README.md, or say here why not"


def test_every_text_that_is_asked_for_is_found_by_the_tools() -> None:
    problems = [f"{path}:{line}: {problem}" for path in SOURCES
                for line, problem in not_extracted(path.read_text("utf-8"))]  # fmt: skip
    assert not problems


def test_the_exceptions_are_still_needed() -> None:
    for module, known in NO_TEXTS.items():
        source = (TOP / "rnn_viz" / module).read_text("utf-8")
        texts = [text for _, text in untranslated(source)]
        for beginning in known:
            assert any(text.startswith(beginning) for text in texts), (module, beginning)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('say("Nothing is lost.")', True),
        ('say(f"Saved in {name}.")', True),
        ('button("Close")', True),
        ('say(_("Nothing is lost."))', False),
        ('say(_("Saved in {name}.").format(name=name))', False),
        ('"""Say that nothing is lost."""', False),
        ('def put(it: "Snapshot") -> "Any other":\n    styled(it, "dialog.close")', False),
        ('keys("Ctrl+Shift+S")', False),
        ('title("RNN Viz")', False),
        ('_("Saved in {name}.").format(name="no file")', True),
    ],
)
def test_what_is_left_out_is_found(source: str, is_found: bool) -> None:
    assert bool(list(untranslated(source))) is is_found


def test_what_the_tools_cannot_find_is_noticed() -> None:
    begin = f"from {language.__name__} import _\n"
    assert list(not_extracted(begin + '_(f"Saved in {name}.")'))
    assert list(not_extracted(begin + 'f"{_("Saved")} {name}"'.replace('"Saved"', "'Saved'")))
    assert list(not_extracted(begin + "for _ in range(2): pass"))
    assert not list(not_extracted(begin + '_("Saved in {name}.")'))


def test_a_missing_text_is_that_of_the_source() -> None:
    german = languages.catalogue(catalogues.FOLDER, "de")
    assert isinstance(german, gettext.GNUTranslations)
    with language.using(german):
        assert language._("Nobody has translated this.") == "Nobody has translated this."
        assert language._n("one lost", "{n} lost", 2) == "{n} lost"
        assert language._p("context", "Nobody has translated this.").startswith("Nobody")


def _forms(text: Message) -> Iterator[tuple[str, str]]:
    """Yield each form of a text with its translation."""
    if not text.id:
        return
    one, other = text.id, text.string
    if isinstance(one, str):
        yield one, str(other)
    else:
        yield from zip(one, other, strict=True)


def _fields(text: str) -> list[tuple[str, str | None]]:
    """Return what is filled in, and how it is written."""
    parts = string.Formatter().parse(text)
    return sorted((name, spec) for _, name, spec, _ in parts if name is not None)


def _ends(text: str) -> tuple[bool, bool]:
    return text != text.lstrip(), text != text.rstrip()
