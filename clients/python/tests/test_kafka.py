"""The settings and the log of the Kafka clients."""

import logging

from wavecast._kafka import OncePerWhile, consumer_settings, format_of, producer_settings


def test_settings_can_be_changed():
    assert producer_settings("a:1", {"linger.ms": 50})["linger.ms"] == 50
    assert producer_settings("a:1", {})["partitioner"] == "murmur2_random"
    reading = consumer_settings("a:1", {"client.id": "mine"})
    assert (reading["client.id"], reading["fetch.wait.max.ms"], reading["isolation.level"]) == ("mine", 10, "read_committed")


def test_the_first_byte_tells_the_format_without_a_header():
    for default in ("json", "protobuf"):
        assert format_of(None, b'{"made": 1}', default) == "json"
        assert format_of([("trace", b"{")], b"\x09\0\0\0\0\0\0\0\0", default) == "protobuf"
        assert format_of([], b"", default) == default
        assert format_of([], b"x", default) == default
    assert format_of([("wavecast.format", b"avro")], b"{}", "json") == "avro"


def test_a_repeated_message_is_logged_once_in_a_while():
    passes = OncePerWhile()

    def logged(message, created):
        record = logging.LogRecord("wavecast.kafka", logging.ERROR, "", 0, message, (), None)
        record.created = created
        return passes.filter(record)

    refused = "FAIL: Connection refused (after 0ms in state CONNECT)"
    assert [logged(refused, at) for at in (100.0, 100.1, 129.9, 130.0)] == [True, False, False, True]
    assert logged(refused.replace("0ms", "3ms"), 130.1) is False
    assert logged("FAIL: timed out (after 9ms in state CONNECT)", 130.1) is True
