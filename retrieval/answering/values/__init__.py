"""What a claim says in answer to a question, per kind of value, and how two such values stand to each other."""
