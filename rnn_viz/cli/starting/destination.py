"""Where a file goes that a command writes."""

from pathlib import Path

from rnn_viz.cli.failures import InputError
from rnn_viz.core.language import _, begun


def destination(text: str, what: str, endings: tuple[str, ...]) -> Path:
    """Return where a file goes.

    Parameters
    ----------
    text
        The path as it was typed.
    what
        What the file is, for the sentence: "the picture".
    endings
        What its name may end in, in small letters.

    Raises
    ------
    InputError
        It ends in something else, is a folder, or its folder does not exist.
    """
    path = Path(text)
    if path.suffix.lower() not in endings:
        allowed = _(" or ").join(endings)
        sentence = _("{what} is '{text}', but must be a file that ends in {allowed}.")
        raise InputError(sentence.format(what=begun(what), text=text, allowed=allowed))
    if path.is_dir():
        sentence = _("{what} cannot be '{text}': that is a folder.")
        raise InputError(sentence.format(what=begun(what), text=text))
    if not path.parent.is_dir():
        sentence = _("{what} cannot be '{text}': its folder does not exist.")
        raise InputError(sentence.format(what=begun(what), text=text))
    return path
