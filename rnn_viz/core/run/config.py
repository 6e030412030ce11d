"""RunConfig: every number that a run depends on, checked once, then frozen."""

import math
import sys
from dataclasses import asdict, dataclass, fields
from typing import Any

from rnn_viz.core.language import _, _p


class ConfigError(ValueError):
    """One clear sentence about a field that is out of range; ``field`` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of a run means and what it may be.

    Attributes
    ----------
    name
        The attribute of :class:`RunConfig`.
    label
        What the form and the messages call it.
    unit
        What the number counts; empty where it counts nothing.
    low, high
        The smallest and largest value allowed (``alpha`` excludes its ``low``).
    help
        One sentence for tooltips and the command line.
    """

    name: str
    label: str
    unit: str
    low: int
    high: float
    help: str

    @property
    def allowed(self) -> str:
        """The range in words."""
        if self.is_whole:
            words = _("a whole number from {low:,} to {high:,}")
            return words.format(low=self.low, high=int(self.high))
        return _("a finite number greater than 0")

    @property
    def is_whole(self) -> bool:
        """Whether it takes whole numbers only."""
        return self.name != "alpha"

    def allows(self, value: object) -> bool:
        """Whether the field can have this value."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if self.is_whole:
            return isinstance(value, int) and self.low <= value <= self.high
        return 0 < value <= sys.float_info.max

    def refusal(self, shown: str) -> str:
        """Return the sentence that a value, as it is shown, cannot be."""
        sentence = _("{name} is {shown}, but must be {allowed}.")
        return sentence.format(name=self.label, shown=shown, allowed=self.allowed)


FIELDS = (
    Field("hidden", _p("field", "hidden"), _("units"), 1, 128,
          _("size of the hidden layer, the net's memory")),
    Field("alpha", _("alpha"), "", 0, math.inf, _("learning rate: how far each update moves")),
    Field("bits", _("bits"), _("bits"), 2, 32, _("length of the sum; operands have one bit less")),
    Field("seed", _("seed"), "", 0, 2**32 - 1,
          _("starts the random stream: weights, then operands")),
    Field("skip_draws", _("skipped draws"), _("draws"), 0, 10_000_000,
          _("operand draws thrown away before the first example")),
    Field("iterations", _("iterations"), _("examples"), 1, 10_000_000,
          _("training examples in the run")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunConfig:
    """The configuration of a run; the same configuration always gives the same bits.

    Attributes
    ----------
    hidden
        Units of the hidden layer (the script's ``hidden_dim``), 1 … 128.
    alpha
        Learning rate, greater than 0 and finite.
    bits
        Positions of a training sum (``binary_dim``), 2 … 32; operands are below
        ``2**(bits - 1)``.
    seed
        Seed of NumPy's legacy ``RandomState``, 0 … 2**32 - 1.
    skip_draws
        Operand draws thrown away between the weights and the first example.
    iterations
        Training examples in the whole run.

    Raises
    ------
    ConfigError
        A field is of the wrong kind or out of range.
    """

    hidden: int = 16
    alpha: float = 0.1
    bits: int = 8
    seed: int = 0
    skip_draws: int = 0
    iterations: int = 10_000

    def __post_init__(self) -> None:
        for field in FIELDS:
            value = getattr(self, field.name)
            if not field.allows(value):
                raise ConfigError(field.name, field.refusal(quoted(value)))
        object.__setattr__(self, "alpha", float(self.alpha))

    @property
    def operand_limit(self) -> int:
        """Training operands are drawn below this number."""
        return 1 << (self.bits - 1)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name, ready for a file."""
        return asdict(self)


def quoted(value: object) -> str:
    """Return a value as it can be quoted in a sentence, whatever it is."""
    if isinstance(value, int) and value.bit_length() > 1024:  # Python refuses to spell some
        return _("a number of {count:,} bits").format(count=value.bit_length())
    return readable(repr(value))


def readable(text: str) -> str:
    """Return the beginning of a text, without what would break or disturb a line."""
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


assert tuple(f.name for f in FIELDS) == tuple(f.name for f in fields(RunConfig))
