"""Packages that only some files, and clusters, need; without them all else works."""

from importlib.util import find_spec

PACKAGES = {  # by extra
    "cluster": "distributed", "media": "PIL", "onnx": "onnx", "tensorboard": "tensorboardX",
}  # fmt: skip
_INSTALLED_AS = {"PIL": "pillow"}


class MissingExtraError(RuntimeError):
    """One sentence that says which package is missing and how it is installed."""


def check_extra(extra: str) -> None:
    """Say whether what an extra brings is here, without loading it.

    Raises
    ------
    MissingExtraError
        It is not.
    """
    package = PACKAGES[extra]
    if find_spec(package) is None:
        installed = _INSTALLED_AS.get(package, package)
        needing = "A cluster" if extra == "cluster" else "This file"
        raise MissingExtraError(
            f"{needing} needs the package {installed}, which is not installed: "
            f"'python -m pip install {installed}' in the same environment installs it."
        )
