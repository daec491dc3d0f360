"""A value in a file together with its place, so that whoever reads it can say what is wrong with it."""

import datetime
import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from content.importers.counted_time import from_today
from content.importers.problems import Problem
from content.importers.yaml_files import YamlFile

# A database can't store these, and an editor can't see them.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

IN_DIGITS = "Write it in digits and without quotes, such as 37.2 or 1800."


@dataclass(frozen=True)
class Entry:
    """Reading a value of the wrong kind notes a problem and gives an empty one, so that reading goes on."""

    value: object
    file: YamlFile
    problems: list[Problem]
    path: tuple = ()

    def wrong(self, message: str) -> None:
        self.problems.append(
            Problem(self.file.name, self.file.line_of(self.path), dotted(self.path), message)
        )

    def at(self, key: str | int) -> "Entry":
        """What stands below; an entry without value when there is nothing."""
        try:
            value = self.value[key]
        except (KeyError, IndexError, TypeError):
            value = None
        return Entry(value, self.file, self.problems, (*self.path, key))

    def fields(self, required: Collection[str], optional: Collection[str]) -> dict[str, "Entry"]:
        """The entries below that have a value, by key."""
        if not isinstance(self.value, dict):
            self.wrong(f"Write the fields below one another ({', '.join(required or optional)}).")
            return {}
        known = [*required, *optional]
        for key in self.value:
            if key not in known:
                self.at(key).wrong(
                    f"There is no field of this name{did_you_mean_one_of(key, known)}"
                )
        given = {key: self.at(key) for key in known if self.value.get(key) is not None}
        for key in required:
            if key not in given:
                self.at(key).wrong("This is missing. Add it.")
        return given

    def items(self) -> list["Entry"]:
        if not isinstance(self.value, list):
            self.wrong("Write a list: each item on a line of its own, beginning with a hyphen.")
            return []
        return [self.at(number) for number in range(len(self.value))]

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.wrong("Write text. Put what looks like a number, a date or yes in quotes.")
            return ""
        if found := UNPRINTABLE.search(self.value):
            self.wrong(f"Take out the unprintable character U+{ord(found.group()):04X}.")
            return ""
        return self.value.strip()

    def line(self) -> str:
        """Text in which breaks between lines mean nothing; empty lines part paragraphs."""
        return re.sub(r"(?<!\n)\n(?!\n)", " ", self.text())

    def number(self) -> float | None:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.wrong(f"“{str(self.value)[:40]}” is no number. {IN_DIGITS}")
            return None
        if not math.isfinite(self.value):
            self.wrong(f"“{self.value}” is no figure. {IN_DIGITS}")
            return None
        return self.value

    def whole_number(self, *, highest: int | None = None) -> int | None:
        number = self.number()
        if isinstance(number, float):
            self.wrong("Write a whole number.")
            return None
        if number is not None and highest is not None and not 0 <= number <= highest:
            self.wrong(f"Write a whole number from 0 to {highest:,}.")
            return None
        return number

    def yes_or_no(self) -> bool:
        if not isinstance(self.value, bool):
            self.wrong("Write true or false.")
            return False
        return self.value

    def day(self) -> datetime.date | None:
        try:
            if isinstance(self.value, str):
                return datetime.date.fromisoformat(self.value)
        except ValueError:
            pass
        if type(self.value) is datetime.date:
            return self.value
        self.wrong("Write a day like 2025-06-30.")
        return None

    def moment(self) -> datetime.datetime | None:
        """A local time without its zone; an example's may be counted from today."""
        moment = self.value
        try:
            if isinstance(moment, str):
                moment = from_today(moment) or datetime.datetime.fromisoformat(moment)
        except ValueError:
            moment = None
        if isinstance(moment, datetime.datetime) and moment.tzinfo is None:
            return moment
        self.wrong('Write a local time like "2025-03-07T09:30", in quotes and without a zone.')
        return None


def dotted(path: tuple) -> str:
    """("body", 3, "text") as "body[3].text"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The end of a sentence that says that there is no `word`."""
    close = get_close_matches(word, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else "."


def did_you_mean_one_of(word: str, known: Collection[str]) -> str:
    """The same, naming all that is known where nothing comes close."""
    end = did_you_mean(word, known)
    return end if end != "." else f"; known are {', '.join(known)}."
