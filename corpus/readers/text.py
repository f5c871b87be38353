"""Plain text: a raw scrape, or an article that somebody saved."""

from corpus.article import find_article
from corpus.lines import lines_of
from corpus.metadata import clean_title, outlet_of, published_in
from corpus.readers.draft import Draft


def read(text: str) -> Draft:
    """Return the draft of a plain text; whatever is known of it stands on the page."""
    lines = lines_of(text)
    article = find_article(text, lines)
    return Draft(
        text=text,
        paragraphs=article.paragraphs,
        title=clean_title(article.headline),
        source=outlet_of(text, article, lines),
        published=published_in(text, article, lines),
    )
