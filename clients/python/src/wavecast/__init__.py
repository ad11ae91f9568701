"""Sends samples to Wavecast, reads its forecasts, and publishes models."""

from wavecast._client import Client
from wavecast._errors import DeliveryError, UnreadableError, WavecastError
from wavecast._forecast import Forecast, Level, Step
from wavecast._frame import to_pandas
from wavecast._model import Scaling, model_file
from wavecast._stream import AsyncForecastStream, ForecastStream

__all__ = [
    "AsyncForecastStream",
    "Client",
    "DeliveryError",
    "Forecast",
    "ForecastStream",
    "Level",
    "Scaling",
    "Step",
    "UnreadableError",
    "WavecastError",
    "model_file",
    "to_pandas",
]
