"""Prints the content of a file as Python's safetensors reads it. A test compares it.

Usage: read_safetensors.py FILE

Prints one line per metadata entry and per tensor. Values are the bits of float32 in hexadecimal.
"""

import sys

from safetensors import safe_open

with safe_open(sys.argv[1], framework="numpy") as file:
    for key, text in sorted(file.metadata().items()):
        print("metadata", key, text.encode().hex())
    for name in sorted(file.keys()):
        tensor = file.get_tensor(name)
        shape = ",".join(str(size) for size in tensor.shape)
        print("tensor", name, tensor.dtype, shape, tensor.astype("<f4").tobytes().hex())
