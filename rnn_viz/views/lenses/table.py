"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.latch import LATCH
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.machine import MACHINE
from rnn_viz.core.words.lenses.units import UNITS
from rnn_viz.views.lenses.latch.latch_large import LatchLarge
from rnn_viz.views.lenses.latch.latch_small import LatchSmall
from rnn_viz.views.lenses.learned.learned_large import LearnedLarge
from rnn_viz.views.lenses.learned.learned_small import LearnedSmall
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.machine.machine_large import MachineLarge
from rnn_viz.views.lenses.machine.machine_small import MachineSmall
from rnn_viz.views.lenses.units.units_large import UnitsLarge
from rnn_viz.views.lenses.units.units_small import UnitsSmall

ROWS: tuple[LensRow, ...] = (
    LensRow(MACHINE, MachineSmall, MachineLarge),
    LensRow(UNITS, UnitsSmall, UnitsLarge),
    LensRow(LATCH, LatchSmall, LatchLarge),
    LensRow(LEARNED, LearnedSmall, LearnedLarge),
)
