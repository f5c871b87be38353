"""What `soak.py` measures, a module for each kind of trouble."""
