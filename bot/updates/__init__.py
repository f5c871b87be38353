"""How updates come in, wait, take their turn, and how fast the answers go out."""
