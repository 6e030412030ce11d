"""Where a file goes that a command writes."""

from pathlib import Path

from rnn_viz.cli.failures import InputError


def destination(text: str, what: str, endings: tuple[str, ...]) -> Path:
    """Return where a file goes.

    Parameters
    ----------
    text
        The path as it was typed.
    what
        What the file is, for the sentence.
    endings
        What its name may end in, in small letters.

    Raises
    ------
    InputError
        It ends in something else, is a folder, or its folder does not exist.
    """
    path = Path(text)
    if path.suffix.lower() not in endings:
        allowed = " or ".join(endings)
        raise InputError(f"The {what} is '{text}', but must be a file that ends in {allowed}.")
    if path.is_dir():
        raise InputError(f"The {what} cannot be '{text}': that is a folder.")
    if not path.parent.is_dir():
        raise InputError(f"The {what} cannot be '{text}': its folder does not exist.")
    return path
