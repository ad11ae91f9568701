"""Forecasts as Avro, by the schema forecast.avsc, after a zero byte and four bytes of the schema's id."""

from __future__ import annotations

import struct

from wavecast._errors import UnreadableError
from wavecast._forecast import Forecast, Step, Values

_PREFIX_BYTES = 5


class _Reader:
    """Avro's binary encoding of one record."""

    def __init__(self, value: bytes) -> None:
        self._value = value
        self._at = _PREFIX_BYTES

    def take(self, count: int) -> bytes:
        part = self._value[self._at : self._at + count] if count >= 0 else b""
        if len(part) != count:
            raise ValueError(f"expected {count} more bytes, was {len(part)}")
        self._at += count
        return part

    def long(self) -> int:
        number = shift = 0
        while True:
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number >> 1 ^ -(number & 1)
            shift += 7
            if shift > 63:
                raise ValueError("expected an integer of at most 10 bytes, was longer")

    def text(self) -> str:
        return self.take(self.long()).decode()

    def doubles(self) -> list[float]:
        values: list[float] = []
        while count := self._count():
            values += struct.unpack(f"<{count}d", self.take(8 * count))
        return values

    def steps(self) -> list[Step]:
        steps = []
        while count := self._count():
            for _ in range(count):
                steps.append(self._step())
        return steps

    def _count(self) -> int:
        count = self.long()
        if count < 0:  # the size of the block in bytes follows
            self.long()
        return abs(count)

    def _step(self) -> Step:
        h, has_time = self.long(), self.long()
        at = self.long() / 1e6 if has_time else None
        mean, lower, upper = (_values(self.doubles()) for _ in range(3))
        return Step(h, at, mean, lower, upper)


def _values(numbers: list[float]) -> Values:
    return numbers[0] if len(numbers) == 1 else numbers


def read(series: str, value: bytes) -> Forecast:
    """Reads the value of a record of the topic forecasts. Fields that a later schema has after these are left unread.

    Raises:
        UnreadableError: if it is no forecast
    """
    reader = _Reader(value)
    try:
        made, model, status = reader.long() / 1e6, reader.text(), reader.text()
        return Forecast(series, made, model, status, tuple(reader.steps()))
    except ValueError as problem:
        raise UnreadableError(f"{series}: expected a forecast, was {value[:200]!r}: {problem!r}") from problem
