"""Reads forecasts as they come."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Literal

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, TopicPartition

from wavecast import _avro
from wavecast._errors import UnreadableError, WavecastError
from wavecast._forecast import Forecast, read_json
from wavecast._kafka import format_of, log, partitions
from wavecast._sample import Time, micros

Since = Time | Literal["now", "beginning"]
Series = str | Iterable[str] | None

_POLL_SECONDS = 0.1
_MAX_BATCH = 500
_ANSWER_SECONDS = 10.0


class ForecastStream:
    """An iterator over forecasts in the order of their partition. Use it in one thread.

    It reads every partition itself, without a group: each stream gets all forecasts. Partitions that are added later are not read.
    """

    def __init__(
        self, settings: dict[str, Any], topic: str, default_format: str, series: Series, since: Since, timeout: float | None
    ) -> None:
        if timeout is not None and not timeout > 0:
            raise ValueError(f"timeout: expected more than 0 seconds or None, was {timeout}")
        self._wanted = _filter(series)
        self._format = default_format
        self._timeout = timeout
        self._ready: deque[Forecast | WavecastError] = deque()
        start = since if isinstance(since, str) else micros(since) // 1_000
        if isinstance(start, str) and start not in ("now", "beginning"):
            raise ValueError(f"since: expected 'now', 'beginning' or a time, was {start!r}")
        self._consumer: Consumer | None = Consumer(settings, logger=log)
        try:
            bootstrap = settings["bootstrap.servers"]
            self._consumer.assign(_positions(self._consumer, topic, partitions(self._consumer, topic, bootstrap), start))
        except KafkaException as problem:
            self.close()
            raise WavecastError(f"cannot read {topic} at {bootstrap}: {problem.args[0].str()}") from problem
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> ForecastStream:
        return self

    def __next__(self) -> Forecast:
        """The next forecast. Waits for it, at most for the stream's timeout.

        Raises:
            StopIteration: after the timeout, or if the stream is closed
            UnreadableError: for a record that is no forecast; the next call goes on with the record after it
            WavecastError: if the broker refuses to send records
        """
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        while not self._ready:
            if self._consumer is None or (deadline is not None and time.monotonic() >= deadline):
                raise StopIteration
            wait = _POLL_SECONDS if deadline is None else min(_POLL_SECONDS, deadline - time.monotonic())
            self._poll(max(wait, 0))
        return self._take()

    def _take(self) -> Forecast:
        first = self._ready.popleft()
        if isinstance(first, WavecastError):
            raise first
        return first

    def _poll(self, seconds: float) -> None:
        """Waits for a record, and reads those that have arrived with it. Problems keep their place among the forecasts."""
        consumer = self._consumer
        message = consumer.poll(seconds) if consumer is not None else None
        while consumer is not None and message is not None:
            try:
                forecast = self._read(message)
                if forecast is not None:
                    self._ready.append(forecast)
            except WavecastError as problem:
                self._ready.append(problem)
            message = consumer.poll(0) if len(self._ready) < _MAX_BATCH else None

    def _read(self, message: Any) -> Forecast | None:
        error = message.error()
        if error is not None:
            raise WavecastError(f"cannot read forecasts: {error.str()}")
        key, value = message.key(), message.value()
        if key is None or value is None:
            raise UnreadableError(f"expected a key and a value, was none at offset {message.offset()}")
        series = key.decode(errors="replace")
        if not self._wanted(series):
            return None
        written = format_of(message.headers(), value, self._format)
        if written == "json":
            return read_json(series, value)
        if written == "protobuf":
            from wavecast import _protobuf

            return _protobuf.read(series, value)
        if written == "avro":
            return _avro.read(series, value)
        raise UnreadableError(f"{series}: expected the format json or protobuf, was {written!r}")

    def close(self) -> None:
        """Ends the stream. An iteration ends after the forecasts that have been read already."""
        consumer, self._consumer = self._consumer, None
        if consumer is not None:
            consumer.close()

    def __enter__(self) -> ForecastStream:
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class AsyncForecastStream:
    """The same for asyncio. It opens at ``async with``, or at the first forecast; a thread of its own waits for records."""

    def __init__(self, open_stream: Callable[[], ForecastStream]) -> None:
        self._open = open_stream
        self._thread = ThreadPoolExecutor(1, "wavecast-forecasts")
        self._stream: ForecastStream | None = None  # set and closed by the thread, so that a cancelled call leaves none open
        self._closed = False

    def __aiter__(self) -> AsyncForecastStream:
        return self

    async def __anext__(self) -> Forecast:
        """See :meth:`ForecastStream.__next__`."""
        stream = await self._opened()
        deadline = None if stream._timeout is None else time.monotonic() + stream._timeout
        while not stream._ready:
            if self._closed or (deadline is not None and time.monotonic() >= deadline):
                raise StopAsyncIteration
            await self._run(stream._poll, _POLL_SECONDS)
        return stream._take()

    async def _opened(self) -> ForecastStream:
        if self._stream is None:
            if self._closed:
                raise StopAsyncIteration
            await self._run(self._open_here)
        assert self._stream is not None
        return self._stream

    def _open_here(self) -> None:
        if self._stream is None:
            self._stream = self._open()

    def _close_here(self) -> None:
        if self._stream is not None:
            self._stream.close()

    async def _run(self, call: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, *arguments)

    async def aclose(self) -> None:
        """Ends the stream."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._run(self._close_here)  # after a call that is under way
        finally:
            self._thread.shutdown(wait=False)

    async def __aenter__(self) -> AsyncForecastStream:
        await self._opened()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _filter(series: Series) -> Callable[[str], bool]:
    if series is None:
        return lambda _: True
    wanted = [series] if isinstance(series, str) else list(series)
    exact = frozenset(name for name in wanted if not name.endswith("/"))
    below = tuple(name for name in wanted if name.endswith("/"))
    return lambda name: name in exact or name.startswith(below)


def _positions(consumer: Consumer, topic: str, found: list[int], start: int | str) -> list[TopicPartition]:
    def end(partition: int) -> int:
        # As of now: OFFSET_END would be looked up later, and the forecasts in between would be missed.
        return consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=_ANSWER_SECONDS)[1]

    if start == "beginning":
        return [TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in found]
    if isinstance(start, int):
        times = [TopicPartition(topic, partition, start) for partition in found]
        positions = consumer.offsets_for_times(times, timeout=_ANSWER_SECONDS)
        return [one if one.offset >= 0 else TopicPartition(topic, one.partition, end(one.partition)) for one in positions]
    return [TopicPartition(topic, partition, end(partition)) for partition in found]
