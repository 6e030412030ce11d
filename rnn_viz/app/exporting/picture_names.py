"""What the command line can draw of a run, by name; known before Qt and NumPy are."""

from rnn_viz.app.exporting_data.kinds import PICTURED, DataKind
from rnn_viz.core.language import _

LENS_NAMES = (
    "carry", "space", "machine", "blame", "longer", "units", "wrong", "why", "latch", "learned",
    "gradient",
)  # fmt: skip
PICTURE_NAMES = (*PICTURED, "synapses", "accuracy", "timeline", "carry-lane", *LENS_NAMES)
PAGE_KINDS = {
    kind.name: kind
    for kind in (
        DataKind(
            "picture", _("Picture"),
            _("The window, or one picture of it with the run below; --view says which."),
            _("Any browser opens it; .svg and .pdf can be enlarged at will."),
            (".png", ".svg", ".pdf"), is_moment=True,
        ),
        DataKind(
            "report", _("Report"), _("One page about the iteration, to be printed."),
            _("Any browser opens it."), (".pdf",), is_moment=True,
        ),
    )
}  # fmt: skip
