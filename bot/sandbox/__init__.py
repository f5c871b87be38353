"""A Telegram of one's own: a Bot API server on 127.0.0.1, and the people and chats behind it.

The end-to-end tests drive the real bot against it, and the demo page serves it. `sandbox.Sandbox` is the way in.
"""
