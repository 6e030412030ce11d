"""The lenses, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.blame import BLAME
from rnn_viz.core.words.lenses.carry import CARRY
from rnn_viz.core.words.lenses.gradient import GRADIENT
from rnn_viz.core.words.lenses.latch import LATCH
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.long_sums.longer import LONGER
from rnn_viz.core.words.lenses.long_sums.wrong import WRONG
from rnn_viz.core.words.lenses.machine import MACHINE
from rnn_viz.core.words.lenses.space import SPACE
from rnn_viz.core.words.lenses.units import UNITS
from rnn_viz.core.words.lenses.why import WHY

LENSES: tuple[LensText, ...] = (
    CARRY,
    SPACE,
    MACHINE,
    BLAME,
    LONGER,
    UNITS,
    WRONG,
    WHY,
    LATCH,
    LEARNED,
    GRADIENT,
)
