"""How large text and pictures are besides what the screen says: one factor for the program."""

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)  # percent
NORMAL = 100


class _Chosen:
    """The scale in force; as palette and font of the application, there is one."""

    percent = NORMAL
    changes = 0
    is_changing = False


def chosen_percent() -> int:
    """Return the scale in force."""
    return _Chosen.percent


def factor() -> float:
    """Return how much larger than designed everything is."""
    return _Chosen.percent / NORMAL


def changes() -> int:
    """Return how many times lengths have become others: what is fitted once asks for it."""
    return _Chosen.changes


def is_changing() -> bool:
    """Whether widgets are on the way to another scale: a picture waits until all of them are."""
    return _Chosen.is_changing


def begin_change() -> None:
    """Take note that from now on some widgets have lengths of another scale."""
    _Chosen.is_changing = True


def end_change() -> None:
    """Take note that all widgets have lengths of the scale in force now."""
    _Chosen.is_changing = False
    _Chosen.changes += 1


def choose(wanted: int) -> int:
    """Use a scale from now on; beyond the range it stays at its end. Return what is in force.

    What is made afterwards has this scale; what there is already is for ``rescaling`` to change.
    """
    _Chosen.percent = min(max(wanted, STEPS[0]), STEPS[-1])
    return _Chosen.percent


def next_step(by: int) -> int:
    """Return the next larger scale (1) or the next smaller one (-1); at the end, the end."""
    now = _Chosen.percent
    if by > 0:
        return next((step for step in STEPS if step > now), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < now), STEPS[0])


def scaled(pixels: float) -> int:
    """Return a length of the design in pixels of a widget; no line gets too thin to be seen."""
    found = round(pixels * factor())
    return found if found or not pixels else (1 if pixels > 0 else -1)
