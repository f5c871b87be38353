"""One module per kind of update: questions, commands, admin, errors; addressing says what is meant for the bot."""
