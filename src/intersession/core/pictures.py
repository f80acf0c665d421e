"""Pictures: width and height in points, read from PNG and JPEG without unpacking them."""

import struct
import zlib
from typing import IO

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_START_OF_SCAN, _END = 0xDA, b"\xff\xd9"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # markers that tell the size: ITU T.81, table B.1
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length


def png_size(file: IO[bytes]) -> tuple[int, int]:
    """Return width and height; ValueError for a PNG that is damaged or not whole (ISO/IEC 15948)."""
    file.seek(len(PNG))
    size, name = (0, 0), b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", _exactly(file, 8))
        if (name == b"IHDR") != (size == (0, 0)):
            raise ValueError("the header comes first, and once")
        if length >= 1 << 31:
            raise ValueError("a chunk is longer than the format knows")
        check, content = zlib.crc32(name), b""
        for start in range(0, length, 1 << 20):
            content = _exactly(file, min(1 << 20, length - start))
            check = zlib.crc32(content, check)
        if check != int.from_bytes(_exactly(file, 4), "big"):
            raise ValueError("a chunk is not what was written")
        if name == b"IHDR":
            size = struct.unpack(">II", content[:8])
    return _positive(size)


def jpeg_size(file: IO[bytes]) -> tuple[int, int]:
    """Return width and height; ValueError for a JPEG that is damaged or not whole (ITU T.81)."""
    file.seek(2)
    size = (0, 0)
    while (marker := _marker(file)) != _START_OF_SCAN:
        if marker in _ALONE:
            continue
        (length,) = struct.unpack(">H", _exactly(file, 2))
        content = _exactly(file, length - 2)
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[1:5])
            size = width, height
    if _END not in file.read():
        raise ValueError("the picture has no end")
    return _positive(size)


def _marker(file: IO[bytes]) -> int:
    if _exactly(file, 1) != b"\xff":
        raise ValueError("a marker is missing")
    while (sign := _exactly(file, 1)[0]) == 0xFF:  # any number of fill bytes  # noqa: PLR2004 - the sign itself
        pass
    return sign


def _exactly(file: IO[bytes], length: int) -> bytes:
    content = file.read(length) if length >= 0 else b""
    if len(content) != length:
        raise ValueError("the file ends too early")
    return content


def _positive(size: tuple[int, int]) -> tuple[int, int]:
    if not all(size):
        raise ValueError("the picture has no size")
    return size
