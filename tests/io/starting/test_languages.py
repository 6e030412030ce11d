"""Which language is spoken, whatever the settings, the system or the catalogue are like."""

import json
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest

from rnn_viz.app import resources
from rnn_viz.core import language
from rnn_viz.io import settings
from rnn_viz.io.settings import Settings
from rnn_viz.io.starting.languages import LANGUAGE_CHOICES, catalogue, translations
from rnn_viz.io.starting.settings_place import settings_place

CATALOGUES = resources.root() / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def spoken(*words: str) -> str:
    """Return the language of a process that is started with some words."""
    with language.using(translations(CATALOGUES, words)):
        return language.code()


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_AT"}, "de"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": ""}, "de"),
    ],
)
def test_without_a_choice_it_is_the_systems(
    system: pytest.MonkeyPatch, variables: dict[str, str], code: str
) -> None:
    for name, value in variables.items():
        system.setenv(name, value)
    assert spoken() == code


@pytest.mark.parametrize("name", ["German_Germany", "de_DE"])
def test_where_no_variable_tells_the_locale_does(system: pytest.MonkeyPatch, name: str) -> None:
    system.setattr("locale.getlocale", lambda: (name, "UTF-8"))
    assert spoken() == "de"


@pytest.mark.parametrize("choice", LANGUAGE_CHOICES)
def test_the_choice_in_the_settings_wins(
    tmp_path: Path, system: pytest.MonkeyPatch, choice: str
) -> None:
    system.setenv("LANG", "en_US.UTF-8" if choice == "de" else "de_DE.UTF-8")
    settings.save(settings_place(str(tmp_path)), Settings(language=choice))
    code = "en" if choice == "en" else "de"
    assert spoken("--settings-dir", str(tmp_path)) == code
    assert spoken("window", f"--settings-dir={tmp_path}") == code
    plain = spoken("--settings-dir", str(tmp_path), "--safe-mode")
    assert plain == ("en" if choice == "de" else "de"), "nothing of the user's is read"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"language": 3}', '{"language": ["de"]}', "\xff"])
def test_broken_settings_do_not_matter(
    tmp_path: Path, system: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "settings.json").write_text(text, "latin-1")
    assert spoken("--settings-dir", str(tmp_path)) == "en"
    assert spoken("--settings-dir") == "en"


@pytest.mark.parametrize("data", [None, b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\0" * 9])
def test_a_broken_catalogue_is_english(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "de" / "LC_MESSAGES" / "rnn_viz.mo").write_bytes(data)
    found = catalogue(tmp_path, "de")
    assert not isinstance(found, GNUTranslations)
    assert found.gettext("Close") == "Close"


def test_tables_and_constants_are_in_the_language_of_the_process(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "de"}))
    program = (
        "import sys; from rnn_viz import __main__; __main__._choose_language();"
        "assert not {'numpy', 'PySide6'} & set(sys.modules);"
        "from rnn_viz.app.actions.table import ACTIONS; print(ascii(ACTIONS[1].text))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, "--settings-dir", str(tmp_path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert found.stdout.strip() == ascii("Öffnen …")
