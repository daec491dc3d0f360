def without_release_notes(request, menu_items: list) -> None:
    """Editors need no news of Wagtail's releases, and no badge that calls for reading them."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new")]
