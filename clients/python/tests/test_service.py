"""Against a real broker and the real service."""

import asyncio
import itertools
import math
import time

import pytest

from wavecast import Client, DeliveryError, Scaling, UnreadableError, WavecastError, to_pandas

BOTH = pytest.mark.parametrize("format", ["json", "protobuf"])
TIMEOUT = 60  # seconds until a missing forecast fails a test
STARTED = 1_780_243_717.0


@pytest.fixture
def client(wavecast, format):
    if format == "protobuf":
        pytest.importorskip("google.protobuf")
    with Client(wavecast.bootstrap, prefix=f"{format}-", format=format) as opened:
        yield opened


def take(forecasts, count):
    found = list(itertools.islice(forecasts, count))
    assert len(found) == count
    return found


@BOTH
def test_each_sample_gets_a_forecast_in_order(client, format):
    values = [math.sin(i / 3) for i in range(30)]
    with client.forecasts("order/one", timeout=TIMEOUT) as forecasts:
        for i, value in enumerate(values):
            client.send("order/one", STARTED + i / 10, value)
            client.send("order/two", STARTED + i / 10, [value, None])
        found = take(forecasts, len(values))
    assert [forecast.made for forecast in found] == [STARTED + i / 10 for i in range(30)]
    assert {(forecast.series, forecast.model, forecast.status) for forecast in found} == {("order/one", "naive@0", "warming")}
    assert [forecast.step(1).mean for forecast in found] == values
    assert found[0].step(1).at is None
    assert [forecast.step(1).at for forecast in found[1:]] == [pytest.approx(STARTED + i / 10, abs=2e-6) for i in range(2, 31)]


@BOTH
def test_several_channels_are_lists_with_nan(client, format):
    with client.forecasts("wide/", timeout=TIMEOUT) as forecasts:
        client.send("wide/a", None, [1.5, None, 2])
        client.send("other", None, 1)
        (forecast,) = take(forecasts, 1)
    mean = forecast.step(1).mean
    assert forecast.series == "wide/a" and (mean[0], mean[2]) == (1.5, 2.0) and math.isnan(mean[1])
    assert abs(forecast.made - time.time()) < 600
    pandas = pytest.importorskip("pandas")
    table = to_pandas([forecast])
    assert list(table.channel) == [0, 1, 2] and isinstance(table.made[0], pandas.Timestamp)


@BOTH
def test_asyncio_reads_the_same(client, format):
    async def read():
        async with client.aforecasts(["async/a", "async/b"], timeout=TIMEOUT) as forecasts:
            for i in range(5):
                client.send("async/a", STARTED + i, i)
                client.send("async/b", STARTED + i, -i)
            found = []
            async for forecast in forecasts:
                found.append((forecast.series, forecast.step(1).mean))
                if len(found) == 10:
                    return found

    found = asyncio.run(read())
    assert sorted(found) == sorted([("async/a", i) for i in range(5)] + [("async/b", -i) for i in range(5)])


def test_an_async_stream_can_be_cancelled_and_closed(wavecast):
    async def cancel():
        with Client(wavecast.bootstrap, prefix="json-") as client:
            stream = client.aforecasts("never")
            waiting = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            await stream.aclose()
            with pytest.raises(StopAsyncIteration):
                await anext(stream)

    asyncio.run(cancel())


def test_a_stream_begins_where_it_is_asked_to(wavecast):
    with Client(wavecast.bootstrap, prefix="json-") as client:
        with client.forecasts("since", timeout=TIMEOUT) as forecasts:
            client.send("since", STARTED, 1)
            take(forecasts, 1)
            between = time.time()
            client.send("since", STARTED + 1, 2)
            take(forecasts, 1)
        with client.forecasts("since", timeout=TIMEOUT) as later, client.forecasts("since", since="beginning", timeout=TIMEOUT) as all_of:
            with client.forecasts("since", since=between, timeout=TIMEOUT) as second:
                client.send("since", STARTED + 2, 3)
                assert [forecast.step(1).mean for forecast in take(second, 2)] == [2, 3]
                assert [forecast.step(1).mean for forecast in take(all_of, 3)] == [1, 2, 3]
                assert [forecast.step(1).mean for forecast in take(later, 1)] == [3]


def test_a_stream_ends_after_its_timeout(wavecast):
    with Client(wavecast.bootstrap, prefix="json-") as client, client.forecasts("silent", timeout=0.2) as forecasts:
        assert list(forecasts) == []
        forecasts.close()
        assert list(forecasts) == []
    with pytest.raises(ValueError, match="timeout"):
        client.forecasts(timeout=0)
    with pytest.raises(ValueError, match="expected 'now', 'beginning' or a time, was 'earliest'"):
        client.forecasts(since="earliest")


def test_a_record_that_is_no_forecast_is_named_and_passed(wavecast):
    with Client(wavecast.bootstrap, prefix="json-") as client, client.forecasts("broken", timeout=TIMEOUT) as forecasts:
        client._produce(client._prefix + "forecasts", b"broken", b"{", [], client._delivered)
        with pytest.raises(UnreadableError, match="broken: expected a forecast, was b'{'"):
            next(forecasts)
        client.send("broken", STARTED, 4)
        assert take(forecasts, 1)[0].step(1).mean == 4


