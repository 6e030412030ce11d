"""The lenses, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses import learned, units
from rnn_viz.core.words.lenses.lens_text import LensText

LENSES: tuple[LensText, ...] = (units.TEXT, learned.TEXT)
