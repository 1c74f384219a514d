### Shares: members show what they have made, bought or read; staff look at it, and the best are shown together.

share-usage =
    📸 <b>Show and tell</b>
    Made, found or learnt something worth showing? Reply to your own message with /share{ $count ->
        [0] {""}
       *[other] , or put { $tags } into it
    }.
    { $points } points when it is approved, { $featured } in all when it is featured.{ $staff ->
        [yes] {""}

    { $waiting ->
        [0] Nothing is waiting for you.
        [one] One share is waiting for you:
       *[other] { $waiting } shares are waiting for you:
    }
       *[no] {""}
    }
share-done = 📸 Thank you, the team will have a look. It's worth { $points } points if they approve it, and I'll tell you.
share-again = That one has been shared already; once is enough.
share-too-many = { $most } shares a day are the limit. Come back tomorrow!
share-not-yours = You can share your own messages only. If somebody else's is good, reply to it with /thanks.
share-not-of-bots = Messages of bots and channels can't be shared.
share-decided = That one has been decided.
share-tags-usage = Write the hashtags to use, 8 at most: <code>/share tags share unboxing</code>. For none: <code>/share tags -</code>.
share-tags-set = { $count ->
    [0] All right, hashtags don't count any more, only /share does.
   *[other] All right, messages with { $tags } are shares from now on.
}
share-words = the message
share-by-staff = an admin
share-card =
    📸 <b>Share { $share }</b> · { $community }
    { $name } · { $day } · { $words }{ $other ->
        [yes] {" "}(put forward by { $sharer })
       *[no] {""}
    }{ $state ->
        [waiting] {""}
        [approved] {""}

    ✅ Approved by { $by }
        [featured] {""}

    ⭐ Featured by { $by }
       *[declined] {""}

    ✖️ Declined by { $by }{ $told ->
            [yes] : { $reason }
           *[no] {""}
        }
    }
share-why = Why is share { $share } declined? Reply here with one message and I'll pass it on; or give no reason.
button-share-approve = ✅ Approve ({ $points })
button-share-feature = ⭐ Feature ({ $points })
button-share-decline = ✖️ Decline
button-share-without = No reason
button-share-show = { $share } · { $name }
button-gallery = 🖼 See what others shared

## What the author reads

share-told-approved = 📸 Your share in { $community } is approved{ $points ->
    [0] . Thank you!
    [one] : 1 point for you. Thank you!
   *[other] : { $points } points for you. Thank you!
}
share-told-featured = ⭐ Your share in { $community } is featured{ $points ->
    [0] !
    [one] : 1 point for you!
   *[other] : { $points } points for you!
}
share-told-declined = 📸 Your share in { $community } was not taken this time{ $told ->
    [yes] : { $reason }
   *[no] .
}
share-told-undone = 📸 Your share in { $community } is being looked at again{ $points ->
    [0] .
    [one] , so its point is taken back for now.
   *[other] , so its { $points } points are taken back for now.
} I'll tell you what comes of it.

## The gallery

gallery-post =
    🖼 <b>This week's gallery</b>
    { $lines }

    Want to be in it? Reply to your own message with /share.
gallery-list =
    🖼 <b>Gallery</b> · { $community }
    { $count ->
        [0] Nobody has shared anything this month. Reply to your own message with /share and be the first.
       *[other] { $lines }
    }
gallery-line = { $state ->
    [featured] ⭐
   *[approved] ·
} { $name }, { $day }

## The audit log

audit-share-approved = approved a share
audit-share-featured = featured a share
audit-share-declined = declined a share
audit-share-undo = took a decision about a share back
audit-share-tags = changed the hashtags of shares
