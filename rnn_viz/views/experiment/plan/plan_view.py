"""The plan of an experiment beside what comes of it: fields, Run and Stop, and all of its runs."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.experiment.choices import PointAtRun
from rnn_viz.core.experiment.experiment import (
    Experiment,
    MeasureCosts,
    OpenExperiment,
    RunExperiment,
    SaveExperiment,
    Stage,
    StopExperiment,
)
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.presets import PRESETS, Preset
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment.progress import estimate
from rnn_viz.views.experiment.many_runs.runs_canvas import wishes_to_open
from rnn_viz.views.experiment.plan.plan_fields import PlanFields
from rnn_viz.views.experiment.plan.progress import Progress
from rnn_viz.views.experiment.plan.where import Where
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, GrowingLabel, Heading
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.view import View

_OWN = _("Give several values to one or two of hidden, alpha and bits.")
_DONE = _("All runs of this plan are done; trained again they would have the same bits")


class PlanView(View):
    """What is typed stays whatever else is looked at.

    Attributes
    ----------
    fields, where
        What is to be run, and where.
    run, stop
        The buttons.
    problem
        What went wrong last; it never scrolls out of sight.
    progress
        How far it is, with all runs.
    """

    frames_apart = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experiment.plan", parent)
        self._shown: Plan | None = None
        self._asked: Plan | None = None  # whose costs are looked for
        self._preset = styled(QToolButton(self), "plan.preset", "menu", label=_("Preset"))
        self._preset.setToolTip(_("Questions that an experiment answers"))
        self._preset.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for preset in PRESETS:
            menu.addAction(preset.title).setData(preset)
        menu.triggered.connect(lambda action: self._choose(action.data()))
        self._preset.setMenu(menu)
        self._question = styled(QLabel(self), "plan.question", "muted", fonts.text(12))
        self._question.setWordWrap(True)
        self.fields, self.where = PlanFields(self), Where(self)
        self._estimate = styled(ElidedLabel("plan.estimate", self), role="muted")
        self.run = styled(QPushButton(_p("button", "Run"), self), "plan.run", "primary")
        self.stop = styled(
            QPushButton(_("Stop"), self), "plan.stop", tip=_("What is finished stays")
        )
        self.problem = GrowingLabel("plan.problem", "error", self)
        self.progress = Progress(self)
        self.run.clicked.connect(self._begin)
        self.stop.clicked.connect(lambda: self.wished.emit(StopExperiment()))
        self.fields.edited.connect(self._refresh)
        self.where.edited.connect(self._refresh)
        self.where.opening.connect(lambda: self.wished.emit(OpenExperiment()))
        self.where.saving.connect(lambda: self.wished.emit(SaveExperiment()))
        self.progress.matrix.pointed.connect(lambda run: self.wished.emit(PointAtRun(run)))
        self.progress.matrix.opened.connect(self._open)
        self._lay_out()
        self.fields.put(PRESETS[0].plan)

    def draw(self, scene: Scene) -> None:
        """Show how far the experiment is; its plan is written into the fields when it is new."""
        self.scene, now = scene, scene.experiment
        if now.plan is not None and now.plan != self._shown:
            self._shown = now.plan
            self.fields.put(now.plan)
        self.where.show_experiment(now)
        self.problem.say(now.problem)
        self._refresh()
        self.progress.setVisible(now.rows is not None)
        self._whole.setStretch(self._whole.count() - 1, 2 if now.rows is not None else 0)
        self.progress.show_experiment(now, scene.view)

    def _refresh(self) -> None:
        """Say what Run would do, and let it be done where that makes sense."""
        plan, place = self.fields.plan, self.where.place
        preset = next((it for it in PRESETS if it.plan == plan), None)
        self._preset.setText(_("Your own") if preset is None else preset.title)
        self._question.setText(_OWN if preset is None else preset.question)
        if self.scene is None:
            return
        now = self.scene.experiment
        is_whole = plan is not None and place is not None
        self._estimate.say(*(estimate(plan, place, now.costs) if plan and place else ("",)))
        self.run.setText(_run_text(now, plan))
        is_done = now.stage is Stage.DONE and plan == now.plan
        self.run.setEnabled(is_whole and not now.is_active and not is_done)
        self.run.setToolTip(_DONE if is_done else "")
        self.stop.setEnabled(now.stage in (Stage.PREPARING, Stage.RUNNING))
        if plan is not None and plan != self._asked:
            self._asked = plan
            self.wished.emit(MeasureCosts(plan))

    def _choose(self, preset: Preset) -> None:
        self.fields.put(preset.plan)
        self._refresh()

    def _begin(self) -> None:
        if self.fields.plan is not None and self.where.place is not None:
            self.wished.emit(RunExperiment(self.fields.plan, self.where.place))

    def _open(self, run: RunConfig) -> None:
        for wish in wishes_to_open(run, self.scene) if self.scene is not None else ():
            self.wished.emit(wish)

    def _lay_out(self) -> None:
        head = filled(QHBoxLayout(), Heading(_("Experiment"), self), None, self._preset, spacing=8)
        form = QWidget(self)
        filled(QVBoxLayout(form), head, self._question, 2, self.fields, self.where, None, spacing=4)
        self._scrolled = ScrollingColumn(form, self)
        buttons = filled(QHBoxLayout(), (self.run, 1), (self.stop, 1), spacing=8)
        policy = QSizePolicy.Policy
        self._scrolled.setSizePolicy(policy.Preferred, policy.Maximum)  # what is over goes below
        self._whole, below = QVBoxLayout(self), filled(QVBoxLayout(), (self.progress, 1), spacing=0)
        below.addStretch(0)  # before there is any progress the buttons stay below the form
        above = (self._scrolled, 3), self.problem, self._estimate, buttons, 4
        filled(self._whole, *above, margins=(0, 8, 0, 4), spacing=6).addLayout(below)


def _run_text(now: Experiment, plan: Plan | None) -> str:
    """Return what the button says: whether there is something to go on with."""
    if now.is_active:
        return _("Running")
    if now.plan is None or plan is None or not plan.holds(now.plan):
        return _p("button", "Run")
    return _("Done") if now.stage is Stage.DONE and plan == now.plan else _("Go on")
