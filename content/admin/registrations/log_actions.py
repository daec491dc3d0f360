"""What staff do with registrations, in Wagtail's own log: by reference, never by name."""

ACTIONS = [
    ("registrations.cancel", "Cancel a registration", "Cancelled"),
    ("registrations.erase", "Erase somebody who registered", "Person erased"),
    ("registrations.export", "Export registrations", "List of registrations exported"),
]


def register_registration_actions(actions) -> None:
    for action in ACTIONS:
        actions.register_action(*action)
