"""Finds for everything that a block refuses the line in the file that it comes from."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from content.importers.block_values import stream_children
from content.importers.entries import Entry

NESTED = (ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError)


def clean_stream(block: blocks.StreamBlock, raw: list[dict], entry: Entry) -> blocks.StreamValue:
    """The stream as its block accepts it; what it refuses is noted as a problem."""
    value = block.to_python(raw)
    if not raw:
        return value
    try:
        return block.clean(value)
    except StreamBlockValidationError as error:
        report_on_itself(error, entry)
        children = stream_children(block, entry)
        for number, below in error.block_errors.items():
            report(below, children[number][1])
        return value


def report(error: ValidationError, entry: Entry) -> None:
    if not isinstance(error, NESTED):
        for message in error.messages:
            entry.wrong(message)
        return
    report_on_itself(error, entry)
    for key, below in error.block_errors.items():
        report(below, entry.at(key))


def report_on_itself(error: ValidationError, entry: Entry) -> None:
    for problem in error.non_block_errors.as_data():
        report(problem, entry)
