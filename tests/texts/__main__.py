"""Bring the catalogues of texts up to date, and fail while some are not translated.

python -m tests.texts
"""

import sys

from tests.texts.catalogues import update

sys.exit("\n".join(update()) or None)
