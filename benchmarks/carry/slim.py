"""Makes a native library compress well by zeroing the parts that one kind of graphics card never reads.

Nothing moves and nothing else changes, so the library works as before on that card. These parts become zero:
- machine code for other cards, and intermediate code for any card (CUDA keeps a copy of its kernels for each; the driver selects one
  by its header)
- symbols for debuggers
"""
import struct

FATBIN = b"\x50\xed\x55\xba"  # 0xBA55ED50: a group of copies of the same kernels, for several cards
MACHINE_CODE = 2
ELF_SYMBOLS, ELF_STRINGS, ELF_LOADED = 2, 3, 0x2


def slim(library, capability):
    """Zeroes parts of a mutable sequence of bytes in place. capability is ten times the card's compute capability."""
    drop_debugging_symbols(library)
    at = library.find(FATBIN, 0)
    while at >= 0:
        end = slim_group(library, at, capability)
        at = library.find(FATBIN, end)


def slim_group(library, at, capability):
    """Keeps only the machine code for the card. Returns the end of the group."""
    version, header, size = struct.unpack_from("<HHQ", library, at + 4)
    if version != 1 or header != 16 or at + header + size > len(library):
        return at + len(FATBIN)  # these four bytes were not a header
    entry, end = at + header, at + header + size
    while entry < end:
        kind, entry_header, length = struct.unpack_from("<HxxIQ", library, entry)
        (target,) = struct.unpack_from("<I", library, entry + 28)
        if (kind, target) != (MACHINE_CODE, capability):
            zero(library, entry + entry_header, length)
        entry += entry_header + length
    return end


def drop_debugging_symbols(library):
    (sections,) = struct.unpack_from("<Q", library, 0x28)
    size, count = struct.unpack_from("<HH", library, 0x3A)
    for i in range(count):
        kind, flags, _, offset, length = struct.unpack_from("<IQQQQ", library, sections + i * size + 4)
        names = library[offset : offset + 1024].find(b".shstrtab") >= 0  # keep the names of sections
        if kind in (ELF_SYMBOLS, ELF_STRINGS) and not flags & ELF_LOADED and not names:
            zero(library, offset, length)


def zero(library, start, length):
    library[start : start + length] = bytes(length)
