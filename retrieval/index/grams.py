"""Character 4-grams of words: what joins compounds, endings and misspelt words where stems do not."""

from functools import lru_cache

from retrieval.language.tokens import fold, stopwords, surfaces_of

SIZE = 4


@lru_cache(maxsize=200_000)
def word_grams(word: str) -> tuple[str, ...]:
    """Return the 4-grams of a word, folded, with its two ends marked; a short word is one gram."""
    marked = f"_{fold(word)}_"
    if len(marked) <= SIZE:
        return (marked,)
    return tuple(marked[at : at + SIZE] for at in range(len(marked) - SIZE + 1))


def grams_of(text: str, language: str) -> list[str]:
    """Return the 4-grams of the content words of `text`, in order."""
    skip = stopwords(language)
    return [gram for word in surfaces_of(text) if word.lower() not in skip for gram in word_grams(word)]
