"""Packages that only some files, and clusters, need; without them all else works."""

from importlib.util import find_spec

from rnn_viz.core.language import _

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
        if extra == "cluster":
            sentence = _(
                "A cluster needs the package {package}, which is not installed: "
                "'python -m pip install {package}' in the same environment installs it."
            )
        else:
            sentence = _(
                "This file needs the package {package}, which is not installed: "
                "'python -m pip install {package}' in the same environment installs it."
            )
        raise MissingExtraError(sentence.format(package=installed))
