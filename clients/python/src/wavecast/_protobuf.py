"""Observations and forecasts as protobuf. Needs the package protobuf (``pip install wavecast[protobuf]``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

from wavecast._errors import UnreadableError
from wavecast._forecast import Forecast, Level, Step, Values

_Field = descriptor_pb2.FieldDescriptorProto
_TYPES = {
    "double": _Field.TYPE_DOUBLE,
    "int32": _Field.TYPE_INT32,
    "int64": _Field.TYPE_INT64,
    "sfixed64": _Field.TYPE_SFIXED64,
    "string": _Field.TYPE_STRING,
}

MESSAGES: dict[str, list[tuple[str, str, str]]] = {
    "Observation": [
        ("optional", "sfixed64", "time_micros"),
        ("repeated", "double", "values"),
        ("optional", "double", "period"),
        ("repeated", "Sample", "samples"),
    ],
    "Sample": [("repeated", "double", "values")],
    "Forecast": [
        ("optional", "sfixed64", "made_micros"),
        ("", "string", "model"),
        ("", "int64", "version"),
        ("", "Status", "status"),
        ("repeated", "Step", "steps"),
    ],
    "Step": [
        ("", "int32", "horizon"),
        ("optional", "sfixed64", "at_micros"),
        ("repeated", "double", "mean"),
        ("repeated", "double", "lower"),
        ("repeated", "double", "upper"),
        ("repeated", "Level", "levels"),
    ],
    "Level": [
        ("", "double", "level"),
        ("repeated", "double", "lower"),
        ("repeated", "double", "upper"),
    ],
}
"""Label, type and name of the fields 1, 2, … of each message, as in wavecast.proto; a test compares them.

Classes that protoc generates run with one or two major versions of the package protobuf only. These run with all of them.
"""

STATUS = ["STATUS_UNSPECIFIED", "STATUS_WARMING", "STATUS_OK", "STATUS_FILLED", "STATUS_CHALLENGER"]


def _classes() -> dict[str, Any]:
    file = descriptor_pb2.FileDescriptorProto(name="wavecast.proto", package="wavecast", syntax="proto3")
    status = file.enum_type.add(name="Status")
    for number, word in enumerate(STATUS):
        status.value.add(name=word, number=number)
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for number, (label, kind, field_name) in enumerate(fields, start=1):
            field = message.field.add(name=field_name, number=number)
            field.label = _Field.LABEL_REPEATED if label == "repeated" else _Field.LABEL_OPTIONAL
            if kind in _TYPES:
                field.type = _TYPES[kind]
            else:
                field.type = _Field.TYPE_ENUM if kind == "Status" else _Field.TYPE_MESSAGE
                field.type_name = f".wavecast.{kind}"
            if label == "optional":  # protoc wraps such a field in a oneof of its own
                field.proto3_optional = True
                field.oneof_index = len(message.oneof_decl)
                message.oneof_decl.add(name=f"_{field_name}")
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"wavecast.{name}")) for name in MESSAGES}


_CLASSES = _classes()
Observation = _CLASSES["Observation"]
_Message = _CLASSES["Forecast"]
_STATUS = {1: "warming", 2: "ok", 3: "filled"}


def write(time_micros: int | None, values: list[float]) -> bytes:
    """The protobuf value of a record of the topic sensor-events."""
    record: bytes = Observation(time_micros=time_micros, values=values).SerializeToString()
    return record


def write_chunk(time_micros: int | None, period: float, samples: list[list[float]]) -> bytes:
    """The protobuf value of a record with many samples."""
    message = Observation(time_micros=time_micros, period=period)
    for values in samples:
        message.samples.add(values=values)
    record: bytes = message.SerializeToString()
    return record


def read(series: str, value: bytes) -> Forecast:
    """Reads the protobuf value of a record of the topic forecasts.

    Raises:
        UnreadableError: if it is no forecast
    """
    try:
        message = _Message.FromString(value)
    except DecodeError as problem:
        raise UnreadableError(f"{series}: expected a forecast, was {value[:100]!r}: {problem}") from problem
    if message.status not in _STATUS or not message.HasField("made_micros"):
        raise UnreadableError(f"{series}: expected a forecast with a time and a status, was {value[:100]!r}")
    steps = (
        Step(
            step.horizon,
            step.at_micros / 1e6 if step.HasField("at_micros") else None,
            _values(step.mean),
            _values(step.lower),
            _values(step.upper),
            tuple(Level(one.level, _values(one.lower), _values(one.upper)) for one in step.levels),
        )
        for step in message.steps
    )
    model = f"{message.model}@{message.version}"
    return Forecast(series, message.made_micros / 1e6, model, _STATUS[message.status], tuple(steps))


def _values(values: Iterable[float]) -> Values:
    numbers = list(values)
    return numbers[0] if len(numbers) == 1 else numbers
