"""Makes a native library compress well by zeroing what one kind of graphics card never reads.

Nothing moves and nothing else changes, so the library works as before on that card. What goes: machine code for other cards
and intermediate code that could be translated for any (CUDA keeps a copy of its kernels for each, and the driver picks one by
its header), and the symbols that only debuggers read.
"""
import struct

FATBIN = b"\x50\xed\x55\xba"  # 0xBA55ED50: a group of copies of the same kernels, for several cards
MACHINE_CODE = 2
ELF_SYMBOLS, ELF_STRINGS, ELF_LOADED = 2, 3, 0x2


def slim(library, capability):
    """Zeroes in place, in anything that can be read and written as bytes; capability is ten times that of the card."""
    drop_debugging_symbols(library)
    at = library.find(FATBIN, 0)
    while at >= 0:
        end = slim_group(library, at, capability)
        at = library.find(FATBIN, end)


def slim_group(library, at, capability):
    """Keeps the machine code for the card alone, not what could be translated for it. Returns the end."""
    version, header, size = struct.unpack_from("<HHQ", library, at + 4)
    if version != 1 or header != 16 or at + header + size > len(library):
        return at + len(FATBIN)  # these four bytes meant something else
    entry, end = at + header, at + header + size
    while entry < end:
        kind, entry_header, length = struct.unpack_from("<HxxIQ", library, entry)
        (made_for,) = struct.unpack_from("<I", library, entry + 28)
        if (kind, made_for) != (MACHINE_CODE, capability):
            zero(library, entry + entry_header, length)
        entry += entry_header + length
    return end


def drop_debugging_symbols(library):
    (sections,) = struct.unpack_from("<Q", library, 0x28)
    size, count = struct.unpack_from("<HH", library, 0x3A)
    for i in range(count):
        kind, flags, _, offset, length = struct.unpack_from("<IQQQQ", library, sections + i * size + 4)
        names = library[offset : offset + 1024].find(b".shstrtab") >= 0  # the names of sections stay
        if kind in (ELF_SYMBOLS, ELF_STRINGS) and not flags & ELF_LOADED and not names:
            zero(library, offset, length)


def zero(library, start, length):
    library[start : start + length] = bytes(length)
