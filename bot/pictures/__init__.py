"""Pictures for people who would rather look: an answer at a glance, the events on a line of time. Pure and synchronous."""
