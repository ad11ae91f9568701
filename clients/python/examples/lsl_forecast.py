"""Forecasts a stream of the Lab Streaming Layer: LSL → Kafka → forecast → LSL.

    ./wavecast serve --profile latency       # beside a Kafka
    pip install ./clients/python pylsl
    python clients/python/examples/lsl_forecast.py localhost:9092 NAME-OF-THE-STREAM lab/eeg 60

What has arrived since the last look is sent as one chunk. The forecasts are the stream "NAME-OF-THE-STREAM forecasts". At the end the round
trip's times are printed.
"""

import sys
import time
from collections.abc import Iterator, Sequence

import pylsl
from round_trip import RoundTrip, to_epoch

from wavecast import Client

FIND_SECONDS = 20.0
WAIT_SECONDS = 0.2
MOST_SAMPLES = 4_096  # of a chunk


def forecast(
    client: Client, name: str, series: str, seconds: float, samples: int = sys.maxsize, reader_seconds: float = 0
) -> RoundTrip:
    """Forwards a stream for some seconds, or until so many samples came.

    Raises:
        LookupError: if there is no such stream
    """
    found = pylsl.resolve_byprop("name", name, timeout=FIND_SECONDS)
    if not found:
        raise LookupError(f"expected an LSL stream named {name!r}, was none within {FIND_SECONDS:.0f} s")
    # LSL puts the stamps on this machine's clock, takes their jitter out, and lets none go back.
    corrections = pylsl.proc_clocksync | pylsl.proc_dejitter | pylsl.proc_monotonize
    inlet = pylsl.StreamInlet(found[0], processing_flags=corrections)
    offset = to_epoch()
    with RoundTrip(client, series, found[0].channel_count(), f"{name} forecasts", reader_seconds) as trip:
        inlet.open_stream(FIND_SECONDS)
        left, end = samples, time.monotonic() + seconds
        while left and time.monotonic() < end:
            first, stamp = inlet.pull_sample(timeout=WAIT_SECONDS)
            if first is None:
                continue
            rest, stamps = inlet.pull_chunk(timeout=0, max_samples=min(left, MOST_SAMPLES) - 1) if left > 1 else ([], [])
            left -= 1 + len(rest)
            for t, period, part in chunks([stamp, *stamps], [first, *rest], found[0].nominal_srate()):
                trip.send(t + offset, period, part)
    inlet.close_stream()
    return trip


def chunks(
    stamps: Sequence[float], samples: Sequence[Sequence[float]], rate: float
) -> Iterator[tuple[float, float, Sequence[Sequence[float]]]]:
    """Time, period and samples of chunks, in which all samples are about a period apart. Without a rate (0) each sample is a chunk of its own."""
    period = 1 / rate if rate else 1.0
    begin = 0
    for i in range(1, len(stamps) + 1):
        if i == len(stamps) or not rate or abs(stamps[i] - stamps[i - 1] - period) > period / 2:
            count = i - begin
            yield stamps[begin], (stamps[i - 1] - stamps[begin]) / (count - 1) if count > 1 else period, samples[begin:i]
            begin = i


def main(bootstrap: str, name: str, series: str, seconds: str) -> None:
    with Client(bootstrap) as client:
        print(forecast(client, name, series, float(seconds)).report())


if __name__ == "__main__":
    main(*sys.argv[1:])
