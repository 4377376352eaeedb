"""Zip archives → the one document in them; unpacking never goes past a limit, whatever a header says."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ingest.media import BROKEN_ZIP, DOCUMENTS, TEXT, media_type
from ingest.readers.limits import LIMITS
from ingest.readers.plain import decode
from ingest.readers.refusals import too_large, unreadable
from warehouse.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 0x1
_PIECE: Final = 1 << 16
_NAMED: Final = 5
"""So many members are named in an error; more fill the screen."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Other methods unpack a piece without a bound, and no report was seen in them."""
_BY_SYSTEMS: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive that can be read as a document."""

    name: str
    data: bytes


def only_document(data: bytes) -> Member:
    """Return the one document in a zip archive.

    Raises UnreadableSource where there is none, or several: then it names them; TooLarge past a limit.
    """
    documents = list(_documents(data))
    if not documents:
        raise unreadable("archive_without")
    if len(documents) > 1:
        told = {"n": len(documents), "files": "、".join(member.name for member in documents[:_NAMED])}
        if len(documents) > _NAMED:
            raise unreadable("archive_many", **told, m=len(documents) - _NAMED)
        raise unreadable("archive_several", **told)
    return documents[0]


def _documents(data: bytes) -> Iterator[Member]:
    room = LIMITS.zip_bytes
    with opened(data) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > LIMITS.zip_members:
            raise too_large("archive_members", count=f"{LIMITS.zip_members:,}")
        for info in members:
            name = member_name(info)
            if name.startswith(_BY_SYSTEMS) or name.endswith(_BY_SYSTEMS):
                continue
            content = unpack(archive, info, room)
            room -= len(content)
            if _is_document(content):
                yield Member(name, content)


def _is_document(data: bytes) -> bool:
    kind = media_type(data)
    if kind != TEXT:
        return kind in DOCUMENTS
    try:
        decode(data)
    except UnreadableSource:
        return False
    return True


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive in memory; raise UnreadableSource wherever it turns out to be broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except BROKEN_ZIP as error:
        raise unreadable("archive_damaged") from error


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the content of a member of at most `limit` bytes; raise TooLarge where it has more."""
    if info.flag_bits & _ENCRYPTED:
        raise unreadable("archive_locked")
    if info.compress_type not in _METHODS:
        raise unreadable("archive_method")
    content = bytearray()
    if info.file_size <= limit:
        with archive.open(info) as stream:
            while len(content) <= limit and (piece := stream.read(_PIECE)):
                content += piece
    if info.file_size > limit or len(content) > limit:
        raise too_large("archive_unpacked")
    return bytes(content)


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; names without the UTF-8 mark are GBK in archives made on Chinese systems."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            stored = name.encode("cp437")
        except UnicodeEncodeError:  # the archive names it a second time, in Unicode
            return _printable(name)
        name = _named_in(stored, "utf-8") or _named_in(stored, "gb18030") or name
    return _printable(name)


def _named_in(stored: bytes, encoding: str) -> str | None:
    try:
        return stored.decode(encoding)
    except UnicodeDecodeError:
        return None


def _printable(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)
