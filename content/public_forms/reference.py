"""What people name a form by that they sent."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that looks like another


def new_reference(kind: str) -> str:
    """Such as "REMI-7K3F-92QX": to be read out on the telephone; it opens nothing."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{kind}-{letters[:4]}-{letters[4:]}"
