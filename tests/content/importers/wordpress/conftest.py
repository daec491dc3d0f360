from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.content.importers.wordpress.export_builder import Export


class Importer:
    """Runs the command on an export; `said` is what it wrote on the screen."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.said = ""

    def run(self, export: Export | bytes, **options) -> int:
        """Returns the exit code."""
        path = self.folder / "export.xml"
        if isinstance(export, Export):
            export.write(path)
        else:
            path.write_bytes(export)
        return self.run_file(path, **options)

    def run_file(self, path: Path, **options) -> int:
        lines: list[str] = []
        output = type("Lines", (), {"write": lambda self, line: lines.append(line)})()
        try:
            call_command("import_wordpress", path, stdout=output, **options)
            code, ending = 0, ""
        except CommandError as error:
            code, ending = error.returncode, str(error)
        self.said = "".join(lines) + ending
        return code


@pytest.fixture
def importer(structure, tmp_path):
    return Importer(tmp_path)
