"""Sends chunks of samples, and puts each forecast into a stream of the Lab Streaming Layer as soon as it is there. Used by other examples."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Sequence
from types import TracebackType

import pylsl

from wavecast import Client, Forecast

LAST_ANSWER_SECONDS = 30.0
POLL_SECONDS = 0.2
ROUNDING_SECONDS = 2e-6  # the service keeps times to the microsecond


def to_epoch() -> float:
    """What turns a time of LSL's clock into seconds since 1970."""
    return time.time() - float(pylsl.local_clock())


class RoundTrip:
    """Chunks of samples go to Kafka; forecasts of the farthest horizon come back into an LSL stream, stamped with their target times.

    The service answers the last sample of a chunk (``serve --chunk-forecasts each`` answers each one).
    """

    def __init__(self, client: Client, series: str, channels: int, outlet: str, reader_seconds: float = 0) -> None:
        """Waits for a reader of the outlet for at most `reader_seconds`, so that it gets the first forecasts, too."""
        self._client = client
        self._series = series
        self._forecasts = client.forecasts(series, timeout=POLL_SECONDS)
        info = pylsl.StreamInfo(outlet, "Forecast", channels, pylsl.IRREGULAR_RATE, pylsl.cf_double64, f"wavecast-{series}")
        self.outlet = pylsl.StreamOutlet(info)
        if reader_seconds:
            self.outlet.wait_for_consumers(reader_seconds)
        self._offset = to_epoch()
        self._sent: deque[tuple[float, float]] = deque()  # event time of the last sample of a chunk, and when it was sent
        self.samples = 0
        self.chunks = 0
        self.forecasts = 0
        self._closing = 0.0
        self._problem: Exception | None = None
        self.seconds: list[float] = []  # round trips
        self._reader = threading.Thread(target=self._read, name="forecasts")
        self._reader.start()

    def send(self, t: float, period: float, samples: Sequence[Sequence[float]]) -> None:
        """Sends samples as one chunk; `t` is the time of the first one in seconds since 1970, `period` the seconds between two."""
        if self._problem is not None:
            raise self._problem
        self._sent.append((t + (len(samples) - 1) * period, time.perf_counter()))
        self.samples += len(samples)
        self.chunks += 1
        self._client.send_chunk(self._series, t, period, samples)

    def _read(self) -> None:
        try:
            while not self._closing or (self._sent and time.monotonic() < self._closing):
                forecast = next(self._forecasts, None)
                if forecast is not None:
                    self._publish(forecast)
        except Exception as problem:  # for the thread that sends
            self._problem = problem

    def _publish(self, forecast: Forecast) -> None:
        step = forecast.steps[-1]
        mean = step.mean if isinstance(step.mean, list) else [step.mean]
        target = forecast.made if step.at is None else step.at  # no target time at the first sample of a series
        self.outlet.push_sample(mean, target - self._offset)
        self.forecasts += 1
        while self._sent and self._sent[0][0] <= forecast.made + ROUNDING_SECONDS:
            last, sent = self._sent.popleft()
            if last >= forecast.made - ROUNDING_SECONDS:  # an earlier one was not answered
                self.seconds.append(time.perf_counter() - sent)

    def __enter__(self) -> RoundTrip:
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None) -> None:
        self._client.flush()
        self._closing = time.monotonic() + LAST_ANSWER_SECONDS
        self._reader.join()
        self._forecasts.close()
        if self._problem is not None and raised is None:
            raise self._problem

    def report(self) -> str:
        """The times from a chunk to its forecast in the LSL stream."""
        sent = f"{self.samples} samples in {self.chunks} chunks"
        if not self.seconds:
            return f"{sent}, no forecast"
        ordered = sorted(self.seconds)
        half, most = (ordered[min(len(ordered) - 1, math.floor(share * len(ordered)))] * 1e3 for share in (0.5, 0.99))
        return f"{sent}, {self.forecasts} forecasts; round trip: median {half:.1f} ms, 99 % within {most:.1f} ms"
