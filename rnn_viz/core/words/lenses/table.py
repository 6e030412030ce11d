"""The lenses, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.blame import BLAME
from rnn_viz.core.words.lenses.gradient import GRADIENT
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.why import WHY

LENSES: tuple[LensText, ...] = (BLAME, WHY, LEARNED, GRADIENT)
