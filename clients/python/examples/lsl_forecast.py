"""Forecasts a stream of the Lab Streaming Layer: LSL → Kafka → forecast → LSL.

    ./wavecast serve --profile latency       # beside a Kafka
    pip install ./clients/python pylsl
    python clients/python/examples/lsl_forecast.py localhost:9092 NAME-OF-THE-STREAM lab/eeg 60

The forecasts are the stream "NAME-OF-THE-STREAM forecasts". At the end the round trip's times are printed.
"""

import sys
import time

import pylsl
from round_trip import RoundTrip, to_epoch

from wavecast import Client

FIND_SECONDS = 20.0


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
            chunk, stamps = inlet.pull_chunk(timeout=0.2, max_samples=min(left, 32))
            for values, stamp in zip(chunk, stamps, strict=True):
                trip.send(stamp + offset, values)
            left -= len(stamps)
    inlet.close_stream()
    return trip


def main(bootstrap: str, name: str, series: str, seconds: str) -> None:
    with Client(bootstrap) as client:
        print(forecast(client, name, series, float(seconds)).report())


if __name__ == "__main__":
    main(*sys.argv[1:])
