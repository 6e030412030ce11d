"""The run card: what is typed takes effect when it should, and never anything that cannot be."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import Configure
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.intents import OpenRunCard
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import FIELDS, RunConfig
from rnn_viz.core.run.interventions import Entry, SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.run.schedule import Conditions
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.transcript import print_out
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.typed_numbers import read_decimal
from rnn_viz.views.run_card.buttons import ApplyButton
from rnn_viz.views.run_card.field_row import figure
from rnn_viz.views.run_card.presets import PRESETS
from rnn_viz.views.run_card.run_card import RunCard
from rnn_viz.views.widgets.labels import GrowingLabel
from rnn_viz.views.widgets.theme import LIGHT
from rnn_viz.views.widgets.themed import reduce_motion
from tests.views.dressing import dressed
from tests.views.following import follow, redraw, wishes

DIE = (
    '<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor"><rect width="9" height="9"/></svg>'
)
FRESH, TRAINED = 0, 4000


def snapshot(config: RunConfig, at: int = FRESH) -> Snapshot:
    """Return a snapshot as far as the form looks at it."""
    start = Timeline(RunConfig(iterations=1))
    stage = Stage(Source.TRAINING, add(start.weights, 1, 2, 8))
    return Snapshot(
        run_id=1, acked=0, phase=Phase.PAUSED, config=config, iteration=at, frontier=at,
        weights=start.weights, stage=stage, curve=start.curve(), speed=250.0,
    )  # fmt: skip


def opened(now: Snapshot) -> Scene:
    """Return a scene in which the form is open, whatever has been trained."""
    return Scene(now, ViewState(is_run_card_open=True))


def shown(qtbot: QtBot, at: int = FRESH, width: int = 232) -> RunCard:
    form = RunCard(DIE)
    qtbot.addWidget(form)
    form.resize(width, 480)
    with qtbot.waitExposed(form):
        form.show()
    form.draw(opened(snapshot(RunConfig(), at)))
    return form


def asked(form: RunCard) -> list[RunConfig]:
    """Return a list that fills with what the form asks for."""
    configs: list[RunConfig] = []

    def hear(wish: object) -> None:
        if isinstance(wish, Configure):
            configs.append(wish.config)

    form.wished.connect(hear)
    return configs


def enter(form: RunCard, name: str, text: str, *, key: Qt.Key | None = None) -> None:
    """Type over a field as a user does; then press a key, if one is given."""
    form.rows[name].line.setFocus(Qt.FocusReason.OtherFocusReason)
    line = form.rows[name].line
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    if key is not None:
        QTest.keyClick(line, key)


def apply_button(form: RunCard) -> QPushButton:
    button = form.findChild(QPushButton, "run.apply")
    assert button is not None
    return button


def texts(form: RunCard) -> dict[str, str]:
    return {name: row.line.text() for name, row in form.rows.items()}


def test_the_configuration_is_shown_with_digit_groups(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(opened(snapshot(RunConfig(128, 1e-3, 32, 2**32 - 1, 10_000_000, 1_000_000))))
    assert list(texts(form).values()) == [
        "128", "0.001", "32", "4,294,967,295", "10,000,000", "1,000,000"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [(10_000, "10,000"), (0.1, "0.1"), (10.0, "10"), (1e308, "1·10³⁰⁸"),
     (0.1 + 0.2, "0.30000000000000004")],
)  # fmt: skip
def test_figures_say_exactly_what_the_value_is(value: float, text: str) -> None:
    assert figure(value) == text
    assert read_decimal(text.replace(",", "")) == value


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_run_that_has_not_begun_is_changed_at_once(qtbot: QtBot, key: Qt.Key) -> None:
    form = shown(qtbot)
    configs = asked(form)
    enter(form, "hidden", "32")
    assert configs == []
    QTest.keyClick(form.rows["hidden"].line, key)
    assert configs == [RunConfig(hidden=32)]
    form.rows["alpha"].line.setFocus()  # leaving afterwards does not ask again
    assert configs == [RunConfig(hidden=32)]


@pytest.mark.parametrize("at", [FRESH, TRAINED])
def test_a_run_that_moves_or_was_trained_waits_for_apply(qtbot: QtBot, at: int) -> None:
    form = shown(qtbot)
    form.draw(opened(replace(snapshot(RunConfig(), at), phase=Phase.RUNNING)))
    configs = asked(form)
    assert not apply_button(form).isEnabled()
    enter(form, "hidden", "32", key=Qt.Key.Key_Return)
    assert configs == []
    assert apply_button(form).hasFocus()  # Enter leads there, a second one presses it
    assert apply_button(form).text() == "Apply: starts a new run"
    QTest.keyClick(apply_button(form), Qt.Key.Key_Return)
    QTest.keyClick(apply_button(form), Qt.Key.Key_Return)
    assert configs == [RunConfig(hidden=32)]
    form.draw(opened(snapshot(RunConfig(hidden=32))))
    assert not apply_button(form).isEnabled()
    assert apply_button(form).text() == "Apply"


def test_going_back_to_the_start_is_not_a_run_that_has_not_begun(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(opened(replace(snapshot(RunConfig(), TRAINED), iteration=0)))
    configs = asked(form)
    enter(form, "alpha", "0.2", key=Qt.Key.Key_Tab)
    assert configs == []


def test_changing_the_end_alone_says_so(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    enter(form, "iterations", "20,000")
    assert apply_button(form).text() == "Apply: moves the end"
    enter(form, "seed", "7")
    assert apply_button(form).text() == "Apply: starts a new run"
    enter(form, "seed", "0")
    assert apply_button(form).text() == "Apply: moves the end"


def test_apply_says_as_much_as_there_is_room_for(qtbot: QtBot) -> None:
    button = ApplyButton("apply")
    qtbot.addWidget(button)
    button.resize(300, 32)
    button.show()
    button.show_effect(Configure(RunConfig()), Configure(RunConfig(seed=7)))
    assert button.text() == "Apply: starts a new run"
    button.resize(150, 32)
    assert button.text() == "Apply: new run"
    assert button.fontMetrics().horizontalAdvance(button.text()) < button.width()
    button.show_effect(Configure(RunConfig()), Configure(RunConfig(iterations=7)))
    assert button.text() == "Apply: new end"


BAD = [
    ("hidden", "0", "hidden is 0, but must be a whole number from 1 to 128."),
    ("hidden", "sixteen", "hidden is 'sixteen', but must be a whole number from 1 to 128."),
    ("alpha", "-1", "alpha is -1, but must be a finite number greater than 0."),
    ("alpha", "1e999", "alpha is 1e999, but must be a finite number greater than 0."),
    ("bits", "²", "bits is '²', but must be a whole number from 2 to 32."),
    ("seed", "-1", "seed is -1, but must be a whole number from 0 to 4,294,967,295."),
    ("skip_draws", "x", "skipped draws is 'x', but must be a whole number from 0 to 10,000,000."),
    ("iterations", "", "iterations is '', but must be a whole number from 1 to 10,000,000."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "sentence"), BAD, ids=[f"{n} {t}" for n, t, _ in BAD])
@pytest.mark.parametrize("at", [FRESH, TRAINED])
def test_what_cannot_be_used_is_said_under_the_field_and_changes_nothing(
    qtbot: QtBot, name: str, text: str, sentence: str, at: int
) -> None:
    form = shown(qtbot, at)
    configs = asked(form)
    enter(form, name, text, key=Qt.Key.Key_Tab)
    row = form.rows[name]
    assert row.error == sentence
    assert row.line.property("wrong") is True
    assert row.line.accessibleDescription() == sentence
    assert not apply_button(form).isEnabled()
    assert configs == []
    label = row.findChild(GrowingLabel)
    assert label is not None
    qtbot.waitUntil(lambda: label.height() > label.fontMetrics().height())
    assert label.y() >= row.line.y() + row.line.height()


def test_an_empty_field_is_given_time_to_be_typed_into(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    enter(form, "hidden", "")
    assert form.rows["hidden"].error == ""
    assert not apply_button(form).isEnabled()
    enter(form, "hidden", "3")
    assert form.rows["hidden"].error == ""
    assert apply_button(form).isEnabled()


def test_one_bad_field_keeps_the_others_from_being_lost(qtbot: QtBot) -> None:
    form = shown(qtbot)
    configs = asked(form)
    enter(form, "hidden", "999", key=Qt.Key.Key_Tab)
    enter(form, "alpha", "0.5", key=Qt.Key.Key_Return)
    assert configs == [RunConfig(alpha=0.5)]  # the last valid value of the other is in force
    form.draw(opened(snapshot(RunConfig(alpha=0.5))))
    assert form.rows["hidden"].error.startswith("hidden is 999")
    enter(form, "hidden", "9", key=Qt.Key.Key_Return)
    assert configs[1:] == [RunConfig(alpha=0.5, hidden=9)]


def test_escape_brings_the_runs_value_back(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    enter(form, "bits", "99")
    assert form.rows["bits"].error
    QTest.keyClick(form.rows["bits"].line, Qt.Key.Key_Escape)
    assert form.rows["bits"].line.text() == "8"
    assert form.rows["bits"].error == ""
    assert not apply_button(form).isEnabled()


def test_a_new_run_keeps_what_is_being_typed_elsewhere(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    enter(form, "hidden", "32")
    enter(form, "bits", "99")
    form.draw(opened(snapshot(RunConfig(seed=5, iterations=500))))
    assert list(texts(form).values()) == ["32", "0.1", "99", "5", "0", "500"]
    form.draw(opened(snapshot(RunConfig(seed=5, iterations=500, hidden=32), TRAINED)))
    assert not apply_button(form).isEnabled()  # what was wanted is so; the other is unusable
    QTest.keyClick(form.rows["bits"].line, Qt.Key.Key_Escape)
    assert list(texts(form).values()) == ["32", "0.1", "8", "5", "0", "500"]


def test_numbers_get_their_groups_once_they_are_in_force(qtbot: QtBot) -> None:
    form = shown(qtbot)
    enter(form, "iterations", "20000", key=Qt.Key.Key_Return)
    form.draw(opened(snapshot(RunConfig(iterations=20_000))))
    assert form.rows["iterations"].line.text() == "20,000"


def test_two_quick_changes_are_both_asked_for(qtbot: QtBot) -> None:
    form = shown(qtbot)
    configs = asked(form)
    enter(form, "hidden", "32", key=Qt.Key.Key_Return)
    enter(form, "bits", "4", key=Qt.Key.Key_Return)
    enter(form, "hidden", "16", key=Qt.Key.Key_Return)
    assert configs == [
        RunConfig(hidden=32), RunConfig(hidden=32, bits=4), RunConfig(hidden=16, bits=4)
    ]  # fmt: skip


@pytest.mark.parametrize("at", [FRESH, TRAINED])
def test_the_die_changes_the_seed_and_nothing_else(qtbot: QtBot, at: int) -> None:
    form = shown(qtbot, at)
    configs = asked(form)
    die = form.findChild(QToolButton, "run.die")
    assert die is not None
    assert not die.icon().isNull()
    die.click()
    seed = int(form.rows["seed"].line.text().replace(",", ""))
    assert seed != 0
    assert configs == ([RunConfig(seed=seed)] if at == FRESH else [])
    assert apply_button(form).isEnabled()
    assert [name for name, row in form.rows.items() if row.is_changed] == ["seed"]


def test_looking_something_up_in_another_window_changes_nothing(qtbot: QtBot) -> None:
    form = shown(qtbot)
    configs = asked(form)
    enter(form, "hidden", "32")
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(form.rows["hidden"].line, event)
    assert configs == []


@given(name=st.sampled_from([field.name for field in FIELDS]), text=st.text(max_size=50))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_nothing_typed_raises(qtbot: QtBot, name: str, text: str) -> None:
    form = RunCard()
    form.draw(opened(snapshot(RunConfig())))
    configs = asked(form)
    line = form.rows[name].line
    line.setText(text)
    line.textEdited.emit(text)
    line.returnPressed.emit()
    assert all(config != RunConfig() for config in configs)
    assert len(configs) <= 1
    form.deleteLater()


def choose(form: RunCard, index: int) -> None:
    menu = form.findChild(QToolButton, "run.preset").menu()
    menu.actions()[index].trigger()


def sentence(form: RunCard) -> str:
    label = form.findChild(GrowingLabel, "run.why")
    assert label is not None
    return label.said


@pytest.mark.parametrize("iterations", [20_000, 5_000])
def test_a_preset_that_only_ends_elsewhere_is_still_known(qtbot: QtBot, iterations: int) -> None:
    form = shown(qtbot)
    form.draw(opened(snapshot(RunConfig(iterations=iterations), TRAINED)))
    how = "extended" if iterations > 10_000 else "shortened"
    assert sentence(form) == f"The run “2015 blog”, {how} to {iterations:,} iterations."


@pytest.mark.parametrize("index", range(1, 4))
def test_a_preset_fills_the_fields_and_says_why(qtbot: QtBot, index: int) -> None:
    form = shown(qtbot)
    configs = asked(form)
    assert sentence(form) == PRESETS[0].why
    choose(form, index)
    assert configs == [PRESETS[index].config]
    assert sentence(form) == PRESETS[index].why
    form.draw(opened(snapshot(PRESETS[index].config, TRAINED)))
    enter(form, "seed", "1")
    assert form.findChild(QToolButton, "run.preset").text() == "custom"
    assert sentence(form).startswith("Not applied yet. A run of your own:")
    choose(form, 0)
    assert configs == [PRESETS[index].config]  # a trained run waits for Apply
    apply_button(form).click()
    assert configs[1:] == [RunConfig()]


def trained(config: RunConfig, at: int) -> Timeline:
    timeline = Timeline(config)
    timeline.advance(at)
    return timeline


def right(timeline: Timeline) -> float:
    return evaluate(timeline.weights, sums_of(8), timeline.iteration).exact_share


@pytest.mark.parametrize(
    ("index", "last"), [(0, "11 + 3 = 14\n"), (1, "54 + 64 = 118\n")], ids=["blog", "notebook"]
)
def test_the_first_two_presets_print_what_was_printed(index: int, last: str) -> None:
    timeline = trained(PRESETS[index].config, 9000)
    example = add(timeline.weights, *timeline.operands, 8)
    printed = print_out(example)
    assert last in printed
    assert printed.startswith(("Error:[ 0.21595037]\n", "Error:[ 0.25270277]\n")[index])
    starts = [trained(preset.config, 0).weights for preset in PRESETS[:2]]
    assert all(map(np.array_equal, *starts))  # "the blog's weights"


def test_the_good_preset_is_as_good_as_it_says() -> None:
    shares = {hidden: right(trained(RunConfig(hidden=hidden), 4000)) for hidden in (16, 32)}
    good = PRESETS[2]
    assert good.config == RunConfig(hidden=32)
    said = good.why.replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "32 units learn sooner: at iteration 4,000 they do "
        f"{100 * shares[32]:.1f} % of all sums right, 16 units {100 * shares[16]:.1f} %."
    )


def test_the_bad_preset_is_as_bad_as_it_says() -> None:
    bad = PRESETS[3]
    assert bad.config == RunConfig(alpha=100.0)
    assert "from iteration 100 on no weight moves any more, and not one sum is right" in bad.why
    timeline = trained(bad.config, 100)
    stuck = flatten(timeline.weights)
    assert right(timeline) == 0.0
    for _ in range(99):
        timeline.advance(100)
        assert np.array_equal(flatten(timeline.weights), stuck)
    assert timeline.iteration == 10_000


def test_parts_have_names_help_and_an_order(qtbot: QtBot) -> None:
    form = shown(qtbot)
    for field in FIELDS:
        line = form.findChild(QWidget, f"run.{field.name}")
        assert line is form.rows[field.name].line
        assert line.accessibleName().startswith(field.label)
        assert field.allowed in line.toolTip()
        form.rows[field.name].line.setFocus(Qt.FocusReason.OtherFocusReason)
        assert line.hasFocus()
    names = [
        "fold", "runs", "preset", "start.draw", "hidden", "alpha", "bits", "seed", "die",
        "skip_draws", "iterations",
    ]  # fmt: skip
    parts = [form.findChild(QWidget, f"run.{name}") for name in names]
    for one, other in pairwise(parts):
        assert one is not None
        following = one.nextInFocusChain()
        while following.focusPolicy() == Qt.FocusPolicy.NoFocus:
            following = following.nextInFocusChain()
        assert following is other


def test_units_are_written_where_there_is_room(qtbot: QtBot) -> None:
    form = shown(qtbot)
    assert _written(form) == ["units", "examples"]
    form.resize(192, 480)
    assert _written(form) == []


def _written(form: RunCard) -> list[str]:
    units = {field.unit for field in FIELDS if field.unit and field.unit not in field.label}
    labels = [label for row in form.rows.values() for label in row.findChildren(QWidget)]
    return [
        label.text() for label in labels
        if hasattr(label, "text") and label.isVisible() and label.text() in units
    ]  # fmt: skip


def test_the_die_takes_the_colours_of_the_theme(qtbot: QtBot) -> None:
    form = shown(qtbot)
    die = form.findChild(QToolButton, "run.die")
    before = die.icon().pixmap(18).toImage()
    dressed(form, LIGHT)
    assert die.icon().pixmap(18).toImage() != before


def test_a_remark_grows_and_shrinks_to_nothing(qtbot: QtBot) -> None:
    label = GrowingLabel("remark", "muted")
    qtbot.addWidget(label)
    label.resize(120, 0)
    label.show()
    label.say("One sentence that is too long for one line of this label.")
    lines = label.fontMetrics().height()
    qtbot.waitUntil(lambda: label.height() > 2 * lines)
    label.resize(400, label.height())
    qtbot.waitUntil(lambda: 0 < label.height() < 2 * lines)
    label.say("")
    qtbot.waitUntil(lambda: label.height() == 0 and label.text() == "")


def test_a_changed_run_is_not_said_to_be_that_of_the_preset(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    why = form.findChild(GrowingLabel, "run.why")
    before = why.said
    assert "to the digit" in before
    changed = RunState(entries=(Entry(3000, SetAlpha(0.5)),))
    form.draw(opened(replace(snapshot(RunConfig(), TRAINED), run_state=changed)))
    assert why.said.startswith(before)
    assert "from iteration 3,000 on it was changed" in why.said
    form.draw(opened(snapshot(RunConfig(), TRAINED)))
    assert why.said == before


def test_an_alpha_put_in_force_by_an_intervention_stands_beside_the_runs(qtbot: QtBot) -> None:
    form = shown(qtbot, TRAINED)
    note = form.findChild(QLabel, "run.alpha.in_force")
    assert not note.isVisible()
    form.draw(opened(replace(snapshot(RunConfig(), TRAINED), conditions=Conditions(0.5))))
    assert note.isVisible()
    assert note.text() == "now 0.5"
    assert form.rows["alpha"].line.text() == "0.1", "the run's own stays what Apply starts from"
    form.draw(opened(snapshot(RunConfig(), TRAINED)))
    assert not note.isVisible()


def test_what_is_said_of_a_preset_is_said_of_what_is_typed(qtbot: QtBot) -> None:
    """While the fields say something else than the run, no word of the run is mixed in."""
    form = shown(qtbot, TRAINED)
    changed = RunState(entries=(Entry(3000, SetAlpha(0.5)),))
    form.draw(opened(replace(snapshot(RunConfig(), TRAINED), run_state=changed)))
    assert "from iteration 3,000 on it was changed" in sentence(form)
    enter(form, "hidden", "32")
    assert sentence(form) == f"Not applied yet. {PRESETS[2].why}"
    apply_button(form).click()
    assert sentence(form).startswith(PRESETS[2].why)
    form.draw(opened(snapshot(RunConfig(hidden=32))))
    assert sentence(form) == PRESETS[2].why


def fold_button(form: RunCard) -> QToolButton:
    button = form.findChild(QToolButton, "run.fold")
    assert button is not None
    return button


def is_open(form: RunCard) -> bool:
    assert form.rows["hidden"].isVisible() == apply_button(form).isVisible() == form.is_open
    return form.is_open


def test_the_form_folds_to_one_line_once_a_run_has_begun(qtbot: QtBot) -> None:
    form = shown(qtbot, width=380)
    redraw(form, snapshot(RunConfig()))
    assert form.is_open
    form.draw(Scene(snapshot(RunConfig())))
    assert is_open(form)
    assert fold_button(form).text() == ""
    form.draw(Scene(snapshot(RunConfig(), 1)))
    assert not is_open(form)
    assert fold_button(form).text() == "16 hidden · alpha 0.1 · 8 bits · seed 0"
    assert form.sizeHint().height() < 40
    form.draw(Scene(snapshot(RunConfig(seed=7))))  # another run, at its start
    assert not is_open(form)
    assert fold_button(form).text() == "16 hidden · alpha 0.1 · 8 bits · seed 7"


def test_where_a_line_has_no_room_the_run_is_told_in_two(qtbot: QtBot) -> None:
    form = shown(qtbot, width=213)
    form.draw(Scene(snapshot(RunConfig(), 1)))
    assert fold_button(form).text() == "16 hidden · alpha 0.1\n8 bits · seed 0"
    form.resize(380, form.height())
    assert "\n" not in fold_button(form).text()


def test_a_run_that_moves_has_begun(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(Scene(snapshot(RunConfig())))
    form.draw(Scene(replace(snapshot(RunConfig()), phase=Phase.RUNNING)))
    assert not is_open(form)


def test_one_click_or_key_unfolds_it_and_it_stays_so(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(Scene(snapshot(RunConfig(), TRAINED)))
    asked = wishes(form)
    follow(form)
    fold_button(form).click()
    assert asked == [OpenRunCard(True)]
    assert is_open(form)
    redraw(form, snapshot(RunConfig(), TRAINED + 1))
    assert is_open(form)
    fold_button(form).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(fold_button(form), Qt.Key.Key_Space)
    assert not is_open(form)
    assert fold_button(form).hasFocus()


def test_it_folds_once_what_was_typed_is_applied(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(Scene(snapshot(RunConfig(), TRAINED)))
    follow(form)
    fold_button(form).click()
    enter(form, "hidden", "32")
    asked = wishes(form)
    apply_button(form).click()
    wanted = RunConfig(hidden=32)
    assert asked == [Configure(wanted), OpenRunCard(None)]
    redraw(form, snapshot(wanted))
    assert not is_open(form)
    assert fold_button(form).text().startswith("32 hidden")


def test_what_was_typed_and_waits_is_not_folded_away(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(Scene(snapshot(RunConfig())))
    enter(form, "hidden", "320")
    form.draw(Scene(snapshot(RunConfig(), 1)))
    assert is_open(form)
    assert form.rows["hidden"].error
    follow(form)
    fold_button(form).click()  # unless the user wants it
    assert not is_open(form)
    assert "a change waits" in fold_button(form).toolTip()


def test_the_keyboard_goes_nowhere_else_when_it_folds(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(Scene(snapshot(RunConfig())))
    form.rows["hidden"].line.setFocus(Qt.FocusReason.OtherFocusReason)
    assert form.rows["hidden"].line.hasFocus()
    form.draw(Scene(snapshot(RunConfig(), 1)))
    assert form.focusWidget() is None or not form.focusWidget().hasFocus()


def test_the_line_tells_all_that_makes_the_run_another(qtbot: QtBot) -> None:
    form = shown(qtbot, width=1200)
    config = RunConfig(skip_draws=516, alpha=1e-3, seed=2**32 - 1)
    form.draw(Scene(replace(snapshot(config, TRAINED), conditions=Conditions(0.5))))
    assert fold_button(form).text() == (
        "16 hidden · alpha 0.001, now 0.5 · 8 bits · seed 4,294,967,295 · 516 draws skipped"
    )
    form.resize(200, form.height())
    assert fold_button(form).text().endswith("…")
    measure = fold_button(form).fontMetrics().horizontalAdvance
    room = max(map(measure, fold_button(form).text().splitlines()))
    assert room < fold_button(form).width()
    assert "516 draws skipped" in fold_button(form).toolTip()
    assert "516 draws skipped" in fold_button(form).accessibleName()


def test_parts_of_the_form_have_a_place_where_it_is_open(qtbot: QtBot) -> None:
    form = shown(qtbot)
    form.draw(opened(snapshot(RunConfig(), TRAINED)))
    place = form.place_of("run.alpha")
    assert isinstance(place, QRect)
    assert form.rect().contains(place)
    form.draw(Scene(snapshot(RunConfig(), TRAINED)))
    assert form.place_of("run.alpha") is None
    assert form.place_of("run.fold") is not None


def needed(form: RunCard) -> int:
    """Return the height that the form asks for, once it has noticed what it holds."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return form.sizeHint().height()


