"""What the lines of branches are called among the lines of the error curve."""

_BRANCH = "branch "


def branch_line(number: int) -> str:
    """Return what the line of a branch is called among the lines of the error curve."""
    return f"{_BRANCH}{number}"


def is_branch_line(line: str) -> bool:
    """Whether a line of the error curve is that of a branch."""
    return line.startswith(_BRANCH)
