"""The lenses, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.longer import LONGER
from rnn_viz.core.words.lenses.wrong import WRONG

LENSES: tuple[LensText, ...] = (LONGER, WRONG)
