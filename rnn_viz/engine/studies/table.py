"""All studies, in the order in which they are asked first; to add one is to add it here."""

from collections.abc import Callable
from functools import partial

from rnn_viz.core.lenses.table import AT_MOMENT, IN_PAST, OVER_RUN
from rnn_viz.engine.studies.alpha_track import AlphaTrackStudy
from rnn_viz.engine.studies.at_moment import AtMomentStudy
from rnn_viz.engine.studies.beside import BesideStudy
from rnn_viz.engine.studies.map import MapStudy
from rnn_viz.engine.studies.milestones import MilestonesStudy
from rnn_viz.engine.studies.over_run import OfPastStudy, OverRunStudy
from rnn_viz.engine.studies.phases import PhasesStudy
from rnn_viz.engine.studies.shares import SharesStudy
from rnn_viz.engine.studies.study import Study
from rnn_viz.engine.studies.what_if import WhatIfStudy

STUDIES: tuple[Callable[[Callable[[], float]], Study], ...] = (
    MapStudy, SharesStudy, MilestonesStudy, PhasesStudy, WhatIfStudy, AlphaTrackStudy,
    BesideStudy,
    *(partial(AtMomentStudy, row=row) for row in AT_MOMENT),
    *(partial(OfPastStudy, row=row) for row in IN_PAST),
    *(partial(OverRunStudy, row=row) for row in OVER_RUN),
)  # fmt: skip
