"""Forecasts an amplifier that BrainFlow supports: amplifier → Kafka → forecast → Lab Streaming Layer.

    ./wavecast serve --profile latency       # beside a Kafka
    pip install ./clients/python brainflow pylsl
    python clients/python/examples/brainflow_forecast.py localhost:9092 lab/eeg 60

Without further arguments the amplifier is BrainFlow's synthetic board. A board's number and serial port may follow, such as 0
/dev/ttyUSB0 for an OpenBCI Cyton. The forecasts are the LSL stream "SERIES forecasts". At the end the round trip's times are printed.
"""

import sys
import time

from brainflow.board_shim import BoardIds, BoardShim, BrainFlowInputParams
from round_trip import RoundTrip

from wavecast import Client

POLL_SECONDS = 0.01
SYNTHETIC = BoardIds.SYNTHETIC_BOARD.value


def forecast(
    client: Client,
    series: str,
    seconds: float,
    samples: int = sys.maxsize,
    board: int = SYNTHETIC,
    port: str = "",
    reader_seconds: float = 0,
) -> RoundTrip:
    """Forwards the EEG channels of a board for some seconds, or until so many samples came."""
    BoardShim.disable_board_logger()
    parameters = BrainFlowInputParams()
    parameters.serial_port = port
    channels, rate = BoardShim.get_eeg_channels(board), BoardShim.get_sampling_rate(board)
    amplifier = BoardShim(board, parameters)
    amplifier.prepare_session()
    try:
        with RoundTrip(client, series, len(channels), f"{series} forecasts", reader_seconds) as trip:
            amplifier.start_stream()
            start, count, end = time.time(), 0, time.monotonic() + seconds
            while count < samples and time.monotonic() < end:
                time.sleep(POLL_SECONDS)
                burst = amplifier.get_board_data(min(samples - count, 4_096))[channels].T  # (samples)(channels)
                if len(burst):
                    # The stamps of a burst are those of its arrival: the nominal rate gives even times.
                    trip.send(start + count / rate, 1 / rate, burst.tolist())
                    count += len(burst)
            amplifier.stop_stream()
    finally:
        amplifier.release_session()
    return trip


def main(bootstrap: str, series: str, seconds: str, board: str = str(SYNTHETIC), port: str = "") -> None:
    with Client(bootstrap) as client:
        print(forecast(client, series, float(seconds), board=int(board), port=port).report())


if __name__ == "__main__":
    main(*sys.argv[1:])
