"""RNN Viz: see inside a recurrent network while it learns to add binary numbers."""

__version__ = "0.1.0"
