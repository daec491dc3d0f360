from content.pages.articles import ArticleAuthor, ArticlePage, ArticleReference
from content.structured_data import person
from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import publisher


def article(shown: Shown, page: ArticlePage) -> Node:
    return node(
        "Article",
        headline=page.title,
        description=shown.description,
        url=shown.address,
        mainEntityOfPage=shown.address,
        image=shown.picture,
        articleSection=page.get_kind_display(),
        inLanguage=LANGUAGE,
        datePublished=page.date and page.date.isoformat(),
        dateModified=page.last_published_at and page.last_published_at.isoformat(),
        author=[author(shown, each) for each in page.billed] or publisher(shown),
        publisher=publisher(shown),
        about=[node("DefinedTerm", name=topic.name) for topic in page.topics.all()],
        citation=[work(reference) for reference in page.references.all()],
    )


def author(shown: Shown, billed: ArticleAuthor) -> Node:
    if billed.person:
        return person.named(shown, billed.person)
    return person.body(shown, billed.organisation)


def work(reference: ArticleReference) -> Node:
    return node(
        "CreativeWork",
        name=reference.title,
        publisher=node("Organization", name=reference.publisher) if reference.publisher else None,
        datePublished=reference.year and str(reference.year),
        url=reference.url,
    )