def test_keys_land_where_java_puts_them(wavecast):
    for text, expected in {
        "21": -973932308,
        "foobar": -790332482,
        "a-little-bit-long-string": -985981536,
        "a-little-bit-longer-string": -1486304829,
        "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971,
        "abc": 479470107,
    }.items():  # from Kafka's UtilsTest
        assert murmur2(text.encode()) == expected
    landed = {}
    with Client(wavecast.bootstrap, prefix="json-") as client:
        for i in range(50):
            name = f"place/{i}".encode()
            client._produce(client._events_topic, name, b"1", [], lambda _, message: landed.update({message.key(): message.partition()}))
        client.flush()
    assert len(landed) == 50 and set(landed.values()) == {0, 1, 2, 3}
    assert {name: (murmur2(name) & 0x7FFFFFFF) % 4 for name in landed} == landed


def murmur2(data):
    """Kafka's org.apache.kafka.common.utils.Utils.murmur2."""
    m, mask = 0x5BD1E995, 0xFFFFFFFF
    h = (0x9747B28C ^ len(data)) & mask
    for at in range(0, len(data) - 3, 4):
        k = int.from_bytes(data[at : at + 4], "little") * m & mask
        k = (k ^ k >> 24) * m & mask
        h = (h * m & mask) ^ k
    rest = data[len(data) & ~3 :]
    if rest:
        h = (h ^ int.from_bytes(rest, "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    h ^= h >> 15
    return h - (1 << 32) if h >> 31 else h


def test_errors_name_what_is_expected(wavecast):
    with Client(wavecast.bootstrap, prefix="json-") as client:
        client.send("errors", STARTED, [1, 2])
        with pytest.raises(ValueError, match="expected 2 channels as in earlier samples of errors, was 1"):
            client.send("errors", STARTED, 1)
        with pytest.raises(ValueError, match="milliseconds"):
            client.send("errors", STARTED * 1000, [1, 2])
        with pytest.raises(ValueError, match="at least one number"):
            client.send("errors", STARTED, math.nan)
    with Client(wavecast.bootstrap, prefix="nowhere-") as client:
        with pytest.raises(WavecastError, match="expected a topic nowhere-sensor-events .*, was none: start 'wavecast serve'"):
            client.send("errors", STARTED, 1)
        with pytest.raises(WavecastError, match="expected a topic nowhere-forecasts"):
            client.forecasts()
    with pytest.raises(ValueError, match="expected json or protobuf, was 'avro'"):
        Client(wavecast.bootstrap, format="avro")


def test_records_that_the_broker_does_not_take_are_raised(wavecast):
    with Client(wavecast.bootstrap, prefix="json-") as client:
        client.send("lost", STARTED, 1)
        client.flush()
        # Larger than the topic takes, which only the broker knows.
        client._produce(client._events_topic, b"lost", bytes(2_000_000), [], client._delivered)
        with pytest.raises(DeliveryError, match="did not take 1 records: lost to json-sensor-events: .*too large") as raised:
            client.flush()
        assert raised.value.failed == 1
    with pytest.raises(DeliveryError), Client(wavecast.bootstrap, prefix="json-") as client:
        client._produce(client._events_topic, b"lost", bytes(2_000_000), [], client._delivered)


@BOTH
def test_a_published_network_forecasts_like_the_original(client, format):
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("safetensors")
    from networks import LSTM, Linear

    lstm, head = LSTM(2, 7), Linear(7, 2)
    center, scale = numpy.array([20, 1.5]), numpy.array([4, 0.5])
    samples = center + scale * numpy.random.default_rng(3).normal(size=(40, 2))
    expected, state = [], (numpy.zeros(7), numpy.zeros(7))
    for sample in samples:
        state = lstm.step((sample - center) / scale, *state)
        expected.append(center + scale * head(state[0]))

    published = client.publish_model(
        "net", lstm, head, period=0.1, scaling=Scaling(list(center), list(scale)), warmup=1
    )
    found = answers(client, published, samples)

    assert found == pytest.approx(numpy.array(expected), abs=1e-4)


def test_an_lstm_of_torch_forecasts_like_the_original(wavecast):
    torch = pytest.importorskip("torch", reason="torch is not installed: its own LSTM is not compared")
    torch.manual_seed(1)
    lstm, head = torch.nn.LSTM(2, 16, num_layers=2, batch_first=True), torch.nn.Linear(16, 2)
    center, scale = torch.tensor([20, 1.5], dtype=torch.float64), torch.tensor([4, 0.5], dtype=torch.float64)
    samples = center + scale * torch.randn(60, 2, dtype=torch.float64)
    with torch.no_grad():
        outputs, _ = lstm(((samples - center) / scale).float()[None])
        expected = center + scale * head(outputs)[0].double()
    with Client(wavecast.bootstrap, prefix="json-") as client:
        published = client.publish_model("torch", lstm, head, period=0.1, scaling=Scaling(center.tolist(), scale.tolist()), warmup=1)
        found = answers(client, published, samples.numpy())
    assert abs(found - expected.numpy()).max() < 1e-5


def answers(client, published, samples):
    """The forecasts of a model that has just been published, for a new series below its name."""
    import numpy

    name = published.split("@")[0]
    with client.forecasts(f"{name}/", timeout=TIMEOUT) as forecasts:
        for attempt in itertools.count():  # the service reads models beside samples
            client.send(f"{name}/{attempt}", STARTED, samples[0])
            if take(forecasts, 1)[0].model == published:
                break
        for i, sample in enumerate(samples):
            client.send(f"{name}/compared", STARTED + i / 10, sample)
        found = take(forecasts, len(samples))
    assert {forecast.model for forecast in found} == {published}
    assert {forecast.status for forecast in found} == {"ok"}
    return numpy.array([forecast.step(1).mean for forecast in found])
