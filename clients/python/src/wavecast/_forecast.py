"""Forecasts, and how they are read from JSON."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from wavecast._errors import UnreadableError

Values = float | list[float]
"""A number, or a list with one number per channel if there are several; NaN where there is none."""


@dataclass(frozen=True, slots=True)
class Level:
    """The interval of one level around a forecast.

    Attributes:
        level: share of values that it should contain
        lower: its lower end
        upper: its upper end
    """

    level: float
    lower: Values
    upper: Values


@dataclass(frozen=True, slots=True)
class Step:
    """A forecast for one horizon.

    Attributes:
        h: steps ahead; 0 if ``mean`` is the probability of labels
        at: target time in seconds since 1970; None while no period is known
        mean: expected value
        lower: lower end of the prediction interval
        upper: upper end of the prediction interval
        levels: intervals of further levels, ascending; empty unless ``serve --levels`` is set
    """

    h: int
    at: float | None
    mean: Values
    lower: Values
    upper: Values
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one model states about future steps of a series.

    Attributes:
        series: key of the series
        made: time of the newest observation used, in seconds since 1970
        model: name and version, such as ``hall@3``; ``naive@0`` while warming
        status: ``warming``, ``ok`` or ``filled``
        steps: one per horizon, nearest first
    """

    series: str
    made: float
    model: str
    status: str
    steps: tuple[Step, ...]

    def step(self, h: int) -> Step:
        """The forecast for a horizon.

        Raises:
            KeyError: if the model has no such horizon
        """
        for step in self.steps:
            if step.h == h:
                return step
        raise KeyError(f"expected a horizon of {[step.h for step in self.steps]}, was {h}")


def read_json(series: str, value: bytes) -> Forecast:
    """Reads the JSON value of a record of the topic forecasts.

    Raises:
        UnreadableError: if it is no forecast
    """
    try:
        document = json.loads(value)
        return Forecast(
            series,
            float(document["made"]),
            str(document["model"]),
            str(document["status"]),
            tuple(_step(step) for step in document["steps"]),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise UnreadableError(f"{series}: expected a forecast, was {value[:200]!r}: {problem!r}") from problem


def _step(step: dict[str, Any]) -> Step:
    mean = _values(step["mean"])
    at = step["at"]
    return Step(
        int(step["h"]),
        None if at is None else float(at),
        mean,
        _values(step["lower"], like=mean),
        _values(step["upper"], like=mean),
        tuple(
            Level(float(one["level"]), _values(one["lower"], like=mean), _values(one["upper"], like=mean))
            for one in step.get("levels", ())
        ),
    )


def _values(value: Any, like: Values = math.nan) -> Values:
    if isinstance(value, list):
        return [math.nan if one is None else float(one) for one in value]
    if value is None:
        return [math.nan] * len(like) if isinstance(like, list) else math.nan
    return float(value)
