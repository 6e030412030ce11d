"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.blame import BLAME
from rnn_viz.core.words.lenses.carry import CARRY
from rnn_viz.core.words.lenses.gradient import GRADIENT
from rnn_viz.core.words.lenses.latch import LATCH
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.long_sums.longer import LONGER
from rnn_viz.core.words.lenses.long_sums.wrong import WRONG
from rnn_viz.core.words.lenses.machine import MACHINE
from rnn_viz.core.words.lenses.space import SPACE
from rnn_viz.core.words.lenses.units import UNITS
from rnn_viz.core.words.lenses.why import WHY
from rnn_viz.views.lenses.blame.large import BlameLarge
from rnn_viz.views.lenses.blame.small import BlameSmall
from rnn_viz.views.lenses.carry.large import CarryLarge
from rnn_viz.views.lenses.carry.small import CarrySmall
from rnn_viz.views.lenses.gradient.large import GradientLarge
from rnn_viz.views.lenses.gradient.small import GradientSmall
from rnn_viz.views.lenses.latch.latch_large import LatchLarge
from rnn_viz.views.lenses.latch.latch_small import LatchSmall
from rnn_viz.views.lenses.learned.learned_large import LearnedLarge
from rnn_viz.views.lenses.learned.learned_small import LearnedSmall
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.longer.longer_large import LongerLarge
from rnn_viz.views.lenses.longer.longer_small import LongerSmall
from rnn_viz.views.lenses.machine.machine_large import MachineLarge
from rnn_viz.views.lenses.machine.machine_small import MachineSmall
from rnn_viz.views.lenses.space.large import SpaceLarge
from rnn_viz.views.lenses.space.small import SpaceSmall
from rnn_viz.views.lenses.units.units_large import UnitsLarge
from rnn_viz.views.lenses.units.units_small import UnitsSmall
from rnn_viz.views.lenses.why.large import WhyLarge
from rnn_viz.views.lenses.why.small import WhySmall
from rnn_viz.views.lenses.wrong.wrong_large import WrongLarge
from rnn_viz.views.lenses.wrong.wrong_small import WrongSmall

ROWS: tuple[LensRow, ...] = (
    LensRow(CARRY, CarrySmall, CarryLarge),
    LensRow(SPACE, SpaceSmall, SpaceLarge),
    LensRow(MACHINE, MachineSmall, MachineLarge),
    LensRow(BLAME, BlameSmall, BlameLarge),
    LensRow(LONGER, LongerSmall, LongerLarge),
    LensRow(UNITS, UnitsSmall, UnitsLarge),
    LensRow(WRONG, WrongSmall, WrongLarge),
    LensRow(WHY, WhySmall, WhyLarge),
    LensRow(LATCH, LatchSmall, LatchLarge),
    LensRow(LEARNED, LearnedSmall, LearnedLarge),
    LensRow(GRADIENT, GradientSmall, GradientLarge),
)
