"""What the program says when a part of it fails: what failed, why, and what still works."""

from enum import Enum

from rnn_viz.core.language import _


class Part(Enum):
    """What can fail while the rest goes on: what has happened, and what still works."""

    TRAINING = (
        _("Something went wrong in the run"),
        _("It is paused and nothing of it is lost: Run goes on from here."),
    )
    PREPARING = (
        _("Training could not be prepared"),
        _("Nothing can be learned until then; Run tries again, and 'rnn-viz doctor' says more."),
    )
    PREPARING_STUDIES = (
        _("What looks into the network could not be prepared"),
        _("Training goes on without it."),
    )
    STUDIES = (
        _("Something went wrong while the network was looked into"),
        _("Training goes on, and so does all else that is found out."),
    )
    PROGRAM = (_("Something went wrong"), _("Your run goes on."))


def fault_sentences(part: Part, fault: BaseException) -> str:
    """Return what to tell the user of a fault.

    A fault that has notes says by them what has happened and what still works.
    """
    happened, works = part.value
    notes = getattr(fault, "__notes__", ())
    return f"{happened}: {cause(fault)}. {' '.join(notes) or works}"


def reason(error: BaseException) -> str:
    """Return why something expected failed, in the system's words if it has some.

    Without a full stop, never empty; a file is named by the sentence around it.
    """
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(words).rstrip(".")


def cause(fault: BaseException) -> str:
    """Return why, in words where there are some; without a full stop, never empty."""
    text = " ".join(str(fault).split()).rstrip(".")
    if isinstance(fault, MemoryError):
        return text or _("there is not enough memory")
    if isinstance(fault, OSError) and fault.strerror:
        where = f" ({fault.filename})" if fault.filename else ""
        return _("the system says: {words}").format(words=f"{fault.strerror}{where}")
    kind = type(fault).__name__
    return f"{kind}: {text}" if text else kind
