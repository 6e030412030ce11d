"""What the script printed in 2015: ten print-outs in the article, ten in the notebook.

Both come from seed 0; in the notebook 516 operand draws passed before the first example.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.script.transcript import RULE


class Verdict(Enum):
    """How a run's print-out compares with the published one."""

    NOT_REACHED = "not reached"
    IDENTICAL = "identical"
    DIFFERS = "differs"


class PrintOut(NamedTuple):
    """One print-out, digit by digit as it was published."""

    iteration: int
    error: str
    pred: str
    true: str
    sum: str

    @property
    def text(self) -> str:
        """The five printed lines."""
        lines = (f"Error:[ {self.error}]", f"Pred:[{self.pred}]", f"True:[{self.true}]")
        return "\n".join((*lines, self.sum, RULE))

    def verdict(self, run_texts: Mapping[int, str]) -> Verdict:
        """Compare with what a run printed, by iteration, in all five lines."""
        if self.iteration not in run_texts:
            return Verdict.NOT_REACHED
        same = run_texts[self.iteration] == self.text
        return Verdict.IDENTICAL if same else Verdict.DIFFERS


class Transcript(NamedTuple):
    """The print-outs of one published run; ``source`` says in a word or two who printed them."""

    source: str
    config: RunConfig
    print_outs: tuple[PrintOut, ...]

    def is_of(self, config: RunConfig) -> bool:
        """Tell whether a run of this configuration has to print the same, as far as it goes."""
        own, other = self.config.as_dict(), config.as_dict()
        return all(other[name] == own[name] for name in own if name != "iterations")


BLOG = Transcript(_("the 2015 blog"), RunConfig(), (
    PrintOut(0, "3.45638663", "0 0 0 0 0 0 0 1", "0 1 0 0 0 1 0 1", "9 + 60 = 1"),
    PrintOut(1000, "3.63389116", "1 1 1 1 1 1 1 1", "0 0 1 1 1 1 1 1", "28 + 35 = 255"),
    PrintOut(2000, "3.91366595", "0 1 0 0 1 0 0 0", "1 0 1 0 0 0 0 0", "116 + 44 = 72"),
    PrintOut(3000, "3.72191702", "1 1 0 1 1 1 1 1", "0 1 0 0 1 1 0 1", "4 + 73 = 223"),
    PrintOut(4000, "3.5852713", "0 0 0 0 1 0 0 0", "0 1 0 1 0 0 1 0", "71 + 11 = 8"),
    PrintOut(5000, "2.53352328", "1 0 1 0 0 0 1 0", "1 1 0 0 0 0 1 0", "81 + 113 = 162"),
    PrintOut(6000, "0.57691441", "0 1 0 1 0 0 0 1", "0 1 0 1 0 0 0 1", "81 + 0 = 81"),
    PrintOut(7000, "1.42589952", "1 0 0 0 0 0 0 1", "1 0 0 0 0 0 0 1", "4 + 125 = 129"),
    PrintOut(8000, "0.47477457", "0 0 1 1 1 0 0 0", "0 0 1 1 1 0 0 0", "39 + 17 = 56"),
    PrintOut(9000, "0.21595037", "0 0 0 0 1 1 1 0", "0 0 0 0 1 1 1 0", "11 + 3 = 14"),
))  # fmt: skip

NOTEBOOK = Transcript(_("the notebook"), RunConfig(skip_draws=516), (
    PrintOut(0, "3.37562299", "0 0 0 0 0 0 0 0", "1 0 0 0 0 1 0 0", "52 + 80 = 0"),
    PrintOut(1000, "3.90130696", "0 1 1 0 1 1 0 0", "0 1 0 1 1 0 0 0", "50 + 38 = 108"),
    PrintOut(2000, "3.90965139", "0 1 1 1 1 0 1 1", "0 1 1 1 0 0 0 0", "49 + 63 = 123"),
    PrintOut(3000, "3.42847558", "0 0 0 0 0 1 0 0", "0 0 0 1 0 1 0 1", "19 + 2 = 4"),
    PrintOut(4000, "3.872716", "1 1 0 1 1 1 1 0", "1 0 0 1 1 1 0 0", "107 + 49 = 222"),
    PrintOut(5000, "2.83750897", "0 1 1 1 0 1 0 0", "0 1 1 1 1 0 0 0", "75 + 45 = 116"),
    PrintOut(6000, "1.27454124", "0 0 1 0 1 0 0 1", "0 0 1 0 1 0 0 1", "26 + 15 = 41"),
    PrintOut(7000, "0.58076786", "0 1 1 0 1 0 1 0", "0 1 1 0 1 0 1 0", "69 + 37 = 106"),
    PrintOut(8000, "0.549655", "0 1 0 1 0 1 1 0", "0 1 0 1 0 1 1 0", "45 + 41 = 86"),
    PrintOut(9000, "0.25270277", "0 1 1 1 0 1 1 0", "0 1 1 1 0 1 1 0", "54 + 64 = 118"),
))  # fmt: skip

TRANSCRIPTS = (BLOG, NOTEBOOK)
PRINTED_AT = tuple(printed.iteration for printed in BLOG.print_outs)


def transcript_of(run: Identity) -> Transcript | None:
    """Return the transcript that a run can be compared with, if there is one.

    What was done to the run does not count; own weights at its beginning do.
    """
    if run.start is not None:
        return None
    return next((known for known in TRANSCRIPTS if known.is_of(run.config)), None)
