"""Who says what: what a document states, on whose word, about which event. Pure functions of a document."""
