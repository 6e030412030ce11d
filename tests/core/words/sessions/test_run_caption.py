"""What is written below a picture names the run, so that it can be had again."""

from rnn_viz.core.commands import Command, GoTo, GoToEnd, Intervene
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.words.sessions.run_caption import run_caption
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer


def test_it_names_configuration_and_moment() -> None:
    now = moment(RunConfig(seed=3), 40, None)
    assert run_caption(now) == "hidden 16, alpha 0.1, bits 8, seed 3 · iteration 40"
    skipped = moment(RunConfig(skip_draws=516), 0, None)
    assert run_caption(skipped).startswith("hidden 16, alpha 0.1, bits 8, seed 0, skip-draws 516")


def _after(config: RunConfig, *commands: Command) -> str:
    trainer = Trainer(config)
    trainer.ready()
    for command in commands:
        trainer.obey(command)
        while trainer.is_moving:
            trainer.work()
    return run_caption(trainer.snapshot())


def test_it_tells_what_makes_it_another_run() -> None:
    said = _after(RunConfig(), GoTo(100), GoTo(40), Intervene(SetAlpha(0.5)), GoTo(60))
    assert said.endswith("iteration 60 · branch 1: alpha 0.5 · 1 change by hand")


def test_it_does_not_hide_that_the_weights_are_no_numbers() -> None:
    config = RunConfig(hidden=32, bits=32, iterations=200)
    said = _after(config, GoTo(10), Intervene(SetAlpha(1.7e308)), GoToEnd())
    assert said.endswith("iteration 11 · 1 change by hand · diverged at 11")
