"""Any endpoint that speaks the chat-completions format; named by the user, never called otherwise."""
