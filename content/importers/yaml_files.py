"""Reads YAML and remembers on which line everything stands."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.constructor import SafeConstructor

from content.importers.problems import FilesError, Problem

MERGE = "tag:yaml.org,2002:merge"
NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}
# YAML 1.1 takes 1_000 for 1000, 010 for 8, 0x1F for 31 and 1:30 for 90.
OTHERWISE_READ = re.compile(r"[-+]?0[0-9A-Za-z_]|.*[_:]")


@dataclass(frozen=True)
class YamlFile:
    """`lines` tells the line of each value by its path from the root, such as ("body", 3, "text")."""

    name: str
    value: object = None
    lines: dict[tuple, int] = field(default_factory=dict)

    def line_of(self, path: tuple) -> int:
        """The line of a value, or of the nearest that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Raises FilesError, with line, for anything that isn't plain YAML in UTF-8."""
    try:
        text = path.read_bytes().decode()
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        lines: dict[tuple, int] = {}
        value = None if root is None else _Reader(name, lines).read(root, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _broken(name, mark.line + 1 if mark else 1, error.problem or "?") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _broken(name, 1, f"it isn't text in UTF-8 ({error})") from error
    except RecursionError as error:
        raise _broken(name, 1, "it is nested too deeply") from error
    except OSError as error:
        raise _broken(name, 1, f"it can't be read: {error.strerror}") from error
    return YamlFile(name, value, lines)


class _Reader:
    """Turns YAML's nodes into plain values and notes their lines."""

    def __init__(self, name: str, lines: dict[tuple, int]):
        self.name = name
        self.lines = lines
        self.seen: set[int] = set()
        self.scalars = SafeConstructor()

    def read(self, node: yaml.Node, path: tuple) -> object:
        line = node.start_mark.line + 1
        if id(node) in self.seen:
            # Also keeps out the file that repeats itself until memory is full.
            raise _broken(self.name, line, "it repeats a part by * or &; write the part out")
        self.seen.add(id(node))
        self.lines[path] = line
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, number)) for number, item in enumerate(node.value)]
        return self.scalar(node, line)

    def mapping(self, node: yaml.MappingNode, path: tuple) -> dict[str, object]:
        result: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.tag == MERGE:
                raise _broken(self.name, line, "a key is a single word followed by a colon")
            if key.value in result:
                raise _broken(self.name, line, f"the key “{key.value}” stands here twice")
            result[key.value] = self.read(value, (*path, key.value))
            self.lines[(*path, key.value)] = line
        return result

    def scalar(self, node: yaml.ScalarNode, line: int) -> object:
        if node.tag in NUMBERS and OTHERWISE_READ.match(node.value):
            reason = f"“{node.value}” would be read as another number than it seems"
            raise _broken(self.name, line, f"{reason}; write 1000, not 1_000, 010, 0x1F or 1:30")
        try:
            return self.scalars.construct_object(node)
        except ValueError as error:
            raise _broken(self.name, line, f"“{node.value}” is no value: {error}") from error


def _broken(name: str, line: int, reason: str) -> FilesError:
    return FilesError([Problem(name, line, "", f"The file can't be read as YAML: {reason}.")])
