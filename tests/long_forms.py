"""Whether proofs that have no script of their own are to take their time; see ``dev.py soak``."""

import os

LONG = "RNN_VIZ_LONG"


def is_long() -> bool:
    return LONG in os.environ
