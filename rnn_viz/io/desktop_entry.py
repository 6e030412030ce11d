"""The program in the menus of a Linux desktop: entry, icons and the kind of its files.

All goes into the user's own data folder, as the XDG specifications have it.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from rnn_viz.core.language import _
from rnn_viz.io import atomic
from rnn_viz.io.session_file import SUFFIX

NAME = "rnn-viz"  # of the entry, its icon and its windows
KIND = "application/x-rnn-viz"
UPDATES = {"update-mime-database": "mime", "update-desktop-database": "applications"}
_UPDATE_SECONDS = 60

_ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=RNN Viz
GenericName=Recurrent Network Viewer
Comment=See inside a recurrent network while it learns to add
Comment[de]=In ein rekurrentes Netz sehen, während es addieren lernt
Exec={command} %f
Icon={name}
Terminal=false
Categories=Education;ArtificialIntelligence;
Keywords=neural;network;recurrent;RNN;learning;
MimeType={kind};
StartupNotify=true
StartupWMClass={window}
"""

_KINDS = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{kind}">
    <comment>RNN Viz session</comment>
    <comment xml:lang="de">RNN-Viz-Sitzung</comment>
    <sub-class-of type="application/zip"/>
    <glob pattern="*{suffix}"/>
  </mime-type>
</mime-info>
"""


def install(data: Path, program: Sequence[str], icon: str, window: str) -> list[str]:
    """Write all files, or write them anew.

    Parameters
    ----------
    data
        The user's data folder, such as ``~/.local/share``; it need not exist.
    program
        The words that start the program.
    icon
        The picture, as SVG.
    window
        The class that windows of the program have.

    Returns
    -------
    list
        Names of the programs that would have told the desktop of it, but are not there.

    Raises
    ------
    OSError
        A file cannot be written.
    """
    command = " ".join(quoted(word) for word in program)
    entry = _ENTRY.format(command=command, name=NAME, kind=KIND, window=window)
    texts = (entry, icon, icon, _KINDS.format(kind=KIND, suffix=SUFFIX))
    for path, text in zip(files(data), texts, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(path, text)
    return _tell_desktop(data)


def uninstall(data: Path) -> bool:
    """Remove all files; return whether there were any.

    Raises
    ------
    OSError
        A file cannot be removed.
    """
    there = [path for path in files(data) if path.exists()]
    for path in there:
        path.unlink()
    if there:
        _tell_desktop(data)
    return bool(there)


def files(data: Path) -> tuple[Path, ...]:
    """Return the paths of entry, icon, icon of sessions, and kinds of files."""
    icons = data / "icons" / "hicolor" / "scalable"
    return (
        data / "applications" / f"{NAME}.desktop",
        icons / "apps" / f"{NAME}.svg",
        icons / "mimetypes" / f"{KIND.replace('/', '-')}.svg",
        data / "mime" / "packages" / f"{NAME}.xml",
    )


def quoted(word: str) -> str:
    """Return a word as an ``Exec`` line has it: quoted, and its backslashes once more as text.

    Raises
    ------
    OSError
        It has a line break, which no entry can hold.
    """
    if re.search(r"[\n\r\0]", word):
        sentence = _("{word!r} has a line break, which no desktop entry can hold")
        raise OSError(sentence.format(word=word))
    inner = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return f'"{inner}"'.replace("\\", "\\\\")


def _tell_desktop(data: Path) -> list[str]:
    """Have the desktop's lists of programs and kinds made anew; return what is not there."""
    missing = []
    for name, folder in UPDATES.items():
        found = shutil.which(name)
        if found is None:
            missing.append(name)
        elif (data / folder).is_dir():
            words = [found, str(data / folder)]
            subprocess.run(words, capture_output=True, check=False, timeout=_UPDATE_SECONDS)
    return missing
