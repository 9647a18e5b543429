// R70 to R90: streams, events, and hold from RELAY.
extension Rules {
    static let streamAttachmentRules: [Rule] = [
        Rule(
            .R70,
            "Attaching a stream",
            .mixed,
            "A stream belongs to the conference's audio. Assumed: its socket is opened when the join is accepted, and carries "
                + "no audio until the conference starts; a stream never starts a conference.",
            source: "SDKDOC, RA, ASSUMED",
            knobs: [.streamOpen, .streamStartsConference]
        ),
        Rule(
            .R71,
            "A stream is no participant",
            .assumed,
            "It counts neither in size nor for the limit, and cannot be the last one.",
            source: "ASSUMED",
            knobs: [.streamCounts]
        ),
        Rule(
            .R72,
            "Life of a stream",
            .assumed,
            "It lasts until REST stops it, its socket closes or the conference ends. The call that attached it may leave.",
            source: "ASSUMED",
            knobs: [.streamOwner]
        ),
        Rule(
            .R73,
            "Failure of a stream",
            .mixed,
            "An address that does not begin with wss:// is a bad parameter. Assumed: other failures never undo the join, are "
                + "reported on status_url only, and nothing is tried again.",
            source: "RA, ERR, ASSUMED",
            knobs: [.streamFail]
        ),
        Rule(
            .R74,
            "Direction of a stream",
            .documented,
            "Sources differ on whether an endpoint may always send audio back, or only where realtime is true.",
            source: "SDKDOC, RA, SWML, C14",
            knobs: [.streamSend]
        ),
        Rule(
            .R75,
            "Several streams",
            .documented,
            "A conference may have any number of streams, whose names differ.",
            source: "STREAM"
        ),
    ]

    static let eventRules: [Rule] = [
        Rule(
            .R80,
            "Who gets events",
            .assumed,
            "Every RELAY session that controls a member, or the one that has just left, gets each event once.",
            source: "ASSUMED",
            knobs: [.fanout]
        ),
        Rule(
            .R81,
            "Subscription",
            .assumed,
            "RELAY sessions get all statuses. status_callback_event selects webhooks only.",
            source: "ASSUMED",
            knobs: [.relayEvents]
        ),
        Rule(
            .R82,
            "The call on conference-level events",
            .documented,
            "Sources differ on whether they bear a call_id. The Python SDK hands events on by call_id alone, so without one a "
                + "call's listeners never see start, end, record and announcement events.",
            source: "RA, SWML, SDK, C8",
            knobs: [.conferenceCallID]
        ),
        Rule(
            .R83,
            "Order of events",
            .mixed,
            "Webhooks may be late or missing. Assumed: the events of one conference have one order, the same on all sessions.",
            details: canonicalSequences,
            source: "HOOKS, ASSUMED",
            knobs: [.startBeforeJoin]
        ),
        Rule(
            .R84,
            "size",
            .mixed,
            "The members now in the conference. That it is the number after the event is assumed: a join counts the newcomer, "
                + "a leave no longer the leaver, the end is 0, and those who wait count.",
            source: "RA, ASSUMED"
        ),
        Rule(
            .R85,
            "Speech",
            .mixed,
            "Members' speech is reported. Assumed: only of running members, neither muted nor on hold; after 100 ms of speech "
                + "and 800 ms of silence; and who is muted, held or leaves while speaking first gets the stop.",
            source: "RA, ASSUMED, FS",
            knobs: [.speechStart, .speechStop, .speechEvents]
        ),
        Rule(
            .R86,
            "Changes that change nothing",
            .assumed,
            "Muting a muted member emits nothing, and so for the other flags.",
            source: "ASSUMED",
            knobs: [.noopEvents]
        ),
        Rule(
            .R87,
            "participant-modify",
            .assumed,
            "It comes when REST changes coaching, or anything else that has no status of its own.",
            source: "ASSUMED, RA"
        ),
        Rule(
            .R88,
            "Announcements",
            .documented,
            "Only REST starts them. One for a participant is heard by that one, one for the conference by all. "
                + "announcement-end or announcement-fail bears the address.",
            source: "RA, COMPAT"
        ),
        Rule(
            .R90,
            "calling.hold and calling.unhold",
            .mixed,
            "The SDK offers them, and other sources call them not implemented. Assumed for a simulator: they work, act in a "
                + "conference as REST's hold does, and emit its events and calling.call.hold.",
            source: "SDK, SDKDOC, GUIDE, RA, C10, ASSUMED",
            knobs: [.relayHold]
        ),
    ]

    /// What comes of what, under the default profile; the size stands in brackets, and record events come only where the
    /// conference is recorded.
    private static let canonicalSequences = [
        "A starter joins first: reply, participant-join (1), conference-start (1), record-start.",
        "A non-starter joins first: reply, participant-join (1).",
        "A starter joins n who wait: reply, participant-join (n+1), conference-start (n+1), record-start.",
        "Somebody joins a running conference: reply, participant-join (n+1).",
        "Somebody leaves and others remain: reply, participant-leave (n-1).",
        "The last one leaves: reply, participant-leave (0), record-stop, conference-end (0).",
        "One with end_on_exit leaves: reply, participant-leave (n-1), then the others' in join order down to (0), "
            + "record-stop, conference-end (0).",
        "A member hangs up: calling.call.state ending, participant-leave as above, calling.call.state ended.",
        "REST ends it: participant-leave of all down to (0), record-stop, conference-end (0).",
    ]
}
