"""The lenses for the window, in the order of the wall: a row each."""

from rnn_viz.core.words.lenses.blame import BLAME
from rnn_viz.core.words.lenses.gradient import GRADIENT
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.why import WHY
from rnn_viz.views.lenses.blame.large import BlameLarge
from rnn_viz.views.lenses.blame.small import BlameSmall
from rnn_viz.views.lenses.gradient.large import GradientLarge
from rnn_viz.views.lenses.gradient.small import GradientSmall
from rnn_viz.views.lenses.learned.accuracy_over_run import AccuracyOverRun
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.why.large import WhyLarge
from rnn_viz.views.lenses.why.small import WhySmall

ROWS: tuple[LensRow, ...] = (
    LensRow(BLAME, BlameSmall, BlameLarge),
    LensRow(WHY, WhySmall, WhyLarge),
    LensRow(LEARNED, AccuracyOverRun, AccuracyOverRun),
    LensRow(GRADIENT, GradientSmall, GradientLarge),
)
