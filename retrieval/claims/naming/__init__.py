"""Who a text names: bodies, offices, people, countries."""
