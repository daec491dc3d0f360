"""What staff do with suggestions, in Wagtail's own log: by reference, never by name."""

ACTIONS = [
    ("suggestions.accept", "Accept a suggestion", "Accepted"),
    ("suggestions.decline", "Decline a suggestion", "Declined"),
    ("suggestions.ask", "Ask back", "Sender asked back"),
    ("suggestions.erase", "Erase a sender", "Sender erased"),
]


def register_suggestion_actions(actions) -> None:
    for action in ACTIONS:
        actions.register_action(*action)
