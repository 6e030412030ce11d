"""What of a run can be taken along as data: one row each, for dialog and command line alike."""

from dataclasses import dataclass

from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import Field

EVERY = Field(
    "every", _p("field", "every"), _("iterations"), 1, 10_000_000,
    _("iterations from one to the next"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataKind:
    """One kind of file.

    Attributes
    ----------
    name
        What the command line calls it; also the file's usual name.
    title
        What the dialog calls it.
    holds
        One sentence: what is in it.
    opened_by
        One sentence: what reads it.
    endings
        How its name may end, the usual ending first.
    extra
        The optional packages that it takes, by their name in ``pyproject.toml``.
    is_moment
        Whether it is of one iteration rather than of the run so far.
    every
        Iterations from one line to the next, unless it is said otherwise; 0 where there are none.
    is_animated
        Whether it is a moving picture.
    pictured
        What a moving picture shows unless it is said otherwise, by a name in :data:`PICTURED`.
    """

    name: str
    title: str
    holds: str
    opened_by: str
    endings: tuple[str, ...]
    extra: str = ""
    is_moment: bool = False
    every: int = 0
    is_animated: bool = False
    pictured: str = ""


_TABLES = _("Spreadsheets, numpy.genfromtxt and pandas.read_csv open it.")
_MOVIES = _("Browsers, chats and most slides play it.")
_ROWS = (
    DataKind("errors", _("Error curve"),
             _("For each example: overallError as the script sums it, the mean error of a bit, "
             "and the alpha in force."), _TABLES, (".csv",)),
    DataKind("accuracy", _("Accuracy"),
             _("The share of sums that are right, whole and by position, at regular iterations."),
             _TABLES, (".csv",), every=100),
    DataKind("examples", _("Examples"),
             _("For each example: both numbers, their sum, the answer, the wrong bits, the error, "
             "alpha, and the probability of every bit."), _TABLES, (".csv",), every=1),
    DataKind("weights", _("Weights"),
             _("synapse_0, synapse_h and synapse_1 at the iteration, in 64 bits."),
             _("numpy.load reads .npz, the package safetensors .safetensors; so does this "
               "program."),
             (".npz", ".safetensors"), is_moment=True),
    DataKind("network", _("Network (ONNX)"),
             _("The network at the iteration, as a graph that adds numbers of any length."),
             _("onnxruntime runs it, Netron draws it."), (".onnx",), extra="onnx", is_moment=True),
    DataKind("transcript", _("Print-outs"),
             _("What the script prints, to the digit."), _("Any editor opens it."), (".txt",),
             every=1_000),
    DataKind("script", _("Script"),
             _("The whole run as a small program, with what was done by hand; it prints the same."),
             _("Python with NumPy runs it."), (".py",), every=1_000),
    DataKind("tensorboard", _("TensorBoard events"),
             _("overallError and alpha of every example, and the accuracies."),
             _("TensorBoard draws it: tensorboard --logdir and the folder it is in."),
             (".tfevents",), extra="tensorboard", every=100),
    DataKind("animation", _("Animation of training"),
             _("The picture as it changes while the network learns."), _MOVIES,
             (".webp", ".gif"), extra="media", is_animated=True, pictured="network"),
    DataKind("addition", _("Animation of one addition"),
             _("The sum on stage at the iteration, answered bit by bit."), _MOVIES,
             (".webp", ".gif"), extra="media", is_moment=True, is_animated=True, pictured="sum"),
)  # fmt: skip

DATA_KINDS = {kind.name: kind for kind in _ROWS}
WINDOW = "window"
PICTURED = {  # what an animation shows, by the name on the command line
    WINDOW: _("The whole window"),
    "sum": _("The sum on stage"),
    "network": _("Network and synapses"),
    "error": _("The error curve"),
    "all-sums": _("All sums"),
}
