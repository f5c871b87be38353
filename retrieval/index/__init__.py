"""Which passages: BM25 over the corpus's chunks."""
