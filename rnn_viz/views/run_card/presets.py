"""Runs worth starting with, each with one sentence why, and the button that offers them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rnn_viz.core.commands import Configure
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.widgets.building import styled

_OWN = _("A run of your own: how it comes out is known when it has been trained to the end.")

_OWN_WEIGHTS = _("It begins with weights of your own; the seed draws only its examples.")


@dataclass(frozen=True, slots=True)
class Preset:
    """A run with a name.

    Attributes
    ----------
    name
        What the menu calls it.
    config
        The run.
    why
        What there is to see, and why.
    """

    name: str
    config: RunConfig
    why: str


PRESETS = (
    Preset(
        _("2015 blog"),
        RunConfig(),
        _("The run of 2015. Every 1,000 iterations it prints what the blog printed, to the digit."),
    ),
    Preset(
        _("notebook"),
        RunConfig(skip_draws=516),
        _("The blog's weights, other examples: it prints what the notebook printed, to the digit."),
    ),
    Preset(
        _("a good one"),
        RunConfig(hidden=32),
        _(
            "32 units learn sooner: at iteration 4,000 they do 90.4\N{NO-BREAK SPACE}% of all sums "
            "right, 16 units 17.8\N{NO-BREAK SPACE}%."
        ),
    ),
    Preset(
        _("a bad one"),
        RunConfig(alpha=100.0),
        _(
            "Steps of alpha 100 overshoot: from iteration 100 on no weight moves any more, "
            "and not one sum is right."
        ),
    ),
)

WHYS = (*(preset.why for preset in PRESETS), _OWN, _OWN_WEIGHTS)  # all that may be said of a run


class PresetMenu(QToolButton):
    """Runs worth starting with.

    ``chosen`` carries the :class:`Preset` that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, "menu", label=_("Preset"), tip=_("Runs worth starting with"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for preset in PRESETS:
            action = menu.addAction(preset.name)
            action.setData(preset)
            action.setToolTip(preset.why)
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(menu)

    def show_config(self, wanted: Configure) -> str:
        """Show which preset this is, if any; return the sentence about it."""
        if wanted.start is not None:
            self.setText(_("own weights"))
            return _OWN_WEIGHTS
        config = wanted.config
        preset = next((preset for preset in PRESETS if preset.config == config), None)
        self.setText(preset.name if preset else _("custom"))
        return preset.why if preset else _about_own(config)


def _about_own(config: RunConfig) -> str:
    """Say what a run without a name is; one that only goes on longer is still known by one."""
    for preset in PRESETS:
        if preset.config == replace(config, iterations=preset.config.iterations):
            is_less = config.iterations < preset.config.iterations
            shortened = _("The run “{name}”, shortened to {count:,} iterations.")
            extended = _("The run “{name}”, extended to {count:,} iterations.")
            sentence = shortened if is_less else extended
            return sentence.format(name=preset.name, count=config.iterations)
    return _OWN
