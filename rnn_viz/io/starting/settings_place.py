"""Where the user's settings are."""

from pathlib import Path

import platformdirs

NAME = "settings.json"


def settings_place(folder: str | None = None) -> Path:
    """Return the settings file in a folder, without one the user's own; it need not exist."""
    if folder is not None:
        return Path(folder).absolute() / NAME
    return Path(platformdirs.user_config_dir("rnn-viz", appauthor=False)) / NAME
