"""The lenses, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.latch import LATCH
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.machine import MACHINE

LENSES: tuple[LensText, ...] = (MACHINE, LATCH, LEARNED)
