"""Writes networks as PyTorch and Keras save them, and their outputs.

Usage: foreign_weights.py FOLDER

Writes FOLDER/NAME.safetensors, and FOLDER/NAME.json with inputs and outputs. PyTorch computes its own outputs. Keras' outputs are
computed here by the equations of its documentation (keras.io/api/layers/recurrent_layers), with its shapes and its order of gates.
Needs torch and numpy.
"""

import json
import pathlib
import struct
import sys

import numpy as np
import torch

STEPS = 60


def save(folder, name, tensors, inputs, outputs):
    header, data = {}, b""
    for key, value in tensors.items():
        raw = np.ascontiguousarray(value, dtype="<f4").tobytes()
        header[key] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (folder / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    (folder / f"{name}.json").write_text(json.dumps({"inputs": inputs.tolist(), "outputs": outputs.tolist()}) + "\n")


def pytorch(folder, name, kind, attribute, layers):
    torch.manual_seed(5)
    recurrent = kind(2, 6, num_layers=layers, batch_first=True)
    head = torch.nn.Linear(6, 2)
    inputs = torch.randn(1, STEPS, 2)
    with torch.no_grad():
        outputs = head(recurrent(inputs)[0])
    tensors = {f"net.{attribute}.{key}": value.numpy() for key, value in recurrent.state_dict().items()}
    tensors |= {"net.fc.weight": head.weight.detach().numpy(), "net.fc.bias": head.bias.detach().numpy()}
    save(folder, name, tensors, inputs[0].numpy(), outputs[0].numpy())


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def keras(folder, name, cell, reset_after=False, numbered=False):
    random = np.random.default_rng(7)
    units, channels = 5, 2
    gates = {"lstm": 4, "gru": 3, "simple_rnn": 1}[cell]
    kernel = random.normal(0, 0.5, (channels, gates * units)).astype(np.float32)
    recurrent = random.normal(0, 0.4, (units, gates * units)).astype(np.float32)
    bias = random.normal(0, 0.3, (2, gates * units) if reset_after else gates * units).astype(np.float32)
    dense, dense_bias = random.normal(0, 0.5, (units, channels)).astype(np.float32), np.array([0.1, -0.2], np.float32)
    inputs = random.normal(0, 1, (STEPS, channels)).astype(np.float32)
    h, c, outputs = np.zeros(units), np.zeros(units), []
    for x in inputs.astype(np.float64):
        if cell == "simple_rnn":
            h = np.tanh(x @ kernel + bias + h @ recurrent)
        elif cell == "lstm":  # i, f, c, o
            i, f, g, o = np.split(x @ kernel + h @ recurrent + bias, 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        elif reset_after:  # z, r, h
            xz, xr, xh = np.split(x @ kernel + bias[0], 3)
            hz, hr, hh = np.split(h @ recurrent + bias[1], 3)
            z, r = sigmoid(xz + hz), sigmoid(xr + hr)
            h = z * h + (1 - z) * np.tanh(xh + r * hh)
        else:
            xz, xr, xh = np.split(x @ kernel + bias, 3)
            rz, rr, rh = np.split(recurrent, 3, axis=1)
            z, r = sigmoid(xz + h @ rz), sigmoid(xr + h @ rr)
            h = z * h + (1 - z) * np.tanh(xh + (r * h) @ rh)
        outputs.append(h @ dense + dense_bias)
    if numbered:
        tensors = {"layers/gru/cell/vars/0": kernel, "layers/gru/cell/vars/1": recurrent, "layers/gru/cell/vars/2": bias,
                   "layers/dense/vars/0": dense, "layers/dense/vars/1": dense_bias}
    else:
        path = f"model/{cell}/{cell}_cell"
        tensors = {f"{path}/kernel:0": kernel, f"{path}/recurrent_kernel:0": recurrent, f"{path}/bias:0": bias,
                   "model/dense/kernel:0": dense, "model/dense/bias:0": dense_bias}
    save(folder, name, tensors, inputs, np.array(outputs))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    pytorch(folder, "pytorch-lstm", torch.nn.LSTM, "lstm", 2)
    pytorch(folder, "pytorch-gru", torch.nn.GRU, "gru", 2)
    pytorch(folder, "pytorch-elman", torch.nn.RNN, "rnn", 1)
    tensors = {f"lstm.weight_{kind}_l0{end}": np.zeros((8, 2)) for kind in ("ih", "hh") for end in ("", "_reverse")}
    save(folder, "pytorch-bidirectional", tensors | {"fc.weight": np.zeros((2, 4))}, np.zeros(0), np.zeros(0))
    keras(folder, "keras-lstm", "lstm")
    keras(folder, "keras-gru", "gru", reset_after=True)
    keras(folder, "keras-gru-before", "gru", numbered=True)
    keras(folder, "keras-elman", "simple_rnn")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
