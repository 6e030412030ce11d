"""Why there is no picture; apart from what draws one, so that it can be caught without Qt."""


class PictureError(OSError):
    """One sentence that says why there is no picture, or no report."""
