"""How text is read: words and stems, sentences. What differs by language is data in tables/."""
