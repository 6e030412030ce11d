"""JSON that every reader takes: what is not a finite number becomes null."""

import json
import math


def json_line(value: object) -> str:
    """Return the value as one line of JSON."""
    return json.dumps(_finite(value), allow_nan=False)


def _finite(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _finite(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_finite(entry) for entry in value]
    return value
