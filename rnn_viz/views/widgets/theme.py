"""The values of the two themes; both are designed, neither is the other inverted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they mean, as ``#rrggbb``.

    Attributes
    ----------
    name
        "dark" or "light".
    background, surface, raised
        The window, what lies on it (fields, captions), and what is chosen or hovered.
    rule
        Thin lines between areas.
    text, muted, faint
        Reading text, labels, and what is not there yet.
    accent, on_accent
        The one colour that asks for attention, as text and thin lines, and text upon it.
    fill, on_fill
        The same for what is large: there a bright tone is legible that is not as a line.
    negative, neutral, positive
        Sign of a weight; strength is the distance from neutral.
    quiet, active
        Activation 0 and 1.
    wrong
        What the network got wrong; always together with a shape.
    wrong_steps
        Map of all sums: 0, 1, 2, 3, 4 and 5 or more wrong bits.
    forward, backward
        The two passes.
    update_negative, update_positive
        Sign of what the backward pass brings: deltas, updates, changes of weights.
    curve, band, share
        Mean error, its minimum-maximum band, share of right sums.
    beside
        Runs laid over the error curve; dashes tell them apart, too.
    totals
        A column that adds up to 0, 1, 2 and 3: the hue is the carry, the strength the bit.
    veil
        How much of the window's colour, 0 … 1, lies over what steps back: labels under it still
        have a contrast of 2.5 to 1.
    """

    name: str
    background: str
    surface: str
    raised: str
    rule: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    fill: str
    on_fill: str
    negative: str
    neutral: str
    positive: str
    quiet: str
    active: str
    wrong: str
    wrong_steps: tuple[str, str, str, str, str, str]
    forward: str
    backward: str
    update_negative: str
    update_positive: str
    curve: str
    band: str
    share: str
    beside: tuple[str, str, str, str, str]
    totals: tuple[str, str, str, str]
    veil: float


DARK = Theme(
    name="dark",
    background="#12151a", surface="#181c23", raised="#262c36", rule="#2a303a",
    text="#eef0f3", muted="#9aa2ae", faint="#4d5563",
    accent="#e8c547", on_accent="#12151a", fill="#e8c547", on_fill="#12151a",
    negative="#ff9a3c", neutral="#252b35", positive="#4aa3ff",
    quiet="#232830", active="#f4f5f7",
    wrong="#ff9a3c",
    wrong_steps=("#2c3643", "#7a4416", "#b8621a", "#f08a2c", "#ffbe73", "#ffe6c7"),
    forward="#4aa3ff", backward="#c792ea",
    update_negative="#8fd14f", update_positive="#c792ea",
    curve="#4aa3ff", band="#213a57", share="#e8c547",
    beside=("#ff9a3c", "#c792ea", "#5fd3c0", "#eef0f3", "#f28ca8"),
    totals=("#7b88a6", "#b9c8e8", "#b98f2c", "#ffe489"), veil=0.5,
)  # fmt: skip

LIGHT = Theme(
    name="light",
    background="#f6f5f2", surface="#ffffff", raised="#e6e3dc", rule="#dedad2",
    text="#1b1f25", muted="#5d646e", faint="#b4b1aa",
    accent="#7d5a00", on_accent="#ffffff", fill="#f4bd1c", on_fill="#1b1f25",
    negative="#d96a00", neutral="#dedbd4", positive="#0b66c3",
    quiet="#e4e2dd", active="#1f242c",
    wrong="#b44e00",
    wrong_steps=("#cdd5de", "#f4b56c", "#eb9740", "#d96f10", "#ab4c0b", "#6b2b07"),
    forward="#0b66c3", backward="#7b3fb5",
    update_negative="#3f7d20", update_positive="#7b3fb5",
    curve="#0b66c3", band="#c9dcf0", share="#7d5a00",
    beside=("#b44e00", "#7b3fb5", "#0f7d70", "#1b1f25", "#b03060"),
    totals=("#6e7a92", "#2b3d60", "#a6780d", "#543a00"), veil=0.38,
)  # fmt: skip

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
