"""Settings come back as they were; no file, however broken, stops the start."""

import base64
import json
import math
import os
import random
import string
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.io import settings, settings_checks
from rnn_viz.io.settings import Settings, SettingsSaveError, default_path, load, save
from rnn_viz.io.starting.languages import LANGUAGE_CHOICES

BASE64 = st.binary(max_size=200).map(lambda data: base64.b64encode(data).decode())
SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(settings_checks.THEME_CHOICES),
    language=st.sampled_from(LANGUAGE_CHOICES),
    speed=st.floats(settings_checks.SLOWEST, settings_checks.FASTEST) | st.just(math.inf),
    geometry=BASE64,
    splitters=st.dictionaries(st.text(), BASE64, max_size=5),
    hints_dismissed=st.lists(st.text(), max_size=5).map(tuple),
    reduced_motion=st.booleans(),
    scale=st.integers(settings_checks.SMALLEST, settings_checks.LARGEST),
    recent=st.lists(st.text().filter(lambda text: "\0" not in text), max_size=5).map(tuple),
    reopen=st.booleans(),
    folder=st.text().filter(lambda text: "\0" not in text),
)
RICH = Settings(
    theme="dark",
    language="de",
    speed=1234.5,
    geometry="AdnQyw==",
    splitters={"columns": "AAAA/w==", "evidence": "AAE="},
    hints_dismissed=("run", "seek"),
    reduced_motion=True,
    scale=125,
    recent=("/a/one.rnnviz", "/b/two.rnnviz"),
    reopen=False,
    folder="/a",
)


@given(settings=SETTINGS)
def test_settings_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    path = tmp_path_factory.mktemp("settings") / "deep" / "settings.json"
    save(path, settings)
    assert load(path) == (settings, [])


def test_every_field_is_checked_and_has_a_value_here() -> None:
    names = {field.name for field in fields(Settings)}
    assert names == set(settings_checks.CHECKS)
    same = [name for name in names if getattr(RICH, name) == getattr(Settings(), name)]
    assert same == ["version"]


def test_no_file_means_defaults_and_no_complaint(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == (Settings(), [])


BAD_VALUES = [
    ("recent", ["a\0b"]),
    ("reopen", 1),
    ("folder", "a\0b"),
    ("theme", "pink"),
    ("language", "dutch"),
    ("theme", ["dark"]),
    ("speed", 0),
    ("speed", -1),
    ("speed", 1e300),
    ("speed", 10**400),
    ("speed", True),
    ("speed", "fast"),
    ("speed", None),
    ("geometry", 5),
    ("geometry", "not base64!"),
    ("geometry", "ünicode"),
    ("splitters", {"columns": "A"}),
    ("splitters", {"columns": 1}),
    ("splitters", []),
    ("splitters", {str(n): "" for n in range(1000)}),
    ("hints_dismissed", "run"),
    ("hints_dismissed", [1]),
    ("hints_dismissed", ["x"] * 1000),
    ("reduced_motion", 1),
    ("scale", "large"),
    ("scale", True),
    ("scale", None),
    ("version", 0),
    ("version", 1.5),
    ("version", True),
]


@pytest.mark.parametrize(("name", "value"), BAD_VALUES)
def test_a_bad_value_is_dropped_alone_and_named(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: value}))
    settings, problems = load(path)
    assert settings == replace(RICH, **{name: getattr(Settings(), name)})
    assert len(problems) == 1
    assert name in problems[0]


@pytest.mark.parametrize(
    ("value", "found"),
    [(5, 80), (-(10**400), 80), (79.9, 80), (110, 110), (1e300, 200), (10**400, 200)],
)
def test_a_scale_beyond_the_range_is_its_end(tmp_path: Path, value: float, found: int) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"scale": value}))
    assert load(path) == (replace(RICH, scale=found), [])


def test_a_file_of_an_earlier_program_is_read_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"window_state": "AAAA/w=="}))
    assert load(path) == (RICH, [])
    save(path, RICH)
    assert "window_state" not in path.read_text()


def test_unknown_settings_are_named_but_not_by_the_thousand(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    extra = {f"colour {n}": n for n in range(9_000)}
    path.write_text(json.dumps(json.loads(path.read_text()) | extra))
    settings, problems = load(path)
    assert settings == RICH
    assert len(problems) == 1
    assert "'colour 0'" in problems[0]
    assert len(problems[0]) < 300


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_json_lacks_are_bad_values(tmp_path: Path, word: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"theme": "dark", "speed": {word}}}')
    settings, problems = load(path)
    assert settings == Settings(theme="dark")
    assert "speed" in problems[0]


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe\x00",
    b"\0" * 500,
    b"[" * 500_000,
    b'{"speed": ' + b"9" * 5_000 + b"}",
    b'{"theme": "' + b"x" * 2_000_000 + b'"}',
]


