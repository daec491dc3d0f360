from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One environment variable, as README's table shows it."""

    name: str
    meaning: str
    default: str
    required_in_production: bool = False
