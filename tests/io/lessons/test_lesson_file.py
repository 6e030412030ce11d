"""A lesson is read from a file, whatever the file is."""

from pathlib import Path

import pytest

from rnn_viz.io.lessons.lesson_file import LARGEST, LessonFileError, load_lesson

GOOD = "---\ntitle: Über uns\nminutes: 5\nknow: K.\n---\n# One\nText.\n"


@pytest.mark.parametrize("data", [GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(),
                                  GOOD.replace("\n", "\r\n").encode()])  # fmt: skip
def test_a_text_file_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(data)
    lesson, mistakes = load_lesson(path)
    assert mistakes == ()
    assert lesson is not None
    assert (lesson.title, lesson.pages[0].title) == ("Über uns", "One")


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"---\ntitle: \xff\xfe", 2, "Here is something that is no text (UTF-8)."),
        (b"one\ntwo\nthr\0ee", 3, "Here is something that is no text (UTF-8)."),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, "Here is something that is no text (UTF-8)."),
        (b"", 1, "There is no front matter: a lesson begins with ---, title and minutes."),
    ],
)
def test_what_is_no_text_says_where(tmp_path: Path, data: bytes, line: int, sentence: str) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(data)
    lesson, mistakes = load_lesson(path)
    assert lesson is None
    assert (mistakes[0].line, mistakes[0].sentence) == (line, sentence)


def test_a_file_of_a_hundred_megabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # no room is taken
    lesson, mistakes = load_lesson(path)
    assert lesson is None
    assert [it.sentence for it in mistakes] == [
        f"The file has more than {LARGEST:,} bytes: that is no lesson."
    ]


@pytest.mark.parametrize("name", ["not there.md", ".", "a\0b"])
def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(LessonFileError, match=r"The lesson '.*' cannot be read: .*\."):
        load_lesson(tmp_path / name)
