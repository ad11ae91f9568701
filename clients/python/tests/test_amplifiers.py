"""The examples that forecast amplifiers, against a real broker and the real service. The amplifiers are synthetic."""

import math
import re
import sys
import threading
import time
import uuid
from pathlib import Path

import pytest

from wavecast import Client

sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))
TIMEOUT = 60  # seconds until missing forecasts fail a test
REPORT = r"200 samples in (\d+) chunks, \1 forecasts; round trip: median \d+\.\d ms, 99 % within \d+\.\d ms"


@pytest.fixture
def pylsl():
    return pytest.importorskip("pylsl", reason="expected the package pylsl: pip install pylsl")


class Listener:
    """Reads an LSL stream in the background, until it has as many samples as `finish` says."""

    def __init__(self, pylsl, name):
        self.samples, self.stamps = [], []
        self._arrived = threading.Condition()
        self._count = sys.maxsize
        self._thread = threading.Thread(target=self._read, args=(pylsl, name))
        self._thread.start()

    def _read(self, pylsl, name):
        inlet = pylsl.StreamInlet(pylsl.resolve_byprop("name", name, timeout=TIMEOUT)[0], recover=False)
        end = time.monotonic() + TIMEOUT
        while len(self.samples) < self._count and time.monotonic() < end:
            values, stamp = inlet.pull_sample(timeout=0.2)
            if values is not None:
                with self._arrived:
                    self.samples.append(values)
                    self.stamps.append(stamp)
                    self._arrived.notify_all()

    def await_sample(self, values):
        """Whether this sample came in time."""
        with self._arrived:
            return self._arrived.wait_for(lambda: values in self.samples, TIMEOUT)

    def finish(self, count):
        self._count = count
        self._thread.join(2 * TIMEOUT)


def test_an_lsl_stream_is_forecast_into_another_one(wavecast, pylsl, capsys):
    import lsl_forecast

    name = f"source-{uuid.uuid4()}"
    rate, count = 250, 200
    info = pylsl.StreamInfo(name, "EEG", 2, rate, pylsl.cf_double64, name)
    source = pylsl.StreamOutlet(info)
    sent = [[math.sin(i / 9), i] for i in range(count)]
    listener = Listener(pylsl, f"{name} forecasts")

    def play():
        """Ten samples at a time. The next ones follow when the forecast after these is there."""
        assert source.wait_for_consumers(TIMEOUT)
        start = pylsl.local_clock()
        for i, values in enumerate(sent):
            source.push_sample(values, start + i / rate)
            if i % 10 == 9:
                assert listener.await_sample(values)

    player = threading.Thread(target=play)
    player.start()
    with Client(wavecast.bootstrap, prefix="json-") as client:
        trip = lsl_forecast.forecast(client, name, f"lsl/{name}", TIMEOUT, count, reader_seconds=TIMEOUT)
        listener.finish(trip.forecasts)
        with client.forecasts(f"lsl/{name}", since="beginning", timeout=5) as forecasts:
            made = [next(forecasts) for _ in range(trip.forecasts)]
    player.join()

    assert re.fullmatch(REPORT, trip.report()), trip.report()
    with capsys.disabled():
        print(f"\nLSL: {trip.report()}")
    assert count / 10 <= trip.chunks < count
    means = [forecast.step(1).mean for forecast in made]
    last = [round(mean[1]) for mean in means]  # the number of each chunk's last sample
    assert last[-1] == count - 1
    assert means == [sent[i] for i in last]  # no model: the last value
    assert listener.samples == means
    targets = [forecast.step(1).at - listener.stamps[i] for i, forecast in enumerate(made) if i > 0]
    assert max(targets) - min(targets) < 1e-3  # the stamps are the target times on LSL's clock
    assert made[-1].made - made[0].made == pytest.approx((last[-1] - last[0]) / rate, rel=0.2)


def test_a_stream_with_a_gap_is_cut_there(pylsl):
    from lsl_forecast import chunks

    stamps = [0, 0.004, 0.0081, 0.1, 0.104, 0.3]
    samples = [[i] for i in range(6)]
    assert list(chunks(stamps, samples, 250)) == [
        (0, pytest.approx(0.00405), [[0], [1], [2]]),
        (0.1, pytest.approx(0.004), [[3], [4]]),
        (0.3, 0.004, [[5]]),
    ]
    assert [(t, part) for t, _, part in chunks(stamps, samples, 0)] == [(stamps[i], [[i]]) for i in range(6)]


def test_a_synthetic_board_is_forecast_into_lsl(wavecast, pylsl, capsys):
    pytest.importorskip("brainflow", reason="expected the package brainflow: pip install brainflow")
    import brainflow_forecast

    series = f"board/{uuid.uuid4()}"
    listener = Listener(pylsl, f"{series} forecasts")
    with Client(wavecast.bootstrap, prefix="json-") as client:
        trip = brainflow_forecast.forecast(client, series, TIMEOUT, 200, reader_seconds=TIMEOUT)
        listener.finish(trip.forecasts)
        with client.forecasts(series, since="beginning", timeout=5) as forecasts:
            made = [next(forecasts) for _ in range(trip.forecasts)]

    assert re.fullmatch(REPORT, trip.report()), trip.report()
    with capsys.disabled():
        print(f"\nBrainFlow: {trip.report()}")
    assert listener.samples == [forecast.step(1).mean for forecast in made]
    assert {len(values) for values in listener.samples} == {16}
    assert trip.chunks < 200
    assert len({tuple(values) for values in listener.samples}) > 0.75 * trip.chunks  # a signal, not a constant
    steps = [(forecast.made - made[0].made) * 250 for forecast in made]
    assert steps == [pytest.approx(round(step), abs=1e-2) for step in steps]  # whole periods
    assert steps == sorted(steps) and steps[-1] < 200
