"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.views.lenses.learned.accuracy_over_run import AccuracyOverRun
from rnn_viz.views.lenses.lens import LensRow

ROWS: tuple[LensRow, ...] = (LensRow(LEARNED, AccuracyOverRun, AccuracyOverRun),)
