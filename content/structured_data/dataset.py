from django.urls import reverse

from content.evidence.finding import Finding
from content.evidence.open_data import CSV, JSON, LICENCE
from content.evidence.record import as_number
from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher


def finding(shown: Shown, found: Finding) -> Node:
    """A finding as a data set. Its state is told, for what is in doubt mustn't look as if it weren't."""
    return dataset(
        shown,
        name=shown.title,
        description=shown.description,
        files={CSV: reverse("finding_csv", args=[found.slug]),
               JSON: reverse("finding_json", args=[found.slug])},
        identifier=found.slug,
        creativeWorkStatus=found.get_state_display(),
        keywords=found.condition.name,
        measurementTechnique=found.measure,
        spatialCoverage=found.place and node("Place", name=found.place_words),
        temporalCoverage=covered(found),
        isBasedOn=found.source and work(found.source),
        variableMeasured=[measured(found, value) for value in found.values.all()],
        dateModified=found.last_published_at and found.last_published_at.isoformat(),
    )  # fmt: skip


def all_findings(shown: Shown) -> Node:
    files = {CSV: reverse("evidence_csv"), JSON: reverse("evidence_json")}
    return dataset(shown, name=shown.title, description=shown.description, files=files)


def dataset(shown: Shown, *, files: dict[str, str], **more) -> Node:
    """`files`: addresses by media type."""
    return node(
        "Dataset",
        url=shown.address,
        inLanguage=LANGUAGE,
        license=LICENCE,
        creator=publisher(shown),
        publisher=publisher(shown),
        isAccessibleForFree=True,
        distribution=[
            node(
                "DataDownload",
                encodingFormat=kind.partition(";")[0],
                contentUrl=shown.in_full(address),
            )
            for kind, address in files.items()
        ],
        **more,
    )


def measured(found: Finding, value) -> Node:
    return node(
        "PropertyValue",
        name=value.group,
        value=as_number(value.value),
        maxValue=as_number(value.value_max),
        unitText=found.get_unit_display(),
    )


def covered(found: Finding) -> str:
    """ISO 8601: a year, or two with a slash between; "" where no year is known."""
    years = dict.fromkeys(filter(None, [found.first_year, found.last_year]))
    return "/".join(str(year) for year in years)


def work(source) -> Node:
    return node(
        "CreativeWork",
        name=source.title,
        url=source.address,
        publisher=source.publisher and node("Organization", name=source.publisher),
        datePublished=source.year and str(source.year),
    )
