"""Answers requests for a part of a file, which players need to jump within a recording.

RFC 9110, section 14; one range a request, as players ask. Safari plays nothing without it.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
CHUNK = 64 * 1024  # bytes


def byte_ranges(get_response: Callable) -> Callable:
    """Middleware: turns a whole file into the part that was asked for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if (
            not isinstance(response, FileResponse)
            or response.status_code != HttpResponse.status_code
        ):
            return response
        if "Content-Length" not in response or request.method != "GET":
            return response
        response["Accept-Ranges"] = "bytes"
        return part_of(response, request) if "Range" in request.headers else response

    return middleware


def part_of(response: FileResponse, request: HttpRequest) -> HttpResponseBase:
    """206 with the part, 416 for one behind the end, the whole where the request is unclear."""
    asked = RANGE.fullmatch(request.headers["Range"].strip())
    size = int(response["Content-Length"])
    if not asked or asked[1] == asked[2] == "" or is_of_another_version(response, request):
        return response
    first, last = bounds(asked[1], asked[2], size)
    if asked[2] and asked[1] and int(asked[2]) < int(asked[1]):
        return response
    if first > last:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    response.streaming_content = stretch(response.file_to_stream, first, last)
    return response


def bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte, both counted from 0; "-500" means the last 500."""
    if not first:
        return (max(size - int(last), 0), size - 1) if int(last) else (size, size - 1)
    return int(first), min(int(last), size - 1) if last else size - 1


def is_of_another_version(response: FileResponse, request: HttpRequest) -> bool:
    """Whether the reader's first part came from a file that has been replaced since."""
    version = request.headers.get("If-Range")
    return bool(version) and version not in (response.get("ETag"), response.get("Last-Modified"))


def stretch(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    file.seek(first)
    left = last - first + 1
    while left > 0 and (piece := file.read(min(CHUNK, left))):
        left -= len(piece)
        yield piece
