"""What of a run can be taken along as data: one row each, for dialog and command line alike."""

from dataclasses import dataclass

from rnn_viz.core.run.config import Field

EVERY = Field("every", "every", "iterations", 1, 10_000_000, "iterations from one to the next")


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


_TABLES = "Spreadsheets, numpy.genfromtxt and pandas.read_csv open it."
_MOVIES = "Browsers, chats and most slides play it."
_ROWS = (
    DataKind("errors", "Error curve",
             "For each example: overallError as the script sums it, the mean error of a bit, "
             "and the alpha in force.", _TABLES, (".csv",)),
    DataKind("accuracy", "Accuracy",
             "The share of sums that are right, whole and by position, at regular iterations.",
             _TABLES, (".csv",), every=100),
    DataKind("examples", "Examples",
             "For each example: both numbers, their sum, the answer, the wrong bits, the error, "
             "alpha, and the probability of every bit.", _TABLES, (".csv",), every=1),
    DataKind("weights", "Weights",
             "synapse_0, synapse_h and synapse_1 at the iteration, in 64 bits.",
             "numpy.load reads .npz, the package safetensors .safetensors; so does this program.",
             (".npz", ".safetensors"), is_moment=True),
    DataKind("network", "Network (ONNX)",
             "The network at the iteration, as a graph that adds numbers of any length.",
             "onnxruntime runs it, Netron draws it.", (".onnx",), extra="onnx", is_moment=True),
    DataKind("transcript", "Print-outs",
             "What the script prints, to the digit.", "Any editor opens it.", (".txt",),
             every=1_000),
    DataKind("script", "Script",
             "The whole run as a small program, with what was done by hand; it prints the same.",
             "Python with NumPy runs it.", (".py",), every=1_000),
    DataKind("tensorboard", "TensorBoard events",
             "overallError and alpha of every example, and the accuracies.",
             "TensorBoard draws it: tensorboard --logdir and the folder it is in.",
             (".tfevents",), extra="tensorboard", every=100),
    DataKind("animation", "Animation of training",
             "The picture as it changes while the network learns.", _MOVIES,
             (".webp", ".gif"), extra="media", is_animated=True, pictured="network"),
    DataKind("addition", "Animation of one addition",
             "The sum on stage at the iteration, answered bit by bit.", _MOVIES,
             (".webp", ".gif"), extra="media", is_moment=True, is_animated=True, pictured="sum"),
)  # fmt: skip

DATA_KINDS = {kind.name: kind for kind in _ROWS}
WINDOW = "window"
PICTURED = {  # what an animation shows, by the name on the command line
    WINDOW: "The whole window",
    "sum": "The sum on stage",
    "network": "Network and synapses",
    "error": "The error curve",
    "all-sums": "All sums",
}
