"""The one loader of icons, themes and texts, installed from a wheel or run from a checkout."""

from pathlib import Path, PurePosixPath

from rnn_viz.core import language


def root() -> Path:
    """Return the folder of the resources: inside an installed package, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """Return the file of a resource, named like ``icons/run.svg``.

    Raises
    ------
    ValueError
        The name is absolute, empty or steps out of the folder.
    """
    parts = PurePosixPath(name).parts
    if not parts or "\\" in name or ":" in name or parts[0] == "/" or ".." in parts:
        raise ValueError(f"a resource is named like 'icons/run.svg', not {name!r}")
    return root().joinpath(*parts)


def spoken(name: str) -> Path:
    """Return a resource in the language in use: ``glossary.de.txt``, or ``lessons/de/1.md``.

    Where there is none, it is the English one, named like ``glossary.txt`` and ``lessons/1.md``.
    Raises as :func:`path` does.
    """
    english = path(name)
    code = language.code()
    for own in (
        english.with_name(f"{english.stem}.{code}{english.suffix}"),
        english.parent / code / english.name,
    ):
        if own.is_file():
            return own
    return english


def read_text(name: str) -> str:
    """Return a UTF-8 resource; raises as :func:`path` does, or FileNotFoundError."""
    return path(name).read_text("utf-8")
