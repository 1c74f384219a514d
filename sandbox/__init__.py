"""A Telegram in a box: a Bot API server on loopback with people you can play.

It stands alone: nothing here imports the bot, and the bot never imports this package. `server`
puts it on the wire, `world` holds what happens in the chats.
"""
