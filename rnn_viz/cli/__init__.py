"""The command line: ``rnn-viz`` opens the window; other commands need none."""


def main() -> int:
    """Run the command line; return the exit code."""
    return 0
