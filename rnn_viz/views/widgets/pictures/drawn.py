"""What a picture shows already, so that items are touched only when something has changed."""


class Drawn:
    """Remembers for each part of a picture in which state it was drawn last."""

    def __init__(self) -> None:
        self._states: dict[str, tuple[object, ...]] = {}

    def is_new(self, part: str, *state: object) -> bool:
        """Whether a part is not drawn in this state; from now on it is."""
        before = self._states.get(part)
        self._states[part] = state
        return state != before
