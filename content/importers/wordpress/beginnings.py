"""What a file is that isn't an export, told by how it begins."""

import re
from pathlib import Path

from content.importers.wordpress.faults import ExportError

READ = 65_536  # bytes: a server may write many warnings
SHOWN = 60  # characters
HOW = "Choose the file that Tools, Export in WordPress gives; its name ends in .xml."
TAG = re.compile(r"<[^<>]*>")
PACKED = {
    b"PK\x03\x04": "This is a ZIP file. Unpack it and choose the .xml file in it.",
    b"PK\x05\x06": "This is an empty ZIP file. " + HOW,
    b"\x1f\x8b": "This is a packed (gzip) file. Unpack it and choose the .xml file in it.",
    b"%PDF": "This is a PDF. " + HOW,
}


def refuse_other_files(path: Path) -> None:
    """Raises ExportError where the file can't be read, is empty, or is plainly something else."""
    try:
        with path.open("rb") as file:
            start = file.read(READ)
    except OSError as error:
        raise ExportError(f"{path} can't be read: {error.strerror}.") from error
    for beginning, message in PACKED.items():
        if start.startswith(beginning):
            raise ExportError(f"{path.name}: {message}")
    # UTF-16, which XML may be written in, is half made of NUL.
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip().lower()
    if not text:
        raise ExportError(f"{path.name}: The file is empty. Export again.")
    if words := before_the_export(start):
        raise ExportError(
            f"{path.name}: {words} before the export itself, which no program can read so. A plugin or theme "
            "of the old site writes that into every answer. Open the file in a text editor, delete "
            "everything before “<?xml”, save it and run this again."
        )
    if text.startswith(("<!doctype html", "<html")):
        raise ExportError(
            f"{path.name}: This is a web page, perhaps of somebody who had to log in first. {HOW}"
        )
    if not text.startswith("<"):
        nul = " It holds NUL characters." if "\0" in text else ""
        raise ExportError(f"{path.name}, line 1: This is not XML.{nul} {HOW}")


def before_the_export(start: bytes) -> str:
    """What stands there; "" where the export comes first, or there is none."""
    before, begins, _ = start.removeprefix(b"\xef\xbb\xbf").partition(b"<?xml ")
    if not begins or not before or b"\0" in before:
        return ""
    said = " ".join(TAG.sub(" ", before.decode("utf-8", "replace")).split())
    return f"Words stand (“{said[:SHOWN]}”)" if said else "Blank lines or spaces stand"
