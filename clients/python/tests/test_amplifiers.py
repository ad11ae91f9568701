"""The examples that forecast amplifiers, against a real broker and the real service. The amplifiers are synthetic."""

import math
import re
import sys
import threading
import uuid
from pathlib import Path

import pytest

from wavecast import Client

sys.path.insert(0, str(Path(__file__).parents[1] / "examples"))
TIMEOUT = 60  # seconds until missing forecasts fail a test
REPORT = r"200 samples, 200 forecasts; round trip: median \d+\.\d ms, 99 % within \d+\.\d ms"


@pytest.fixture
def pylsl():
    return pytest.importorskip("pylsl", reason="expected the package pylsl: pip install pylsl")


class Listener:
    """Reads an LSL stream in the background."""

    def __init__(self, pylsl, name, count):
        self.samples, self.stamps = [], []
        self._thread = threading.Thread(target=self._read, args=(pylsl, name, count))
        self._thread.start()

    def _read(self, pylsl, name, count):
        inlet = pylsl.StreamInlet(pylsl.resolve_byprop("name", name, timeout=TIMEOUT)[0], recover=False)
        while len(self.samples) < count:
            values, stamp = inlet.pull_sample(timeout=TIMEOUT)
            if values is None:
                break
            self.samples.append(values)
            self.stamps.append(stamp)

    def finish(self):
        self._thread.join(2 * TIMEOUT)
        return self


def test_an_lsl_stream_is_forecast_into_another_one(wavecast, pylsl, capsys):
    import lsl_forecast

    name = f"source-{uuid.uuid4()}"
    rate, count = 250, 200
    info = pylsl.StreamInfo(name, "EEG", 2, rate, pylsl.cf_double64, name)
    source = pylsl.StreamOutlet(info)
    sent = [[math.sin(i / 9), i] for i in range(count)]

    def play():
        assert source.wait_for_consumers(TIMEOUT)
        start = pylsl.local_clock()
        for i, values in enumerate(sent):
            source.push_sample(values, start + i / rate)

    player = threading.Thread(target=play)
    player.start()
    listener = Listener(pylsl, f"{name} forecasts", count)
    with Client(wavecast.bootstrap, prefix="json-") as client:
        trip = lsl_forecast.forecast(client, name, f"lsl/{name}", TIMEOUT, count, reader_seconds=TIMEOUT)
        listener.finish()
        with client.forecasts(f"lsl/{name}", since="beginning", timeout=5) as forecasts:
            made = [next(forecasts) for _ in range(count)]
    player.join()

    assert re.fullmatch(REPORT, trip.report()), trip.report()
    with capsys.disabled():
        print(f"\nLSL: {trip.report()}")
    assert [forecast.step(1).mean for forecast in made] == sent  # no model: the last value
    assert listener.samples == sent
    targets = [forecast.step(1).at - listener.stamps[i] for i, forecast in enumerate(made) if i > 0]
    assert max(targets) - min(targets) < 1e-3  # the stamps are the target times on LSL's clock
    spacings = [later.made - earlier.made for earlier, later in zip(made, made[1:], strict=False)]
    assert min(spacings) > 0 and sum(spacings) / len(spacings) == pytest.approx(1 / rate, rel=0.2)


def test_a_synthetic_board_is_forecast_into_lsl(wavecast, pylsl, capsys):
    pytest.importorskip("brainflow", reason="expected the package brainflow: pip install brainflow")
    import brainflow_forecast

    series = f"board/{uuid.uuid4()}"
    listener = Listener(pylsl, f"{series} forecasts", 200)
    with Client(wavecast.bootstrap, prefix="json-") as client:
        trip = brainflow_forecast.forecast(client, series, TIMEOUT, 200, reader_seconds=TIMEOUT)
        listener.finish()
        with client.forecasts(series, since="beginning", timeout=5) as forecasts:
            made = [next(forecasts) for _ in range(200)]

    assert re.fullmatch(REPORT, trip.report()), trip.report()
    with capsys.disabled():
        print(f"\nBrainFlow: {trip.report()}")
    assert listener.samples == [forecast.step(1).mean for forecast in made]
    assert {len(values) for values in listener.samples} == {16}
    assert len({tuple(values) for values in listener.samples}) > 150  # a signal, not a constant
    assert [forecast.made for forecast in made[1:]] == [pytest.approx(made[0].made + i / 250, abs=1e-5) for i in range(1, 200)]
