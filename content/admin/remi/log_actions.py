"""What officers do, in Wagtail's own log: by reference, never by name."""

ACTIONS = [
    ("remi.send_links", "Send new links", "New links sent"),
    ("remi.record_status", "Record a status", "Status recorded"),
    ("remi.choose_organisation", "Choose another organisation", "Another organisation chosen"),
    ("remi.correct", "Correct what was written", "What was written corrected"),
    ("remi.stop_check_ins", "Stop check-ins", "Check-ins stopped"),
    ("remi.erase", "Erase a person", "Person erased"),
    ("remi.merge", "Merge organisations", "Merged into another organisation"),
    ("remi.undo_merge", "Undo a merge", "Merge undone"),
    ("remi.freeze", "Freeze a quarter", "Quarter frozen"),
    ("remi.announce", "Announce a version", "Those with an older version told"),
]


def register_actions(actions) -> None:
    for action in ACTIONS:
        actions.register_action(*action)
