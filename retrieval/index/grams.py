"""Character 4-grams of words: what joins compounds, endings and misspelt words where stems do not."""

from functools import lru_cache

from retrieval.language.tokens import fold

SIZE = 4


@lru_cache(maxsize=200_000)
def word_grams(word: str) -> tuple[str, ...]:
    """Return the 4-grams of a word, folded, with its two ends marked; a short word is one gram."""
    marked = f"_{fold(word)}_"
    if len(marked) <= SIZE:
        return (marked,)
    return tuple(marked[at : at + SIZE] for at in range(len(marked) - SIZE + 1))
