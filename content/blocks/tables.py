from wagtail.blocks import BooleanBlock, CharBlock, FloatBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class TableBlock(StructBlock):
    """Rows and columns with real headers; its caption says what the table shows."""

    caption = CharBlock(max_length=200, help_text="What the table shows, with place and period.")
    table = TypedTableBlock(
        [
            ("text", CharBlock(required=False, label="Words")),
            ("number", FloatBlock(required=False, label="Number")),
        ]
    )
    row_headers = BooleanBlock(
        required=False,
        default=True,
        label="First column names the rows",
        help_text="Screen readers then read the row's name with each figure.",
    )
    source = CharBlock(max_length=200, required=False, help_text="Where the content comes from.")

    class Meta:
        icon = "table"
        group = "Text"
        template = "blocks/table.html"
        description = "For things that are compared in rows and columns. For a plain list use text."
        label_format = "{caption}"

    def get_context(self, value, parent_context=None):
        """Where the first column says all, empty headings above the others would be read out for nothing."""
        context = super().get_context(value, parent_context)
        columns = value["table"].columns if value.get("table") else ()
        return {**context, "has_headings": any(column["heading"] for column in columns)}

    def get_preview_value(self):
        columns = [{"type": "text", "heading": "Stage"}, {"type": "text", "heading": "Meaning"}]
        rows = [
            {"values": ["Awareness", "People agree that racism is a problem here."]},
            {"values": ["Commitment", "A written strategy has money and people behind it."]},
        ]
        table = {"columns": columns, "rows": rows, "caption": ""}
        return self.to_python(
            {"caption": "The first two stages", "table": table, "row_headers": True, "source": ""}
        )
