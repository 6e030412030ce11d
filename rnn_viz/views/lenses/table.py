"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.units import UNITS
from rnn_viz.views.lenses.learned.learned_large import LearnedLarge
from rnn_viz.views.lenses.learned.learned_small import LearnedSmall
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.units.units_large import UnitsLarge
from rnn_viz.views.lenses.units.units_small import UnitsSmall

ROWS: tuple[LensRow, ...] = (
    LensRow(UNITS, UnitsSmall, UnitsLarge),
    LensRow(LEARNED, LearnedSmall, LearnedLarge),
)
