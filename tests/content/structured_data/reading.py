import json

from bs4 import BeautifulSoup


def described(client, path: str) -> dict[str, dict]:
    """What a page says of itself: the objects of its one script, by their type."""
    answer = client.get(path)
    assert answer.status_code == 200
    (script,) = BeautifulSoup(answer.content, "html.parser").head.select(
        'script[type="application/ld+json"]'
    )
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}
