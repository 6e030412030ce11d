"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.long_sums.longer import LONGER
from rnn_viz.core.words.lenses.long_sums.wrong import WRONG
from rnn_viz.core.words.lenses.units import UNITS
from rnn_viz.views.lenses.learned.learned_large import LearnedLarge
from rnn_viz.views.lenses.learned.learned_small import LearnedSmall
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.longer.longer_large import LongerLarge
from rnn_viz.views.lenses.longer.longer_small import LongerSmall
from rnn_viz.views.lenses.units.units_large import UnitsLarge
from rnn_viz.views.lenses.units.units_small import UnitsSmall
from rnn_viz.views.lenses.wrong.wrong_large import WrongLarge
from rnn_viz.views.lenses.wrong.wrong_small import WrongSmall

ROWS: tuple[LensRow, ...] = (
    LensRow(LONGER, LongerSmall, LongerLarge),
    LensRow(UNITS, UnitsSmall, UnitsLarge),
    LensRow(WRONG, WrongSmall, WrongLarge),
    LensRow(LEARNED, LearnedSmall, LearnedLarge),
)
