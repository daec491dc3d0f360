from wagtail.admin.ui.tables import Column

from content.remi.implementation import Stage


class StageColumn(Column):
    """What was last told of an organisation, from the `last_stage` of the query."""

    cell_template_name = "wagtailadmin/remi/stage_cell.html"

    def __init__(self, **kwargs):
        super().__init__("last_stage", label="Status", sort_key="last_stage", **kwargs)

    def get_value(self, instance):
        return Stage(instance.last_stage).label if instance.last_stage else ""
