"""What is right about a question, for whoever asks to be told in place of guessing."""

import math

from rnn_viz.core.lessons.guess import RIGHT, Given, Guess, OneOf, Points, judged
from rnn_viz.core.lessons.text import plain, with_values
from rnn_viz.core.lessons.values.claims import Values


def right_answer(guess: Guess, values: Values) -> Given | None:
    """Return what would be right; ``None`` where that cannot be told of the run."""
    if isinstance(guess.kind, OneOf):
        return next(k for k, option in enumerate(guess.kind.options) if option.is_right)
    numbers = [float(values[claim.key].number) for claim in guess.answers]
    if any(math.isnan(number) for number in numbers):
        return None
    if isinstance(guess.kind, Points):
        return tuple(min(number, float(guess.kind.top)) for number in numbers)
    (number,) = numbers
    return int(values[guess.answers[0].key].number) if math.isfinite(number) else None


def told(guess: Guess, values: Values) -> str:
    """Say what is right, and why."""
    right = right_answer(guess, values)
    if right is None:
        return judged(guess, 0, values).reason
    reason = judged(guess, right, values).reason.removeprefix(f"{RIGHT} ")
    if isinstance(guess.kind, Points):
        points = (f"{it.name}: {values[it.answer.key].shown}" for it in guess.kind.points)
        return f"{', '.join(points)}. {plain(with_values(guess.right, values))}".strip()
    if isinstance(guess.kind, OneOf) and isinstance(right, int):
        words = plain(with_values(guess.kind.options[right].words, values))
        return f"{words.rstrip('.')}. {reason}"
    return reason
