"""What do we have? A folder of files becomes Documents, and Documents become Chunks."""
