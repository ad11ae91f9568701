"""Forecasts as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wavecast._forecast import Forecast, Values

if TYPE_CHECKING:
    import pandas

_COLUMNS = ["series", "made", "model", "status", "h", "at", "channel", "mean", "lower", "upper"]


def to_pandas(forecasts: Iterable[Forecast]) -> pandas.DataFrame:
    """A table with one row per forecast, horizon and channel.

    Needs pandas (``pip install wavecast[pandas]``). ``made`` and ``at`` are timestamps in UTC, to the microsecond; ``at`` is NaT
    while no period is known.
    """
    import pandas

    rows = [
        (forecast.series, forecast.made, forecast.model, forecast.status, step.h, step.at, channel, mean, lower, upper)
        for forecast in forecasts
        for step in forecast.steps
        for channel, (mean, lower, upper) in enumerate(
            zip(_list(step.mean), _list(step.lower), _list(step.upper), strict=True)
        )
    ]
    frame = pandas.DataFrame(rows, columns=_COLUMNS)
    for column in ("made", "at"):
        micros = (frame[column].astype("float64") * 1e6).round().astype("Int64")
        frame[column] = pandas.to_datetime(micros, unit="us", utc=True)
    return frame


def _list(values: Values) -> list[float]:
    return values if isinstance(values, list) else [values]
