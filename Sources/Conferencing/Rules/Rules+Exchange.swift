// W30 to W74: what goes over a connection, and the dialling of calls.
extension Rules {
    static let exchangeRules: [Rule] = [
        Rule(
            .W30,
            "Events are acknowledged",
            .documented,
            "Every event is a request, which the client answers with an empty result before it handles the event.",
            source: "GUIDE, RA"
        ),
        Rule(
            .W31,
            "Nobody waits for an acknowledgement",
            .assumed,
            "The next event is sent at once. A missing acknowledgement matters only when a session is resumed.",
            source: "ASSUMED",
            knobs: [.ackTimeout]
        ),
        Rule(
            .W32,
            "How the SDK hands events on",
            .documented,
            "The Python SDK gives an event to the call whose call_id it bears and drops all others. A client made for "
                + "conferences must go by conference_id too.",
            source: "SDK"
        ),
        Rule(
            .W33,
            "Order within a session",
            .assumed,
            "Events keep their order, and those that a command causes come after its reply. A client must cope with either "
                + "order.",
            source: "ASSUMED"
        ),
        Rule(
            .W40,
            "Ping",
            .documented,
            "Either side may send signalwire.ping; its timestamp and payload are repeated. The server disconnects whoever does "
                + "not answer.",
            source: "RA"
        ),
        Rule(
            .W41,
            "Reply to a ping",
            .documented,
            "The Python SDK answers with an empty result, so a server must take any.",
            source: "SDK, GUIDE, C37"
        ),
        Rule(
            .W42,
            "Times of pings",
            .assumed,
            "The server pings every 10 s, and closes the socket where no answer comes within 10 s.",
            source: "ASSUMED, JS",
            knobs: [.pingInterval, .pingTimeout]
        ),
        Rule(
            .W50,
            "signalwire.disconnect",
            .mixed,
            "The server asks the client to go; the client finishes what it is doing and answers last of all. The server waits "
                + "for that, assumed 5 s at most, and closes with 1000.",
            source: "RA, GUIDE, ASSUMED",
            knobs: [.disconnectGrace]
        ),
        Rule(
            .W51,
            "restart of a disconnect",
            .documented,
            "With restart true the client forgets its session and connects afresh. Without it, it reconnects and resumes; one "
                + "source has it reconnect for true only.",
            source: "RA, GUIDE, SDK, C28"
        ),
        Rule(
            .W52,
            "Calls after a restart",
            .assumed,
            "The calls of a session that ended by restart true stay, with nobody who controls them.",
            source: "ASSUMED"
        ),
        Rule(
            .W60,
            "Contexts",
            .assumed,
            "Their names are case-sensitive. Receiving twice, and unreceiving what was not received, succeed. An empty list is "
                + "refused with -32602.",
            source: "ASSUMED"
        ),
        Rule(
            .W61,
            "Who is offered a call",
            .mixed,
            "An inbound call's context belongs to the number that was dialled. Assumed: every session that receives the context "
                + "is offered it, the first to answer owns it, and the others' commands get 409.",
            source: "RA, GUIDE, ASSUMED",
            knobs: [.offer]
        ),
        Rule(
            .W62,
            "Passing a call on",
            .mixed,
            "calling.pass gives a call back, to be offered elsewhere. Assumed: to the other receivers; when none is left it ends "
                + "with noAnswer after its ring time.",
            source: "RA, ASSUMED"
        ),
    ]

    static let dialRules: [Rule] = [
        Rule(
            .W65,
            "What the SDK makes of codes",
            .documented,
            "On commands of a call it swallows 404 and 410 and returns an empty object. Every other failure raises an error "
                + "with the code, or -1 where that is no integer.",
            source: "SDK"
        ),
        Rule(
            .W66,
            "404 or 410",
            .assumed,
            "For a call that has ended the profile decides; an id that nobody knows is always 404.",
            source: "ASSUMED",
            knobs: [.goneCode]
        ),
        Rule(
            .W67,
            "Texts of replies",
            .documented,
            "They differ between the sources. Only the code is to be tested.",
            source: "RA, GUIDE, C13"
        ),
        Rule(
            .W70,
            "Events of a dial",
            .documented,
            "The reply bears no call. For each leg calling.call.state comes with the tag; then calling.call.dial says answered, "
                + "with the call inside, or failed, with reason and source.",
            source: "GUIDE, RA"
        ),
        Rule(
            .W71,
            "Losing legs",
            .mixed,
            "Legs that ring beside the one that is answered end. That their end_reason is cancel is assumed.",
            source: "GUIDE, ASSUMED"
        ),
        Rule(
            .W72,
            "Order of a dial's events",
            .assumed,
            "Reply; created for each leg; one dialing; ringing; the winner's answered; the losers' ended; then the dial's "
                + "answered. Groups follow one another; after the last, failed bears the reason of the last leg to end.",
            source: "ASSUMED",
            knobs: [.dialingEvent, .endingOnFailure]
        ),
        Rule(
            .W73,
            "Bad dials",
            .assumed,
            "No devices, an unknown type or a missing address are refused with 400, without an event. A tag that is dialling "
                + "already is allowed, and makes its events ambiguous.",
            source: "ASSUMED",
            knobs: [.dupTag]
        ),
        Rule(
            .W74,
            "The SDK's patience with a dial",
            .documented,
            "It waits 120 s for the outcome and then raises an error, without ending the dial. A lost socket fails the wait, "
                + "though the call may still come up.",
            source: "SDK"
        ),
    ]
}