def test_whatever_is_said_the_card_keeps_its_height(qtbot: QtBot) -> None:
    """What stands below it does not move."""
    form = shown(qtbot, TRAINED)
    reduce_motion(form, is_reduced=True)  # every sentence is at its full height at once
    changed = RunState(entries=(Entry(3000, SetAlpha(0.5)),))
    heights = {"at rest": needed(form)}
    form.draw(opened(replace(snapshot(RunConfig(), TRAINED), run_state=changed)))
    heights["changed"] = needed(form)
    for index, preset in enumerate(PRESETS):
        choose(form, index)
        heights[preset.name] = needed(form)
    enter(form, "hidden", "999", key=Qt.Key.Key_Tab)
    assert form.rows["hidden"].error_height > 0
    heights["wrong"] = needed(form)
    assert len(set(heights.values())) == 1, heights


OWN = OwnWeights("mine.npz", begin(RunConfig(hidden=5))[0])


def own_run(qtbot: QtBot, at: int = FRESH) -> tuple[RunCard, list[Configure]]:
    """Return a form that shows a run with own weights, and what it asks for."""
    form = shown(qtbot, at)
    form.draw(opened(replace(snapshot(RunConfig(hidden=5), at), start=OWN)))
    wished: list[Configure] = []
    form.wished.connect(lambda it: wished.append(it) if isinstance(it, Configure) else None)
    return form, wished


