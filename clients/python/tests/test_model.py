"""Model files are as docs/design.md defines them, and networks that the service would refuse are named."""

import json
import math
import struct

import pytest

from wavecast import Scaling, model_file

numpy = pytest.importorskip("numpy")
pytest.importorskip("safetensors")
networks = pytest.importorskip("networks")

SCALING = Scaling([20, 1.5], [4, 0.5])


def rnn(**changes):
    made = networks.LSTM(2, 5)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_a_file_has_the_names_and_the_document_of_the_design():
    file = model_file(
        rnn(), networks.Linear(5, 2), period=0.1, scaling=Scaling([20, 1.5], [4, 0.5], clip=(-20, 20)), horizons=[1, 3], warmup=5
    )
    header = json.loads(file[8 : 8 + struct.unpack("<Q", file[:8])[0]])
    assert json.loads(header.pop("__metadata__")["wavecast"]) == {
        "format": 1,
        "network": {"cell": "lstm"},
        "period": 0.1,
        "horizons": [1, 3],
        "direct": False,
        "warmup": 5,
        "coverage": 0.9,
        "preprocessing": {"scaling": {"kind": "z-score", "center": [20, 1.5], "scale": [4, 0.5], "clip": [-20, 20]}},
    }
    assert {name: (tensor["dtype"], tensor["shape"]) for name, tensor in header.items()} == {
        "rnn.weight_ih_l0": ("F32", [20, 2]),
        "rnn.weight_hh_l0": ("F32", [20, 5]),
        "rnn.bias_ih_l0": ("F32", [20]),
        "rnn.bias_hh_l0": ("F32", [20]),
        "head.weight": ("F32", [2, 5]),
        "head.bias": ("F32", [2]),
    }


@pytest.mark.parametrize(
    ("network", "head", "changes", "words"),
    [
        (networks.Linear(2, 5), None, {}, "expected an LSTM, GRU or RNN of torch.nn, was Linear"),
        (rnn(bidirectional=True), None, {}, "expected one direction"),
        (rnn(proj_size=3), None, {}, "expected no projection, was proj_size=3"),
        (rnn(num_layers=4), None, {}, "expected 1 to 3 layers, was 4"),
        (rnn(), networks.Linear(5, 1), {}, r"head: expected Linear\(5, 2\), was Linear\(5, 1\)"),
        (rnn(), None, {"horizons": [1, 4], "direct": True}, r"head: expected Linear\(5, 4\), was Linear\(5, 2\)"),
        (rnn(), None, {"horizons": [2], "direct": True}, "expected 1 as the first horizon"),
        (rnn(), None, {"targets": [1]}, r"head: expected Linear\(5, 1\), was Linear\(5, 2\)"),
        (rnn(), None, {"targets": [2]}, r"targets: expected ascending channels of 0 to 1, was \[2\]"),
        (rnn(), None, {"targets": []}, "targets: expected ascending channels"),
        (rnn(), None, {"horizons": [2, 1]}, "ascending"),
        (rnn(), None, {"horizons": []}, "ascending"),
        (rnn(), None, {"scaling": Scaling([0], [1])}, "expected 2 channels as the network has, was 1"),
        (rnn(), None, {"period": 0}, "period: expected seconds"),
        (rnn(), None, {"coverage": 90}, "coverage: expected a number between 0 and 1, was 90"),
        (rnn(weights={"weight_ih_l0": numpy.array([math.nan])}), None, {}, "rnn.weight_ih_l0: expected finite weights"),
    ],
)
def test_networks_that_the_service_would_refuse_are_named(network, head, changes, words):
    with pytest.raises(ValueError, match=words):
        model_file(network, head or networks.Linear(5, 2), **{"period": 0.1, "scaling": SCALING, **changes})


def test_a_file_names_the_channels_that_are_forecast():
    file = model_file(rnn(), networks.Linear(5, 2), period=0.1, scaling=SCALING, horizons=[1, 3], direct=True, targets=[1])
    header = json.loads(file[8 : 8 + struct.unpack("<Q", file[:8])[0]])
    assert json.loads(header["__metadata__"]["wavecast"])["targets"] == [1]


def test_a_scaling_fits_samples():
    one = Scaling.fit([1.0, 3.0])
    assert (one.center, one.scale) == ([2.0], [1.0])
    two = Scaling.fit(numpy.array([[1.0, 10.0], [3.0, 30.0]]))
    assert (two.center, two.scale) == ([2.0, 20.0], [1.0, 10.0])


@pytest.mark.parametrize(
    ("center", "scale", "words"),
    [([], [], "was 0 and 0"), ([0], [1, 1], "was 1 and 2"), ([0], [0], "positive scale, was 0 and 0 in channel 0"), ([math.nan], [1], "nan")],
)
def test_wrong_scalings_are_named(center, scale, words):
    with pytest.raises(ValueError, match=words):
        Scaling(center, scale)


def test_a_constant_channel_has_no_scaling():
    with pytest.raises(ValueError, match="positive scale, was 5.0 and 0.0"):
        Scaling.fit([5.0, 5.0])


def test_a_file_can_leave_center_and_scale_to_each_series():
    file = model_file(rnn(), networks.Linear(5, 2), period=0.1, scaling=Scaling.series(window=100, clip=(-9, 9)))
    header = json.loads(file[8 : 8 + struct.unpack("<Q", file[:8])[0]])
    assert json.loads(header["__metadata__"]["wavecast"])["preprocessing"] == {
        "scaling": {"kind": "series", "method": "robust", "window": 100, "clip": [-9, 9]}
    }
    with pytest.raises(ValueError, match="expected at least the scaling's window of 100, was 64"):
        model_file(rnn(), networks.Linear(5, 2), period=0.1, scaling=Scaling.series(window=100), warmup=64)
