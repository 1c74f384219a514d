### Valuing each other: reactions and /thanks.

thanks-done = I passed your thanks on to { $name }{ $points ->
    [0] . They have been thanked so much today that their points are full; it still counts as kind
    [one] , with 1 point
   *[other] , with { $points } points
}.
thanks-received = 💛 { $name } thanked you{ $points ->
    [0] {""}
   *[other] {" "}(+{ $points })
}
thanks-usage = To thank somebody, reply to their message with <code>/thanks</code>.
thanks-not-yourself = You wrote that one yourself; leave the thanking to others.
thanks-not-to-bots = How kind! Thanks are for the people here, though.
thanks-already = You have thanked them today already. There is always tomorrow.
