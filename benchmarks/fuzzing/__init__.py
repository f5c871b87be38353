"""What `fuzz.py` tries, a module for each way in."""
