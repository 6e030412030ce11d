"""Which pictures can be seen in the window, and which of them a widget belongs to."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from rnn_viz.app.panels import Panels
from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment import what_if
from rnn_viz.core.words.experiment.plan_caption import picture_title, plan_caption
from rnn_viz.core.words.experiment.verdict import verdict_text
from rnn_viz.core.words.lenses.table import LENSES
from rnn_viz.core.words.numbers import listed
from rnn_viz.core.words.sums_text import titles
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.experiment.many_runs.runs_table import RunsTable
from rnn_viz.views.lenses.carry.unit_table import UnitTable
from rnn_viz.views.lenses.latch.ends_table import EndsTable
from rnn_viz.views.lenses.wall.lens_card import LensCard
from rnn_viz.views.lenses.wall.wall import is_in_sight
from rnn_viz.views.lenses.wrong.tried_rows import TriedRows
from rnn_viz.views.synapses.shown import mode_of
from rnn_viz.views.what_if.outcome_table import OutcomeTable
from rnn_viz.views.widgets.view import View

_TABLES = (UnitTable, OutcomeTable, EndsTable, TriedRows, DetailCard, LensCard, RunsTable)

_WHOLE_RUN = _("Live what-if: the whole run trained again")


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that is seen.

    Attributes
    ----------
    name
        What files call it, such as "error curve".
    title
        What it shows, to be written below it.
    widget
        Where it is drawn.
    said
        A sentence that says what it means; empty if there is none, or if the widget says it.
    part
        What of the widget is the picture; ``None``: all of it.
    is_card
        Whether it lies on the theme's surface, not on the window.
    of_plan
        Which runs it shows, where they are those of an experiment; else it shows the run.
    """

    name: str
    title: str
    widget: QWidget
    said: str = ""
    part: QRect | None = None
    is_card: bool = False
    of_plan: str = ""


def shown_pictures(panels: Panels, scene: Scene) -> list[ShownPicture]:
    """Return the pictures that can be seen now, in the order in which they are read."""
    found = [
        *_of_watch(panels, scene),
        *_of_inside(panels, scene),
        *_of_experiment(panels, scene),
    ]
    timeline = ShownPicture("timeline", _("The run and its phases"), panels.timeline)
    return [it for it in (*found, timeline) if it.widget.isVisible()]


def picture_at(widget: QWidget | None, pictures: list[ShownPicture]) -> ShownPicture | None:
    """Return the picture that a widget is a part of, the innermost one."""
    by_widget = {it.widget: it for it in pictures}
    while widget is not None and widget not in by_widget:
        widget = widget.parentWidget()
    return None if widget is None else by_widget[widget]


def table_at(widget: QWidget | None) -> QWidget | None:
    """Return what is copied as text where a widget is: the table around it, else the view."""
    while widget is not None and not isinstance(widget, (*_TABLES, View)):
        widget = widget.parentWidget()
    return widget


def _of_watch(panels: Panels, scene: Scene) -> list[ShownPicture]:
    watch, bits = panels.watch, scene.now.config.bits
    stage, sums = scene.now.stage.sum, watch.all_sums
    all_sums = titles(bits)[0]
    # below the picture are the buttons that go through the wrong sums
    of_sums = QRect(0, 0, sums.width(), max(1, sums.wrong.y()))
    on_stage = _("The sum on stage: {a:,} + {b:,}").format(a=stage.a, b=stage.b)
    network = _("The network at position {position}").format(position=scene.network_position)
    synapses = _("The synapses: {mode}").format(mode=name_of(mode_of(scene)))
    asked = _("The network on all sums: {sums}").format(sums=all_sums)
    return [
        ShownPicture("sum", on_stage, watch.stage),
        ShownPicture("network", network, watch.synapses.network),
        ShownPicture("synapses", synapses, watch.synapses.board),
        ShownPicture("error curve", _("The error over the run"), watch.curve),
        ShownPicture("all sums", asked, sums, part=of_sums),
        ShownPicture("accuracy", _("Accuracy of each place"), watch.bit_accuracy),
        *(
            ShownPicture(f"card {k}", scene.detail(card.subject).title, card, is_card=True)
            for k, card in enumerate(reversed(watch.cards.cards), start=1)
        ),
    ]


def _of_inside(panels: Panels, scene: Scene) -> list[ShownPicture]:
    inside = panels.inside
    stage = scene.now.stage.sum
    carries = _("{a:,} + {b:,} and its carries").format(a=stage.a, b=stage.b)
    strip = ShownPicture("carry lane", carries, inside.strip)
    wall = [
        ShownPicture(card.text.key, card.text.title, card, is_card=True)
        for card in inside.wall.cards
        if is_in_sight(card)
    ]
    large, text = (
        inside.page.picture,
        next((it for it in LENSES if it.key == scene.view.lens), None),
    )
    if large is None or text is None:
        return [strip, *wall]
    said = scene.verdict(text).sentence
    return [strip, *wall, ShownPicture(text.key, text.title, large, said, is_card=True)]


def _of_experiment(panels: Panels, scene: Scene) -> list[ShownPicture]:
    there, now, view = panels.experiment, scene.experiment, scene.view
    live = what_if.verdict(scene.now, view.tried)
    found = [ShownPicture("what if", _WHOLE_RUN, there.what_if.picture, live)]
    if now.rows is None:
        return found
    said = "" if now.verdict is None else verdict_text(now.verdict)
    plan, when = now.rows.plan, name_of(view.compared_by)
    named = listed([field.label for field in FIELDS if field.name in plan.named])
    matrix = _("All runs by seed and {named}: iterations until {when}")
    all_runs = matrix.format(named=named, when=when)
    return [
        *found,
        ShownPicture("runs", picture_title(plan, when), there.many_runs.picture, said,
                     of_plan=plan_caption(plan)),
        ShownPicture("runs by seed", all_runs, there.plan.progress.matrix,
                     of_plan=plan_caption(plan)),
    ]  # fmt: skip
