from django.urls import reverse_lazy
from wagtail.admin.menu import DismissibleMenuItem, MenuItem


def style_guide_item() -> MenuItem:
    return MenuItem("Style guide", reverse_lazy("style_guide"), icon_name="view", order=900)


def without_badges(request, menu_items: list) -> None:
    """Editors need no news of Wagtail's releases, and no badge that calls for reading anything."""
    menu_items[:] = [
        without_badge(item) for item in menu_items if not item.name.startswith("whats-new")
    ]


def without_badge(item: MenuItem) -> MenuItem:
    if not isinstance(item, DismissibleMenuItem):
        return item
    return MenuItem(
        item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order,
        attrs={"target": "_blank", "rel": "noreferrer"},
    )  # fmt: skip
