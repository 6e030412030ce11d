"""The script's print-outs, in the script's own format."""

from rnn_viz.core.arrays import Bits
from rnn_viz.core.net.inference import Addition

RULE = "------------"


def print_out(example: Addition) -> str:
    """Return the five lines that the script prints about one example.

    The error has up to eight decimals, as NumPy printed it in 2015; bits are written most
    significant first.
    """
    error = f"{example.overall_error:.8f}".rstrip("0")
    return "\n".join((
        f"Error:[ {error}]",
        f"Pred:{_spelled(example.guess)}",
        f"True:{_spelled(example.truth)}",
        f"{example.a} + {example.b} = {example.answer}",
        RULE,
    ))  # fmt: skip


def _spelled(bits: Bits) -> str:
    return f"[{' '.join(str(bit) for bit in reversed(bits.tolist()))}]"
