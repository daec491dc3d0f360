"""The years that a period in words speaks of."""

import re

YEAR = re.compile(r"\b(?:18|19|20)\d{2}\b")
# "2010-12", "2022/23": the second year without its century.
SHORT_END = re.compile(r"\b((?:18|19|20)\d{2})\s*[-\u2013/]\s*(\d{2})\b")


def years_of(period: str) -> tuple[int, int] | None:
    """First and last year: "2022 to 2024" as (2022, 2024), "2010-12" as (2010, 2012).

    None where the words name no year: "not stated".
    """
    years = [int(year) for year in YEAR.findall(period)]
    for start, end in SHORT_END.findall(period):
        century = int(start) // 100 * 100
        years.append(century + int(end) + (100 if int(end) < int(start) % 100 else 0))
    return (min(years), max(years)) if years else None
