"""What does it say? A question becomes an Answer. Pure and synchronous."""
