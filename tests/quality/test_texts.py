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
    "__main__.py", "app/actions", "app/appearance.py", "app/bootstrap.py", "app/bridge.py",
    "app/dialogs.py", "app/dispatch.py", "app/experimenting", "app/exporting",
    "app/exporting_data", "app/files", "app/help", "app/host.py", "app/key_guard.py",
    "app/leaving.py", "app/lessons", "app/main_window.py", "app/menu_row.py", "app/panels.py",
    "app/process", "app/resources.py", "app/shots", "app/theme.py", "app/window_place.py",
    "app/workspaces", "cli/__init__.py", "cli/add.py", "cli/arguments.py", "cli/doctor.py",
    "cli/evaluate.py", "cli/export.py", "cli/exporting", "cli/failures.py", "cli/inspect.py",
    "cli/lens_names.py", "cli/lessons", "cli/printing", "cli/progress.py", "cli/screen.py",
    "cli/shot.py", "cli/starting", "cli/sweeping", "cli/train.py", "cli/training.py",
    "cli/weights_option.py", "cli/window.py", "core/analysis.py", "core/arrays.py",
    "core/branch_lines.py", "core/commands.py", "core/evidence", "core/experiment",
    "core/faults.py", "core/glossary.py", "core/intents.py", "core/kept.py", "core/kernels",
    "core/language.py", "core/lenses", "core/lessons", "core/net", "core/run",
    "core/run/config.py", "core/scene.py", "core/script", "core/session.py", "core/snapshot.py",
    "core/steps.py", "core/view_moved.py", "core/view_state.py", "core/words/captions.py",
    "core/words/curve_readout.py", "core/words/detail.py", "core/words/edits.py",
    "core/words/experiment", "core/words/landmarks.py", "core/words/lenses",
    "core/words/notices.py", "core/words/numbers.py", "core/words/outcomes.py",
    "core/words/phase_claims.py", "core/words/sentences.py", "core/words/sessions",
    "core/words/status.py", "core/words/sums_text.py", "core/words/tables",
    "core/words/tables/choice_names.py", "core/words/terms.py", "core/words/typed_numbers.py",
    "core/words/value_text.py", "engine", "experiments", "interface", "io/atomic.py",
    "io/autosaves.py", "io/by_time.py", "io/compile_cache.py", "io/desktop_entry.py",
    "io/ending.py", "io/experiments", "io/exports", "io/json_values.py", "io/lessons",
    "io/own_weights.py", "io/places.py", "io/reports", "io/safetensors_format.py",
    "io/session_arrays.py", "io/session_file.py", "io/session_runs.py", "io/settings.py",
    "io/settings_checks.py", "io/starting", "views/cards", "views/curve", "views/evidence",
    "views/experiment", "views/lenses", "views/lesson", "views/run_card", "views/script",
    "views/stage", "views/synapses", "views/timeline", "views/transport", "views/what_if",
    "views/widgets",
)  # fmt: skip
_PARTS = (  # names of parts in lessons
    "slow motion",
    "bit by bit",
    "run button",
    "step size",
    "run card",
    "what if",
    "carry lane",
    "stage ROW",
    "unit U",
    "weight MATRIX",
    "synapse MATRIX",
    "curve at",
    "timeline at",
    "accuracy at",
    "map at",
    "script VARIABLE",
    "lens LENS",
)
NO_TEXTS = {  # what looks like a text and is none, with the reason
    "app/actions/table.py": ("File", "Run", "Sum", "View", "Help"),  # keys of menus
    "app/actions/view_rows.py": ("English", "Deutsch"),  # languages, each in its own
    "app/exporting/exports.py": ("error curve", "rnn-viz 0"),  # names of pictures and files
    "app/exporting/figure.py": ("Title", "Description", "Software"),  # keys of texts in a file
    "app/exporting/shown_pictures.py": (  # names of pictures
        "error curve",
        "all sums",
        "card 0",
        "carry lane",
        "what if",
        "runs by seed",
    ),
    "app/help/glossary_window.py": ("<h4 style=", "<p style="),  # rich text
    "app/help/shortcut_sheet.py": ("File", "Run", "Sum", "View", "Help"),  # keys of menus
    "app/key_guard.py": ("ASDFHGZXCV",),  # keys
    "app/lessons/hiding.py": ("what if",),  # the name of a part in lessons
    "app/process/crashes.py": ("Fatal Python error: ",),  # how Python begins it
    "app/process/qt_messages.py": ("Qt ends the program: ", "Qt: "),  # for the log
    "cli/doctor.py": (  # code, commands and paths
        "\nfrom PySide6",
        "\nimport time",
        "(lib[",
        "pip install 'PySide6",
        "Qt/plugins",
    ),
    "cli/evaluate.py": ("the last part brings it",),  # for developers
    "cli/starting/parser.py": (  # argparse's
        "expected",
        "ignored",
        "not allowed",
        "invalid choice",
        "unrecognized",
        "the following",
        "one of the",
        "rnn-viz 0",
    ),
    "core/evidence/wrong_sums.py": ("wrong bits",),  # a value in files
    "core/experiment/choices.py": (  # values in files
        "One run, live",
        "Many runs",
        "first perfect",
        "stable perfect",
    ),
    "core/intents.py": (  # values in files
        "this matrix",
        "Watch",
        "Inside",
        "Experiment",
        "Script",
        "Print-outs",
        "What if",
        "Lesson",
        "Plan",
    ),
    "core/kernels/lanes.py": ("Lanes",),  # the name of a type
    "core/lenses/long_sums/wrong_sum.py": ("sums of the", "random sums"),  # values of choices
    "core/lenses/look.py": ("equal states", "equal means"),  # values of choices
    "core/lessons/part_names.py": _PARTS,
    "core/lessons/parts.py": _PARTS,
    "core/lessons/reading/front_matter.py": ("skipped draws",),  # a setting of lessons
    "core/lessons/reading/lesson_text.py": ("trained to ",),  # words of lessons, as below
    "core/lessons/reading/shown.py": (
        "until ",
        "the beginning",
        "the training",
        "unit …",
        "its mean",
        "weights as",
        "matrices of",
        "wires of",
        "colours of",
        "whole ",
        "step by",
        "slow motion",
        "bit by bit",
        "nothing of",
        "card of",
        "stage and network",
    ),
    "core/lessons/reading/waits.py": (
        "its mean",
        "all sums",
        "the training",
        "a wrong sum",
        "… positions",
        "blame back",
        "slow motion",
        "unit …",
        "card of",
        "weights as",
    ),
    "core/lessons/values/facts.py": ("until perfect",),  # a key
    "core/lessons/values/of_sums.py": ("0 to 0",),  # what lessons expect, as in value.py
    "core/lessons/values/table.py": ("",),  # names of values in lessons
    "core/lessons/values/value.py": ("not known", "no row of places", "not one number"),
    "core/lessons/waits/of_the_run.py": ("its mean",),  # as lessons have it
    "core/script/changes.py": (  # lines of the script
        "random.randint(",
        "0 = np.",
        "    0 += ",
        "held = ",
        "    if iteration ",
        "alpha = 0",
        "a_int, b_int = ",
    ),
    "core/script/golden.py": ("not reached", "Error:[", "Pred:[", "True:["),  # as printed in 2015
    "core/script/listing.py": ("for iteration", "if iteration "),  # lines of the script
    "core/script/program.py": (  # lines of the script
        "skipped_draws = ",
        "binary_dim, ",
        "iteration % ",
    ),
    "core/script/transcript.py": ("Error:", "Pred:", "True:"),  # as the script prints
    "core/words/captions.py": ("= sigmoid(",),  # formulas
    "core/words/detail.py": ("= sigmoid(", "× alpha "),  # formulas
    "core/words/experiment/values.py": ("0 ms",),  # a unit
    "core/words/experiment/verdict.py": ("somebody has learned", "there is one"),  # assertions
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
    "core/words/sessions/run_caption.py": (  # options of the command line
        "hidden ",
        "alpha ",
        "bits ",
        "seed ",
        "skip-draws ",
    ),
    "experiments/cluster.py": ("The cluster could not train", "Python"),  # for files, and a name
    "experiments/jobs.py": ("The run could not be trained: ",),  # for files
    "interface/run.py": ("Python",),  # its name
    "io/desktop_entry.py": ("[Desktop Entry]", "<?xml "),  # files for desktops
    "io/experiments/store.py": (  # for SQLite, and what it says
        "rnn-viz experiment",
        "\nCREATE",
        "not a database",
        "no such",
        "not decode",
        "unable to open",
        "SELECT",
        "INSERT",
        "PRAGMA",
        "BEGIN",
        "UPDATE",
    ),
    "io/exports/curves_file.py": (  # heads of columns in files
        "iteration (",
        "alpha (",
        "mean error (",
        "0 0 sums",
        "a fixed sample of",
        "position 0 right",
        "exactly right (",
        "p of position 0",
        "overallError (",
    ),
    "io/exports/onnx_file.py": (  # for files and of ONNX
        "Adds binary numbers",
        "Unsqueeze",
        "Concat",
        "Cast",
        "Shape",
        "Scan",
        "Sigmoid",
        "Squeeze",
        "Greater",
        "Add",
        "Where",
        "Identity",
    ),
    "io/reports/process_record.py": (  # for developers
        "Fatal Python error",
        "Windows fatal exception",
        "0process 0",
        "the disk is full",
        "Traceback ",
    ),
    "io/reports/versions.py": ("Python 0", "is not installed"),  # for developers
    "io/session_file.py": ("rnn-viz session",),  # what files say
    "io/session_runs.py": ("the run",),  # what files say
    "views/experiment/many_runs/shares.py": ("there are curves",),  # an assertion
    "views/lenses/carry/large.py": ("sorted by",),  # name of a choice
    "views/lenses/machine/machine_large.py": ("Moore", "Mealy"),  # names of choices, and people
    "views/lenses/space/large.py": ("path wrong",),  # names of choices
    "views/lenses/sum_on_stage/sum_box.py": ("<b style=",),  # rich text
    "views/lenses/units/units_large.py": ("held at",),  # name of a choice
    "views/lenses/wall/sign.py": ("<circle", "<rect", "<svg"),  # pictures
    "views/lesson/paragraph.py": ("<span", "<a href"),  # rich text
    "views/script/print_out_entry.py": ("Error:[",),  # as the script prints it
    "views/timeline/timeline_phases.py": ("phase ",),  # a name of what is drawn
    "views/transport/transport.py": ("word ",),  # names of parts
    "views/widgets/fonts.py": ("Tag",),  # a type of Qt
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
