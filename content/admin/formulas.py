"""Nothing in a table that leaves the site is run by the program that opens it."""

# The wide ones count as well where a spreadsheet is set to an East Asian language.
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def no_formula(text: str) -> str:
    """Spreadsheets run what looks like a formula, some after blanks; behind an apostrophe it is words."""
    looks_like_one = text.startswith(BEGINS_FORMULA) or text.lstrip().startswith(BEGINS_FORMULA)
    return f"'{text}" if looks_like_one else text
