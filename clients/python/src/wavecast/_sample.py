"""Checks samples, and writes them as JSON or protobuf."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, Protocol, SupportsFloat


class _Scalar(Protocol):
    """A scalar of NumPy."""

    @property
    def dtype(self) -> Any: ...


class _Array(Protocol):
    """An array of NumPy, or a series of pandas."""

    def tolist(self) -> Any: ...


Time = float | datetime | _Scalar
"""Seconds since 1970, or a datetime with a time zone. A ``numpy.datetime64`` is UTC."""

Sample = SupportsFloat | Sequence[SupportsFloat | None] | _Array
"""A number, or one number per channel, with None or NaN for a missing channel. An array of NumPy will do."""

MAX_CHANNELS = 4_096
MAX_SAMPLES = 4_096
MAX_KEY_BYTES = 1_024

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_LOWEST = datetime(1900, 1, 1, tzinfo=timezone.utc).timestamp()
_HIGHEST = datetime(2200, 1, 1, tzinfo=timezone.utc).timestamp()
_UNITS = {"milliseconds": 1e3, "microseconds": 1e6, "nanoseconds": 1e9}


def micros(t: Any) -> int:
    """Microseconds since 1970.

    Raises:
        TypeError: if ``t`` is no time
        ValueError: if it is not finite, has no time zone, or lies outside the years 1900 to 2200; the message names the unit
            that ``t`` seems to have
    """
    if isinstance(t, datetime):
        if t.tzinfo is None:
            raise ValueError(f"t: expected a datetime with a time zone, was {t!r}; for UTC use t.replace(tzinfo=timezone.utc)")
        exact = (t - _EPOCH) // timedelta(microseconds=1)
        seconds = exact / 1e6
    elif getattr(getattr(t, "dtype", None), "kind", "") == "M":  # numpy.datetime64
        exact = int(t.astype("datetime64[us]").astype("int64"))
        seconds = exact / 1e6
    else:
        if isinstance(t, (bool, str)):
            raise TypeError(f"t: expected seconds since 1970 or a datetime, was {t!r}")
        seconds = float(t)
        if not math.isfinite(seconds):
            raise ValueError(f"t: expected finite seconds since 1970, was {seconds}")
        exact = round(seconds * 1e6)
    if not _LOWEST <= seconds < _HIGHEST:
        raise ValueError(f"t: expected seconds since 1970, in the years 1900 to 2200, was {t!r}{_unit(seconds)}")
    return exact


def _unit(seconds: float) -> str:
    for name, factor in _UNITS.items():
        # From 2001 on such a number cannot be meant as seconds.
        if 1e9 * factor <= seconds < _HIGHEST * factor:
            return f" ({name}? divide by {factor:.0e})"
    return ""


def channels(values: Any) -> list[float]:
    """One number per channel, NaN for a missing one.

    Raises:
        TypeError: if a value is no number
        ValueError: if there are no channels or too many, an infinite value, or no value at all
    """
    if hasattr(values, "tolist"):
        values = values.tolist()
    several = isinstance(values, Sequence) and not isinstance(values, (str, bytes))
    found = [_number(i, value) for i, value in enumerate(values)] if several else [_number(0, values)]
    if not 1 <= len(found) <= MAX_CHANNELS:
        raise ValueError(f"values: expected 1 to {MAX_CHANNELS} channels, was {len(found)}")
    if all(math.isnan(value) for value in found):
        raise ValueError("values: expected at least one number, was NaN or None in every channel; leave such a sample out")
    return found


def chunk(period: Any, samples: Any) -> tuple[float, list[list[float]]]:
    """The period of a chunk, and one list of channels per sample.

    Raises:
        TypeError: if a value is no number
        ValueError: if the period is below a microsecond, a sample has other channels than the first or no value, or there are none or too many
    """
    seconds = float(period)
    if not 1e-6 <= seconds <= 1e9:
        raise ValueError(f"period: expected the seconds between two samples, 0.000001 or more, was {period!r}")
    if hasattr(samples, "tolist"):
        samples = samples.tolist()
    found = [channels(values) for values in samples]
    if not 1 <= len(found) <= MAX_SAMPLES:
        raise ValueError(f"samples: expected 1 to {MAX_SAMPLES} samples, was {len(found)}")
    for i, values in enumerate(found):
        if len(values) != len(found[0]):
            raise ValueError(f"samples: expected {len(found[0])} channels as in the first sample, was {len(values)} in sample {i}")
    return seconds, found


def _number(channel: int, value: Any) -> float:
    if value is None:
        return math.nan
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        raise ValueError("values: expected one number per channel, was a list of lists; send_chunk sends several samples")
    if isinstance(value, (str, bytes)) or not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        raise TypeError(f"values: expected a number in channel {channel}, was {value!r}")
    number = float(value)
    if math.isinf(number):
        raise ValueError(f"values: expected a finite number in channel {channel}, was {number}")
    return number


def key(series: str) -> bytes:
    """The key of a series.

    Raises:
        TypeError: if it is no text
        ValueError: if it is empty or too long
    """
    if not isinstance(series, str):
        raise TypeError(f"series: expected a text, was {series!r}")
    encoded = series.encode()
    if not 1 <= len(encoded) <= MAX_KEY_BYTES:
        raise ValueError(f"series: expected 1 to {MAX_KEY_BYTES} bytes, was {len(encoded)}")
    return encoded


def write_json(time_micros: int | None, values: list[float]) -> bytes:
    """The JSON value of a record of the topic sensor-events."""
    numbers = _present(values)
    v = json.dumps(numbers[0] if len(numbers) == 1 else numbers, allow_nan=False, separators=(",", ":"))
    return f'{{{_time(time_micros)}"v":{v}}}'.encode()


def write_json_chunk(time_micros: int | None, period: float, samples: list[list[float]]) -> bytes:
    """The JSON value of a record with many samples."""
    v = json.dumps([_present(values) for values in samples], allow_nan=False, separators=(",", ":"))
    return f'{{{_time(time_micros)}"period":{json.dumps(period)},"v":{v}}}'.encode()


def _present(values: list[float]) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values]


def _time(time_micros: int | None) -> str:
    if time_micros is None:
        return ""
    sign = "-" if time_micros < 0 else ""
    seconds, fraction = divmod(abs(time_micros), 1_000_000)
    return f'"t":{sign}{seconds}.{fraction:06d},'
