"""Prints what Python's own safetensors finds in a file, for a test to compare.

Usage: read_safetensors.py FILE

One line per piece of metadata and per tensor, values as the bits of float32 in hexadecimal.
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
