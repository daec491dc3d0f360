"""What is wrong in the files that content is loaded from, told so that a writer can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    file: str
    line: int  # the first is 1
    field: str  # "body[3].callout.title"; empty for the file as a whole
    message: str

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return f"{self.file}:{self.line}:{field} {self.message}"


class LoadError(Exception):
    """Nothing was changed; the message says why and what to do."""


class FilesError(LoadError):
    """What is wrong in the files: as much of it as could be told at once."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems), key=lambda each: (each.file, each.line, each.field))
        count = len(self.problems)
        told = "\n".join(map(str, self.problems))
        super().__init__(f"{told}\n{count} problem{'s' if count > 1 else ''} to mend.")
