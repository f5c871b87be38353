"""Plain text: a raw scrape, or an article that somebody saved, with front matter or without."""

from corpus.article import find_article
from corpus.lines import lines_of
from corpus.metadata import clean_title, outlet_of, published_in
from corpus.readers import front_matter
from corpus.readers.draft import Draft


def read(text: str) -> Draft:
    """Return the draft of a plain text; what front matter declares stands above what the page shows.

    Raises DocumentError(FRONT_MATTER) where front matter is begun and cannot be read; a scrape may begin with any other line.
    """
    declared, text = front_matter.split(text) if front_matter.declares(text) else (front_matter.FrontMatter({}), text)
    lines = lines_of(text)
    article = find_article(text, lines, headline=declared.title)
    draft = Draft(
        text=text,
        paragraphs=article.paragraphs,
        title=clean_title(article.headline),
        source=outlet_of(text, article, lines),
        published=published_in(text, article, lines),
    )
    return declared.over(draft)
