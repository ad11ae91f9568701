"""Settings of the Kafka clients, and what both sides ask of the broker."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from typing import Any

from confluent_kafka import KafkaException

from wavecast._errors import WavecastError

log = logging.getLogger("wavecast.kafka")
_REPEAT_SECONDS = 30.0


class OncePerWhile(logging.Filter):
    """Lets a message of librdkafka pass once in half a minute: it reports each attempt to connect, ten in a second."""

    def __init__(self) -> None:
        super().__init__()
        self._passed: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage().split(" (after ")[0]
        due = self._passed.get(text, -math.inf) + _REPEAT_SECONDS <= record.created
        if due:
            self._passed[text] = record.created
        return due


log.addFilter(OncePerWhile())

FORMAT_HEADER = "wavecast.format"
_ANSWER_SECONDS = 10.0
_MODEL_BYTES = 33_554_432

Settings = Mapping[str, Any]


def format_of(headers: list[tuple[str, bytes]] | None, value: bytes, default: str) -> str:
    """The format of a forecast: that of the header, or of the first byte.

    As JSON it is an object, as protobuf it begins with its field 1 or 2, as Avro with a zero byte.
    """
    for name, text in headers or ():
        if name == FORMAT_HEADER:
            return text.decode(errors="replace")
    if value.startswith(b"{"):
        return "json"
    if value.startswith(b"\0"):
        return "avro"
    return "protobuf" if value and value[0] >> 3 in (1, 2) else default


def producer_settings(bootstrap: str, extra: Settings) -> dict[str, Any]:
    """Idempotent, so that the samples of a series stay in order; without waiting for more records."""
    return {
        "bootstrap.servers": bootstrap,
        "client.id": "wavecast-python",
        "enable.idempotence": True,
        "linger.ms": 0,
        # Java's partitioner: all senders of a series must agree on its partition.
        "partitioner": "murmur2_random",
        "message.max.bytes": _MODEL_BYTES,
        **extra,
    }


def consumer_settings(bootstrap: str, extra: Settings) -> dict[str, Any]:
    """Reads committed records as soon as they are there, and commits nothing."""
    return {
        "bootstrap.servers": bootstrap,
        "client.id": "wavecast-python",
        "group.id": "wavecast-python",  # required by the library; without subscribe() there is no group
        "enable.auto.commit": False,
        "enable.auto.offset.store": False,
        "isolation.level": "read_committed",
        # A forecast that arrives while a fetch waits is often read only when this time is over: the default is half a second.
        "fetch.wait.max.ms": 10,
        "fetch.error.backoff.ms": 50,
        "auto.offset.reset": "earliest",  # if retention has deleted the next forecast, the oldest that is left
        "max.poll.interval.ms": 86_400_000,  # a pause of the reader is no error
        **extra,
    }


def partitions(client: Any, topic: str, bootstrap: str) -> list[int]:
    """The partitions of a topic. ``client`` is a Producer or a Consumer.

    Raises:
        WavecastError: if the broker does not answer, or has no such topic
    """
    try:
        # All topics: a request for one topic could create it.
        topics = client.list_topics(timeout=_ANSWER_SECONDS).topics
    except KafkaException as problem:
        raise WavecastError(
            f"expected an answer of Kafka at {bootstrap} within {_ANSWER_SECONDS:.0f} s, was: {problem.args[0].str()}"
        ) from problem
    if topic not in topics:
        raise WavecastError(
            f"expected a topic {topic} at {bootstrap}, was none: start 'wavecast serve', which creates it, or set prefix"
        )
    return sorted(topics[topic].partitions)