@pytest.mark.parametrize("data", BROKEN, ids=lambda data: repr(data[:12]))
def test_a_broken_file_is_kept_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    settings, problems = load(path)
    aside = tmp_path / "settings.json.invalid"
    assert settings == Settings()
    assert len(problems) == 1
    assert str(aside) in problems[0]
    assert aside.read_bytes() == data
    assert not path.exists()


def test_a_broken_file_that_cannot_be_moved_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{")

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.replace", refuse)
    settings, problems = load(path)
    assert settings == Settings()
    assert len(problems) == 1


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    settings, problems = load(tmp_path)
    assert settings == Settings()
    assert str(tmp_path) in problems[0]


def _mutate(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 20)]
            case 2:
                data[at:at] = bytes(chance.choices(string.printable.encode(), k=5))
            case _:
                data[at:at] = data[: chance.randint(1, 50)]
        data = data or bytearray(b" ")
    return bytes(data)


def test_two_thousand_mutated_files_never_raise(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    original, chance = path.read_bytes(), random.Random(2015)
    reported = 0
    for _ in range(2_000):
        path.write_bytes(_mutate(bytearray(original), chance))
        settings, problems = load(path)
        reported += bool(problems)
        save(path, settings)  # what was read can be written and read again
        assert load(path) == (settings, [])
    assert reported > 1_000


def test_settings_that_cannot_be_kept_say_so_in_one_sentence(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.touch()
    with pytest.raises(SettingsSaveError, match=r"^Settings are not kept: .*\.$"):
        save(blocker / "rnn-viz" / "settings.json", Settings())


def test_without_a_home_folder_nothing_is_written_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsSaveError, match="no home folder"):
        save(Path("~/.config/rnn-viz/settings.json"), Settings())
    assert list(tmp_path.iterdir()) == []


def test_the_default_path_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_a, **_k: str(tmp_path / "mine"))
    assert default_path() == tmp_path / "mine" / "settings.json"


def test_of_two_windows_each_keeps_only_what_was_changed_in_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, RICH)
    save(path, replace(RICH, theme="light"), before=RICH)
    save(path, replace(RICH, scale=150), before=RICH)
    assert load(path)[0] == replace(RICH, theme="light", scale=150)
    save(path, RICH, before=RICH)
    assert load(path)[0] == replace(RICH, theme="light", scale=150), "nothing was changed in it"


@pytest.mark.parametrize("there", [None, b"{", b"[]"])
def test_where_the_file_says_nothing_all_is_written(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "settings.json"
    if there is not None:
        path.write_bytes(there)
    save(path, RICH, before=RICH)
    assert load(path) == (RICH, [])


def test_a_file_of_a_newer_version_is_kept_as_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    newer = b'{"version": 7, "theme": "dark", "colour": "sepia"}'
    path.write_bytes(newer)
    settings, problems = load(path)
    assert settings.theme == "dark"
    copy = tmp_path / "settings.json.version-7"
    assert f"The settings of a newer program are kept as {copy}." in problems
    save(path, settings)
    assert copy.read_bytes() == newer


def test_what_killed_programs_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    old, young = (tmp_path / f".rnn-viz-{name}.tmp" for name in ("0a", "0b"))
    other = tmp_path / ".other-0a.tmp"
    for file in (old, young, other):
        file.touch()
    for file in (old, other):
        os.utime(file, (1, 1))
    load(path)
    assert set(tmp_path.iterdir()) == {young, other}


def test_settings_are_put_aside_where_no_start_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert settings.put_aside(path) is None
    save(path, RICH)
    aside = settings.put_aside(path)
    assert aside is not None
    assert load(path) == (Settings(), [])
    assert load(aside) == (RICH, [])


@pytest.mark.parametrize("held", [b"{", None])
def test_a_file_that_cannot_be_read_any_more_is_written_anew(
    tmp_path: Path, held: bytes | None
) -> None:
    path = tmp_path / "settings.json"
    if held is not None:
        path.write_bytes(held)
    save(path, RICH, before=Settings())
    assert load(path) == (RICH, [])


def test_a_newer_file_that_cannot_be_copied_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": settings.VERSION + 1, "theme": "dark"}))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rnn_viz.io.atomic.write_bytes", fail)
    found, told = load(path)
    assert found.theme == "dark"
    said = "The settings of a newer program could not be copied (No space left on device)."
    assert told == [said]


def test_files_that_two_windows_have_opened_are_all_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    before = Settings(recent=("old",))
    save(path, Settings(recent=("theirs", "old")), before=before)
    save(path, Settings(recent=("ours", "old")), before=before)
    assert load(path)[0].recent == ("ours", "old", "theirs")
