OWN_ICONS = ["images", "steps"]


def own_icons(icons: list[str]) -> list[str]:
    """Wagtail's icons and those that it lacks, drawn by us in templates/wagtailadmin/icons."""
    return [*icons, *(f"wagtailadmin/icons/{name}.svg" for name in OWN_ICONS)]
