"""The client."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from confluent_kafka import KafkaError, Message, Producer

from wavecast._errors import DeliveryError, WavecastError
from wavecast._kafka import FORMAT_HEADER, Settings, consumer_settings, log, partitions, producer_settings
from wavecast._model import Scaling, model_file
from wavecast._sample import Sample, Time, channels, chunk, key, micros, write_json, write_json_chunk
from wavecast._stream import AsyncForecastStream, ForecastStream, Series, Since

if TYPE_CHECKING:
    import torch

Headers = list[tuple[str, str | bytes | None]]

_FLUSH_SECONDS = 60.0
_FULL_SECONDS = 0.1
_EXAMPLES = 3


class Client:
    """Sends samples, reads forecasts, and publishes models.

    Use it as a context manager, or call :meth:`close`. Threads may share it.

    Args:
        bootstrap: address of a broker, such as ``localhost:9092``
        prefix: prefix of all topics, as ``--topic-prefix`` of the services
        events_topic: whole name of the topic of samples, as ``--events-topic`` of the services
        format: format of samples; ``protobuf`` needs ``pip install wavecast[protobuf]``. Forecasts are read in either format
        config: settings of librdkafka for all connections, such as ``security.protocol`` and ``sasl.password``
        producer: further settings for sending, such as ``linger.ms``
        consumer: further settings for reading
    """

    def __init__(
        self,
        bootstrap: str,
        *,
        prefix: str = "",
        events_topic: str | None = None,
        format: Literal["json", "protobuf"] = "json",
        config: Settings | None = None,
        producer: Settings | None = None,
        consumer: Settings | None = None,
    ) -> None:
        if format not in ("json", "protobuf"):
            raise ValueError(f"format: expected json or protobuf, was {format!r}")
        if format == "protobuf":
            from wavecast import _protobuf  # now, so that a missing package is noticed here

            self._write, self._write_chunk = _protobuf.write, _protobuf.write_chunk
        else:
            self._write, self._write_chunk = write_json, write_json_chunk
        self._headers: Headers = [(FORMAT_HEADER, format)] if format == "protobuf" else []
        self._bootstrap = bootstrap
        self._prefix = prefix
        self._events_topic = prefix + "sensor-events" if events_topic is None else events_topic
        self._format = format
        self._consumer_settings = consumer_settings(bootstrap, {**(config or {}), **(consumer or {})})
        self._producer = Producer(producer_settings(bootstrap, {**(config or {}), **(producer or {})}), logger=log)
        self._topics: set[str] = set()
        self._widths: dict[str, int] = {}
        self._failures: list[str] = []
        self._failed = 0
        self._lock = threading.Lock()  # for the failures

    def send(self, series: str, t: Time | None, values: Sample) -> None:
        """Sends one sample. It returns before the broker has it; :meth:`flush` waits.

        Args:
            series: key of the series, such as ``hall/pump-7``
            t: seconds since 1970, or a datetime with a time zone; None for now
            values: a number, or one per channel, with None or NaN for a missing channel

        Raises:
            TypeError: if an argument has the wrong type
            ValueError: if the service would not accept the sample: it names what is expected
            DeliveryError: if the broker did not take an earlier record
            WavecastError: if the broker cannot be reached, or has no topic for samples
        """
        name = key(series)
        found = channels(values)
        self._check_width(series, len(found))
        value = self._write(None if t is None else micros(t), found)
        self._produce(self._events_topic, name, value, self._headers, self._delivered)
        self._raise_failures()

    def send_chunk(self, series: str, t: Time | None, period: float, samples: Sequence[Sample]) -> None:
        """Sends many samples as one record. It returns before the broker has it; :meth:`flush` waits.

        Args:
            series: key of the series
            t: time of the first sample, as in :meth:`send`; None if the last one is now
            period: seconds between two samples
            samples: one number per channel for each sample, in the order of time; an array of NumPy will do

        Raises:
            TypeError, ValueError, DeliveryError, WavecastError: as :meth:`send`
        """
        name = key(series)
        seconds, found = chunk(period, samples)
        self._check_width(series, len(found[0]))
        value = self._write_chunk(None if t is None else micros(t), seconds, found)
        self._produce(self._events_topic, name, value, self._headers, self._delivered)
        self._raise_failures()

    def _check_width(self, series: str, channels_sent: int) -> None:
        width = self._widths.setdefault(series, channels_sent)
        if width != channels_sent:
            raise ValueError(f"values: expected {width} channels as in earlier samples of {series}, was {channels_sent}")

    def flush(self, timeout: float = _FLUSH_SECONDS) -> None:
        """Waits until the broker has all records.

        Raises:
            DeliveryError: if the broker did not take a record, or not in time
        """
        left = self._producer.flush(timeout)
        self._raise_failures()
        if left:
            raise DeliveryError(f"expected all records to be sent within {timeout} s, was {left} left", left)

    def forecasts(self, series: Series = None, *, since: Since = "now", timeout: float | None = None) -> ForecastStream:
        """Forecasts as an iterator, which is also a context manager.

        Args:
            series: a series, several, or None for all; a name that ends with ``/`` stands for all series below it
            since: ``now``, ``beginning``, or the time from which forecasts were written
            timeout: seconds without a forecast after which the iteration ends; None for never

        Raises:
            ValueError: if an argument is invalid
            WavecastError: if the broker cannot be reached, or has no topic of forecasts
        """
        return ForecastStream(
            dict(self._consumer_settings), self._prefix + "forecasts", self._format, series, since, timeout
        )

    def aforecasts(
        self, series: Series = None, *, since: Since = "now", timeout: float | None = None
    ) -> AsyncForecastStream:
        """Forecasts for ``async for``. The arguments are those of :meth:`forecasts`."""
        return AsyncForecastStream(lambda: self.forecasts(series, since=since, timeout=timeout))

    def publish_model(
        self,
        name: str,
        rnn: torch.nn.LSTM | torch.nn.GRU | torch.nn.RNN,
        head: torch.nn.Linear,
        *,
        period: float,
        scaling: Scaling,
        horizons: Sequence[int] = (1,),
        direct: bool = False,
        targets: Sequence[int] | None = None,
        warmup: int | None = None,
        coverage: float = 0.9,
    ) -> str:
        """Publishes a network of PyTorch, which the service then takes over without a restart.

        Args:
            name: the series that the model serves: those below this name, or ``default``

        The other arguments are those of :func:`wavecast.model_file`. Needs ``pip install wavecast[torch]``.

        Returns:
            name and version, as in forecasts: ``hall@3``

        Raises:
            ValueError: if the service would refuse the model
            DeliveryError: if the broker did not take it
        """
        if not name.strip() or "@" in name:
            raise ValueError(f"name: expected a name without '@', was {name!r}")
        file = model_file(
            rnn,
            head,
            period=period,
            scaling=scaling,
            horizons=horizons,
            direct=direct,
            targets=targets,
            warmup=warmup,
            coverage=coverage,
        )
        offsets: list[int] = []

        def delivered(error: KafkaError | None, message: Message) -> None:
            self._delivered(error, message)
            offset = message.offset()
            if error is None and offset is not None:
                offsets.append(offset)

        self._produce(self._prefix + "models", key(name), file, [], delivered)
        self.flush()
        return f"{name}@{offsets[0] + 1}"

    def close(self) -> None:
        """Waits until the broker has all records.

        Raises:
            DeliveryError: if the broker did not take a record
        """
        self.flush()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _produce(self, topic: str, name: bytes, value: bytes, headers: Headers, delivered: Any) -> None:
        if topic not in self._topics:
            partitions(self._producer, topic, self._bootstrap)
            self._topics.add(topic)
        while True:
            try:
                self._producer.produce(topic, value, name, headers=headers, on_delivery=delivered)
                break
            except BufferError:  # the queue is full: wait for the broker
                self._producer.poll(_FULL_SECONDS)
                self._raise_failures()
            except Exception as problem:
                raise WavecastError(f"cannot send {len(value)} bytes to {topic}: {problem}") from problem
        self._producer.poll(0)

    def _delivered(self, error: KafkaError | None, message: Message) -> None:
        if error is None:
            return
        series = (message.key() or b"").decode(errors="replace")
        with self._lock:
            self._failed += 1
            if len(self._failures) < _EXAMPLES:
                self._failures.append(f"{series} to {message.topic()}: {error.str()}")

    def _raise_failures(self) -> None:
        with self._lock:
            failed, examples = self._failed, "; ".join(self._failures)
            self._failed, self._failures = 0, []
        if failed:
            raise DeliveryError(f"the broker did not take {failed} records: {examples}", failed)
