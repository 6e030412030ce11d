"""``python -m rnn_viz`` is the command ``rnn-viz``."""

import sys

from rnn_viz.cli import main

if __name__ == "__main__":
    sys.exit(main())