def labels(form: RunCard) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_own_weights_are_told_and_kept_by_what_is_typed(qtbot: QtBot) -> None:
    form, wished = own_run(qtbot)
    assert "own weights: mine.npz" in labels(form)
    assert "It begins with weights of your own; the seed draws only its examples." in labels(form)
    assert form.findChild(QToolButton, "run.preset").text() == "own weights"
    enter(form, "alpha", "2", key=Qt.Key.Key_Return)
    assert wished == [Configure(RunConfig(hidden=5, alpha=2.0), OWN)]
    form.draw(opened(snapshot(RunConfig())))
    assert "own weights: mine.npz" not in labels(form)


def test_another_number_of_units_gives_own_weights_up(qtbot: QtBot) -> None:
    form, wished = own_run(qtbot)
    enter(form, "hidden", "6", key=Qt.Key.Key_Return)
    assert wished == [Configure(RunConfig(hidden=6))]


def test_a_preset_is_the_run_that_it_says(qtbot: QtBot) -> None:
    form, wished = own_run(qtbot)
    menu = form.findChild(QToolButton, "run.preset").menu()
    menu.actions()[0].trigger()
    assert wished == [Configure(PRESETS[0].config)]


def test_random_weights_instead_wait_for_apply_where_a_run_would_end(qtbot: QtBot) -> None:
    form, wished = own_run(qtbot, TRAINED)
    button = form.findChild(QPushButton, "run.start.draw")
    assert button.text() == "Begin with random weights"
    button.click()
    assert wished == []
    assert apply_button(form).text() == "Apply: starts a new run"
    apply_button(form).click()
    assert wished == [Configure(RunConfig(hidden=5))]


def test_folded_it_tells_of_own_weights_first(qtbot: QtBot) -> None:
    form, _ = own_run(qtbot, TRAINED)
    now = replace(snapshot(RunConfig(hidden=5), TRAINED), start=OWN)
    form.draw(Scene(now, ViewState(is_run_card_open=False)))
    tip = form.findChild(QToolButton, "run.fold").toolTip()
    assert tip.startswith("own weights: mine.npz · 5 hidden · alpha 0.1")
