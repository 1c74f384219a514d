### Levels.

levels-reached = 🎉 You've reached level { $level } in { $community }: <b>{ $name }</b>{ $discount ->
    [0] .
   *[other] . The shop is cheaper for you from now on.
} See the whole ladder with /levels.
levels-ladder =
    🪜 <b>You're a { $name }</b> (level { $level }, { $earned ->
        [one] 1 point
       *[other] { $earned } points
    } earned in all)
    { $top ->
        [yes] That's the very top. Hats off!
       *[no] { $left ->
            [one] 1 more point
           *[other] { $left } more points
        } to the next level; spending never costs you a level.
    }

    { $lines }
levels-line = { $here ->
    [yes] 👉
   *[no] ▫️
} { $name } · { $points }{ $count ->
    [0] {""}
   *[other] {" "}· { $perks }
}
levels-perk-discount = { $discount }% off in the shop
levels-perk-tag = “{ $tag }” beside your name
